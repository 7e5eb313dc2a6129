"""Sources: the noun phrase that speaks, beside its cue or before it, and whom it speaks to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qala.attribute.adverbials import past_adverbials
from qala.attribute.objects import split_phrase
from qala.attribute.phrases import is_speaker, noun_phrase, opens_clause, speaker_phrase, trimmed
from qala.attribute.scenes import Match
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import begins_clause, is_verb_form
from qala.types.span import Span

_LEFT_REACH = 16
"""Tokens before a cue in which its subject may stand."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who speaks and to whom, as written beside a cue.

    `antecedent` is set where only a relative clause points back, `unnamed` where the form says nobody is named.
    """

    source: Span | None = None
    antecedent: Span | None = None
    addressee: Span | None = None
    via: tuple[Span, ...] = ()
    unnamed: bool = False


def find_source(view: View, index: int, match: Match) -> Heard:
    """Return the source and the addressee of the cue at token `index`."""
    start, stop = match.complement.gap
    addressee, via = _addressee(view, start, stop)
    heard = Heard(addressee=addressee, via=via or tuple(_channels(view, start, stop)))
    if match.entry.passive:
        end = speaker_phrase(view, start, stop) if start == index + 1 else start
        return replace(heard, addressee=trimmed(view, start, end)) if is_speaker(view, start, end) else heard
    if match.cue.form == "participle" or match.cue.person == _FIRST:
        return heard
    if match.entry.form == "noun":
        return replace(heard, source=_genitive(view, index, match))
    return _subject(view, index, match, heard)


_FIRST = 1


def _subject(view: View, index: int, match: Match, heard: Heard) -> Heard:
    """Add the subject of a finite verb: behind it, before it, or the head of its relative clause."""
    entry, (start, stop) = match.entry, match.complement.gap
    conjoined = _is_conjoined(view, index)
    if (
        match.complement.kind == "object" and not conjoined and (before := _beside(view, index))
    ):  # «الدفاع المدني يرجح ماساً كهربائياً»
        begin, end = _right_subject(view, match)
        addressee = trimmed(view, begin, end) if entry.person and end > begin else heard.addressee
        return replace(heard, source=before, addressee=addressee)
    begin, end = _right_subject(view, match)
    told = _told(view, index, (begin, end), stop) if entry.person and end > begin else None
    if told:
        return replace(heard, source=told[0], addressee=told[1])
    if end - begin == 1 and view.word(begin) in function_words("honorifics"):
        return heard
    source = trimmed(view, begin, end)
    if source:
        return replace(heard, source=source)
    if entry.described and start == stop and not view.word(index).endswith(("ه", "ها", "هم")):
        return replace(heard, unnamed=True)
    return replace(heard, source=_left_subject(view, index), antecedent=_relative_head(view, index))


def _told(view: View, index: int, phrase: tuple[int, int], stop: int) -> tuple[Span | None, Span | None] | None:
    """«طالبت المفوضية قادة الاتحاد بـ»: two phrases behind the verb, who speaks and who is told; «فلان دعا أعضاءه» has one."""
    begin, end = phrase
    left = _left_subject(view, index)
    if left:
        return left, trimmed(view, begin, end)
    first = split_phrase(view, begin, end)
    if first < end:
        return trimmed(view, begin, first), trimmed(view, first, end)
    after = speaker_phrase(view, end + view.is_comma(end), stop) if end < stop else end
    if after > end + 1:
        return trimmed(view, begin, end), trimmed(view, end + view.is_comma(end), after)
    always = view.cues[index][0].lemma in function_words("told_always") or view.word(begin) in function_words("peoples")
    if (always or _disagrees(view, index, begin)) and _is_conjoined(view, index):
        return None, trimmed(view, begin, end)
    return None


def _disagrees(view: View, index: int, begin: int) -> bool:
    """«وطالبت اللاعب بـ»: a man right behind a feminine verb is whom it speaks to."""
    kind, word = speaker_kind(view.word(begin)), view.word(begin)
    return (
        view.cues[index][0].gender == "f"
        and kind in ("official", "person")
        and word.startswith("ال")
        and word[-1:] not in "هتن"
    )


def _right_subject(view: View, match: Match) -> tuple[int, int]:
    """Find the subject after the verb: at once, past an adverbial, or after a comma («يقول لـ«الخبر»، فلان، إن …»)."""
    start, stop = match.complement.gap
    begin = past_adverbials(view, start, stop)
    end = speaker_phrase(view, begin, stop)
    if match.complement.kind == "object":
        end = split_phrase(view, begin, end)
    speaks = is_speaker(view, begin, end)
    if end > begin and (
        speaks
        or _is_whole_gap(view, begin, match)
        or (match.complement.kind != "object" and _may_be_subject(view, begin, match))
    ):
        return begin, end
    for at in range(begin, stop - 1):
        if is_verb_form(view.word(at)) and view.named[at] is None:
            break
        if view.is_comma(at) or view.word(at) in function_words("adverbs"):
            end = speaker_phrase(view, at + 1, stop)
            if is_speaker(view, at + 1, min(end, at + 4)) and not view.opens_speech(at + 1):
                return at + 1, end
    return begin, begin


def _is_whole_gap(view: View, begin: int, match: Match) -> bool:
    """«طالب المعلمون بـ»: a definite phrase between the verb and its preposition is the subject, known or not."""
    start, stop = match.complement.gap
    return start <= begin < stop < match.complement.start + 1 and view.word(begin).startswith("ال")


def _may_be_subject(view: View, begin: int, match: Match) -> bool:
    """A phrase that names nobody known still speaks if it is the verb's neighbour and no object of it."""
    word = view.word(begin)
    if word in _WHAT:
        return False
    return begin <= match.complement.gap[0] + 1 and word not in function_words("speech_nouns") and word[:1] != "ب"


