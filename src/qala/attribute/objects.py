"""Objects: noun phrases that are what a cue reports («نفى الاتهامات», «أعرب عن أمله في …»)."""

import re
from dataclasses import replace

from qala.attribute.adverbials import past_adverbials, skip_adverbials
from qala.attribute.asides import hides_name, past_aside
from qala.attribute.complements import Complement
from qala.attribute.phrases import is_speaker, noun_phrase, opens_clause, speaker_phrase
from qala.attribute.sites import Site
from qala.attribute.views import View
from qala.lexicon.feelings import feeling_stance, has_possessive
from qala.lexicon.function_words import function_words, is_act, words_of
from qala.lexicon.speakers import is_speaker_head, speaker_kind
from qala.lexicon.verb_forms import is_verb_form

_RELATIVE = 24
"""Tokens of a clause that says who the source is («فصائل مؤلفة من …، استئناف القتال»)."""
_FAR = 8
"""Tokens; a clause so far behind the source's comma is seldom the verb's own."""


def bare_object(site: Site, start: int) -> Complement | None:
    """Return the noun phrase beside the verb: after the source if one stands there, else at once."""
    view, stop = site.view, site.stop
    source = _source_end(site, start)
    if site.entry.construct or (site.entry.accused and _is_accused_alone(site, start, source)):
        return Complement("object", start, start, (start, start))
    if (
        (site.word(source) in _THAT and not (site.word(source) == "هذا" and site.word(source + 1).startswith("ال")))
        or (site.entry.genitive and source == start)
        or site.word(site.index + 1) in function_words("of_it")
    ):
        return None
    source = _past_joined(site, source)
    if site.entry.needs and not site.entry.light:  # what the verb needs is its object («رفضت الشركة الاتهامات»)
        needed = next((at for at in range(start, stop) if view.word(at) in site.entry.needs), stop)
        source = min(source, needed)
    source = past_aside(view, source, stop)
    wished = view.word(source) in _TO_WHOM and site.entry.lemma in function_words("wishes")
    begin = source if wished else skip_adverbials(view, source, stop)
    if begin >= stop or not (view.tokens[begin].is_word or begin in view.opening):
        return None
    if opens_clause(view, begin):
        return Complement("clause", begin + 1, start, (start, begin)) if begin + 1 < stop else None
    if _may_be_object(site, begin):
        return Complement("object", begin, start, (start, begin if view.word(source) == "ل" else source))
    return _act_behind_comma(site, start, source) if source > start else None


def _act_behind_comma(site: Site, start: int, source: int) -> Complement | None:
    """«أعلنت فصائل مؤلفة من مجموعات عدة، استئناف القتال»: an act behind the comma that closes a long source."""
    within = site.word(source) in function_words("relatives") or site.word(source).startswith("الم")
    for at in range(source, min(source + (_RELATIVE if within else _FAR), site.stop - 1)):
        if site.view.is_comma(at):
            act = is_act(site.word(at + 1)) and site.view.named[at + 1] is None
            if act or not within:
                return Complement("object", at + 1, start, (start, at)) if act else None
        if within:
            continue
        if is_verb_form(site.word(at)) or site.view.cues.get(at):
            return None
    return None


def _is_accused_alone(site: Site, start: int, end: int) -> bool:
    """«واتهمت الوزارة بإخفاء …»: who stands alone between the verb and what he is accused of is the accused."""
    word = site.word(site.index)
    joined = word[:1] in "وف" and site.cue.form == "verb"
    return joined and start < end < site.stop and site.word(end)[:1] == "ب" and not word.endswith(("ه", "ها", "هم"))


