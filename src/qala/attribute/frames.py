"""Frames: whether a cue reports anything at its place, and by which of its frames."""

from qala.arabic.folding import bare
from qala.attribute.adverbials import PRONOMINAL, skip_adverbials
from qala.attribute.asides import HIDDEN
from qala.attribute.complements import Complement, at_once, cue_end, takes_prepositional
from qala.attribute.descriptions import called_object, described_object
from qala.attribute.feelings import felt_clause, felt_object
from qala.attribute.objects import asked_act, bare_object, earlier_act, nearer_object, stated
from qala.attribute.phrases import is_speaker, opens_clause
from qala.attribute.preceding import WHAT
from qala.attribute.rivals import is_published
from qala.attribute.sites import Site
from qala.attribute.unsigned import unsigned_speech
from qala.attribute.views import View
from qala.attribute.walks import walk_to_complement
from qala.lexicon.cues import CueEntry
from qala.lexicon.feelings import has_possessive
from qala.lexicon.function_words import function_words, only_nouns_follow, points_back, words_of
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.cue import Cue

_NEEDED_WITHIN, _CLOSE = 14, 6
"""Tokens in which a word that an entry needs, or forbids, is looked for."""


def find_complement(site: Site) -> Complement | None:
    """Return the complement of a site's cue, None if it reports nothing there."""
    view, cue, entry = site.view, site.cue, site.entry
    if not _may_stand(site):
        return None
    if cue.strict and not (cue.form == "participle" and view.is_comma(site.index - 1) and _has_predicate(site)):
        return at_once(site) or _behind_known(site)
    held = called_object(site) if entry.called else None
    found = held or _nearest(site)
    if found is not None:
        kept = _only_qualifies(site, found) or (found.kind == "object" and _is_no_claim(site, found))
        return held or (None if kept else _found(site, found))
    if _may_take_bare(site) and not _keeps_back(site):
        found = asked_act(site, cue_end(site)) if entry.object == "act" else bare_object(site, cue_end(site))
        return felt_object(site, found) if found and entry.light else found
    if entry.states and site.cue.form == "verb" and (state := stated(site, cue_end(site))):
        return state
    return unsigned_speech(site)


def _nearest(site: Site) -> Complement | None:
    """Return the complement a walk comes to, or an object that stands before it."""
    entry = site.entry
    found = _possessed(site) or walk_to_complement(site) or (called_object(site) if entry.described else None)
    if found is None or entry.light:
        return None if found and found.kind == "colon" and not _is_said_so(site, found) else found
    if found.kind in ("clause", "quotation") and entry.object in ("bare", "both"):
        found = nearer_object(site, found) or found
    if found.kind == "object" and entry.object == "both":
        found = earlier_act(site, found) or found
    return found


def _is_said_so(site: Site, found: Complement) -> bool:
    """«وعبرت إحداهن بقولها: …»; a colon behind a light verb alone is not its own («عبر البوابة (https://…)»)."""
    return not words_of("saying_so", "introducing").isdisjoint(site.words[site.index + 1 : found.start])


def _behind_known(site: Site) -> Complement | None:
    """«وسجل المدير، من جانبه، أن»: right before a person the form is the verb it looks like; a clause or speech must follow."""
    start = site.index + 1
    if site.cue.form != "verb" or start >= site.stop or site.words[start][:1] in "بلكوف":
        return None
    mention = site.view.named[start]
    if site.words[site.index] == "بين":  # «التواصل بين فلان وفلان», but «بين فلان أنه»
        end = next((k for k in range(start, site.stop) if site.view.named[k] is not mention), site.stop)
        person = mention is not None and mention.type == "PER" and end + 1 < site.stop and opens_clause(site.view, end)
        return Complement("clause", end + 1, start, (start, end)) if person else None
    known = mention is not None and mention.type == "PER"
    if not known and speaker_kind(site.words[start]) not in ("official", "person"):
        return None
    found = walk_to_complement(site)
    return found if found and found.kind in ("clause", "quotation") else None


def _keeps_back(site: Site) -> bool:
    """«لم يكشف عن دوافعه», «سيعلن عن الفائزين»: a topic that is not, or not yet, spoken of."""
    if site.cue.form != "verb" or bare(site.entry.lemma) not in function_words("disclosures"):
        return False
    written = site.words[site.index]
    later = written.removeprefix("و").startswith(("سي", "ست")) or site.words[site.index - 1] in {"سوف", "وسوف", "لن", "ولن"}
    return later or site.words[site.index - 1] in {"لم", "ولم", "لا", "ولا"}


