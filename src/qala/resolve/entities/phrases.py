"""Phrases: whom the noun phrase of a source means."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from qala.arabic.folding import bare
from qala.arabic.tokens import tokenize
from qala.lexicon.descriptions import described_as, kind_words, singular_heads
from qala.lexicon.known import Known, country, country_of, holders, known
from qala.lexicon.speakers import SpeakerKind, speaker_kind
from qala.resolve.entities.clusters import Cluster, Clusters, names_in
from qala.resolve.entities.documents import Documents
from qala.resolve.entities.likeness import is_described, land_of
from qala.resolve.entities.names import name_words
from qala.resolve.entities.references import Reference
from qala.types.mention import EntityType
from qala.types.span import Span

_HEAD_WORDS = 4
_JOIN = re.compile(r"\s*[،,]?\s*و?\s*[«\"“]?")
_OPENED = re.compile(r"\s*[(«\"“]\s*")
_NAMES, _NEARBY, _STYLE = 6, 300, 16
"""Names and characters before «الأخير» in which whom it means stands; characters before a name in which its style does."""
_FEW = 2
_PLURALS = ("ون", "ين", "ات")
_GOVERNMENTS = ("حكومه", "اداره")


class Phrases:
    """Says whom phrases mean, in page order; keeps the last who spoke."""

    def __init__(self, clusters: Clusters, names: Sequence[tuple[Span, Cluster]]) -> None:
        """Begin with the names of the page, in page order."""
        self.clusters = clusters
        self._names = names
        self._starts = [span.start for span, _ in names]
        self._governments: dict[str, Cluster] = {}
        for _, cluster in names:
            if cluster.type == "ORG" and cluster.entry and cluster.entry.of and _is_government(cluster):
                self._governments.setdefault(cluster.entry.of, cluster)
        self._documents = Documents(clusters.text, names)
        self._last: Cluster | None = None
        self._last_unnamed: Cluster | None = None

    def resolve(self, call: Reference) -> Cluster:
        """Return whom a phrase means: somebody named in it, or described by it, or somebody new."""
        written = _with_article(call.span.of(self.clusters.text))
        inside = (self._person_inside, self._titled, self._issuer, self._body_inside, self._government)
        steps = (*inside, self._latter, self._same_words, self._by_head, self._again)
        cluster = next((found for step in steps if (found := step(call, written))), None) or self._new(call, written)
        if call.use == "source":
            self.spoke(cluster, call.span.start)
        head = _head(written)
        if cluster.type == "PER" and head and speaker_kind(head) == "official":
            self.clusters.note_head(singular_heads().get(head, head), call.span.start, cluster)
        return cluster

    def spoke(self, cluster: Cluster, at: int) -> None:
        """Remember who spoke, and last: «البيان», «المصادر نفسها» point back to them."""
        self._last = cluster
        self._documents.spoke(cluster, at)
        self._last_unnamed = cluster if cluster.unnamed else self._last_unnamed

    def inside(self, span: Span) -> list[tuple[Span, Cluster]]:
        """Return the names that stand in a span, with whom they mean."""
        return names_in(self._names, span)

    def _person_inside(self, call: Reference, written: str) -> Cluster | None:
        people = [(span, c) for span, c in self.inside(call.span) if c.type == "PER"]
        if not people or (len(people) > 1 and self._are_joined(people)):
            return None
        first, person = people[0]
        last, other = people[-1]
        if len(people) > 1 and last.end >= call.span.end - 1 and self._is_styled(last) and not self._is_styled(first):
            return other  # «المعارض لبقاء سالم الراوي الأمير وليد»
        return None if first.start > call.span.start and self._is_anothers(call, written, first, len(people)) else person

    def _is_anothers(self, call: Reference, written: str, name: Span, people: int) -> bool:
        """«محامي سالم الراوي», «حكومة سالم الراوي», «مصدر مقرب من سالم الراوي»: the name in the phrase is not who speaks."""
        head, between = bare(_first_word(written)).removeprefix("ال"), self.clusters.text[call.span.start : name.start]
        if head in described_as("relations"):
            return not any(mark in between for mark in "،,")
        body = head in described_as("bodies") and people == 1
        return body or not described_as("close").isdisjoint(name_words(between))

    def _is_styled(self, name: Span) -> bool:
        """Tell whether a style or a title stands right before a name."""
        before = name_words(self.clusters.text[max(0, name.start - _STYLE) : name.start])
        return bool(before) and before[-1] in _styles()

    def _titled(self, call: Reference, _written: str) -> Cluster | None:
        """A title that goes on to a name behind the phrase («السفير السعودي | لدى مصر سالم الراوي») is that name's."""
        return self.clusters.titled(call.span)

    def _are_joined(self, people: Sequence[tuple[Span, Cluster]]) -> bool:
        """Tell whether «بوتين وكيم» stands there: two names with nothing but و between."""
        (one, a), (other, b) = people[0], people[1]
        return a is not b and self.clusters.text[one.end : other.start].strip() == "و"

    def _joined(self, call: Reference) -> list[Cluster]:
        """Return those who speak as one: two or more of a kind with nothing but و or a comma between them."""
        named = self.inside(call.span)
        groups: list[list[tuple[Span, Cluster]]] = []
        for span, cluster in named:
            last = groups[-1][-1] if groups else None
            between = self.clusters.text[last[0].end : span.start] if last else ""
            if last and _speaks_like(last[1]) == _speaks_like(cluster) and _JOIN.fullmatch(between):
                groups[-1].append((span, cluster))
            else:
                groups.append([(span, cluster)])
        longest = max(groups, key=len, default=[])
        members = list(dict.fromkeys(cluster for _, cluster in longest))
        return members if len(members) > 1 else []

    def _issuer(self, call: Reference, written: str) -> Cluster | None:
        """A statement or report speaks for the body or person that issued it (guideline 26)."""
        words = _plain_words(written)
        head = _head(" ".join(words))
        if head not in described_as("issued"):
            return None
        found = next((c for _, c in self.inside(call.span) if c.type != "LOC"), None) or self._documents.maker(call.span)
        if found is None and (whose := _whose(written)):  # «بيان النادي», «بلاغ للمكتب»
            found = self._by_head(call, whose)
        elif found is None and len(words) == 1 and _is_definite(written):
            before = (c for at, c in self.clusters.places(head) if at < call.span.start)
            found = next(before, None) or self._documents.introduced(head, call.span.start)
            found = found or (self._last if self._last and not self._last.unnamed else None)
        if found:
            self.clusters.note_head(head, call.span.start, found)
        return found

    def _body_inside(self, call: Reference, written: str) -> Cluster | None:
        kinds = _kinds(written)
        if kinds and kinds[0] in ("official", "person"):
            return None
        bodies = [(span, c) for span, c in self.inside(call.span) if c.type == "ORG"] or self._in_brackets(call.span, written)
        if not bodies or len(self._joined(call)) > 1:
            return None
        span, body = bodies[0]
        before = name_words(self.clusters.text[call.span.start : span.start])
        return body if len(before) <= 1 or all(word in kind_words() for word in before) else None

    def _in_brackets(self, span: Span, written: str) -> list[tuple[Span, Cluster]]:
        """«مجلة (المرفأ)»: the name that brackets or marks hold right behind the word that announces it."""
        if speaker_kind(bare(written)) not in ("organisation", "media", "agency"):
            return []
        at = bisect_left(self._starts, span.end)
        close = [(there, c) for there, c in self._names[at : at + 1] if c.type == "ORG"]
        return [pair for pair in close if _OPENED.fullmatch(self.clusters.text, span.end, pair[0].start)]

    def _latter(self, call: Reference, written: str) -> Cluster | None:
        """«الأخير» is the person named last, «المصدر ذاته», «المتحدث نفسه» who spoke last."""
        words = name_words(written)
        if words and words[0].removeprefix("وال") in described_as("latter"):
            at = bisect_left(self._starts, call.span.start)
            near = [c for span, c in self._names[max(0, at - _NAMES) : at] if span.end > call.span.start - _NEARBY]
            return next((c for kind in ("PER", "ORG") for c in reversed(near) if c.type == kind), None)
        plain = _plain_words(written)
        head = _head(plain[0]) if len(plain) == 1 and len(words) > 1 else ""
        if head not in described_as("speaking"):
            return None
        so_called = self.clusters.places(singular_heads().get(head, head))
        return None if any(cluster.unnamed for _, cluster in so_called) else self._last

    def _government(self, call: Reference, written: str) -> Cluster | None:
        """A capital or a state that speaks is its government (guideline 25)."""
        named = self.inside(call.span)
        side = name_words(written)[:1] in (("جانب",), ("طرف",), ("ساسه",))
        if side:
            land = country_of(" ".join(written.split()[1:]))
        elif len(named) == 1 and named[0][1].type == "LOC" and len(name_words(written)) == len(named[0][1].words):
            entry = named[0][1].entry or known(written, "country", "capital")
            land = _country(entry)
        else:
            return None
        if land is None:
            return None
        if land.of in self._governments:
            return self._governments[land.of]
        name = f"الحكومة {' '.join(word + 'ة' for word in land.adjectives[0].split())}" if land.adjectives else written
        entry = known(name, "government")
        cluster = self.clusters.begin("ORG", call, entry)
        cluster.name, cluster.words = name, name_words(name)
        if land.of:
            self._governments[land.of] = cluster
        return cluster

    def _same_words(self, _call: Reference, written: str) -> Cluster | None:
        words = name_words(written)
        kinds: tuple[EntityType, ...] = ("ORG", "PER") if _type_of(written) == "ORG" else ("PER", "ORG")
        for kind in kinds:
            found = self.clusters.same_name(kind, words, None)
            if found:
                return found
        if len(words) > 1:
            longer = [c for c in self.clusters.longer("ORG", words) if c.words[0] == words[0]]
            return longer[-1] if longer and _type_of(written) == "ORG" else None
        return None

    def _by_head(self, call: Reference, written: str) -> Cluster | None:
        """«الوزير», «وزيرة الثقافة», «الصحيفة», «المصدر»: the latest whom this head has called."""
        words = tuple(word for word in name_words(written) if word not in described_as("same"))
        while len(words) > 1 and words[0] in described_as("honorifics"):  # «معالي وزير العدل»
            words = words[1:]
        if not words:
            return None
        if words[0][:1] == "و" and speaker_kind(words[0]) is not None and _head(words[0]) != words[0]:  # «ووزير الخارجية»
            words = (words[0][1:], *words[1:])
        same = any(word in described_as("same") for word in map(bare, written.split()))
        if same and self._last_unnamed:
            return self._last_unnamed
        if not bare(written).startswith("ال") and len(words) == 1 and not same:
            return None
        head = singular_heads().get(words[0], words[0])
        rest = {word for word in words[1:] if f"ال{word}" not in described_as("passing")}
        for cluster in self.clusters.headed(head, call.span.start):
            if cluster.unnamed and rest:
                continue
            if is_described(rest, self._described_by(cluster)):
                return cluster
        return self._only_one(head, rest) or self._holder(written)

    def _only_one(self, head: str, rest: set[str]) -> Cluster | None:
        """«المجلة الأمريكية», «المنظمة الحقوقية»: the only body of the page that the head calls, where it is only described."""
        if speaker_kind(head) not in ("organisation", "media", "agency") or not all(map(_only_describes, rest)):
            return None
        found = list(dict.fromkeys(c for _, c in self.clusters.places(head)))
        return found[0] if len(found) == 1 and found[0].type == "ORG" and not found[0].unnamed else None

    def _again(self, _call: Reference, written: str) -> Cluster | None:
        """«المسؤول», «المتحدث»: nothing else on the page is called so; the person who spoke last."""
        words = name_words(written)
        if (
            not _is_definite(written)
            or len(words) > _FEW
            or _head(written) not in described_as("speaking")
            or self._last is None
        ):
            return None
        return self._last if self._last.type == "PER" and not self._last.unnamed else None

    def _described_by(self, cluster: Cluster) -> set[str]:
        written = (call for _, call in cluster.calls) if cluster.type == "PER" else ()
        return {word for text in (*cluster.roles, cluster.name, *written) for word in name_words(text)}

    def _holder(self, written: str) -> Cluster | None:
        """«الرئيس الروسي» without such a title on the page: somebody of the page who is known to have held the office."""
        parts = written.split()
        for cut in range(len(parts) - 1, 0, -1):
            land = country_of(" ".join(parts[cut:]))
            if land and land.of:
                people = holders(land.of, " ".join(parts[:cut]))
                return next((c for p in people if (c := self.clusters.of_entry("PER", p.name))), None)
        return None

    def _new(self, call: Reference, written: str) -> Cluster:
        kind, unnamed = _type_of(written), _is_unnamed(written)
        members = self._joined(call)
        if members:
            kind, unnamed = members[0].type if members[0].type != "LOC" else "ORG", False
        cluster = self.clusters.begin(kind, call, None, unnamed=unnamed)
        cluster.members = members
        head = _head(written)
        if head:
            self.clusters.note_head(singular_heads().get(head, head), call.span.start, cluster)
        if kind == "PER" and not unnamed and not members:
            cluster.roles.append(written)
        return cluster


