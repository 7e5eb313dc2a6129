"""The store: records kept in SQL, found again by Arabic search. Nothing here is imported by `import qala`."""

from qala.store.opening import open_store

__all__ = ["open_store"]
