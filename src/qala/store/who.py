"""Who: what one person, organisation or place said, newest first, and the words it says more often than others do."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import tantivy

from qala.store import index as indexes
from qala.store.analysis import is_stop_word, terms
from qala.store.naming import Named, find_named
from qala.store.protocol import Store
from qala.store.queries import Filter, Node, restricted
from qala.store.search import Found, search

_TOPICS = 10
_READ = 300
"""Statements, the newest, whose words are counted for the topics."""

_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said.

    Attributes:
        named: who is meant.
        others: who else with statements could be meant by the name.
        found: the statements, newest first.
        topics: words that stand out in them, most telling first, with how many statements have each.
    """

    named: Named
    others: tuple[Named, ...]
    found: Found
    topics: tuple[tuple[str, int], ...]


def who(store: Store, name: str, about: Node | None = None, *, limit: int = 10, offset: int = 0) -> Said | None:
    """Return what somebody said, newest first; None if nobody in the store has the name.

    Args:
        store: where.
        name: a name, part of one, or `#NUMBER`.
        about: only statements that answer this query.
        limit: how many statements to give.
        offset: how many to pass over.
    """
    candidates = find_named(store, name)
    if not candidates:
        return None
    named = candidates[0]
    engine = indexes.searcher(store)
    asked = restricted(about, [Filter("speaker", f"#{named.number}")])
    found = search(store, asked, limit=limit, offset=offset, order="newest", mentions=False, facets=True, searcher=engine)
    read = search(store, asked, limit=_READ, order="newest", mentions=False, searcher=engine)
    others = tuple(other for other in candidates[1:] if other.statements)
    return Said(named, others, found, _topics(engine, [hit.snippet.text for hit in read.hits], named.name))


def _topics(engine: tantivy.Searcher, texts: Sequence[str], name: str) -> tuple[tuple[str, int], ...]:
    """Return the stems that stand out against the whole store, each as the word it is written as most often."""
    own = {term.stem for term in terms(name)}
    holding: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text in texts:
        said = [t for t in terms(text) if t.stem not in own and len(t.stem) >= _LETTERS and not is_stop_word(t.exact)]
        holding.update({t.stem for t in said})
        for term in said:
            written.setdefault(term.stem, Counter())[term.exact] += 1
    total = max(engine.num_docs, 1)

    def telling(stem: str) -> float:
        return holding[stem] * math.log(1 + total / (1 + engine.doc_freq("stem", stem)))

    often = [stem for stem, count in holding.items() if count > 1] or list(holding)
    best = sorted(often, key=lambda stem: (-telling(stem), stem))[:_TOPICS]
    return tuple((min(written[stem].items(), key=lambda item: (-item[1], item[0]))[0], holding[stem]) for stem in best)
