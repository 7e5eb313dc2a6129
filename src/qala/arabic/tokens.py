"""Tokens: words and single punctuation marks, with their offsets."""

import re
from functools import lru_cache
from typing import NamedTuple

from qala.arabic.folding import bare
from qala.arabic.words import WORD
from qala.types.span import Span

_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]|_")


class Token(NamedTuple):
    """A word or a punctuation mark; a tuple, because a page is made of thousands.

    Attributes:
        span: where it stands, in the offsets of the page.
        text: as written.
        bare: the form to compare by.
        is_word: False for punctuation.
    """

    span: Span
    text: str
    bare: str
    is_word: bool


@lru_cache(maxsize=512)
def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Return the tokens of `text`, their spans shifted by `offset`.

    Several rooms look at the same sentence; the last few hundred are remembered.

    >>> [token.text for token in tokenize("قال: «نعم»")]
    ['قال', ':', '«', 'نعم', '»']
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        is_word = written[0].isalnum()
        start, end = match.span()
        span = Span(start + offset, end + offset)
        tokens.append(Token(span, written, bare(written) if is_word else written, is_word))
    return tuple(tokens)
