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


class Columns(NamedTuple):
    """The tokens of a text, with what is asked of all of them side by side.

    Attributes:
        tokens: in order.
        texts: each as written.
        words: each as it is compared.
        starts: where each begins, in the offsets of the page.
    """

    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]


_NOTHING = Columns((), (), (), ())


@lru_cache(maxsize=512)
def in_columns(text: str, offset: int = 0) -> Columns:
    """Return the tokens of `text` in columns, their places shifted by `offset`.

    Several rooms look at the same sentence; the last few hundred are remembered.
    """
    found = [(match.start() + offset, match.end() + offset, match.group()) for match in _TOKEN.finditer(text)]
    if not found:
        return _NOTHING
    starts, ends, texts = zip(*found, strict=True)
    are_words = [written[0].isalnum() for written in texts]
    words = tuple(bare(written) if is_word else written for written, is_word in zip(texts, are_words, strict=True))
    spans = map(Span._make, zip(starts, ends, strict=True))
    return Columns(tuple(map(Token._make, zip(spans, texts, words, are_words, strict=True))), texts, words, starts)


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Return the tokens of `text`, their spans shifted by `offset`.

    >>> [token.text for token in tokenize("قال: «نعم»")]
    ['قال', ':', '«', 'نعم', '»']
    """
    return in_columns(text, offset).tokens
