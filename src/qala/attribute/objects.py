"""Objects: noun phrases that are what a cue reports («نفى الاتهامات», «طلب من الوزارة دفع الرسوم»)."""

import re

from qala.arabic.folding import bare
from qala.attribute.adverbials import past_adverbials, skip_adverbials
from qala.attribute.asides import hides_name, past_aside
from qala.attribute.complements import Complement
from qala.attribute.phrases import is_speaker, noun_phrase, opens_clause, speaker_phrase
from qala.attribute.seams import source_end, split_phrase
from qala.attribute.sites import Site
from qala.lexicon.feelings import has_possessive
from qala.lexicon.function_words import function_words, is_act, words_of
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form

_RELATIVE = 24
"""Tokens of a clause that says who the source is («فصائل مؤلفة من …، استئناف القتال»)."""
_FAR = 8
"""Tokens; a clause so far behind the source's comma is seldom the verb's own."""


def bare_object(site: Site, start: int) -> Complement | None:
    """Return the noun phrase beside the verb: after the source if one stands there, else at once."""
    source = source_end(site, start)
    if source == start and site.words[start] in _TO_US:
        source = source_end(site, start + 1)
        source = start if source == start + 1 else source
    if site.entry.accused and (accuser := _accuser_end(site, start)):
        return Complement("object", accuser, start, (start, accuser))
    if site.entry.construct or (site.entry.accused and _is_accused_alone(site, start, source)):
        return Complement("object", start, start, (start, start))
    if _has_none(site, start, source):
        return None
    return _object_from(site, start, _past_joined(site, source))


def _has_none(site: Site, start: int, source: int) -> bool:
    """«أكد ذلك», a noun without its genitive, «منه»: nothing here is what is reported."""
    return (
        (site.words[source] in _THAT and not (site.words[source] == "هذا" and site.words[source + 1].startswith("ال")))
        or (site.entry.genitive and source == start)
        or site.words[site.index + 1] in function_words("of_it")
    )


def _object_from(site: Site, start: int, source: int) -> Complement | None:
    """Return the noun phrase behind the source, which ends at `source`."""
    view, stop = site.view, site.stop
    if site.entry.needs and not site.entry.light:  # what the verb needs is its object («رفضت الشركة الاتهامات»)
        needed = next((at for at in range(start, stop) if view.words[at] in site.entry.needs), stop)
        source = min(source, needed)
    source = past_aside(view, source, stop)
    wished = view.words[source] in _TO_WHOM and bare(site.entry.lemma) in function_words("wishes")
    begin = source if wished else skip_adverbials(view, source, stop)
    if begin >= stop or not (view.tokens[begin].is_word or begin in view.opening):
        return None
    if opens_clause(view, begin):
        return Complement("clause", begin + 1, start, (start, begin)) if begin + 1 < stop else None
    if _may_be_object(site, begin):
        return Complement("object", begin, start, (start, begin if view.words[source] == "ل" else source))
    if source == start:
        return None
    return _act_behind_comma(site, start, source) or _state_behind_relative(site, start, source)


def stated(site: Site, start: int) -> Complement | None:
    """«كشفت الدراسة وجود تحديات», «تظهر الاستطلاعات، تباين الآراء»: an act or a state behind who or what shows it."""
    view, stop = site.view, site.stop
    source = source_end(site, start)
    if source == start:
        return None
    begin = skip_adverbials(view, source, stop)
    act = begin < stop and (is_act(view.words[begin]) or _ACT.fullmatch(view.words[begin]) is not None)
    if act and view.named[begin] is None and not hides_name(view, begin):
        return Complement("object", begin, start, (start, source))
    return _state_behind_relative(site, start, source)


def _state_behind_relative(site: Site, start: int, source: int) -> Complement | None:
    """«الدراسة التي سبقت البرنامج وجود …», «فلان، الذي يرافق المنتخب، أهمية …»: past the clause that says who the source is."""
    view = site.view
    first = source + view.is_comma(source)
    if view.words[first] not in function_words("relatives"):
        return None
    for at in range(first + 2, min(first + _RELATIVE, site.stop - 1)):
        before = view.words[at - 1]
        if opens_clause(view, at) or at in view.opening:
            return None
        if (
            view.words[at] in _STATES
            and view.named[at] is None
            and not (is_verb_form(before) or before in function_words("prepositions"))
        ):
            return Complement("object", at, start, (start, source))
    return None


_STATES = frozenset({"وجود", "ضروره", "اهميه", "عدم"})
"""What is nearly always said to be so behind a verb of saying."""


