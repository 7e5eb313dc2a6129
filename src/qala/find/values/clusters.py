"""Clusters: what stands between two white spaces, its tokens and letters read once and remembered."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from qala.arabic.digits import western
from qala.arabic.words import MARKS, TATWEEL
from qala.find.values.tokens import TOKEN
from qala.find.values.vocabulary import vocabulary

_UNSEEN_CHARACTERS = rf"[{MARKS}{TATWEEL}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_UNSEEN = re.compile(_UNSEEN_CHARACTERS)
_MARKS = re.compile(f"[{MARKS}{TATWEEL}]*")
_LONE_TATWEEL = re.compile(rf"(?<![^\s\d]){TATWEEL}(?={TATWEEL}*(?![^\s\d{TATWEEL}]))")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\S+|&#?\w+;")
_SPACED = re.compile(rf"\S+(?:(?<=[\d/{MARKS}{TATWEEL}\u200b-\u200f])\s{_UNSEEN_CHARACTERS}*[\d/]\S*)*")
"""A cluster, or several with digits or a slash on both sides of each space: «1 500 000», «23 / 7 / 2015»."""
_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a]+")
_FOLDS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_KNOWN = 1 << 16
"""Clusters remembered before the memory of them is emptied: a stream of any length takes no more."""


Cluster = tuple[str, tuple[str, ...], int]
"""The letters of what stands between two white spaces, run together, its tokens in bare spelling, and how many they are."""


class Edges(NamedTuple):
    """Where the tokens of a cluster begin and end in it.

    Attributes:
        starts: of the tokens, in the bare spelling.
        ends: of the tokens as written, marks on the last letter included.
        kept: where each letter of the bare spelling is written; None if all are.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kept: tuple[int, ...] | None

    def start(self, token: int, cut: int) -> int:
        """Return where a token begins, without the letters cut off."""
        start = self.starts[token] + cut
        return start if self.kept is None else self.kept[start]


class _Clusters(dict[str, Cluster]):
    """Clusters as they are written, read when one is first met."""

    def __missing__(self, written: str) -> Cluster:
        if len(self) >= _KNOWN:
            self.clear()
        words = vocabulary().words
        if _WORD.fullmatch(written):
            folded = written.translate(_FOLDS)
            word = written if folded == written else folded  # one word in memory rather than two
            cluster = self[written] = (words[word].letters, (word,), 1)
            return cluster
        tokens = tuple(TOKEN.findall(western(_UNSEEN.sub("", _plain(written))).translate(_FOLDS)))
        cluster = self[written] = ("".join([words[token].letters for token in tokens]), tokens, len(tokens))
        return cluster


_clusters = _Clusters()
_letters, tokens_of, how_many = itemgetter(0), itemgetter(1), itemgetter(2)
"""The parts of a cluster."""


def read_clusters(text: str) -> tuple[list[str], list[Cluster], str]:
    """Return the clusters of a text as written and as read, and the letters of all."""
    written = text.split()
    clusters = [*map(_clusters.__getitem__, written)]
    letters = "".join(map(_letters, clusters))
    if _spaced().search(letters):
        written = _SPACED.findall(text)
        clusters = [*map(_clusters.__getitem__, written)]
        letters = "".join(map(_letters, clusters))
    return written, clusters, letters


@lru_cache(maxsize=4096)
def edges(written: str) -> Edges:
    """Return where the tokens of a cluster begin and end in it."""
    plain = _plain(written)
    kept = tuple(place for place, sign in enumerate(plain) if not _UNSEEN.match(sign))
    whole = len(kept) == len(plain)
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(western(_UNSEEN.sub("", plain)).translate(_FOLDS)):
        starts.append(match.start())
        end = match.end() if whole else kept[match.end() - 1] + 1
        marks = _MARKS.match(written, end) if match.group()[-1].isalpha() and not whole else None
        ends.append(marks.end() if marks else end)
    return Edges(tuple(starts), tuple(ends), None if whole else kept)


def begins(text: str, written: Sequence[str]) -> tuple[list[int], int]:
    """Return where each cluster of a text begins, and how much later than that with each cluster before it."""
    lengths = list(accumulate(map(len, written), initial=0))
    if len(text) == lengths[-1] + len(written) - 1:
        return lengths, 1  # one space between any two
    found: list[int] = []
    at = 0
    for cluster in written:
        at = text.index(cluster, at)
        found.append(at)
        at += len(cluster)
    return found, 0


def _plain(written: str) -> str:
    """Return a cluster with addresses blanked and a dash for a tatweel that some keyboards write for it: «1 ـ 3»."""
    if "://" in written or "www." in written or "@" in written or "&" in written:
        written = _ADDRESS.sub(lambda match: "_" * len(match.group()), written)
    return _LONE_TATWEEL.sub("-", written) if TATWEEL in written else written


@cache
def _spaced() -> re.Pattern[str]:
    """Return the pattern of the letters of digits that may go on after a space."""
    digits, slash = vocabulary().digits, vocabulary().words["/"].letters
    return re.compile(f"{digits}(?:{digits}|{slash})|{slash}{digits}")
