"""Number words and digits add up the way Arabic says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.find.values.numbers import find_numbers

num2words = pytest.importorskip("num2words").num2words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ثلاثة عشر", [13]),
        ("مائة وواحد وستون", [161]),
        ("ألفان وثلاثمئة", [2300]),
        ("ألفاً وخمسمئة", [1500]),
        ("مليون ونصف", [1_500_000]),
        ("1,8 مليون", [1_800_000]),
        ("٣٢٢ ألف", [322_000]),
        ("ثلاثة أخماس", [0.6]),
        ("مئة وثلاثة أرباع", [100.75]),
        ("مائة ألف مليون", [100_000_000_000]),
        ("خمسة وستة", [5, 6]),
        ("50 ألفا و60 ألفا", [50_000, 60_000]),
        ("عشرات الآلاف", [10_000]),
        ("نصف مليون", [500_000]),
        ("1 234 567", [1_234_567]),
        ("300 و212", [300, 212]),
        ("لا عدد هنا", []),
    ],
)
def test_numbers(text: str, numbers: list[float]) -> None:
    assert list(find_numbers(text)) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("المرة الخامسة والعشرون", [25]), ("الطابق الحادي عشر", [11]), ("الكلمة الأولى", [1]), ("كتاب وقلم", [])],
)
def test_ordinals(text: str, numbers: list[int]) -> None:
    assert list(find_numbers(text, "ordinal")) == numbers


@given(st.integers(3, 999_999))
def test_numbers_written_out_by_another_writer_are_read_back(number: int) -> None:
    if number // 1000 > 1 and number // 1000 % 100 == 1:
        return  # num2words writes 901,000 as «تسعمائة و ألف ألف»
    assert list(find_numbers(num2words(number, lang="ar"))) == [number]
