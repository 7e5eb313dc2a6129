"""Documents: for whom a statement, a report or a study speaks (guideline 26)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from qala.arabic.folding import spellings
from qala.lexicon.descriptions import described_as
from qala.resolve.entities.clusters import Cluster, names_in
from qala.types.span import Span

_ADJECTIVES = r"(?:\s+(?:\w+ي[ةه]?|\w*حديث[ةه]?|\w*جديد[ةه]?|\w*مشترك[ةه]?|\w*مفصل[ةه]?|\w*مطول[ةه]?)){0,3}"
_MADE = re.compile(rf"{_ADJECTIVES}\s+(?:التي\s+|الذي\s+)?\w{{2,}}(?:ه|ها)\s+")
_MADE_INSIDE = re.compile(r"\s(?:التي\s+|الذي\s+)?\w{2,}ت(?:ه|ها)\s+")
"""A verb with a pronoun for the document, behind the phrase and in it («دراسة نفذتها», «تقرير نشرته مجلة»)."""
_FROM = re.compile(rf"{_ADJECTIVES}\s+(?:(?:ال)?صادر[ةه]?\s+(?:عن|من)\s+|من\s+|(?=لل?))")
"""What leads from a document to who issued it («تقييم سري لـ…», «القائمة الصادرة من …»)."""
_UNBROKEN = re.compile(r"[^،,.؛:]*")
"""Between the verb that says who made a document and its maker's name: a word or two, and the mark that opens it."""
_NEAR, _AT_ONCE = 30, 4
"""Characters behind that verb in which the name begins; behind «عن», «ل» and a word like «صحيفة»."""
_BACK, _OFTEN = 2000, 4
"""Characters before a document, and places that mention one, that are looked through for who issued it."""
_SENTENCE = re.compile(r"[.؟!\n]")


class Documents:
    """Says who issued the documents of a page, in page order; keeps who spoke where."""

    def __init__(self, text: str, names: Sequence[tuple[Span, Cluster]]) -> None:
        """Begin with the names of the page, in page order."""
        self._text = text
        self._names = names
        self._spoken: list[tuple[int, Cluster]] = []

    def spoke(self, cluster: Cluster, at: int) -> None:
        """Remember who spoke at a place: «قالت الوزارة في بيان … وأضاف البيان»."""
        self._spoken.append((at, cluster))

    def maker(self, document: Span) -> Cluster | None:
        """Return who made a document, named right behind it: «دراسة نفذتها شركة النخيل», «تقييم لوكالة المرفأ»."""
        verb = _MADE.match(self._text, document.end) or _MADE_INSIDE.search(self._text, document.start, document.end)
        found = self._named_from(verb.end(), _NEAR) if verb else None
        if found is None and (behind := _FROM.match(self._text, document.end)):
            found = self._named_from(behind.end(), _NEAR if self._text[behind.end() - 1].isspace() else _AT_ONCE)
        return found

    def _named_from(self, start: int, reach: int) -> Cluster | None:
        near = Span(start, start + reach)
        named = ((span, cluster) for span, cluster in names_in(self._names, near) if cluster.type != "LOC")
        span, cluster = next((pair for pair in named if pair[0].start >= start), (near, None))
        return cluster if _UNBROKEN.fullmatch(self._text, start, span.start) else None

    def introduced(self, head: str, at: int) -> Cluster | None:
        """Return who issued the document that a place further up mentions, the nearest first.

        «أصدرت النقابة بياناً», «استطلاع أجراه المركز», «قالت الوزارة في بيان»: who made it, who issued it, who spoke there.
        """
        mentions = [Span(*found.span()) for found in _written(head).finditer(self._text, max(0, at - _BACK), at)]
        for mention in islice(reversed(mentions), _OFTEN):
            found = self.maker(mention) or self._issued_before(mention) or self._spoke_beside(mention)
            if found:
                return found
        return None

    def _sentence(self, mention: Span) -> Span:
        begin = max((self._text.rfind(mark, 0, mention.start) for mark in ".؟!\n"), default=-1) + 1
        end = _SENTENCE.search(self._text, mention.end)
        return Span(begin, end.start() if end else len(self._text))

    def _issued_before(self, mention: Span) -> Cluster | None:
        begin = self._sentence(mention).start
        verb = _issuing().search(self._text, begin, mention.start)
        if verb is None:
            return None
        between = names_in(self._names, Span(verb.end(), mention.start))
        return next((cluster for _, cluster in between if cluster.type != "LOC"), None)

    def _spoke_beside(self, mention: Span) -> Cluster | None:
        sentence = self._sentence(mention)
        named = (
            cluster for at, cluster in reversed(self._spoken) if sentence.start <= at < sentence.end and not cluster.unnamed
        )
        return next(named, None)


@lru_cache(maxsize=256)
def _written(head: str) -> re.Pattern[str]:
    """Return a pattern for a bare head as the page may write it: «بيان», «بيانا», «للدراسة»."""
    return re.compile(rf"(?<!\w)[وف]?(?:[بلك]|ال|لل|بال)?{spellings(head)}(?:اً?|ًا)?(?!\w)")


@lru_cache(maxsize=1)
def _issuing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)و?(?:{'|'.join(map(spellings, sorted(described_as('issuing'))))})(?!\w)")
