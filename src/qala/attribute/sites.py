"""Sites: a reading of a cue at the place where it stands."""

from dataclasses import dataclass

from qala.attribute.views import View
from qala.lexicon.cues import CueEntry
from qala.types.cue import Cue


@dataclass(slots=True)
class Site:
    """One reading of the cue at token `index`.

    Attributes:
        view: the sentence.
        words: its words, bare; empty ones stand outside it.
        index: token of the cue.
        cue: the reading.
        entry: the lexicon's entry of the reading.
        past: token index before which its complement is another's.
        stop: token index its complement cannot reach: the end of the quotation it stands in, or another's complement.
    """

    view: View
    words: tuple[str, ...]
    index: int
    cue: Cue
    entry: CueEntry
    stop: int
    past: int = 0
