"""Hearers: whom words were said to, and what carried them («لـ«رويترز»», «عبر إذاعة …»)."""

from collections.abc import Iterator

from qala.attribute.adverbials import PRONOMINAL, skip_adverbials
from qala.attribute.phrases import noun_phrase, speaker_phrase, trimmed
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.types.span import Span


def find_addressee(view: View, start: int, stop: int) -> tuple[Span | None, tuple[Span, ...]]:
    """Find «لـ«رويترز»», «لوكالة …», «للصحافيين», «مخاطباً الرئيس» between cue and complement."""
    for at in range(start, stop):
        if view.words[at][:1] not in _TELLING:
            continue
        token = view.tokens[at]
        mention = view.named[at]
        if token.bare in {"مخاطبا", "مخاطبه"}:
            end = speaker_phrase(view, at + 1, stop)
            return trimmed(view, at + 1, end), ()
        whole = mention is not None and token.span.start >= mention.span.start
        if not token.bare.startswith("ل") or (whole and not _is_joined(view, at)):
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


_TELLING = frozenset("لم")
"""What the words begin with by which somebody is told."""
_CUTTABLE = 3


def _is_joined(view: View, at: int) -> bool:
    """«للجوهرة أف أم»: ل and the article in one, which no name begins with; behind the name nobody else is named."""
    mention, word = view.named[at], view.words[at]
    return word.startswith("لل") and len(word) > _CUTTABLE + 1 and mention is not None and mention.type == "ORG"


def find_channels(view: View, start: int, stop: int) -> Iterator[Span]:
    """Find «في حديث عبر «إذاعة …» وقناة «…»», «على صفحته في موقع …», «ضيف برنامج …»: what the words were carried by."""
    for at in range(start, stop):
        word = view.words[at]
        if word in function_words("published") and (carried := _carrier(view, at + 1, stop)):
            yield carried
            continue
        if word not in {"عبر", "علي", "في", "مع", "ضيف", "لدي"} and not (word[:1] == "و" and speaker_kind(word[1:]) == "media"):
            continue
        begin = at if word[:1] == "و" and len(word) > _CUTTABLE else at + 1
        end = noun_phrase(view, begin, stop)
        if begin == at and any(mention and mention.type == "PER" for mention in view.named[begin:end]):
            continue  # «مدير العلاقات العامة والإعلام سالم الراوي»
        media = speaker_kind(view.words[begin]) in ("media", "agency") or (
            word in {"عبر", "ضيف"} and begin < stop and (view.named[begin] is not None or begin in view.opening)
        )
        if word == "ضيف" and end > begin:
            media = True
        span = trimmed(view, begin, end) if media and end > begin else None
        if span:
            yield span


def _carrier(view: View, start: int, stop: int) -> Span | None:
    """«في تصريح نشرته صحيفة …», «تصريحات نقلتها عنه اليوم وكالة …»: who published what the words were said in."""
    begin = skip_adverbials(view, start, min(stop, start + _NEAR)) if view.words[start] in PRONOMINAL else start
    while begin < stop and view.words[begin] in function_words("adverbs"):
        begin += 1
    end = noun_phrase(view, begin, stop)
    span = trimmed(view, begin, end) if end > begin else None
    return span if span and passes_on(view, span) else None


_NEAR = 6


def _can_be_told(view: View, at: int) -> bool:
    word = view.words[at]
    return view.named[at] is not None or speaker_kind(word) is not None or word in {"للصحافيين", "للصحفيين", "للاعلاميين"}


def passes_on(view: View, span: Span) -> bool:
    """Tell whether a phrase names a medium or an agency: who is told passes it on."""
    first, last = view.index_at(span.start), view.index_at(span.end)
    first = max(0, first - 1) if view.tokens[min(first, len(view.tokens) - 1)].span.start > span.start else first
    quoted = any(view.tokens[k].text in '«"“' for k in range(max(0, first - 1), last))
    kinds = {speaker_kind(view.words[k]) for k in range(first, last) if k == first or view.named[k] is None}
    organisation = any((m := view.named[k]) and m.type == "ORG" for k in range(first, last))
    return bool(kinds & {"media", "agency"}) or (organisation and quoted) or (organisation and not kinds - {None})
