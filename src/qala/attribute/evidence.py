"""Evidence: what speaks for each candidate, and for nobody, being whom a cue means; weights say how strongly."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qala.attribute.candidates import Candidate, Cast
from qala.attribute.drafts import Draft
from qala.attribute.looks import BODIES, PEOPLE, Gender
from qala.attribute.sorts import gender_of
from qala.lexicon.function_words import function_words

_CONTINUES = frozenset({"أضاف", "تابع", "أردف", "استطرد", "زاد", "واصل", "استدرك", "مضى", "ختم", "اختتم"})
_ACTS = frozenset({"subject", "actor", "name behind verb"})
_SPEAKS = frozenset({"report", "passed", "asked"})
_BACK = ("here", "before", "two back")
_SAID = ("spoke never", "spoke once", "spoke twice", "spoke often")
_BESIDE = 3
"""Code points: a comma and a space."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Crowd:
    """What candidates of one name do together: how often each is called, has spoken, speaks, acts; who alone is named here."""

    called: Mapping[str, int]
    said: Mapping[str, int]
    speaks: frozenset[str]
    acts: frozenset[str]
    alone: str | None


def _crowd(wanted: _Wanted, cast: Cast, candidates: Sequence[Candidate]) -> _Crowd:
    said: Counter[str] = Counter()
    for candidate in candidates:
        said[candidate.look.name] += cast.spoken[candidate.span]
    people = {
        c.look.name
        for c in candidates
        if c.sentence == wanted.draft.sentence and c.look.kind in PEOPLE and c.place != "told" and not _is_spoken_of(c, wanted)
    }
    return _Crowd(
        Counter(c.look.name for c in candidates),
        said,
        frozenset(c.look.name for c in candidates if c.place == "report"),
        frozenset(c.look.name for c in candidates if c.place in _ACTS),
        next(iter(people)) if len(people) == 1 else None,
    )


def _is_spoken_of(candidate: Candidate, wanted: _Wanted) -> bool:
    """Tell whether somebody stands inside the content of a report that does not hold the cue."""
    return candidate.draft < 0 and any(at not in wanted.around for at in candidate.within)


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
        where, number = _where(c, wanted, cast), _number(c, wanted)
        row = [c.look.kind, c.place, where, f"{c.place} {where}", agreement]
        if number:
            row.append(number)
        if number == "one for many" and c.look.kind == "person":
            row.append("person for many")
        clashes = agreement.endswith("clashes")
        if where != "headline" and not clashes and not number.endswith(("for many", "for one")):
            orders = [label for label in _orders(c, cast) if label not in taken]
            taken.update(orders)
            row += orders
            if "last report" in orders:
                row.append(_turn(wanted))
        if c.place == "actor" and not clashes and number != "one for many":
            row.append("actor agrees")
        row += _ties(c, wanted, agreement, cast)
        row += _company(c, where, crowd, cast)
        yield row


def _where(c: Candidate, wanted: _Wanted, cast: Cast) -> str:
    back = wanted.draft.sentence - c.sentence
    if back and c.sentence in cast.headlines:
        return "headline"
    return "later" if back < 0 else _BACK[back] if back < len(_BACK) else "far"


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


def _orders(c: Candidate, cast: Cast) -> Iterator[str]:
    """Yield of what the candidate may be the last before the cue; the first that fits is it."""
    yield "nearest"
    if c.place in _SPEAKS and (c.draft < 0 or cast.parents[c.draft] is None):
        yield "last report"
    if c.place == "subject":
        yield "last subject"
    if c.place in _SPEAKS or c.place in ("subject", "actor"):
        yield "last speaker or subject"
    if c.look.kind in PEOPLE and c.place in ("subject", "report", "name behind verb", "name at start"):
        yield "last person"
    if c.place.startswith("name"):
        yield "last name"


def _turn(wanted: _Wanted) -> str:
    """«وأضاف» goes on from the report before; «وقال» may begin anew."""
    if wanted.draft.entry.lemma in _CONTINUES:
        return "last report, goes on"
    return "last report, begins" if wanted.begins else "last report, later"


def _ties(c: Candidate, wanted: _Wanted, agreement: str, cast: Cast) -> Iterator[str]:
    """Yield how a candidate and the report it speaks in stand to the cue's sentence, paragraph and own report."""
    here = wanted.draft.sentence
    if c.draft >= 0:
        yield from _tie(c, wanted, agreement, cast)
        if _is_beside(wanted.draft, cast.drafts[c.draft]):
            yield "beside relay"
    elif _is_spoken_of(c, wanted):
        yield "spoken of"
    if c.place == "subject" and c.sentence == here:
        yield "subject here, later" if any(at < wanted.index for at in cast.told[here]) else "subject here, first"
    if c.sentence != here and cast.views[c.sentence].sentence.block == wanted.block:
        yield "same paragraph"


def _tie(c: Candidate, wanted: _Wanted, agreement: str, cast: Cast) -> Iterator[str]:
    parent = cast.parents[wanted.index]
    if c.draft == wanted.holder:
        yield "holder"
        if agreement == "agrees":
            yield "holder agrees"
    elif c.draft == parent:
        yield "outermost"
    elif cast.parents[c.draft] == parent:
        yield "same level"
        if c.sentence == wanted.draft.sentence:
            yield "same level here"
    elif cast.parents[c.draft] is not None:
        yield "deeper"


def _is_beside(draft: Draft, other: Draft) -> bool:
    """«وبحسب مصادر عسكرية، أكدت أن», «يتوقع بحسب المصدر أن»: the phrase beside the verb names who it is."""
    source = other.heard.source
    if other.frame != "phrase" or source is None or other.sentence != draft.sentence:
        return False
    before = 0 <= draft.cue.span.start - source.end <= _BESIDE and other.cue.span.start == other.start
    return before or 0 <= other.cue.span.start - draft.cue.span.end <= 1


def _company(c: Candidate, where: str, crowd: _Crowd, cast: Cast) -> Iterator[str]:
    """Yield what the other places say that call the same one."""
    name = c.look.name
    yield _SAID[min(crowd.said[name], len(_SAID) - 1)]
    if crowd.called[name] > 1:
        yield "named again"
    if c.place != "report" and name in crowd.speaks:
        yield "reports too"
    if c.place not in _ACTS and name in crowd.acts:
        yield "acts too"
    if where == "here" and name == crowd.alone:
        yield "only person here"
    if name in cast.topics:
        yield "topic"
