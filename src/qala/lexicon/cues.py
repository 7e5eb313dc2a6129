"""The reporting words of `resources/cues.yml`, by written form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from qala.arabic.conjugation import conjugate, participles
from qala.arabic.folding import bare, unmarked
from qala.lexicon.tables import table
from qala.types.cue import CueForm, Stance

_FLAGS = (
    "person",
    "accused",
    "passive",
    "light",
    "quoted",
    "prep_only",
    "unquoted",
    "implicit",
    "described",
    "initial",
    "past",
    "interrupts",
    "genitive",
    "construct",
    "called",
    "owned",
    "states",
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting word and its frame.

    Attributes:
        lemma: as written in the resource; names the rule.
        form: verb, noun or phrase; participles are forms of their verb.
        stance: what the word says about the content.
        preps: prepositions its complement may stand after, bare.
        object: where a noun phrase alone may be the content: `prep`, `bare`, `both`, `perfect` (bare, perfect only),
            `act` (an act, past «من …»: طلب من الوزير معارضة …) or None.
        person: whether its object is the person addressed.
        accused: whether its object is the accused, who stays in the content.
        passive: whether its subject is not the speaker.
        light: whether a noun beside it carries the saying (أعرب عن قلقه).
        quoted: whether only a quotation counts as content.
        prep_only: whether nothing is reported unless one of `preps` stands before it.
        unquoted: whether a quotation alone does not count.
        implicit: of nouns, whether the speaker is the one who spoke last or around it.
        described: whether it describes its object (وصف كذا بأنه كذا).
        initial: whether it must begin its clause.
        past: whether a noun phrase after the preposition is reported in the perfect only.
        interrupts: whether it may stand behind or inside what it reports.
        genitive: of nouns, whether the genitive beside it speaks (إعلان الرئيس دمج …).
        construct: of nouns, whether an act in the genitive right behind it is what is said.
        called: whether, with a pronoun on it, it tells what that is held to be (ما اعتبره خرقاً).
        owned: of nouns, whether it must be somebody's: with a pronoun, or before who speaks («طلب مصر بالسماح»).
        states: whether an act or a state behind who shows it is what is reported (كشفت الدراسة وجود …).
        near: how many tokens away the complement may stand, 0 for the usual reach.
        after: of nouns, words of which one must stand right before, bare; empty for any.
        behind: of nouns, words before them that belong to the cue; without one no noun phrase is what is said.
        needs: words of which one must follow, bare; empty for none.
        unless: words of which none may follow close behind, bare.
        unless_after: words of which none may stand right before, bare (تجدر الإشارة).
        surface: the only spellings (unmarked) that count; empty for all.
    """

    lemma: str
    form: CueForm
    stance: Stance
    preps: tuple[str, ...] = ()
    object: Literal["prep", "bare", "both", "perfect", "act"] | None = None
    person: bool = False
    accused: bool = False
    passive: bool = False
    light: bool = False
    quoted: bool = False
    prep_only: bool = False
    unquoted: bool = False
    implicit: bool = False
    described: bool = False
    initial: bool = False
    past: bool = False
    interrupts: bool = False
    genitive: bool = False
    construct: bool = False
    called: bool = False
    owned: bool = False
    states: bool = False
    near: int = 0
    after: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    unless_after: frozenset[str] = frozenset()
    surface: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueReading:
    """A written form read as a form of an entry; `strict` where the form is nearly always another word."""

    entry: CueEntry
    form: Literal["verb", "participle", "noun", "phrase"]
    person: Literal[1, 2, 3] = 3
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    perfect: bool = False
    strict: bool = False


@cache
def cue_entries() -> tuple[CueEntry, ...]:
    """Return every entry, in the order of the resource."""
    return tuple(_entry(row) for row in table("cues"))


@cache
def cue_entry(lemma: str, form: CueForm) -> CueEntry:
    """Return the entry a cue was found by; a participle's is its verb's."""
    wanted = "verb" if form == "participle" else form
    return next(e for e in cue_entries() if e.lemma == lemma and e.form == wanted)


def _words(row: Mapping[str, object], key: str) -> list[str]:
    value = row.get(key, [])
    return [str(word) for word in value] if isinstance(value, list) else []


def _entry(row: Mapping[str, object]) -> CueEntry:
    return CueEntry(
        lemma=str(row["lemma"]),
        form=row.get("form", "verb"),  # type: ignore[arg-type]
        stance=row["stance"],  # type: ignore[arg-type]
        preps=tuple(dict.fromkeys(bare(word) for word in _words(row, "preps"))),
        after=frozenset(map(bare, _words(row, "after"))),
        behind=frozenset(map(bare, _words(row, "behind"))),
        needs=frozenset(map(bare, _words(row, "needs"))),
        unless=frozenset(map(bare, _words(row, "unless"))),
        unless_after=frozenset(map(bare, _words(row, "unless_after"))),
        surface=frozenset(map(unmarked, _words(row, "surface"))),
        object=row.get("object"),  # type: ignore[arg-type]
        near=int(str(row.get("near", 0))),
        **{name: bool(row.get(name)) for name in _FLAGS},
    )


@cache
def cue_readings() -> Mapping[str, tuple[CueReading, ...]]:
    """Return what each written form (bare, without و and ف) may be, verbs before nouns."""
    readings: dict[str, list[CueReading]] = {}
    for row, entry in zip(table("cues"), cue_entries(), strict=True):
        strict, never = frozenset(map(bare, _words(row, "except"))), frozenset(map(bare, _words(row, "never")))
        for written, reading in _forms(row, entry, strict):
            if written not in never:
                readings.setdefault(written, []).append(reading)
    return {written: tuple(found) for written, found in readings.items()}


def _forms(row: Mapping[str, object], entry: CueEntry, strict: frozenset[str]) -> Iterator[tuple[str, CueReading]]:
    if entry.form != "verb":
        lemma = bare(entry.lemma)
        yield lemma, CueReading(entry, entry.form)  # type: ignore[arg-type]
        if entry.form == "noun" and not lemma.endswith(("ه", "ات", "ا")):
            yield lemma + "ا", CueReading(entry, "noun")
        return
    for form in conjugate(entry.lemma, str(row["imperfect"])):
        yield (
            form.written,
            CueReading(
                entry,
                "verb",
                form.person,
                form.gender,
                form.number,
                form.tense == "perfect",
                form.written in strict,
            ),
        )
    for form in participles(str(row["participle"])) if "participle" in row else ():
        yield (
            form.written,
            CueReading(
                entry, "participle", 3, form.gender, form.number, strict=form.written in strict or form.written.endswith("ات")
            ),
        )
