"""Digits of three scripts, with the marks of a dozen countries."""

import pytest

from qala.arabic.digits import read_digits, western


@pytest.mark.parametrize(
    ("written", "measured", "value"),
    [
        ("1,800", False, 1800),
        ("866.646", False, 866646),
        ("1.250", True, 1.25),
        ("1.234.567,89", False, 1234567.89),
        ("1,234,567.89", False, 1234567.89),
        ("0.5", False, 0.5),
        ("2,5", False, 2.5),
        ("1،22", False, 1.22),
        ("5ر1", False, 1.5),
        ("1\u00a0414\u00a0021", False, 1414021),
        ("12.34.56", False, None),
        ("1" * 19, False, None),
    ],
)
def test_read_digits(written: str, measured: bool, value: float | None) -> None:  # noqa: FBT001
    assert read_digits(written, measured=measured) == value


def test_western_keeps_the_length() -> None:
    text = "٢٫٥ و۱۹۹۰ و١٬٠٠٠"
    assert western(text) == "2.5 و1990 و1,000"
    assert len(western(text)) == len(text)
