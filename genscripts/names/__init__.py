"""Training data for the tagger of names: stories of today annotated by our guidelines."""
