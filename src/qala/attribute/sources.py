"""Sources: the noun phrase that speaks, behind its cue or before it, and whom it speaks to."""

from dataclasses import dataclass, replace

from qala.attribute.adverbials import past_adverbials
from qala.attribute.hearers import find_addressee, find_channels
from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase, trimmed
from qala.attribute.preceding import WHAT, is_conjoined, relative_head, subject_before, subject_beside
from qala.attribute.scenes import Match
from qala.attribute.seams import split_phrase
from qala.attribute.views import View
from qala.lexicon.function_words import function_words, is_act, words_of
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.span import Span


@dataclass(slots=True)
class Heard:
    """Who speaks and to whom, as written beside a cue.

    `antecedent` is set where only a relative clause points back, `unnamed` where the form says nobody is named.
    """

    source: Span | None = None
    antecedent: Span | None = None
    addressee: Span | None = None
    via: tuple[Span, ...] = ()
    unnamed: bool = False

    def from_source(self, source: Span | None) -> "Heard":
        """Return the same with another source."""
        return Heard(source, self.antecedent, self.addressee, self.via, self.unnamed)


def find_source(view: View, index: int, match: Match) -> Heard:
    """Return the source and the addressee of the cue at token `index`."""
    start, stop = match.complement.gap
    addressee, via = find_addressee(view, start, stop)
    heard = Heard(None, None, addressee, via or (tuple(find_channels(view, start, stop)) if start < stop else ()))
    if match.entry.passive:
        end = speaker_phrase(view, start, stop) if start == index + 1 else start
        return replace(heard, addressee=trimmed(view, start, end)) if is_speaker(view, start, end) else heard
    if match.cue.form == "participle" or match.cue.person == _FIRST:
        return heard
    if match.entry.form == "noun":
        return heard.from_source(_genitive(view, index, match))
    return _parted(_subject(view, index, match, heard))


def _parted(heard: Heard) -> Heard:
    """What stands inside the source, «رئيسة البعثة التابعة للمنظمة», is told nothing."""
    if heard.source and heard.addressee and heard.source.contains(heard.addressee):
        return replace(heard, addressee=None, via=tuple(via for via in heard.via if via != heard.addressee))
    return heard


_FIRST = 1


def _subject(view: View, index: int, match: Match, heard: Heard) -> Heard:
    """Add the subject of a finite verb: behind it, before it, or the head of its relative clause."""
    entry, (start, stop) = match.entry, match.complement.gap
    conjoined = is_conjoined(view, index)
    if (
        match.complement.kind == "object" and not conjoined and (before := subject_beside(view, index))
    ):  # «الدفاع المدني يرجح ماساً كهربائياً»
        begin, end = _right_subject(view, match)
        addressee = trimmed(view, begin, end) if entry.person and end > begin else heard.addressee
        return Heard(before, None, addressee, heard.via)
    begin, end = _right_subject(view, match)
    if opens_clause(view, index - 1) and view.words[index - 1].endswith(("ه", "ها", "هم", "هما", "نا", "ني")):
        addressee = trimmed(view, begin, end) if entry.person and end > begin else None
        return replace(heard, addressee=addressee or heard.addressee)  # «أنها تدعو الأندية إلى»: the pronoun speaks
    left = subject_beside(view, index) if entry.described and not conjoined else None
    if left is not None or (entry.described and end > begin and _is_described(view, index, (begin, end), match)):
        return _elsewhere(view, index, heard)
    if end - begin == 1 and view.words[begin] in function_words("honorifics"):
        return heard
    if end > begin:
        return _behind(view, index, (begin, end), match, heard)
    nobody = entry.described and start == stop and not view.words[index].endswith(("ه", "ها", "هم"))
    return replace(heard, unnamed=True) if nobody else _elsewhere(view, index, heard)


