"""Find figures: numbers that count or measure something, by the grammar of `resources/figures.yml`."""

from collections.abc import Iterator

from qala.find.values import read_values
from qala.types.figure import Figure
from qala.types.sentence import Sentence


def find_figures(sentence: Sentence) -> Iterator[Figure]:
    """Yield the figures of a sentence in reading order.

    >>> from qala.types.span import Span
    >>> text = "وصل نحو 1,800 لاجئ وقدمت لهم 40 مليون دولار"
    >>> [(figure.value, figure.unit, figure.approx) for figure in find_figures(Sentence(text, Span(0, len(text))))]
    [(1800, None, 'about'), (40000000, 'USD', 'eq')]
    """
    for figure in read_values(sentence.text).figures:
        yield figure._replace(span=figure.span.shift(sentence.span.start))
