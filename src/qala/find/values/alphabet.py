"""The alphabet: one character for each set of classes a word may have, so that a sentence becomes a short string.

Forms, the patterns of `resources/times.yml` and `resources/figures.yml`, are written in class names and Arabic words and
become regular expressions over that string: a grammar of words at the speed of `re`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qala.arabic.folding import bare
from qala.errors import ResourceError

JOINED, GOVERNED, WORD = "&", "~", "x"
"""Letters of the alphabet with a fixed meaning: و or ف, ب or ل or ك, and any word that no resource knows."""

_FIXED = {JOINED: JOINED, GOVERNED: GOVERNED, "word": WORD, "any": ".", "^": "^", "$": "$"}
_FORM = re.compile(r"<?[!=]?\(|[)|?*]|[^\s()|?*]+")
_OPENING = {"(": "(?:", "!(": "(?!", "=(": "(?=", "<!(": "(?<!", "<=(": "(?<="}
_MACRO = re.compile(r"(?<![.\w])[A-Z][A-Z_]+\b")
_NESTING = 8
_FIRST = 0x100
ANY = -1
"""Every letter, as a set of bits."""


class Form(NamedTuple):
    """A form in the letters of the alphabet.

    Attributes:
        pattern: a regular expression with one group a class.
        classes: the groups by number, with the class of each.
    """

    pattern: str
    classes: tuple[tuple[int, str], ...]


class Alphabet:
    """Letters for sets of classes; it grows while words are registered, then forms are compiled over it."""

    def __init__(self) -> None:
        """Begin with the letters of fixed meaning."""
        self._letters: dict[frozenset[str], str] = {}
        self._by_class: dict[str, str] = {}

    def __iter__(self) -> Iterator[tuple[frozenset[str], str]]:
        """Yield every set of classes with its letter."""
        return iter(self._letters.items())

    def letter(self, classes: frozenset[str]) -> str:
        """Return the letter of a set of classes, a new one for a new set."""
        if classes not in self._letters:
            letter = chr(_FIRST + len(self._letters))
            self._letters[classes] = letter
            for name in classes:
                self._by_class[name] = self._by_class.get(name, "") + letter
        return self._letters[classes]

    def letters(self, names: Iterable[str]) -> str:
        """Return the letters of every set that holds one of the classes."""
        found = "".join(self._by_class.get(name) or _FIXED.get(name, "") for name in names)
        return "".join(dict.fromkeys(found))

    def pattern(self, name: str) -> str:
        """Return a pattern for one word of a class, or of any of the classes joined with `/`.

        Raises:
            ResourceError: if no word has it.
        """
        if name in _FIXED:
            return _FIXED[name]  # an anchor or any letter: not for a class of characters
        letters = self.letters(keys_of(name.split("/")))
        if not letters:
            message = f"a form uses the class «{name}», which no word of the resources has: correct the form"
            raise ResourceError(message)
        return f"[{letters}]" if len(letters) > 1 else letters

    def compile(self, form: str, macros: Mapping[str, str], silent: frozenset[str] = frozenset()) -> Form:
        """Compile a form.

        It is made of class names and Arabic words, several for one place joined with `/`; `( | ) ? *` as in regular
        expressions; `!(` not followed by, `=(` followed by, `<!(` not after, `<=(` after; and macros in capitals.

        Args:
            form: as a grammar writes it.
            macros: of the grammar.
            silent: classes that no builder asks for; neither they nor what only stands around a match get a group.
        """
        pattern: list[str] = []
        classes: list[str] = []
        around: list[bool] = [False]
        for piece in pieces_of(form, macros):
            if piece in _OPENING:
                pattern.append(_OPENING[piece])
                around.append(around[-1] or piece != "(")
            elif piece in ")|?*":
                pattern.append(piece)
                if piece == ")":
                    around.pop()
            elif around[-1] or silent.issuperset(keys_of(piece.split("/"))):
                pattern.append(self.pattern(piece))
            else:
                pattern.append(f"({self.pattern(piece)})")
                classes.append(piece)
        return Form("".join(pattern), tuple(enumerate(classes, 1)))

    def beginnings(self, form: str, macros: Mapping[str, str]) -> dict[str, int]:
        """Return the letters at which a form can begin, and the set of those that can be next; `ANY` where the form may end."""
        seconds: dict[str, int] = {}
        for way in _ways(pieces_of(form, macros), 0)[0]:
            following = self._bits(way[1]) if len(way) > 1 else ANY
            seconds[way[0]] = seconds.get(way[0], 0) | following
        found: dict[str, int] = {}
        for name, following in seconds.items():
            for letter in self.letters(keys_of(name.split("/"))) or _FIXED[name]:
                found[letter] = found.get(letter, 0) | following
        return found

    def _bits(self, name: str) -> int:
        """Return the letters of classes joined with `/` as a set of bits."""
        letters = self.letters(keys_of(name.split("/"))) or _FIXED[name]
        return ANY if letters == "." else sum(1 << ord(letter) for letter in letters)


def words_of(form: str, macros: Mapping[str, str]) -> Iterator[str]:
    """Yield the Arabic words written out in a form."""
    for piece in pieces_of(form, macros):
        yield from (name for name in piece.split("/") if _is_word(name))


def pieces_of(form: str, macros: Mapping[str, str]) -> list[str]:
    """Return the pieces of a form, its macros written out."""
    for _ in range(_NESTING):
        form = _MACRO.sub(lambda match: f"({macros[match.group()]})", form)
    return _FORM.findall(form)


def keys_of(names: Iterable[str]) -> list[str]:
    """Return names of classes as the alphabet knows them: an Arabic word is a class of its own."""
    return [f"={bare(name)}" if _is_word(name) else name for name in names]


def _is_word(piece: str) -> bool:
    return "\u0600" <= piece[:1] <= "\u06ff"


def _ways(pieces: list[str], at: int) -> tuple[set[tuple[str, ...]], int]:
    """Return the first two classes of every way to fill a sequence of pieces, and where the sequence ends."""
    ended: set[tuple[str, ...]] = set()
    ways: set[tuple[str, ...]] = {()}
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        if piece == "|":
            ended |= ways
            ways, at = {()}, at + 1
            continue
        own: set[tuple[str, ...]] = {(piece,)}
        if piece in _OPENING:
            own, at = _ways(pieces, at + 1)
        if (piece in _OPENING and piece != "(") or piece in "^$":
            own = {()}  # what only stands around a match
        at += 1
        if at < len(pieces) and pieces[at] in "?*":
            own |= {()} if pieces[at] == "?" else {(), *_joined(own, own)}
            at += 1
        ways = _joined(ways, own)
    return ended | ways, at


def _joined(ways: set[tuple[str, ...]], then: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {(way + further)[:2] for way in ways for further in then}
