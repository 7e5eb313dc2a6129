"""Features: what the tagger of names sees of a word, of its neighbours, and of two words side by side.

A feature is a string. What a word gives to itself it gives to the words around it too, as far as `PLACES` says: `w=` to itself
is `-1w=` to the word after it. Two neighbours give features to each other. So all depends on one word or one pair alone, and
the weights can be summed once and kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qala.arabic.folding import bare
from qala.lexicon import names as flag
from qala.lexicon.cues import cue_readings
from qala.lexicon.names import cut_forms, longest_name, name_flags
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.word_classes import word_class

_PREFIXES = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_KINDS = (
    (flag.PLACE, "LOC"), (flag.BODY | flag.MEDIUM, "ORG"), (flag.KNOWN, "PER"), (flag.GIVEN, "given"),
    (flag.FAMILY, "family"), (flag.COMPANY, "company"), (flag.PERSON, "person"), (flag.SMALL, "small"),
)  # fmt: skip
"""What a flag of the gazetteer makes of a word, the surest first."""

_LONG = 9
TO_LEFT, TO_RIGHT = "0s+1s=", "-1s0s="
"""Prefixes of the features that two stems give to the left and to the right one."""

PLACES = {
    "-1": frozenset(("w", "s", "c0", "c1", "c2", "k", "h", "x2")),
    "+1": frozenset(("w", "s", "c0", "c1", "c2", "k", "h", "p2")),
    "-2": frozenset(("w", "c1", "k", "h")),
    "+2": frozenset(("w", "c1", "k")),
}
"""Where a word stands, seen from the one that is labelled, and which of its features are given there."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the tagger sees it.

    Attributes:
        key: its bare form.
        stem: the same without article and clitics.
        coarse: its coarse class.
        middle: its middle class.
        fine: its fine class.
        habit: how often it names, as a number.
        kind: what sort of thing it is at first sight.
        sort: kind and habit together.
        starts: whether a longer name of the gazetteer may begin here.
        own: features of the word itself.
    """

    key: str
    stem: str
    coarse: str
    middle: str
    fine: str
    habit: str
    kind: str
    sort: tuple[str, str]
    starts: bool
    own: tuple[str, ...]


EDGE = Word(
    "_", "_", "_", "_", "_", "_", "_", ("_", "_"), starts=False,
    own=("w=_", "s=_", "c0=_", "c1=_", "c2=_", "k=_", "h=_", "x2=_", "p2=_"),
)  # fmt: skip
"""What stands before the first and behind the last word of a sentence."""


def describe(written: str) -> Word:
    """Return what the tagger sees of a written word."""
    key = bare(written)
    cut = next((p for p in _PREFIXES if key.startswith(p) and len(key) - len(p) > 1), "")
    stem = key[len(cut) :]
    forms = cut_forms(key)
    flags = name_flags(key)
    cut_flags = [name_flags(form) for form in forms]
    inner = next((found & ~flag.STARTS for found in cut_flags if found & ~flag.STARTS), 0)
    kind = _kind(written, key, flags & ~flag.STARTS or inner)
    classes = word_class(key, *forms, stem, "ال" + stem)
    coarse, middle, fine, habit = map(str, classes) if classes else ("?", "?", "?", "?")
    own = (
        "b", f"w={key}", f"s={stem}", f"p={cut}", f"c0={coarse}", f"c1={middle}", f"c2={fine}", f"h={habit}", f"k={kind}",
        f"p2={key[:2]}", f"p3={key[:3]}", f"p4={key[:4]}", f"s2={stem[:2]}", f"s3={stem[:3]}",
        f"x1={key[-1:]}", f"x2={key[-2:]}", f"x3={key[-3:]}", f"x4={key[-4:]}", f"n={min(len(key), _LONG)}",
        f"a={written[:1] in 'أإآ'}", f"kk={_known_as(flags)}|{_known_as(inner)}|{cut}",
        *_flag_features("f", flags), *_flag_features("i", inner),
    )  # fmt: skip
    starts = any(found & flag.STARTS for found in (flags, *cut_flags))
    return Word(key, stem, coarse, middle, fine, habit, kind, (kind, habit), starts, own)


def given(word: Word, place: str) -> tuple[str, ...]:
    """Return the features that a word gives from a place around the one that is labelled."""
    return tuple(place + feature for feature in word.own if feature.partition("=")[0] in PLACES[place])


def stems_beside(left: Word, right: Word) -> str:
    """Return the two stems that a pair of neighbours gives to each other, behind `TO_LEFT` and `TO_RIGHT`."""
    return f"{left.stem}|{right.stem}"


def classes_beside(left: str, right: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the features that the middle classes of a pair give to its left and to its right word."""
    return (f"0c+1c={left}|{right}",), (f"-1c0c={left}|{right}",)