def _act_behind_comma(site: Site, start: int, source: int) -> Complement | None:
    """«أعلنت فصائل مؤلفة من مجموعات عدة، استئناف القتال»: an act behind the comma that closes a long source."""
    within = (
        site.words[source] in function_words("relatives")
        or _is_formed(site.words[source])
        or _is_formed(site.words[source - 1])
    )
    for at in range(source, min(source + (_RELATIVE if within else _FAR), site.stop - 1)):
        if site.view.is_comma(at):
            word = site.words[at + 1]
            act = (is_act(word) or (within and _ACT.fullmatch(word) is not None)) and site.view.named[at + 1] is None
            if act or not within:
                return Complement("object", at + 1, start, (start, at)) if act else None
        if within:
            continue
        if is_verb_form(site.words[at]) or site.view.cues.get(at):
            return None
    return None


def _is_formed(word: str) -> bool:
    """«فصائل مؤلفة من …», «الجبهة المؤلفة من …»."""
    return word.startswith("الم") or (word.startswith("م") and word.endswith("ه"))


def _accuser_end(site: Site, start: int) -> int | None:
    """«اتهمته زوجته بالخيانة»: behind a verb that has the accused written on it stands who accuses."""
    if site.cue.form != "verb" or not _has_object(site.words[site.index]):
        return None
    end = speaker_phrase(site.view, start, site.stop)
    return next((at for at in range(start + 1, min(end + 1, site.stop)) if site.words[at][:1] == "ب"), None)


def _is_accused_alone(site: Site, start: int, end: int) -> bool:
    """«واتهمت الوزارة بإخفاء …»: who stands alone between the verb and what he is accused of is the accused."""
    word = site.words[site.index]
    joined = word[:1] in "وف" and site.cue.form == "verb"
    if not (joined and start < end < site.stop) or site.words[end][:1] != "ب" or _has_object(word):
        return False
    return site.view.named[start] is not None or site.words[start].startswith("ال")  # «واتهم تجار بالتقصير»: they speak


def _has_object(word: str) -> bool:
    """Tell whether an accuser's verb has the accused written on it («اتهمته», not «اتهم»)."""
    return word.endswith(("ه", "ها", "تهمهم")) or (word.endswith("هم") and not word.endswith("تهم"))


def asked_act(site: Site, start: int) -> Complement | None:
    """Return the act asked for behind the source and whom it is asked of («طلبت الوزارة من الشركات دفع الرسوم»)."""
    view, stop = site.view, site.stop
    source = source_end(site, start)
    if source == start and (asked := next((k for k in range(start + 1, min(start + 5, stop)) if view.words[k] == "من"), None)):
        source = asked  # «طلب المريض من العامل تمثيل …»
    begin = source
    if view.words[begin] == "من":
        begin = next(
            (k for k in range(begin + 2, min(begin + _ASKED, stop)) if _is_asked(view.words[k]) and view.named[k] is None),
            split_phrase(view, begin + 1, speaker_phrase(view, begin + 1, stop)),
        )
    elif view.words[begin] in _OF_WHOM:
        begin += 1
    elif begin < stop and not _is_asked(view.words[begin]) and view.named[begin] is None:  # «طلب الراعي الذهاب»
        begin = source = next(
            (k for k in range(start + 1, source) if view.words[k].startswith("ال") and _is_asked(view.words[k])), source
        )
    if begin >= stop or view.named[begin] is not None or not _is_asked(view.words[begin]):
        return None
    return Complement("object", begin, start, (start, source))


_ASKED = 8
"""Tokens in which the act stands behind «من», whom it is asked of."""


def _is_asked(word: str) -> bool:
    """«تحويل المبلغ», «الذهاب», «بإبقائها», «مده»: an act, with the article, a pronoun or ب on it."""
    stems = {word, word.removeprefix("ال"), word.removeprefix("ب")}
    stems |= {stem.removesuffix(own) for stem in stems for own in ("ه", "ها", "هم") if stem.endswith(own)}
    return any(stem in function_words("acts_said") or _ACT.fullmatch(stem) for stem in stems)


_ACT = re.compile("ت..?ي.ه?|ا.{1,2}ا.|ا(?:ن|ست|.ت).+ا.|م.ا..ه|ت.ا..")
"""Verbal nouns of the derived stems: «تقديم», «إرسال», «استئناف», «معارضة», «تعاون»."""
_OF_WHOM = frozenset({"منه", "منها", "منهم", "مني", "منا"})


