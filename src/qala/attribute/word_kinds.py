"""Kinds of words: what the model of content ends sees of a token."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

from qala.arabic.folding import bare
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


def kinds_of(view: View) -> Sequence[str]:
    """Return the kind of each token: a known word itself, a name's type, a verb with its tense, a noun with what is on it.

    They are worked out when a sentence is first asked for them; behind the last token stand ends.
    """
    if view.kinds or not view.tokens:
        return view.kinds
    senses = list(map(_SENSES.__getitem__, view.texts))
    view.stations = [station for _, station in senses]
    kinds, words, known = [kind for kind, _ in senses], view.words, known_words()
    for at, mention in compress(enumerate(view.named), view.named):
        if mention is not None and words[at] not in known and view.tokens[at].is_word:
            joined = words[at][:1] == "و" and view.starts[at] < mention.span.start
            kinds[at] = f"و{mention.type}" if joined else mention.type
    for at in view.opening:
        kinds[at] = "«"
    kinds += _BEHIND
    view.kinds = kinds
    return kinds


_BEHIND = (END,) * 4


class _Senses(dict[str, tuple[str, int]]):
    """Words as written with their kinds, and what they may be to the end of a content.

    A dictionary, because every word of a sentence is looked up; when it is full, it begins anew.
    """

    def __missing__(self, written: str) -> tuple[str, int]:
        """Work out a word that is met for the first time."""
        if len(self) >= _MOST:
            self.clear()
        word = bare(written) if written[:1].isalnum() else written
        kind = _kind(word, written)
        self[written] = sense = kind, _station(word, written, kind)
        return sense


_MOST = 50_000
_SENSES = _Senses()


NOTHING, TOLD, MARK, OPENER, PARTICIPLE = range(5)
"""What a word may be to an end: nothing, as most nouns; read on the way; a mark at which a content may end; a word before
which it may; one that may be a participle, before which it may if it is no name."""


def _station(word: str, written: str, kind: str) -> int:
    if written in MARKS:
        return MARK
    if word and (word[0] in "وف" or word in openers()):
        return OPENER
    if word[:1] == "م":
        return PARTICIPLE if word[-1] in "اه" and len(word) >= _PARTICIPLE else TOLD
    told = tense_of(kind) != "" or word.lstrip("بفو").startswith("ان") or word in function_words("relatives")
    return TOLD if told else NOTHING


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
