"""Across pages: the same person, body or place under one roof where the evidence holds, two and a doubt where it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from qala.lexicon.known import Known, known
from qala.resolve.entities.names import name_words, skeleton
from qala.types.entity import Entity
from qala.types.mention import EntityType
from qala.types.record import Record

_ALIKE, _COMPANY = 86.0, 2
"""Likeness of two spellings (0 to 100) above which they may be one name; companions that two of one name must share."""


@dataclass(slots=True, eq=False)
class Linked:
    """An entity of many pages.

    Attributes:
        type: PER, ORG or LOC.
        name: the fullest name any page gives.
        wikidata: Wikidata id where certain.
        variants: how the pages call it, with the number of times.
        roles: offices as written, with the number of pages.
        days: of each office, the publication days of the first and the last story that gives it; no entry where none is known.
        pages: in how many pages it is named.
        mentions: how often it is named.
        statements: how many attributions are laid at its door.
        company: other entities on its pages, with the number of pages.
    """

    type: EntityType
    name: str
    wikidata: str | None = None
    variants: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    days: dict[str, tuple[str, str]] = field(default_factory=dict)
    pages: int = 0
    mentions: int = 0
    statements: int = 0
    company: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one, and why it is not certain."""

    one: str
    other: str
    note: str


@dataclass(frozen=True, slots=True)
class Linking:
    """The entities of many pages, the most often named first, and the doubts."""

    entities: tuple[Linked, ...]
    doubts: tuple[Doubt, ...]


def link(records: Iterable[Record]) -> Linking:
    """Bring the named entities of records together.

    The same id or the same name is the same entity, unless two people of one name hold offices of different places and keep
    different company; a spelling apart (ترمب، ترامب) is the same with a role or company in common; a single word is somebody
    named in full elsewhere where only one such person keeps its company. All else stays apart, with a doubt where it is near.
    """
    seen: dict[tuple[EntityType, str], list[Linked]] = defaultdict(list)
    doubts: dict[Doubt, None] = {}
    for record in records:
        for entity, counts in _counted(record):
            _add(seen, entity, counts, doubts)
    everybody = [linked for group in seen.values() for linked in group]
    joined = _join_short(_join_variants(everybody, doubts), doubts)
    order = sorted(joined, key=lambda linked: (-linked.mentions - linked.statements, linked.name, linked.type))
    return Linking(tuple(order), tuple(doubts))


@dataclass(frozen=True, slots=True)
class _Counts:
    variants: Counter[str]
    mentions: int
    statements: int
    company: Counter[str]
    days: frozenset[str]


def _counted(record: Record) -> Iterator[tuple[Entity, _Counts]]:
    text = record.page.text or ""
    calls: defaultdict[str, Counter[str]] = defaultdict(Counter)
    said: Counter[str] = Counter()
    days: defaultdict[str, set[str]] = defaultdict(set)
    for story in record.stories:
        for mention in story.mentions:
            calls[mention.entity][mention.span.of(text)] += 1
        speakers = [a.source_entity for a in story.attributions if a.source_entity]
        said.update(speakers)
        if story.published.value:
            for named in (*speakers, *(mention.entity for mention in story.mentions)):
                days[named].add(story.published.value)
    everybody = [entity for entity in record.entities if not entity.unnamed]
    company = Counter(_key(entity)[1] for entity in everybody)
    for entity in everybody:
        variants, alone = calls[entity.id], company - Counter([_key(entity)[1]])
        yield entity, _Counts(variants, variants.total(), said[entity.id], alone, frozenset(days[entity.id]))


def _key(entity: Entity) -> tuple[EntityType, str]:
    entry = _entry(entity)
    return entity.type, entity.wikidata or (entry.name if entry else " ".join(name_words(entity.name)) or entity.name)


def _entry(entity: Entity) -> Known | None:
    entry = known(entity.name)
    return entry if entry and entry.type == entity.type and not entry.common else None


