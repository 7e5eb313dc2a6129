"""Traits: what is seen of a draft at its place, for the weights that say how likely it is right."""

import re
from collections.abc import Sequence
from functools import lru_cache

from qala.attribute.complements import Complement
from qala.attribute.phrases import COMPLEMENTIZERS, opens_clause
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry
from qala.lexicon.function_words import function_words, is_act
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import begins_clause, is_verb_form
from qala.types.cue import Cue
from qala.types.span import Span

_ACT = re.compile("ت..?ي.ه?|ا.{1,2}ا.|ا(?:ن|ست|.ت).+ا.|م.ا..ه|ت.ا..")
_LENGTHS = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (16, "9-16"), (40, "17-40"))
_GROUPS = (
    ("relatives", "relative"),
    ("negations", "negation"),
    ("auxiliaries", "auxiliary"),
    ("prepositions", "preposition"),
    ("before_verbs", "opener"),
    ("clause_openers", "opener"),
    ("adverbs", "adverb"),
)


def place_traits(view: View, index: int, cue: Cue, entry: CueEntry) -> Sequence[str]:
    """Return the traits of a cue's own place: its word, what stands before and behind it."""
    form, lemma, words = cue.form, entry.lemma, view.words
    before, kind = (words[index - 1], kind_of(view, index - 1)) if index else ("", "start")
    found = [f"lemma={lemma}", f"lemma={lemma} {form}", f"before={kind}", f"before={kind} {form}"]
    if before in _NAMED_WORDS:
        found.append(f"word before={before}")
    found.append(f"behind={kind_of(view, index + 1)}")
    if words[index][:1] in "وف" and lemma[:1] not in "وف":
        found.append("joined")
    if form == "verb":
        tense = "perfect" if cue.perfect else "imperfect"
        found += (f"verb {tense} {cue.person}", f"lemma={lemma} {tense}")
    negations = function_words("negations")
    if words[index - 1] in negations or words[index - 2] in negations:
        found.append("negated")
    if view.sentence.kind != "paragraph":
        found += (f"in {view.sentence.kind}", f"in {view.sentence.kind} {form}")
    if index < _FIRST:
        found.append("first")
    return found


_FIRST = 3
_NAMED_WORDS = frozenset(
    {
        "من",
        "في",
        "علي",
        "الي",
        "عن",
        "ان",
        "لا",
        "لم",
        "لن",
        "ما",
        "الذي",
        "التي",
        "قد",
        "كما",
        "حيث",
        "ثم",
        "او",
        "بل",
        "كل",
        "هذا",
        "هذه",
        "بعد",
        "قبل",
        "دون",
        "عدم",
        "كان",
        "كانت",
    }
)


def frame_traits(view: View, complement: Complement, lemma: str, source: tuple[Span | None, bool]) -> Sequence[str]:
    """Return the traits of a filled frame: how it is filled, by what, and who stands there as its source."""
    kind, start, (begin, end) = complement.kind, complement.start, complement.gap
    opening, length = _opening(view, start), _length(end - begin) if end != begin else "0"
    found = [
        f"kind={kind}", f"kind={kind} lemma={lemma}", f"opens={opening}", f"opens={opening} kind={kind}",
        f"gap={length} kind={kind}",
    ]  # fmt: skip
    if start and end > begin and view.is_comma(end - 1):
        found.append("comma before")
    who = source_kind(view, source[0])
    found += (f"source={who}", f"source={who} kind={kind}")
    if source[1]:
        found.append("addressee")
    return found


def source_kind(view: View, source: Span | None) -> str:
    """Return what kind of phrase a source is: by its name, by its head, or by its form."""
    if source is None:
        return "none"
    first, last = max(0, view.index_at(source.start + 1) - 1), view.index_at(source.end)
    names = {mention.type for mention in view.named[first:last] if mention}
    if view.tokens and first < len(view.tokens) and view.tokens[first].span.end <= source.start:
        first += 1
    word = view.words[first]
    head = speaker_kind(word) or speaker_kind(word[1:])
    if head:
        return f"{head}{' named' if names else ''}"
    if names:
        begins = view.named[first]
        return f"{begins.type if begins else 'holds ' + min(names)}"
    return "people" if word.endswith("ون") else "definite" if word.startswith("ال") else "act" if is_act(word) else "other"


def kind_of(view: View, at: int) -> str:
    """Return the class of a word for the traits."""
    if not 0 <= at < len(view.tokens):
        return "end"
    mention = view.named[at]
    if mention is not None:
        return f"name {mention.type}"
    if not view.tokens[at].is_word:
        return "comma" if view.is_comma(at) else "stop" if view.is_stop(at) else "mark"
    return "that" if view.words[at] in COMPLEMENTIZERS and opens_clause(view, at) else _word_kind(view, at)


def _word_kind(view: View, at: int) -> str:
    group = _group(view.words[at])
    if group is None and at in view.cues and any(cue.form in ("verb", "participle") for cue in view.cues[at]):
        return "cue"
    return group or _spelled_kind(view.words[at], view.texts[at])


@lru_cache(maxsize=50_000)
def _group(word: str) -> str | None:
    return next((name for key, name in _GROUPS if word in function_words(key)), None)


@lru_cache(maxsize=50_000)
def _spelled_kind(word: str, written: str) -> str:
    """Return the class of a word that is in no group and no cue."""
    if is_verb_form(word) or begins_clause(word, written):
        return "verb"
    if speaker_kind(word):
        return "speaker"
    if is_act(word) or _ACT.fullmatch(word):
        return "act"
    definite = word.startswith(("ال", "وال", "بال", "لل"))
    return "definite" if definite else "number" if word[:1].isdigit() else "noun"


def _opening(view: View, start: int) -> str:
    if start in view.opening:
        return "quoted"
    word = view.words[start]
    return f"{'b ' if word[:1] == 'ب' else 'l ' if word[:1] == 'ل' else ''}{kind_of(view, start)}"


def _length(words: int) -> str:
    for most, name in _LENGTHS:
        if words <= most:
            return name
    return "more"
