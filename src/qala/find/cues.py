"""Find cues: the words that lay something at a source's door."""

from collections.abc import Iterator

from qala.arabic.folding import bare, unmarked
from qala.arabic.words import WORD
from qala.lexicon.cues import CueReading, cue_readings
from qala.types.cue import Cue
from qala.types.sentence import Sentence
from qala.types.span import Span

_OBJECTS = ("هما", "هم", "ها", "نا", "ني", "كم", "ه", "ك")
"""Object pronouns written on a verb, longest first."""


def find_cues(sentence: Sentence) -> Iterator[Cue]:
    """Yield the cues of a sentence in reading order, every reading of a form that has several.

    A leading و or ف stays on the cue: it is part of the written word. Whether a cue reports anything is for
    `attribute` to say: it needs its complement.
    """
    for match in WORD.finditer(sentence.text):
        word = match.group()
        for reading in _readings(word):
            span = Span(match.start(), match.end()).shift(sentence.span.start)
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
            )


def _readings(word: str) -> Iterator[CueReading]:
    """Yield the readings of a written word, the whole word before what is left without clitics."""
    table, key, written = cue_readings(), bare(word), unmarked(word)
    seen = set()
    for stem, surface, has_object in _stems(key, written):
        for reading in table.get(stem, ()):
            if reading.entry.surface and surface not in reading.entry.surface:
                continue
            if has_object and reading.form != "verb" and not (reading.form == "noun" and has_object in {"ه", "ها", "هم"}):
                continue
            if (reading.entry.lemma, reading.form) not in seen:
                seen.add((reading.entry.lemma, reading.form))
                yield reading


def _stems(key: str, written: str) -> Iterator[tuple[str, str, str]]:
    """Yield (bare stem, unmarked stem, object pronoun) of a word, least cutting first."""
    cuts = [(key, written)]
    if key[:1] in "وف" and len(key) > 3:
        cuts.append((key[1:], written[1:]))
    for stem, surface in tuple(cuts):
        if stem[:1] in "سل" and stem[1:2] in "يتنا" and len(stem) > 4:
            cuts.append((stem[1:], surface[1:]))
        if stem[:1] == "ب" and len(stem) > 4:
            cuts.append((stem[1:], surface[1:]))
        if stem.startswith("ال") and len(stem) > 4:
            cuts.append((stem[2:], surface[2:]))
    for stem, surface in cuts:
        yield stem, surface, ""
    for stem, surface in cuts:
        for pronoun in _OBJECTS:
            if stem.endswith(pronoun) and len(stem) - len(pronoun) > 2:
                cut = stem[: -len(pronoun)]
                yield cut, surface[: -len(pronoun)], pronoun
                if cut.endswith("و"):
                    yield cut + "ا", surface[: -len(pronoun)] + "ا", pronoun
                break