def _with_article(written: str) -> str:
    """Write «للصحيفة» as «الصحيفة»: the preposition belongs to «وفقاً»."""
    word = _first_word(written)
    return "ال" + written[2:] if written.startswith("لل") and speaker_kind(bare("ال" + word[2:])) is not None else written


def _is_definite(written: str) -> bool:
    return bare(written).startswith(("ال", "لل")) or not _only_pointing().isdisjoint(name_words(written))


def _speaks_like(cluster: Cluster) -> EntityType:
    """A state speaks as a body does: «منظمة المرفأ والولايات المتحدة»."""
    return "ORG" if cluster.type == "LOC" and _country(cluster.entry) else cluster.type


@cache
def _styles() -> frozenset[str]:
    """Return the styles and titles that stand right before a name, without ال."""
    words = described_as("honorifics") | described_as("definite")
    return frozenset(word.removeprefix("ال") for word in words)


@cache
def _only_pointing() -> frozenset[str]:
    """Return the words by which a description only points."""
    return described_as("same") | described_as("pointing")


@lru_cache(maxsize=16384)
def _only_describes(word: str) -> bool:
    """Tell whether an adjective parts no two bodies of one kind that a page names one of («الأمريكية», «الرسمية»)."""
    return land_of(word) is not None or f"ال{word}" in described_as("descriptive")


