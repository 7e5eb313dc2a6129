"""Complements: what a cue reports begins where its frame is filled, by a clause, a quotation, a colon or a noun phrase."""

from dataclasses import dataclass, replace
from typing import Literal

from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase
from qala.attribute.sites import Site
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import begins_clause, is_verb_form

_REACH = {"verb": 40, "participle": 14, "noun": 10}
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


def scan(site: Site) -> Complement | None:
    """Walk from the cue to the first complementizer, speech quotation, colon or preposition that can be its own."""
    walk = _Walk(site)
    if walk.beside is not None and takes_prepositional(site) and _is_topic(site, walk.beside):
        return Complement("object", walk.beside, walk.cue_end, (site.index + 1, site.index + 1))
    while walk.at < walk.limit:
        found = _here(walk)
        if found is not None:
            return found if isinstance(found, Complement) else None
        walk.at += 1
    return None


def bare_speech(site: Site) -> Complement | None:
    """«وقال المدرب أنا سعيد»: words said without any sign, right behind the source."""
    view, start = site.view, site.index + 1
    if site.entry.lemma not in _SAID or site.cue.form != "verb" or site.word(site.index - 1) in _ASKED:
        return None
    begin = speaker_phrase(view, start, site.stop)
    if begin > start and not is_speaker(view, start, begin):
        begin = start
    if begin + _SPOKEN > site.stop or not view.tokens[begin].is_word:
        return None
    word = view.word(begin)
    grammatical = (function_words("prepositions") - {"حتي"}) | function_words("relatives") | function_words("speech_nouns")
    if word in grammatical or word in _NOT_SAID or word[:2] in {"لل"} or view.cues.get(begin):
        return None
    if begin == start and (word.startswith(("ال", "ل", "ب")) or view.named[begin]) and word not in _OPENINGS:
        return None
    return Complement("colon", begin, start, (start, begin))


_SAID = frozenset({"قال", "أضاف"})
_ASKED = frozenset({"ماذا", "ما", "وما", "كما", "مما", "الذي", "التي", "من", "لم", "ولم", "لن", "لا", "يمكن", "ان"})
_NOT_SAID = frozenset(
    {"ذلك", "هذا", "كلاما", "كلمته", "كلمتها", "شييا", "كل", "اشياء", "الكثير", "قوله", "له", "فيه", "فيها", "امس", "اليوم"}
)
_OPENINGS = frozenset(
    {"انا", "نحن", "لقد", "لم", "لن", "لا", "ليس", "هذا", "هذه", "هو", "هي", "الحمد", "لدينا", "لدي", "بصراحه"}
)
_SPOKEN = 4
"""Words; fewer without any sign are no speech."""


def _is_topic(site: Site, at: int) -> bool:
    """«وأشار إلى أهمية …»: words right behind the preposition are what is reported, whatever clause comes later."""
    if at >= site.stop or opens_clause(site.view, at) or site.view.opens_speech(at):
        return False
    return site.view.tokens[at].is_word or at in site.view.opening


class _Walk:
    """Where a scan has come to: the only thing in this room that changes."""

    __slots__ = ("at", "beside", "cue_end", "limit", "relative", "site")

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cue_end = cue_end(site)
        self.at = max(self.cue_end, site.past)
        self.beside = self.cue_end if self.cue_end > site.index + 1 else None
        self.relative = False
        reach = site.entry.near or _REACH.get(site.cue.form, 7)
        self.limit = min(site.stop, site.index + reach)

    @property
    def gap(self) -> tuple[int, int]:
        return self.cue_end, self.at


def cue_end(site: Site) -> int:
    """Return the index after the cue and the preposition that stands right beside it."""
    after = site.index + 1
    return after + 1 if after < site.stop and site.word(after) in site.entry.preps else after


