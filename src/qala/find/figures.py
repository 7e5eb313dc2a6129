"""Find figures: numbers in digits."""

import re
from collections.abc import Iterator

from qala.types.figure import Figure
from qala.types.sentence import Sentence
from qala.types.span import Span

_PERCENT = re.compile(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)\s*(?:%|٪|(?:في|ب)\s?ال?م[اي]?ئ[ةه])")


def find_figures(sentence: Sentence) -> Iterator[Figure]:
    """Yield the figures of a sentence in reading order."""
    for match in _PERCENT.finditer(sentence.text):
        value = float(match["number"])
        span = Span(match.start(), match.end()).shift(sentence.span.start)
        yield Figure(span, int(value) if value.is_integer() else value, "%", None, "eq", "figures/percent")
