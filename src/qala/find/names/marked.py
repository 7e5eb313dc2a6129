"""Marked names: a body whose name stands in marks right behind the word that says what it is («صحيفة «المرفأ»»)."""

from collections.abc import Sequence

from qala.arabic.tokens import Token
from qala.find.names.drafts import Draft
from qala.lexicon.cues import cue_readings
from qala.lexicon.descriptions import kind_words
from qala.lexicon.function_words import function_words
from qala.lexicon.names import cut_forms
from qala.lexicon.verb_forms import is_verb_form

_CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")"}
_LONGEST, _TRUST = 5, 0.8
_SENTENCE = frozenset({"لن", "لم", "لا", "ما", "قد", "سوف", "ان", "انه", "هذا", "هذه", "نحن", "انا"})
"""Words that begin or go on a sentence, and stand in no name."""


def with_marked(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the bodies that marks name where no draft stands."""
    opened = [at for at, token in enumerate(tokens) if at and token.text in _CLOSING and _is_kind(tokens[at - 1])]
    if not opened:
        return list(drafts)
    taken = {at for draft in drafts for at in range(draft.first, draft.end)}
    ends = ((at, _end(tokens, at)) for at in opened)
    new = [Draft(at + 1, end, "ORG", "names/marked", _TRUST) for at, end in ends if end and taken.isdisjoint(range(at, end))]
    return sorted((*drafts, *new), key=lambda draft: draft.first)


def _is_kind(token: Token) -> bool:
    forms = (form for form in (token.bare, *cut_forms(token.bare)) if not (form.startswith("ال") and form.endswith("يه")))
    return any(form.removeprefix("ال") in kind_words() for form in forms)  # «الفضائية» is an adjective


def _end(tokens: Sequence[Token], opened: int) -> int | None:
    """Return where the name ends that a mark opens: a few words without a verb, closed by the mark's other half."""
    closing = _CLOSING[tokens[opened].text]
    for at in range(opened + 1, min(len(tokens), opened + _LONGEST + 2)):
        if tokens[at].text == closing:
            return at if at > opened + 1 else None
        if not _is_part(tokens[at]):
            return None
    return None


def _is_part(token: Token) -> bool:
    if not token.is_word:
        return token.text in "-.&"
    verb = is_verb_form(token.bare) or (token.bare in cue_readings() and not token.bare.startswith("ال"))
    return not verb and token.bare not in function_words("relatives") and token.bare not in _SENTENCE
