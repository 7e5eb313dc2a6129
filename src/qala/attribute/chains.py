"""Chains: which attribution stands inside the content of which (X said that Y said)."""

from collections.abc import Sequence

from qala.attribute.drafts import Draft
from qala.types.span import Span


def find_parents(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """Return for each draft the index of the innermost other one whose content holds its cue and content."""
    parents: list[int | None] = []
    for index, draft in enumerate(drafts):
        best: tuple[int, int] | None = None
        for other in range(max(0, index - 12), min(len(drafts), index + 6)):
            if other == index or drafts[other].sentence != draft.sentence:
                continue
            size = _holds(drafts[other], draft)
            if size and (best is None or (size, other) < best):
                best = (size, other)
        parents.append(best[1] if best else _shared(drafts, index))
    return tuple(parents)


def _shared(drafts: Sequence[Draft], index: int) -> int | None:
    """«قالت الصحيفة نقلاً عن مسؤول إن …», «نقلت عن مسؤول أن»: the report before it that shares its clause."""
    draft = drafts[index]
    if draft.entry.lemma != "نقلا" and draft.frame != "passed":
        return None
    for other in range(index - 1, max(-1, index - 4), -1):
        if drafts[other].sentence == draft.sentence and drafts[other].content[-1].end == draft.content[-1].end:
            return other
    return None


def _holds(outer: Draft, inner: Draft) -> int:
    """Return the size of the outer content if it holds the inner cue, else 0; a draft holds none that holds it."""
    if any(piece.contains(outer.cue.span) for piece in inner.content) and outer.frame != "phrase":
        return 0
    for piece in outer.content:
        if piece.contains(inner.cue.span) and piece != inner.cue.span:
            return sum(p.end - p.start for p in outer.content)
    return 0


def find_via(drafts: Sequence[Draft], parents: Sequence[int | None], index: int) -> tuple[Span, ...]:
    """Return who passed a draft on: the media it was said to, and the source of a relay that holds it."""
    via = list(drafts[index].heard.via)
    parent = parents[index]
    if parent is not None:
        outer = drafts[parent]
        relayed = outer.frame == "phrase" or outer.entry.lemma == "نقل" or drafts[index].entry.lemma == "نقلا"
        if outer.heard.source and relayed:
            via.append(outer.heard.source)
    return tuple(dict.fromkeys(via))
