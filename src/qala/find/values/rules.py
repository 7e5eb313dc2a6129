"""Rules: the forms of a grammar tried on a sheet, the first that fits wins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from qala.find.values.alphabet import Form, keys_of
from qala.find.values.vocabulary import vocabulary
from qala.lexicon.tables import table


@dataclass(frozen=True)
class Rule:
    """A rule of a grammar.

    Attributes:
        name: the grammar and the rule, as a record names it.
        kind: which builder reads a match.
        form: its form.
    """

    name: str
    kind: str
    form: Form

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return its form as a pattern with a group a class, compiled when it is first tried."""
        return re.compile(self.form.pattern)


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
    """The rules of a stage: where one can begin, and by that letter the ones to try."""

    openers: re.Pattern[str]
    by_letter: dict[str, tuple[Rule, ...]]


@cache
def rules(grammar: str, stage: str) -> Rules:
    """Return the rules of a stage of a grammar in the order written."""
    resource = table(grammar)
    alphabet, macros = vocabulary().alphabet, resource["macros"]
    silent = frozenset(keys_of(resource["silent"]))
    by_letter: dict[str, list[Rule]] = {}
    for entry in resource["stages"][stage]:
        form = alphabet.compile(entry["form"], macros, silent)
        rule = Rule(f"{grammar}/{entry['rule']}", entry.get("kind", stage), form)
        for letter in alphabet.openers(entry["form"], macros):
            by_letter.setdefault(letter, []).append(rule)
    openers = re.compile(f"[{''.join(map(re.escape, sorted(by_letter)))}]")
    return Rules(openers, {letter: tuple(found) for letter, found in by_letter.items()})


def hits(grammar: str, stage: str, letters: str) -> Iterator[Hit]:
    """Yield what the rules of a stage match in the letters of a sheet, in reading order and without overlap."""
    found = rules(grammar, stage)
    end = 0
    for opener in found.openers.finditer(letters):
        start = opener.start()
        if start < end:
            continue
        for rule in found.by_letter[letters[start]]:
            match = rule.pattern.match(letters, start)
            if match is None or match.end() == start:
                continue
            end = match.end()
            places = match.regs
            taken = [
                Taken(name, places[number][0])
                for number, name in enumerate(rule.form.classes, 1)
                if start <= places[number][0] < end
            ]
            taken.sort(key=_by_place)
            yield Hit(rule, start, end, tuple(taken))
            break


def _by_place(taken: Taken) -> int:
    return taken.place
