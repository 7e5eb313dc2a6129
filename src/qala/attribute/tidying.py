"""Tidying: no quotation mark stands at the end of a name unless its partner stands in the name («صحيفة «الحياة»»)."""

from qala.types.span import Span

_PARTNERS = {"»": "«", "”": "“„", "“": "„", '"': '"'}
_MARKS = frozenset('«»“”„"')


def tidied(span: Span | None, text: str) -> Span | None:
    """Return a span without white space and marks that have no partner in it, None where nothing is left.

    >>> text = "صحيفة «الحياة» »"
    >>> tidied(Span(0, 16), text).of(text), tidied(Span(6, 13), text).of(text)
    ('صحيفة «الحياة»', 'الحياة')
    """
    if span is None:
        return None
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or (text[start] in _MARKS and not _closes_later(text[start:end]))):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in _MARKS and not _opened_before(text[start:end]))):
        end -= 1
    if start == span.start and end == span.end:
        return span if start < end else None
    return Span(start, end) if start < end else None


def _closes_later(words: str) -> bool:
    """Tell whether the mark that opens `words` is closed in them before their end: around all of them it is none of theirs."""
    return any(mark in words[1:-1] for mark, opening in _PARTNERS.items() if words[0] in opening)


def _opened_before(words: str) -> bool:
    """Tell whether the mark at the end of `words` has a partner in them that no other mark has closed."""
    mark, opening = words[-1], _PARTNERS.get(words[-1], "")
    if mark in opening:
        return sum(map(words.count, opening)) % 2 == 0
    return sum(map(words.count, opening)) >= words.count(mark)
