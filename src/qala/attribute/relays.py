"""Relays: phrases that name who passed a report on («بحسب …», «وفقاً لـ…», «نقلاً عن …»)."""

from collections.abc import Mapping
from dataclasses import replace

from qala.attribute.hearers import passes_on
from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase, trimmed
from qala.attribute.scenes import Relay
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.cue import Cue
from qala.types.span import Span

_JOINED = frozenset({"علي حد", "علي ما", "علي لسان"})


def find_relays(view: View) -> Mapping[int, Relay]:
    """Return the relay phrases of a sentence by the token index they begin at."""
    relays = {}
    for start, readings in view.cues.items():
        for cue in readings:
            if cue.form != "phrase":
                continue
            entry = cue_entry(cue.lemma, cue.form)
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
    saying = _saying(view.words[at])
    if saying == "own" or (saying and _is_hearer(view, at + 1, stop)):
        return Relay(index, at + 1, None, at + 1, cue, entry)
    if saying:
        at += 1
    elif entry.lemma in ("على حد", "حد"):
        return None
    elif (told := _behind_told(view, at, stop)) is not None:
        at = told
    elif entry.preps and view.words[at] in entry.preps:
        at += 1
    elif view.words[at] in {"ما", "لما"} or entry.lemma in _WITH_VERB or entry.lemma.endswith("ما"):
        behind = _behind_verb(view, at, stop, entry)
        if behind is None or (entry.lemma == "على ما" and _is_object(view, index, behind)):
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
    at = at + 1 if view.words[at] in {"ما", "لما"} else at
    if at >= stop or not _is_said(view, at, entry):
        return None
    bare_verb = not view.words[at].endswith(("ه", "ها"))
    at += 1
    while at < stop and (view.words[at] in {"به", "عنه", "اليه", "عليه"} or (view.words[at] == "في" and bare_verb)):
        at += 1
    return _past_hearer(view, at, stop)


def _is_hearer(view: View, at: int, stop: int) -> bool:
    """«وفق تصريحات لوكالة الأنباء»: whom it was told to, and nobody who told it."""
    return at < stop and view.words[at][:1] == "ل" and speaker_kind(view.words[at]) in ("media", "agency")


def _is_object(view: View, index: int, behind: int) -> bool:
    """«لم تعلق السعودية على ما قاله فلان»: with a pronoun on its verb and no comma before it «على ما» is no relay phrase."""
    return view.word(behind - 1).endswith(("ه", "ها")) and not view.is_comma(index - 2)


def _past_hearer(view: View, at: int, stop: int) -> int:
    """«وفق ما ذكره لمراسلة (وات) الممرض فلان»: whom it was told to stands before who told it."""
    if at >= stop or view.words[at][:1] != "ل" or speaker_kind(view.words[at]) not in ("media", "agency", "official", "person"):
        return at
    end = at + 1
    while end < stop and (view.words[end] in {"(", ")"} or view.words[end - 1] == "("):
        end += 1
    return end if is_speaker(view, end, min(end + 2, stop)) else at


def _behind_told(view: View, at: int, stop: int) -> int | None:
    """«وبحسب التفاصيل التي ذكرتها صحيفة …», «وفق المعطيات التي كشفها تقرير …»: who told them is the source."""
    if at + 2 >= stop or speaker_kind(view.words[at]) != "document" or view.words[at + 1] not in function_words("relatives"):
        return None
    verb = view.words[at + 2]
    return at + 3 if verb.endswith(("ه", "ها")) and is_speaker(view, at + 3, min(at + 6, stop)) else None


def _is_said(view: View, at: int, entry: CueEntry) -> bool:
    word = view.words[at]
    if any(cue.form == "verb" and (entry.lemma != "كما" or _tells(cue)) for cue in view.cues.get(at, ())):
        return entry.lemma != "كما" or not any(opens_clause(view, k) for k in range(at + 1, min(at + 12, len(view.tokens))))
    if entry.lemma == "كما":
        return False
    return word in function_words("said_it") or (is_verb_form(word) and word.endswith(("ه", "ها")))


def _tells(cue: Cue) -> bool:
    """«كما قال», «كما أفاد», but «كما اعتبرت» and «كما طالبت» go on to another report."""
    return cue.lemma in _TOLD or (cue.stance in ("says", "confirms") and cue_entry(cue.lemma, "verb").interrupts)


_TOLD = frozenset({"أنذر", "أفاد", "أورد", "نقل", "أظهر", "بين", "تصور", "زعم", "ادعى", "ظن", "اعتقد", "وصف"})


def _sourced(view: View, at: int, stop: int, relay: Relay) -> Relay | None:
    end = _before_press(view, at, speaker_phrase(view, at, stop))
    if end == at and at < stop and view.words[at].startswith("ل"):
        end = max(at + 1, speaker_phrase(view, at + 1, stop))
    if not (is_speaker(view, at, end) or (end > at and _is_plural(view.words[at]))):
        return None
    source = trimmed(view, at, end)
    if relay.cue_end == relay.start + 1 and _is_norm(view, at, end, stop):
        return None
    if source is None or any(view.words[k] in function_words("laid_down") for k in range(at, end + 1)):
        return None
    word = view.words[at]
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
        if starts and speaker_kind(view.words[k]) in ("agency", "media") and view.words[k - 1].startswith("ال"):
            return k
    return end


def _is_norm(view: View, at: int, end: int, stop: int) -> bool:
    """«أوقف وفق المادة 3», «حسب الاتفاق»: unless a clause follows that it lays down («وفقاً للقانون فإن …»)."""
    word = view.words[at]
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
    parted = view.is_comma(start - 1) or view.words[start - 1] in {"»", "”", '"'}
    closes = end >= len(view.tokens) or view.is_stop(end) or (parted and _only_adjuncts(view, end))
    return (parted and _is_over(view, end)) or (closes and start > _SENTENCE)


def _only_adjuncts(view: View, at: int) -> bool:
    """«كما أوضحت المحكمة في رأيها الأخير.», «كما قال مسؤولون للصحيفة.»: where and to whom, nothing else."""
    if view.words[at] not in function_words("prepositions") and view.words[at] not in function_words("told"):
        return False
    for k in range(at, min(at + _ADJUNCTS, len(view.tokens))):
        if view.is_stop(k):
            return True
        word = view.words[k]
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
    return end >= len(view.tokens) or view.words[end] in {".", "،", ",", "»", '"'}


def _told(view: View, at: int, stop: int) -> Span | None:
    """«بحسب ما أفاد مصدر وكالة الصحافة الفرنسية»: whom the source of the relay told."""
    at = at + 1 if at < stop and view.words[at] in {"ل", "لـ"} else at
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
