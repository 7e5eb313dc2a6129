"""Pieces: everything the finders found in one story, before anybody is identified."""

from dataclasses import dataclass

from qala.types.credit import Credit
from qala.types.cue import Cue
from qala.types.figure import Figure
from qala.types.mention import Mention
from qala.types.quotation import Quotation
from qala.types.timex import TimeExpression


@dataclass(frozen=True, slots=True)
class Pieces:
    """The findings of one story, each kind in page order."""

    cues: tuple[Cue, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    credits: tuple[Credit, ...] = ()
