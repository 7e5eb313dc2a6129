"""The packaged tagger: its decoding is exact, its names are sensible, and threads may share it."""

import random
import struct
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from qala.taggers import crf, decoding, scores, transitions, weights
from qala.taggers.features import STEMS, features

SENTENCES = (
    "وقال الرئيس الروسي فلاديمير بوتين في موسكو إن بلاده مستعدة للحوار",
    "أعلنت وزارة الإسكان السعودية أمس مشروعاً جديداً في الرياض وجدة",
    "وصل وفد من جامعة الدول العربية إلى القاهرة للقاء أحمد أبو الغيط",
    "لم يحضر أحد إلى القاعة قبل الساعة الثامنة",
)


def slow_best_path(scores: list[tuple[int, ...]]) -> list[int]:
    """Every label at every word: what the fast one must equal."""
    step = weights.learned()
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
    step = weights.learned()
    return sum(row[label] for row, label in zip(scores, path, strict=True)) + sum(step[a][b] for a, b in pairwise(path))


@pytest.mark.parametrize("seed", range(40))
def test_looking_at_few_labels_finds_the_best_path_all_the_same(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - any numbers will do
    scores = [tuple(dice.randint(-3000, 3000) + 2500 * (n == 0) for n in range(len(weights.LABELS))) for _ in range(30)]
    lifted = [tuple(score + more for score, more in zip(row, transitions.shift(), strict=True)) for row in scores]
    assert total(scores, decoding.best_path(lifted)) == total(scores, slow_best_path(scores))


@pytest.mark.parametrize(("lead", "label"), [(-100, "O"), (100, "O"), (300, "O"), (500, "B-ORG")])
def test_a_heading_is_a_name_only_where_a_name_in_a_sentence_could_be_one(lead: int, label: str) -> None:
    leads_by_name = {"O": 0, "B-ORG": lead}
    row = [leads_by_name.get(name, -9999) for name in weights.LABELS]
    lifted = [tuple(score + more for score, more in zip(row, transitions.shift(), strict=True))]
    assert [weights.LABELS[n] for n in decoding.best_path(lifted)] == [label]


def plain_weight(feature: str) -> tuple[int, ...]:
    """Return the scores of a feature as they lie in the trie."""
    table = weights._trie()
    side = next((side for side, prefix in enumerate((STEMS.to_left, STEMS.to_right)) if feature.startswith(prefix)), None)
    if side is not None:
        found = table.get(f"ss={feature.partition('=')[2]}")
        part = found[0][weights.SIZE * side : weights.SIZE * (side + 1)] if found else b""
        return weights.unpacked(int.from_bytes(part, "little", signed=True))
    name, place = weights.placed(feature)
    found = table.get(name)
    total = int.from_bytes(found[0], "little", signed=True) if found else 0
    return tuple(number - weights.NIL for number in struct.unpack("<7H", weights.places(total)[place]))


def plain_scores(words: list[str]) -> list[tuple[int, ...]]:
    """Return the scores of a sentence feature by feature, as leads over O: what `scores_of` must equal."""
    rows = [[sum(column) for column in zip(*map(plain_weight, row), strict=True)] for row in features(words)]
    return [leads([score + more for score, more in zip(row, transitions.shift(), strict=True)]) for row in rows]


def leads(row: Sequence[int]) -> tuple[int, ...]:
    """Return what each label has more than O."""
    return tuple(score - row[0] for score in row)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sums_kept_by_word_and_pair_are_those_of_all_features(sentence: str) -> None:
    words = sentence.split()
    assert [leads(row) for row in scores.scores_of(words)] == plain_scores(words)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_that_no_table_knows_are_added_up_feature_by_feature(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "known_word", lambda _: None)
    scores._seen.cache_clear()
    words = sentence.split()
    assert [leads(row) for row in scores.scores_of(words)] == plain_scores(words)
    scores._seen.cache_clear()


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


def test_other_weights_can_be_measured() -> None:
    packaged, before = weights.WEIGHTS, crf.names_tagger().tag(SENTENCES[0].split())
    crf.use_weights(packaged)
    assert packaged == weights.WEIGHTS
    assert crf.names_tagger().tag(SENTENCES[0].split()) == before
