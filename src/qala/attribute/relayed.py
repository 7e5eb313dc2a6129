"""Relayed: what a relay phrase reports, the clause it follows, interrupts or opens («…، بحسب الشرطة»)."""

from collections.abc import Iterator
from dataclasses import replace

from qala.attribute.boundaries import content_end
from qala.attribute.complements import Complement
from qala.attribute.contents import mode_of, stripped
from qala.attribute.drafts import Draft
from qala.attribute.hearers import passes_on
from qala.attribute.phrases import opens_clause, speaker_phrase
from qala.attribute.scenes import Match, Relay, Scene
from qala.attribute.sources import Heard
from qala.attribute.views import View
from qala.lexicon.function_words import function_words, words_of
from qala.lexicon.verb_forms import begins_clause, is_verb_form
from qala.types.attribution import Mode
from qala.types.cue import Cue
from qala.types.span import Span

_PUNCTUATION = frozenset('،,.:؛«»“”"-–…')


def draft_relays(scene: Scene, before: View | None = None) -> Iterator[Draft]:
    """Yield a draft for each relay phrase: what it reports is the clause it follows, interrupts or opens.

    A phrase that is a sentence of its own reports the sentence `before` it in its paragraph.
    """
    view = scene.view
    for relay in scene.relays.values():
        content = tuple(_contents(scene, relay)) or tuple(_sentence_before(view, relay, before))
        if not content:
            continue
        stance = next((c.stance for k in range(relay.start + 1, relay.cue_end) for c in view.cues.get(k, ())), relay.cue.stance)
        cue = Cue(view.span(relay.start, relay.cue_end), relay.cue.lemma, "phrase", stance, relay.cue.rule)
        yield Draft(
            cue, relay.entry, "phrase", Heard(relay.source, via=relay.via), content, _mode(view, content), scene.number,
            view.level[relay.start], start=view.sentence.span.start,
        )  # fmt: skip


def _sentence_before(view: View, relay: Relay, before: View | None) -> Iterator[Span]:
    """«… 300 مليون دولار. بحسب الصحيفة.»: nothing but the phrase stands between two full stops."""
    alone = not any(token.is_word for token in (*view.tokens[: relay.start], *view.tokens[relay.end :]))
    if alone and before is not None and before.sentence.block == view.sentence.block:
        whole = stripped(before, 0, len(before.tokens))
        if whole is not None:
            yield whole


def _mode(view: View, content: tuple[Span, ...]) -> Mode:
    """What stands wholly inside quotation marks is direct: «…» بحسب ما قال."""
    quoted = {quotation.span for quotation in view.quotations if quotation.kind == "speech"}
    return "direct" if all(piece in quoted for piece in content) else mode_of(view, content)


def _contents(scene: Scene, relay: Relay) -> Iterator[Span]:
    view = scene.view
    stop = view.end_of_level(relay.start)
    clause = _clause_after(scene, relay, stop)
    if clause:
        yield clause
        return
    before, after = _around(view, relay, stop)
    length = before[1] - before[0]
    too_short = not length or (length < _SHORTEST and _is_adverbial(view, before[0]) and not _is_held(scene, relay))
    if after[0] < after[1] and (too_short or (length >= _INTERRUPTED and _opens_sentence(view, relay))):
        before, after = (0, 0), _ended(scene, relay, _until_next(scene, (_past_relative(scene, after), after[1])))
    elif _goes_on(view, relay.end, after[1], length):
        before, after = _inside_complement(scene, relay, before), _until_next(scene, after)
    elif (nearer := _interrupted(view, relay, before, after)) is not None:
        before, after = (nearer, before[1]), _until_next(scene, after)
    else:
        before, after = _closed(scene, relay, before), (0, 0)
    for start, end in (_trim(view, *before), _trim(view, *after)):
        if start < end:
            yield view.span(start, end)


