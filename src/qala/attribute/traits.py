"""Traits: what is seen of a draft at its place, for the weights that say how likely it is right."""

import re
from collections.abc import Iterator
from functools import lru_cache

from qala.attribute.complements import Complement
from qala.attribute.phrases import opens_clause
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


def place_traits(view: View, index: int, cue: Cue, entry: CueEntry) -> Iterator[str]:
    """Yield the traits of a cue's own place: its word, what stands before and behind it."""
    yield f"lemma={entry.lemma}"
    yield f"lemma={entry.lemma} {cue.form}"
    yield f"before={kind_of(view, index - 1) if index else 'start'}"
    yield f"before={kind_of(view, index - 1) if index else 'start'} {cue.form}"
    before = view.word(index - 1) if index else ""
    if before in _NAMED_WORDS:
        yield f"word before={before}"
    yield f"behind={kind_of(view, index + 1)}"
    if view.word(index)[:1] in "وف" and entry.lemma[:1] not in "وف":
        yield "joined"
    if cue.form == "verb":
        yield f"verb {'perfect' if cue.perfect else 'imperfect'} {cue.person}"
        yield f"lemma={entry.lemma} {'perfect' if cue.perfect else 'imperfect'}"
    if {view.word(index - 1), view.word(index - 2)} & function_words("negations"):
        yield "negated"
    if view.sentence.kind != "paragraph":
        yield f"in {view.sentence.kind}"
        yield f"in {view.sentence.kind} {cue.form}"
    if index < _FIRST:
        yield "first"


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


def frame_traits(view: View, complement: Complement, lemma: str, source: tuple[Span | None, bool]) -> Iterator[str]:
    """Yield the traits of a filled frame: how it is filled, by what, and who stands there as its source."""
    kind = complement.kind
    yield f"kind={kind}"
    yield f"kind={kind} lemma={lemma}"
    start = complement.start
    opening = _opening(view, start)
    yield f"opens={opening}"
    yield f"opens={opening} kind={kind}"
    gap = complement.gap[1] - complement.gap[0]
    yield f"gap={_length(gap)} kind={kind}" if gap else f"gap=0 kind={kind}"
    if start and complement.gap[1] > complement.gap[0] and view.is_comma(complement.gap[1] - 1):
        yield "comma before"
    found, told = source
    who = source_kind(view, found)
    yield f"source={who}"
    yield f"source={who} kind={kind}"
    if told:
        yield "addressee"


def source_kind(view: View, source: Span | None) -> str:
    """Return what kind of phrase a source is: by its name, by its head, or by its form."""
    if source is None:
        return "none"
    first, last = max(0, view.index_at(source.start + 1) - 1), view.index_at(source.end)
    names = {mention.type for mention in view.named[first:last] if mention}
    if view.tokens and first < len(view.tokens) and view.tokens[first].span.end <= source.start:
        first += 1
    head = speaker_kind(view.word(first)) or speaker_kind(view.word(first)[1:])
    if head:
        return f"{head}{' named' if names else ''}"
    if names:
        begins = view.named[first]
        return f"{begins.type if begins else 'holds ' + min(names)}"
    word = view.word(first)
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
    return "that" if opens_clause(view, at) else _word_kind(view, at)


def _word_kind(view: View, at: int) -> str:
    word = view.word(at)
    group = _group(word)
    if group is None and at in view.cues and any(cue.form in ("verb", "participle") for cue in view.cues[at]):
        return "cue"
    return group or _spelled_kind(word, view.tokens[at].text)


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
    word = view.word(start)
    return f"{'b ' if word[:1] == 'ب' else 'l ' if word[:1] == 'ل' else ''}{kind_of(view, start)}"


def _length(words: int) -> str:
    return next((name for most, name in _LENGTHS if words <= most), "more")
