"""Kinds of words: what the model of content ends sees of a token."""

from functools import lru_cache

from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.lexicon.turns import known_words, openers
from qala.lexicon.verb_forms import begins_clause, is_verb_form

END = "$"
"""The kind of what stands behind the last token."""
MARKS = {
    "،": ",", ",": ",", "؛": ";", ";": ";", "-": "-", "–": "-", "—": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    ".": ".", "؟": ".", "!": ".", "…": ".", ":": ":", "/": "/",
}  # fmt: skip
"""Punctuation at which a content may end, by what it is taken for."""
_PARTICIPLE = _PREFIXED = 5
_SHORT = 3


def kind_of(view: View, at: int) -> str:
    """Return the kind of token `at`: a known word itself, a name's type, a verb with its tense, a noun with what is on it."""
    if at >= len(view.tokens):
        return END
    if at in view.opening:
        return "«"
    word, token, mention = view.words[at], view.tokens[at], view.named[at]
    if mention is not None and token.is_word and word not in known_words():
        return ("و" if word[:1] == "و" and token.span.start < mention.span.start else "") + mention.type
    return _kind(word, token.text)


@lru_cache(maxsize=50_000)
def is_telling(word: str, written: str) -> bool:
    """Tell whether a word, bare and as written, may say anything about an end: most nouns do not."""
    return (
        word[:1] in "وفم"
        or word in openers()
        or written in MARKS
        or tense_of(_kind(word, written)) != ""
        or word.lstrip("بفو").startswith("ان")
        or word in function_words("relatives")
    )


@lru_cache(maxsize=50_000)
def _kind(word: str, written: str) -> str:
    if word in known_words():
        return word
    if not written[:1].isalnum():
        return MARKS.get(written, "?")
    joined = word[:1] in "وف" and begins_clause(word, written)
    if joined or (word[:1] == "و" and word[1:] in known_words()):
        return word[:1] + (_tense(word[1:]) if joined else "+" + word[1:])
    if not written.endswith("ة") and not word.startswith("ال") and is_verb_form(word):
        return _tense(word)
    if word[:1] == "و" and word not in function_words("with_w") and len(word) > _SHORT:
        return "و" + _noun(word[1:], written)
    return _noun(word, written)


def _noun(word: str, written: str) -> str:
    if word[:1].isdigit() or word.startswith("ال"):
        return "#" if word[:1].isdigit() else "Nd"
    if word.startswith("م") and len(word) >= _PARTICIPLE and word[-1] in "اه":  # «مشيراً», «مشيرا», «مشيرة»
        return "Pf" if word.endswith("ه") else "Pm" if written.endswith(("اً", "ًا")) else "P?"
    if len(word) >= _PREFIXED and word[0] in "لس" and word[1] in "يتن" and (word[0] == "س" or is_verb_form(word[1:])):
        return "lV" if word[0] == "ل" else "Vi"
    return word[0] + "N" if len(word) > _SHORT and word[0] in "بلك" else "N"


def _tense(word: str) -> str:
    return "Vi" if word[:1] in "يتن" else "Vp"


@lru_cache(maxsize=5_000)
def tense_of(kind: str) -> str:
    """Return `p` for a perfect, `i` for an imperfect, nothing for what is no verb."""
    if kind.endswith("Vp") or kind in {"كان", "كانت", "وكان", "وكانت"}:
        return "p"
    return "i" if kind.endswith("Vi") else ""
