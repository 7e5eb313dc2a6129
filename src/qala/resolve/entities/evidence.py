"""Evidence: what speaks for each person of a story, and for nobody, where a source only describes somebody («الوزيرة»)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qala.arabic.stems import light_stem
from qala.lexicon.descriptions import described_as, names_many, singular_heads
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.resolve.entities.clusters import Cluster
from qala.resolve.entities.genders import title_gender
from qala.resolve.entities.likeness import land_of
from qala.resolve.entities.names import name_words
from qala.types.entity import Gender
from qala.types.span import Span

_CANDIDATES, _PLACES = 24, 6
"""How many people are weighed, the nearest; at how many of the places that name them it is looked for what describes them."""
_AROUND = 70
"""Characters before and behind a name in which the words stand that describe who bears it."""
_STEPS = ((8, "at once"), (60, "beside"), (200, "near"), (500, "farther"))
_LONGEST, _SHORTEST, _FEW = 4, 3, 2
_NO_PEOPLE = frozenset({"organisation", "media", "agency", "document"})


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody whom the rules left as new.

    Attributes:
        span: the first source that calls them.
        words: its words as names are compared.
        gender: of the title, else that which the verb agrees with.
        headline: whether it stands in the headline of its story.
    """

    span: Span
    words: tuple[str, ...]
    gender: Gender | None
    headline: bool

    @property
    def head(self) -> str:
        """The word that says what they are."""
        return _head(self.words)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a story offers.

    Attributes:
        text: the page's text.
        names: where somebody is named, and whom, in page order.
        spoken: where a source calls somebody, and whom, in page order.
        genders: what the page shows of people, by the identity of the cluster.
    """

    text: str
    names: Sequence[tuple[Span, Cluster]]
    spoken: Sequence[tuple[Span, Cluster]]
    genders: Mapping[int, Gender | None]


def described(text: str, span: Span, said: Gender | None, *, headline: bool) -> Described | None:
    """Return how a source describes one person; None where it may not mean one («مسؤولون», «البيان», «البعض»)."""
    words = name_words(span.of(text))
    head = _head(words)
    if not head or names_many(words[0]) or not described_as("issued").union(described_as("some")).isdisjoint({head, words[0]}):
        return None
    if not _NO_PEOPLE.isdisjoint({speaker_kind(head), speaker_kind(words[0])}):
        return None
    return Described(span, words, title_gender(words[0]) or said, headline)


def candidates(one: Described, scene: Scene) -> list[Cluster]:
    """Return the people of a story who may be meant, in the order in which they are first named."""
    near = sorted((abs(span.start - one.span.start), at) for at, (span, _) in enumerate(scene.names))
    people = (scene.names[at] for _, at in near)
    found = dict.fromkeys(c for span, c in people if c.type == "PER" and not span.overlaps(one.span))
    fitting = (cluster for cluster in list(found)[:_CANDIDATES] if not _is_another(one, scene, cluster))
    return sorted(fitting, key=lambda cluster: cluster.first)


def _is_another(one: Described, scene: Scene, cluster: Cluster) -> bool:
    """Tell whether somebody's office is another one: of another country or time, or in words that share none."""
    rest = {word for word in one.words if _tells(word)} - {one.words[0]}
    lands = {land for word in rest if (land := land_of(word))}
    if lands and cluster.entry and cluster.entry.of and cluster.entry.of not in lands:
        return True
    around = _around(scene.text, [span for span, c in scene.names if c is cluster][:_PLACES])
    if any(word in described_as("former") and word not in around for word in one.words):
        return True
    stems = {light_stem(word) for word in around}
    if light_stem(one.head) in stems and len(rest) > _FEW:
        rest = set()
    roles = [words for role in cluster.roles if len(words := name_words(role)) > 1]
    return bool(roles) and all(_differs(one, rest, lands, role) for role in roles)


def _differs(one: Described, rest: set[str], lands: set[str], role: tuple[str, ...]) -> bool:
    """Tell whether a role is another one: another head and no word in common, or the same head with other words behind it."""
    head, *words = role
    theirs = {land for word in words if (land := land_of(word))}
    alike = not {light_stem(word) for word in words}.isdisjoint(map(light_stem, rest)) or not lands.isdisjoint(theirs)
    if singular_heads().get(head, head) != one.head:
        return not alike and bool(rest)
    return 0 < len(rest) <= _FEW and (not alike or (bool(lands) and bool(theirs) and lands.isdisjoint(theirs)))


