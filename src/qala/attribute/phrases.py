"""Noun phrases: where the words that name a source begin and end."""

import re
from functools import lru_cache

from qala.arabic.tokens import Token
from qala.attribute.views import View
from qala.lexicon.function_words import function_words, is_act, words_of
from qala.lexicon.speakers import is_speaker_head, speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.span import Span

_COMMAS = frozenset("،,؛")
_LONGEST = 18
"""Tokens; no title with its apposition was longer in the pages annotated."""


def is_complementizer(token: Token) -> bool:
    """Tell whether a token is أن or إن, with what is written on it (بأنه، إنّها)."""
    return token.bare in COMPLEMENTIZERS and not token.text.startswith("آ")


COMPLEMENTIZERS = frozenset(
    f"{prefix}ان{pronoun}"
    for prefix in ("", "ب", "و", "ف")
    for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم", "ننا", "نني")
)


def opens_clause(view: View, at: int) -> bool:
    """Tell whether a complementizer stands at `at` (in «لويس فان غال» none does)."""
    return view.words[at] in COMPLEMENTIZERS and view.named[at] is None and not view.tokens[at].text.startswith("آ")


def speaker_phrase(view: View, start: int, stop: int) -> int:
    """Return the token index after the noun phrase at `start` with its apposition («العميد فلان، المتحدث باسم …»)."""
    end = noun_phrase(view, start, stop)
    while start < end < stop - 1 and view.words[end] in _COMMAS and _is_apposition(view, start, end, stop):
        end = noun_phrase(view, end + 1, stop)
    return end


def _is_apposition(view: View, start: int, comma: int, stop: int) -> bool:
    head = comma + 1
    end = noun_phrase(view, head, stop)
    if end == head or (view.words[head][:1] in "وف" and not is_speaker_head(view.words[head]) and not view.named[head]):
        return False
    if end < stop and not _may_follow(view, end):
        return False
    names = [m for m in view.named[start:comma] if m and m.type == "PER"]
    more = [m for m in view.named[head:end] if m and m.type == "PER"]
    kind = speaker_kind(view.words[head])
    if more and not names:
        return is_speaker(view, start, comma)
    return bool(names) and not more and kind in ("official", "person")


def _may_follow(view: View, at: int) -> bool:
    """What may stand behind an apposition: punctuation, a clause, an adverbial; a verb would have it for its subject."""
    word = view.words[at]
    told = word.startswith("ل") and not is_speaker_head(word) and speaker_kind(word) is not None
    return not view.tokens[at].is_word or opens_clause(view, at) or _is_grammatical(word) or told


def _is_grammatical(word: str) -> bool:
    return word in words_of("prepositions", "relatives", "adverbs")


def noun_phrase(view: View, start: int, stop: int) -> int:
    """Return the token index after the noun phrase that begins at `start`, `start` itself if none does.

    Titles, names, adjectives and genitives belong to it, guillemets around a name too; a relative clause, an adverbial
    and the complement do not.
    """
    if start >= stop:
        return start
    stop = min(stop, start + _LONGEST)
    asked = (start, stop)
    end = view.phrases.get(asked)
    if end is None:
        end = view.phrases[asked] = _read_phrase(view, start, stop) if _may_begin(view, start) else start
    return end


def _read_phrase(view: View, start: int, stop: int) -> int:
    words, cues, opening, index = view.words, view.cues, view.opening, start
    if words[start] in _BOUNDS or words[start].removesuffix("ا") in _BOUNDS:
        index += _counted(view, start, stop)
    while index < stop:
        if opening and index in opening:
            if view.opens_speech(index):
                break
            index = min(view.after_quotation(index), stop)
            continue
        token = view.tokens[index]
        if not token.is_word:
            if token.text in "-ـ" and start < index < stop - 1 and view.tokens[index + 1].is_word and view.named[index]:
                index += 1
                continue
            break
        if (index in cues or not _only_goes_on(words[index])) and _ends_phrase(view, index, start):
            if not _belongs(view, index, start):
                break
            index += 1
        index += 1
    return min(index, stop)


