"""Walks: from a cue, word by word, to the first complement that can be its own."""

from collections.abc import Callable
from functools import cache
from typing import Literal

from qala.attribute.complements import Complement, after_colon, cue_end, is_preposition, takes_prepositional
from qala.attribute.phrases import COMPLEMENTIZERS, is_in_charge, opens_clause, speaker_phrase
from qala.attribute.rivals import is_rival
from qala.attribute.sites import Site
from qala.attribute.views import View
from qala.lexicon.function_words import function_words, words_of
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import begins_clause, is_verb_form

_REACH = {"verb": 40, "participle": 14, "noun": 10}
"""Tokens from a cue to its complement, by form; longer gaps were other cues' complements."""

_STOPS = frozenset(".؟!?;")

Step = Complement | Literal[False] | None
"""What a step of the walk says: here it is; there is none; go on."""
Steps = tuple[Callable[["Walk"], Step], ...]


class Walk:
    """Where a walk has come to: the only thing in this room that changes."""

    __slots__ = ("at", "beside", "carried", "cue_end", "limit", "relative", "site")

    def __init__(self, site: Site) -> None:
        """Stand behind the cue and the preposition beside it."""
        self.site = site
        self.cue_end = cue_end(site)
        self.at = max(self.cue_end, site.past)
        self.beside = self.cue_end if self.cue_end > site.index + 1 else None
        self.relative = self.carried = False
        reach = site.entry.near or _REACH.get(site.cue.form, _REACH["noun"])
        self.limit = min(site.stop, site.index + reach)

    @property
    def gap(self) -> tuple[int, int]:
        """Return the tokens between the cue and where the walk has come to."""
        return self.cue_end, self.at


def walk_to_complement(site: Site) -> Complement | None:
    """Walk from the cue to the first complementizer, speech quotation, colon or preposition that can be its own."""
    walk = Walk(site)
    if walk.beside is not None and takes_prepositional(site) and _is_topic(site, walk.beside):
        return Complement("object", walk.beside, walk.cue_end, (site.index + 1, site.index + 1))
    cues, opening, alarming = site.view.cues, site.view.opening, _alarming()
    closely, preps = site.entry.form == "noun", site.entry.preps
    carried = walk.carried = walk.beside is None and takes_prepositional(site)
    for at, word in enumerate(site.words[walk.at : walk.limit], walk.at):
        if word in alarming or at in cues or closely or at in opening:
            steps = _STEPS if at in opening else _steps_at(word if word in alarming else "", at in cues, closely)
        elif carried and (word[:1] in _CARRIED or word in preps):
            steps = _PREPOSITION
        else:
            continue  # most words are passed by
        if at < walk.at:
            continue
        walk.at = at
        for step in steps:
            found = step(walk)
            if found is not None:
                return found or None
        walk.at += 1
    return None


_CARRIED = frozenset("بلمع")
"""What a preposition that the entry may take begins with, where it is written on a word («بالتعاون», «مما», «عما»)."""


@cache
def _alarming() -> frozenset[str]:
    """Return the words at which a step may see something."""
    groups = ("saying_so", "introducing", "conditionals", "interrogatives", "relatives")
    return words_of(*groups) | COMPLEMENTIZERS | _STOPS | _COMMAS | _LIKE_NOT | frozenset(":")


_COMMAS = frozenset("،,؛")
_LIKE_NOT = frozenset({"الا", "بالا"})


def _is_topic(site: Site, at: int) -> bool:
    """«وأشار إلى أهمية …»: words right behind the preposition are what is reported, whatever clause comes later."""
    if at >= site.stop or opens_clause(site.view, at) or site.view.opens_speech(at):
        return False
    return site.view.tokens[at].is_word or at in site.view.opening


def _meet_quotation(walk: Walk) -> Step:
    site, at = walk.site, walk.at
    view = site.view
    if at not in view.opening or view.level[at] != view.level[site.index]:
        return None
    spoken = view.opens_speech(at) or (site.entry.quoted and at == walk.cue_end and view.named[at + 1] is None)
    spoken = spoken or (
        at < site.index + _ASKED and takes_prepositional(site) and is_preposition(view.words[at + 1], site.entry)
    )
    if spoken and not site.entry.unquoted and not _passes_by(walk) and not _lacks_preposition(site, at):
        return Complement("quotation", at, walk.cue_end, walk.gap)
    walk.at = max(view.after_quotation(at), at + 1) - 1
    return None


