"""Numbers: what a sequence of number words and digits adds up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

NumberKind = Literal[
    "digits",
    "unit",
    "zero",
    "ten",
    "teen",
    "tens",
    "hundred",
    "hundreds",
    "scale",
    "scale_or_two",
    "scales",
    "two_scales",
    "vague",
    "fraction",
    "fractions",
    "two_fractions",
    "share",
]
_SMALL, _HUNDRED = 10, 100
_SCALES = frozenset({"scale", "scales", "scale_or_two", "two_scales"})


class Part(NamedTuple):
    """A word or run of digits in a number.

    Attributes:
        kind: what it does in a number.
        value: what it is worth alone.
        joined: whether و stands before it.
    """

    kind: NumberKind
    value: int | float
    joined: bool = False


class Sum(NamedTuple):
    """What the first `used` parts add up to; `vague` where only the order of magnitude is said (عشرات الملايين)."""

    value: int | float
    used: int
    vague: bool = False


@dataclass(slots=True)
class _Tally:
    """A sum on the way: what is complete, the group below a thousand, and the last scale that closed a group."""

    done: int | float = 0
    group: int | float | None = None
    scale: int | float = float("inf")
    kind: str = ""
    last: int | float = 0
    vague: bool = False

    def total(self) -> int | float:
        return self.done + (self.group or 0)


def add_up(parts: Sequence[Part]) -> Sum | None:
    """Return what the longest beginning of `parts` that is one number adds up to, or None.

    >>> add_up([Part("unit", 4), Part("tens", 20, joined=True), Part("scale", 1000)])
    Sum(value=24000, used=3, vague=False)
    >>> add_up([Part("unit", 5), Part("unit", 6, joined=True)])
    Sum(value=5, used=1, vague=False)
    """
    tally = _Tally()
    used = 0
    parts, pairs = _shares(parts)
    if len(parts) > 1 and parts[0].kind == "scale_or_two" and parts[1].joined:
        parts = [parts[0]._replace(kind="scale"), *parts[1:]]  # «ألفاً وخمسمئة» is one thousand
    opened = 0
    for part in parts:
        if tally.group is None:
            opened = used
        if not _take(tally, part, first=used == 0):
            if part.kind in _SCALES and not part.joined and tally.done and tally.group is not None:
                tally.group, used = None, opened  # «50 ألفا و60 ألفا» are two numbers
            break
        used += 1
    if not used:
        return None
    value = round(tally.total(), 6)
    used += sum(place < used for place in pairs)
    return Sum(int(value) if value == int(value) else value, used, tally.vague)


def _shares(parts: Sequence[Part]) -> tuple[Sequence[Part], Sequence[int]]:
    """Return the parts with «ثلاثة أخماس» after a ten or a scale as one, and the places of such pairs."""
    if not any(part.kind == "fractions" and not part.joined for part in parts[2:]):
        return parts, ()
    joined: list[Part] = []
    pairs: list[int] = []
    for part in parts:
        last = joined[-1] if joined else None
        if part.kind == "fractions" and not part.joined and last and last.kind in ("unit", "digits") and last.joined:
            joined[-1] = Part("share", round(last.value * part.value, 6), joined=True)
            pairs.append(len(joined) - 1)
        else:
            joined.append(part)
    return joined, pairs


def _take(tally: _Tally, part: Part, *, first: bool) -> bool:
    """Add a part to the tally if the number may go on with it."""
    if part.kind in _SCALES:
        taken = _take_scale(tally, part, first=first)
    elif part.kind in ("fraction", "fractions", "two_fractions", "share"):
        taken = _take_fraction(tally, part, first=first)
    elif part.kind == "vague":
        taken = first
        tally.group, tally.vague = part.value, True
    else:
        taken = _take_group(tally, part, first=first)
    if taken:
        tally.kind, tally.last = part.kind, part.value
    return taken


def _take_group(tally: _Tally, part: Part, *, first: bool) -> bool:
    """Add what stands below a thousand: «ثلاثمئة وخمسة عشر»."""
    group, value = tally.group, part.value
    if tally.vague:
        return False
    if group is None:
        opens = first or (part.joined and value < tally.scale and tally.kind != "fraction")
        if opens:
            tally.group = value
        return opens
    if part.kind == "ten" and not part.joined:
        fits = tally.kind == "unit" and 0 < group % _HUNDRED < _SMALL
    elif part.kind == "hundred" and not part.joined:
        if tally.kind not in ("unit", "digits") or not 1 < group < _SMALL:
            return False
        tally.group = group * _HUNDRED
        return True
    elif part.kind == "tens":
        fits = part.joined and (group % _HUNDRED == 0 or (tally.kind == "unit" and group % _HUNDRED < _SMALL))
    else:
        hundreds = group >= _HUNDRED and group % _HUNDRED == 0 and tally.kind in ("hundred", "hundreds")
        fits = part.joined and hundreds and 0 < value < _HUNDRED and isinstance(value, int)
    if fits:
        tally.group = group + value
    return fits


def _take_scale(tally: _Tally, part: Part, *, first: bool) -> bool:
    """Close the group with a thousand, a million and so on."""
    group, value = tally.group, part.value
    if tally.kind in ("scale", "scales", "scale_or_two") and not part.joined and group is None:
        tally.done *= value  # «مئة ألف مليون», «آلاف الملايين»
        tally.scale = value
        return True
    if group is not None and part.kind != "two_scales" and not part.joined:
        if value >= tally.scale:
            return False
        tally.done += group * value
        tally.group, tally.scale = None, value
        return True
    if group is not None or not (first or (part.joined and value < tally.scale)):
        return False
    two = part.kind == "scale_or_two" and first
    tally.done += 2 * value if two else value
    tally.vague = part.kind == "scales" and first
    tally.scale = value / 2 if part.kind == "two_scales" else value
    return True


def _take_fraction(tally: _Tally, part: Part, *, first: bool) -> bool:
    """Add «ونصف» to a number or a scale, multiply «ثلاثة أرباع», or begin with «نصف مليون»."""
    if first:
        tally.group = part.value
        return part.kind != "fractions"
    if part.kind == "fractions" and not part.joined and tally.kind in ("unit", "digits") and tally.group is not None:
        tally.group += tally.last * round(1 / part.value) ** -1 - tally.last  # «عشرون وثلاثة أخماس»: fifths of the three
        return True
    if not part.joined or tally.vague:
        return False
    if tally.group is not None:
        tally.group += part.value
    else:
        tally.done += part.value * (1 if part.kind == "share" else tally.scale)
    return True
