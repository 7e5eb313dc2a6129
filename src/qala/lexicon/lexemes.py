"""Lexemes: every word and phrase that times and figures are read from, by the class it has in their grammar."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from qala.lexicon.tables import table

_ARTICLE = frozenset(
    {"unit1", "unit2", "unitp", "part", "season", "decade", "loose", "ordinal", "measure", "currency", "money", "mod"}
    | {"numbered", "named", "ordered"}
)
_ALONE = frozenset({"era", "era_h", "meridiem", "zone", "percent", "sure_month", "echo", "side", "ref"})
_AS_THEY_ARE = frozenset({"ordinal", "day", "hour", "not_numbers"})
"""Classes of number words that are not parts of a number."""
_NO_GOVERNING = frozenset({"آب", "أمس", "غد", "مارس", "ماي", "May", "March", "Mar", "ست", "أول", "مية", "ماية"})
"""Words that with ب, ل or ك before them are others: باب, لامس, لست."""


class Lexeme(NamedTuple):
    """A word or phrase with a class and a value.

    Attributes:
        written: as a resource writes it; more than one word for a phrase.
        kind: its class in the grammar of `resources/times.yml` and `resources/figures.yml`.
        value: what it stands for, in that class.
        article: whether it is also written with ال, which makes the class `al.` and its name.
        governing: whether ب, ل or ك may be written on it.
    """

    written: str
    kind: str
    value: Any
    article: bool = False
    governing: bool = True


@cache
def lexemes() -> tuple[Lexeme, ...]:
    """Return the lexemes of all resources, in the order written."""
    sources = (_months(), _weekdays(), _deictics(), _numbers(), _times(), _measures(), _money(), _signs(), _around())
    return tuple(lexeme for source in sources for lexeme in source)


def _lexeme(written: str, kind: str, value: Any) -> Lexeme:  # noqa: ANN401 - a class of lexemes has its own values
    single = " " not in written
    return Lexeme(
        written,
        kind,
        value,
        article=kind.partition(".")[0] in _ARTICLE or (kind.startswith("n.") and kind != "n.negative"),
        governing=kind not in _ALONE and written not in _NO_GOVERNING and (single or kind != "deictic"),
    )


def _months() -> Iterator[Lexeme]:
    months = table("months")
    for calendar, kind in (("gregorian", "month"), ("hijri", "hmonth")):
        for family in months[calendar]:
            for number, name in enumerate(family["names"], 1):
                yield _lexeme(name, kind, number)
                if name not in months["twins"]:
                    yield _lexeme(name, f"sure_{kind}", number)


def _weekdays() -> Iterator[Lexeme]:
    for kind, words in table("weekdays").items():
        for word, number in words.items():
            yield _lexeme(word, kind, number)


def _deictics() -> Iterator[Lexeme]:
    for kind, words in table("deictics").items():
        if kind in ("future", "coming", "since", "prior", "not_future"):
            continue
        for word, value in words.items():
            yield _lexeme(word, kind, value)


def _numbers() -> Iterator[Lexeme]:
    for kind, words in table("numbers").items():
        for word, value in words.items():
            yield _lexeme(word, kind if kind in _AS_THEY_ARE else f"n.{kind}", value)


def _times() -> Iterator[Lexeme]:
    units = table("units")
    for unit in units["time"]:
        for kind, words in (("unit1", unit["one"]), ("unit2", unit["two"]), ("unitp", unit["many"]), ("unita", unit["acc"])):
            for word in words:
                yield _lexeme(word, kind, unit["timex"])
                yield _lexeme(word, f"{kind}.{unit['timex']}", unit["timex"])
    for word, timex in units["uncounted"].items():
        yield _lexeme(word, "unitpa", timex)
    for kind in ("loose", "some"):
        for word in units[kind]:
            yield _lexeme(word, kind, word)
    for word, value in units["seasons"].items():
        yield _lexeme(word, "season", value)
    for word, value in units["decades"].items():
        yield _lexeme(word, "decade", value)
    for word, value in units["adverbs"].items():
        yield _lexeme(word, "set", value)


def _measures() -> Iterator[Lexeme]:
    units = table("units")
    for code, words in units["measures"].items():
        for word in words:
            yield _lexeme(word, "measure", code)
    for word in units["short"]:
        yield _lexeme(word, "short", word)
    for kind in ("percent", "per_mille", "points"):
        for word in units[kind]:
            yield Lexeme(word, kind, {"percent": "%", "per_mille": "[ppth]", "points": "%"}[kind], governing=False)


def _money() -> Iterator[Lexeme]:
    money = table("currencies")
    for code, words in money["names"].items():
        for word in words:
            yield _lexeme(word, "money", code)
    for name, shared in money["shared"].items():
        for word in shared["forms"]:
            yield _lexeme(word, "currency", name)
    for country, words in money["adjectives"].items():
        for word in words:
            yield Lexeme(word, "nationality", country, article=True, governing=False)


def _signs() -> Iterator[Lexeme]:
    for kind, words in table("signs").items():
        for word, value in words.items() if isinstance(words, Mapping) else ((word, word) for word in words):
            yield _lexeme(word, kind, value)


def _around() -> Iterator[Lexeme]:
    """Yield the words around numbers."""
    words = table("figures")["words"]
    for kind in ("bound", "bound_after"):
        for value, written in words[kind].items():
            for word in written:
                yield _lexeme(word, kind, value)
    for kind in ("numbered", "named", "ordered"):
        for word in words[kind]:
            yield _lexeme(word, kind, word)
