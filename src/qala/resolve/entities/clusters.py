"""Clusters: the entities of a page while they are being told apart."""

from dataclasses import dataclass, field

from qala.arabic.folding import bare
from qala.arabic.tokens import tokenize
from qala.lexicon.known import MEDIA, Known, known
from qala.lexicon.speakers import speaker_kind
from qala.resolve.entities.names import is_short_of, name_words
from qala.resolve.entities.references import Reference
from qala.types.mention import EntityType
from qala.types.span import Span


@dataclass(slots=True)
class Cluster:
    """Somebody, with all that calls them so far."""

    type: EntityType
    name: str
    words: tuple[str, ...]
    first: Span
    story: int
    calls: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    role: str | None = None
    unnamed: bool = False
    entry: Known | None = None

    @property
    def wikidata(self) -> str | None:
        """The Wikidata id where the gazetteer knows one."""
        return self.entry.wikidata if self.entry else None


class Clusters:
    """The entities of one page; grows name by name, then phrase by phrase."""

    def __init__(self, text: str) -> None:
        """Begin with nobody."""
        self.text = text
        self.all: list[Cluster] = []
        self.meant: dict[Span, Cluster] = {}
        self._names: list[tuple[Span, Cluster]] = []

    def add_name(self, call: Reference) -> None:
        """Join a name to the cluster it is a form of, or begin one."""
        written, words = call.span.of(self.text), name_words(call.span.of(self.text))
        kind = call.type or "ORG"
        entry = known(written, *MEDIA) if call.use == "credit" else known(written)
        entry = entry if entry and entry.type == kind else None
        cluster = self._cluster_of(words, entry, kind, call)
        if cluster is None:
            cluster = self._begin(kind, written, words, call, entry)
        self._join(cluster, call)
        self._names.append((call.span, cluster))

    def _cluster_of(self, words: tuple[str, ...], entry: Known | None, kind: EntityType, call: Reference) -> Cluster | None:
        fitting = [c for c in self.all if c.type == kind and not c.unnamed]
        for cluster in fitting:
            if cluster.words == words or (entry and cluster.entry is entry):
                return cluster
        if kind == "LOC":
            return None
        candidates = [c for c in fitting if is_short_of(words, c.words)]
        if kind == "ORG":
            candidates = [c for c in candidates if c.words[: len(words)] == words and len(words) > 1]
        if not candidates:
            return None
        return max(
            candidates, key=lambda c: (c.story == call.story, c.words[-1] == words[-1], -abs(c.first.start - call.span.start))
        )

    def add_credit(self, call: Reference) -> None:
        """Join a credit to the body it names, or begin one."""
        if call.span in self.meant:
            return
        self.add_name(Reference(call.span, "credit", "ORG", call.story))

    def add_phrase(self, call: Reference) -> None:
        """Say whom a noun phrase means: somebody named in it, somebody described by it, or somebody new."""
        if call.span in self.meant:
            return
        cluster = self._named_in(call) or self._described(call)
        if cluster is None:
            written = call.span.of(self.text)
            kinds = self._kinds(written)
            cluster = self._begin(_type_of(kinds), written, name_words(written), call, known(written))
            cluster.unnamed = _is_unnamed(kinds, written)
        self._join(cluster, call)

    def _named_in(self, call: Reference) -> Cluster | None:
        inside = [(s, c) for s, c in self._names if s.overlaps(call.span)]
        people = [c for _, c in inside if c.type == "PER"]
        if people:
            person = people[0]
            title = self._title(call, person)
            person.role = person.role or title
            return person
        head = self._kinds(call.span.of(self.text))[:1]
        if head and head[0] in ("official", "person", "document"):
            return None
        return next((c for _, c in inside if c.type == "ORG"), None)

    def _title(self, call: Reference, person: Cluster) -> str | None:
        span = next(s for s, c in self._names if c is person and s.overlaps(call.span))
        before = self.text[call.span.start : max(call.span.start, span.start)].strip(' ،,«»"()')
        after = self.text[min(span.end, call.span.end) : call.span.end].strip(' ،,«»"()')
        return before or after or None

    def _described(self, call: Reference) -> Cluster | None:
        words = set(name_words(call.span.of(self.text)))
        for cluster in reversed(self.all):
            for known_as in ([cluster.role] if cluster.role else []) + ([] if cluster.type == "PER" else [cluster.name]):
                theirs = set(name_words(known_as))
                if words and words <= theirs and name_words(known_as)[0] in words:
                    return cluster
        return next((c for c in self.all if c.words == name_words(call.span.of(self.text))), None)

    def _kinds(self, written: str) -> list[str]:
        return [kind for token in tokenize(written)[:4] if (kind := speaker_kind(token.bare))]

    def _begin(self, kind: EntityType, written: str, words: tuple[str, ...], call: Reference, entry: Known | None) -> Cluster:
        cluster = Cluster(kind, written, words, call.span, call.story, entry=entry)
        self.all.append(cluster)
        return cluster

    def _join(self, cluster: Cluster, call: Reference) -> None:
        cluster.calls.append(call.span.of(self.text))
        cluster.spans.append(call.span)
        cluster.first = min(cluster.first, call.span)
        self.meant[call.span] = cluster


def _type_of(kinds: list[str]) -> EntityType:
    return "ORG" if kinds and kinds[0] in ("organisation", "media", "agency", "document") else "PER"


def _is_unnamed(kinds: list[str], written: str) -> bool:
    if not kinds:
        return True
    first = bare(written.split()[0])
    definite = first.startswith("ال")
    return (
        kinds[0] == "person"
        or (kinds[0] == "official" and (not definite and first.endswith(("ين", "ون", "ات"))))
        or kinds[0] == "media"
    )
