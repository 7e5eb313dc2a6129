"""Transitions: what a label of the tagger of names gives to the one after it."""

from functools import cache

from qala.taggers.weights import LABELS, learned, together

NAMES = range(1, len(LABELS))
"""The numbers of the labels of names: all but O."""


@cache
def shift() -> tuple[int, ...]:
    """Return what the best step from within a name (for O: from O) adds to each label.

    Every word is given it beforehand and every transition lacks it: no path is better or worse for that, but what the
    transitions may still add to a name is nothing, and more labels are seen at once to be on no best path.
    """
    step = learned()
    return step[0][0], *(max(step[prior][label] for prior in NAMES) for label in NAMES)


@cache
def lift() -> int:
    """Return the shifts of all labels in one number."""
    return together(shift())


@cache
def transitions() -> tuple[tuple[int, ...], ...]:
    """Return for each label before the scores of the labels after it, without the shifts."""
    return tuple(tuple(score - less for score, less in zip(row, shift(), strict=True)) for row in learned())


KEPT = (shift, lift, transitions)
"""What is kept of the weights in use."""
