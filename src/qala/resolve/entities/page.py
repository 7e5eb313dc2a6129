"""Resolve entities: one entity for all the places of a page that call it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from qala.lexicon.known import MEDIA, Known, known
from qala.resolve.entities.clusters import Cluster, Clusters, Told
from qala.resolve.entities.genders import Shown, shown_genders
from qala.resolve.entities.joins import join_described
from qala.resolve.entities.names import name_words
from qala.resolve.entities.phrases import Phrases
from qala.resolve.entities.references import Reference, references
from qala.resolve.entities.roles import kind_before, roles_of
from qala.types.attribution import Attribution
from qala.types.entity import Entity
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story

_OPENED = re.compile(r"\s*[«(\"“]\s*\Z")
"""What stands between a body's name and its short form: «… «سابك»», «… (أ ف ب)»."""


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a page.

    Attributes:
        entities: in order of first appearance.
        by_span: whom each mention, credit, source, antecedent and relay means.
        speakers: whom a source means where its span is a place's name as well: «برلين» that speaks is a government.
        outlets: for each story the entity that publishes it, or None.
        issues: where two could be meant.
    """

    entities: tuple[Entity, ...]
    by_span: Mapping[Span, str]
    outlets: tuple[str | None, ...]
    issues: tuple[Issue, ...] = ()
    speakers: Mapping[Span, str] = field(default_factory=dict)
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
    told = tell_apart(page, pieces, attributions)
    doubts = tuple(join_described(told, stories, pieces, attributions))
    genders = shown_genders(page.text, told.names, attributions, told.clusters.meant)
    return _entities(told, pieces, (*told.issues, *doubts), genders)


def tell_apart(page: Page, pieces: Sequence[Pieces], attributions: Sequence[Sequence[Attribution]]) -> Told:
    """Tell by rules who is meant by each name and description, before the described are weighed against the named."""
    clusters = Clusters(page.text)
    calls = references(pieces, attributions)
    names = [call for call in calls if call.use == "mention"]
    issues = list(_join_names(clusters, names))
    for call in calls:
        if call.use == "credit" and call.span not in clusters.meant:
            _join_credit(clusters, call)
    _note_heads(clusters, names)
    named = [(call.span, clusters.meant[call.span]) for call in names]
    phrases = Phrases(clusters, named)
    speakers: dict[Span, Cluster] = {}
    for call in calls:
        meant = clusters.meant.get(call.span)
        if call.use in ("source", "via") and meant is None:
            clusters.join(phrases.resolve(call), call)
        elif call.use == "source" and meant and meant.type == "LOC":
            speakers[call.span] = phrases.resolve(call)
            speakers[call.span].calls.append((call.span, call.span.of(page.text)))
        elif call.use == "source" and meant:
            phrases.spoke(meant, call.span.start)
    return Told(clusters, named, speakers, issues)


def _join_names(clusters: Clusters, names: Sequence[Reference]) -> Iterator[Issue]:
    """Join every name to the entity it is a form of, the longest names first; a short form of two is an issue."""
    text = clusters.text
    before: dict[int, Reference] = {call.span.end: call for call in names}
    for call in sorted(names, key=lambda call: (-len(name_words(call.span.of(text))), call.span)):
        kind = call.type or "ORG"
        words, entry = name_words(call.span.of(text)), _entry(call.span.of(text), call)
        cluster = clusters.same_name(kind, words, entry) or _apposed(clusters, call, before)
        if cluster is None and kind != "LOC":
            fitting = _longer(clusters, call, words)
            cluster = _nearest(fitting, call) if fitting else None
            if cluster and len({c.words[-1] for c in fitting}) < len(fitting):
                yield Issue(call.span, "ambiguous-name", "A short name that fits two people or bodies of the page.")
        clusters.join(cluster or clusters.begin(kind, call, entry), call)


def _entry(written: str, call: Reference) -> Known | None:
    kinds = MEDIA if call.use == "credit" else ()
    entry = known(written, *kinds)
    return entry if entry and entry.type == (call.type or "ORG") and not (entry.common and not kinds) else None


def _longer(clusters: Clusters, call: Reference, words: tuple[str, ...]) -> list[Cluster]:
    """Return the entities whose longer names hold this one: of a person any part, of a body its beginning or its end."""
    kind = call.type or "ORG"
    found = [c for c in clusters.longer(kind, words) if len(c.words) > len(words)]
    if kind == "PER":
        last = [c for c in found if c.words[-1] == words[-1]]
        return last or found
    if len(words) == 1:
        return [c for c in found if c.words[0] == words[0] and call.span.of(clusters.text).startswith("ال")]
    return [c for c in found if words in (c.words[: len(words)], c.words[-len(words) :])]


def _nearest(fitting: Sequence[Cluster], call: Reference) -> Cluster:
    """Return the one last called before a name in its story, else the first after it."""
    return max(
        fitting, key=lambda c: (c.story == call.story, c.first < call.span, c.first if c.first < call.span else -c.first.start)
    )


def _apposed(clusters: Clusters, call: Reference, before: Mapping[int, Reference]) -> Cluster | None:
    """A short form between guillemets or brackets right behind the name of a body: «سابك», «أ ف ب»."""
    if call.type != "ORG":
        return None
    opened = clusters.text[max(0, call.span.start - 3) : call.span.start]
    match = _OPENED.search(opened)
    full = before.get(call.span.start - len(match.group())) if match else None
    return clusters.meant.get(full.span) if full and full.type == "ORG" else None


def _join_credit(clusters: Clusters, call: Reference) -> None:
    written = call.span.of(clusters.text)
    kind = call.type or "ORG"
    entry = known(written, *MEDIA) if kind == "ORG" else None
    cluster = clusters.same_name(kind, name_words(written), entry)
    clusters.join(cluster or clusters.begin(kind, call, entry), call)


def _note_heads(clusters: Clusters, names: Sequence[Reference]) -> None:
    """Note how else the named may be called: a person by the office beside the name, a body by its first word or kind."""
    earlier = 0
    for call in names:
        cluster, at = clusters.meant[call.span], call.span.start
        if cluster.type == "PER":
            for span in roles_of(clusters.text, call.span, earlier):
                role = span.of(clusters.text)
                words = name_words(role)
                if not words:
                    continue  # «سالم الراوي، ابن …»: whose son somebody is, is no office
                clusters.note_role(span, cluster)
                if role not in cluster.roles:
                    cluster.roles.append(role)
                cluster.affiliation = cluster.affiliation or _body_in(clusters, names, span)
                clusters.note_head(words[0], at, cluster)
            earlier = call.span.end
        elif cluster.type == "ORG":
            heads = {cluster.words[0] if cluster.words else "", kind_before(clusters.text, call.span) or ""}
            for head in sorted(heads - {""}):
                clusters.note_head(head, at, cluster)
            if cluster.entry and cluster.entry.kind in _KIND_HEADS:
                clusters.note_head(_KIND_HEADS[cluster.entry.kind], at, cluster)


def _body_in(clusters: Clusters, names: Sequence[Reference], role: Span) -> Cluster | None:
    """Return the first body named in a role."""
    first = bisect_left(names, role.start, key=lambda call: call.span.start)
    inside = takewhile(lambda call: call.span.end <= role.end, islice(names, first, None))
    return next((clusters.meant[call.span] for call in inside if call.type == "ORG"), None)


_KIND_HEADS = {
    "newspaper": "صحيفه",
    "agency": "وكاله",
    "channel": "قناه",
    "company": "شركه",
    "club": "نادي",
    "party": "حزب",
    "body": "منظمه",
}


def _entities(
    told: Told,
    pieces: Sequence[Pieces],
    issues: Sequence[Issue],
    genders: Mapping[int, Shown],
) -> Entities:
    clusters, speakers = told.clusters, told.speakers
    ordered = sorted(clusters.all, key=lambda cluster: cluster.first)
    ids = {id(cluster): f"e{number}" for number, cluster in enumerate(ordered, 1)}
    entities = tuple(_entity(cluster, ids, genders.get(id(cluster), (None, None))) for cluster in ordered)
    by_span = {span: ids[id(cluster)] for span, cluster in clusters.meant.items()}
    outlets = tuple(_outlet(found, by_span) for found in pieces)
    speaking = {span: ids[id(cluster)] for span, cluster in speakers.items()}
    in_order = tuple(sorted(issues, key=lambda issue: issue.span))
    return Entities(entities, by_span, outlets, in_order, speaking, {entity.id: entity for entity in entities})


def _entity(cluster: Cluster, ids: Mapping[int, str], shown: Shown) -> Entity:
    calls = dict.fromkeys(written for _, written in sorted(cluster.calls))
    aliases = tuple(call for call in calls if call != cluster.name)
    role = next(iter(cluster.roles), None)
    wikidata = cluster.entry.wikidata if cluster.entry else None
    return Entity(
        id=ids[id(cluster)],
        type=cluster.type,
        name=cluster.name,
        aliases=aliases,
        role=role,
        unnamed=cluster.unnamed,
        wikidata=wikidata,
        members=tuple(dict.fromkeys(ids[id(member)] for member in cluster.members)),
        affiliation=ids[id(cluster.affiliation)] if cluster.affiliation else None,
        gender=shown[0],
        gender_by=shown[1],
    )


def _outlet(pieces: Pieces, by_span: Mapping[Span, str]) -> str | None:
    text_credits = [c for c in pieces.credits if c.rule in ("credits/byline", "credits/lead")]
    return by_span[text_credits[0].span] if text_credits else None