def _may_begin(view: View, start: int) -> bool:
    if view.opening and view.opens_speech(start):
        return False
    if view.named[start] is None:
        word = view.words[start]
        if word[:1] in "وف" and word[1:] in function_words("prepositions"):
            return False
        if start in view.cues and any(cue.form == "phrase" for cue in view.cues[start]):
            return False
    return not _is_prefixed(view, start)


def _counted(view: View, start: int, stop: int) -> int:
    """Return how many tokens of «أكثر من 250» or «كل من» begin a counted source."""
    if start + 2 >= stop:
        return 0
    if view.words[start + 2] == "من" and start + 3 < stop:  # «عددا كبيرا من الكويتيين»
        return 3
    if view.words[start + 1] != "من":
        return 0
    return 3 if view.tokens[start + 2].text[0].isdigit() else 2


_BOUNDS = frozenset(
    {"اكثر", "اقل", "ازيد", "عشرات", "ميات", "العديد", "عدد", "كثير", "كل", "وكل", "جمع", "مجموعه", "الكثير", "واحد"}
)
"""Words that with من begin a counted source («أكثر من 250 منظمة», «عدد من النواب»)."""


def _is_prefixed(view: View, index: int) -> bool:
    """A word with ب or ل written on it begins an adverbial or an addressee, not a subject."""
    word = view.words[index]
    if word[:1] not in "بل":
        return False
    if word == "ل":
        return True
    mention = view.named[index]
    if (mention and mention.span.start == view.starts[index]) or is_speaker_head(word):
        return False
    kind = speaker_kind(word[1:]) or speaker_kind(word[2:])
    return bool(mention) or kind is not None or word[1:3] == "ال" or word[1:2] == "ل"


@lru_cache(maxsize=50_000)
def _only_goes_on(word: str) -> bool:
    """Tell whether a word that is no cue ends no noun phrase, whatever stands around it: most nouns do not."""
    if word in COMPLEMENTIZERS or word.startswith("ل") or _is_grammatical(word) or (word[:1] == "ب" and is_act(word[1:])):
        return False
    if is_act(word) or word in words_of("speech_nouns", "resumptions", "told", "particles"):
        return False
    return word.startswith("ال") or not is_verb_form(word) or speaker_kind(word) is not None


def _ends_phrase(view: View, index: int, start: int) -> bool:
    token, mention = view.tokens[index], view.named[index]
    if mention and (index == start or mention == view.named[index - 1] or mention.span.start == token.span.start):
        told = index > start and mention.type == "ORG" and token.bare.startswith("لل")
        return told and _is_person(view, index - 1)  # «العماري للجوهرة»
    word = token.bare
    if is_complementizer(token) or word == "ل" or (_is_grammatical(word) and not _is_inside(view, index, start)):
        return True
    if index == start or word in _SELF:
        return False
    act = mention is None and (_is_carried_act(view, index, start) or (is_act(word) and not _is_construct(view, index)))
    if act or word in words_of("speech_nouns", "resumptions", "told", "particles"):
        return True
    if word.startswith("ل") and (mention or not word.startswith("لل")):
        told = (_is_person(view, index - 1) or _is_press(word)) if mention else _is_told(view, word, start)
        return told and not _is_of_office(view, index, start)
    return not word.startswith("ال") and _is_verbal(view, index)


def _is_carried_act(view: View, index: int, start: int) -> bool:
    """«أفادت مصادر، بحسب قناة النخيل، بانضمام …»: behind a name or a medium an act with ب is none of its words."""
    word = view.words[index]
    if word[0] != "ب" or not is_act(word[1:]):
        return False
    return view.named[index - 1] is not None or speaker_kind(view.words[start]) in ("media", "agency")


_SELF = frozenset({"نفسه", "نفسها", "نفسهم", "ذاته", "ذاتها", "عينه", "عينها"})


def _is_of_office(view: View, index: int, start: int) -> bool:
    """«المدير العام لوكالة النهوض»: what an office is of, where its title has more than one word and no name yet."""
    office = view.words[start].removeprefix("ال") in function_words("offices")
    return office and index > start + 1 and view.named[index - 1] is None


