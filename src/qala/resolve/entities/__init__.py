"""Entities: who is meant, once for all the places of a page that name or describe it."""

from qala.resolve.entities.page import Entities, resolve_entities

__all__ = ["Entities", "resolve_entities"]
