"""Preceding: the subject that stands before its verb, or heads the relative clause the verb stands in."""

from functools import cache

from qala.attribute.asides import past_aside
from qala.attribute.phrases import COMPLEMENTIZERS, is_speaker, opens_clause, speaker_phrase, trimmed
from qala.attribute.views import HEADLINES, View
from qala.lexicon.descriptions import names_many
from qala.lexicon.function_words import function_words, words_of
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import begins_clause, is_verb_form
from qala.types.span import Span

_LEFT_REACH = 16
"""Tokens before a cue in which its subject may stand."""
WHAT = frozenset({"ما", "بما", "مما", "عما", "لما", "وما", "فيما"})
"""«انتقد ما أسماه «…»»: what stands before is said by nobody beside it."""


_PRONOUNS = frozenset(
    {"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم", "وانه", "وانها", "فانه", "فانها", "هو", "هي", "هم"}
)
"""«لكنه قال»: right before the verb, the pronoun is its subject."""


def relative_head(view: View, index: int) -> Span | None:
    """For «… الذي قال» the noun phrase before الذي."""
    at = index - 1
    while at > 0 and view.words[at] in {"كان", "كانت", "قد"}:
        at -= 1
    if at < 1 or view.words[at] not in function_words("relatives") or _is_another(view, index, view.words[at]):
        return None
    end = at - 1 if view.is_comma(at - 1) else at
    start = _phrase_start(view, end - 1)
    if view.words[at].removeprefix("و") == "الذين" and _is_one_thing(view, start) and view.words[start - 1] in _CIRCUMSTANCES:
        start, end = _phrase_start(view, start - 2), start - 1  # «مع أفراد المجموعة بعد الاختراق، والذين أكدوا»
    return trimmed(view, start, end)


def _is_one_thing(view: View, start: int) -> bool:
    """Tell whether a noun phrase is no people: «الذين» must go with another one further back."""
    word = view.words[start]
    return start > 1 and view.named[start] is None and not names_many(word) and speaker_kind(word) is None


_CIRCUMSTANCES = frozenset({"بعد", "قبل", "خلال", "اثناء", "عقب", "منذ", "اثر", "في"})


def _is_another(view: View, index: int, relative: str) -> bool:
    """«الذين وصفهم بـ», «المدينة التي قال إن أخبارها»: the head is what is spoken of, and somebody else speaks."""
    cue = view.cues[index][0]
    if cue.form != "verb" or cue.person != _THIRD:
        return False
    if view.words[index].endswith(("هم", "ها", "هما")) or (cue.lemma in _DESCRIBED and view.words[index].endswith("ه")):
        return True
    gender, number = _RELATIVES.get(relative.removeprefix("و"), (None, None))
    return (gender is not None and cue.gender not in (None, gender)) or (number == "p" and cue.number == "s")


_THIRD = 3
_DESCRIBED = frozenset({"وصف", "اعتبر", "عد", "سمى", "أسمى", "اتهم"})
_RELATIVES = {"الذي": ("m", "s"), "التي": ("f", None), "الذين": ("m", "p")}


def subject_before(view: View, index: int) -> Span | None:
    """Find the subject before the verb: «وكان شهود عيان قد قالوا», «وزارة الإسكان تعلن», «إن البيان يؤكد»."""
    if _said_within(view, index):
        return None
    if view.words[index][:1] == "ف" and (topic := _as_for(view, index)) is not None:
        return topic
    if is_conjoined(view, index) or view.words[index - 1] in words_of("relatives") | WHAT | _PRONOUNS:
        return None
    return _found_before(view, index)


def _said_within(view: View, index: int) -> bool:
    """«بيانا ذكرت من خلاله أن», «بيانا تعبر فيه عن»: what it is said in does not say it."""
    behind = view.words[index + 1]
    return behind in _WITHIN or (behind == "من" and view.words[index + 2] in _WITHIN)


def _found_before(view: View, index: int) -> Span | None:
    if (found := subject_beside(view, index) or _share(view, index) or _topic(view, index)) is not None:
        return found
    if opens_clause(view, index - 1) and index > 1:
        return _had_said(view, index)
    begin, commas = max(0, index - _LEFT_REACH), []
    for at in range(index - 1, begin - 1, -1):
        token = view.tokens[at]
        if token.bare in function_words("auxiliaries") or token.bare in {"سبق", "وسبق"}:
            found = _speaking(view, at + 1, index)
            if found:
                return found
        if token.text in "،,":
            commas.append(at + 1)
        if token.text in ".؟!؛:" or view.level[at] != view.level[index] or _opens_clause(view, at):
            begin = at + 1
            break
    starts = [begin, *commas[::-1]] if commas and commas[0] < index else [begin]
    return next((found for start in starts if (found := _speaking(view, start, index))), None)


