"""Subjects: who a sentence is about, so that a verb without a subject of its own has somebody to agree with."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from qala.attribute.adverbials import past_adverbials
from qala.attribute.phrases import COMPLEMENTIZERS, opens_clause, speaker_phrase, trimmed
from qala.attribute.seams import split_phrase
from qala.attribute.views import View
from qala.lexicon.descriptions import described_as
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.span import Span

_REACH = 24
"""Tokens in which the main verb of a news sentence stands."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a sentence's first verb.

    Attributes:
        span: the noun phrase.
        gender: what the verb says of it, None where it does not tell.
    """

    span: Span
    gender: Literal["m", "f"] | None


def find_subject(view: View) -> Subject | None:
    """Return the subject of the first verb of a sentence if it can speak."""
    if view.words[0] in _AS_FOR:
        end = speaker_phrase(view, 1, len(view.tokens))
        if end > 1 and _can_speak(view, 1):
            return _subject(view, 1, end, "")
    level, cues, subordinating = view.level, view.cues, _subordinating()
    for at, word in enumerate(view.words[: min(_REACH, len(view.tokens))]):
        if level[at] >= 0 or (word in subordinating and (word not in COMPLEMENTIZERS or opens_clause(view, at))):
            return None
        if (not _is_spelled_as_verb(word) and at not in cues) or not _is_main_verb(view, at):
            continue
        after = past_adverbials(view, at + 1, len(view.tokens))
        end = speaker_phrase(view, after, len(view.tokens))
        if end > after and _can_speak(view, after):
            return _subject(view, after, _one(view, after, end), word)
        before = _before(view, at)
        return _subject(view, *before, word) if before else None
    return None


@cache
def _subordinating() -> frozenset[str]:
    """Return the words behind which no verb is the sentence's own."""
    return COMPLEMENTIZERS | function_words("relatives")


def _one(view: View, start: int, end: int) -> int:
    """Return where the first of two phrases ends; «صاحب السمو أمير المنطقة الأمير سعد» is one, up to the name."""
    if view.words[start] not in _STYLES:
        return split_phrase(view, start, end)
    named = next((at for at in range(start, end) if (mention := view.named[at]) and mention.type == "PER"), None)
    if named is None:
        return end
    return next((at for at in range(named, end) if view.named[at] is not view.named[named]), end)


_STYLES = frozenset({"صاحب", "سمو", "معالي", "سعاده", "فضيله", "جلاله", "فخامه"})


def find_actor(view: View, stop: int) -> Subject | None:
    """Return whom the verb nearest before token `stop` has for its subject («جدد مواطنون مطالبهم، مؤكدين أن»)."""
    words, cues = view.words, view.cues
    for at in range(stop - 1, max(-1, stop - _BACK), -1):
        if (not _is_spelled_as_verb(words[at]) and at not in cues) or not _is_main_verb(view, at):
            continue
        after = past_adverbials(view, at + 1, stop)
        end = speaker_phrase(view, after, stop)
        if end > after and _may_act(view, after):
            found = _subject(view, after, _one(view, after, end), words[at])
        else:
            before = _acting_before(view, at)
            found = _subject(view, *before, words[at]) if before else None
        if found:
            return found
    return None


_BACK = 32


def _may_act(view: View, start: int) -> bool:
    """Weaker than who can speak: people of any plural, and counted ones («عدد من المواطنين», «3 شبان»)."""
    if _can_speak(view, start):
        return True
    word = view.words[start]
    return (
        word.endswith(("ون", "ان"))
        or word in described_as("counted")
        or (word[:1].isdigit() and speaker_kind(view.words[start + 1]) is not None)
    )


def _acting_before(view: View, verb: int) -> tuple[int, int] | None:
    """«إلا أن إماراتيين رفضوا», «وروسيا الاتحادية ترفض»: the phrase that ends at the verb and begins its clause."""
    for start in range(verb - 1, max(-1, verb - _PHRASE), -1):
        begins = start == 0 or view.words[start][:1] == "و" or not view.tokens[start - 1].is_word
        if not begins and view.words[start - 1] not in COMPLEMENTIZERS:
            continue
        if (
            (begins or opens_clause(view, start - 1))
            and speaker_phrase(view, start, verb) == verb
            and (_may_act(view, start) or view.words[start].endswith("ين"))
        ):
            return start, verb
    return None


_PHRASE = 9


def _is_main_verb(view: View, at: int) -> bool:
    word = view.words[at]
    if not _is_spelled_as_verb(word) and (at not in view.cues or not _is_cue(view, at) or not _may_be_verb(word)):
        return False
    token = view.tokens[at]
    return view.named[at] is None and token.is_word and not token.text.endswith("ة")


def _is_cue(view: View, at: int) -> bool:
    return any(cue.form == "verb" and not cue.strict for cue in view.cues[at])


@lru_cache(maxsize=50_000)
def _is_spelled_as_verb(word: str) -> bool:
    stem = word[1:] if word[:1] in "وف" and len(word) > _SHORT else word
    return _may_be_verb(word) and (is_verb_form(word) or is_verb_form(stem))


def _may_be_verb(word: str) -> bool:
    return not word.startswith("ال") and word not in _NO_VERBS and word not in function_words("prepositions")


_SHORT = 3
_NO_VERBS = frozenset({"قد", "لم", "لن", "لا"})
_PARTS = frozenset("،,؛.:")
"""Punctuation behind which a clause begins."""
_AS_FOR = frozenset({"اما", "واما"})
"""«أما وزيرة التربية فلم تنف ذلك»: the topic is the subject, whatever the verb."""


def _before(view: View, verb: int) -> tuple[int, int] | None:
    """«أنقرة رفضت», «من جهته، المدير قال»: the phrase that begins the clause and ends at the verb."""
    begin = next((k + 1 for k in range(verb - 1, -1, -1) if view.words[k] in _PARTS), 0)
    for start in (begin, 0):
        end = speaker_phrase(view, start, verb)
        if end > start and _can_speak(view, start):
            return start, end
    return None


def _can_speak(view: View, start: int) -> bool:
    """Stricter than elsewhere: the phrase's first word is a name or heads a source («استقالة الوزير» cannot speak)."""
    word, mention = view.words[start], view.named[start]
    if mention:
        return True
    stem = word[1:] if word[:1] in "وف" and speaker_kind(word) is None else word
    kind = speaker_kind(stem)
    return kind in ("official", "person", "organisation", "media", "agency")


def _subject(view: View, start: int, end: int, verb: str) -> Subject | None:
    span = trimmed(view, start, end)
    return Subject(span, _gender(verb)) if span else None


def _gender(verb: str) -> Literal["m", "f"] | None:
    if not verb:
        return None
    stem = verb[1:] if verb[:1] in "وف" and len(verb) > _SHORT else verb
    if stem.endswith("ت") or (stem.startswith("ت") and is_verb_form(f"ي{stem[1:]}")):
        return "f"
    return "m"
