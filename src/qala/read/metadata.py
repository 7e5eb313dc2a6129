"""Metadata: what a page says about itself outside its visible text."""

from qala.read.published import find_published
from qala.read.statements import PageStatements, read_statements
from qala.types.page import Metadata

_TITLES = ("og:title", "twitter:title")
_SITES = ("og:site_name", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")


def read_metadata(tree: object) -> Metadata:
    """Return what the markup of a parsed page says about it; None where it says nothing."""
    said = read_statements(tree)
    return Metadata(
        title=_first(said, "headline", _TITLES) or said.title,
        canonical_url=said.canonical or said.first_meta(("og:url",)),
        author=said.first_linked("author") or _named(said.first_meta(_AUTHORS)),
        site_name=said.first_meta(_SITES) or said.first_linked("publisher"),
        published=find_published(said),
    )


def _first(said: PageStatements, linked: str, metas: tuple[str, ...]) -> str | None:
    return said.first_linked(linked) or said.first_meta(metas)


def _named(author: str | None) -> str | None:
    """An author given as an address is not a name."""
    return None if author and author.startswith(("http://", "https://")) else author
