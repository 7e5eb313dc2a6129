"""Complements: what a cue reports, from its first word to its true end."""

from dataclasses import dataclass
from typing import Literal

from qala.attribute.phrases import is_complementizer, is_speaker, noun_phrase
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry
from qala.lexicon.feelings import feeling_stance
from qala.lexicon.function_words import function_words
from qala.types.cue import Cue

_REACH = {"verb": 40, "participle": 14, "noun": 7}
"""Tokens from a cue to its complement, by form; longer gaps were other cues' complements."""

_STOPS = frozenset(".؟!?؛;")


@dataclass(frozen=True, slots=True)
class Complement:
    """Where a cue's complement stands, in token indices of the view.

    Attributes:
        kind: `clause` after أن, `quotation`, `colon`, or `object` for a noun phrase.
        start: first token of the content.
        cue_end: index after the cue, a preposition beside it included.
        gap: tokens between cue and complement, where source and addressee stand.
        noun: where a light verb is split from its noun, the token of the noun, which then is the cue.
    """

    kind: Literal["clause", "quotation", "colon", "object"]
    start: int
    cue_end: int
    gap: tuple[int, int]
    noun: int | None = None


def find_complement(
    view: View, index: int, cue: Cue, entry: CueEntry, limit: int | None = None
) -> Complement | None:
    """Return the complement of the cue at token `index`, None if it reports nothing here or before `limit`."""
    stop = view.end_of_level(index) if limit is None else min(limit, view.end_of_level(index))
    after = index + 1
    cue_end = after
    if after < stop and view.tokens[after].bare in entry.preps:
        cue_end = after + 1
    found = _scan(view, index, cue_end, stop, cue, entry)
    if found and found.kind == "clause" and entry.object in ("bare", "both") and not entry.light:
        found = _nearer_object(view, found, stop) or found
    if found and _needed(view, index, stop, entry):
        if entry.described:
            return _with_described(view, found, stop)
        if found.kind == "object" and entry.light:
            return _felt(view, found, stop)
        return None if found.kind == "object" and _is_relative(view, index) else found
    if not found and not entry.quoted and not _is_relative(view, index) and _takes_bare(cue, entry) and _needed(view, index, stop, entry):
        found = _object(view, cue_end, stop, cue, entry)
        return _felt(view, found, stop) if found and entry.light else found
    return None


def _nearer_object(view: View, found: Complement, stop: int) -> Complement | None:
    """«نفى المدير، بيع المصنع …، مضيفاً أنه»: a noun phrase right after the source's comma comes before a far clause."""
    start, end = found.gap
    comma = noun_phrase(view, start, end)
    if comma == start or end - comma < _FAR or view.tokens[comma].text not in "،,":
        return None
    word = view.tokens[comma + 1]
    grammatical = function_words("prepositions") | function_words("relatives") | function_words("adverbs")
    if not word.is_word or word.bare in grammatical or word.bare.startswith(("ال", "ب", "ل", "و")) or view.named[comma + 1]:
        return None
    if is_speaker(view, comma + 1, comma + 3):
        return None
    del stop
    return Complement("object", comma + 1, found.cue_end, (start, comma))


_FAR = 8
"""Tokens; a clause so far behind the source's comma is seldom the verb's own."""


def _is_relative(view: View, index: int) -> bool:
    return index > 0 and view.tokens[index - 1].bare in function_words("relatives")


def _with_described(view: View, found: Complement, stop: int) -> Complement:
    """«وصف الاتهامات بأنها …»: what is described belongs to the content."""
    start, end = found.gap
    begin = noun_phrase(view, start, end)
    if not is_speaker(view, start, begin):
        begin = start
    begin = _skip_adverbials(view, _source_end(view, start, begin), end)
    if begin >= end or not view.tokens[begin].is_word:
        return found
    return Complement("object", begin, found.cue_end, (start, begin))


def _felt(view: View, found: Complement, stop: int) -> Complement | None:
    """«أعرب عن أمله في …»: the noun of feeling and its preposition belong to the cue, what is felt about is reported."""
    at = found.start
    if feeling_stance(view.tokens[at].bare) is None:
        return None
    start = at + 1
    while start < min(stop, at + 3) and view.tokens[start].bare in _FEELING_ADJECTIVES:
        start += 1
    if start < stop and view.tokens[start].bare in function_words("prepositions"):
        start += 1
    elif start < stop and not view.tokens[start].bare.startswith(("ب", "ل")):
        return Complement("object", at, found.cue_end, found.gap)
    if start >= stop or not (view.tokens[start].is_word or start in view.opening):
        return None
    cue_end = start if view.tokens[start - 1].bare in function_words("prepositions") or start == at + 1 else at + 1
    contiguous = found.gap[0] >= found.gap[1]
    if contiguous:
        return Complement("object", start, cue_end, found.gap)
    return Complement("object", start, found.cue_end, found.gap, noun=at)


