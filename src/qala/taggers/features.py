"""Features: what the tagger of names sees of a word, of its neighbours, and of two words side by side.

A feature is a string. What a word gives to itself it gives to the words around it too, as far as `PLACES` says: `w=` to itself
is `-1w=` to the word after it. Two neighbours give features to each other. So all depends on one word or one pair alone, and
the weights can be summed once and kept. The features of a word come in groups, each told by one part of it (its first letters,
its class …): words are many, parts are few, so the sums of the parts are kept as well.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import Literal, NamedTuple

from qala.arabic.folding import bare
from qala.lexicon import names as flag
from qala.lexicon.cues import cue_readings
from qala.lexicon.names import cut_forms, longest_name, name_flags
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.word_classes import word_class

_PREFIX = re.compile("(?:وال|بال|فال|كال|ولل|لل|ال|[وبلفك])(?=..)", re.DOTALL)
"""What is cut off the front of a word, if two letters stay."""

_KINDS = (
    (flag.PLACE, "LOC"), (flag.BODY | flag.MEDIUM, "ORG"), (flag.KNOWN, "PER"), (flag.GIVEN, "given"),
    (flag.FAMILY, "family"), (flag.COMPANY, "company"), (flag.PERSON, "person"), (flag.SMALL, "small"),
)  # fmt: skip
"""What a flag of the gazetteer makes of a word, the surest first."""

ANY = "b"
"""The feature that every word has."""

_LONG = 9

PLACES = {
    "-1": frozenset(("w", "s", "c0", "c1", "c2", "k", "h", "x2")),
    "+1": frozenset(("w", "s", "c0", "c1", "c2", "k", "h", "p2")),
    "-2": frozenset(("w", "c1", "k", "h")),
    "+2": frozenset(("w", "c1", "k")),
}
"""Where a word stands, seen from the one that is labelled, and which of its features are given there."""


class Word(NamedTuple):
    """A word as the tagger sees it; a tuple, because every new word of a page becomes one.

    Attributes:
        key: its bare form.
        cut: what is cut off its front.
        stem: the rest, without article and clitics.
        coarse: its coarse class.
        middle: its middle class.
        fine: its fine class.
        habit: how often it names, as a number.
        kind: what sort of thing it is at first sight.
        hamza: whether it is written with an Alef that bears a hamza or madda.
        flags: what the gazetteer knows of it.
        inner: what the gazetteer knows of it without the letters that may be cut off.
        starts: whether a longer name of the gazetteer may begin here.
    """

    key: str
    cut: str
    stem: str
    coarse: str
    middle: str
    fine: str
    habit: str
    kind: str
    hamza: bool
    flags: int
    inner: int
    starts: bool


EDGE = Word("_", "", "_", "_", "_", "_", "_", "_", hamza=False, flags=0, inner=0, starts=False)
"""What stands before the first and behind the last word of a sentence."""

_EDGE_OWN = ("w=_", "s=_", "c0=_", "c1=_", "c2=_", "k=_", "h=_", "x2=_", "p2=_")


def describe(written: str) -> Word:
    """Return what the tagger sees of a written word."""
    key = bare(written)
    cut = match.group() if (match := _PREFIX.match(key)) else ""
    stem = key[len(cut) :]
    forms = cut_forms(key)
    flags = name_flags(key)
    starts, inner = flags & flag.STARTS, 0
    for form in forms:
        found = name_flags(form)
        starts |= found & flag.STARTS
        inner = inner or found & ~flag.STARTS
    kind = kind_at_sight(written, key)
    if kind is None:
        kind = kind_known(flags & ~flag.STARTS or inner)
    classes = word_class(key, *forms, stem, "ال" + stem)
    coarse, middle, fine, habit = map(str, classes) if classes else ("?", "?", "?", "?")
    return Word(key, cut, stem, coarse, middle, fine, habit, kind, has_hamza(written), flags, inner, bool(starts))


def _of_cut(cut: str) -> tuple[str, ...]:
    return (f"p={cut}",)


def _of_classes(classes: tuple[str, str, str, str]) -> tuple[str, ...]:
    coarse, middle, fine, habit = classes
    return f"c0={coarse}", f"c1={middle}", f"c2={fine}", f"h={habit}"


def of_kind(kind: str) -> str:
    """Return the feature of a kind."""
    return f"k={kind}"


def _of_kind(kind: str) -> tuple[str, ...]:
    return (of_kind(kind),)


def _of_front(front: str) -> tuple[str, ...]:
    return f"p2={front[:2]}", f"p3={front[:3]}", f"p4={front}"


def _of_stem_front(front: str) -> tuple[str, ...]:
    return f"s2={front[:2]}", f"s3={front}"


def _of_end(end: str) -> tuple[str, ...]:
    return f"x1={end[-1:]}", f"x2={end[-2:]}", f"x3={end[-3:]}", f"x4={end}"


def _of_shape(shape: tuple[int, bool]) -> tuple[str, ...]:
    length, hamza = shape
    return f"n={length}", of_hamza(hamza=hamza)


def has_hamza(written: str) -> bool:
    """Tell whether a word is written with an Alef that bears a hamza or madda."""
    return written[:1] in "أإآ"


def of_hamza(*, hamza: bool) -> str:
    """Return the feature of the Alef of a word."""
    return f"a={hamza}"


def _of_flags(known: tuple[int, int, str]) -> tuple[str, ...]:
    flags, inner, cut = known
    return f"kk={_known_as(flags)}|{_known_as(inner)}|{cut}", *_each_flag("f", flags), *_each_flag("i", inner)


Group = Callable[..., tuple[str, ...]]
GROUPS: tuple[Group, ...] = (
    _of_cut, _of_classes, _of_kind, _of_front, _of_stem_front, _of_end, _of_shape, _of_flags,
)  # fmt: skip
"""Features of which many words share each: what a part of the word tells."""


def parts(word: Word) -> tuple[Hashable, ...]:
    """Return what each of `GROUPS` is told by in a word."""
    key, cut, stem, coarse, middle, fine, habit, kind, hamza, flags, inner, _ = word
    return (
        cut, (coarse, middle, fine, habit), kind, key[:4], stem[:3], key[-4:],
        (min(len(key), _LONG), hamza), (flags, inner, cut),
    )  # fmt: skip


def rare(word: Word) -> tuple[str, str]:
    """Return the features that few words share: the word and its stem."""
    return f"w={word.key}", f"s={word.stem}"


def own(word: Word) -> tuple[str, ...]:
    """Return all features of a word itself."""
    if word is EDGE:
        return _EDGE_OWN
    return (ANY, *rare(word), *(feature for group, part in zip(GROUPS, parts(word), strict=True) for feature in group(part)))


def given(word: Word, place: str) -> tuple[str, ...]:
    """Return the features that a word gives from a place around the one that is labelled."""
    return tuple(place + feature for feature in own(word) if feature.partition("=")[0] in PLACES[place])


_Look = Literal["stem", "middle", "kind", "habit"]


class Pair(NamedTuple):
    """What two neighbours give to each other: a look at the left one and one at the right one.

    Attributes:
        left: what of the left word counts.
        right: what of the right word counts.
        to_left: prefix of the feature that the left word has by it, empty for none.
        to_right: prefix of the feature that the right word has by it.
    """

    left: _Look
    right: _Look
    to_left: str
    to_right: str


STEMS = Pair("stem", "stem", "0s+1s=", "-1s0s=")
PAIRS = (
    STEMS,
    Pair("middle", "middle", "0c+1c=", "-1c0c="),
    Pair("kind", "kind", "0k+1k=", "-1k0k="),
    Pair("habit", "habit", "0h+1h=", "-1h0h="),
    Pair("kind", "habit", "", "-1k0h="),
)


def beside(left: Word, right: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return all features that a pair of neighbours gives to its left and to its right word."""
    looks = [(pair, f"{getattr(left, pair.left)}|{getattr(right, pair.right)}") for pair in PAIRS]
    to_left = tuple(pair.to_left + seen for pair, seen in looks if pair.to_left)
    return to_left, tuple(pair.to_right + seen for pair, seen in looks)