_ASKED = 8
"""Tokens; «طالب «بالمزيد»»: marks around the preposition and what is asked for."""


def _passes_by(walk: Walk) -> bool:
    """A quotation in the middle of the gap is passed by for the clause close behind it («صحيفة «ذي دايلي …» أن»)."""
    site, at = walk.site, walk.at
    view = site.view
    if at == walk.cue_end or view.is_comma(at - 1) or view.words[at - 1] == ":" or view.named[at - 1]:
        return False
    end = view.after_quotation(at)
    return any(opens_clause(view, k) for k in range(end, min(end + 8, walk.limit)) if view.tokens[k].is_word)


def _meet_colon(walk: Walk) -> Step:
    if walk.site.words[walk.at] != ":" or _is_of_clock(walk.site.view, walk.at) or _lacks_preposition(walk.site, walk.at):
        return None
    return after_colon(walk.site, walk.at, walk.gap) or False


def _lacks_preposition(site: Site, at: int) -> bool:
    """«رفعوا لافتة: «…»»: a participle that asks for its preposition says nothing without it."""
    return site.cue.form == "participle" and site.entry.prep_only and not _has_preposition(site, at)


def _is_of_clock(view: View, at: int) -> bool:
    """«23:03»: a colon between figures."""
    return view.words[at - 1][-1:].isdigit() and view.words[at + 1][:1].isdigit()


def _meet_end(walk: Walk) -> Step:
    """The complement stands in the cue's own clause; that of a noun in its own phrase, no comma and no verb before it."""
    site, at = walk.site, walk.at
    if site.words[at] in _STOPS:
        return False
    is_comma = site.words[at] in _COMMAS
    if site.entry.form == "noun":
        leaves = not walk.relative and is_verb_form(site.words[at]) and site.view.named[at] is None
        return False if leaves or is_comma else None
    return False if is_comma and _begins_another(walk) else None


def _begins_another(walk: Walk) -> bool:
    """«وأثبت براعته، وينتظر أن»: behind a comma a verb with و begins another clause, unless it only says who somebody is."""
    view, first = walk.site.view, walk.at + 1
    word = view.words[first]
    if first >= len(view.tokens) or view.named[first] or word in function_words("parenthetic"):
        return False
    if word in function_words("clause_openers") and walk.at > walk.site.index + 1:
        return not _is_parted_relay(walk, first)
    if word == "ومن" and view.words[first + 1] in {"المتوقع", "المرجح", "المنتظر", "المقرر", "المومل", "المحتمل"}:
        return True
    return begins_clause(word, view.tokens[first].text)


def _is_parted_relay(walk: Walk, first: int) -> bool:
    """«كشف مصدر، حسب ما نقله الموقع، أن»: a relay phrase between commas, with the complement right behind it."""
    view = walk.site.view
    if not any(cue.form == "phrase" for cue in view.cues.get(first, ())):
        return False
    closing = next((k for k in range(first + 1, min(first + _PARTED, walk.limit - 1)) if view.is_comma(k)), None)
    if closing is None:
        return False
    behind = closing + 1 + (view.words[closing + 1] in walk.site.entry.preps)
    return opens_clause(view, behind)


_PARTED = 14
"""Tokens of a relay phrase between commas."""


def _meet_saying_so(walk: Walk) -> Step:
    """«وأضافت نورة بقولها لي ثلاث سنوات»: what follows is said, with a colon or a clause or without either."""
    site, at = walk.site, walk.at
    if not (site.entry.interrupts or site.entry.light) or not _says_so(site, at):
        return None
    after, gap = at + 1, walk.gap
    if after >= site.stop:
        return False
    if site.words[after] == ":":
        return after_colon(site, after, gap) or False
    if opens_clause(site.view, after):
        return Complement("clause", after + 1, walk.cue_end, gap) if after + 1 < site.stop else False
    return Complement("quotation" if site.view.opens_speech(after) else "colon", after, walk.cue_end, gap)


