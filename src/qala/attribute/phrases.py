"""Noun phrases: where the words that name a source begin and end."""

from qala.arabic.tokens import Token
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import is_speaker_head, speaker_kind
from qala.types.span import Span

_LONGEST = 16
"""Tokens; no title with its apposition was longer in the pages annotated."""


def is_complementizer(token: Token) -> bool:
    """Tell whether a token is أن or إن, with what is written on it (بأنه، إنّها)."""
    word = token.bare
    if token.text.startswith("آ"):
        return False
    if word[:1] in "بوف" and word[1:3] == "ان":
        word = word[1:]
    return word in _COMPLEMENTIZERS


_COMPLEMENTIZERS = frozenset(
    f"ان{pronoun}" for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم")
)


def noun_phrase(view: View, start: int, stop: int) -> int:
    """Return the token index after the noun phrase that begins at `start`, `start` itself if none does.

    Titles, names, adjectives and genitives belong to it, guillemets around a name too; a relative clause, an adverbial
    and the complement do not.
    """
    index = start
    stop = min(stop, start + _LONGEST)
    if start < stop and view.tokens[start].bare[:1] in "وف" and view.tokens[start].bare[1:] in function_words("prepositions"):
        return start
    if start < stop and _is_prefixed(view, start):
        return start
    if start + 2 < stop and view.tokens[start].bare in _BOUNDS and view.tokens[start + 1].bare == "من":
        index = start + 3 if view.tokens[start + 2].text[0].isdigit() else start + 2
    while index < stop:
        if index in view.opening:
            if index == start and _is_speech(view, index):
                return start
            if _is_speech(view, index):
                break
            index = min(view.after_quotation(index), stop)
            continue
        token = view.tokens[index]
        if not token.is_word:
            if token.text in "-ـ" and index > start and index + 1 < stop and view.tokens[index + 1].is_word and view.named[index]:
                index += 1
                continue
            break
        if _ends_phrase(view, index, start):
            if token.bare != "في" or not _belongs(view, index, start):
                break
            index += 1
        index += 1
    return min(index, stop)


_BOUNDS = frozenset({"اكثر", "اقل", "ازيد", "عشرات", "مئات", "العديد", "عدد", "كثير", "مييات"})
"""Words that with من begin a counted source («أكثر من 250 منظمة», «عدد من النواب»)."""


def _is_prefixed(view: View, index: int) -> bool:
    """A word with ب or ل written on it begins an adverbial or an addressee, not a subject."""
    token, mention = view.tokens[index], view.named[index]
    if token.bare == "ل":
        return True
    if mention and mention.span.start == token.span.start:
        return False
    kind = speaker_kind(token.bare[1:]) or speaker_kind(token.bare[2:])
    return token.bare[:1] in "بل" and (bool(mention) or kind is not None or token.bare[1:3] in {"ال", "ل"}) and speaker_kind(token.bare) is None


def _is_speech(view: View, index: int) -> bool:
    return view.quotations[view.opening[index]].kind == "speech"


def _ends_phrase(view: View, index: int, start: int) -> bool:
    token = view.tokens[index]
    if view.named[index] and index > start and view.named[index] == view.named[index - 1]:
        return False
    word = token.bare
    if is_complementizer(token) or any(word in function_words(g) for g in ("prepositions", "relatives", "adverbs")):
        return True
    if word == "ل":
        return True
    if index > start and word.startswith("ل") and not word.startswith("لل") and not view.named[index]:
        return speaker_kind(word[1:]) is not None and not is_speaker_head(word)
    cues = view.cues.get(index, ())
    return index > start and any(cue.form == "participle" or (cue.form == "verb" and cue.person == 3 and not view.named[index]) for cue in cues) and _is_finite(view, index)


def _is_finite(view: View, index: int) -> bool:
    """A cue inside a phrase ends it unless it reads as a noun with the article (المتحدث، الخارجية)."""
    return not view.tokens[index].bare.startswith("ال")


def _belongs(view: View, index: int, start: int) -> bool:
    """Tell whether «في …» after a noun is part of its phrase («مسؤولين في وزارة الدفاع») and no occasion."""
    if index == start or index + 1 >= len(view.tokens):
        return False
    before, after = view.named[index - 1], view.tokens[index + 1]
    if before and before.type == "PER":
        return False
    if not after.is_word or after.bare in function_words("occasions"):
        return False
    return bool(view.named[index + 1]) or speaker_kind(view.tokens[start].bare) is not None or after.bare.startswith("وزار")


def is_speaker(view: View, start: int, end: int) -> bool:
    """Tell whether a noun phrase can speak: it holds a name, or its head is a kind of source."""
    if end <= start:
        return False
    if any(view.named[start:end]):
        return True
    return any(speaker_kind(view.tokens[index].bare) for index in range(start, min(end, start + (5 if view.tokens[start].bare in _BOUNDS else 3))))


def trimmed(view: View, start: int, end: int) -> Span | None:
    """Return the span of a noun phrase without guillemets around it and without a clitic that can be cut."""
    while start < end and not view.tokens[start].is_word:
        start += 1
    while end > start and not view.tokens[end - 1].is_word:
        end -= 1
    return view.span(start, end) if start < end else None
