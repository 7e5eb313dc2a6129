"""Clusters: the entities of a page while they are being told apart, found again by name, by entry and by head."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qala.lexicon.known import Known
from qala.resolve.entities.names import is_short_of, name_words, skeleton
from qala.resolve.entities.references import Reference
from qala.types.issue import Issue
from qala.types.mention import EntityType
from qala.types.span import Span

_LATEST = 24
"""How many of the clusters that share a word are looked at, the latest first: a page stays linear."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Somebody, with all that calls them so far.

    Attributes:
        type: PER, ORG or LOC.
        name: the fullest name, or the description of somebody unnamed.
        words: the words of the name to compare by.
        first: where they are first called.
        story: index of the story that calls them first.
        calls: how the page calls them, in the order found.
        roles: offices and descriptions as written beside the name.
        unnamed: whether only described.
        entry: what the gazetteer knows by this name.
        members: those who speak as one under this name.
        affiliation: the body that the first of the roles names.
    """

    type: EntityType
    name: str
    words: tuple[str, ...]
    first: Span
    story: int
    calls: list[tuple[Span, str]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    unnamed: bool = False
    entry: Known | None = None
    members: list["Cluster"] = field(default_factory=list)
    affiliation: "Cluster | None" = None


class Clusters:
    """The entities of one page, with the ways to find one again."""

    def __init__(self, text: str) -> None:
        """Begin with nobody."""
        self.text = text
        self.all: list[Cluster] = []
        self.meant: dict[Span, Cluster] = {}
        self._by_words: dict[tuple[EntityType, tuple[str, ...]], Cluster] = {}
        self._by_entry: dict[tuple[EntityType, str], Cluster] = {}
        self._by_bones: defaultdict[tuple[EntityType, str], list[Cluster]] = defaultdict(list)
        self._roles: list[tuple[Span, Cluster]] = []
        self._by_head: defaultdict[str, list[tuple[int, Cluster]]] = defaultdict(list)

    def begin(self, kind: EntityType, call: Reference, entry: Known | None, *, unnamed: bool = False) -> Cluster:
        """Add an entity that nothing before calls."""
        name = call.span.of(self.text)
        cluster = Cluster(kind, name, name_words(name), call.span, call.story, unnamed=unnamed, entry=entry)
        self.all.append(cluster)
        self._by_words.setdefault((kind, cluster.words), cluster)
        if entry:
            self._by_entry.setdefault((kind, entry.name), cluster)
        if not unnamed:
            for word in dict.fromkeys(map(skeleton, cluster.words)):
                self._by_bones[kind, word].append(cluster)
        return cluster

    def join(self, cluster: Cluster, call: Reference) -> None:
        """Lay a stretch at an entity's door."""
        cluster.calls.append((call.span, call.span.of(self.text)))
        cluster.first = min(cluster.first, call.span)
        self.meant[call.span] = cluster

    def merge(self, one: Cluster, into: Cluster) -> None:
        """Let all that calls one entity call another: they are the same."""
        for span, written in one.calls:
            into.calls.append((span, written))
            into.first = min(into.first, span)
            self.meant[span] = into
        into.roles.extend(role for role in one.roles if role not in into.roles)
        self.all.remove(one)

    def note_head(self, head: str, at: int, cluster: Cluster) -> None:
        """Remember that an entity was called by a head word («الوزارة», «صحيفة») at a place."""
        insort(self._by_head[head], (at, cluster), key=lambda place: place[0])

    def headed(self, head: str, at: int) -> Iterator[Cluster]:
        """Yield the entities that a head word called, the latest before a place first, then those after it."""
        places = self._by_head.get(head, [])
        here = bisect_left(places, at, key=lambda place: place[0])
        yield from (cluster for _, cluster in reversed(places[max(0, here - _LATEST) : here]))
        yield from (cluster for _, cluster in places[here : here + _LATEST])

    def note_role(self, role: Span, cluster: Cluster) -> None:
        """Remember where a title stands beside the name of whom it calls."""
        insort(self._roles, (role, cluster), key=lambda pair: pair[0])

    def titled(self, span: Span) -> Cluster | None:
        """Return whose title holds a stretch."""
        at = bisect_left(self._roles, span.start + 1, key=lambda pair: pair[0].start)
        return next((c for role, c in self._roles[max(0, at - 2) : at] if role.contains(span)), None)

    def places(self, head: str) -> Iterator[tuple[int, Cluster]]:
        """Yield where a head word called somebody, and whom, the last on the page first."""
        yield from reversed(self._by_head.get(head, ()))

    def same_name(self, kind: EntityType, words: tuple[str, ...], entry: Known | None) -> Cluster | None:
        """Return the entity of exactly these words, or of the same entry of the gazetteer."""
        found = self._by_words.get((kind, words))
        if found is None and entry:
            found = self._by_entry.get((kind, entry.name))
        return found

    def of_entry(self, kind: EntityType, name: str) -> Cluster | None:
        """Return the entity that the gazetteer knows by a name."""
        return self._by_entry.get((kind, name))

    def longer(self, kind: EntityType, words: tuple[str, ...]) -> list[Cluster]:
        """Return the entities whose names hold these words in this order, the latest last."""
        if not words:
            return []
        rarest = min((self._by_bones.get((kind, skeleton(word)), []) for word in words), key=len)
        return [c for c in rarest[-_LATEST:] if is_short_of(words, c.words)]


@dataclass(frozen=True, slots=True)
class Told:
    """The clusters of a page as the rules tell them apart.

    Attributes:
        clusters: with whom each span means.
        names: where somebody is named, and whom, in page order.
        speakers: whom a place's name means where it speaks.
        issues: where two could be meant.
    """

    clusters: Clusters
    names: Sequence[tuple[Span, Cluster]]
    speakers: Mapping[Span, Cluster]
    issues: Sequence[Issue]


def names_in(names: Sequence[tuple[Span, Cluster]], span: Span) -> list[tuple[Span, Cluster]]:
    """Return the names that stand in a span, with whom they mean, of names in page order."""
    first = max(0, bisect_left(names, span.start, key=lambda pair: pair[0].start) - 1)
    end = bisect_left(names, span.end, key=lambda pair: pair[0].start)
    return [pair for pair in names[first:end] if pair[0].overlaps(span)]
