"""Whole records of the example pages: `record.json` to the byte, `shown.txt` for whoever reads the difference."""