def _behind(view: View, index: int, phrase: tuple[int, int], match: Match, heard: Heard) -> Heard:
    """Add the subject that stands behind the verb, or the one before it if what stands behind does not speak."""
    begin, end = phrase
    told = _told(view, index, phrase, match.complement.gap[1]) if match.entry.person else None
    if told:
        return Heard(told[0], None, told[1], heard.via)
    source = trimmed(view, begin, end)
    if not source:
        return _elsewhere(view, index, heard)
    if not is_conjoined(view, index) and not is_speaker(view, begin, end) and (left := subject_before(view, index)):
        source = left  # «الحكومة أكدت تزامناً مع ذلك أن»
    heard = _with_paper(view, end, heard.from_source(source))
    return _learned(view, (end, match.complement.gap[1]), heard) if match.entry.lemma == "علم" else heard


def _elsewhere(view: View, index: int, heard: Heard) -> Heard:
    """Look for the subject before the verb: in its own clause, or at the head of its relative one."""
    return Heard(subject_before(view, index), relative_head(view, index), heard.addressee, heard.via)


def _is_described(view: View, index: int, phrase: tuple[int, int], match: Match) -> bool:
    """«وصف القرار بأنه …»: what alone stands between the verb and what it is called is the thing described."""
    begin, end = phrase
    if (
        match.complement.kind != "clause"
        or view.words[match.complement.start - 1][:1] != "ب"
        or view.words[index].endswith(("ه", "ها", "هم", "هما"))
    ):
        return False
    return end >= match.complement.gap[1] and split_phrase(view, begin, end) >= end


def _with_paper(view: View, end: int, heard: Heard) -> Heard:
    """«علمت مصادر (الرياضي) أن»: the paper whose sources they are, in brackets behind them, passes it on."""
    if heard.source is None or view.words[end] != "(" or view.words[end - 1] not in {"مصادر", "مصدر"}:
        return heard
    closing = next((k for k in range(end + 2, end + 4) if view.words[k] == ")"), None)
    if closing is None:
        return heard
    paper = view.span(end + 1, closing)
    return replace(heard, source=Span(heard.source.start, view.tokens[closing].span.end), via=(*heard.via, paper))


def _learned(view: View, gap: tuple[int, int], heard: Heard) -> Heard:
    """«علمت الصحيفة من مصادر أن»: the sources speak, the paper passes it on."""
    at = next((k + 1 for k in range(*gap) if view.words[k] == "من"), gap[1])
    source = trimmed(view, at, speaker_phrase(view, at, gap[1]))
    return replace(heard, source=source, via=(heard.source, *heard.via)) if source and heard.source else heard


def _told(view: View, index: int, phrase: tuple[int, int], stop: int) -> tuple[Span | None, Span | None] | None:
    """«طالبت المفوضية قادة الاتحاد بـ»: two phrases behind the verb, who speaks and who is told; «فلان دعا أعضاءه» has one."""
    begin, end = phrase
    stop = next((at for at in range(begin, stop) if view.words[at] in words_of("saying_so", "introducing")), stop)
    end = min(end, stop)
    if view.words[index].endswith(("ها", "هم")) and is_speaker(view, begin, end):
        return trimmed(view, begin, end), None  # «معلومات أبلغتها مصادر لـ…»: whom it was told is written on the verb
    left = subject_before(view, index)
    if left or view.words[begin] == "الله":
        return left, trimmed(view, begin, end if left else begin + 1)
    first = split_phrase(view, begin, end)
    if first < end:
        return trimmed(view, begin, first), trimmed(view, first, end)
    after = speaker_phrase(view, end + view.is_comma(end), stop) if end < stop else end
    if after > end + 1 or end < after == stop:
        return trimmed(view, begin, end), trimmed(view, end + view.is_comma(end), after)
    always = view.cues[index][0].lemma in function_words("told_always") or view.words[begin] in function_words("peoples")
    always = (always and not _is_body_that_speaks(view, index, begin)) or _is_accusative(view, begin, end)
    if (always or _disagrees(view, index, begin)) and is_conjoined(view, index):
        return None, trimmed(view, begin, end)
    return None


