"""Sources: the noun phrase that speaks, beside its cue or before it."""

from dataclasses import dataclass

from qala.arabic.tokens import Token
from qala.attribute.complements import Complement
from qala.attribute.phrases import is_complementizer, is_speaker, noun_phrase, trimmed
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry
from qala.lexicon.function_words import function_words
from qala.types.cue import Cue
from qala.types.span import Span

_LEFT_REACH = 14
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


def find_source(view: View, index: int, cue: Cue, entry: CueEntry, complement: Complement) -> Heard:
    """Return the source and the addressee of the cue at token `index`."""
    start, stop = complement.gap
    addressee, via = _addressee(view, start, stop)
    if entry.passive:
        end = noun_phrase(view, start, stop) if start == index + 1 else start
        return Heard(None, None, trimmed(view, start, end) if is_speaker(view, start, end) else addressee, via)
    if cue.form == "participle" or cue.person == 1:
        return Heard(None, None, addressee, via)
    if entry.form == "noun":
        return Heard(_genitive(view, index, start, stop), None, addressee, via)
    begin, end = _right_subject(view, start, stop, complement)
    if entry.person and end > begin and (left := _left_subject(view, index)):
        return Heard(left, None, trimmed(view, begin, end), via)
    source = trimmed(view, begin, end)
    if source:
        return Heard(source, None, addressee, via)
    if entry.described and start == stop and not view.tokens[index].bare.endswith("ه"):
        return Heard(None, None, addressee, via, unnamed=True)
    return Heard(_left_subject(view, index), _relative_head(view, index), addressee, via)


def _right_subject(view: View, start: int, stop: int, complement: Complement) -> tuple[int, int]:
    """Find the subject after the verb: at once, past an adverbial, or after a comma («يقول لـ«الخبر»، فلان، إن …»)."""
    begin = _past_adverbials(view, start, stop)
    end = noun_phrase(view, begin, stop)
    if end > begin and (complement.kind != "object" or is_speaker(view, begin, end)):
        return begin, end
    for at in range(begin, stop - 1):
        if view.tokens[at].text in "،,":
            end = noun_phrase(view, at + 1, stop)
            if is_speaker(view, at + 1, min(end, at + 4)):
                return at + 1, end
    return begin, begin


def _genitive(view: View, index: int, start: int, stop: int) -> Span | None:
    end = noun_phrase(view, start, stop)
    return trimmed(view, start, end) if is_speaker(view, start, end) else None


def _past_adverbials(view: View, begin: int, stop: int) -> int:
    """Step over a comma, «أمس» or «عليه» to a subject that follows («ورد عليه المدير …»)."""
    skipped = function_words("adverbs") | _PRONOMINAL
    at = begin
    while at < stop and (view.tokens[at].bare in skipped or view.tokens[at].text in "،,"):
        at += 1
    return at


_PRONOMINAL = frozenset({"عليه", "عليها", "عليهم", "له", "لها", "لهم", "فيها", "فيه"})


def _addressee(view: View, start: int, stop: int) -> tuple[Span | None, tuple[Span, ...]]:
    """Find «لـ«رويترز»», «لوكالة …», «للصحافيين» between cue and complement."""
    for at in range(start, stop):
        token = view.tokens[at]
        if not token.bare.startswith("ل") or (view.named[at] and token.span.start == view.named[at].span.start):  # type: ignore[union-attr]
            continue
        if token.bare == "ل" and at + 1 < stop:
            end = max(noun_phrase(view, at + 1, stop), at + 2)
            span = trimmed(view, at + 1, min(end, stop))
        elif len(token.bare) > 3 and _can_be_told(view, at):
            end = max(noun_phrase(view, at + 1, stop), at + 1)
            cut = 0 if token.bare.startswith("لل") else 1
            span = Span(token.span.start + cut, view.tokens[min(end, stop) - 1].span.end)
        else:
            continue
        if span:
            return span, ((span,) if _passes_on(view, span) else ())
    return None, ()


def _can_be_told(view: View, at: int) -> bool:
    from qala.lexicon.speakers import speaker_kind

    word = view.tokens[at].bare
    return bool(view.named[at]) or speaker_kind(word) is not None or word in {"للصحافيين", "للصحفيين"}


def _passes_on(view: View, span: Span) -> bool:
    from qala.lexicon.speakers import speaker_kind

    first, last = view.index_at(span.start), view.index_at(span.end)
    first = max(0, first - 1) if view.tokens[min(first, len(view.tokens) - 1)].span.start > span.start else first
    quoted = any(view.tokens[k].text in "«\"“" for k in range(max(0, first - 1), last))
    kinds = {speaker_kind(view.tokens[k].bare) for k in range(first, last)}
    organisation = any((m := view.named[k]) and m.type == "ORG" for k in range(first, last))
    return bool(kinds & {"media", "agency"}) or (organisation and quoted) or (organisation and not kinds - {None})


def _relative_head(view: View, index: int) -> Span | None:
    """For «… الذي قال» the noun phrase before الذي."""
    at = index - 1
    if at < 1 or view.tokens[at].bare not in function_words("relatives"):
        return None
    begin = _phrase_start(view, at - 1)
    return trimmed(view, begin, at)


def _left_subject(view: View, index: int) -> Span | None:
    """Find the subject before the verb: «وكان شهود عيان قد قالوا», «وزارة الإسكان تعلن», «إن البيان يؤكد»."""
    if _is_conjoined(view, index):
        return None
    begin, commas = max(0, index - _LEFT_REACH), []
    for at in range(index - 1, begin - 1, -1):
        token = view.tokens[at]
        if token.bare in function_words("auxiliaries"):
            found = _speaking(view, at + 1, index)
            if found:
                return found
        if token.text in "،,":
            commas.append(at + 1)
        if token.text in ".؟!؛:" or view.level[at] != view.level[index] or _opens_clause(token):
            begin = at + 1
            break
    starts = [*commas[:1], begin] if commas and commas[0] < index else [begin]
    return next((found for start in starts if (found := _speaking(view, start, index))), None)


def _speaking(view: View, begin: int, index: int) -> Span | None:
    end = noun_phrase(view, begin, index)
    return trimmed(view, begin, end) if is_speaker(view, begin, min(end, begin + 3)) else None


def _opens_clause(token: Token) -> bool:
    return is_complementizer(token) or token.bare in {"لكن", "ولكن", "لان", "لانه", "لانها", "فيما", "بينما", "حيث"}


def _is_conjoined(view: View, index: int) -> bool:
    word, lemma = view.tokens[index].bare, view.cues[index][0].lemma
    return word[:1] in "وف" and (lemma[0] not in "وف" or word[1:2] == lemma[0])


def _phrase_start(view: View, last: int) -> int:
    """Walk back over names, nouns and adjectives to where the phrase that ends at `last` begins."""
    at = last
    while at > max(0, last - 8):
        before = view.tokens[at - 1]
        if not before.is_word or before.bare in function_words("prepositions") or view.cues.get(at - 1):
            break
        at -= 1
    return at
