"""Numbers of a text: every amount or ordinal it writes, whatever it counts; what measuring and the store's search stand on."""

from collections.abc import Iterator
from typing import Literal

from qala.find.values.sheets import read_sheet

_CLASSES = {
    "number": ("number", "al.number", "vague", "al.vague", "n.fraction", "n.two_fractions", "ratio"),
    "ordinal": ("al.ordinal", "ordinal", "al.number"),
}


def find_numbers(text: str, kind: Literal["number", "ordinal"] = "number") -> Iterator[int | float]:
    """Yield the values of the numbers of a text in reading order.

    >>> list(find_numbers("ثلاثمئة وواحد وثلاثون كتابا و1,5 مليون قارئ"))
    [331, 1500000]
    """
    sheet = read_sheet(text, anything=True)
    if sheet is None:
        return
    sign = 1
    for place in range(len(sheet.items)):
        item = sheet.item(place)
        found = next((item.values[name] for name in _CLASSES[kind] if name in item.values), None)
        if found is not None:
            yield -found if sheet.is_negative(place) else sign * found
        sign = -1 if "n.negative" in item.values else 1