def _is_body_that_speaks(view: View, index: int, begin: int) -> bool:
    """«وحذرت الأمم المتحدة من أن»: a body right behind a feminine verb speaks."""
    mention = view.named[begin]
    return mention is not None and mention.type == "ORG" and view.cues[index][0].gender == "f"


def _is_accusative(view: View, begin: int, end: int) -> bool:
    """«ودعت الصحافيين الفلسطينيين إلى», «وطالب المسؤولين بـ»: a plural in ين is no subject, which would end in ون."""
    words = [view.words[at] for at in range(begin, min(end, begin + 2))]
    if view.named[begin] or not all(word.startswith("ال") and word.endswith("ين") for word in words[:1]):
        return False
    return words[-1].endswith("ين") if len(words) > 1 else speaker_kind(words[0]) in ("official", "person")


def _disagrees(view: View, index: int, begin: int) -> bool:
    """«وطالبت اللاعب بـ»: a man right behind a feminine verb is whom it speaks to."""
    kind, word = speaker_kind(view.words[begin]), view.words[begin]
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
    if begin < stop and (_is_way(view, begin) or _has_own_subject(view, begin, match)):
        return begin, begin
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
        relay = any(cue.form == "phrase" for cue in view.cues.get(at, ()))
        if relay or (is_verb_form(view.words[at]) and view.named[at] is None):
            break
        if view.is_comma(at) or view.words[at] in function_words("adverbs"):
            end = speaker_phrase(view, at + 1, stop)
            if is_speaker(view, at + 1, min(end, at + 4)) and not view.opens_speech(at + 1):
                return at + 1, end
    return begin, begin


def _has_own_subject(view: View, begin: int, match: Match) -> bool:
    """«واعتبروها مبادرة»: a verb in the plural says who speaks; only people in the plural could stand behind it still."""
    plural = match.cue.form == "verb" and match.cue.number == "p" and match.cue.gender == "m" and not match.entry.person
    return plural and view.words[match.complement.gap[0] - 1].endswith(_PLURAL_ENDINGS) and not view.words[begin].endswith("ون")


_PLURAL_ENDINGS = ("وا", "ون", "وه", "وها", "وهم")


def _is_whole_gap(view: View, begin: int, match: Match) -> bool:
    """«طالب المعلمون بـ»: a definite phrase between the verb and its preposition is the subject, known or not."""
    start, stop = match.complement.gap
    if view.words[begin] in function_words("speech_nouns"):
        return False
    whole = start <= begin < stop < match.complement.start + 1
    return whole and (view.words[begin].startswith("ال") or match.entry.accused)


def _may_be_subject(view: View, begin: int, match: Match) -> bool:
    """A phrase that names nobody known still speaks if it is the verb's neighbour and no object of it."""
    word = view.words[begin]
    if word in WHAT or word in _NO_SUBJECT or view.tokens[begin].text.endswith(("اً", "ًا")):
        return False
    return begin <= match.complement.gap[0] + 1 and word not in function_words("speech_nouns") and word[:1] != "ب"


def _is_way(view: View, at: int) -> bool:
    """«وقال مدافعا عن الجمعية», «وأكد استمرار العمليات»: how somebody spoke, or what he said, and nobody who speaks."""
    word = view.words[at]
    known = view.named[at] is not None or speaker_kind(word) is not None
    return not known and (is_act(word) or (word.startswith("م") and word.endswith("ا") and len(word) > _WAY))


_WAY = 4
"""Letters."""
_NO_SUBJECT = frozenset(
    {"غير", "مطلع", "اوايل", "اواخر", "منتصف", "نهايه", "بدايه", "صباح", "مساء", "اكثر", "اقل", "مره", "مرارا"}
)
"""Words right behind a verb that begin an adverbial, if nothing known speaks there."""


def _genitive(view: View, index: int, match: Match) -> Span | None:
    start, stop = match.complement.gap
    end = speaker_phrase(view, start, stop)
    if is_speaker(view, start, end):
        return trimmed(view, start, end)
    left = subject_before(view, index)  # «كيم واثق بـ»
    return left if left is not None and match.entry.implicit else None
