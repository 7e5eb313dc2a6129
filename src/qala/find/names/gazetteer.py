"""What the gazetteer knows: names that the tagger passed over, cut short or took for something else."""

from collections.abc import Sequence
from dataclasses import replace

from qala.arabic.tokens import Token
from qala.find.names.drafts import Draft
from qala.lexicon import names as flag
from qala.lexicon.names import cut_forms, longest_name, name_flags
from qala.lexicon.word_classes import LOC, ORG, PER, word_class
from qala.types.mention import EntityType

_LAND = flag.COUNTRY | flag.CITY
_BODY = flag.BODY | flag.MEDIUM | flag.COMPANY
_OFTEN = 2
"""Step of a word's habit (30 % of its occurrences and more) from which a known name is trusted without the tagger."""

_TRUST = 0.6


def with_known(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a sentence, mended and completed by the gazetteer, in order.

    A known name of several words stands where it holds whatever the tagger saw inside it; a known place or body that the
    tagger passed over is one where news text uses the word so; a state or city alone is a place.
    """
    words = [token.bare for token in tokens]
    owner: dict[int, Draft] = {at: draft for draft in drafts for at in range(draft.first, draft.end)}
    found: list[Draft] = []
    replaced: set[Draft] = set()
    index = 0
    while index < len(tokens):
        end, known_as = _known_at(tokens, words, index)
        inside = {owner[at] for at in range(index, end) if at in owner}
        if known_as and all(index <= d.first and d.end <= end for d in inside) and (end > index + 1 or not inside):
            found.append(
                Draft(index, end, known_as, f"gazetteer/{known_as}", max((d.confidence for d in inside), default=_TRUST))
            )
            replaced |= inside
            index = end
        else:
            index += 1
    kept = [_settled(draft, words) for draft in drafts if draft not in replaced and _holds(draft, tokens, words)]
    return sorted([*found, *kept], key=lambda draft: draft.first)


def _known_at(tokens: Sequence[Token], words: Sequence[str], index: int) -> tuple[int, EntityType | None]:
    if not tokens[index].is_word:
        return index, None
    end, flags = longest_name(words, index)
    if flags & flag.MEDIUM and _is_quoted(tokens, index, end):
        return end, "ORG"
    if flags:
        return end, _type_of(flags)
    return index + 1, _alone(tokens, index)


def _type_of(flags: int) -> EntityType | None:
    if flags & flag.COMMON:
        return None
    if flags & flag.PLACE:
        return "LOC"
    if flags & _BODY:
        return "ORG"
    return "PER" if flags & flag.KNOWN else None


def _alone(tokens: Sequence[Token], index: int) -> EntityType | None:
    """Tell what one word names: by the gazetteer and by how news text uses it, or between guillemets by the gazetteer alone."""
    word, before = tokens[index].bare, tokens[index - 1].bare if index else ""
    for form in (word, *(cut_forms(word) if word[:1] != "ك" else ())):
        flags = name_flags(form)
        if before.endswith("ه") and name_flags(form.removeprefix("ال")) & flag.ADJECTIVE:
            continue
        if flags & flag.MEDIUM and _is_quoted(tokens, index, index + 1):
            return "ORG"
        if flags & flag.COMMON or not flags & (_LAND | _BODY):
            continue
        habit = word_class(form)
        if flags & _LAND and habit and habit.share(LOC) >= _OFTEN:
            return "LOC"
        if flags & _BODY and habit and habit.share(ORG) >= _OFTEN:
            return "ORG"
    return None


def _is_quoted(tokens: Sequence[Token], index: int, end: int) -> bool:
    before, after = tokens[index - 1].text if index else "", tokens[end].text if end < len(tokens) else ""
    return (before, after) in (("«", "»"), ('"', '"'), ("“", "”"))


def _holds(draft: Draft, tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Tell whether a name of one word is one: an everyday word needs guillemets, a kind word or a tagger that is sure of it."""
    if draft.end != draft.first + 1 or draft.type == "LOC" or draft.confidence >= _SURE:
        return True
    word = words[draft.first]
    if draft.type == "PER":
        habit = word_class(word, *cut_forms(word))
        return habit is None or habit.share(PER) > 0
    is_common = name_flags(word) & flag.COMMON and name_flags(word) & _BODY
    return (
        not is_common
        or _is_quoted(tokens, draft.first, draft.end)
        or (draft.first > 0 and words[draft.first - 1] in _BEFORE_COMMON)
    )


_SURE = 0.8
_BEFORE_COMMON = frozenset({"تنظيم", "لتنظيم", "حركه", "صحيفه", "جريده", "قناه", "نادي"})


def _settled(draft: Draft, words: Sequence[str]) -> Draft:
    """A state or city that stands alone is a place, whatever it does in the sentence; a club's city is not settled so."""
    if draft.type == "LOC" or draft.end != draft.first + 1:
        return draft
    forms = (words[draft.first], *cut_forms(words[draft.first]))
    flags = next((found for form in forms if (found := name_flags(form) & ~flag.STARTS)), 0)
    is_land = flags & _LAND and not flags & (flag.COMMON | flag.COMPANY | _BODY | flag.KNOWN)
    return replace(draft, type="LOC") if is_land else draft
