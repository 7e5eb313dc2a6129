"""References: every stretch of the page that names or describes somebody, in page order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qala.types.attribution import Attribution
from qala.types.mention import EntityType
from qala.types.pieces import Pieces
from qala.types.span import Span

Use = Literal["mention", "credit", "source", "via"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch that calls somebody.

    Attributes:
        span: where it stands.
        use: a name, a credit, a source (or its antecedent), or one who passed something on.
        type: of a name; None for the others.
        story: index of its story.
    """

    span: Span
    use: Use
    type: EntityType | None
    story: int


def references(pieces: Sequence[Pieces], attributions: Sequence[Sequence[Attribution]]) -> tuple[Reference, ...]:
    """Return the references of a page in page order: a name before a phrase that begins at the same place."""
    rank = {"mention": 0, "credit": 1, "source": 2, "via": 3}
    found = dict.fromkeys(_all(pieces, attributions))
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end, rank[r.use])))


def _all(pieces: Sequence[Pieces], attributions: Sequence[Sequence[Attribution]]) -> Iterator[Reference]:
    for story, (found, reports) in enumerate(zip(pieces, attributions, strict=True)):
        for mention in found.mentions:
            yield Reference(mention.span, "mention", mention.type, story)
        for credit in found.credits:
            yield Reference(credit.span, "credit", "PER" if credit.rule == "credits/author" else "ORG", story)
        for report in reports:
            for span in (report.source, report.antecedent):
                if span:
                    yield Reference(span, "source", None, story)
            for span in report.via:
                yield Reference(span, "via", None, story)
