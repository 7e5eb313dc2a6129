"""Matching: which characters of a page a query found, told from the words of the page and never from the engine."""

from collections.abc import Sequence

from qala.store.analysis import Term, alternatives, analysed, matches_prefix, terms
from qala.store.queries import All, Any, Exact, Node, Phrase, Prefix, Word
from qala.types.span import Span


def highlights(node: Node, text: str, at: int = 0) -> tuple[Span, ...]:
    """Return the spans of `text` that answer a query, in order and without overlap, moved by `at`.

    What a query forbids or filters by is not shown.
    """
    found: set[Span] = set()
    _collect(node, terms(text), found)
    merged: list[Span] = []
    for span in sorted(found):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(span.shift(at) for span in merged)


def _collect(node: Node, words: Sequence[Term], found: set[Span]) -> None:
    match node:
        case Word(text):
            wanted = frozenset(alternatives(text))
            found.update(Span(t.start, t.end) for t in words if t.stem in wanted)
        case Prefix(text):
            found.update(Span(t.start, t.end) for t in words if matches_prefix(t.exact, text))
        case Phrase(phrase):
            _runs([frozenset(alternatives(word)) for word in phrase], [t.stem for t in words], words, found)
        case Exact(phrase):
            _runs([frozenset({analysed(word)[0]}) for word in phrase], [t.exact for t in words], words, found)
        case All(parts) | Any(parts):
            for part in parts:
                _collect(part, words, found)


def _runs(wanted: Sequence[frozenset[str]], forms: Sequence[str], words: Sequence[Term], found: set[Span]) -> None:
    length = len(wanted)
    for first in range(len(forms) - length + 1):
        if all(forms[first + nth] in wanted[nth] for nth in range(length)):
            found.add(Span(words[first].start, words[first + length - 1].end))
