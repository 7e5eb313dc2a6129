"""The formats, each on its own."""
