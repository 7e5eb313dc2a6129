"""Bytes to pages: text files, HTML, archives of the web, feeds, tables and the live web."""

from qala.read.sources import read

__all__ = ["read"]
