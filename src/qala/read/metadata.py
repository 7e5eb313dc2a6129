"""Metadata: what a page says about itself outside its visible text."""

from typing import Any

from qala.read.markup import ranked
from qala.read.published import find_published
from qala.read.statements import read_statements
from qala.types.page import Metadata


def read_metadata(tree: Any, url: str | None = None) -> Metadata:  # noqa: ANN401 - selectolax has no types for us
    """Return what the markup of a parsed page says about it; None where it says nothing.

    Args:
        tree: the parsed page.
        url: its address, where it is known; else the canonical one is taken for the date in it.
    """
    said = read_statements(tree)
    canonical = said.canonical or said.first_meta(("og:url",))
    return Metadata(
        title=said.first_linked("headline") or said.first_meta(ranked("titles")) or said.title,
        canonical_url=canonical,
        author=said.first_linked("author") or _named(said.first_meta(ranked("authors"))),
        site_name=said.first_meta(ranked("sites")) or said.first_linked("publisher"),
        published=find_published(said, url or canonical),
    )


def _named(author: str | None) -> str | None:
    """An author given as an address is not a name."""
    return None if author and author.startswith(("http://", "https://")) else author