def _says_so(site: Site, at: int) -> bool:
    if site.words[at] in function_words("saying_so"):
        return True
    if site.words[at] not in function_words("introducing") or site.cue.form != "verb":
        return False
    return at in (site.index + 1, speaker_phrase(site.view, site.index + 1, at + 1)) or _is_bare_way(site, at)


def _is_bare_way(site: Site, at: int) -> bool:
    """«صرح بعد الهزيمة أمام تشيلي قائلاً»: no comma, verb or other cue stands between."""
    view, between = site.view, range(site.index + 1, at)
    if at - site.index > _BARE_WAY or any(k in view.cues or view.is_comma(k) for k in between):
        return False
    return not any(is_verb_form(view.words[k]) and view.named[k] is None for k in between)


_BARE_WAY = 12
"""Tokens."""


def _meet_clause(walk: Walk) -> Step:
    site, at = walk.site, walk.at
    if not site.view.tokens[at].is_word or not opens_clause(site.view, at) or _is_blocked(site, at):
        return None
    direct = at == site.index + 1
    if (site.entry.quoted and not site.view.opens_speech(at + 1)) or (direct and _is_factive(site)):
        return False
    if site.entry.prep_only and not _has_preposition(site, at):
        return False
    return Complement("clause", at + 1, walk.cue_end, walk.gap) if at + 1 < site.stop else False


def _is_blocked(site: Site, at: int) -> bool:
    before = site.view.tokens[at - 1]
    if site.words[at][:1] == "و" and at > cue_end(site):
        return True
    if at - 1 <= site.index:
        return False
    earlier = site.words[at - 2]
    if (before.bare == "ذلك" and earlier in function_words("prepositions")) or (before.bare == "بعد" and earlier == "فيما"):
        return False  # «في أكثر من مناسبة عقب ذلك أن», «قالوا فيما بعد إنهم»
    though = before.bare == "من" and earlier in _THOUGH
    return though or (before.is_word and before.bare in function_words("blockers"))


_THOUGH = frozenset({"الرغم", "بالرغم", "وبالرغم", "برغم"})
"""«على الرغم من أنهم»: no complement of the verb before it."""


def _has_preposition(site: Site, at: int) -> bool:
    if site.words[at].startswith("ب") and "ب" in site.entry.preps:
        return True
    return any(site.words[k] in site.entry.preps for k in range(site.index + 1, at))


def _is_factive(site: Site) -> bool:
    """«يُذكر أن», «يمكن القول إن»: nobody's claim, the reporter's own way of adding a fact."""
    word, before = site.words[site.index], site.words[site.index - 1]
    if word in {"يذكر", "ويذكر"}:
        return before not in {"لم", "ولم"}
    return word == "القول" and before in {"يمكن", "ويمكن", "يمكننا", "نستطيع", "يمكنني"}


def _meet_not(walk: Walk) -> Step:
    """«وجزم ألّا يرفع العقوبات», «طالب بألا يبقى»: أن with لا in one word, which stays with the content."""
    site, at = walk.site, walk.at
    if site.view.tokens[at].text.replace("\u0651", "") not in _NOT or at + 1 >= site.stop or site.entry.form == "noun":
        return None
    if site.words[at - 1] in function_words("blockers"):
        return None
    return Complement("clause", at, walk.cue_end, walk.gap)


_NOT = frozenset({"ألا", "بألا"})


def _meet_question(walk: Walk) -> Step:
    """«عما إذا كان», «كشفت كيف أن», «تأكيد متى وقعت»: an indirect question."""
    site, at = walk.site, walk.at
    word = site.words[at]
    if at + 1 >= site.stop:
        return None
    if word in function_words("conditionals"):
        asked = "عما" in {site.words[at - 1], *site.entry.preps}
    else:
        asked = word in function_words("interrogatives") and site.cue.form != "participle"
        asked = asked and (at == walk.cue_end or site.cue.form == "verb")
    if not asked:
        return None
    begins = at if word in function_words("interrogatives") and not opens_clause(site.view, at + 1) else at + 1
    return Complement("clause", begins + opens_clause(site.view, begins), walk.cue_end, walk.gap)


def _meet_rival(walk: Walk) -> Step:
    """Another report begins here, unless this is the relative clause of a source."""
    site, at = walk.site, walk.at
    inside = walk.relative and not site.view.is_comma(at)
    walk.relative = inside or site.words[at] in function_words("relatives")
    return False if not walk.relative and is_rival(site, at) else None


