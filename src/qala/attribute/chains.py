"""Chains: which attribution stands inside the content of which (X said that Y said)."""

from collections.abc import Sequence

from qala.attribute.drafts import Draft
from qala.types.span import Span


def find_parents(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """Return for each draft the index of the innermost other one whose content holds its cue and content.

    No draft comes to stand in itself, however the contents of two relay phrases overlap.
    """
    parents: list[int | None] = []
    together: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        together.setdefault(draft.sentence, []).append(index)
    for index, draft in enumerate(drafts):
        others = together[draft.sentence]
        holders = sorted(_holders(drafts, others, index)) if len(others) > 1 else []
        shared = _shared(drafts, index)
        candidates = [other for _, other in holders] or ([] if shared is None else [shared])
        parents.append(next((other for other in candidates if not _stands_in(parents, other, index)), None))
    return tuple(parents)


def _holders(drafts: Sequence[Draft], others: Sequence[int], index: int) -> list[tuple[int, int]]:
    """Return the size of the content and the index of each draft of the sentence that may hold this one."""
    draft = drafts[index]
    return [
        (size, other)
        for other in others
        if other != index and index - 12 <= other < index + 6 and (size := _holds(drafts[other], draft))
    ]


def _stands_in(parents: Sequence[int | None], inner: int, outer: int) -> bool:
    """Tell whether `inner` is found to stand in `outer`, as far as the parents are known."""
    at: int | None = inner
    while at is not None and at < len(parents):
        at = parents[at]
        if at == outer:
            return True
    return False


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
    cue = inner.cue.span
    for piece in outer.content:
        if piece.contains(cue) and piece != cue:
            held = outer.frame != "phrase" and any(own.contains(outer.cue.span) for own in inner.content)
            return 0 if held else sum(p.end - p.start for p in outer.content)
    return 0


def find_via(drafts: Sequence[Draft], parents: Sequence[int | None], index: int) -> tuple[Span, ...]:
    """Return who passed a draft on: the media it was said to, and the source of a relay that holds it."""
    via, parent = list(drafts[index].heard.via), parents[index]
    if parent is not None:
        outer = drafts[parent]
        relayed = outer.frame == "phrase" or outer.entry.lemma == "نقل" or drafts[index].entry.lemma == "نقلا"
        if outer.heard.source and relayed:
            via.append(outer.heard.source)
    return tuple(dict.fromkeys(via))
