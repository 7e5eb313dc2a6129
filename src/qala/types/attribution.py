"""Attributions: who said what, in which words."""

from dataclasses import dataclass
from typing import Literal

from qala.types.cue import Cue
from qala.types.span import Span

Mode = Literal["direct", "indirect", "mixed"]
Authority = Literal["named_person", "named_organisation", "unnamed_official", "unnamed_person", "media", "agency", "document"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and its content, as `attribute/` leaves it: spans only, nobody identified yet.

    Attributes:
        cue: the reporting word.
        source: the noun phrase beside the cue; None where it is left out or only a pronoun stands.
        antecedent: where `source` is None, an earlier (or later) noun phrase of the page that names the speaker.
        content: one or more pieces, in page order.
        mode: direct, indirect or mixed.
        addressee: to whom it was said, or None.
        parent: index (within the story's attributions) of the one whose content holds this one, or None.
        via: noun phrases of those who passed it on.
        rule: what found it: the cue's rule and the pattern of its frame.
        confidence: calibrated, between 0 and 1.
    """

    cue: Cue
    source: Span | None
    antecedent: Span | None
    content: tuple[Span, ...]
    mode: Mode
    rule: str
    confidence: float
    addressee: Span | None = None
    parent: int | None = None
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attributed:
    """What a story reports, and the cues that may report something too, less surely than was asked for."""

    attributions: tuple[Attribution, ...]
    left_out: tuple[Span, ...]
