"""The publication day of a story: the page's claims first, then what its own lines say."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from qala.resolve.dates_values import date_value
from qala.types.page import DateClaim, Page
from qala.types.record import Evidence, Published
from qala.types.span import Span
from qala.types.story import Story
from qala.types.timex import TimeExpression

_CLAIM_CONFIDENCE = {"given": 1.0, "json-ld": 0.97, "microdata": 0.96, "meta": 0.95, "feed": 0.95, "column": 0.95}
_WEAK = frozenset({"time", "url", "warc"})
"""Claims less sure than a dateline: a `time` element may be a related item's."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
"""Years between which a claim can be a newspaper's."""
_DATELINE = 20
"""Rank of a dateline: claims come before it in the order of the page's metadata, weak ones after."""
_LEAST_CONFIDENCE = 0.75
_AGREED, _DISPUTED = 0.5, 2.0
"""What a second kind of evidence makes of the doubt: half of it if it agrees, twice as much if it does not."""
_GLUED = 60
"""Characters of a story's first lines in which a date is its dateline."""
_PUBLISHED_WORDS = ("نشر", "تحديث", "تاريخ", "آخر تعديل", "أضيف")
_LINES = ("dateline", "byline")
_OPENING_LINES = ("dateline", "byline", "paragraph", "deck", "headline")


class Clue(NamedTuple):
    """A day that something shows, with its evidence and how sure it is alone; the surest have the lowest rank."""

    rank: int
    day: date
    evidence: Evidence
    confidence: float


def resolve_published(page: Page, stories: Sequence[Story], times: Sequence[Sequence[TimeExpression]]) -> tuple[Published, ...]:
    """Return the publication day of each story with its evidence; value None rather than a wrong day.

    Evidence in order: what the caller or the markup states; a dateline or byline; a date glued to the beginning of the
    text; a date beside «اليوم» or «أمس». A claim of the markup is the first article's; the caller's is every story's.
    """
    claims = _claims(page.metadata.published)
    first = next((story.id for story in stories if story.kind == "article"), None)
    articles = sum(story.kind == "article" for story in stories)
    published = []
    for story, expressions in zip(stories, times, strict=True):
        own = [clue for clue in claims if clue.rank == 0 or story.id == first or articles <= 1]
        clues = [*own, *_story_clues(page.text, story, expressions)]
        published.append(_decide(clues))
    return tuple(published)


def _decide(clues: Sequence[Clue]) -> Published:
    """Return the day of the surest clue, with every clue that agrees as its evidence."""
    if not clues:
        return Published()
    best = min(clues, key=lambda clue: clue.rank)
    rivals = {clue.day for clue in clues if clue.rank == best.rank}
    if len(rivals) > 1 and best.rank > 0:
        best = max((clue for clue in clues if clue.rank == best.rank), key=lambda clue: clue.day)
    why = dict.fromkeys(clue.evidence for clue in clues if clue.day == best.day)
    doubt = (1 - best.confidence) * (_DISPUTED if {clue.day for clue in clues} != {best.day} else 1)
    agreeing = {clue.rank for clue in clues if clue.day == best.day}
    confidence = 1 - min(1.0, doubt) * _AGREED ** (len(agreeing) - 1)
    return Published(best.day.isoformat(), tuple(why), round(confidence, 3))


def _claims(claims: Sequence[DateClaim]) -> list[Clue]:
    """Return the claims of the markup as clues, in the order of trust that reading gives them.

    Claims of one moment are one claim, and the local day is the paper's: midnight is another in another zone.
    """
    found: list[Clue] = []
    moments: dict[datetime, date] = {}
    for position, claim in enumerate(claims):
        moment = _moment(claim.value)
        if moment is None:
            continue
        day = moment.date()
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            continue
        if moment.tzinfo is not None:
            day = moments.setdefault(moment, day)
        kind = claim.rule.partition("/")[0]
        rank = 0 if kind == "given" else min(position, _DATELINE - 2) + 1
        rank += (_DATELINE + 3) * (kind in _WEAK)
        found.append(Clue(rank, day, Evidence(None, claim.rule), _CLAIM_CONFIDENCE.get(kind, _LEAST_CONFIDENCE)))
    return found


def _moment(value: str) -> datetime | None:
    """Return the moment, or the beginning of the day, that a claim states; None if it states none."""
    for written in (value, value[:10]):
        try:
            return datetime.fromisoformat(written)
        except ValueError:
            continue
    return None


def _story_clues(text: str, story: Story, expressions: Sequence[TimeExpression]) -> Iterator[Clue]:
    """Yield what the lines of a story show of its day."""
    lines = {block.span: block.kind for block in story.blocks}
    opening = [block.span for block in story.blocks if block.kind in _OPENING_LINES][:4]
    for e in expressions:
        day = _full_day(e)
        if day is None or e.when is None:
            continue
        block = next((span for span in lines if span.contains(e.span)), None)
        kind = lines[block] if block else None
        if kind in _LINES or (block and _says_published(text, block, e.span)):
            yield Clue(_DATELINE, day, Evidence(e.span, "published/dateline"), 0.95)
        elif block in opening and block and e.span.start - block.start < _GLUED and _ends_dateline(text, e.span):
            yield Clue(_DATELINE + 1, day, Evidence(e.span, "published/dateline-in-text"), 0.85)
        elif e.when.unit == "D" and e.when.shift is not None:
            yield Clue(22, day - timedelta(e.when.shift), Evidence(e.span, "published/day-and-date"), 0.8)


def _full_day(expression: TimeExpression) -> date | None:
    """Return the day of an expression that needs no other to be known."""
    when = expression.when
    if when is None or when.year is None or when.month is None or when.day is None:
        return None
    value = date_value(when, expression.calendar, None)
    day = date.fromisoformat(value) if value else None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _says_published(text: str, block: Span, span: Span) -> bool:
    """Tell whether a line says that its date is the one of publication."""
    before = text[block.start : span.start]
    return len(before) < _GLUED and any(word in before for word in _PUBLISHED_WORDS)


def _ends_dateline(text: str, span: Span) -> bool:
    """Tell whether a date near the beginning of a text ends its dateline: a signature, a dash or a line end follows."""
    return text[span.end : span.end + 12].lstrip(" م").startswith(("-", "–", "—", ":", "(", "واس", "\n", "/", "|", "الموافق"))
