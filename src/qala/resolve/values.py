"""Values: money in the currency of the country the page is from."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from qala.arabic.folding import bare
from qala.lexicon.tables import table
from qala.types.figure import Figure
from qala.types.page import Page
from qala.types.pieces import Pieces

_ADDRESS_WEIGHT = 10
"""How many words of a country its domain is worth."""
_LEAST = 3
"""Words of a country, beyond those of the next, without which a page is from nowhere in particular."""


def resolve_values(page: Page, pieces: Pieces) -> Pieces:
    """Return the pieces of a story with its figures settled.

    Money whose currency several countries have (ريال, دينار) and whose country the text leaves out is the money of the page's
    country.
    """
    if not any(_bare_currency(figure, page.text) for figure in pieces.figures):
        return pieces
    country = page_country(page)
    return replace(pieces, figures=tuple(_in_country(figure, country, page.text) for figure in pieces.figures))


def page_country(page: Page) -> str | None:
    """Return the ISO 3166 code of the country a page is from, by its address, month names and places; None if unsure."""
    address = f"{page.url or ''} {page.source} {page.metadata.canonical_url or ''}".lower()
    text = bare(page.text)
    weights = []
    for country, marks in _marks().items():
        domains = sum(mark in address for mark in marks.domains)
        words = sum(text.count(word) for word in marks.words)
        weights.append((domains * _ADDRESS_WEIGHT + words, country))
    weights.sort(key=lambda pair: -pair[0])
    (first, country), (second, _) = weights[0], weights[1]
    return country if first - second >= _LEAST else None


class _Marks(NamedTuple):
    """What tells a country: parts of addresses, and words in bare spelling."""

    domains: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _marks() -> dict[str, _Marks]:
    found = {}
    for country, marks in table("currencies")["marks"].items():
        domains = tuple(mark for mark in marks if mark.isascii())
        words = tuple(bare(mark) for mark in marks if not mark.isascii())
        found[country] = _Marks(domains, words)
    return found


@cache
def _currency_forms() -> dict[str, str]:
    """Return the forms of shared currency names, bare, with the name."""
    shared = table("currencies")["shared"]
    return {bare(form): name for name, entry in shared.items() for form in entry["forms"]}


def _bare_currency(figure: Figure, text: str) -> str | None:
    """Return the name of the shared currency that a figure ends with, its country left out."""
    if figure.unit is None:
        return None
    last = bare(figure.span.of(text)).rpartition(" ")[2]
    return _currency_forms().get(last) or _currency_forms().get(last.removeprefix("ال"))


def _in_country(figure: Figure, country: str | None, text: str) -> Figure:
    """Return a figure with the code its currency has in a country."""
    name = _bare_currency(figure, text)
    code = table("currencies")["shared"][name]["countries"].get(country) if name else None
    return replace(figure, unit=code) if code and name != "دولار" else figure
