"""Headlines: «X: …» and «X لـ«…»», where no verb says that somebody speaks."""

from qala.attribute.contents import mode_of, quoted_pieces, stripped
from qala.attribute.drafts import Draft
from qala.attribute.hearers import find_addressee
from qala.attribute.phrases import is_speaker, trimmed
from qala.attribute.sources import Heard
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.types.attribution import Mode
from qala.types.cue import Cue, Stance
from qala.types.span import Span

_REACH = 14
_LONGEST_WITH_VERB = 8


def draft_headline(view: View, number: int) -> Draft | None:
    """Read a headline that gives the speaker, then a colon or لـ with a quotation."""
    colon = next((k for k, token in enumerate(view.tokens[:_REACH]) if token.text == ":"), None)
    if colon:
        return _colon(view, number, colon)
    to = next(
        (k for k in range(1, min(_REACH, len(view.tokens) - 1)) if view.words[k] in {"ل", "لـ"} and k + 1 in view.opening), None
    )
    return _verbless(view, number, to) if to else None


def _colon(view: View, number: int, colon: int) -> Draft | None:
    after, begin = colon + 1, _begin(view, colon)
    if after >= len(view.tokens) or not _is_head(view, begin, colon) or _is_of_clock(view, colon):
        return None
    if _is_place(view, begin, colon) and not _is_own_voice(view, after):
        return None
    if _has_verb(view, colon) and colon > _LONGEST_WITH_VERB:
        return None
    if any(token.text in '«"“' for token in view.tokens[:1]) and view.after_quotation(0) > colon:
        return None
    quoted = view.opens_speech(after) and view.after_quotation(after) >= len(view.tokens)
    rest = stripped(view, after, len(view.tokens))
    content = quoted_pieces(view, after, len(view.tokens)) if quoted else (rest,) if rest else ()
    if not content:
        return None
    mode: Mode = "direct" if quoted else mode_of(view, content)
    addressee, via = find_addressee(view, begin + 1, colon)
    source = trimmed(view, begin, _source_end(view, colon)) or view.span(begin, colon)
    return _draft(view, number, colon, (Heard(source, addressee=addressee, via=via), content, mode, "says"))


def _begin(view: View, colon: int) -> int:
    """«قبل المباراة .. المدرب: …»: the speaker stands behind the dots."""
    return next((at + 1 for at in range(colon - 2, 0, -1) if view.words[at] in _DOTS), 0)


def _is_head(view: View, begin: int, colon: int) -> bool:
    """«قرصنة الوكالة: …»: a name in the phrase does not make it a speaker, if the phrase is about something else."""
    if not is_speaker(view, begin, colon):
        return False
    known = view.named[begin] is not None or speaker_kind(view.words[begin]) is not None or begin in view.opening
    return known or all(mention is None or mention.type == "PER" for mention in view.named[begin:colon])


_DOTS = frozenset({".", "..", "…", "!", "؟"})


def _is_of_clock(view: View, colon: int) -> bool:
    return view.words[colon - 1][-1:].isdigit() and view.words[colon + 1][:1].isdigit()


def _is_place(view: View, begin: int, colon: int) -> bool:
    """«الكويت: وفاة واحدة»: a place alone before the colon says where, not who."""
    mention = view.named[begin]
    return mention is not None and mention.type == "LOC" and all(view.named[at] == mention for at in range(begin, colon))


def _is_own_voice(view: View, after: int) -> bool:
    """«إستونيا: مسلحون عبروا إلى أراضينا», «موسكو: «…»»: a state speaks in the first person, or is quoted."""
    if view.opens_speech(after):
        return True
    words = [view.words[at] for at in range(after, len(view.tokens))]
    return words[0] in function_words("negations") or any(
        word in function_words("first_person") or (word.endswith("نا") and len(word) > _OURS) for word in words
    )


_OURS = 4
"""Letters; «هنا», «لنا» are no possession."""


def _source_end(view: View, colon: int) -> int:
    """«أحمد في القاهرة: …», «مصادر لـ«الصباح»: …»: where he speaks and to whom are no part of the source."""
    for at in range(1, colon):
        mention = view.named[at]
        if mention and mention.span.start == view.tokens[at].span.start + 1 and view.words[at][:1] == "ل":
            return at  # «كاتب لمحسن: …»
        if view.words[at] == "ل" or (view.words[at] in function_words("prepositions") and view.named[at - 1]):
            return at
    return colon


def _verbless(view: View, number: int, to: int) -> Draft | None:
    if not is_speaker(view, 0, to) or _has_verb(view, to):
        return None
    content = quoted_pieces(view, to + 1, len(view.tokens))
    if not content or any(view.named[view.index_at(content[0].start) : view.index_at(content[0].end)]):
        return None
    return _draft(view, number, to, (Heard(trimmed(view, 0, to) or view.span(0, to)), content, "direct", "calls_for"))


def _has_verb(view: View, end: int) -> bool:
    return any(
        cue.form == "verb" and cue.person == _THIRD for k in range(end) for cue in view.cues.get(k, ()) if not view.named[k]
    )


_THIRD = 3


def _draft(view: View, number: int, at: int, read: tuple[Heard, tuple[Span, ...], Mode, Stance]) -> Draft:
    heard, content, mode, stance = read
    sign = ":" if view.words[at] == ":" else "لـ"
    cue = Cue(view.span(at, at + 1), sign, "colon", stance, f"cues/{sign}")
    return Draft(cue, CueEntry(sign, "colon", stance), "headline", heard, content, mode, number, -1)