def _as_for(view: View, index: int) -> Span | None:
    """«أما الوزيرة، التي غابت، فأكدت أن»: the topic behind أما speaks, if what stands behind it can."""
    if _AS_FOR.isdisjoint(view.words[:index]):
        return None
    for at in range(index - 2, max(-1, index - _TOPIC), -1):
        if view.is_stop(at):
            return None
        if view.words[at] in _AS_FOR:
            begin = at + 2 if view.words[at + 1] == "(" else at + 1
            end = speaker_phrase(view, begin, index)
            if end < index and view.words[end] == ")":
                end = max(end + 1, speaker_phrase(view, end + 1, index))
            return trimmed(view, begin, end) if is_speaker(view, begin, min(end, begin + 4)) else None
    return None


_AS_FOR = frozenset({"اما", "واما"})


def _topic(view: View, index: int) -> Span | None:
    """«أن الأبحاث التي باشرتها الجهات أكدت أن», «أن العائلة، التي فقدت ابنها، طالبت بـ»: the head of the clause before."""
    if function_words("relatives").isdisjoint(view.words[:index]):
        return None
    opener = next((k for k in range(index - 2, max(-1, index - _TOPIC), -1) if opens_clause(view, k) or view.is_stop(k)), -1)
    begin = opener + 1
    end = speaker_phrase(view, begin, index)
    first = end + view.is_comma(end)
    if end == begin or first >= index or view.words[first] not in function_words("relatives"):
        return None
    if not is_speaker(view, begin, min(end, begin + 4)):
        return None
    verbs = [k for k in range(first + 1, index) if is_verb_form(view.words[k]) and view.named[k] is None]
    closed = view.is_comma(index - 1) if view.is_comma(end) else not any(view.is_comma(k) for k in range(first, index))
    one = len(verbs) == 1 and verbs[0] <= first + 2
    return trimmed(view, begin, end) if closed and one and not any(view.is_stop(k) for k in range(begin, index)) else None


_TOPIC = 30
"""Tokens from the head of a clause, its relative clauses with it, to the verb."""


def _share(view: View, index: int) -> Span | None:
    """«53 % من المغاربة يعتقدون أن», «و37% يعتقدون»: a share of those asked, right before the verb."""
    for at in range(index - 1, max(-1, index - _SHARE), -1):
        if view.words[at] in {"%", "\u066a"} and view.words[at - 1][-1:].isdigit():
            behind = at + 1 + (view.words[at + 1] == ")")
            plain = behind == index or view.words[behind] in {"من", "ممن"}
            first = at - 2 if view.words[at - 2] == "(" else at - 1
            first -= view.words[first - 1] in {"نسبه", "نحو", "حوالي"}
            start = view.tokens[first].span.start + (view.words[first][:1] == "و")
            return Span(start, view.tokens[index - 1].span.end) if plain else None
        if view.is_comma(at) or view.is_stop(at) or at in view.cues:
            return None
    return None


_SHARE = 10
"""Tokens."""
_WITHIN = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
"""«أصدرت الوزارة بيانا ذكرت فيه أن»: what it is said in does not say it."""


def subject_beside(view: View, index: int) -> Span | None:
    """«الباقين في العالم سيقولون», «وكيم واثق»: the phrase that ends right before the cue, past «قد» and «لا يزال»."""
    last, words = index, view.words
    if words[index - 1] in WHAT or words[index + 1] in _WITHIN:
        return None
    while last > 0 and words[last - 1] in _AUXILIARY:
        last -= 1
    level = view.level[index]
    if last > 1 and last - 1 in view.opening:  # «إلى أن الرئيس فلان "قال …»
        last -= 1
        level = view.level[last]
    if last == 0 or not (view.tokens[last - 1].is_word or view.tokens[last - 1].text in '»"”'):
        return None
    return _quoted_name(view, last) or _phrase_up_to(view, last, index, level)


def _quoted_name(view: View, last: int) -> Span | None:
    """«المدنية» تدعو …»: a heading begins with a name in quotation marks, right before its verb."""
    if view.sentence.kind in HEADLINES and 0 in view.opening and view.after_quotation(0) == last <= _LONGEST_NAME:
        return trimmed(view, 1, last - 1)
    return None


_LONGEST_NAME = 8
"""Tokens, with the marks."""


def _phrase_up_to(view: View, last: int, index: int, level: int) -> Span | None:
    for begin in range(max(0, last - _LEFT_REACH), last):
        if view.level[begin] != level or (begin and not (_may_precede(view, begin) or _is_plural_of(view, begin, index))):
            continue
        if view.named[begin] is None and _is_verbal(view, begin):
            continue
        if speaker_phrase(view, begin, last) != last:
            continue
        known = is_speaker(view, begin, min(last, begin + 4))
        if known or (begin and opens_clause(view, begin - 1) and not view.words[begin - 1].endswith(("ه", "ها", "هم"))):
            return trimmed(view, begin, last)
    return None


def _is_plural_of(view: View, begin: int, index: int) -> bool:
    """«مسؤولون اعتبروا أن», «بعد تقارير ذكرت أن»: an indefinite head right before a verb that agrees is its subject."""
    word = view.words[begin]
    if view.named[begin] is not None or word[:1] == "و" or word[:2] == "ال":
        return False
    if view.cues[index][0].number == "p":
        return word in _SOME or (word.endswith(("ون", "ين")) and speaker_kind(word) in ("official", "person"))
    return index - begin <= _HEAD and speaker_kind(word) == "document"


