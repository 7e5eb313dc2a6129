"""Resolve entities: one entity for all the places of a page that call it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qala.resolve.entities.clusters import Cluster, Clusters
from qala.resolve.entities.references import Reference, references
from qala.types.attribution import Attribution
from qala.types.entity import Entity
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a page.

    Attributes:
        entities: in order of first appearance.
        by_span: the entity each mention, credit, source, antecedent, addressee and relay means.
        outlets: for each story the entity that publishes it, or None.
        issues: where two could be meant.
    """

    entities: tuple[Entity, ...]
    by_span: Mapping[Span, str]
    outlets: tuple[str | None, ...]
    issues: tuple[Issue, ...] = ()
    _by_id: Mapping[str, Entity] = field(default_factory=dict)

    def of(self, entity_id: str | None) -> Entity | None:
        """Return the entity of an id, None for None."""
        return self._by_id[entity_id] if entity_id else None


def resolve_entities(
    page: Page,
    stories: Sequence[Story],
    pieces: Sequence[Pieces],
    attributions: Sequence[Sequence[Attribution]],
) -> Entities:
    """Say who is meant by each name and description of the page's stories."""
    clusters = Clusters(page.text)
    calls = references(pieces, attributions)
    names = [call for call in calls if call.use == "mention"]
    for name in sorted(names, key=lambda call: (-_words(call, page.text), call.span)):
        clusters.add_name(name)
    for call in calls:
        if call.use == "credit":
            clusters.add_credit(call)
    for call in calls:
        if call.use == "phrase":
            clusters.add_phrase(call)
    return _entities(clusters, stories, pieces)


def _words(call: Reference, text: str) -> int:
    return len(call.span.of(text).split())


def _entities(clusters: Clusters, stories: Sequence[Story], pieces: Sequence[Pieces]) -> Entities:
    ordered = sorted(clusters.all, key=lambda cluster: cluster.first)
    ids = {id(cluster): f"e{number}" for number, cluster in enumerate(ordered, 1)}
    entities = tuple(_entity(cluster, ids[id(cluster)]) for cluster in ordered)
    by_span = {span: ids[id(cluster)] for span, cluster in clusters.meant.items()}
    outlets = tuple(_outlet(found, by_span) for found, _ in zip(pieces, stories, strict=True))
    return Entities(entities, by_span, outlets, (), {entity.id: entity for entity in entities})


def _entity(cluster: Cluster, entity_id: str) -> Entity:
    name = cluster.name
    aliases = tuple(dict.fromkeys(call for call in cluster.calls if call != name))
    return Entity(entity_id, cluster.type, name, aliases, cluster.role, cluster.unnamed, cluster.wikidata)


def _outlet(pieces: Pieces, by_span: Mapping[Span, str]) -> str | None:
    text_credits = [c for c in pieces.credits if c.rule in ("credits/byline", "credits/lead")]
    return by_span[text_credits[0].span] if text_credits else None
