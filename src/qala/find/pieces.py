"""Find the pieces of a story: every finder over every sentence, in page order."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from qala.find.credits import find_credits
from qala.find.cues import find_cues
from qala.find.figures import find_figures
from qala.find.mentions import find_mentions
from qala.find.quotations import find_quotations
from qala.find.repeats import find_repeats
from qala.find.times import find_times
from qala.taggers import Tagger
from qala.types.figure import Figure
from qala.types.mention import Mention
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story


class Found(Protocol):
    """Anything a finder yields."""

    @property
    def span(self) -> Span:
        """Where it stands in the page."""
        ...


_Found = TypeVar("_Found", bound=Found)


def find_pieces(story: Story, text: str, tagger: Tagger | None = None) -> Pieces:
    """Return what the finders find in a story of the page `text`.

    A number or a date inside a name («شارع 6 أكتوبر») is part of the name and neither a figure nor a time; an
    agency that is credited is no mention. `tagger` takes the place of the packaged tagger of names.
    """
    sentences = story.sentences
    read = [block for block in story.blocks if block.repeat_of is None]
    credits_ = tuple(find_credits(read, text))
    named = chain.from_iterable(find_mentions(sentence, tagger) for sentence in sentences)
    mentions = find_repeats(sentences, tuple(_outside(credits_, named)))
    return Pieces(
        cues=tuple(chain.from_iterable(map(find_cues, sentences))),
        quotations=tuple(chain.from_iterable(find_quotations(text, block.span) for block in read)),
        mentions=mentions,
        times=tuple(_outside(mentions, chain.from_iterable(map(find_times, sentences)))),
        figures=tuple(_before_names(mentions, chain.from_iterable(map(find_figures, sentences)), text)),
        credits=credits_,
    )


def _outside(taken: Sequence[Found], found: Iterable[_Found]) -> Iterator[_Found]:
    """Yield what shares no character with what is taken."""
    starts = [item.span.start for item in taken]
    for item in found:
        at = bisect_left(starts, item.span.end)
        if at == 0 or taken[at - 1].span.end <= item.span.start:
            yield item


def _before_names(mentions: Sequence[Mention], figures: Iterable[Figure], text: str) -> Iterator[Figure]:
    """Yield figures without what of them is a name: whole ones, and «العشرات» of «العشرات من كتائب الفجر»."""
    starts = [mention.span.start for mention in mentions]
    for figure in figures:
        first = bisect_left(starts, figure.span.start)
        if first and mentions[first - 1].span.end > figure.span.start:
            continue
        if first == len(starts) or starts[first] >= figure.span.end:
            yield figure
            continue
        written = Span(figure.span.start, starts[first]).of(text).rstrip().removesuffix(_OF).rstrip()
        if written:
            yield figure._replace(span=Span(figure.span.start, figure.span.start + len(written)), counted=None)


_OF = " من"
