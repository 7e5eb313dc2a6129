"""Find times: dates, hours, durations and sets, by the grammar of `resources/times.yml`."""

from collections.abc import Iterator

from qala.find.values import read_values
from qala.types.sentence import Sentence
from qala.types.timex import TimeExpression


def find_times(sentence: Sentence) -> Iterator[TimeExpression]:
    """Yield the time expressions of a sentence in reading order, their values not yet counted from any day.

    >>> from qala.types.span import Span
    >>> text = "عقد الاجتماع يوم الخميس 23 يوليو 2015 واستمر ساعتين"
    >>> [time.span.of(text) for time in find_times(Sentence(text, Span(0, len(text))))]
    ['يوم الخميس 23 يوليو 2015', 'ساعتين']
    """
    for time in read_values(sentence.text).times:
        if not _is_stamp(time, sentence.text):
            yield time._replace(span=time.span.shift(sentence.span.start))


def _is_stamp(time: TimeExpression, text: str) -> bool:
    """Tell whether a date is set off by wide gaps from the text: the stamp of a related item, not what the story says."""
    before, after = text[: time.span.start], text[time.span.end :]
    left, right = _wide(before[-2:]), _wide(after[:2])
    return time.type in ("DATE", "TIME") and (
        (left and right) or (left and not after.strip()) or (right and not before.strip())
    )


def _wide(gap: str) -> bool:
    return len(gap) > 1 and not gap.strip()
