"""Rules: the forms of a grammar tried on a sheet, the first that fits wins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from qala.find.values.alphabet import Form
from qala.find.values.vocabulary import vocabulary
from qala.lexicon.tables import table


@dataclass(frozen=True)
class Rule:
    """A rule of a grammar.

    Attributes:
        name: the grammar and the rule, as a record names it.
        kind: which builder reads a match.
        form: its form.
        sets: what a match says besides its words.
    """

    name: str
    kind: str
    form: Form
    sets: dict[str, Any]

    @cached_property
    def grouped(self) -> re.Pattern[str]:
        """Return its form with a group a class."""
        return re.compile(self.form.grouped)


class Taken(NamedTuple):
    """An item of a sheet with the class it was taken for."""

    kind: str
    place: int


class Hit(NamedTuple):
    """A rule with the items it matched, from `first` to before `end`, and each item with its class."""

    rule: Rule
    first: int
    end: int
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a stage: where one can begin, and the pattern that tries them all."""

    rules: tuple[Rule, ...]
    openers: re.Pattern[str]
    pattern: re.Pattern[str]


@cache
def rules(grammar: str, stage: str) -> Rules:
    """Return the rules of a stage of a grammar in the order written."""
    resource = table(grammar)
    alphabet, macros = vocabulary().alphabet, resource["macros"]
    compiled, alternatives, openers = [], [], ""
    for index, entry in enumerate(resource["stages"][stage]):
        form = alphabet.compile(entry["form"], macros)
        compiled.append(Rule(f"{grammar}/{entry['rule']}", entry.get("kind", stage), form, entry.get("set", {})))
        alternatives.append(f"(?P<r{index}>{form.pattern})")
        openers += alphabet.openers(entry["form"], macros)
    first = "".join(sorted(set(openers))).replace("~", r"\~")
    return Rules(tuple(compiled), re.compile(f"[{first}]"), re.compile("|".join(alternatives)))


def hits(grammar: str, stage: str, letters: str) -> Iterator[Hit]:
    """Yield what the rules of a stage match in the letters of a sheet, in reading order and without overlap."""
    found = rules(grammar, stage)
    end = 0
    for opener in found.openers.finditer(letters):
        start = opener.start()
        match = found.pattern.match(letters, start) if start >= end else None
        if match is None or match.end() == start:
            continue
        rule = found.rules[int((match.lastgroup or "r0")[1:])]
        grouped = rule.grouped.match(letters, start)
        if grouped is None:
            continue
        end = match.end()
        taken = tuple(
            Taken(name, place)
            for number, name in enumerate(rule.form.classes, 1)
            if start <= (place := grouped.start(number)) < end
        )
        yield Hit(rule, start, end, tuple(sorted(taken, key=lambda item: item.place)))