def _is_person(view: View, index: int) -> bool:
    """«العماري للجوهرة أف أم»: behind a person's name stands whom he told."""
    mention = view.named[index]
    return mention is not None and mention.type == "PER"


def _is_press(word: str) -> bool:
    """«المصدر لوكالة الأنباء»: the press is told, nobody's title is of it."""
    return not is_speaker_head(word) and speaker_kind(word) in ("media", "agency")


def _is_inside(view: View, index: int, start: int) -> bool:
    """«المصدر ذاته», «مدير عام الهيئة»: what is elsewhere an adverb or a word of time."""
    return view.words[index] in _SELF or _is_general(view, index, start)


def _is_general(view: View, index: int, start: int) -> bool:
    """«مدير عام الهيئة»: عام behind a title is general, before a number it is a year."""
    if view.words[index] != "عام" or index == start:
        return False
    return speaker_kind(view.words[index - 1]) is not None and not view.words[index + 1][:1].isdigit()


def _is_told(view: View, word: str, start: int) -> bool:
    """«قال روني لصحيفة» goes on to whom he told; «المتحدث لهيئة الهلال» names what he speaks for."""
    kind = speaker_kind(word[1:])
    if kind == "organisation" and speaker_kind(view.words[start]) == "official":
        return False
    return kind is not None and not is_speaker_head(word)


def _is_verbal(view: View, index: int) -> bool:
    """A finite verb or a reporting participle belongs to no noun phrase."""
    word = view.words[index]
    if index in view.cues and any(
        cue.form in ("participle", "phrase") or (cue.form == "verb" and cue.person == _THIRD) for cue in view.cues[index]
    ):
        return True
    return is_verb_form(word) and speaker_kind(word) is None


def _is_construct(view: View, index: int) -> bool:
    """«لجنة ضبط …», «مدير تنفيذ …»: behind a word without the article an act belongs to its name."""
    before = view.words[index - 1]
    return not before.startswith("ال") and view.named[index - 1] is None and view.tokens[index - 1].is_word


_THIRD = 3


def _belongs(view: View, index: int, start: int) -> bool:
    """Tell whether «في …» or «من …» after a noun is part of its phrase («مسؤولين في وزارة الدفاع») and no occasion."""
    word, after = view.words[index], index + 1
    if (
        word not in _BELONGING
        or index == start
        or after >= len(view.tokens)
        or not (view.tokens[after].is_word or _opens_name(view, after))
    ):
        return False
    if _is_issuing(view, index, start) or (word == "علي" and any(is_in_charge(view.words[k]) for k in range(start, index))):
        return True
    if (word == "علي" and view.words[index - 1].startswith("مطلع")) or (word == "من" and view.words[index - 1] in _CLOSE):
        return index > start + 1 or not view.words[start].startswith("ال")
    if word == "من" and _is_member(view, index, start):
        return True
    if word == "من":
        return view.tokens[index - 1].text[0].isdigit() and view.words[after].startswith(("ال", "نظام", "لايحه", "قانون"))
    return word == "في" and view.words[after] not in function_words("occasions") and _is_seated(view, index, start)


_BELONGING = frozenset({"صدر", "صدرت", "عن", "علي", "من", "في"})
"""Words that may belong to a noun phrase though no noun."""


def _is_issuing(view: View, index: int, start: int) -> bool:
    """«بيان صادر عن المكتب», «بيان صدر عن المكتب»: who issued it belongs to the phrase."""
    word, after = view.words[index], view.words[index + 1]
    if speaker_kind(view.words[start]) != "document":
        return False
    return (word in _ISSUED and after == "عن") or (word == "عن" and view.words[index - 1] in _ISSUING)


_ISSUED = frozenset({"صدر", "صدرت"})
_ISSUING = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_OVER = frozenset({"مشرف", "مشرفه", "مشرفون", "مشرفين", "قايم", "قايمه", "قايمون", "قايمين"})
"""«المشرف العام على العلاقات»."""


def is_in_charge(word: str) -> bool:
    """Tell whether a bare word may take «على» for what somebody is in charge of («والمشرف على البرنامج»)."""
    return word.removeprefix("و").removeprefix("ال") in _OVER


