"""Rules: the forms of a grammar tried on a sheet, the first that fits wins."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from qala.find.values.alphabet import ANY, Form, keys_of
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
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Return what matches its form, a group a class, in letters from a place on; compiled when it is first tried."""
        return re.compile(self.form.pattern).match


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


class _Pairs(dict[str, tuple[Rule, ...]]):
    """The rules to try at a letter and the one after it (alone at the end of a text), worked out when two are first met."""

    def __init__(self, by_letter: Mapping[str, Sequence[tuple[Rule, int]]]) -> None:
        super().__init__()
        self._by_letter = by_letter

    def __missing__(self, letters: str) -> tuple[Rule, ...]:
        following = 1 << ord(letters[1]) if len(letters) > 1 else 0
        fits = self._by_letter[letters[0]]
        found = self[letters] = tuple(rule for rule, seconds in fits if seconds == ANY or seconds & following)
        return found


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a stage: where one can begin, and by the two letters there the ones to try."""

    openers: re.Pattern[str]
    pairs: Mapping[str, tuple[Rule, ...]]


@cache
def rules(grammar: str, stage: str) -> Rules:
    """Return the rules of a stage of a grammar in the order written."""
    resource = table(grammar)
    alphabet, macros = vocabulary().alphabet, resource["macros"]
    silent = frozenset(keys_of(resource["silent"]))
    by_letter: dict[str, list[tuple[Rule, int]]] = {}
    for entry in resource["stages"][stage]:
        form = alphabet.compile(entry["form"], macros, silent)
        rule = Rule(f"{grammar}/{entry['rule']}", entry.get("kind", stage), form)
        for letter, seconds in alphabet.beginnings(entry["form"], macros).items():
            by_letter.setdefault(letter, []).append((rule, seconds))
    openers = re.compile(f"[{''.join(map(re.escape, sorted(by_letter)))}]")
    return Rules(openers, _Pairs(by_letter))


_hit = partial(tuple.__new__, Hit)
"""Makes a hit without the detour through a constructor written in Python."""

_by_place = itemgetter(1)
_taken = lru_cache(maxsize=4096)(Taken)
"""An item taken: classes and places are few and come again with every sentence."""


def hits(grammar: str, stage: str, letters: str) -> Iterator[Hit]:
    """Yield what the rules of a stage match in the letters of a sheet, in reading order and without overlap."""
    found = rules(grammar, stage)
    pairs = found.pairs
    end = 0
    for opener in found.openers.finditer(letters):
        start = opener.start()
        if start < end:
            continue
        for rule in pairs[letters[start : start + 2]]:
            match = rule.match(letters, start)
            if match is None:
                continue
            stop = match.end()
            if stop == start:
                continue
            end = stop
            place_of = match.start
            taken = [_taken(name, place_of(group)) for group, name in compress(rule.form.classes, match.groups())]
            if len(taken) > 1:
                taken.sort(key=_by_place)
            yield _hit((rule, start, end, tuple(taken)))
            break
