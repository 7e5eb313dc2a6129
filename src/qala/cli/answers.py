"""Answers: what a search found, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import msgspec

from qala.export.labels import AUTHORITIES, NOBODY, STANCES
from qala.export.pretty_lines import Bit, Look, line, shown
from qala.types.span import Span

if TYPE_CHECKING:
    from qala.store.search import Facets, Found, Hit, Snippet

_FACETS: Final = {"speakers": "القائلون", "outlets": "الناشرون", "authorities": "الصفات", "months": "الأشهر"}
_SHOWN: Final = 8
"""Values of a facet that a terminal shows; --json has them all."""


def lines(found: "Found", look: Look, first: int = 1) -> Iterator[str]:
    """Yield the answers as lines of text: who — reporting word — words, and under it where they stand."""
    yield line((Bit(f"أقوال: {found.statements} · ذكر: {found.mentions}", "quiet"),), look)
    for number, hit in enumerate(found.hits, first):
        yield ""
        yield line((Bit(f"{number}. ", "quiet"), *_frame(hit), *marked(hit.snippet, look)), look, hanging=3)
        yield line(tuple(_where(hit)), look, indent=3)
    if found.facets is not None:
        yield ""
        yield from facet_lines(found.facets, look)


def facet_lines(facets: "Facets", look: Look) -> Iterator[str]:
    """Yield the counts of each facet on a line."""
    for name, label in _FACETS.items():
        counted: Sequence[tuple[str, int]] = getattr(facets, name)
        if not counted:
            continue
        said = "، ".join(f"{shown(AUTHORITIES.get(value, value))} {count}" for value, count in counted[:_SHOWN])
        more = f" … +{len(counted) - _SHOWN}" if len(counted) > _SHOWN else ""
        yield line((Bit(f"{label}: ", "quiet"), Bit(said + more)), look)


def marked(snippet: "Snippet", look: Look) -> Iterator[Bit]:
    """Yield a snippet, what answers the query in bold, or between stars where there are no colours."""
    at, star = snippet.span.start, "" if look.colour else "*"
    for span in (*snippet.highlights, None):
        until = snippet.span.end if span is None else span.start
        plain = snippet.text[at - snippet.span.start : until - snippet.span.start]
        if plain:
            yield Bit(_spaced(plain))
        if span is not None:
            inside = Span(span.start - snippet.span.start, span.end - snippet.span.start)
            yield Bit(f"{star}{shown(inside.of(snippet.text))}{star}", "title")
            at = span.end


def _spaced(text: str) -> str:
    """Return a piece as it may be shown, the space to its neighbours kept."""
    before, after = " " if text[:1].isspace() else "", " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{shown(text)}{after}"


def as_json(hit: "Hit") -> str:
    """Return an answer as one line of JSON; every span is `[start, end]` in the page's text."""
    return msgspec.json.encode(asdict(hit)).decode()


def as_line(value: object) -> str:
    """Return plain data as one line of JSON."""
    return msgspec.json.encode(value).decode()


def _frame(hit: "Hit") -> Iterator[Bit]:
    if hit.kind == "mention":
        yield Bit("[النص] ", "quiet")
        return
    yield Bit(shown(hit.speaker or NOBODY), "name", apart=True)
    if hit.role:
        yield Bit(f" ({shown(hit.role)})", "quiet")
    yield Bit(" — ", "quiet")
    yield Bit(shown(hit.cue or ""), "cue", apart=True)
    yield Bit(" — ", "quiet")


def _where(hit: "Hit") -> Iterator[Bit]:
    kinds = (AUTHORITIES.get(hit.authority or ""), STANCES.get(hit.stance or "") if hit.stance != "says" else None)
    told = [part for part in (shown(hit.outlet), (hit.published or "")[:10], *kinds) if part]
    place = f"{hit.url or hit.source} [{hit.snippet.span.start}, {hit.snippet.span.end}]"
    yield Bit(" · ".join(told) + (" · " if told else ""), "quiet")
    yield Bit(shown(place), "quiet", apart=True)