def _genitive(view: View, index: int, match: Match) -> Span | None:
    start, stop = match.complement.gap
    end = speaker_phrase(view, start, stop)
    if is_speaker(view, start, end):
        return trimmed(view, start, end)
    left = _giver(view, index)
    return left if left is not None and match.entry.implicit else None


def _giver(view: View, index: int) -> Span | None:
    """«كيم واثق بـ»: who stands right before a word of conviction."""
    return _left_subject(view, index)


def _addressee(view: View, start: int, stop: int) -> tuple[Span | None, tuple[Span, ...]]:
    """Find «لـ«رويترز»», «لوكالة …», «للصحافيين», «مخاطباً الرئيس» between cue and complement."""
    for at in range(start, stop):
        token = view.tokens[at]
        mention = view.named[at]
        if token.bare in {"مخاطبا", "مخاطبه"}:
            end = speaker_phrase(view, at + 1, stop)
            return trimmed(view, at + 1, end), ()
        if not token.bare.startswith("ل") or (mention and token.span.start == mention.span.start):
            continue
        if token.bare == "ل" and at + 1 < stop:
            quoted = at + 1 in view.opening
            end = view.after_quotation(at + 1) if quoted else max(noun_phrase(view, at + 1, stop), at + 2)
            span = trimmed(view, at + 1, min(end, stop))
        elif len(token.bare) > _CUTTABLE and _can_be_told(view, at):
            end = max(noun_phrase(view, at + 1, stop), at + 1)
            cut = 0 if token.bare.startswith("لل") else 1
            span = Span(token.span.start + cut, view.tokens[min(end, stop) - 1].span.end)
        else:
            continue
        if span:
            return span, ((span,) if passes_on(view, span) else ())
    return None, ()


_CUTTABLE = 3


def _channels(view: View, start: int, stop: int) -> Iterator[Span]:
    """Find «في حديث عبر «إذاعة …» وقناة «…»», «على صفحته في موقع …», «ضيف برنامج …»: what the words were carried by."""
    for at in range(start, stop):
        word = view.word(at)
        if word not in {"عبر", "علي", "في", "مع", "ضيف", "لدي"} and not (word[:1] == "و" and speaker_kind(word[1:]) == "media"):
            continue
        begin = at if word[:1] == "و" and len(word) > _CUTTABLE else at + 1
        end = noun_phrase(view, begin, stop)
        media = speaker_kind(view.word(begin)) in ("media", "agency") or (
            word in {"عبر", "ضيف"} and begin < stop and (view.named[begin] is not None or begin in view.opening)
        )
        if word == "ضيف" and end > begin:
            media = True
        span = trimmed(view, begin, end) if media and end > begin else None
        if span:
            yield span


def _can_be_told(view: View, at: int) -> bool:
    word = view.word(at)
    return view.named[at] is not None or speaker_kind(word) is not None or word in {"للصحافيين", "للصحفيين", "للاعلاميين"}


def passes_on(view: View, span: Span) -> bool:
    """Tell whether a phrase names a medium or an agency: who is told passes it on."""
    first, last = view.index_at(span.start), view.index_at(span.end)
    first = max(0, first - 1) if view.tokens[min(first, len(view.tokens) - 1)].span.start > span.start else first
    quoted = any(view.tokens[k].text in '«"“' for k in range(max(0, first - 1), last))
    kinds = {speaker_kind(view.word(k)) for k in range(first, last)}
    organisation = any((m := view.named[k]) and m.type == "ORG" for k in range(first, last))
    return bool(kinds & {"media", "agency"}) or (organisation and quoted) or (organisation and not kinds - {None})


def _relative_head(view: View, index: int) -> Span | None:
    """For «… الذي قال» the noun phrase before الذي."""
    at = index - 1
    while at > 0 and view.word(at) in {"كان", "كانت", "قد"}:
        at -= 1
    if at < 1 or view.word(at) not in function_words("relatives") or _is_another(view, index, view.word(at)):
        return None
    end = at - 1 if view.is_comma(at - 1) else at
    return trimmed(view, _phrase_start(view, end - 1), end)


