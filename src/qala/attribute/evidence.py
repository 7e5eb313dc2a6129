"""Evidence: what speaks for each candidate, and for nobody, being whom a cue means; weights say how strongly."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qala.attribute.candidates import Candidate, Cast
from qala.attribute.drafts import Draft
from qala.attribute.looks import BODIES, PEOPLE, Gender
from qala.attribute.sorts import gender_of
from qala.lexicon.function_words import function_words

_CONTINUES = frozenset({"أضاف", "تابع", "أردف", "استطرد", "زاد", "واصل", "استدرك", "مضى", "ختم", "اختتم"})
_ACTS = frozenset({"subject", "actor", "name behind verb"})
_SPEAKS = frozenset({"report", "passed", "asked"})
_BACK = {0: "here", 1: "before", 2: "two back"}
_SAID = {0: "spoke never", 1: "spoke once", 2: "spoke twice"}
_BESIDE = 3
"""Code points: a comma and a space."""


@dataclass(slots=True)
class _Wanted:
    """What a cue wants of its speaker.

    Attributes:
        index: of the draft.
        draft: itself.
        gender: what its form agrees with, None where it does not tell.
        holder: the nearest report around it that is no relay phrase.
        around: all the reports around it, and itself.
        block: where its paragraph starts.
        begins: whether it begins its sentence.
    """

    index: int
    draft: Draft
    gender: Gender
    holder: int | None
    around: frozenset[int]
    block: int
    begins: bool


def _wanted(index: int, cast: Cast) -> _Wanted:
    draft, around, holder = cast.drafts[index], [index], None
    parent = cast.parents[index]
    while parent is not None:
        if holder is None and cast.drafts[parent].frame != "phrase":
            holder = parent
        around.append(parent)
        parent = cast.parents[parent]
    sentence = cast.views[draft.sentence].sentence
    begins = draft.cue.span.start <= sentence.span.start + 1
    return _Wanted(index, draft, gender_of(draft, cast), holder, frozenset(around), sentence.block, begins)


@dataclass(slots=True)
class _Crowd:
    """What candidates of one name do together: how often each is called, has spoken, speaks, acts; who alone is named here."""

    called: Mapping[str, int]
    said: Mapping[str, int]
    speaks: Collection[str]
    acts: Collection[str]
    alone: str | None


def _crowd(wanted: _Wanted, cast: Cast, candidates: Sequence[Candidate]) -> _Crowd:
    called: dict[str, int] = {}
    said: dict[str, int] = {}
    speaks, acts, people = set(), set(), set()
    here, spoken = wanted.draft.sentence, cast.spoken
    for c in candidates:
        name, place = c.look.name, c.place
        called[name] = called.get(name, 0) + 1
        said[name] = said.get(name, 0) + spoken.get(c.span, 0)
        if place == "report":
            speaks.add(name)
        elif place in _ACTS:
            acts.add(name)
        if c.sentence == here and c.look.kind in PEOPLE and place != "told" and not _is_spoken_of(c, wanted):
            people.add(name)
    return _Crowd(called, said, speaks, acts, people.pop() if len(people) == 1 else None)


def _is_spoken_of(candidate: Candidate, wanted: _Wanted) -> bool:
    """Tell whether somebody stands inside the content of a report that does not hold the cue."""
    return candidate.draft < 0 and not wanted.around.issuperset(candidate.within)


def evidence_for(index: int, cast: Cast, candidates: Sequence[Candidate]) -> Iterator[Sequence[str]]:
    """Yield the traits of each candidate, and last those of nobody."""
    wanted = _wanted(index, cast)
    agreements = [_agreement(c, wanted) for c in candidates]
    yield from _of_candidates(wanted, cast, candidates, agreements)
    yield tuple(_of_nobody(wanted, any(agreement.endswith("agrees") for agreement in agreements)))


def _of_nobody(wanted: _Wanted, agrees: bool) -> Iterator[str]:  # noqa: FBT001
    yield "nobody"
    if not agrees:
        yield "nobody agrees"
    cue = wanted.draft.cue
    awaits = cue.form == "verb" and not cue.perfect and cue.gender == "m"
    if awaits and wanted.draft.entry.lemma in function_words("impersonal"):
        yield "nobody awaits"
    if wanted.holder is not None:
        yield "nobody held"


def _of_candidates(
    wanted: _Wanted, cast: Cast, candidates: Sequence[Candidate], agreements: Sequence[str]
) -> Iterator[Sequence[str]]:
    crowd = _crowd(wanted, cast, candidates)
    taken: set[str] = set()
    for c, agreement in zip(candidates, agreements, strict=True):
        look, place = c.look, c.place
        where, number = _where(c, wanted, cast), _number(c, wanted)
        row = [look.kind, place, where, f"{place} {where}", agreement]
        if number:
            row.append(number)
        if number == "one for many" and look.kind == "person":
            row.append("person for many")
        clashes = agreement.endswith("clashes")
        if where != "headline" and not clashes and not number.endswith(("for many", "for one")):
            orders = [label for label in _orders(c, cast) if label not in taken]
            taken.update(orders)
            row += orders
            if "last report" in orders:
                row.append(_turn(wanted))
        if place == "actor" and not clashes and number != "one for many":
            row.append("actor agrees")
        _add_ties(row, c, wanted, cast)
        _add_company(row, c, where, crowd)
        if look.name in cast.topics:
            row.append("topic")
        yield row


def _where(c: Candidate, wanted: _Wanted, cast: Cast) -> str:
    back = wanted.draft.sentence - c.sentence
    if back and c.sentence in cast.headlines:
        return "headline"
    return "later" if back < 0 else _BACK.get(back, "far")


def _agreement(c: Candidate, wanted: _Wanted) -> str:
    """Tell whether the genders agree; one whose name tells none is a man more often than not."""
    if wanted.draft.cue.number == "p" and c.look.many:
        return "agrees"
    if wanted.gender is None or (c.look.gender is None and c.look.kind != "person"):
        return "unknown"
    if c.look.gender is None:
        return "likely agrees" if wanted.gender == "m" else "likely clashes"
    return "agrees" if wanted.gender == c.look.gender else "clashes"


def _number(c: Candidate, wanted: _Wanted) -> str:
    if wanted.draft.cue.number == "p":
        return "many" if c.look.many else "body for many" if c.look.kind in BODIES else "one for many"
    if not c.look.many:
        return ""
    return "many for one" if wanted.draft.cue.number else "many for any"


def _orders(c: Candidate, cast: Cast) -> Sequence[str]:
    """Return of what the candidate may be the last before the cue; the first that fits is it."""
    place, orders = c.place, ["nearest"]
    if place in _SPEAKS:
        if c.draft < 0 or cast.parents[c.draft] is None:
            orders.append("last report")
        orders.append("last speaker or subject")
    elif place == "subject":
        orders += ("last subject", "last speaker or subject")
    elif place == "actor":
        orders.append("last speaker or subject")
    if place in _STANDS_OUT and c.look.kind in PEOPLE:
        orders.append("last person")
    if place.startswith("name"):
        orders.append("last name")
    return orders


_STANDS_OUT = frozenset({"subject", "report", "name behind verb", "name at start"})


def _turn(wanted: _Wanted) -> str:
    """«وأضاف» goes on from the report before; «وقال» may begin anew."""
    if wanted.draft.entry.lemma in _CONTINUES:
        return "last report, goes on"
    return "last report, begins" if wanted.begins else "last report, later"


def _add_ties(row: list[str], c: Candidate, wanted: _Wanted, cast: Cast) -> None:
    """Add how a candidate and the report it speaks in stand to the cue's sentence, paragraph and own report."""
    here = wanted.draft.sentence
    if c.draft >= 0:
        _add_tie(row, c, wanted, cast)
        if _is_beside(wanted.draft, cast.drafts[c.draft]):
            row.append("beside relay")
    elif _is_spoken_of(c, wanted):
        row.append("spoken of")
    if c.sentence != here:
        if cast.views[c.sentence].sentence.block == wanted.block:
            row.append("same paragraph")
    elif c.place == "subject":
        row.append("subject here, later" if any(at < wanted.index for at in cast.told[here]) else "subject here, first")