_CLOSE = frozenset({"مقرب", "مقربه", "مقربون", "مقربين", "قريب", "قريبه"})
"""«مصدر مقرب من الرئاسة»."""


def _is_member(view: View, index: int, start: int) -> bool:
    """«مصدر من المقاومة», «مسعفون من الهلال الأحمر»: whom an indefinite source belongs to, right behind it."""
    head = view.words[start]
    if index > start + 2 or head.startswith("ال") or view.named[start] or view.words[index - 1].startswith("ال"):
        return False
    known = speaker_kind(head) in ("official", "person") or _is_people(head)
    body = view.named[index + 1] is not None and view.named[index + 1].type == "ORG"  # type: ignore[union-attr]
    return known and (body or speaker_kind(view.words[index + 1]) in ("organisation", "agency"))


def _is_seated(view: View, index: int, start: int) -> bool:
    """Tell whether «في …» says where somebody belongs: not behind a person's name or a single noun with the article."""
    before, after = view.named[index - 1], index + 1
    if (before and before.type == "PER") or (index - start == 1 and view.words[start].startswith("ال")):
        return False
    if view.named[after] or _opens_name(view, after):
        return True
    definite = any(view.words[at].startswith("ال") or view.named[at] for at in range(start, index))
    indefinite = speaker_kind(view.words[start]) is not None and not definite
    return indefinite or speaker_kind(view.words[after]) in ("organisation", "media", "agency")


def _opens_name(view: View, at: int) -> bool:
    return at in view.opening and not view.opens_speech(at) and at + 1 < len(view.tokens) and view.named[at + 1] is not None


def is_speaker(view: View, start: int, end: int) -> bool:
    """Tell whether a noun phrase can speak: it holds a name, or its head is a kind of source."""
    if end <= start:
        return False
    word = view.words[start]
    if word in function_words("honorifics"):
        return True
    if view.named[start] is None and _is_doing(word):
        return False
    if any(view.named[start:end]) or word.removeprefix("و") in _LATTER or _is_people(word):
        return True
    reach = 5 if word in _BOUNDS else 3
    return any(map(speaker_kind, view.words[start : min(end, start + reach)]))


@lru_cache(maxsize=50_000)
def _is_doing(word: str) -> bool:
    """«دعم», «انسحاب», «استهداف»: an act or a noun of such a form does not speak, unless it is known to («ائتلاف», «تنظيم»)."""
    return (is_act(word) or _VERBAL_NOUN.fullmatch(word) is not None) and speaker_kind(word) is None


_LATTER = frozenset({"الاخير", "الاخيره", "الاخيران"})
_VERBAL_NOUN = re.compile("ان..ا.|است..ا.|ا.ت.ا.|ت..ي.")


def _is_people(word: str) -> bool:
    """A plural in ون is people (مشرعون، عاطلون), unless it is no plural at all."""
    return (
        word.endswith("ون")
        and len(word) > _PLURAL
        and not word.endswith(("قانون", "زيون", "مليون", "مضمون", "كانون"))
        and not is_verb_form(word)
    )


_PLURAL = 5


def trimmed(view: View, start: int, end: int) -> Span | None:
    """Return the span of a noun phrase without punctuation at its ends; a name in its own marks keeps both of them."""
    while start < end and not view.tokens[start].is_word and start not in view.opening:
        start += 1
    while end > start and not view.tokens[end - 1].is_word and not _closes_within(view, start, end):
        end -= 1
    if start < end and start in view.opening and view.after_quotation(start) >= end:
        start, end = start + 1, end - (not view.tokens[end - 1].is_word)
    if start >= end:
        return None
    span, mention = view.span(start, end), view.named[start]
    return (
        Span(mention.span.start, span.end)
        if mention and span.start < mention.span.start < view.tokens[start].span.end
        else span
    )


def _closes_within(view: View, start: int, end: int) -> bool:
    """Tell whether the last token closes a quotation that opens behind the first («صحيفة «إندبندنت»»)."""
    return any(view.after_quotation(at) == end for at in view.opening if start <= at < end)
