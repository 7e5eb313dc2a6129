"""Complements: where what a cue reports begins, and what a preposition has to do with it."""

from dataclasses import dataclass
from typing import Literal

from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase
from qala.attribute.sites import Site
from qala.lexicon.cues import CueEntry
from qala.lexicon.function_words import function_words, is_act
from qala.lexicon.speakers import is_speaker_head, speaker_kind


@dataclass(slots=True)
class Complement:
    """Where a cue's complement stands, in token indices of the view.

    Attributes:
        kind: `clause` after أن, `quotation`, `colon`, or `object` for a noun phrase.
        start: first token of the content.
        cue_end: index after the cue, a preposition beside it included.
        gap: tokens between cue and complement, where source and addressee stand.
        noun: where a light verb is split from its noun, the token of the noun, which then is the cue.
    """

    kind: Literal["clause", "quotation", "colon", "object"]
    start: int
    cue_end: int
    gap: tuple[int, int]
    noun: int | None = None


def cue_end(site: Site) -> int:
    """Return the index after the cue and the preposition that stands right beside it."""
    after, preps = site.index + 1, site.entry.preps
    return after + 1 if preps and after < site.stop and site.words[after] in preps else after


def at_once(site: Site) -> Complement | None:
    """Return the complement of a form that is nearly always another word: it must follow at once."""
    after = site.index + 1
    if after < site.stop and site.words[after] in function_words("prepositions"):
        after += 1
    if after + 1 >= site.stop:
        return None
    gap = (after, after)
    if site.entry.accused and site.words[after].startswith("ايا"):  # «متهما إياها بالتقصير»
        return Complement("object", after, after, gap)
    if opens_clause(site.view, after) and site.words[after][:1] != "و":
        return Complement("clause", after + 1, after, gap)
    return None if site.words[site.index] == "بين" else _quoted_at_once(site, after)  # «بين الفريقين»


def _quoted_at_once(site: Site, after: int) -> Complement | None:
    if site.cue.form == "verb" and (behind := _behind_source(site, after)):
        return behind
    gap = (after, after)
    if site.view.opens_speech(after) and not site.entry.unquoted:
        return Complement("quotation", after, after, gap)
    return after_colon(site, after, gap) if site.words[after] == ":" else None


def _behind_source(site: Site, start: int) -> Complement | None:
    """«وسجلت رئيسة البعثة أن»: only who speaks stands between the form and its clause."""
    end = speaker_phrase(site.view, start, site.stop)
    if (
        start < end < site.stop - 1
        and opens_clause(site.view, end)
        and site.words[end][:1] != "و"
        and is_speaker(site.view, start, end)
    ):
        return Complement("clause", end + 1, start, (start, end))
    return None


def after_colon(site: Site, at: int, gap: tuple[int, int]) -> Complement | None:
    """Return what stands behind a colon: a quotation, a clause, or words without marks."""
    if at + 1 >= site.stop or (site.entry.form == "noun" and not site.entry.implicit):
        return None
    if at + 1 in site.view.opening and site.view.level[at + 1] == site.view.level[at]:
        return Complement("quotation", at + 1, gap[0], gap)
    if opens_clause(site.view, at + 1):
        return Complement("clause", at + 2, gap[0], gap) if at + 2 < site.stop else None
    return Complement("colon", at + 1, gap[0], gap)


def takes_prepositional(site: Site) -> bool:
    """Tell whether a noun phrase after one of the entry's prepositions can be what is reported."""
    if site.entry.past and not site.cue.perfect:
        return False
    return site.entry.object in ("prep", "both")


def is_preposition(word: str, entry: CueEntry) -> bool:
    """Tell whether a word is, or carries, a preposition of the entry («بالتعاون», «للتنسيق»)."""
    if word in entry.preps or _MERGED.get(word) in entry.preps:
        return True
    if "ل" in entry.preps and word.startswith("ل") and len(word) > _CARRIED + 1 and word not in function_words("with_l"):
        return word.startswith("لل") or speaker_kind(word[1:]) is None
    short = len(word) <= _CARRIED and not is_act(word[1:])
    if "ب" not in entry.preps or not word.startswith("ب") or short or is_speaker_head(word):
        return False
    return word not in function_words("with_b") or (entry.preps == ("ب",) and word in _PRAISED)


_MERGED = {"مما": "من", "ممن": "من", "عما": "عن", "بما": "ب"}
"""Prepositions written with the relative they govern: «محذرا مما أسماه …»."""
_PRAISED = frozenset({"بمشاركه", "بحضور"})
"""Adverbials elsewhere, but what is praised or welcomed after a verb that takes ب alone («أشاد بمشاركة النساء»)."""
_CARRIED = 3
"""Letters; a shorter word carries no preposition."""