def asked_act(site: Site, start: int) -> Complement | None:
    """Return the act asked for behind the source and whom it is asked of («طلبت الوزارة من الشركات دفع الرسوم»)."""
    view, stop = site.view, site.stop
    source = _source_end(site, start)
    if source == start and (asked := next((k for k in range(start + 1, min(start + 5, stop)) if view.word(k) == "من"), None)):
        source = asked  # «طلب المريض من العامل تمثيل …»
    begin = source
    if view.word(begin) == "من":
        begin = split_phrase(view, begin + 1, speaker_phrase(view, begin + 1, stop))
    elif view.word(begin) in _OF_WHOM:
        begin += 1
    asked = begin < stop and (_is_asked(view.word(begin)) or (begin > source and _may_be_object(site, begin)))
    if begin >= stop or view.named[begin] or not asked:
        return None
    return Complement("object", begin, start, (start, source))


def _is_asked(word: str) -> bool:
    """«تحويل المبلغ», «الذهاب», «بإبقائها»: an act, with the article or with ب on it."""
    for stem in (word, word.removeprefix("ال"), word.removeprefix("ب")):
        if is_act(stem) or _ACT.fullmatch(stem):
            return True
    return False


_ACT = re.compile("ت..?ي.ه?|ا.{1,2}ا.|ا(?:ن|ست|.ت).+ا.|م.ا..ه|ت.ا..")
"""Verbal nouns of the derived stems: «تقديم», «إرسال», «استئناف», «معارضة», «تعاون»."""
_OF_WHOM = frozenset({"منه", "منها", "منهم", "مني", "منا"})


def _may_be_object(site: Site, begin: int) -> bool:
    """Tell whether the word at `begin` can begin an accusative: no preposition, no verb, no manner, no act."""
    view, word = site.view, site.word(begin)
    grammatical = words_of("manners", "relatives", "prepositions")
    if hides_name(view, begin) or word.startswith("بال") or (word in grammatical and word not in _TO_WHOM):
        return False
    if word in function_words("acts") and site.entry.lemma == "أعلن":
        return False
    if view.named[begin] is not None:
        return site.cue.form != "noun"
    if is_verb_form(word) and not view.tokens[begin].text.endswith("ة") and not _is_own_act(site, begin):
        return False
    if site.cue.form == "noun":
        return not word.startswith(("ال", "و", "ل"))
    goes_on = word[:1] == "و" and is_verb_form(word[1:]) and word not in function_words("with_w")
    return site.cue.form != "verb" or not goes_on


def _past_joined(site: Site, source: int) -> int:
    """«الرئاسة العامة للأرصاد وحماية البيئة»: what و joins to a name that was taken too short is no object."""
    if not site.index + 1 < source < site.stop or site.view.named[source] is not None:
        return source
    word = site.word(source)
    joined = word[:1] == "و" and word not in function_words("with_w")
    return noun_phrase(site.view, source, site.stop) if joined else source


def _is_own_act(site: Site, begin: int) -> bool:
    """«نفت الوكالة نشرها للبيان»: right behind verb and subject no second verb stands, but an act of theirs may."""
    return begin > site.index + 1 and has_possessive(site.word(begin)) and site.cue.form == "verb"


_THAT = frozenset({"ذلك", "هذا"})
"""What was said before and is only pointed at: «نفى ذلك»."""
_TO_WHOM = frozenset({"له", "لها", "لهم", "لنا"})


def _source_end(site: Site, start: int) -> int:
    if site.cue.form not in ("verb", "noun"):
        return start
    view = site.view
    end = speaker_phrase(view, start, site.stop)
    if not is_speaker(view, start, min(end, start + 2)):
        return start
    return split_phrase(view, start, end)


def split_phrase(view: View, start: int, end: int) -> int:
    """Return where the first phrase ends in a run of nouns that goes on into a second («أكدت الوزارة بدء …»)."""
    for at in range(start + 1, end):
        word, before = view.word(at), view.word(at - 1)
        closed = before in _CLOSING and at - 1 not in view.opening
        if closed and speaker_kind(word) == "organisation" and not word.endswith(("ي", "يه")):  # «منظمة «بيوتنا أولاً» الحكومة»
            return at
        if word.startswith("ل") or not view.tokens[at].is_word or not view.tokens[at - 1].is_word:
            continue
        if word in function_words("prepositions") or view.word(at - 1) in function_words("prepositions"):
            continue
        if view.named[at] is None and _goes_on(word):
            continue
        here, there = view.named[at], view.named[at - 1]
        if here is None and is_act(word):
            return at
        if here or there:
            if here is None and there is not None and (not word.startswith("ال") or _is_second_head(view, at)):
                return at
            is_title = word.endswith(("ي", "يه")) or speaker_kind(word) in ("official", "person")
            if here is None and there is not None and there.type == "PER" and not is_title:
                return at
            continue
        if has_possessive(before) and len(before) > _SHORT and not word.startswith("ال") and speaker_kind(word) is None:
            return at  # «شقيقه تحويل المبلغ»
        if before.startswith("ال") and (not word.startswith("ال") or _is_second_head(view, at)):
            return at
    return end


