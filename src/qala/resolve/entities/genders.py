"""Genders: what a page shows of a named person by titles and verbs, and what the given name alone lets expect."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from qala.arabic.tokens import tokenize
from qala.lexicon.descriptions import described_as
from qala.lexicon.names import name_gender
from qala.lexicon.speakers import speaker_kind
from qala.resolve.entities.clusters import Cluster
from qala.types.attribution import Attribution
from qala.types.entity import Gender, GenderSign
from qala.types.span import Span

_REACH, _TITLES = 60, 4
_CLEAR = 3
"""How many times oftener one gender must be shown than the other where a page shows both."""

Shown = tuple[Gender | None, GenderSign | None]


def shown_genders(
    text: str,
    names: Sequence[tuple[Span, Cluster]],
    attributions: Sequence[Sequence[Attribution]],
    meant: Mapping[Span, Cluster],
) -> dict[int, Shown]:
    """Return the gender of each person who is named, by the identity of the cluster, with the sign that shows it.

    A title («السيدة», «وزيرة») or a verb that agrees with its subject («قالت») is a sign of the text; where there is none,
    or both genders are shown, the given name may tell, which is marked as such.
    """
    votes: defaultdict[int, Counter[Gender]] = defaultdict(Counter)
    for span, cluster in names:
        if cluster.type == "PER":
            votes[id(cluster)].update(_titles(text, span))
    people = {id(cluster): cluster for _, cluster in names if cluster.type == "PER"}
    for cluster in people.values():
        votes[id(cluster)].update(gender for role in cluster.roles if (gender := title_gender(_first_word(role))))
    for report in (report for story in attributions for report in story):
        speaker = meant.get(report.source) if report.source else None
        if speaker and id(speaker) in people and (said := agreeing(report)):
            votes[id(speaker)][said] += 1
    return {key: _decided(votes[key], cluster) for key, cluster in people.items()}


def _decided(votes: Counter[Gender], cluster: Cluster) -> Shown:
    pairs: tuple[tuple[Gender, Gender], ...] = (("m", "f"), ("f", "m"))
    for gender, other in pairs:
        if votes[gender] and votes[gender] >= _CLEAR * votes[other]:
            return gender, "text"
    by_name = name_gender(cluster.name)
    return by_name, "name" if by_name else None


def agreeing(report: Attribution) -> Gender | None:
    """Return the gender that a finite verb or participle agrees with; plurals and the passive tell nothing of one person."""
    cue = report.cue
    tells = cue.form in ("verb", "participle") and cue.person == _THIRD and not cue.passive and cue.number in ("s", None)
    return cue.gender if tells else None


_THIRD = 3


def _titles(text: str, name: Span) -> Iterator[Gender]:
    """Yield what the titles right before a name show, the nearest first."""
    start = max(text.rfind("\n", 0, name.start) + 1, name.start - _REACH)
    for token in reversed(tokenize(text[start : name.start], start)[-_TITLES:]):
        gender = title_gender(token.bare) if token.is_word else None
        if gender is None:
            return
        yield gender


@lru_cache(maxsize=4096)
def title_gender(word: str) -> Gender | None:
    """Return the gender of who bears a bare title; men's titles that women bear as well tell nothing.

    >>> title_gender("السيده"), title_gender("وزيره"), title_gender("الامير"), title_gender("وزير")
    ('f', 'f', 'm', None)
    """
    plain = word[1:] if word[:1] in "وفبل" and word[1:].startswith("ال") else word
    if plain in described_as("women"):
        return "f"
    if plain in described_as("men"):
        return "m"
    stem = plain.removesuffix("ه")
    bears = stem != plain and speaker_kind(plain) in _BEARERS and speaker_kind(stem) in _BEARERS
    return "f" if bears else None


_BEARERS = frozenset({"official", "person"})


def _first_word(written: str) -> str:
    return next((token.bare for token in tokenize(written) if token.is_word), "")
