"""Speech without a sign: «وقال المدرب أنا سعيد», neither colon nor marks nor complementizer."""

from qala.attribute.complements import Complement
from qala.attribute.phrases import is_speaker, speaker_phrase
from qala.attribute.sites import Site
from qala.lexicon.function_words import function_words, words_of

_SAID = frozenset({"قال"})
_SHORTEST = 4
"""Words; fewer without any sign are no speech."""


def unsigned_speech(site: Site) -> Complement | None:
    """Return the words right behind the source of a verb of saying that has no other complement."""
    view, start = site.view, site.index + 1
    if site.entry.lemma not in _SAID or site.cue.form != "verb" or site.words[site.index - 1] in function_words("not_saying"):
        return None
    begin = speaker_phrase(view, start, site.stop)
    if begin > start and not is_speaker(view, start, begin):
        begin = start
    if begin + _SHORTEST > site.stop or not _may_open(site, begin, alone=begin == start):
        return None
    return Complement("colon", begin, start, (start, begin))


def _may_open(site: Site, begin: int, *, alone: bool) -> bool:
    """Tell whether speech can begin with the word at `begin`; where no source stands before it, only few words do so."""
    view, word = site.view, site.words[begin]
    if not view.tokens[begin].is_word or view.cues.get(begin):
        return False
    if word in function_words("speech_openings"):
        return True
    if word.startswith("لل"):
        return False
    grammatical = words_of("prepositions", "relatives", "speech_nouns")
    if word in grammatical or word in function_words("said_things"):
        return False
    return not alone or not (word.startswith(("ال", "ل", "ب")) or view.named[begin])