def _ended(scene: Scene, relay: Relay, after: tuple[int, int]) -> tuple[int, int]:
    """Draw in the end of what a phrase that comes first reports to where the reporter's own words resume."""
    start, stop = after
    if start >= stop:
        return after
    found = Complement("clause", start, relay.cue_end, (relay.cue_end, start))
    first = replace(scene, matches={**scene.matches, relay.start: Match(relay.cue, relay.entry, found)})
    return _trim(scene.view, start, content_end(first, relay.start, start, stop))


def _around(view: View, relay: Relay, stop: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the tokens of the sentence before the phrase and those behind it."""
    level, begin = view.level[relay.start], relay.start
    while (
        begin > 0
        and (level < 0 or view.level[begin - 1] == level)
        and (view.level[begin - 1] != level or not view.is_stop(begin - 1))
    ):
        begin -= 1
    begin = _skip_dateline(view, begin, relay.start)
    stop = next((k for k in range(relay.end, stop) if view.is_stop(k) and view.level[k] == level), stop)
    last = relay.start
    while last > begin and view.words[last - 1] in {"وذلك", "ذلك"}:
        last -= 1
    return _trim(view, begin, last), _trim(view, relay.end, stop)


def _closed(scene: Scene, relay: Relay, before: tuple[int, int]) -> tuple[int, int]:
    """Return what a phrase closes: the whole sentence where a paper passes it on, else the report that it stands in."""
    view = scene.view
    if relay.source is not None and passes_on(view, relay.source):
        return before
    start, end = _inside_complement(scene, relay, before)
    return _last_relative(view, start, end), end


def _last_relative(view: View, start: int, end: int) -> int:
    """«…، والذي شهد مقتل 22 مشجعاً، حسبما أعلنت»: a relative clause parted by a comma is all that a phrase behind it closes."""
    for at in range(end - _SHORTEST, start, -1):
        if view.is_comma(at):
            return start
        if view.words[at] in function_words("relatives") and view.is_comma(at - 1):
            return at if view.words[at][:1] == "و" else at + 1
    return start


def _interrupted(view: View, relay: Relay, before: tuple[int, int], after: tuple[int, int]) -> int | None:
    """«…، وراح ضحيته، بحسب الوزارة، شهيدان», «والتي تعود - حسب تقديرهم - إلى قرون»: where the interrupted clause begins."""
    marks = (view.words[relay.start - 1], view.words[relay.end])
    dashes, commas = (all(mark in kind for mark in marks) for kind in (_DASHES, _COMMAS))
    if not (dashes or commas) or after[0] >= after[1] or view.words[after[0]][:1] in "وف" or after[0] in view.cues:
        return None
    for at in range(before[1] - 1, max(before[0], before[1] - _INTERRUPTED), -1):
        if view.is_comma(at - 1) or view.words[at - 1] in function_words("relatives"):
            return at if is_verb_form(view.words[at]) or begins_clause(view.words[at], view.tokens[at].text) else None
    return None


_DASHES, _COMMAS = frozenset("-–"), frozenset("،,")
_SHORTEST = 3
"""A run of fewer tokens before a relay phrase («وفي السياق، بحسب …») is no report."""


def _opens_sentence(view: View, relay: Relay) -> bool:
    """«… اللقاء وحسب الجدول فسوف …»: with و the phrase begins a sentence whose full stop was forgotten."""
    return view.words[relay.start][:1] == "و" and view.words[relay.start][1:2] != "ف" and not view.is_comma(relay.end - 1)


def _is_adverbial(view: View, begin: int) -> bool:
    """«وفي السياق، بحسب …» says nothing yet; «الحريق، بحسب شهود، بدأ» does."""
    word = view.words[begin]
    adverbial = words_of("prepositions", "adverbs")
    return word in adverbial or word[1:] in adverbial or word in function_words("clause_openers") or word[1:] in _THEN


_THEN = frozenset({"", "لكن", "بينما", "حيث"})


def _is_held(scene: Scene, relay: Relay) -> bool:
    return any(index < relay.start < match.complement.start for index, match in scene.matches.items())


def _skip_dateline(view: View, begin: int, limit: int) -> int:
    """«المدينة نيوز :- بلغت …»: what stands before the dash that opens a story is no part of it."""
    for at in range(begin, min(begin + 9, limit - _SHORTEST)):
        if view.words[at] == ":" and any(view.words[k] in {"-", "–", "/"} for k in range(begin, at)):
            return at + 1
        if view.words[at] in {"-", "–"} and view.words[at - 1] in {":", ")"}:
            return at + 1
    return begin


def _inside_complement(scene: Scene, relay: Relay, before: tuple[int, int]) -> tuple[int, int]:
    """A phrase in the middle of a report stands in its content and reports no more than that holds."""
    starts = [
        m.complement.start
        for at, m in scene.matches.items()
        if at < relay.start and before[0] < m.complement.start < relay.start
    ]
    return (max(starts), before[1]) if starts and max(starts) < before[1] else before


def _past_relative(scene: Scene, after: tuple[int, int]) -> int:
    """«وبحسب الخطة التي اطلعت عليها الصحيفة، انقسمت …»: the relative clause of the source is no part of the report."""
    view, start = scene.view, after[0]
    if is_verb_form(view.words[start]) and view.words[start].endswith(("ته", "تها")):  # «مسح أجرته الوكالة»
        return max(start + 1, speaker_phrase(view, start + 1, after[1]))
    if view.words[start] not in function_words("relatives"):
        return start
    return next((k + 1 for k in range(start, min(start + 15, after[1])) if view.is_comma(k)), start)


def _until_next(scene: Scene, after: tuple[int, int]) -> tuple[int, int]:
    """The clause of a phrase ends where another relay phrase or a participle that goes with it begins."""
    start, end = after
    for at in range(start + 1, end):
        match = scene.matches.get(at)
        if scene.view.is_comma(at - 1) and match and match.cue.form == "participle":
            return _trim(scene.view, start, at)
    return start, end


def _goes_on(view: View, end: int, stop: int, length: int) -> bool:
    """Tell whether the clause a relay phrase interrupts goes on behind it."""
    if end >= stop:
        return False
    if opens_clause(view, end):
        return True
    return view.is_comma(end) and length < _INTERRUPTED


_INTERRUPTED = 7
"""Tokens; a clause that ran on longer before the phrase was complete."""


def _clause_after(scene: Scene, relay: Relay, stop: int) -> Span | None:
    """«بحسب شهود فإن …», «نقلاً عن مسؤول إن …»: the clause right after the source."""
    view = scene.view
    for at in range(relay.end, min(relay.end + 30, stop)):
        if (
            opens_clause(view, at)
            and view.words[at] != "انه"
            and view.words[at - 1] not in function_words("blockers")
            and (at < relay.end + _CLOSE or view.words[at].startswith("ف"))
        ):
            if _is_complement_of_matched(scene, relay, at):
                return None
            begin, end = _ended(scene, relay, _trim(view, at + 1, stop))
            return view.span(begin, end) if begin < end else None
        if view.is_stop(at) or (at in scene.matches and at > relay.end):
            break
    return None


_CLOSE = 14
"""Tokens; farther off only «فإن» still goes with the phrase."""


def _is_complement_of_matched(scene: Scene, relay: Relay, at: int) -> bool:
    """«يُتوقع بحسب المصدر أن»: the clause is the complement of a verb before the phrase, which then interrupts it."""
    return any(
        index < relay.start and match.complement.start == at + 1 and match.entry.lemma != "نقل" and relay.entry.lemma != "نقلا"
        for index, match in scene.matches.items()
    )


def _trim(view: View, begin: int, end: int) -> tuple[int, int]:
    while begin < end and view.tokens[begin].text in _PUNCTUATION:
        begin += 1
    while end > begin and view.tokens[end - 1].text in _PUNCTUATION:
        end -= 1
    return begin, end