def _may_be_object(site: Site, begin: int) -> bool:
    """Tell whether the word at `begin` can begin an accusative: no preposition, no verb, no manner, no act."""
    view, word = site.view, site.words[begin]
    grammatical = words_of("manners", "relatives", "prepositions")
    if (
        hides_name(view, begin)
        or (word.startswith("بال") and not site.entry.accused)
        or (word in grammatical and word not in _TO_WHOM)
    ):
        return False
    if word in function_words("acts") and site.entry.lemma == "أعلن":
        return False
    if view.named[begin] is not None:
        return site.cue.form != "noun"
    if is_verb_form(word) and not view.tokens[begin].text.endswith("ة") and not (_is_own_act(site, begin) or is_act(word)):
        return False
    if site.cue.form == "noun":
        return not word.startswith(("ال", "و", "ل"))
    goes_on = word[:1] == "و" and is_verb_form(word[1:]) and word not in function_words("with_w")
    return site.cue.form != "verb" or not goes_on


def _past_joined(site: Site, source: int) -> int:
    """«الرئاسة العامة للأرصاد وحماية البيئة»: what و joins to a name that was taken too short is no object."""
    if not site.index + 1 < source < site.stop or site.view.named[source] is not None:
        return source
    word = site.words[source]
    joined = word[:1] == "و" and word not in function_words("with_w") and not is_act(word)
    return noun_phrase(site.view, source, site.stop) if joined else source


def _is_own_act(site: Site, begin: int) -> bool:
    """«نفت الوكالة نشرها للبيان»: right behind verb and subject no second verb stands, but an act of theirs may."""
    return begin > site.index + 1 and has_possessive(site.words[begin]) and site.cue.form == "verb"


_THAT = frozenset({"ذلك", "هذا"})
"""What was said before and is only pointed at: «نفى ذلك»."""
_TO_US = frozenset({"لنا", "لي", "لكم"})
"""«أكد لنا الاتحاد عدم استطاعته»."""
_TO_WHOM = frozenset({"له", "لها", "لهم", "لنا"})


def nearer_object(site: Site, found: Complement) -> Complement | None:
    """«نفى المدير، بيع المصنع …، مضيفاً أنه»: a noun phrase right after the source's comma comes before a far clause."""
    view = site.view
    start, end = found.gap
    split = split_phrase(view, start, speaker_phrase(view, start, end))
    nearest = end if found.kind == "quotation" else end - 1
    if start < split < nearest and is_act(view.words[split]) and not hides_name(view, split):
        return Complement("object", split, found.cue_end, (start, split))
    if found.kind == "quotation" and (act := _act_before(site, start, end)) is not None:
        return Complement("object", act, found.cue_end, (start, act))
    comma = noun_phrase(view, start, end)
    if comma == start or end - comma < _FAR or not view.is_comma(comma):
        return None
    word = view.tokens[comma + 1]
    grammatical = words_of("prepositions", "relatives", "adverbs")
    if not word.is_word or word.bare in grammatical or word.bare.startswith(("ال", "ب", "ل", "و")):
        return None
    if view.named[comma + 1] or is_speaker(view, comma + 1, comma + 3) or hides_name(view, comma + 1):
        return None
    return Complement("object", comma + 1, found.cue_end, (start, comma))


def _act_before(site: Site, start: int, end: int) -> int | None:
    """«أعلنت النقابة، الخميس، تمديد إضرابها «إلى أن …»»: the act that a quotation goes on from, behind a comma."""
    view = site.view
    for at in range(end - 1, start, -1):
        if view.is_comma(at - 1) and is_act(view.words[at]) and view.named[at] is None:
            return at
        if view.is_comma(at) or at in view.cues or view.words[at] == ":":
            return None
    return None


def earlier_act(site: Site, found: Complement) -> Complement | None:
    """«كلمة أكد فيها أهمية العمل على …»: an act or state before the preposition is what is reported."""
    start, end = found.gap
    places = (source_end(site, start), past_adverbials(site.view, start, end), skip_adverbials(site.view, start, end))
    for begin in places:
        act = is_act(site.words[begin]) or (begin == places[0] and _is_stated_of(site, begin))
        if begin < end and act and site.view.named[begin] is None and not hides_name(site.view, begin):
            return Complement("object", begin, start, (start, begin))
    return None


def _is_stated_of(site: Site, begin: int) -> bool:
    """«أكد رئيس الوفد سالم الراوي جاهزية المنتخب للمنافسة على …»: right behind a person a quality begins what is said."""
    before, word = site.view.named[begin - 1], site.words[begin]
    quality = word.endswith("يه") and not word.startswith("ال") and speaker_kind(word) is None
    return quality and before is not None and before.type == "PER" and begin not in site.view.cues