def sorts_beside(left: tuple[str, str], right: tuple[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the features that the kinds and habits of a pair give to its left and to its right word."""
    (kind, habit), (next_kind, next_habit) = left, right
    to_left = (f"0k+1k={kind}|{next_kind}", f"0h+1h={habit}|{next_habit}")
    return to_left, (f"-1k0k={kind}|{next_kind}", f"-1h0h={habit}|{next_habit}", f"-1k0h={kind}|{next_habit}")


def phrase_marks(words: Sequence[Word]) -> list[str]:
    """Return for each word its part in a longer name of the gazetteer (`BLOC`, `IORG`, `LPER` …), empty where there is none."""
    marks, index, keys = [""] * len(words), 0, [word.key for word in words]
    while index < len(words):
        end, flags = longest_name(keys, index) if words[index].starts else (index, 0)
        for at in range(index, end):
            marks[at] = ("B" if at == index else "L" if at == end - 1 else "I") + _known_as(flags)
        index = max(end, index + 1)
    return marks


def in_phrase(mark_before: str, mark: str, mark_after: str) -> tuple[str, ...]:
    """Return the features of a word and its neighbours that stand in longer names of the gazetteer."""
    found = []
    if mark_before:
        found.append(f"g-={mark_before}")
    if mark:
        found.append(f"g={mark}")
    if mark_after:
        found.append(f"g+={mark_after}")
    return tuple(found)


def _beside(left: Word, right: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return all features that a pair of neighbours gives to its left and to its right word."""
    stems = stems_beside(left, right)
    classes, sorts = classes_beside(left.middle, right.middle), sorts_beside(left.sort, right.sort)
    return (TO_LEFT + stems, *classes[0], *sorts[0]), (TO_RIGHT + stems, *classes[1], *sorts[1])


def features(written: Sequence[str]) -> list[list[str]]:
    """Return all features of each word of a sentence, as training wants them."""
    return [list(row) for row in _rows([describe(word) for word in written])]


def _rows(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    row = [EDGE, EDGE, *words, EDGE, EDGE]
    marks = ["", *phrase_marks(words), ""]
    for at, word in enumerate(words, 2):
        yield (
            *word.own, *given(row[at - 1], "-1"), *given(row[at + 1], "+1"),
            *given(row[at - 2], "-2"), *given(row[at + 2], "+2"),
            *_beside(row[at - 1], word)[1], *_beside(word, row[at + 1])[0], *in_phrase(*marks[at - 2 : at + 1]),
        )  # fmt: skip


@lru_cache(maxsize=2048)
def _flag_features(prefix: str, flags: int) -> tuple[str, ...]:
    bits = (bit for bit in range(flag.SMALL.bit_length()) if flags >> bit & 1 and 1 << bit != flag.STARTS)
    return tuple(f"{prefix}={bit}" for bit in bits)


@lru_cache(maxsize=2048)
def _known_as(flags: int) -> str:
    return next((name for bits, name in _KINDS if flags & bits), "")


def _kind(written: str, key: str, flags: int) -> str:
    """What sort of thing a word is at first sight: punctuation, digits, Latin, a title, a reporting word, a known name."""
    first = written[:1]
    if not first.isalnum():
        return written
    if first.isdigit():
        return "#"
    if first.isascii():
        return "A" if first.isupper() else "a"
    head = speaker_kind(key)
    if head:
        return head
    if key in cue_readings() or (key[:1] in "وف" and key[1:] in cue_readings()):
        return "cue"
    return _known_as(flags) or ("adjective" if flags & flag.ADJECTIVE else "word")
