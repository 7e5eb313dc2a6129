"""Cues: the words that lay something at a source's door."""

from dataclasses import dataclass
from typing import Literal

from qala.types.span import Span

Stance = Literal["says", "denies", "accuses", "confirms", "expects", "promises", "calls_for", "doubts", "asks"]
CueForm = Literal["verb", "participle", "noun", "phrase", "colon", "preposition"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase in a sentence.

    Attributes:
        span: as written, a leading و or ف kept, with the preposition that belongs to it.
        lemma: the entry of `resources/cues.yml` it was found by.
        form: how it reports.
        stance: the entry's stance.
        gender: `m`, `f` or None where the form does not tell (of the subject it agrees with).
        number: `s`, `d`, `p` or None.
        person: 1, 2 or 3.
        passive: whether the form is (or may only be read as) passive.
        perfect: whether it is a finite verb in the perfect.
        strict: whether the form is nearly always another word, so that its complement must follow at once.
        rule: `cues/` and the entry, the way from the record to the lexicon.
    """

    span: Span
    lemma: str
    form: CueForm
    stance: Stance
    rule: str
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    person: Literal[1, 2, 3] = 3
    passive: bool = False
    perfect: bool = False
    strict: bool = False