_SOME = frozenset({"بعض", "كثيرون", "كثيرين", "اخرون", "اخرين", "غالبيه", "معظم"})
_HEAD = 3
"""Tokens of an indefinite head with its adjectives."""


def _is_verbal(view: View, at: int) -> bool:
    word = view.words[at]
    return (is_verb_form(word) and speaker_kind(word) is None) or begins_clause(word, view.tokens[at].text)  # «إدارة المستشفى»


def _may_precede(view: View, begin: int) -> bool:
    """Tell whether a clause may begin at `begin`: behind punctuation, a complementizer, كان, or with و on it."""
    before, words = begin - 1, view.words
    if words[before] in _before_subjects() and (words[before] not in COMPLEMENTIZERS or opens_clause(view, before)):
        return True
    if not view.tokens[before].is_word and before not in view.opening:
        return not (view.is_comma(before) and words[begin][:1] in "بل")
    mention = view.named[begin]
    joined = mention is not None and mention.span.start == view.starts[begin] + 1
    return (joined and words[begin][:1] == "و") or (
        words[before] in function_words("clause_openers") and view.named[before] is None
    )


@cache
def _before_subjects() -> frozenset[str]:
    """Return the words behind which a subject may stand before its verb."""
    return function_words("auxiliaries") | COMPLEMENTIZERS | _AUXILIARY


def _had_said(view: View, index: int) -> Span | None:
    """«وسبق لوسائل إعلام أن ذكرت»: the subject stands between سبق and the complementizer."""
    for at in range(index - 2, max(-1, index - 10), -1):
        if view.words[at] in {"سبق", "وسبق"} and at + 1 < index - 1:
            start = view.tokens[at + 1].span.start
            return Span(start + (view.words[at + 1][:1] == "ل"), view.tokens[index - 2].span.end)
    return None


def _speaking(view: View, begin: int, index: int) -> Span | None:
    """Return the phrase that begins at `begin` if it can speak and nothing but an adverbial parts it from the verb."""
    if view.words[begin][:1] == "ل" and begin + 1 < index and view.words[begin - 1] in {"سبق", "وسبق"}:
        end = speaker_phrase(view, begin + 1, index)
        return Span(view.tokens[begin].span.start + 1, view.tokens[end - 1].span.end) if end > begin else None
    if begin < index and is_verb_form(view.words[begin]) and view.named[begin] is None:
        return None
    if view.words[begin] in _ABOUT or (view.words[begin] in {"اما", "واما"} and view.words[begin + 1] in _ABOUT):
        return None
    end = speaker_phrase(view, begin, index)
    after = past_aside(view, end, index + 1)
    if not is_speaker(view, begin, min(end, begin + 4)) or _has_verb(view, after, index) or index - after > _PARTED:
        return None
    return trimmed(view, begin, end)


_ABOUT = frozenset({"عن", "وعن", "حول", "وحول", "بشان", "وبشان", "بالنسبه", "بخصوص", "وبخصوص", "فيما", "وفيما"})
_PARTED = 9
"""Tokens; what stands farther from the verb is seldom its subject."""


def _has_verb(view: View, start: int, index: int) -> bool:
    """A verb between a phrase and the cue has the phrase for its subject, and the cue another («المدير غادر وقال»)."""
    return any(
        is_verb_form(view.words[at]) and view.named[at] is None
        for at in range(start, index)
        if view.words[at] not in _AUXILIARY
    )


_AUXILIARY = frozenset(
    {
        "كان",
        "كانت",
        "كانوا",
        "قد",
        "لا",
        "لم",
        "ولا",
        "يعد",
        "تعد",
        "يعودوا",
        "يزال",
        "تزال",
        "زال",
        "زالت",
        "عاد",
        "عادت",
        "سبق",
        "ظل",
        "ظلت",
        "بات",
        "باتت",
    }
)


def _opens_clause(view: View, at: int) -> bool:
    word = view.words[at]
    if word not in COMPLEMENTIZERS and word not in function_words("clause_openers"):
        return False
    return view.named[at] is None and (word in function_words("clause_openers") or opens_clause(view, at))


def is_conjoined(view: View, index: int) -> bool:
    """Tell whether و or ف stands on the cue at `index`, so that it goes on from an earlier clause."""
    word, lemma = view.words[index], view.cues[index][0].lemma
    return word[:1] in "وف" and (lemma[0] not in "وف" or word[1:2] == lemma[0])


def _phrase_start(view: View, last: int) -> int:
    """Walk back over names, nouns and adjectives to where the phrase that ends at `last` begins."""
    at = last
    while at > max(0, last - 10):
        before, mention = view.tokens[at - 1], view.named[at - 1]
        if mention and mention == view.named[at]:
            at -= 1
            continue
        if not before.is_word and (at - 1) not in view.opening and before.text not in '»"”':
            break
        if before.bare in function_words("prepositions") or (view.cues.get(at - 1) and not before.bare.startswith("ال")):
            break
        if is_verb_form(before.bare) and mention is None:
            break
        at -= 1
    return at
