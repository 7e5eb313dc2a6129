"""Values: money in the currency of the country the page is from."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from qala.arabic.folding import bare
from qala.lexicon.tables import table
from qala.types.figure import Figure
from qala.types.page import Page
from qala.types.pieces import Pieces

_WINDOW = 600
"""Characters before and after an amount in which a country's names tell its currency."""
_LEAST = 2
"""Names of a country, beyond those of the next, without which the text tells nothing."""


def resolve_values(page: Page, pieces: Pieces) -> Pieces:
    """Return the pieces of a story with its figures settled.

    Money whose currency several countries have (ريال, دينار) and whose country the text leaves out is the money of the
    country the page is from, by its address, or of the country whose places are named around it.
    """
    if not any(_bare_currency(figure, page.text) for figure in pieces.figures):
        return pieces
    home = address_country(page)
    return replace(pieces, figures=tuple(_in_country(figure, home, page.text) for figure in pieces.figures))


def address_country(page: Page) -> str | None:
    """Return the ISO 3166 code of the country that a page's address tells, if it tells one."""
    address = f"{page.url or ''} {page.source} {page.metadata.canonical_url or ''}".lower()
    found = {country for country, marks in _marks().items() if any(mark in address for mark in marks.domains)}
    return found.pop() if len(found) == 1 else None


def text_country(text: str) -> str | None:
    """Return the ISO 3166 code of the country whose places and months a text names most; None if unsure."""
    folded = bare(text)
    counts = sorted(
        ((sum(folded.count(word) for word in marks.words), country) for country, marks in _marks().items()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    (first, country), (second, _) = counts[0], counts[1]
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


def _in_country(figure: Figure, home: str | None, text: str) -> Figure:
    """Return a figure with the code its currency has in a country: the page's, else the one named around it."""
    name = _bare_currency(figure, text)
    if name is None or name == "دولار":
        return figure
    countries = table("currencies")["shared"][name]["countries"]
    around = text[max(0, figure.span.start - _WINDOW) : figure.span.end + _WINDOW]
    code = countries.get(home) or countries.get(text_country(around))
    return figure._replace(unit=code) if code else figure
