"""Families: the features that hang on the same few things, named together, so that their weights are summed once and kept.

Each function names what one thing about a line says of it. What they are given has few values (a class of words, a count in
steps, never a line's text), so that whoever reads many pages has met nearly all of them after the first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from qala.lexicon.page_words import markup_words

Names = tuple[str, ...]
Kept = TypeVar("Kept", int, Names)
"""What is kept of names, and added up: the sum of their weights, or they themselves."""

_MARKS = {
    "«": "q«", "“": "q«", '"': "q«", "؟": "q?", "?": "q?", "…": "q…", "|": "q|", "–": "q-", "—": "q-", "-": "q-", "ـ": "q-",
    "/": "q/", "(": "q(", "[": "q(",
}  # fmt: skip
_FLAGS = ("fu", "re", "cr", "da", "pl", "pu", "au", "ic")
_TOLD = frozenset({
    "nav", "footer", "header", "aside", "figcaption", "figure", "li", "article", "main", "form", "time", "blockquote", "table",
    "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "button", "label", "address", "summary", "td", "dd", "dt", "ul",
    "ol",
})  # fmt: skip


def looks(shape: str, size: int, last: str, first: str, gap: int) -> Names:
    """What a line looks like, how many words it has, how it ends and begins, how many empty lines stand before it."""
    names = ("b", f"s{shape}", f"w{size}", f"e{last}", f"f{first}", f"g{gap}", f"sw{shape}{size}")
    return (*names, "pr") if shape == "P" else names


def flags(recognised: tuple[bool, ...], is_hijri: bool) -> Names:  # noqa: FBT001 - families are called by place: it is faster
    """What a line was recognised as, in the order of the fields of `Line`."""
    names = tuple(name for name, holds in zip(_FLAGS, recognised, strict=True) if holds)
    return (*names, "dh") if is_hijri else names


def opening(first: str, second: str, shape: str) -> Names:
    """The classes of a line's first two words."""
    return f"v{first}", f"vs{first}{shape}", f"vv{first}{second}"


def closing(first: str, last: str, shape: str) -> Names:
    """Which names a heading begins and ends with."""
    return f"z{last}", f"zz{first}{last}{shape}"


def word(written: str) -> Names:
    """A word of a label."""
    return (f"u={written}",)


def first_word(written: str) -> Names:
    """The first word of a heading."""
    return (f"u0={written}",)


def last_word(written: str) -> Names:
    """The last word of a heading."""
    return (f"u9={written}",)


def kinds(letters: str) -> Names:
    """Which names a short line is made of."""
    return (f"n={letters}",)


def sides(left: str, right: str) -> Names:
    """What stands on the two sides of a dash."""
    return f"lr{left}{right}", f"l{left}", f"r{right}"


def signs(marks: frozenset[str], before_colon: int, has_digit: bool, has_address: bool) -> Names:  # noqa: FBT001
    """Which marks are in a line, how many words stand before a colon (-1: no colon), digits, addresses."""
    names = sorted({_MARKS[mark] for mark in marks})
    if before_colon >= 0:
        names.append(f"c:{before_colon}")
    if has_digit:
        names.append("dg")
    if has_address:
        names.append("url")
    return tuple(names)


def markup(tag: str, path: tuple[str, ...], words: frozenset[str], linked: int) -> Names:
    """What the element of a line says: its tag, the tags around it, what its class names mean, how much of it is a link."""
    around = sorted(_TOLD.intersection(path))
    groups = sorted({group for name in words for group in _groups(name)})
    return (f"h={tag}", *(f"h^{name}" for name in around), *(f"hc{group}" for group in groups), f"hl{linked}")


@lru_cache(maxsize=8192)
def _groups(name: str) -> Names:
    """Return the sorts of part that a class or id word names, such as `caption` for `wp-caption-text`."""
    return tuple(group for group, parts in markup_words().items() if any(part in name for part in parts))


def run(shape: str, alike: int, length: str, as_long: int) -> Names:
    """Among how many lines of the same shape a line stands, and of long (`P`) or short (`s`) ones."""
    return f"sr{shape}{alike}", f"r{length}{as_long}"


def again(name: str) -> Names:
    """That a line is said again soon."""
    return (name,) if name else ()


def nearness(shape: str, back: int, ahead: int) -> Names:
    """How far the nearest running text is before and behind a line."""
    return f"pb{back}", f"pa{ahead}", f"p{shape}{back}/{ahead}"