_FEELING_ADJECTIVES = frozenset({"العميق", "العميقه", "البالغ", "البالغه", "الشديد", "الشديده", "الكامل", "الكامله", "الكبير", "الكبيره", "التام", "التامه"})


def _takes_bare(cue: Cue, entry: CueEntry) -> bool:
    if entry.object == "perfect":
        return cue.form == "verb" and cue.perfect and cue.number == "s"
    return entry.object in ("bare", "both")


def _takes_prepositional(entry: CueEntry) -> bool:
    return entry.object in ("prep", "both")


def _needed(view: View, index: int, stop: int, entry: CueEntry) -> bool:
    if not entry.needs:
        return True
    words = {token.bare for token in view.tokens[index + 1 : min(stop, index + 12)]}
    return bool(words & entry.needs)


def _scan(view: View, index: int, cue_end: int, stop: int, cue: Cue, entry: CueEntry) -> Complement | None:
    """Walk from the cue to the first complementizer, speech quotation or colon that can be its own."""
    at, relative = cue_end, False
    preposition = cue_end if cue_end > index + 1 else None
    while at < min(stop, index + _reach(cue)):
        token = view.tokens[at]
        gap = (cue_end, at)
        if at in view.opening and view.level[at] == view.level[index]:
            if view.quotations[view.opening[at]].kind == "speech" and not entry.unquoted:
                return Complement("quotation", at, cue_end, gap)
            at = max(view.after_quotation(at), at + 1)
            continue
        if token.text == ":":
            return _after_colon(view, at, cue_end, stop, gap, entry)
        if token.text in _STOPS:
            break
        if token.is_word and is_complementizer(token) and not _is_blocked(view, at, index):
            if entry.quoted or (at == index + 1 and _is_factive(view, index)):
                return None
            if entry.prep_only and not _has_preposition(view, index, at, entry):
                return None
            return Complement("clause", at + 1, cue_end, gap) if at + 1 < stop else None
        if token.bare in function_words("conditionals") and "عما" in {view.tokens[at - 1].bare, *entry.preps}:
            return Complement("clause", at + 1, cue_end, gap) if at + 1 < stop else None
        if token.bare in function_words("relatives"):
            relative = True
        if at > index and not relative and _is_rival(view, at):
            break
        if preposition is None and _takes_prepositional(entry) and not relative and _is_preposition(token.bare, entry):
            if at + 1 < stop and not _leads_clause(view, at, stop):
                return _prepositional(view, at, cue_end, stop, entry)
        at += 1
    if preposition is not None and _takes_prepositional(entry) and preposition < stop and view.tokens[preposition].is_word:
        return Complement("object", preposition, cue_end, (index + 1, index + 1))
    return None


def _has_preposition(view: View, index: int, at: int, entry: CueEntry) -> bool:
    if view.tokens[at].bare.startswith("ب") and "ب" in entry.preps:
        return True
    return any(view.tokens[k].bare in entry.preps for k in range(index + 1, at))


def _reach(cue: Cue) -> int:
    return _REACH.get(cue.form, 7)


def _after_colon(
    view: View, at: int, cue_end: int, stop: int, gap: tuple[int, int], entry: CueEntry
) -> Complement | None:
    if at + 1 >= stop or entry.form == "noun":
        return None
    if at + 1 in view.opening and view.level[at + 1] == view.level[at]:
        return Complement("quotation", at + 1, cue_end, gap)
    if is_complementizer(view.tokens[at + 1]):
        return Complement("clause", at + 2, cue_end, gap) if at + 2 < stop else None
    return Complement("colon", at + 1, cue_end, gap)


def _is_preposition(word: str, entry: CueEntry) -> bool:
    if word in entry.preps:
        return True
    if "ل" in entry.preps and word.startswith("لل") and len(word) > 4:
        return True
    return "ب" in entry.preps and word.startswith("ب") and len(word) > 3 and word not in _NOT_B


_NOT_B = frozenset({"بعد", "بين", "بشان", "بدوره", "بدورها", "باسم", "بلاده", "بلد", "بلدان", "بيان", "باراك", "بان", "بدون", "بمناسبه", "بوتين"})


def _leads_clause(view: View, at: int, stop: int) -> bool:
    """A preposition with أن close behind it belongs to the clause: the scan goes on to it."""
    return any(is_complementizer(view.tokens[k]) for k in range(at + 1, min(at + 3, stop)) if view.tokens[k].is_word)