def _add(seen: dict[tuple[EntityType, str], list[Linked]], entity: Entity, counts: _Counts, doubts: dict[Doubt, None]) -> None:
    group = seen[_key(entity)]
    certain = entity.wikidata is not None or entity.type != "PER"
    fitting = [one for one in group if certain or not _at_odds(one, entity, counts)]
    if not fitting:
        if group:
            doubts[
                Doubt(group[0].name, entity.name, "The same name, with offices of different places and no company in common.")
            ] = None
        group.append(Linked(entity.type, entity.name, entity.wikidata))
        fitting = group[-1:]
    linked = fitting[0]
    linked.name = max(linked.name, entity.name, key=lambda name: (len(name_words(name)), name == linked.name))
    linked.wikidata = linked.wikidata or entity.wikidata
    linked.variants.update(counts.variants)
    if entity.role:
        linked.roles[entity.role] += 1
        _stretch(linked.days, entity.role, counts.days)
    linked.pages += 1
    linked.mentions += counts.mentions
    linked.statements += counts.statements
    linked.company.update(counts.company.keys())


def _stretch(days: dict[str, tuple[str, str]], role: str, more: Iterable[str]) -> None:
    """Let the time of an office reach over more days."""
    reached = sorted((*days.get(role, ()), *more))
    if reached:
        days[role] = reached[0], reached[-1]


def _at_odds(one: Linked, entity: Entity, counts: _Counts) -> bool:
    """Tell whether two people of one name hold offices that share no word but their head, and share no company."""
    if not entity.role or not one.roles:
        return False
    mine = set(name_words(entity.role))
    theirs = {word for role in one.roles for word in name_words(role)}
    return not mine & theirs and not one.company.keys() & counts.company.keys()


def _join_variants(everybody: Sequence[Linked], doubts: dict[Doubt, None]) -> list[Linked]:
    """Join spellings of one name; the one named oftener keeps its spelling."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - reading a page needs no likeness

    groups: defaultdict[tuple[EntityType, tuple[str, ...]], list[Linked]] = defaultdict(list)
    for linked in sorted(everybody, key=lambda one: (-one.mentions, one.name)):
        bones = tuple(skeleton(word) for word in name_words(linked.name))
        near = groups[linked.type, bones]
        for other in near:
            if name_words(other.name) == name_words(linked.name) or ratio(other.name, linked.name) < _ALIKE:
                continue
            if _share(other, linked):
                _merge(other, linked)
                break
            doubts[Doubt(other.name, linked.name, "Two spellings of what may be one name.")] = None
        else:
            near.append(linked)
    return [linked for near in groups.values() for linked in near]


def _join_short(everybody: Sequence[Linked], doubts: dict[Doubt, None]) -> list[Linked]:
    """Join people called by one word alone to the only one of that last word who keeps their company."""
    full: defaultdict[str, list[Linked]] = defaultdict(list)
    for linked in everybody:
        words = name_words(linked.name)
        if linked.type == "PER" and len(words) > 1:
            full[skeleton(words[-1])].append(linked)
    kept = []
    for linked in everybody:
        words = name_words(linked.name)
        candidates = full[skeleton(words[0])] if linked.type == "PER" and len(words) == 1 else []
        fitting = [one for one in candidates if _share(one, linked)]
        if len(fitting) == 1:
            _merge(fitting[0], linked)
            continue
        for one in candidates:
            doubts[Doubt(one.name, linked.name, "A short name that may be this person's.")] = None
        kept.append(linked)
    return kept


def _share(one: Linked, other: Linked) -> bool:
    """Tell whether two keep company or hold a like office."""
    roles = {word for role in one.roles for word in name_words(role)} & {w for role in other.roles for w in name_words(role)}
    return len(roles) > 1 or len(one.company.keys() & other.company.keys()) >= _COMPANY


def _merge(into: Linked, gone: Linked) -> None:
    into.wikidata = into.wikidata or gone.wikidata
    into.variants.update(gone.variants)
    into.roles.update(gone.roles)
    for role, days in gone.days.items():
        _stretch(into.days, role, days)
    into.company.update(gone.company)
    into.pages += gone.pages
    into.mentions += gone.mentions
    into.statements += gone.statements
