"""Flight: the data that newer Next.js pages hand to their scripts in pieces, put together again.

A page pushes pieces of a stream; the stream is rows, `name:value`. A value is JSON, or `T`, a length in hexadecimal, and a text
of so many bytes; `"$name"` in JSON stands for the row of that name.
"""

import json
import re
from collections.abc import Iterable, Iterator

OPENS = "__next_f.push("
_ROW = re.compile(rb"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?")
_NAMED = re.compile(r"\$L?([0-9a-f]{1,8})")
_LARGEST, _MOST = 8_000_000, 20_000
"""Bytes of a stream, and rows, that are looked at."""
_MOST_BROKEN = 100


def flight_values(scripts: Iterable[str]) -> list[object]:
    r"""Return the values of the rows that scripts push, the texts they refer to by name in their places.

    >>> flight_values(['self.__next_f.push([1,"1:T6,نعم2:{\\"body\\":\\"$1\\"}\\n"])'])
    [{'body': 'نعم'}]
    """
    stream = "".join(_pieces(scripts)).encode("utf8", "replace")[:_LARGEST]
    texts: dict[str, str] = {}
    values: list[object] = []
    at = 0
    for _ in range(_MOST):
        row = _ROW.match(stream, at)
        if row is None:
            at = stream.find(b"\n", at) + 1
            if not at:
                break
            continue
        if row[2]:
            at = row.end() + int(row[2], 16)
            texts[row[1].decode()] = stream[row.end() : at].decode("utf8", "replace")
            continue
        end = stream.find(b"\n", row.end())
        at = end + 1 if end >= 0 else len(stream)
        try:
            values.append(json.loads(stream[row.end() : at]))
        except (ValueError, RecursionError):
            continue
    left = [_LARGEST]
    return [_with_texts(value, texts, left) for value in values]


def _pieces(scripts: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of the stream."""
    decoder, broken = json.JSONDecoder(strict=False), 0
    for script in scripts:
        at = script.find(OPENS)
        while at >= 0 and broken < _MOST_BROKEN:
            try:
                said, at = decoder.raw_decode(script, at + len(OPENS))
            except (ValueError, RecursionError):
                at, broken = at + len(OPENS), broken + 1
            else:
                if isinstance(said, list) and len(said) > 1 and isinstance(said[1], str):
                    yield said[1]
            at = script.find(OPENS, at)


def _with_texts(value: object, texts: dict[str, str], left: list[int]) -> object:
    """Return a value with the texts that it names; without recursion, since anybody may nest as deep as he likes.

    Args:
        value: of a row.
        texts: by name.
        left: how many characters may still be put in: a text may be named as often as somebody likes.
    """
    if not texts:
        return value
    whole: list[object] = [value]
    waiting: list[tuple[dict[str, object] | list[object], object]] = [(whole, 0)]
    seen = 0
    while waiting and seen < _MOST:
        holder, key = waiting.pop()
        seen += 1
        one = holder[key]  # type: ignore[index,call-overload]
        if isinstance(one, str):
            name = _NAMED.fullmatch(one)
            if name and len(texts.get(name[1], "")) <= left[0]:
                left[0] -= len(texts.get(name[1], ""))
                holder[key] = texts.get(name[1], one)  # type: ignore[index,call-overload]
        elif isinstance(one, dict):
            waiting.extend((one, inner) for inner in one)
        elif isinstance(one, list):
            waiting.extend((one, inner) for inner in range(len(one)))
    return whole[0]
