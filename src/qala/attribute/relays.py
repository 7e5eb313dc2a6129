"""Relays: phrases that name who passed a report on («بحسب …», «وفقاً لـ…», «نقلاً عن …»)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from qala.attribute.contents import mode_of
from qala.attribute.drafts import Draft
from qala.attribute.hearers import passes_on
from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase, trimmed
from qala.attribute.scenes import Relay, Scene
from qala.attribute.sources import Heard
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words, words_of
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.attribution import Mode
from qala.types.cue import Cue
from qala.types.span import Span

_PUNCTUATION = frozenset('،,.:؛«»“”"-–…')
_JOINED = frozenset({"علي حد", "علي ما", "علي لسان"})


def find_relays(view: View) -> Mapping[int, Relay]:
    """Return the relay phrases of a sentence by the token index they begin at."""
    relays = {}
    for start, readings in view.cues.items():
        for cue in readings:
            entry = cue_entry(cue.lemma, cue.form)
            if entry.form != "phrase":
                continue
            index = start + 1 if entry.lemma.startswith("على ") else start
            relay = _relay(view, index, cue, entry)
            if relay:
                relays[start] = replace(relay, start=start)
                break
    return relays


def _relay(view: View, index: int, cue: Cue, entry: CueEntry) -> Relay | None:
    stop = view.end_of_level(index)
    at = index + 1
    if at >= stop:
        return None
    saying = _saying(view.word(at))
    if saying == "own":
        return Relay(index, at + 1, None, at + 1, cue, entry)
    if saying:
        at += 1
    elif entry.lemma in ("على حد", "حد"):
        return None
    elif entry.preps and view.word(at) in entry.preps:
        at += 1
    elif view.word(at) in {"ما", "لما"} or entry.lemma in _WITH_VERB or entry.lemma.endswith("ما"):
        behind = _behind_verb(view, at, stop, entry)
        if behind is None:
            return None
        at = behind
        if _is_closing(view, at) and entry.lemma not in ("كما", "على ما"):
            return Relay(index, at, None, at, cue, entry)
    return _sourced(view, at, stop, Relay(index, max(at, index + 1), None, at, cue, entry))


def _is_closing(view: View, at: int) -> bool:
    """«بحسب ما قال.»: nothing but an end behind the verb of saying."""
    return at >= len(view.tokens) or (at not in view.opening and view.tokens[at].text in _ENDS)


_ENDS = frozenset('.،,؟!»”"')


_WITH_VERB = frozenset({"على ما", "كما", "حسبما", "مثلما"})


def _behind_verb(view: View, at: int, stop: int, entry: CueEntry) -> int | None:
    """Step over «ما أفاد به»: the verb of saying in a relay phrase, with the pronoun of what was said."""
    at = at + 1 if view.word(at) in {"ما", "لما"} else at
    if at >= stop or not _is_said(view, at, entry):
        return None
    at += 1
    while at < stop and view.word(at) in {"به", "عنه", "اليه", "في", "عليه"}:
        at += 1
    return at


def _is_said(view: View, at: int, entry: CueEntry) -> bool:
    word = view.word(at)
    if any(cue.form == "verb" for cue in view.cues.get(at, ())):
        return entry.lemma != "كما" or not any(opens_clause(view, k) for k in range(at + 1, min(at + 12, len(view.tokens))))
    if entry.lemma == "كما":
        return False
    return word in function_words("said_it") or (is_verb_form(word) and word.endswith(("ه", "ها")))


def _sourced(view: View, at: int, stop: int, relay: Relay) -> Relay | None:
    end = _before_press(view, at, speaker_phrase(view, at, stop))
    if end == at and at < stop and view.word(at).startswith("ل"):
        end = max(at + 1, speaker_phrase(view, at + 1, stop))
    if not (is_speaker(view, at, end) or (end > at and _is_plural(view.word(at)))):
        return None
    source = trimmed(view, at, end)
    if relay.cue_end == relay.start + 1 and _is_norm(view, at, end, stop):
        return None
    if source is None or any(view.word(k) in function_words("laid_down") for k in range(at, end + 1)):
        return None
    word = view.word(at)
    if relay.entry.preps == ("ل",) and word.startswith("ل") and not word.startswith("لل"):
        mention = view.named[at]
        source = source if mention and mention.span.start == source.start else Span(source.start + 1, source.end)
    if relay.entry.lemma == "كما" and not _is_apart(view, relay.start, end):
        return None
    told = _told(view, end, stop)
    return replace(relay, source=source, end=end if told is None else view.index_at(told.end), via=(told,) if told else ())


def _before_press(view: View, at: int, end: int) -> int:
    """«مصدر مطلع على القضية وكالة الصحافة الفرنسية»: the agency behind a complete phrase is told, it does not speak."""
    for k in range(at + 2, end):
        starts = view.named[k] is not None and view.named[k - 1] != view.named[k]
        if starts and speaker_kind(view.word(k)) in ("agency", "media") and view.word(k - 1).startswith("ال"):
            return k
    return end


def _is_norm(view: View, at: int, end: int, stop: int) -> bool:
    """«أوقف وفق المادة 3», «حسب الاتفاق»: unless a clause follows that it lays down («وفقاً للقانون فإن …»)."""
    word = view.word(at)
    stems = {word, word.removeprefix("ال"), word.removeprefix("لل"), word.removeprefix("ل")}
    if not stems & function_words("norms"):
        return False
    return not any(opens_clause(view, k) for k in range(end, min(end + 2, stop)))


def _is_plural(word: str) -> bool:
    """«حسب إفادة المراجعين»: a plural in ين behind a relay word is of people."""
    return word.startswith(("ال", "لل")) and word.endswith("ين") and len(word) > _PEOPLE


_PEOPLE = 7


def _is_apart(view: View, start: int, end: int) -> bool:
    """«…، كما قال الوزير،» stands between marks, «… كما أفاد المرصد.» closes a sentence."""
    parted = view.is_comma(start - 1) or view.word(start - 1) in {"»", "”", '"'}
    closes = end >= len(view.tokens) or view.is_stop(end) or (parted and _only_adjuncts(view, end))
    return (parted and _is_over(view, end)) or (closes and start > _SENTENCE)


def _only_adjuncts(view: View, at: int) -> bool:
    """«كما أوضحت المحكمة في رأيها الأخير.», «كما قال مسؤولون للصحيفة.»: where and to whom, nothing else."""
    if view.word(at) not in function_words("prepositions") and view.word(at) not in function_words("told"):
        return False
    for k in range(at, min(at + _ADJUNCTS, len(view.tokens))):
        if view.is_stop(k):
            return True
        word = view.word(k)
        if view.is_comma(k) or opens_clause(view, k) or word in function_words("relatives") or view.level[k] != view.level[at]:
            return False
        if (is_verb_form(word) and view.named[k] is None) or k in view.cues:
            return False
    return at + _ADJUNCTS > len(view.tokens)


_ADJUNCTS = 12
"""Tokens."""


_SENTENCE = 4
"""Tokens; a shorter run before «كما أفاد» is no report."""


def _is_over(view: View, end: int) -> bool:
    return end >= len(view.tokens) or view.word(end) in {".", "،", ",", "»", '"'}


def _told(view: View, at: int, stop: int) -> Span | None:
    """«بحسب ما أفاد مصدر وكالة الصحافة الفرنسية»: whom the source of the relay told."""
    at = at + 1 if at < stop and view.word(at) in {"ل", "لـ"} else at
    end = speaker_phrase(view, at, stop)
    span = trimmed(view, at, end) if end > at else None
    return span if span and passes_on(view, span) else None


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


def draft_relays(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each relay phrase: what it reports is the clause it follows, interrupts or opens."""
    view = scene.view
    for relay in scene.relays.values():
        content = tuple(_contents(scene, relay))
        if not content:
            continue
        stance = next((c.stance for k in range(relay.start + 1, relay.cue_end) for c in view.cues.get(k, ())), relay.cue.stance)
        cue = Cue(view.span(relay.start, relay.cue_end), relay.cue.lemma, "phrase", stance, relay.cue.rule)
        yield Draft(
            cue, relay.entry, "phrase", Heard(relay.source, via=relay.via), content, _mode(view, content), scene.number,
            view.level[relay.start], start=view.sentence.span.start,
        )  # fmt: skip


