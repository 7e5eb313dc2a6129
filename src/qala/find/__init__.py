"""Sentences to pieces; the finders do not know one another."""
