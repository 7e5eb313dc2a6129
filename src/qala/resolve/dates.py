"""Resolve dates: the publication day of each story, and what its time expressions mean on that day."""

from collections.abc import Sequence

from qala.types.page import Page
from qala.types.record import Evidence, Published
from qala.types.story import Story
from qala.types.timex import TimeExpression, Timex


def resolve_published(
    page: Page, stories: Sequence[Story], times: Sequence[Sequence[TimeExpression]]
) -> tuple[Published, ...]:
    """Return the publication day of each story with its evidence; value None rather than a wrong day."""
    del times
    claims = sorted(page.metadata.published, key=lambda claim: claim.rule != "given")
    if not claims:
        return (Published(),) * len(stories)
    return (Published(claims[0].value[:10], (Evidence(None, claims[0].rule),)),) * len(stories)


def resolve_times(expressions: Sequence[TimeExpression], published: str | None) -> tuple[Timex, ...]:
    """Return the expressions of a story with their TIMEX3 values, counted from its publication day."""
    return tuple(
        Timex(e.span, e.value or _value(e, published), e.type, e.rule, e.mod, e.calendar) for e in expressions
    )


def _value(expression: TimeExpression, published: str | None) -> str | None:
    when = expression.when
    year = when.year if when and when.year else int(published[:4]) if published else None
    if when is None or year is None:
        return None
    day = f"-{when.day:02}" if when.day else ""
    return f"{year:04}-{when.month:02}{day}"