def _is_no_claim(site: Site, found: Complement) -> bool:
    """«في إشارة إلى جماعات مسلحة» says whom somebody meant, «تحدث عن الديون» only about what he spoke."""
    if site.entry.lemma == "إشارة":
        return site.words[site.index - 1] == "في"
    if site.entry.lemma == "تحدث":
        word, behind = site.words[found.start], site.words[found.start + 1]
        return (
            word.startswith("ال") or behind.startswith("ال") or site.view.named[found.start] is not None or has_possessive(word)
        )
    return _keeps_back(site)


def _possessed(site: Site) -> Complement | None:
    """«التي أعلنت تنازلها عن أجرها»: what is somebody's own right behind the verb is what is reported."""
    at = cue_end(site)
    if site.entry.object != "both" or site.entry.light or site.cue.form == "noun" or at >= site.stop or at > site.index + 1:
        return None
    word = site.words[at]
    if not has_possessive(word) or len(word) <= _SHORT or site.view.named[at] or is_speaker(site.view, at, at + 1):
        return None
    if word in words_of("prepositions", "adverbs") or word in PRONOMINAL or is_verb_form(word):
        return None
    acts = site.entry.lemma == "أعلن" and word in function_words("acts")
    if acts or word in function_words("speech_nouns") or opens_clause(site.view, at):
        return None
    return Complement("object", at, at, (at, at))


_SHORT = 4


def site_of(view: View, index: int, cue: Cue, entry: CueEntry) -> Site:
    """Return the site of a reading of the cue at token `index`."""
    return Site(view, view.words, index, cue, entry, view.end_of_level(index))


def _has_predicate(site: Site) -> bool:
    """«البلدان، رغم هذا، مطالبة بـ»: before a participle that reports, the clause it goes with has had its verb."""
    view = site.view
    begin = next((at + 1 for at in range(site.index - 1, -1, -1) if opens_clause(view, at) or view.words[at] in {".", ":"}), 0)
    if any(is_verb_form(view.words[at]) or at in view.cues for at in range(begin, site.index)):
        return True
    speaking = any(cue.form == "verb" and cue.gender == site.cue.gender for at in range(begin) for cue in view.cues.get(at, ()))
    first = next((at for at in range(begin, site.index) if view.is_comma(at)), site.index)
    return speaking and first - begin > _WHOLE


_WHOLE = 4
"""Tokens up to the first comma of a clause without a verb («القدس بحاجة ماسة لوقفة جدية، مطالبة …»)."""


def _found(site: Site, found: Complement) -> Complement | None:
    if not _has_needed(site):
        return None
    if site.entry.described:
        return described_object(site, found)
    if site.entry.light:
        return felt_object(site, found) if found.kind == "object" else felt_clause(site, found)
    if found.kind == "object" and takes_prepositional(site) and _is_pronoun_topic(site, found):
        return None
    return found


def _is_pronoun_topic(site: Site, found: Complement) -> bool:
    """«النتائج التي أعلن عنها»: a relative clause whose object is its own head reports nothing."""
    relative = site.words[site.index - 1] in function_words("relatives")
    return (
        relative
        and found.gap[0] == found.gap[1]
        and site.entry.form == "verb"
        and found.start - site.index > 1
        and (site.words[found.start - 1] in site.entry.preps and site.words[site.index + 1] in function_words("of_it"))
    )


def _may_stand(site: Site) -> bool:
    """Tell whether the words before the cue let it be one."""
    words, entry, form = site.words, site.entry, site.cue.form
    before = words[site.index - 1]
    hidden = words[site.index + 1] in HIDDEN  # «رفض ذكر اسمه»
    hidden = hidden or (form == "verb" and is_published(site.view, site.index))
    if (
        hidden
        or _is_strict_adjective(site)
        or before in entry.unless_after
        or (_is_adjective(site) and before in function_words("told_of"))
    ):
        return False
    if (entry.owned and not _is_owned(site)) or words[site.index] in _SURELY:
        return False
    if entry.after:
        return before in entry.after or before[1:] in entry.after
    behind_medium = form == "noun" and speaker_kind(before) in ("media", "agency")
    if behind_medium or (form == "verb" and only_nouns_follow(before)):
        return False
    if not entry.initial or _follows_time(site):
        return True
    return site.index == 0 or not site.view.tokens[site.index - 1].is_word or before in function_words("before_verbs")