def _mode(view: View, content: tuple[Span, ...]) -> Mode:
    """What stands wholly inside quotation marks is direct: «…» بحسب ما قال."""
    quoted = {quotation.span for quotation in view.quotations if quotation.kind == "speech"}
    return "direct" if all(piece in quoted for piece in content) else mode_of(view, content)


def _contents(scene: Scene, relay: Relay) -> Iterator[Span]:
    view = scene.view
    level, stop = view.level[relay.start], view.end_of_level(relay.start)
    clause = _clause_after(scene, relay, stop)
    if clause:
        yield clause
        return
    begin = relay.start
    while (
        begin > 0
        and (level < 0 or view.level[begin - 1] == level)
        and (view.level[begin - 1] != level or not view.is_stop(begin - 1))
    ):
        begin -= 1
    begin = _skip_dateline(view, begin, relay.start)
    stop = next((k for k in range(relay.end, stop) if view.is_stop(k) and view.level[k] == level), stop)
    last = relay.start
    while last > begin and view.word(last - 1) in {"وذلك", "ذلك"}:
        last -= 1
    before = _trim(view, begin, last)
    after = _trim(view, relay.end, stop)
    length = before[1] - before[0]
    too_short = not length or (length < _SHORTEST and _is_adverbial(view, before[0]) and not _is_held(scene, relay))
    if after[0] < after[1] and (too_short or (length >= _INTERRUPTED and _opens_sentence(view, relay))):
        before = (0, 0)
    elif not _goes_on(view, relay.end, stop, length):
        after = (0, 0)
        before = before if relay.source else _inside_complement(scene, relay, before)
    else:
        before = _inside_complement(scene, relay, before)
        after = _until_next(scene, after)
    if before == (0, 0) and after != (0, 0):
        after = _until_next(scene, (_past_relative(scene, after), after[1]))
    for start, end in (_trim(view, *before), _trim(view, *after)):
        if start < end:
            yield view.span(start, end)


