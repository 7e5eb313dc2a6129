"""Light stems: which words end in one stem, and which must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.arabic.stems import light_stem, with_clitics
from qala.store.analysis import alternatives, analysed, index_stem


@pytest.mark.parametrize(
    "group",
    [
        ("عقوبه", "عقوبات", "العقوبات", "والعقوبات", "للعقوبات", "وبالعقوبات", "عقوباتها", "عقوباتهم", "عقوبته"),
        ("حكومه", "حكومتها", "حكومي", "الحكوميه", "حكومات"),
        ("قتيل", "قتيلا", "القتيل"),
        ("مسلم", "مسلمون", "المسلمين", "مسلمو"),
        ("انتخاب", "الانتخابات", "انتخابيه", "انتخابا"),
    ],
)
def test_one_stem(group: tuple[str, ...]) -> None:
    assert len({light_stem(word) for word in group}) == 1


@pytest.mark.parametrize("word", ["لبنان", "قانون", "تعاون", "سلطان", "ايران", "تامين", "في", "علي", "2024", "covid", "", "ه"])
def test_left_whole(word: str) -> None:
    assert light_stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("البحرين", "البحر"), ("الرياض", "رياضة"), ("تركيا", "ترك"), ("سلمان", "سلم"), ("قتلى", "قتل"), ("جامعة", "جماعة"),
        ("إعلان", "أعلى"),
    ],
)  # fmt: skip
def test_strangers_stay_apart(one: str, other: str) -> None:
    assert analysed(one)[1] != analysed(other)[1]


def test_known_words_are_known_behind_a_clitic() -> None:
    assert index_stem("لسوريا") == "لسوريا"
    assert "لسوريا" in alternatives("سورية")


def test_clitics_leave_words_of_their_own_out() -> None:
    assert "وزير" not in alternatives("زير")
    assert "بلبنان" in alternatives("لبنان")
    assert list(with_clitics("في", lambda _word: False)) == ["في"]


def test_a_plural_asks_for_its_singular_and_the_other_way_round() -> None:
    assert {"وزير", "وزراء"} <= set(alternatives("وزير")) & set(alternatives("الوزراء"))


@given(st.text(alphabet="ءابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=14))
def test_a_stem_is_part_of_its_word_and_never_empty(word: str) -> None:
    stem = light_stem(word)
    assert stem
    assert stem in word
    assert light_stem(word) == stem
