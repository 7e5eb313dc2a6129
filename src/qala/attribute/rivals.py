"""Rivals: other reporting words between a cue and a complement, which then is theirs."""

from qala.attribute.complements import is_preposition
from qala.attribute.sites import Site
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words, only_nouns_follow

_WITHIN = 8
"""Tokens in which a verb's own preposition stands."""
_WHEN = frozenset({"حين", "عندما", "لما", "حينما"})
_WHAT = frozenset({"ما", "لما"})
_PUBLISHED = frozenset({"نشر", "نقل", "أورد", "تناقل"})
_SAYING = frozenset({"قايلا", "قايله", "قايلين"})


def is_rival(site: Site, at: int) -> bool:
    """Tell whether another reporting verb or participle stands at `at`, whose complement comes first."""
    view, word = site.view, site.words[at]
    if (
        at not in view.cues
        or at <= site.index
        or word.startswith("ال")
        or view.named[at]
        or word in function_words("no_rivals")
    ):
        return False
    if word.endswith("ه") and site.words[at - 1] in function_words("told_of"):  # «مصادر مؤكدة»
        return any(cue.form == "verb" for cue in view.cues[at])
    if site.words[at - 1] in _WHAT and any(cue.form == "phrase" for cue in view.cues.get(at - 2, ())):
        return False  # «كشف مصدر، حسب ما نقله الموقع، أن»
    if site.words[at - 1] in _WHEN or only_nouns_follow(site.words[at - 1]):
        return False
    if is_published(view, at):
        return False
    coloured = site.entry.lemma == "قال" and word not in _SAYING  # «قالت المنظمة محذرة إن»: a participle only colours it
    forms = ("verb",) if coloured else ("verb", "participle")
    return any(
        cue.form in forms and not cue.strict and _may_report(site, at, cue_entry(cue.lemma, cue.form)) for cue in view.cues[at]
    )


def is_published(view: View, at: int) -> bool:
    """«أكد الرئيس، في تصريحات نُشرت اليوم، أن»: where the words appeared, no report of its own."""
    return view.words[at - 1] in function_words("occasions") and view.cues[at][0].lemma in _PUBLISHED


def _may_report(site: Site, at: int, entry: CueEntry) -> bool:
    """A verb that needs its preposition is no rival without it («محللون، تحدثت إليهم الصحيفة، أن»)."""
    near = range(at + 1, min(at + _WITHIN, site.stop))
    if entry.needs or any(site.words[k] in entry.unless for k in near):
        return False
    return not entry.prep_only or any(is_preposition(site.words[k], entry) for k in near)
