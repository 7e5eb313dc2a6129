"""Sorts: how a cue leaves its source out, which says where to look for whom it means."""

from typing import Literal

from qala.attribute.candidates import Cast
from qala.attribute.drafts import Draft
from qala.attribute.looks import Gender
from qala.lexicon.feelings import has_possessive

Sort = Literal[
    "first person", "passed", "own noun", "noun", "participle", "phrase", "headline", "verb", "inner verb", "inner verb in ت",
]  # fmt: skip
_FIRST = 1


def sort_of(index: int, cast: Cast) -> Sort:
    """Return the sort of a draft's cue."""
    draft = cast.drafts[index]
    if draft.cue.person == _FIRST:
        return "first person"
    if draft.frame == "passed":
        return "passed"
    if draft.cue.form == "verb":
        return _sort_of_verb(index, cast)
    if draft.cue.form == "noun":
        return "own noun" if has_possessive(_cue_word(draft, cast)) else "noun"
    return "participle" if draft.cue.form == "participle" else "phrase"


def _sort_of_verb(index: int, cast: Cast) -> Sort:
    draft = cast.drafts[index]
    if draft.sentence in cast.headlines:
        return "headline"
    if cast.parents[index] is None:
        return "verb"
    return "inner verb in ت" if _may_be_first(draft) else "inner verb"


def gender_of(draft: Draft, cast: Cast) -> Gender:
    """Return the gender a cue agrees with: of its verb or participle, or of the possessor written on its noun."""
    if draft.cue.form != "noun":
        return None if _may_be_first(draft) else draft.cue.gender
    word = _cue_word(draft, cast)
    if not has_possessive(word):
        return None
    return "f" if word.endswith("ها") else "m"


def _cue_word(draft: Draft, cast: Cast) -> str:
    view = cast.views[draft.sentence]
    return view.word(view.index_at(draft.cue.span.start))


def _may_be_first(draft: Draft) -> bool:
    """«شعرت» inside a quotation: I, or she."""
    return draft.level >= 0 and draft.cue.perfect and draft.cue_text.endswith("ت")
