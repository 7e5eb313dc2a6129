"""Descriptions: what a thing is called or held to be («وصف القرار بأنه خطأ», «ما اعتبره خرقاً»)."""

from qala.attribute.adverbials import skip_adverbials
from qala.attribute.complements import Complement
from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase
from qala.attribute.seams import source_end, split_phrase
from qala.attribute.sites import Site
from qala.attribute.views import View
from qala.lexicon.function_words import function_words, words_of
from qala.lexicon.verb_forms import is_verb_form


def described_object(site: Site, found: Complement) -> Complement:
    """«وصف الاتهامات بأنها …»: what is described belongs to the content."""
    view = site.view
    start, end = found.gap
    commas = [at for at in range(start, end) if view.is_comma(at)]
    begin = commas[-1] + 1 if commas else source_end(site, start)
    if commas and begin < end and view.words[begin] in function_words("prepositions"):
        begin = source_end(site, start)
    begin = skip_adverbials(view, begin, end)
    if begin >= end and not commas and _says_of(view, found) and not view.words[site.index].endswith(("ه", "ها", "هم", "هما")):
        begin = start  # «وصف القرار بأنه»: what alone stands there is described
    if begin >= end or not view.tokens[begin].is_word or view.words[begin] in function_words("prepositions"):
        return found
    return Complement("object", begin, found.cue_end, (start, begin))


def _says_of(view: View, found: Complement) -> bool:
    """«بأنه كذا», «بالناجح»: what something is called stands behind ب."""
    return found.kind == "object" or view.words[found.start - 1][:1] == "ب"


def called_object(site: Site) -> Complement | None:
    """«ما اعتبره الوزير خرقاً», «الذي وصفته مشيناً»: behind the pronoun and who speaks stands what it is held to be."""
    view, start, stop = site.view, site.index + 1, site.stop
    if site.cue.form != "verb" or not view.words[site.index].endswith(("ه", "ها", "هم")):
        return None
    end = split_phrase(view, start, speaker_phrase(view, start, stop))
    source = end if is_speaker(view, start, min(end, start + 3)) else start
    begin = skip_adverbials(view, source, stop)
    if begin >= stop or not (view.tokens[begin].is_word or begin in view.opening):
        return None
    if opens_clause(view, begin):
        return Complement("clause", begin + 1, start, (start, begin)) if begin + 1 < stop else None
    word = view.words[begin]
    if is_verb_form(word) or word in words_of("prepositions", "relatives", "adverbs") or view.named[begin]:
        return None
    return Complement("object", begin, start, (start, source))