def _is_another(view: View, index: int, relative: str) -> bool:
    """«الذين وصفهم بـ», «المدينة التي قال إن أخبارها»: the head is what is spoken of, and somebody else speaks."""
    cue = view.cues[index][0]
    if cue.form != "verb" or cue.person != _THIRD:
        return False
    if view.word(index).endswith(("هم", "ها", "هما")) or cue.lemma in _DESCRIBED and view.word(index).endswith("ه"):
        return True
    gender, number = _RELATIVES.get(relative.removeprefix("و"), (None, None))
    return (gender is not None and cue.gender not in (None, gender)) or (number == "p" and cue.number == "s")


_THIRD = 3
_DESCRIBED = frozenset({"وصف", "اعتبر", "عد", "سمى", "أسمى", "اتهم"})
_RELATIVES = {"الذي": ("m", "s"), "التي": ("f", None), "الذين": ("m", "p")}


def _left_subject(view: View, index: int) -> Span | None:
    """Find the subject before the verb: «وكان شهود عيان قد قالوا», «وزارة الإسكان تعلن», «إن البيان يؤكد»."""
    if _is_conjoined(view, index) or view.word(index - 1) in function_words("relatives") or view.word(index - 1) in _WHAT:
        return None
    if (beside := _beside(view, index)) is not None:
        return beside
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


def _beside(view: View, index: int) -> Span | None:
    """«الباقين في العالم سيقولون», «وكيم واثق»: the phrase that ends right before the cue, past «قد» and «لا يزال»."""
    last = index
    while last > 0 and view.word(last - 1) in _AUXILIARY:
        last -= 1
    if last == 0 or not (view.tokens[last - 1].is_word or view.tokens[last - 1].text in '»"”'):
        return None
    for begin in range(max(0, last - _LEFT_REACH), last):
        if view.level[begin] != view.level[index] or (begin and not _may_precede(view, begin)):
            continue
        if view.named[begin] is None and _is_verbal(view, begin):
            continue
        if speaker_phrase(view, begin, last) != last:
            continue
        known = is_speaker(view, begin, min(last, begin + 4))
        if known or (begin and opens_clause(view, begin - 1) and not view.word(begin - 1).endswith(("ه", "ها", "هم"))):
            return trimmed(view, begin, last)
    return None


def _is_verbal(view: View, at: int) -> bool:
    return is_verb_form(view.word(at)) or begins_clause(view.word(at), view.tokens[at].text)


def _may_precede(view: View, begin: int) -> bool:
    """Tell whether a clause may begin at `begin`: behind punctuation, a complementizer, كان, or with و on it."""
    before = begin - 1
    if opens_clause(view, before) or view.word(before) in function_words("auxiliaries"):
        return True
    if not view.tokens[before].is_word and before not in view.opening:
        return not (view.is_comma(before) and view.word(begin)[:1] in "بل")
    mention = view.named[begin]
    joined = mention is not None and mention.span.start == view.tokens[begin].span.start + 1
    return (joined and view.word(begin)[:1] == "و") or _opens_clause(view, before) or view.word(before) in _AUXILIARY


def _had_said(view: View, index: int) -> Span | None:
    """«وسبق لوسائل إعلام أن ذكرت»: the subject stands between سبق and the complementizer."""
    for at in range(index - 2, max(-1, index - 10), -1):
        if view.word(at) in {"سبق", "وسبق"} and at + 1 < index - 1:
            start = view.tokens[at + 1].span.start
            return Span(start + (view.word(at + 1)[:1] == "ل"), view.tokens[index - 2].span.end)
    return None


def _speaking(view: View, begin: int, index: int) -> Span | None:
    """Return the phrase that begins at `begin` if it can speak and nothing but an adverbial parts it from the verb."""
    if view.word(begin)[:1] == "ل" and begin + 1 < index and view.word(begin - 1) in {"سبق", "وسبق"}:
        end = speaker_phrase(view, begin + 1, index)
        return Span(view.tokens[begin].span.start + 1, view.tokens[end - 1].span.end) if end > begin else None
    if begin < index and is_verb_form(view.word(begin)) and view.named[begin] is None:
        return None
    if view.word(begin) in {"عن", "وعن", "حول", "وحول", "بشان", "وبشان"}:
        return None
    end = speaker_phrase(view, begin, index)
    if not is_speaker(view, begin, min(end, begin + 4)) or _has_verb(view, end, index) or index - end > _PARTED:
        return None
    return trimmed(view, begin, end)


_WHAT = frozenset({"ما", "بما", "مما", "عما", "لما", "وما", "فيما"})
"""«انتقد ما أسماه «…»»: what stands before is said by nobody beside it."""
_PARTED = 9
"""Tokens; what stands farther from the verb is seldom its subject."""


def _has_verb(view: View, start: int, index: int) -> bool:
    """A verb between a phrase and the cue has the phrase for its subject, and the cue another («المدير غادر وقال»)."""
    return any(
        is_verb_form(view.word(at)) and view.named[at] is None for at in range(start, index) if view.word(at) not in _AUXILIARY
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
    if view.named[at]:
        return False
    return opens_clause(view, at) or view.word(at) in function_words("clause_openers")


def _is_conjoined(view: View, index: int) -> bool:
    word, lemma = view.word(index), view.cues[index][0].lemma
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