def phrase_marks(keys: Sequence[str], starts: Sequence[bool]) -> list[str]:
    """Return for each word its part in a longer name of the gazetteer (`BLOC`, `IORG`, `LPER` …), empty where there is none.

    Args:
        keys: the bare forms of the words of a sentence.
        starts: for each, whether a longer name may begin there.
    """
    marks, end = [""] * len(keys), 0
    for index in compress(range(len(keys)), starts):
        if index >= end:
            end, flags = longest_name(keys, index)
            for at in range(index, end):
                marks[at] = ("B" if at == index else "L" if at == end - 1 else "I") + _known_as(flags)
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


def features(written: Sequence[str]) -> list[list[str]]:
    """Return all features of each word of a sentence, as training wants them."""
    return [list(row) for row in _rows([describe(word) for word in written])]


def _rows(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    row = [EDGE, EDGE, *words, EDGE, EDGE]
    marks = ["", *phrase_marks([word.key for word in words], [word.starts for word in words]), ""]
    for at, word in enumerate(words, 2):
        yield (
            *own(word), *given(row[at - 1], "-1"), *given(row[at + 1], "+1"),
            *given(row[at - 2], "-2"), *given(row[at + 2], "+2"),
            *beside(row[at - 1], word)[1], *beside(word, row[at + 1])[0], *in_phrase(*marks[at - 2 : at + 1]),
        )  # fmt: skip


def _each_flag(prefix: str, flags: int) -> tuple[str, ...]:
    bits = (bit for bit in range(flag.SMALL.bit_length()) if flags >> bit & 1 and 1 << bit != flag.STARTS)
    return tuple(f"{prefix}={bit}" for bit in bits)


@lru_cache(maxsize=2048)
def _known_as(flags: int) -> str:
    return next((name for bits, name in _KINDS if flags & bits), "")


def kind_at_sight(written: str, key: str) -> str | None:
    """Return what sort of thing a word shows to be: punctuation, digits, Latin, a title, a reporting word; None for others."""
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
    cues = cue_readings()
    return "cue" if key in cues or (key[:1] in "وف" and key[1:] in cues) else None


def kind_known(flags: int) -> str:
    """Return what sort of thing the gazetteer knows a word to be."""
    return _known_as(flags) or ("adjective" if flags & flag.ADJECTIVE else "word")
