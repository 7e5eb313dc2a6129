"""Publication dates: what the markup and the address state, most reliable first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from qala.read.markup import ranked
from qala.read.moments import instants, read_address, read_moment
from qala.read.statements import PageStatements
from qala.types.issue import Issue
from qala.types.page import DateClaim
from qala.types.span import Span

_CLOCKS_APART = timedelta(days=1)
"""How far behind the page's the clock of whoever fetched it may be."""


def find_published(said: PageStatements, url: str | None = None) -> tuple[DateClaim, ...]:
    """Return the publication dates that a page states, most reliable first, each with the words it is written in.

    A `dateCreated` or a lone `time` element may be anything's, so they count only where nothing says more.
    """
    claims = tuple(_read(_stated(said)))
    address = read_address(url) if url else None
    if address:
        claims = (*claims, DateClaim(address, "url", url))
    return local_first(tuple(dict.fromkeys(claims or _read(_weak(said)))))


def local_first(claims: tuple[DateClaim, ...]) -> tuple[DateClaim, ...]:
    """Return the claims with one that tells the day where the page was written before one that tells it in UTC.

    Just before midnight in UTC it is tomorrow in every country of the Arab east, and the paper's day is the local one.
    """
    if not claims or not claims[0].value.endswith(("Z", "+00:00")):
        return claims
    first = claims[0]
    others = (one for one in claims[1:] if not one.value.endswith(("Z", "+00:00")) and one.rule != "url")
    local = next((one for one in others if one.value[:10] != first.value[:10] and _agree(first.value, one.value)), None)
    return (local, *(one for one in claims if one is not local)) if local else claims


def _stated(said: PageStatements) -> Iterator[tuple[str, str]]:
    yield from ((text, "json-ld/datePublished") for key, text in said.linked if key == "datePublished")
    ranks = {name: rank for rank, name in enumerate(ranked("published"))}
    stated = sorted([(ranks[name], at, name, text) for at, (name, text) in enumerate(said.metas) if name in ranks])
    yield from ((text, f"meta/{name}") for _, _, name, text in stated)
    yield from [(text, "microdata/datePublished") for prop, text in said.items if prop == "datePublished"][:1]
    yield from [(text, "time/published") for text, words in said.times if "publish" in words or "pubdate" in words][:1]


def _weak(said: PageStatements) -> Iterator[tuple[str, str]]:
    yield from ((text, "json-ld/dateCreated") for key, text in said.linked if key == "dateCreated")
    days = {moment[:10] for text, _ in said.times if (moment := read_moment(text))}
    if len(days) == 1:
        yield said.times[0][0], "time/only"


def _read(claims: Iterable[tuple[str, str]]) -> Iterator[DateClaim]:
    for text, rule in claims:
        value = read_moment(text)
        if value:
            yield DateClaim(value, rule, text)


def disagreements(claims: Sequence[DateClaim]) -> tuple[Issue, ...]:
    """Return an issue where two dates of a page cannot mean the same moment; the first one is the most reliable."""
    if not claims:
        return ()
    first, *others = claims
    others = [other for other in others if not _agree(first.value, other.value)]
    if not others:
        return ()
    note = f"{first.rule} says {first.value}, but " + ", ".join(f"{other.rule} says {other.value}" for other in others)
    return (Issue(Span(0, 0), "dates-disagree", f"{note}; the first was taken."),)


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates can mean the same moment, or moments of one day where both were written."""
    if one[:10] == other[:10]:
        return True
    (start, end), (begin, stop) = instants(one), instants(other)
    return start <= stop and begin <= end


def not_after(claims: Sequence[DateClaim], retrieved: str | None) -> tuple[tuple[DateClaim, ...], tuple[Issue, ...]]:
    """Return the claims that lie before a page was retrieved, and an issue for those that cannot be true."""
    if not retrieved:
        return tuple(claims), ()
    limit = instants(retrieved)[1] + _CLOCKS_APART
    true = tuple(claim for claim in claims if claim.rule == "given" or instants(claim.value)[0] <= limit)
    false = [f"{claim.rule} says {claim.value}" for claim in claims if claim not in true]
    note = f"{', '.join(false)}, but the page was retrieved on {retrieved}; not taken."
    return true, (Issue(Span(0, 0), "date-after-retrieval", note),) if false else ()