def _add_tie(row: list[str], c: Candidate, wanted: _Wanted, cast: Cast) -> None:
    parent, theirs = cast.parents[wanted.index], cast.parents[c.draft]
    if c.draft == wanted.holder:
        row.append("holder")
        if row[_AGREEMENT] == "agrees":
            row.append("holder agrees")
    elif c.draft == parent:
        row.append("outermost")
    elif theirs == parent:
        row.append("same level")
        if c.sentence == wanted.draft.sentence:
            row.append("same level here")
    elif theirs is not None:
        row.append("deeper")


_AGREEMENT = 4
"""Where in a row of traits stands whether the genders agree."""


def _is_beside(draft: Draft, other: Draft) -> bool:
    """«وبحسب مصادر عسكرية، أكدت أن», «يتوقع بحسب المصدر أن»: the phrase beside the verb names who it is."""
    source = other.heard.source
    if other.frame != "phrase" or source is None or other.sentence != draft.sentence:
        return False
    before = 0 <= draft.cue.span.start - source.end <= _BESIDE and other.cue.span.start == other.start
    return before or 0 <= other.cue.span.start - draft.cue.span.end <= 1


def _add_company(row: list[str], c: Candidate, where: str, crowd: _Crowd) -> None:
    """Add what the other places say that call the same one."""
    name, place = c.look.name, c.place
    row.append(_SAID.get(crowd.said[name], "spoke often"))
    if crowd.called[name] > 1:
        row.append("named again")
    if place != "report" and name in crowd.speaks:
        row.append("reports too")
    if place not in _ACTS and name in crowd.acts:
        row.append("acts too")
    if where == "here" and name == crowd.alone:
        row.append("only person here")
