"""Relays: phrases that name who passed a report on («بحسب …», «وفقاً لـ…», «نقلاً عن …»)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from qala.attribute.drafts import Draft
from qala.attribute.phrases import is_complementizer, is_speaker, noun_phrase, trimmed
from qala.attribute.sources import Heard
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words
from qala.types.attribution import Mode
from qala.types.cue import Cue
from qala.types.span import Span

_PUNCTUATION = frozenset("،,.:؛«»“”\"-–…")


@dataclass(frozen=True, slots=True)
class Relay:
    """A relay phrase, in token indices: the cue, then the noun phrase of its source, up to `end`.

    `source` is None where a pronoun stands for it («على حد قوله»).
    """

    start: int
    cue_end: int
    source: Span | None
    end: int
    cue: Cue
    entry: CueEntry


def find_relays(view: View) -> Mapping[int, Relay]:
    """Return the relay phrases of a sentence by the token index they begin at."""
    relays = {}
    for start, readings in view.cues.items():
        for cue in readings:
            entry = cue_entry(cue.lemma, cue.form)
            index = start + 1 if entry.lemma == "على حد" else start
            relay = _relay(view, index, cue, entry) if entry.form == "phrase" else None
            if relay:
                relays[start] = replace(relay, start=start)
                break
    return relays


def _relay(view: View, index: int, cue: Cue, entry: CueEntry) -> Relay | None:
    stop = view.end_of_level(index)
    at = index + 1
    if at >= stop:
        return None
    saying = _saying(view.tokens[at].bare)
    if saying == "own":
        return Relay(index, at + 1, None, at + 1, cue, entry)
    if saying:
        at += 1
    elif entry.lemma == "على حد":
        return None
    elif entry.preps and view.tokens[at].bare in entry.preps:
        at += 1
    elif view.tokens[at].bare in {"ما"} or entry.lemma.endswith("ما"):
        at = at + 1 if view.tokens[at].bare == "ما" else at
        if at < stop and at in view.cues:
            at += 1
        else:
            return None
        while at < stop and view.tokens[at].bare in {"به", "عنه", "اليه"}:
            at += 1
    end = noun_phrase(view, at, stop)
    if end == at and at < stop and view.tokens[at].bare.startswith("ل"):
        end = max(at + 1, noun_phrase(view, at + 1, stop))
    if not is_speaker(view, at, end):
        return None
    source = trimmed(view, at, end)
    if source is None:
        return None
    if entry.preps == ("ل",) and view.tokens[at].bare.startswith("ل") and not view.tokens[at].bare.startswith("لل"):
        mention = view.named[at]
        source = source if mention and mention.span.start == source.start else Span(source.start + 1, source.end)
    return Relay(index, at if at > index + 1 else index + 1, source, end, cue, entry)


def _saying(word: str) -> str:
    """Read a noun of saying after a relay word: `own` with the pronoun of its speaker, `of` before one, else nothing."""
    sayings = function_words("sayings")
    if word in sayings:
        return "of"
    for pronoun in ("هما", "هم", "ها", "ه"):
        stem = word.removesuffix(pronoun)
        if stem != word and (stem in sayings or stem + "ه" in sayings or stem.removesuffix("ت") + "ه" in sayings):
            return "own"
    return ""


def draft_relays(view: View, number: int, relays: Mapping[int, Relay]) -> Iterator[Draft]:
    """Yield a draft for each relay phrase: what it reports is the clause it follows, or the one it opens."""
    for relay in relays.values():
        content = tuple(_contents(view, relay))
        if not content:
            continue
        span = view.span(relay.start, relay.cue_end)
        cue = Cue(span, relay.cue.lemma, "phrase", relay.cue.stance, relay.cue.rule)
        speech = [q.span for q in view.quotations if q.kind == "speech"]
        mode: Mode = "mixed" if any(piece.overlaps(q) for piece in content for q in speech) else "indirect"
        yield Draft(cue, relay.entry, "phrase", Heard(relay.source), content, mode, number, view.level[relay.start])


def _contents(view: View, relay: Relay) -> Iterator[Span]:
    level, stop = view.level[relay.start], view.end_of_level(relay.start)
    clause = _clause_after(view, relay, stop)
    if clause:
        yield clause
        return
    begin = relay.start
    while begin > 0 and view.level[begin - 1] == level and view.tokens[begin - 1].text not in ".؟!":
        begin -= 1
    before = _trim(view, begin, relay.start)
    after = _trim(view, relay.end, stop)
    length = before[1] - before[0]
    if length < _SHORTEST:
        before = (0, 0)
    elif not _goes_on(view, relay.end, stop, length):
        after = (0, 0)
    for start, end in (before, after):
        if start < end:
            yield view.span(start, end)


_SHORTEST = 3
"""A run of fewer tokens before a relay phrase («وفي السياق، بحسب …») is no report."""


def _goes_on(view: View, end: int, stop: int, length: int) -> bool:
    """Tell whether the clause a relay phrase interrupts goes on behind it."""
    if end >= stop:
        return False
    if is_complementizer(view.tokens[end]):
        return True
    return view.tokens[end].text in "،," and length < _INTERRUPTED


_INTERRUPTED = 7
"""Tokens; a clause that ran on longer before the phrase was complete."""


def _clause_after(view: View, relay: Relay, stop: int) -> Span | None:
    """«بحسب شهود فإن …», «نقلاً عن مسؤول إن …»: the clause right after the source."""
    for at in range(relay.end, min(relay.end + 12, stop)):
        if is_complementizer(view.tokens[at]) and view.tokens[at].bare != "انه":
            begin, end = _trim(view, at + 1, stop)
            return view.span(begin, end) if begin < end else None
        if view.tokens[at].text in ".؟!،" and at > relay.end + 8:
            break
    return None


def _trim(view: View, begin: int, end: int) -> tuple[int, int]:
    while begin < end and (view.tokens[begin].text in _PUNCTUATION):
        begin += 1
    while end > begin and (view.tokens[end - 1].text in _PUNCTUATION):
        end -= 1
    return begin, end
