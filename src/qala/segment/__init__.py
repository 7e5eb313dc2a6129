"""Pages to stories, blocks and sentences; from lines alone, better where there is HTML."""

from qala.segment.stories import segment

__all__ = ["segment"]