_CLOSING = frozenset('»”"')


def _goes_on(word: str) -> bool:
    """«المعلمون والمعلمات», «المتحدث باسم الجيش», «الناطق بوزارة …», «صيف ينبع 36»: words that begin no second phrase."""
    if word.startswith("وال") or word == "باسم" or word[:1].isdigit():
        return True
    return word.startswith("ب") and speaker_kind(word[1:]) in ("organisation", "media") and not is_speaker_head(word)


def _is_second_head(view: View, at: int) -> bool:
    """A noun with the article after a complete phrase is no adjective if it is a kind of people or an act."""
    word = view.word(at)
    if not word.startswith("ال"):
        return False
    if word in function_words("peoples") or (speaker_kind(word) in ("organisation", "document") and view.named[at] is None):
        return True
    stem = word[2:]
    return len(stem) > _SHORT and stem[0] == "ا" and stem[-2] == "ا" and (stem.startswith(("ان", "است")) or stem[2] == "ت")


_SHORT = 5


def nearer_object(site: Site, found: Complement) -> Complement | None:
    """«نفى المدير، بيع المصنع …، مضيفاً أنه»: a noun phrase right after the source's comma comes before a far clause."""
    view = site.view
    start, end = found.gap
    split = split_phrase(view, start, speaker_phrase(view, start, end))
    if start < split < end - 1 and is_act(view.word(split)) and not hides_name(view, split):
        return Complement("object", split, found.cue_end, (start, split))
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


def earlier_act(site: Site, found: Complement) -> Complement | None:
    """«كلمة أكد فيها أهمية العمل على …»: an act or state before the preposition is what is reported."""
    start, end = found.gap
    for begin in (_source_end(site, start), past_adverbials(site.view, start, end)):
        if begin < end and is_act(site.word(begin)) and site.view.named[begin] is None and not hides_name(site.view, begin):
            return Complement("object", begin, start, (start, begin))
    return None


def described_object(site: Site, found: Complement) -> Complement:
    """«وصف الاتهامات بأنها …»: what is described belongs to the content."""
    view = site.view
    start, end = found.gap
    commas = [at for at in range(start, end) if view.is_comma(at)]
    begin = commas[-1] + 1 if commas else _source_end(site, start)
    if commas and begin < end and view.word(begin) in function_words("prepositions"):
        begin = _source_end(site, start)
    begin = skip_adverbials(view, begin, end)
    if begin >= end and not commas and _says_of(view, found) and not view.word(site.index).endswith(("ه", "ها", "هم", "هما")):
        begin = start  # «وصف القرار بأنه»: what alone stands there is described
    if begin >= end or not view.tokens[begin].is_word or view.word(begin) in function_words("prepositions"):
        return found
    return Complement("object", begin, found.cue_end, (start, begin))


def _says_of(view: View, found: Complement) -> bool:
    """«بأنه كذا», «بالناجح»: what something is called stands behind ب."""
    return found.kind == "object" or view.word(found.start - 1)[:1] == "ب"


