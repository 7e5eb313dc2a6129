"""The chain of labels: the search that looks at few of them finds what a search through all of them finds."""

import marisa_trie
from hypothesis import given, settings
from hypothesis import strategies as st

from qala.lexicon.tries import find
from qala.read import read
from qala.segment.chain import best_path, chained, packed, unpacked
from qala.segment.classifier import WEIGHTS
from qala.segment.features import features, laid
from qala.segment.lines import read_lines
from qala.segment.weights import TRANSITIONS, read_weights

PAGE = """الرئيسية
اقتصاد
وزير النقل يفتتح الجسر الجديد
بيروت - «الخليج»
قال وزير النقل سالم الراوي، أمس، إن الجسر الجديد سيخدم أربعين ألف مسافر يوميا، مشيرا إلى أن العمل فيه استغرق عامين كاملين.
عمال عند مدخل الجسر (رويترز)
وأضاف أن الكلفة بلغت 12 مليون دينار، وأن الحكومة «لن تفرض رسوما على العابرين» قبل نهاية العام المقبل.
اقرأ أيضا
ارتفاع أسعار الخضار في الأسواق
"""


def plain_path(rows: list[list[int]], after: list[list[int]]) -> list[int]:
    """Return the best path as every book on the matter has it."""
    labels = range(len(after))
    totals, back = rows[0], []
    for row in rows[1:]:
        came = [max(labels, key=lambda one: totals[one] + after[one][label]) for label in labels]
        totals = [totals[came[label]] + after[came[label]][label] + row[label] for label in labels]
        back.append(came)
    path = [max(labels, key=totals.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]]]:
    """Return scores of following one another and of lines, small ones, so that many paths are equally good."""
    count, size = draw(st.integers(2, 6)), draw(st.sampled_from([2, 9, 1_000_000]))
    scores = st.lists(st.integers(-size, size), min_size=count, max_size=count)
    return draw(st.lists(scores, min_size=count, max_size=count)), draw(st.lists(scores, min_size=1, max_size=12))


@settings(max_examples=400, deadline=None)
@given(chains())
def test_the_search_through_few_finds_what_the_search_through_all_does(chain: tuple[list[list[int]], list[list[int]]]) -> None:
    after, rows = chain
    found = best_path(map(packed, rows), chained(after))
    assert found == plain_path(rows, after)


def test_no_lines_have_no_labels() -> None:
    assert best_path([], chained([[0, 1], [1, 0]])) == []


@given(st.lists(st.integers(-(2**30), 2**30), min_size=1, max_size=23))
def test_fields_come_back(scores: list[int]) -> None:
    assert unpacked(packed(scores), len(scores)) == tuple(scores)


def test_families_add_what_their_features_weigh() -> None:
    trie = marisa_trie.BytesTrie()
    trie.mmap(str(WEIGHTS))

    def weight(feature: str) -> int:
        found = find(trie, feature)
        return int.from_bytes(found[0], "little", signed=True) if found else 0

    lines = read_lines(next(read(PAGE)))
    weights = read_weights(WEIGHTS)
    sums = laid(lines, weights.sums)
    assert sums == [sum(map(weight, row)) for row in features(lines)]
    assert len({*sums}) == len(lines)
    count = len(weights.labels)
    after = [list(unpacked(weight(f"{TRANSITIONS}{number}"), count)) for number in range(count)]
    rows = [list(unpacked(one, count)) for one in sums]
    assert best_path(sums, weights.chain) == plain_path(rows, after)
