"""Training data for where contents end: annotated pages, single ends, quotations without their marks."""
