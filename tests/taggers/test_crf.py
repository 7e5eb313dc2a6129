"""The packaged tagger: its decoding is exact, its names are sensible, and threads may share it."""

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from qala.taggers import crf
from qala.taggers.features import TO_LEFT, TO_RIGHT, features

SENTENCES = (
    "وقال الرئيس الروسي فلاديمير بوتين في موسكو إن بلاده مستعدة للحوار",
    "أعلنت وزارة الإسكان السعودية أمس مشروعاً جديداً في الرياض وجدة",
    "وصل وفد من جامعة الدول العربية إلى القاهرة للقاء أحمد أبو الغيط",
    "لم يحضر أحد إلى القاعة قبل الساعة الثامنة",
)


def slow_best_path(scores: list[tuple[int, ...]]) -> list[int]:
    """Every label at every word: what the fast one must equal."""
    step = crf._learned()
    best, back = list(scores[0]), []
    for here in scores[1:]:
        ways = [[best[a] + step[a][b] for a in range(len(best))] for b in range(len(here))]
        back.append([row.index(max(row)) for row in ways])
        best = [max(row) + here[b] for b, row in enumerate(ways)]
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def total(scores: list[tuple[int, ...]], path: list[int]) -> int:
    """Return the score of a path."""
    step = crf._learned()
    return sum(row[label] for row, label in zip(scores, path, strict=True)) + sum(step[a][b] for a, b in pairwise(path))


@pytest.mark.parametrize("seed", range(40))
def test_looking_at_few_labels_finds_the_best_path_all_the_same(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - any numbers will do
    scores = [tuple(dice.randint(-3000, 3000) + 2500 * (n == 0) for n in range(len(crf.LABELS))) for _ in range(30)]
    lifted = [tuple(score + more for score, more in zip(row, crf._shift(), strict=True)) for row in scores]
    assert total(scores, crf._best_path(lifted)) == total(scores, slow_best_path(scores))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sums_kept_by_word_and_pair_are_those_of_all_features(sentence: str) -> None:
    words = sentence.split()
    table = crf._trie()

    def weight(feature: str) -> int:
        side = next((side for side, prefix in enumerate((TO_LEFT, TO_RIGHT)) if feature.startswith(prefix)), None)
        if side is not None:
            found = table.get(f"ss={feature.partition('=')[2]}")
            part = found[0][crf._SIZE * side : crf._SIZE * (side + 1)] if found else b""
            return int.from_bytes(part, "little", signed=True)
        name, place = crf._placed(feature)
        found = table.get(name)
        return crf._places(int.from_bytes(found[0], "little", signed=True))[place] if found else 0

    plain = [crf._unpacked(sum(map(weight, row)) + crf._lift()) for row in features(words)]
    assert crf._scores(words) == plain


def test_what_a_word_gives_around_it_is_kept_with_what_it_gives_itself() -> None:
    kept = dict(crf.lines({"w=a": [1, 0, 0, 0, 0, 0, 0], "-1w=a": [0, 2, 0, 0, 0, 0, -1], "-1c0c=1|2": [0, 0, 3, 0, 0, 0, 0]}))
    assert set(kept) == {"w=a", "-1c0c=1|2"}
    own, after, *others = map(crf._unpacked, crf._places(int.from_bytes(kept["w=a"], "little", signed=True)))
    assert own == (crf.SCALE, 0, 0, 0, 0, 0, 0)
    assert after == (0, 2 * crf.SCALE, 0, 0, 0, 0, -crf.SCALE)
    assert not any(map(any, others))


def test_names_of_a_sentence() -> None:
    words = SENTENCES[0].split()
    labels = [label for label, _ in crf.names_tagger().tag(words)]
    assert labels[words.index("فلاديمير") : words.index("فلاديمير") + 2] == ["B-PER", "I-PER"]
    assert labels[words.index("موسكو")] == "B-LOC"
    assert [label for label, _ in crf.names_tagger().tag(SENTENCES[3].split())] == ["O"] * 8


def test_confidence_is_a_probability() -> None:
    assert all(0.0 < share <= 1.0 for sentence in SENTENCES for _, share in crf.names_tagger().tag(sentence.split()))


def test_nothing_gives_nothing() -> None:
    assert crf.names_tagger().tag([]) == []


@pytest.mark.parametrize("word", ["\0", "إن\0", "\ud800", "", "ـ", "َ"])
def test_no_word_breaks_it(word: str) -> None:
    assert len(crf.names_tagger().tag(["قال", word, "بوتين"])) == 3


def test_threads_may_share_it() -> None:
    alone = [crf.names_tagger().tag(sentence.split()) for sentence in SENTENCES]
    with ThreadPoolExecutor(8) as pool:
        shared = list(pool.map(lambda n: crf.names_tagger().tag(SENTENCES[n % 4].split()), range(200)))
    assert all(found == alone[n % 4] for n, found in enumerate(shared))
