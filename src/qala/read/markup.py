"""Markup: what elements, class names and meta names of HTML mean, from `resources/markup.yml`."""

from functools import cache

from qala.lexicon.tables import table


@cache
def markup(group: str) -> frozenset[str]:
    """Return a group of names of the table, for looking up."""
    return frozenset(table("markup")[group])


@cache
def ranked(group: str) -> tuple[str, ...]:
    """Return a group of names of the table in its order, the most reliable first."""
    return tuple(table("markup")[group])
