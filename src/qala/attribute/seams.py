"""Seams: where one noun phrase ends and another begins with nothing between them («أكدت الوزارة بدء …»)."""

from qala.attribute.phrases import is_speaker, speaker_phrase
from qala.attribute.sites import Site
from qala.attribute.views import View
from qala.lexicon.feelings import has_possessive
from qala.lexicon.function_words import function_words, is_act
from qala.lexicon.speakers import is_speaker_head, speaker_kind


def source_end(site: Site, start: int) -> int:
    """Return where who speaks ends, behind the cue at `start`; `start` itself if nobody known does."""
    if site.cue.form not in ("verb", "noun"):
        return start
    view = site.view
    end = speaker_phrase(view, start, site.stop)
    if not is_speaker(view, start, min(end, start + 2)):
        return start
    return split_phrase(view, start, end)


def split_phrase(view: View, start: int, end: int) -> int:
    """Return where the first phrase ends in a run of nouns that goes on into a second («أكدت الوزارة بدء …»)."""
    words, named, prepositions = view.words, view.named, function_words("prepositions")
    for at in range(start + 1, end):
        word, before = words[at], words[at - 1]
        if at in view.opening and _is_apart(view, at):
            return at
        if view.level[at] != view.level[start]:
            continue
        closed = before in _CLOSING and at - 1 not in view.opening
        if closed and speaker_kind(word) == "organisation" and not word.endswith(("ي", "يه")):  # «منظمة «بيوتنا أولاً» الحكومة»
            return at
        if word.startswith("ل") or not view.tokens[at].is_word or not view.tokens[at - 1].is_word:
            continue
        if word in prepositions or before in prepositions or named[at] is not None or _goes_on(word):
            continue
        if is_act(word) or (_leaves_name(view, at) if named[at - 1] else _leaves(view, start, at)):
            return at
    return end


def _is_apart(view: View, at: int) -> bool:
    """«اعتبر المدرب سامي عياد «المباراة صعبة»»: behind a person a quotation that names nobody is no part of the phrase."""
    there = view.named[at - 1]
    return there is not None and there.type == "PER" and view.named[at + 1] is None


def _leaves_name(view: View, at: int) -> bool:
    """Tell whether the word behind a name begins another phrase: no adjective of a body, no title of a person."""
    word, there = view.words[at], view.named[at - 1]
    if not word.startswith("ال") or _is_second_head(view, at):
        return True
    is_title = word.endswith(("ي", "يه")) or speaker_kind(word) in ("official", "person")
    return there is not None and there.type == "PER" and not is_title


def _leaves(view: View, start: int, at: int) -> bool:
    """Tell whether a word without a name beside it begins another phrase: «الوزارة بدء», «شقيقه تحويل المبلغ»."""
    word, before = view.words[at], view.words[at - 1]
    if has_possessive(before) and len(before) > _SHORT and not word.startswith("ال") and speaker_kind(word) is None:
        return True
    if _is_nominative(before) and not word.startswith("ال") and not word.endswith(("ون", "ين")):  # «معلقون سلوك السياح»
        return True
    if at == start + 1 and before.startswith("ال") and word.startswith("ال") and word.endswith("ين"):  # «اللجنة الراغبين في»
        return speaker_kind(before) in ("organisation", "media", "agency")
    if word in function_words("told_things") and before.endswith(("يه", "ي", "ه")):  # «مصادر طبية حصيلة التفجير»
        return True
    return before.startswith("ال") and (not word.startswith("ال") or _is_second_head(view, at))


def _is_nominative(word: str) -> bool:
    """A plural in ون is in no construct: what stands behind it, if it is no adjective, begins another phrase."""
    return word.endswith("ون") and len(word) > _SHORT and speaker_kind(word) in ("official", "person")


_CLOSING = frozenset('»”"')


def _goes_on(word: str) -> bool:
    """«المعلمون والمعلمات», «المتحدث باسم الجيش», «الناطق بوزارة …», «صيف ينبع 36»: words that begin no second phrase."""
    if word.startswith("وال") or word == "باسم" or word[:1].isdigit():
        return True
    return word.startswith("ب") and speaker_kind(word[1:]) in ("organisation", "media") and not is_speaker_head(word)


def _is_second_head(view: View, at: int) -> bool:
    """A noun with the article after a complete phrase is no adjective if it is a kind of people or an act."""
    word = view.words[at]
    if not word.startswith("ال"):
        return False
    kind = speaker_kind(word) if view.named[at] is None and not word.endswith(("ي", "يه")) else None
    stem = word[2:]
    if word in function_words("peoples") or kind in ("organisation", "document") or stem in function_words("told_things"):
        return True
    return len(stem) > _SHORT and stem[0] == "ا" and stem[-2] == "ا" and (stem.startswith(("ان", "است")) or stem[2] == "ت")


_SHORT = 5
