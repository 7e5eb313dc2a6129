"""The grammar that the finders of times and of figures share: words by class, numbers, forms."""

from qala.find.values.readings import read_values

__all__ = ["read_values"]
