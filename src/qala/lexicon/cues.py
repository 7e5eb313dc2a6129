"""The reporting words of `resources/cues.yml`, by written form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from qala.arabic.conjugation import VerbForm, conjugate, participles
from qala.arabic.folding import bare, unmarked
from qala.lexicon.tables import table
from qala.types.cue import CueForm, Stance


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting word and its frame.

    Attributes:
        lemma: as written in the resource; names the rule.
        form: verb, noun or phrase; participles are forms of their verb.
        stance: what the word says about the content.
        preps: prepositions its complement may stand after, bare.
        object: where a noun phrase alone may be the content: `prep`, `bare`, `both`, `perfect` (bare, perfect only) or None.
        person: whether its object is the person addressed.
        accused: whether its object is the accused, who stays in the content.
        passive: whether its subject is not the speaker.
        light: whether a noun beside it carries the saying (أعرب عن قلقه).
        quoted: whether only a quotation counts as content.
        prep_only: whether nothing is reported unless one of `preps` stands before it.
        unquoted: whether a quotation alone does not count.
        implicit: of nouns, whether the speaker is the one who spoke last or around it.
        described: whether it describes its object (وصف كذا بأنه كذا).
        needs: words of which one must follow, bare; empty for none.
        surface: the only spellings (unmarked) that count; empty for all.
    """

    lemma: str
    form: CueForm
    stance: Stance
    preps: tuple[str, ...] = ()
    object: Literal["prep", "bare", "both", "perfect"] | None = None
    person: bool = False
    accused: bool = False
    passive: bool = False
    light: bool = False
    quoted: bool = False
    prep_only: bool = False
    unquoted: bool = False
    implicit: bool = False
    described: bool = False
    needs: frozenset[str] = frozenset()
    surface: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueReading:
    """A written form read as a form of an entry."""

    entry: CueEntry
    form: Literal["verb", "participle", "noun", "phrase"]
    person: Literal[1, 2, 3] = 3
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    perfect: bool = False


@cache
def cue_entries() -> tuple[CueEntry, ...]:
    """Return every entry, in the order of the resource."""
    return tuple(_entry(row) for row in table("cues"))


@cache
def cue_entry(lemma: str, form: CueForm) -> CueEntry:
    """Return the entry a cue was found by; a participle's is its verb's."""
    wanted = "verb" if form == "participle" else form
    return next(e for e in cue_entries() if e.lemma == lemma and e.form == wanted)


def _entry(row: Mapping[str, object]) -> CueEntry:
    def words(key: str) -> list[str]:
        value = row.get(key, [])
        return [str(word) for word in value] if isinstance(value, list) else []

    flags = {
        name: bool(row.get(name))
        for name in ("implicit", "prep_only", "unquoted", "person", "accused", "passive", "light", "quoted", "described")
    }
    return CueEntry(
        lemma=str(row["lemma"]),
        form=row.get("form", "verb"),  # type: ignore[arg-type]
        stance=row["stance"],  # type: ignore[arg-type]
        preps=tuple(dict.fromkeys(bare(word) for word in words("preps"))),
        needs=frozenset(map(bare, words("needs"))),
        surface=frozenset(map(unmarked, words("surface"))),
        object=row.get("object"),  # type: ignore[arg-type]
        **flags,
    )


@cache
def cue_readings() -> Mapping[str, tuple[CueReading, ...]]:
    """Return what each written form (bare, without و and ف) may be, verbs before nouns."""
    readings: dict[str, list[CueReading]] = {}
    for row, entry in zip(table("cues"), cue_entries(), strict=True):
        if entry.form != "verb":
            readings.setdefault(bare(entry.lemma), []).append(CueReading(entry, entry.form))  # type: ignore[arg-type]
            continue
        excepted = frozenset(map(bare, row.get("except", [])))
        for form in conjugate(entry.lemma, str(row["imperfect"])):
            if form.written in excepted:
                continue
            _add(readings, form, CueReading(entry, "verb", form.person, form.gender, form.number, form.tense == "perfect"))
        if "participle" in row:
            for form in participles(str(row["participle"])):
                if form.written in excepted:
                    continue
                _add(readings, form, CueReading(entry, "participle", 3, form.gender, form.number))
    return {written: tuple(found) for written, found in readings.items()}


def _add(readings: dict[str, list[CueReading]], form: VerbForm, reading: CueReading) -> None:
    readings.setdefault(form.written, []).append(reading)