def evidence(one: Described, scene: Scene, people: Sequence[Cluster]) -> Iterator[list[str]]:
    """Yield what speaks for each candidate and against him, and last what speaks for nobody."""
    named = Counter(id(cluster) for _, cluster in scene.names)
    most = max((named[id(cluster)] for cluster in people), default=0)
    places = {id(cluster): [span for span, c in scene.names if c is cluster] for cluster in people}
    special: dict[str, Cluster | None] = {
        "the nearest before": next((c for s, c in reversed(scene.names) if c.type == "PER" and s.start < one.span.start), None),
        "spoke last": next((c for span, c in reversed(scene.spoken) if span.start < one.span.start), None),
        "speaks next": next((c for span, c in scene.spoken if span.start >= one.span.end), None),
    }
    speaking = {id(cluster) for _, cluster in scene.spoken}
    for cluster in people:
        traits = ["somebody", *_distances(one, places[id(cluster)]), *_agreement(one, scene, cluster)]
        traits += ["the only one"] if len(people) == 1 else []
        traits += ["the most named"] if named[id(cluster)] == most else []
        traits += ["speaks"] if id(cluster) in speaking else []
        traits += [trait for trait, whom in special.items() if whom is cluster]
        traits += _likeness(one, scene, cluster, places[id(cluster)])
        yield [*traits, *(f"headline: {trait}" for trait in traits if one.headline)]
    yield list(_nobody(one, scene))


def _distances(one: Described, places: Sequence[Span]) -> Iterator[str]:
    before = [one.span.start - place.end for place in places if place.end <= one.span.start]
    behind = [place.start - one.span.end for place in places if place.start >= one.span.end]
    for side, distances in (("before", before), ("behind", behind)):
        if distances:
            yield f"{side} {next((name for reach, name in _STEPS if min(distances) <= reach), 'far')}"
        else:
            yield f"not {side}"


def _agreement(one: Described, scene: Scene, cluster: Cluster) -> Iterator[str]:
    shown = scene.genders.get(id(cluster))
    if one.gender and shown:
        yield "gender agrees" if one.gender == shown else "gender clashes"
    elif one.gender == "f":
        yield "gender f, unknown"


def _likeness(one: Described, scene: Scene, cluster: Cluster, places: Sequence[Span]) -> Iterator[str]:
    around = _around(scene.text, places[:_PLACES])
    stems = {light_stem(word) for word in around}
    head, rest = one.head, [word for word in one.words if _tells(word)][1:]
    of_roles = {word for role in cluster.roles for word in name_words(role)}
    if head in around or light_stem(head) in stems:
        yield "head stands beside"
    if head in of_roles or light_stem(head) in {light_stem(word) for word in of_roles}:
        yield "head in a role"
    elif cluster.roles:
        yield "has another role"
    lands = {land for word in around if (land := land_of(word))}
    said = [word in around or light_stem(word) in stems or land_of(word) in lands for word in rest]
    if said:
        yield f"rest stands beside: {'all' if all(said) else 'some' if any(said) else 'none'}"
    if cluster.entry:
        yield "known"
    if not {light_stem(word) for word in cluster.words}.isdisjoint(map(light_stem, one.words)):
        yield "shares a word with the name"


def _around(text: str, places: Sequence[Span]) -> set[str]:
    """Return the words of the lines that stand close to names."""
    found: set[str] = set()
    for place in places:
        start = max(text.rfind("\n", 0, place.start) + 1, place.start - _AROUND)
        line = text.find("\n", place.end)
        found.update(name_words(text[start : place.start]))
        found.update(name_words(text[place.end : min(line if line >= 0 else len(text), place.end + _AROUND)]))
    return found


def _nobody(one: Described, scene: Scene) -> Iterator[str]:
    written, kind = one.span.of(scene.text), speaker_kind(one.head) or "other"
    definite = written.startswith(("ال", "لل")) or not described_as("pointing").isdisjoint(one.words)
    look = f"{'headline ' if one.headline else ''}{kind}"
    yield "nobody"
    yield f"nobody, {look}"
    yield f"nobody, {look}, {'definite' if definite else 'indefinite'}"
    yield f"nobody, {'definite' if definite else 'indefinite'}"
    yield f"nobody, {min(len(one.words), _LONGEST)} words"
    if one.words[0] in described_as("unnamed"):
        yield "nobody, unnamed"
    if not described_as("relations").isdisjoint(one.words):
        yield "nobody, relation"
    if any(span.overlaps(one.span) for span, _ in scene.names):
        yield "nobody, with a name"
    if not any(span.start < one.span.start for span, cluster in scene.names if cluster.type == "PER"):
        yield "nobody, none before"


@lru_cache(maxsize=16384)
def _tells(word: str) -> bool:
    """Tell whether a word of a description says who it is: «السابق» and «هذا» do not."""
    empty = described_as("pointing") | described_as("same") | function_words("prepositions")
    return len(word) >= _SHORTEST and f"ال{word}" not in described_as("passing") and word not in empty


def _head(words: Sequence[str]) -> str:
    head = next((word for word in words if word not in described_as("pointing")), "")
    return singular_heads().get(head, head)