def place(often: int, back: int, ahead: int, index: int, end: int, gap: str, below: str) -> Names:  # noqa: PLR0913, PLR0917
    """How often a line is said on the page, how far the nearest of them are (-1: none), and where it stands itself.

    The last two tell whether the gaps around it are usual on the page.
    """
    return (
        f"k{often}", f"kb{back if back >= 0 else '-'}", f"ka{ahead if ahead >= 0 else '-'}", f"i{index}", f"j{end}",
        f"gg{gap}{below}",
    )  # fmt: skip


def frame(shape: str, under: str, buttons: int, captions: int, text: int) -> Names:
    """Under what a line stands, on a page with how many buttons, captions and lines of running text."""
    return (
        f"pn{text}", f"nc{captions}{shape}", f"fr{buttons}{shape}", f"un{under}", f"un{under}{shape}",
        f"uf{under}{buttons}{shape}",
    )  # fmt: skip


def window(shapes: str) -> Names:
    """The shapes of a line, the three before it and the three behind it."""
    before, behind = shapes[:3], shapes[4:]
    return (
        f"-1{before[2]}", f"+1{behind[0]}", f"-2{before[1:]}", f"+2{behind[:2]}", f"1{shapes[2:5]}", f"-3{shapes[:4]}",
        f"+3{shapes[3:]}", f"5{shapes[1:6]}",
    )  # fmt: skip


def said(shape: str, told: int) -> Names:
    """Which part of a line's words the text above it holds."""
    return f"po{told}", f"po{shape}{told}"


def name_below(is_told: bool) -> Names:  # noqa: FBT001 - the one thing it hangs on
    """Whether the text below tells of what may be a name."""
    return ("sd1" if is_told else "sd0",)


def first_text(lead: str, later: int) -> Names:
    """How the first running text of a page begins, and which part of a line's words it holds."""
    return "to-", f"tl-{lead}", f"ta-{later}"


def topic(told: int, later: int) -> Names:
    """Which part of a line's words is said above it, and which below."""
    return f"to{told}", f"ta{later}"


def turn(way: str, lead: str, text: int) -> Names:
    """Whether a line belongs to what stands above or below it, how the text below begins and whether it goes on above."""
    return f"tt{text}", f"tc{way}", f"tl{lead}", f"tct{way}{text}", f"ttl{way[0]}{lead}{text}"


def common(place_: str, above: int, below: int) -> Names:
    """How many of a line's words are said above and below it."""
    return (f"tn{place_}{above}{below}",)


@dataclass(frozen=True, slots=True)
class Families(Generic[Kept]):
    """The families, each giving something that is kept of its names: the names themselves, or the sum of their weights."""

    looks: Callable[[str, int, str, str, int], Kept]
    flags: Callable[[tuple[bool, ...], bool], Kept]
    opening: Callable[[str, str, str], Kept]
    closing: Callable[[str, str, str], Kept]
    word: Callable[[str], Kept]
    first_word: Callable[[str], Kept]
    last_word: Callable[[str], Kept]
    kinds: Callable[[str], Kept]
    sides: Callable[[str, str], Kept]
    signs: Callable[[frozenset[str], int, bool, bool], Kept]
    markup: Callable[[str, tuple[str, ...], frozenset[str], int], Kept]
    run: Callable[[str, int, str, int], Kept]
    again: Callable[[str], Kept]
    nearness: Callable[[str, int, int], Kept]
    place: Callable[[int, int, int, int, int, str, str], Kept]
    frame: Callable[[str, str, int, int, int], Kept]
    window: Callable[[str], Kept]
    said: Callable[[str, int], Kept]
    name_below: Callable[[bool], Kept]
    first_text: Callable[[str, int], Kept]
    topic: Callable[[int, int], Kept]
    turn: Callable[[str, str, int], Kept]
    common: Callable[[str, int, int], Kept]


_ALL: tuple[Callable[..., Names], ...] = (
    looks, flags, opening, closing, word, first_word, last_word, kinds, sides, signs, markup, run, again,
    nearness, place, frame, window, said, name_below, first_text, topic, turn, common,
)  # fmt: skip
NAMED: Families[Names] = Families(*_ALL)


def families(kept: Callable[[Callable[..., Names]], Callable[..., Kept]]) -> Families[Kept]:
    """Return the families as they give what is kept of their names."""
    return Families(*map(kept, _ALL))
