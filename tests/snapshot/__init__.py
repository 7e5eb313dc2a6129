"""What runs look like, kept as pictures in text."""
