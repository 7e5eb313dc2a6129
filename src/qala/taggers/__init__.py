"""Sequence taggers: a protocol and the built-in CRF."""