_SHORTEST = 3
"""A run of fewer tokens before a relay phrase («وفي السياق، بحسب …») is no report."""


def _opens_sentence(view: View, relay: Relay) -> bool:
    """«… اللقاء وحسب الجدول فسوف …»: with و the phrase begins a sentence whose full stop was forgotten."""
    return view.word(relay.start)[:1] == "و" and view.word(relay.start)[1:2] != "ف" and not view.is_comma(relay.end - 1)


def _is_adverbial(view: View, begin: int) -> bool:
    """«وفي السياق، بحسب …» says nothing yet; «الحريق، بحسب شهود، بدأ» does."""
    word = view.word(begin)
    adverbial = words_of("prepositions", "adverbs")
    return word in adverbial or word[1:] in adverbial or word in function_words("clause_openers") or word[1:] in _THEN


_THEN = frozenset({"", "لكن", "بينما", "حيث"})


def _is_held(scene: Scene, relay: Relay) -> bool:
    return any(index < relay.start < match.complement.start for index, match in scene.matches.items())


def _skip_dateline(view: View, begin: int, limit: int) -> int:
    """«المدينة نيوز :- بلغت …»: what stands before the dash that opens a story is no part of it."""
    for at in range(begin, min(begin + 9, limit - _SHORTEST)):
        if view.word(at) == ":" and any(view.word(k) in {"-", "–", "/"} for k in range(begin, at)):
            return at + 1
        if view.word(at) in {"-", "–"} and view.word(at - 1) in {":", ")"}:
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
    if is_verb_form(view.word(start)) and view.word(start).endswith(("ته", "تها")):  # «مسح أجرته الوكالة»
        return max(start + 1, speaker_phrase(view, start + 1, after[1]))
    if view.word(start) not in function_words("relatives"):
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
            and view.word(at) != "انه"
            and view.word(at - 1) not in function_words("blockers")
            and (at < relay.end + _CLOSE or view.word(at).startswith("ف"))
        ):
            if _is_complement_of_matched(scene, relay, at):
                return None
            begin, end = _trim(view, at + 1, stop)
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
    while begin < end and (view.tokens[begin].text in _PUNCTUATION and begin not in view.opening):
        begin += 1
    while end > begin and (view.tokens[end - 1].text in _PUNCTUATION):
        end -= 1
    if begin + 1 < end and begin in view.opening and view.after_quotation(begin) in (end, end + 1):
        begin += 1
    return begin, end
