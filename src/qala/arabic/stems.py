"""Light stems: what is left of a word when article and endings are cut, so that a search finds its other forms.

Cut as in light10 (Larkey and others), with four changes that news text asked for: endings come off one after the other
until none is left, pronouns before number and gender; a cut leaves three or four letters, by ending, so that «لبنان» and
«قانون» stay whole; the ا of «قتيلاً» is an ending; a single و, ف, ب, ل or ك stays on, because nobody can tell «وعد» from و + عد
by its letters: `with_clitics` puts them on at the query instead.
"""

from collections.abc import Callable, Iterator
from typing import Final

_ARTICLES: Final = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
_AFTER_ARTICLE: Final = {"ال": 2}
_PRONOUNS: Final = (("هما", 3), ("هم", 3), ("ها", 3), ("كم", 3), ("نا", 4))
_ENDINGS: Final = (
    ("ات", 3), ("ان", 4), ("ون", 4), ("ين", 3), ("وا", 3), ("يه", 3), ("ه", 3), ("ي", 3), ("ا", 3), ("و", 4),
)  # fmt: skip
"""Endings in the order they are tried, with how many letters must be left."""

_CLITICS: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_JOINED: Final = frozenset("وفبلك")
_LAST: Final = frozenset("ماتنيهو")
"""The letters that article and clitics begin with, and those that endings end in."""

_SHORTEST: Final = 4
"""Words of fewer letters are left alone."""

_VERBAL_NOUN: Final = 5
"""«تأمين» and its like: ت, two letters and ين that belong to the root."""


def _unknown(_word: str) -> None:
    """Know no word: the default of `light_stem`."""


def light_stem(word: str, known: Callable[[str], str | None] = _unknown) -> str:
    """Return the light stem of a word in `bare` spelling.

    Args:
        word: folded, one word.
        known: gives the stem of words that must not be cut by rule (names above all), None for all others.

    >>> [light_stem(word) for word in ("والعقوبات", "عقوباتها", "للعقوبه", "لبنان", "قتيلا", "حكومته")]
    ['عقوب', 'عقوب', 'عقوب', 'لبنان', 'قتيل', 'حكوم']
    """
    if (stem := known(word)) is not None:
        return stem
    if len(word) < _SHORTEST or not "ء" <= word[0] <= "ي":
        return word
    for clitic in _CLITICS if word[0] in _JOINED else ():
        if word.startswith(clitic) and (stem := known(word[len(clitic) :])) is not None:
            return clitic + stem
    body = _without_article(word)
    while True:
        if (stem := known(body)) is not None:
            return stem
        shorter = _without_ending(body)
        if shorter == body:
            return body
        body = shorter


def _without_article(word: str) -> str:
    if word[0] not in _JOINED and word[0] != "ا":
        return word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _AFTER_ARTICLE.get(article, 3):
            return word[len(article) :]
    return word


def _without_ending(word: str) -> str:
    if word[-1] not in _LAST:
        return word
    for pronoun, least in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= least:
            return _with_closed_t(word[: -len(pronoun)])
    for ending, least in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < least:
            continue
        if ending == "ين" and len(word) == _VERBAL_NOUN and word[0] == "ت":
            return word
        cut = word[: -len(ending)]
        return _with_closed_t(cut) if ending in {"ان", "ين", "ه"} else cut
    return word


def _with_closed_t(word: str) -> str:
    """Cut the ت that ة becomes before an ending: حكومتها, دولتين; not the ت of قواتها or صوته."""
    return word[:-1] if len(word) >= _SHORTEST and word[-1] == "ت" and word[-2] != "ا" else word


def with_clitics(stem: str, whole: Callable[[str], bool]) -> Iterator[str]:
    """Yield a stem and its forms with و, ف, ب, ل, ك written on it, as the index may hold them.

    Args:
        stem: as `light_stem` returns it.
        whole: tells which words are a word of their own («وزير» is not و + زير) and are left out.

    >>> list(with_clitics("عقوب", lambda word: word == "كعقوب"))[:5]
    ['عقوب', 'وعقوب', 'فعقوب', 'بعقوب', 'لعقوب']
    """
    yield stem
    if len(stem) < _SHORTEST - 1 or not "ء" <= stem[0] <= "ي":
        return
    for clitic in _CLITICS:
        form = clitic + stem
        if not whole(form) and not (len(clitic) > 1 and whole(form[1:])):
            yield form