def _prepositional(view: View, at: int, cue_end: int, stop: int, entry: CueEntry) -> Complement | None:
    word = view.tokens[at].bare
    start = at + 1 if word in entry.preps else at
    if start >= stop or (not view.tokens[start].is_word and start not in view.opening):
        return None
    return Complement("object", start, cue_end, (cue_end, at))


def _is_factive(view: View, index: int) -> bool:
    """«يُذكر أن», «يمكن القول إن»: nobody's claim, the reporter's own way of adding a fact."""
    word = view.tokens[index].bare
    if word in {"يذكر", "ويذكر", "يعتقد", "يجدر", "تجدر"}:
        return word in {"يذكر", "ويذكر"}
    return word == "القول" and index > 0 and view.tokens[index - 1].bare in {"يمكن", "ويمكن", "يمكننا", "نستطيع"}


def _is_blocked(view: View, at: int, index: int) -> bool:
    before = view.tokens[at - 1]
    return at - 1 > index and before.is_word and before.bare in function_words("blockers")


def _is_rival(view: View, at: int) -> bool:
    """Tell whether another reporting verb or participle stands here, whose complement comes first."""
    if view.tokens[at - 1].bare in {"حين", "عندما", "لما", "حينما"}:
        return False
    return any(
        cue.form in ("verb", "participle") and not view.tokens[at].bare.startswith("ال") and not view.named[at]
        for cue in view.cues.get(at, ())
    ) and view.tokens[at].bare not in _NOT_RIVALS


_NOT_RIVALS = frozenset({"بين", "عاد", "عاده", "ردا", "علي", "نص", "سجل", "مفيد", "رد", "راي", "ذكر", "حسب", "كتاب", "طلب", "مقترح", "عقب", "نقل"})
"""Words that are far more often something else inside a report's opening."""


def _object(view: View, cue_end: int, stop: int, cue: Cue, entry: CueEntry) -> Complement | None:
    """A noun phrase beside the verb: after the source if one stands there, else at once."""
    start = cue_end
    end = noun_phrase(view, start, stop)
    source_end = start
    if cue.form == "verb" and is_speaker(view, start, min(end, start + 2)):
        source_end = _source_end(view, start, end)
    start = _skip_adverbials(view, source_end, stop)
    if start >= stop or not (view.tokens[start].is_word or start in view.opening):
        return None
    word = view.tokens[start]
    if is_complementizer(word):
        return Complement("clause", start + 1, cue_end, (cue_end, start)) if start + 1 < stop else None
    if word.bare in function_words("prepositions") or word.bare in function_words("relatives"):
        return None
    return Complement("object", start, cue_end, (cue_end, source_end))


def _source_end(view: View, start: int, end: int) -> int:
    """Return where the source ends in a run of nouns that goes on into the object («أكدت الوزارة بدء …»)."""
    for at in range(start + 1, end):
        word, before = view.tokens[at].bare, view.tokens[at - 1].bare
        if word.startswith("ل"):
            continue
        if view.named[at] or view.named[at - 1]:
            if view.named[at] is None and view.named[at - 1] is not None and not word.startswith("ال"):
                return at
            continue
        if before.startswith("ال") and not word.startswith("ال"):
            return at
    return end


def _skip_adverbials(view: View, start: int, stop: int) -> int:
    """Step over «في بيان صحفي اليوم،» between source and object."""
    at = start
    while at < stop:
        token = view.tokens[at]
        if token.text in "،,":
            at += 1
        elif token.bare in function_words("adverbs"):
            at += 1
        elif (comma := _closed_adverbial(view, at, stop)) is not None:
            at = comma
        elif token.bare in {"في", "خلال", "عبر", "امام", "بعد", "عقب", "علي", "فيها", "فيه"} and at + 1 < stop:
            at += 1
            if token.bare in {"فيها", "فيه"}:
                continue
            at += 1
            while at < stop and view.tokens[at].is_word and _continues_adverbial(view, at):
                at += 1
        else:
            break
    return at


def _closed_adverbial(view: View, at: int, stop: int) -> int | None:
    """Return where to go on after «، في كلمة خلال …،»: an adverbial between commas; None if it is not closed by one."""
    if at == 0 or view.tokens[at - 1].text not in "،,":
        return None
    word = view.tokens[at].bare
    if word not in function_words("prepositions") and not word.startswith(("بصفت", "باعتبار", "بحضور")):
        return None
    return next((k + 1 for k in range(at + 1, min(at + 20, stop)) if view.tokens[k].text in "،,"), None)


def _continues_adverbial(view: View, at: int) -> bool:
    word = view.tokens[at].bare
    if view.named[at] or word.startswith("ال"):
        return True
    return word in {"صحفي", "صحافي", "له", "لها", "رسمي", "مشترك", "متلفز", "متلفزه", "خاص", "خاصه"}