def _here(walk: _Walk) -> Complement | Literal[False] | None:
    """Return the complement that begins at the walk's token, False where the walk ends in vain, None to go on."""
    site, at = walk.site, walk.at
    view, token = site.view, site.view.tokens[at]
    if at in view.opening and view.level[at] == view.level[site.index]:
        spoken = view.opens_speech(at) or (site.entry.quoted and at == walk.cue_end and view.named[at + 1] is None)
        if spoken and not site.entry.unquoted and not _passes_by(walk):
            return Complement("quotation", at, walk.cue_end, walk.gap)
        walk.at = max(view.after_quotation(at), at + 1) - 1
        return None
    if token.text == ":":
        return after_colon(site, at, walk.gap) or False
    if token.text in _STOPS or (site.entry.form == "noun" and _leaves_noun(walk)):
        return False
    if token.bare in function_words("saying_so") and at > site.index and (site.entry.interrupts or site.entry.light):
        return _said_so(walk)
    if view.is_comma(at) and _begins_another(walk):
        return False
    if token.is_word and opens_clause(view, at) and not _is_blocked(site, at):
        return _clause(walk)
    if token.bare in _HOW and _asks(site, at):
        begins = at if token.bare in _ASKING and not opens_clause(view, at + 1) else at + 1
        begins += opens_clause(view, begins)
        return Complement("clause", begins, walk.cue_end, walk.gap)
    walk.relative = (walk.relative and not view.is_comma(at)) or token.bare in function_words("relatives")
    if not walk.relative and _is_rival(site, at):
        return False
    if (
        walk.beside is None
        and not walk.relative
        and view.named[at] is None
        and takes_prepositional(site)
        and is_preposition(token.bare, site.entry)
    ):
        return _prepositional(walk)
    return None


def _begins_another(walk: _Walk) -> bool:
    """«وأثبت براعته، وينتظر أن»: behind a comma a verb with و begins another clause, unless it only says who somebody is."""
    view, first = walk.site.view, walk.at + 1
    word = view.word(first)
    if first >= len(view.tokens) or view.named[first] or word in function_words("parenthetic"):
        return False
    if word in function_words("clause_openers") and walk.at > walk.site.index + 1:
        return True
    if word == "ومن" and view.word(first + 1) in {"المتوقع", "المرجح", "المنتظر", "المقرر", "المومل", "المحتمل"}:
        return True
    return begins_clause(word, view.tokens[first].text)


def _leaves_noun(walk: _Walk) -> bool:
    """The complement of a noun stands in its own phrase: no comma and no verb before it."""
    at, view = walk.at, walk.site.view
    return view.is_comma(at) or (not walk.relative and is_verb_form(view.word(at)) and view.named[at] is None)


def _said_so(walk: _Walk) -> Complement | Literal[False]:
    """«وأضافت نورة بقولها لي ثلاث سنوات»: what follows is said, with a colon or a clause or without either."""
    site, after = walk.site, walk.at + 1
    if after >= site.stop:
        return False
    gap = walk.gap
    if site.word(after) == ":":
        return after_colon(site, after, gap) or False
    if opens_clause(site.view, after):
        return Complement("clause", after + 1, walk.cue_end, gap) if after + 1 < site.stop else False
    return Complement("quotation" if site.view.opens_speech(after) else "colon", after, walk.cue_end, gap)


_ASKING = frozenset({"كيف", "متي", "لماذا", "اين", "كم", "هل"})
_HOW = function_words("conditionals") | _ASKING


def _asks(site: Site, at: int) -> bool:
    """«عما إذا كان», «كشفت كيف أن», «تأكيد متى وقعت»: an indirect question."""
    before = site.word(at - 1)
    if site.word(at) in _ASKING:
        return at + 1 < site.stop and (at == cue_end(site) or site.cue.form == "verb") and site.cue.form != "participle"
    return "عما" in {before, *site.entry.preps} and at + 1 < site.stop


def _passes_by(walk: _Walk) -> bool:
    """A quotation in the middle of the gap is passed by for the clause close behind it («صحيفة «ذي دايلي …» أن»)."""
    site, at = walk.site, walk.at
    view = site.view
    if at == walk.cue_end or view.is_comma(at - 1) or view.word(at - 1) == ":" or view.named[at - 1]:
        return False
    end = view.after_quotation(at)
    return any(opens_clause(view, k) for k in range(end, min(end + 8, walk.limit)) if view.tokens[k].is_word)


def _clause(walk: _Walk) -> Complement | Literal[False]:
    site, at = walk.site, walk.at
    direct = at == site.index + 1
    if (site.entry.quoted and not site.view.opens_speech(at + 1)) or (direct and _is_factive(site)):
        return False
    if site.entry.prep_only and not _has_preposition(site, at):
        return False
    return Complement("clause", at + 1, walk.cue_end, walk.gap) if at + 1 < site.stop else False


def at_once(site: Site) -> Complement | None:
    """Return the complement of a form that is nearly always another word: it must follow at once."""
    after = site.index + 1
    if after < site.stop and site.word(after) in function_words("prepositions"):
        after += 1
    if after + 1 >= site.stop:
        return None
    gap = (after, after)
    if opens_clause(site.view, after):
        return Complement("clause", after + 1, after, gap)
    if site.view.opens_speech(after) and not site.entry.unquoted:
        return Complement("quotation", after, after, gap)
    return after_colon(site, after, gap) if site.word(after) == ":" else None


