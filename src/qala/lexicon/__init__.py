"""Typed, cached readers of the packaged knowledge that `make data` builds from `resources/`."""
