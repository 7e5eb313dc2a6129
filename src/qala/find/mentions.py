"""Find mentions: names of people, organisations and places."""

from collections.abc import Iterator

from qala.arabic.tokens import tokenize
from qala.find.names.drafts import tagged
from qala.find.names.edges import mentions_of
from qala.find.names.gazetteer import with_known
from qala.find.names.lists import parted, with_lists, with_towns
from qala.find.names.marked import with_marked
from qala.taggers import Tagger
from qala.taggers.crf import names_tagger
from qala.types.mention import Mention
from qala.types.sentence import Sentence

_LONGEST = 400
"""Tokens a sentence is tagged by at once; a longer one is tagged in pieces, so that memory stays bounded."""


def find_mentions(sentence: Sentence, tagger: Tagger | None = None) -> Iterator[Mention]:
    """Yield the names of a sentence in page order, without titles, kind words and clitics.

    Args:
        sentence: as segmentation leaves it.
        tagger: another tagger than the packaged one.
    """
    tokens = tokenize(sentence.text, sentence.span.start)
    for start in range(0, len(tokens), _LONGEST):
        part = tokens[start : start + _LONGEST]
        drafts = with_known(part, list(tagged(part, tagger or names_tagger())))
        yield from mentions_of(part, with_towns(part, with_lists(part, with_marked(part, list(parted(part, drafts))))))
