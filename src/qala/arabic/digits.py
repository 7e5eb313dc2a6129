"""Digits: the numbers of three scripts, their decimal and thousands marks."""

import re

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_FOREIGN = re.compile("[٠-٩۰-۹٫٬]")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_LONGEST = 18
"""Digits beyond which a run is a serial number, not an amount."""


def western(text: str) -> str:
    """Return the text with Arabic-Indic and Persian digits, decimal and thousands marks as ASCII; same length.

    >>> western("٢٫٥ و۱۹۹۰")
    '2.5 و1990'
    """
    return text.translate(_DIGITS) if _FOREIGN.search(text) else text


def read_digits(written: str, *, measured: bool = False) -> int | float | None:
    """Return the number that ASCII digits with their marks write, None if they write none.

    One mark before three digits is ambiguous: «866.646 إصابة» are thousands and «1,250 مليون» are not. It is a decimal
    mark after a zero, or where something is measured in a larger unit.

    Args:
        written: digits and the marks between them.
        measured: whether a scale word, a percent sign or the like follows, so that a fraction is likely.

    Some agencies write ر for the decimal mark, and then the fraction comes first: «5ر1» is one and a half.

    >>> read_digits("5ر1")
    1.5
    >>> read_digits("866.646"), read_digits("1.250", measured=True), read_digits("1,234,567.8"), read_digits("0.234")
    (866646, 1.25, 1234567.8, 0.234)
    """
    written = _SPACES.sub("", written).replace("،", ",")
    if "ر" in written:
        fraction, _, whole = written.partition("ر")
        written = f"{whole}.{fraction}"
    if written.isdecimal():
        return int(written) if len(written) <= _LONGEST else None
    if _THOUSANDS.fullmatch(written) and not (measured and written.count(".") + written.count(",") == 1):
        return int(written.replace(",", "").replace(".", ""))
    if _DECIMAL.fullmatch(written):
        return _tidy(written.replace(",", "."))
    if _GROUPED.fullmatch(written):
        decimal = "." if written.rfind(".") > written.rfind(",") else ","
        return _tidy(written.replace("," if decimal == "." else ".", "").replace(",", "."))
    return None


def _tidy(written: str) -> int | float | None:
    number = float(written)
    if len(written) > _LONGEST:
        return None
    return int(number) if number.is_integer() else number
