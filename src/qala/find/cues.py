"""Find cues: the words that lay something at a source's door."""

from collections.abc import Iterator

from qala.arabic.folding import bare, unmarked
from qala.arabic.words import WORD
from qala.lexicon.cues import CueReading, cue_readings
from qala.lexicon.function_words import function_words, points_back
from qala.types.cue import Cue
from qala.types.sentence import Sentence
from qala.types.span import Span

_SHORTEST = 3
"""Letters; what is left of a shorter word is no word."""
_ON = frozenset({"علي", "وعلي", "فعلي"})
_WHAT = frozenset({"ما", "بما", "مما", "لما", "عما", "وما"})
_OBJECTS = ("هما", "هم", "ها", "نا", "ني", "كم", "ه", "ك")
"""Object pronouns written on a verb, longest first."""


def find_cues(sentence: Sentence) -> Iterator[Cue]:
    """Yield the cues of a sentence in reading order, every reading of a form that has several.

    A leading و or ف stays on the cue: it is part of the written word. Whether a cue reports anything is for
    `attribute` to say: it needs its complement.
    """
    before, began, previous = "", 0, ""
    for match in WORD.finditer(sentence.text):
        word, start = match.group(), match.start()
        joined = f"علي {bare(word)}"
        echoes = points_back(bare(previous), bare(before)) or bare(before) in _WHAT
        before, began, previous, opened = word, start, before, began
        if bare(word) in function_words("honorifics") and bare(previous) not in _WHAT:
            continue  # «وأكد سموه أن»; in «ما سموه «صفقة»» it is a verb
        if joined in cue_readings() and bare(previous) in _ON:
            word, start = joined, opened
        for reading in _readings(word, echoes=echoes):
            span = Span(start, match.end()).shift(sentence.span.start)
            entry = reading.entry
            yield Cue(
                span,
                entry.lemma,
                reading.form,
                entry.stance,
                f"cues/{entry.lemma}",
                reading.gender,
                reading.number,
                reading.person,
                passive=entry.passive,
                perfect=reading.perfect,
                strict=reading.strict,
            )


def _readings(word: str, *, echoes: bool) -> Iterator[CueReading]:
    """Yield the readings of a written word, the whole word before what is left without clitics.

    `echoes` says that what is said is pointed to before it («وهو ما أكدته», «ما تداولته الصحف عن»): the pronoun on a verb then
    is that.
    """
    table, key, written = cue_readings(), bare(word), unmarked(word)
    seen = set()
    for stem, surface, cut in _stems(key, written):
        for reading in table.get(stem, ()):
            entry = reading.entry
            if reading.perfect and reading.gender == "m" and entry.lemma[0] == "ا" and surface[0] == "أ":
                continue  # أعتقد is I believe, اعتقد he believed
            if (entry.surface and surface not in entry.surface) or not (
                _allows(reading, cut, surface) or (echoes and cut == "pronoun" and reading.form == "verb")
            ):
                continue
            if (entry.lemma, reading.form) not in seen:
                seen.add((entry.lemma, reading.form))
                yield reading


def _allows(reading: CueReading, cut: str, surface: str) -> bool:
    """Tell whether a form may carry what was cut off: `verb` particles, `noun` article and preposition, a pronoun."""
    if reading.form == "participle" and reading.gender == "f" and surface.endswith("ه"):
        return False
    if cut == "verb":
        return reading.form == "verb" and not reading.perfect
    if cut == "noun":
        return reading.form == "noun"
    if cut == "pronoun":
        entry = reading.entry
        takes = entry.person or entry.described or entry.accused or entry.quoted or entry.called
        return reading.form == "noun" or (reading.form in ("verb", "participle") and takes)
    return True


def _stems(key: str, written: str) -> Iterator[tuple[str, str, str]]:
    """Yield (bare stem, unmarked stem, what kind of thing was cut off) of a word, least cutting first."""
    whole = [(key, written)]
    if (key[:1] in "وف" and len(key) > _SHORTEST) or (key[:1] == "و" and len(key) == _SHORTEST):
        whole.append((key[1:], written[1:]))
    for stem, surface in whole:
        yield stem, surface, ""
    for stem, surface in whole:
        yield from _without_prefix(stem, surface)
    for stem, surface in whole:
        yield from _without_pronoun(stem, surface)
        for left, written_left, cut in _without_prefix(stem, surface):
            if cut == "verb":  # «ليحذرهم»
                yield from _without_pronoun(left, written_left)


def _without_prefix(stem: str, surface: str) -> Iterator[tuple[str, str, str]]:
    """«سيقول», «ليؤكد»; «التأكيد», «بتلميح»."""
    if stem[:1] in "سل" and stem[1:2] in "يتنا" and len(stem) > _SHORTEST + 1:
        yield stem[1:], surface[1:], "verb"
    for article in ("بال", "ال", "لل", "ب", "ل"):
        if stem.startswith(article) and len(stem) - len(article) >= _SHORTEST:
            yield stem[len(article) :], surface[len(article) :], "noun"


def _without_pronoun(stem: str, surface: str) -> Iterator[tuple[str, str, str]]:
    """«وصفها», «أبلغوه», «ثقته»."""
    pronoun = next((p for p in _OBJECTS if stem.endswith(p) and len(stem) - len(p) >= _SHORTEST), None)
    if pronoun is None or surface.endswith("ة"):
        return
    cut, left = stem[: -len(pronoun)], surface[: -len(pronoun)]
    yield cut, left, "pronoun"
    if cut.endswith("ت"):
        yield cut[:-1] + "ه", left, "pronoun"
    if cut.endswith("و"):
        yield cut + "ا", left + "ا", "pronoun"
