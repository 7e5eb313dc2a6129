"""`python -m qala` is `qala`."""

from qala.cli.app import main

if __name__ == "__main__":  # worker processes import this module again
    main()