def called_object(site: Site) -> Complement | None:
    """«ما اعتبره الوزير خرقاً», «الذي وصفته مشيناً»: behind the pronoun and who speaks stands what it is held to be."""
    view, start, stop = site.view, site.index + 1, site.stop
    if site.cue.form != "verb" or not view.word(site.index).endswith(("ه", "ها", "هم")):
        return None
    end = split_phrase(view, start, speaker_phrase(view, start, stop))
    source = end if is_speaker(view, start, min(end, start + 3)) else start
    begin = skip_adverbials(view, source, stop)
    if begin >= stop or not (view.tokens[begin].is_word or begin in view.opening):
        return None
    if opens_clause(view, begin):
        return Complement("clause", begin + 1, start, (start, begin)) if begin + 1 < stop else None
    word = view.word(begin)
    if is_verb_form(word) or word in words_of("prepositions", "relatives", "adverbs") or view.named[begin]:
        return None
    return Complement("object", begin, start, (start, source))


def felt_object(site: Site, found: Complement) -> Complement | None:
    """«أعرب عن أمله في …»: the noun of feeling and its preposition belong to the cue, what is felt about is reported."""
    view, stop, at = site.view, site.stop, found.start
    if found.kind != "object":
        return found
    if at in view.opening and at + 1 < stop:
        at += 1
    if view.word(at) in function_words("before_feelings") and feeling_stance(view.word(at + 1)) is not None:
        at += 1
    if feeling_stance(view.word(at)) is None:
        return None
    start = at + 1
    while start < min(stop, at + 4) and (
        view.word(start) in function_words("feeling_adjectives")
        or (view.word(start)[:1] == "و" and feeling_stance(view.word(start)[1:]) is not None)
    ):
        start += 1
    start = _past_possessor(view, at, start, stop)
    if start >= stop:
        return None
    return _beside(site, replace(found, start=at), start)


def _past_possessor(view: View, at: int, start: int, stop: int) -> int:
    """«عن فخر الشركة واعتزازها باستضافة …»: whose feeling it is stands between the noun and what is felt about."""
    if start != at + 1 or has_possessive(view.word(at)) or view.word(start) in function_words("felt_about"):
        return start
    end = speaker_phrase(view, start, min(stop, start + _POSSESSOR))
    if end == start or not is_speaker(view, start, end):
        return start
    while end < stop and view.word(end)[:1] == "و" and feeling_stance(view.word(end)[1:]) is not None:
        end += 1
    behind = view.word(end)
    return end if behind in function_words("felt_about") or behind[:1] in "بل" else start


_POSSESSOR = 5
"""Tokens."""


def felt_clause(site: Site, found: Complement) -> Complement:
    """«أبدى الزعيم ثقته بأن …»: the noun of feeling or saying before the clause is the cue, or belongs to it."""
    view, (start, end) = site.view, found.gap
    noun = next((at for at in range(end - 1, start - 1, -1) if _is_felt(view, at)), None)
    if noun is None:
        return found
    if noun == found.cue_end:
        return replace(found, cue_end=noun + 1, gap=(noun + 1, noun + 1))
    return replace(found, gap=(start, noun), noun=noun)


def _is_felt(view: View, at: int) -> bool:
    return feeling_stance(view.word(at)) is not None or any(cue.form == "noun" for cue in view.cues.get(at, ()))


def _beside(site: Site, found: Complement, start: int) -> Complement | None:
    """Begin the content behind the noun of feeling: after its preposition, or with a word that carries one."""
    view, at = site.view, found.start
    own = function_words("felt_about")
    after = start + 1 if view.word(start) in own else start
    if after >= site.stop or not (view.tokens[after].is_word or after in view.opening):
        return None
    if after < site.stop and opens_clause(view, after):
        after += 1
    elif after == start and not view.word(start).startswith(("ب", "ل")) and not _is_own(view, at, start):
        return Complement("object", at, found.cue_end, found.gap)
    if found.gap[0] < found.gap[1]:
        return Complement("object", after, found.cue_end, found.gap, noun=at)
    cue_ends = after if view.word(after - 1) in own else start
    return Complement("object", after, cue_ends, found.gap)


def _is_own(view: View, at: int, start: int) -> bool:
    """«معارضتها إقالته»: an act right behind somebody's feeling is what is felt about."""
    return has_possessive(view.word(at)) and start == at + 1 and not is_verb_form(view.word(start))
