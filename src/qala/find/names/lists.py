"""Lists and joined names: places listed behind their kind, places with a stroke between, bodies told apart by a town."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qala.arabic.tokens import Token
from qala.find.names.drafts import Draft
from qala.lexicon.cues import cue_readings
from qala.lexicon.function_words import function_words
from qala.lexicon.name_heads import around_names
from qala.lexicon.names import cut_forms
from qala.types.mention import EntityType

_FEWEST, _SURE_FROM, _LONGEST, _TRUST = 2, 3, 4, 0.7
_COMMAS, _STROKES, _IN = frozenset("،,"), frozenset("/"), "في"
_WALK = 3
"""Words that may stand between the head of a body and the town it is in («بلدية الدائرة السابعة في باريس»)."""


def parted(tokens: Sequence[Token], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, a place with a stroke in it as the two that it is («أشدود/إيلات»)."""
    for draft in drafts:
        first = draft.first
        if draft.type == "LOC":
            for at in range(draft.first + 1, draft.end - 1):
                if tokens[at].text in _STROKES:
                    yield replace(draft, first=first, end=at)
                    first = at + 1
        yield replace(draft, first=first)


def with_lists(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the places that a plural head lists («أحياء العدامة والسوق والدواسر والسلام»).

    Items are words with ال, joined by و or a comma. Three make a list; two do where the tagger saw one of them as a place.
    """
    found = list(drafts)
    index = 0
    while index < len(tokens):
        forms = (tokens[index].bare, *cut_forms(tokens[index].bare))
        end = index + 1
        if any(form in around_names("many_places") for form in forms):
            items, end = _items(tokens, index + 1)
            seen = [d for d in found if d.type == "LOC" and any(d.first < b and a < d.end for a, b in items)]
            if len(items) >= _SURE_FROM or (len(items) >= _FEWEST and seen):
                found = _laid_over(found, items)
        index = end
    return sorted(found, key=lambda draft: draft.first)


def _laid_over(drafts: Sequence[Draft], items: Sequence[tuple[int, int]]) -> list[Draft]:
    """Put the items where no draft of a place stands already; what the tagger took for something else gives way."""
    kept = [d for d in drafts if d.type == "LOC" or not any(d.first < b and a < d.end for a, b in items)]
    new = [Draft(a, b, "LOC", "names/list", _TRUST) for a, b in items if not any(d.first < b and a < d.end for d in kept)]
    return [*kept, *new]


def _items(tokens: Sequence[Token], start: int) -> tuple[list[tuple[int, int]], int]:
    """Return the items of a list, and where the reading stopped."""
    items: list[tuple[int, int]] = []
    at = start
    while at < len(tokens):
        joined = at == start or tokens[at].bare[:1] == "و" or tokens[at - 1].text in _COMMAS
        if not joined or not _is_item(tokens[at], first=True):
            break
        end = at + 1
        while end < min(len(tokens), at + _LONGEST) and _is_item(tokens[end], first=False):
            end += 1
        items.append((at, end))
        at = end + (end < len(tokens) and tokens[end].text in _COMMAS)
    return items, max(at, start)


def _is_item(token: Token, *, first: bool) -> bool:
    ends = token.bare in cue_readings() or any(token.bare in function_words(group) for group in ("relatives", "prepositions"))
    if ends or not token.is_word:
        return False
    return token.bare.startswith(("ال", "وال") if first else "ال")


def with_towns(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, a body that its town tells apart as one name with it («السجن المركزي في صنعاء»)."""
    found: list[Draft] = []
    for draft in drafts:
        head = _town_head(tokens, draft, found[-2].end if len(found) > 1 else 0) if draft.type == "LOC" else None
        if head is None:
            found.append(draft)
            continue
        first, kind = head
        while found and found[-1].end > first:
            first = min(first, found.pop().first)
        found.append(Draft(first, draft.end, kind, "names/town", draft.confidence))
    return found


def _town_head(tokens: Sequence[Token], town: Draft, taken: int) -> tuple[int, EntityType] | None:
    """Return where the head stands whose town a place is, and what it heads."""
    at = town.first - 1
    if at >= 0 and tokens[at].bare in around_names("before_towns"):
        at -= 1
    if at < 0 or tokens[at].bare != _IN:
        return None
    for place in range(at - 1, max(taken, at - 2 - _WALK) - 1, -1):
        if not tokens[place].is_word or tokens[place].bare in cue_readings():
            return None
        for form in (tokens[place].bare, *cut_forms(tokens[place].bare)):
            if form.removeprefix("ال") in around_names("town_places"):
                return place, "LOC"
            if form.removeprefix("ال") in around_names("town_bodies"):
                return place, "ORG"
    return None
