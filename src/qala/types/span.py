"""Spans: where in the page something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Page.text`, half-open, in Unicode code points.

    A named tuple, so that it is written `[start, end]` in JSON and sorts in page order.

    >>> Span(0, 3).of("قال الوزير")
    'قال'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what stands there in `text`, to the letter."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """Return the span moved `by` code points."""
        return Span(self.start + by, self.end + by)