def after_colon(site: Site, at: int, gap: tuple[int, int]) -> Complement | None:
    """Return what stands behind a colon: a quotation, a clause, or words without marks."""
    if at + 1 >= site.stop or (site.entry.form == "noun" and not site.entry.implicit):
        return None
    if at + 1 in site.view.opening and site.view.level[at + 1] == site.view.level[at]:
        return Complement("quotation", at + 1, gap[0], gap)
    if opens_clause(site.view, at + 1):
        return Complement("clause", at + 2, gap[0], gap) if at + 2 < site.stop else None
    return Complement("colon", at + 1, gap[0], gap)


def takes_prepositional(site: Site) -> bool:
    """Tell whether a noun phrase after one of the entry's prepositions can be what is reported."""
    if site.entry.past and not site.cue.perfect:
        return False
    return site.entry.object in ("prep", "both")


def is_preposition(word: str, entry: CueEntry) -> bool:
    """Tell whether a word is, or carries, a preposition of the entry («بالتعاون», «للتنسيق»)."""
    if word in entry.preps:
        return True
    if "ل" in entry.preps and word.startswith("ل") and len(word) > _CARRIED + 1 and word not in function_words("with_l"):
        return word.startswith("لل") or speaker_kind(word[1:]) is None
    return "ب" in entry.preps and word.startswith("ب") and len(word) > _CARRIED and word not in function_words("with_b")


_CARRIED = 3


def _prepositional(walk: _Walk) -> Complement | Literal[False] | None:
    site, at = walk.site, walk.at
    if at + 1 >= site.stop or _leads_clause(site, at) or site.word(at + 1).startswith(("جانب", "جهت", "ناحيت", "طرف")):
        return None
    start = at + 1 if site.word(at) in site.entry.preps else at
    if start >= site.stop or not (site.view.tokens[start].is_word or start in site.view.opening):
        return False
    return Complement("object", start, walk.cue_end, walk.gap)


def _leads_clause(site: Site, at: int) -> bool:
    """A preposition with أن close behind it belongs to the clause: the scan goes on to it."""
    if site.word(at) not in site.entry.preps:
        return opens_clause(site.view, at)
    return at + 1 < site.stop and opens_clause(site.view, at + 1)


def _has_preposition(site: Site, at: int) -> bool:
    if site.word(at).startswith("ب") and "ب" in site.entry.preps:
        return True
    return any(site.word(k) in site.entry.preps for k in range(site.index + 1, at))


def _is_factive(site: Site) -> bool:
    """«يُذكر أن», «يمكن القول إن»: nobody's claim, the reporter's own way of adding a fact."""
    word, before = site.word(site.index), site.word(site.index - 1)
    if word in {"يذكر", "ويذكر"}:
        return before not in {"لم", "ولم"}
    return word == "القول" and before in {"يمكن", "ويمكن", "يمكننا", "نستطيع", "يمكنني"}


def _is_blocked(site: Site, at: int) -> bool:
    before = site.view.tokens[at - 1]
    if site.word(at)[:1] == "و" and at > cue_end(site):
        return True
    return at - 1 > site.index and before.is_word and before.bare in function_words("blockers")


def _is_rival(site: Site, at: int) -> bool:
    """Tell whether another reporting verb or participle stands here, whose complement comes first."""
    view, word = site.view, site.word(at)
    if at <= site.index or site.word(at - 1) in {"حين", "عندما", "لما", "حينما"} or word.startswith("ال"):
        return False
    if view.named[at] or word in function_words("no_rivals"):
        return False
    forms = (
        ("verb",) if site.entry.lemma == "قال" and site.word(at) not in {"قايلا", "قايله", "قايلين"} else ("verb", "participle")
    )
    return any(
        cue.form in forms and not cue.strict and _may_report(site, at, cue_entry(cue.lemma, cue.form))
        for cue in view.cues.get(at, ())
    )


def _may_report(site: Site, at: int, entry: CueEntry) -> bool:
    """A verb that needs its preposition is no rival without it («محللون، تحدثت إليهم الصحيفة، أن»)."""
    if entry.needs:
        return False
    near = range(at + 1, min(at + 8, site.stop))
    return not entry.prep_only or any(is_preposition(site.word(k), entry) for k in near)


def with_noun(complement: Complement, noun: int) -> Complement:
    """Return the complement with the noun of a split light verb for its cue."""
    return replace(complement, noun=noun)