def _meet_preposition(walk: Walk) -> Step:
    site, at = walk.site, walk.at
    if not walk.carried or walk.relative or site.view.named[at]:
        return None
    if _is_ali(site.view, at) or (at - 1 > site.index and _takes_preposition(site.words[at - 1])):
        return None
    if not is_preposition(site.words[at], site.entry) or at + 1 >= site.stop or _leads_clause(site, at) or _is_of_title(walk):
        return None
    if site.words[at + 1].startswith(("جانب", "جهت", "ناحيت", "طرف")):
        return None
    start = at + 1 if site.words[at] in site.entry.preps else at
    if not (site.view.tokens[start].is_word or start in site.view.opening):
        return False
    return Complement("object", start, walk.cue_end, walk.gap)


def _is_of_title(walk: Walk) -> bool:
    """«وأفاد عميد المكتبة بالجامعة سالم الراوي، أن»: behind the preposition a name ends the source, and the clause follows."""
    view, last = walk.site.view, None
    charged = is_in_charge(
        view.words[walk.at - 1]
    )  # «القائمون على الشركة التي يملكها فلان بأنهم», but «أكد القائمون على ضرورة»
    for at in range(walk.at + 1, min(walk.at + _TITLE, walk.limit - 1)):
        word = view.words[at]
        if opens_clause(view, at):
            if at == walk.at + 2 and view.is_comma(at - 1):  # «مراسل الإذاعة بالجهة، بأن»
                return True
            return word[:1] != "و" and (charged or (last is not None and at - last <= _BEHIND_NAME))
        if (is_verb_form(word) and view.named[at] is None and not charged) or at in view.cues:
            return False
        mention = view.named[at]
        if mention is not None and mention.type == "PER":
            last = at
    return False


_TITLE, _BEHIND_NAME = 14, 2
"""Tokens of a title with its name; from the name to the clause, a comma between them."""


def _takes_preposition(word: str) -> bool:
    """«بيان صدر عن المكتب», «بعيدا عن الإعلام»: the preposition behind it is its own."""
    return word in _ISSUED or word in function_words("with_preposition")


def _is_ali(view: View, at: int) -> bool:
    """«البائع علي العامري»: written with two dots behind somebody's title or name, the word is a name."""
    if view.tokens[at].text != "علي" or at == 0:
        return False
    mention = view.named[at - 1]
    return (mention is not None and mention.type == "PER") or speaker_kind(view.words[at - 1]) in ("person", "official")


_ISSUED = frozenset({"صدر", "صدرت", "صادر", "صادره", "الصادر", "الصادره"})


def _leads_clause(site: Site, at: int) -> bool:
    """A preposition with أن close behind it belongs to the clause: the scan goes on to it."""
    if site.words[at] not in site.entry.preps:
        return opens_clause(site.view, at)
    return at + 1 < site.stop and opens_clause(site.view, at + 1)


_STEPS: Steps = (
    _meet_quotation,
    _meet_colon,
    _meet_end,
    _meet_saying_so,
    _meet_clause,
    _meet_not,
    _meet_question,
    _meet_rival,
    _meet_preposition,
)
"""What a walk may meet at a word, in the order in which it looks."""


@cache
def _steps_at(word: str, is_cue: bool, closely: bool) -> Steps:  # noqa: FBT001
    """Return the steps that may see something in an alarming word, or in one that is none and so is given empty."""
    if word in _STOPS:
        return (_meet_end,)
    may_see: dict[Callable[[Walk], Step], bool] = {
        _meet_colon: word == ":",
        _meet_end: closely or word in _COMMAS,
        _meet_saying_so: word in words_of("saying_so", "introducing"),
        _meet_clause: word in COMPLEMENTIZERS,
        _meet_not: word in _LIKE_NOT,
        _meet_question: word in words_of("conditionals", "interrogatives"),
        _meet_rival: is_cue or word in _COMMAS or word in function_words("relatives"),
        _meet_preposition: True,
    }
    return tuple(step for step in _STEPS if may_see.get(step, False))


_PREPOSITION: Steps = (_meet_preposition,)
"""All that a word which no other step knows may be."""
