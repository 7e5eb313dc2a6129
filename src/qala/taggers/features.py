"""Features: what the CRF sees of a word and of its neighbours."""

from collections.abc import Sequence
from functools import lru_cache

from qala.arabic.folding import bare
from qala.lexicon.cues import cue_readings
from qala.lexicon.names import name_flags
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.word_classes import word_class

_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_EDGE = ("_",) * 4


def features(words: Sequence[str]) -> list[list[str]]:
    """Return the features of each word of a sentence."""
    own = [_word(word) for word in words]
    count = len(own)
    rows = []
    for index, (key, stem, group, kind, intrinsic) in enumerate(own):
        before, after = own[index - 1][:4] if index else _EDGE, own[index + 1][:4] if index + 1 < count else _EDGE
        second = own[index - 2][:4] if index > 1 else _EDGE
        ahead = own[index + 2][:4] if index + 2 < count else _EDGE
        rows.append(
            [
                *intrinsic,
                f"-1={before[0]}", f"+1={after[0]}", f"-2={second[0]}", f"+2={ahead[0]}",
                f"-1s={before[1]}", f"+1s={after[1]}",
                f"-1c={before[2]}", f"+1c={after[2]}", f"-2c={second[2]}", f"+2c={ahead[2]}",
                f"-1k={before[3]}", f"+1k={after[3]}", f"-2k={second[3]}",
                f"-1|0={before[1]}|{stem}", f"0|+1={stem}|{after[1]}",
                f"cc={before[2]}|{group}", f"c+={group}|{after[2]}", f"kk={before[3]}|{kind}|{after[3]}",
            ]
        )
        del key
    return rows


@lru_cache(maxsize=65536)
def _word(word: str) -> tuple[str, str, str, str, tuple[str, ...]]:
    """Return (bare, stem, class, kind, own features) of a word."""
    key = bare(word)
    cut = next((p for p in _PREFIXES if key.startswith(p) and len(key) - len(p) > 1), "")
    stem = key[len(cut) :]
    group = word_class(key) or word_class(stem) or "?"
    flags, stem_flags = name_flags(key), name_flags(stem)
    kind = _kind(key, stem, word)
    own = (
        "b", f"w={key}", f"s={stem}", f"p={cut}", f"c={group}", f"k={kind}",
        f"f={flags}", f"fs={stem_flags}", f"p2={key[:2]}", f"p3={key[:3]}", f"p4={key[:4]}",
        f"x1={key[-1:]}", f"x2={key[-2:]}", f"x3={key[-3:]}", f"x4={key[-4:]}", f"n={min(len(key), 9)}",
        f"fk={flags}|{kind}", f"h={word[:1] in 'أإآ'}",
    )
    return key, stem, group, kind, own


def _kind(key: str, stem: str, word: str) -> str:
    """What sort of thing a word is at first sight: punctuation, digits, Latin, a title, a reporting word, a known name."""
    first = word[:1]
    if not (first.isalnum()):
        return word
    if first.isdigit():
        return "#"
    if first.isascii():
        return "A" if first.isupper() else "a"
    kind = speaker_kind(key)
    if kind:
        return kind
    if key in cue_readings() or (key[:1] in "وف" and key[1:] in cue_readings()):
        return "cue"
    flags = name_flags(key) or name_flags(stem)
    return f"N{flags}" if flags else "w"
