"""Feelings voiced: a light verb, a noun of feeling and what is felt about («أعرب عن أمله في …»)."""

from dataclasses import replace

from qala.attribute.complements import Complement
from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase
from qala.attribute.sites import Site
from qala.attribute.views import View
from qala.lexicon.feelings import feeling_stance, has_possessive
from qala.lexicon.function_words import function_words, is_act
from qala.lexicon.verb_forms import is_verb_form


def felt_object(site: Site, found: Complement) -> Complement | None:
    """«أعرب عن أمله في …»: the noun of feeling and its preposition belong to the cue, what is felt about is reported."""
    view, stop, at = site.view, site.stop, found.start
    if found.kind != "object":
        return found
    if at in view.opening and at + 1 < stop:
        at += 1
    if view.words[at] in function_words("before_feelings") and feeling_stance(view.words[at + 1]) is not None:
        at += 1
    if feeling_stance(view.words[at]) is None:
        return replace(found, start=at) if site.entry.lemma == "أعرب" and is_act(view.words[at]) else None
    if _is_anothers(view, at, stop):
        return replace(found, start=at)
    start = at + 1
    while start < min(stop, at + 4) and (
        view.words[start] in function_words("feeling_adjectives")
        or (view.words[start][:1] == "و" and feeling_stance(view.words[start][1:]) is not None)
    ):
        start += 1
    start = _past_possessor(view, at, start, stop)
    if start >= stop:
        return None
    return _beside(site, replace(found, start=at), start)


def _is_anothers(view: View, at: int, stop: int) -> bool:
    """«عن حرص الحكومة على …», «عن ترحيب بلاده بـ»: a feeling of somebody else's is what is reported, noun and all."""
    word, behind = view.words[at], at + 1
    if view.tokens[at].text.endswith(("ه", "ها", "هم", "هما", "نا")) or word.startswith("ال") or behind >= stop:
        return False
    if view.words[behind] in {"بلاده", "بلادها", "حكومته", "حكومتها"}:
        return True
    end = speaker_phrase(view, behind, min(stop, behind + _POSSESSOR))
    return end > behind and is_speaker(view, behind, end) and view.words[end][:1] != "و"


def _past_possessor(view: View, at: int, start: int, stop: int) -> int:
    """«عن فخر الشركة واعتزازها باستضافة …»: whose feeling it is stands between the noun and what is felt about."""
    if start != at + 1 or has_possessive(view.words[at]) or view.words[start] in function_words("felt_about"):
        return start
    end = speaker_phrase(view, start, min(stop, start + _POSSESSOR))
    if end == start or not is_speaker(view, start, end):
        return start
    while end < stop and view.words[end][:1] == "و" and feeling_stance(view.words[end][1:]) is not None:
        end += 1
    behind = view.words[end]
    return end if behind in function_words("felt_about") or behind[:1] in "بل" else start


_POSSESSOR = 5
"""Tokens."""


def felt_clause(site: Site, found: Complement) -> Complement:
    """«أبدى الزعيم ثقته بأن …»: the noun of feeling or saying before the clause is the cue, or belongs to it."""
    view, (start, end) = site.view, found.gap
    noun = next((at for at in range(end - 1, start - 1, -1) if _is_felt(view, at)), None)
    if noun is None:
        return found
    if noun == found.cue_end:
        return replace(found, cue_end=noun + 1, gap=(noun + 1, noun + 1))
    return replace(found, gap=(start, noun), noun=noun)


def _is_felt(view: View, at: int) -> bool:
    return feeling_stance(view.words[at]) is not None or any(cue.form == "noun" for cue in view.cues.get(at, ()))


def _beside(site: Site, found: Complement, start: int) -> Complement | None:
    """Begin the content behind the noun of feeling: after its preposition, or with a word that carries one."""
    view, at = site.view, found.start
    own = function_words("felt_about")
    after = start + 1 if view.words[start] in own else start
    if after >= site.stop or not (view.tokens[after].is_word or after in view.opening):
        return None
    if after < site.stop and opens_clause(view, after):
        after += 1
    elif after == start and not view.words[start].startswith(("ب", "ل")) and not _is_own(view, at, start):
        return Complement("object", at, found.cue_end, found.gap)
    if found.gap[0] < found.gap[1]:
        return Complement("object", after, found.cue_end, found.gap, noun=at)
    cue_ends = after if view.words[after - 1] in own else start
    return Complement("object", after, cue_ends, found.gap)


def _is_own(view: View, at: int, start: int) -> bool:
    """«معارضتها إقالته»: an act right behind somebody's feeling is what is felt about."""
    return has_possessive(view.words[at]) and start == at + 1 and not is_verb_form(view.words[start])