def _is_strict_adjective(site: Site) -> bool:
    """«قيود مشددة على دخول»: behind an indefinite noun «strict» says nothing."""
    before = site.index - 1
    if site.words[site.index] != "مشدده" or before < 0 or not site.view.tokens[before].is_word:
        return False
    return not site.words[before].startswith("ال") and site.view.named[before] is None


_SURELY = frozenset({"بالتاكيد", "وبالتاكيد"})


def _is_owned(site: Site) -> bool:
    at = site.index + 1
    speaks = site.words[at] == "من" or is_speaker(site.view, at, min(at + 2, site.stop))
    return has_possessive(site.words[site.index]) or (speaks and not site.words[site.index].startswith(("ال", "وال")))


def _follows_time(site: Site) -> bool:
    """«بعد أن علمت الصحيفة»: a verb begins its clause behind this أن too."""
    return site.cue.perfect and site.words[site.index - 1] == "ان" and site.words[site.index - 2] in {"بعد", "وبعد", "منذ"}


def _is_adjective(site: Site) -> bool:
    """«مصادر مؤكدة»: a feminine participle may only qualify the noun before it."""
    return site.cue.form == "participle" and site.cue.gender == "f"


def _only_qualifies(site: Site, found: Complement) -> bool:
    """«وقائع مؤكدة بمحاضر», «عوائد متوقعة، كما أنه»: behind an indefinite noun a feminine participle reports only at once."""
    before = site.index - 1
    if not _is_adjective(site) or before < 0 or not site.view.tokens[before].is_word or site.view.named[before]:
        return False
    if site.words[before].startswith("ال") or site.words[before][:1].isdigit() or found.cue_end > site.index + 1:
        return False
    return found.start > site.index + _AT_ONCE if found.kind == "clause" else found.kind == "object"


_AT_ONCE = 5
"""Tokens from a participle to its clause, «في هذا الصدد» between them."""


def _may_take_bare(site: Site) -> bool:
    """Tell whether a noun phrase beside the cue, without any preposition, can be what is reported."""
    entry, cue = site.entry, site.cue
    if entry.quoted or not _has_needed(site) or (entry.past and not cue.perfect) or _is_echo(site):
        return False
    if site.words[site.index - 1] in function_words("relatives") and not _own_object(site):
        return False
    if entry.behind and site.words[site.index - 1] not in entry.behind:
        return False
    if cue.form == "noun":
        return _own_object(site) if entry.construct else entry.genitive and entry.object in ("bare", "both")
    if entry.object == "perfect":
        told = cue.form == "verb" and cue.perfect and cue.number == "s"
        return told or (cue.form == "participle" and site.words[site.index + 1].startswith("ايا"))
    return entry.object in ("bare", "both") or (entry.object == "act" and cue.form == "verb")


def _is_echo(site: Site) -> bool:
    """«وهو ما أكدته الوزارة»: what is confirmed stands before it."""
    if site.entry.called or site.entry.described or site.cue.form != "verb":
        return False
    before = site.words[site.index - 1]
    return points_back(site.words[site.index - 2], before) or (before in WHAT and site.words[site.index].endswith(("ه", "ها")))


def _own_object(site: Site) -> bool:
    """«أحلام التي أعلنت تنازلها»: after a relative pronoun only an object right behind the verb is its own."""
    start = site.index + 1
    while start < site.stop and site.words[start] in _OPENLY:
        start += 1
    if start >= site.stop or not site.view.tokens[start].is_word or site.view.named[start]:
        return False
    word = site.words[start]
    if site.entry.construct and is_speaker(site.view, start, start + 1):
        return False
    return (
        not word.startswith("ال")
        and word not in function_words("prepositions")
        and start == skip_adverbials(site.view, start, site.stop)
    )


_OPENLY = frozenset({"علنا", "رسميا", "صراحه", "مرارا"})


def _has_needed(site: Site) -> bool:
    words, entry, behind = site.words, site.entry, site.index + 1
    if entry.unless and not entry.unless.isdisjoint(words[behind : min(site.stop, site.index + _CLOSE)]):
        return False
    return not (entry.needs and entry.needs.isdisjoint(words[behind : min(site.stop, site.index + _NEEDED_WITHIN)]))
