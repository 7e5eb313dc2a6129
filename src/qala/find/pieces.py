"""Find the pieces of a story: every finder over every sentence, in page order."""

from itertools import chain

from qala.find.credits import find_credits
from qala.find.cues import find_cues
from qala.find.figures import find_figures
from qala.find.mentions import find_mentions
from qala.find.quotations import find_quotations
from qala.find.times import find_times
from qala.types.pieces import Pieces
from qala.types.story import Story


def find_pieces(story: Story, text: str) -> Pieces:
    """Return what the finders find in a story of the page `text`."""
    sentences = story.sentences
    read = [block for block in story.blocks if block.repeat_of is None]
    return Pieces(
        cues=tuple(chain.from_iterable(map(find_cues, sentences))),
        quotations=tuple(chain.from_iterable(find_quotations(text, block.span) for block in read)),
        mentions=tuple(chain.from_iterable(map(find_mentions, sentences))),
        times=tuple(chain.from_iterable(map(find_times, sentences))),
        figures=tuple(chain.from_iterable(map(find_figures, sentences))),
        credits=tuple(find_credits(read, text)),
    )
