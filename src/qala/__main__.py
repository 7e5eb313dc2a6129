"""`python -m qala` is `qala`."""

from qala.cli.app import main

main()