def _plain_words(written: str) -> tuple[str, ...]:
    """Return the words of a description without those that only point: «نص البيان ذاته», «هذا التقرير»."""
    words = tuple(word for word in name_words(written) if word not in _only_pointing())
    return words[1:] if len(words) > 1 and words[0] == "نص" else words


def _whose(written: str) -> str | None:
    """Return whose a document is, with the article: «بيان النادي», «بلاغ للمكتب», «بيان صادر عن الحزب»."""
    for token in islice((token for token in tokenize(written) if token.is_word), 1, None):
        body = "ال" + token.text[2:] if token.text.startswith("لل") else token.text
        if body.startswith("ال") and speaker_kind(bare(body)) is not None:
            return body + written[token.span.end :]
    return None


def _first_word(written: str) -> str:
    return next((token.text for token in tokenize(written) if token.is_word), written)


def _head(written: str) -> str:
    """Return the first word of a phrase without ال and without what is written on its front, bare."""
    words = name_words(written)
    if not words:
        return ""
    word = words[0]
    if speaker_kind(word) is None:
        return word
    for cut in ("لل", "ل", "ب", "و"):
        if word.startswith(cut) and speaker_kind(word[len(cut) :]) and word not in described_as("issued"):
            return word[len(cut) :]
    return word


def _kinds(written: str) -> list[SpeakerKind]:
    return [kind for token in tokenize(written)[:_HEAD_WORDS] if (kind := speaker_kind(token.bare))]


def _type_of(written: str) -> EntityType:
    kinds = _kinds(written)
    return "ORG" if kinds and kinds[0] in ("organisation", "media", "agency", "document") else "PER"


def _is_unnamed(written: str) -> bool:
    """Tell whether a phrase only describes: «مسؤول أميركي», «محللون», «وسائل إعلام»; an office («وزير الخارجية») does not."""
    kinds = _kinds(written)
    first = bare(_first_word(written))
    if not kinds:
        return True
    if kinds[0] == "official":
        return first in described_as("unnamed") or (first.endswith(_PLURALS) and not first.startswith("ال"))
    return kinds[0] in ("person", "media")


def _country(entry: Known | None) -> Known | None:
    if entry is None or entry.of is None or entry.kind not in ("country", "capital"):
        return None
    if entry.kind == "country":
        return entry
    return country(entry.of)


def _is_government(cluster: Cluster) -> bool:
    return bool(cluster.words) and cluster.words[0] in _GOVERNMENTS
