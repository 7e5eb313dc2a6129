"""Languages: whether a paragraph is Arabic, or which other language it is in."""

import re
from collections.abc import Iterator
from functools import cache

from qala.lexicon.languages import Language, arabic_words, languages
from qala.types.issue import Issue
from qala.types.span import Span

_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[^\W\d_\u064b-\u065f]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN_RUN = re.compile(
    r"[A-Za-z\u00c0-\u024f](?<![A-Za-z\u00c0-\u024f]{2})[A-Za-z\u00c0-\u024f]{0,29}[^A-Za-z\u00c0-\u024f\n]{1,4}"
    r"(?:[A-Za-z\u00c0-\u024f]{1,30}[^A-Za-z\u00c0-\u024f\n]{1,4}){6}[A-Za-z\u00c0-\u024f]{2}"
)
"""Eight words of Latin letters; it looks behind its first letter, since what begins with a letter is found far faster."""
_OTHER_SCRIPT = "\u0370-\u05ff\u0700-\u074f\u0900-\u1fff\u3040-\ud7a3"
_LINE = re.compile(r"[^\n\r]+")
_SAMPLE = 2000
_FEWEST = 8
"""Words from which the language of a line can be told."""
_MARKS = 3
"""Words or letters of a language that a line must hold to be in it."""


def language_of(text: str) -> str | None:
    """Return the language of a paragraph as a BCP 47 tag; None where it is too short or too mixed to tell.

    >>> language_of("وی گفت که این موضوع برای ما بسیار مهم است و باید بررسی شود")
    'fa'
    >>> language_of("وقال الوزير إن الطريق الذي أغلق منذ أيام سيفتح غداً أمام السيارات")
    'ar'
    """
    text = _ADDRESS.sub(" ", text)
    tokens = _TOKEN.findall(text)
    if len(tokens) < _FEWEST:
        return None
    letters = len(_LETTER.findall(text))
    if 2 * len(_LATIN.findall(text)) > letters:
        return _latin(tokens)
    if 2 * len(_ARABIC_SCRIPT.findall(text)) <= letters:
        return "und"
    arabic = sum(token in arabic_words() or token.startswith(("ال", "وال", "بال")) for token in tokens)
    found, tag = max(((_marks(tokens, one), one.tag) for one in languages("languages")), key=lambda pair: pair[0])
    if found >= _MARKS and found > arabic:
        return tag
    return "ar" if arabic or found < _MARKS else None


def _marks(tokens: list[str], language: Language) -> int:
    """Count the words that are surely a language's: its commonest ones, and those with letters Arabic has not."""
    return sum(token in language.words or not language.letters.isdisjoint(token) for token in tokens)


def _latin(tokens: list[str]) -> str:
    lowered = [token.lower() for token in tokens]
    counts = [(sum(token in one.words for token in lowered), one.tag) for one in languages("latin")]
    found, likely = max(counts)
    return likely if found >= _MARKS and [count for count, _ in counts].count(found) == 1 else "und-Latn"


def other_languages(text: str) -> tuple[tuple[Span, str], ...]:
    """Return the lines of a page that are surely not in Arabic, with the language of each."""
    lines = sorted({line for sign in _foreign() for line in _holding(sign, text)})
    shown = ((span, language_of(text[span.start : min(span.end, span.start + _SAMPLE)])) for span in lines)
    return tuple((span, tag) for span, tag in shown if tag and tag != "ar")


def _holding(sign: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield the lines in which a sign stands, without white space at their ends."""
    match, before = sign.search(text), 0
    while match:
        start = max(before, text.rfind("\n", before, match.start()) + 1, text.rfind("\r", before, match.start()) + 1)
        end = _LINE.match(text, start)
        stop = end.end() if end else match.end()
        line = text[start:stop]
        left = start + len(line) - len(line.lstrip())
        yield Span(left, left + len(line.strip()))
        before = stop
        match = sign.search(text, stop)


@cache
def _foreign() -> tuple[re.Pattern[str], ...]:
    """What no purely Arabic page holds; most pages are done with a search for it."""
    letters = "".join(sorted({letter for one in languages("languages") for letter in one.letters}))
    return re.compile(f"[{letters}ک{_OTHER_SCRIPT}]"), _LATIN_RUN


def language_issues(lines: tuple[tuple[Span, str], ...]) -> tuple[Issue, ...]:
    """Return an issue for each run of lines in another language."""
    runs: list[tuple[Span, str]] = []
    for span, tag in lines:
        if runs and runs[-1][1] == tag and span.start - runs[-1][0].end <= _FEWEST:
            runs[-1] = (Span(runs[-1][0].start, span.end), tag)
        else:
            runs.append((span, tag))
    return tuple(Issue(span, "other-language", f"Not in Arabic but in {tag}: kept, not analysed.") for span, tag in runs)


def page_language(said: str | None, text: str, others: tuple[tuple[Span, str], ...]) -> str:
    """Return the language of a page: what it shows counts for more than what it says."""
    foreign: dict[str, int] = {}
    for span, tag in others:
        foreign[tag] = foreign.get(tag, 0) + span.end - span.start
    tag = max(foreign, key=lambda one: foreign[one], default="")
    if tag and 2 * foreign[tag] > len(text.strip()):
        return said if said and said.lower().split("-")[0] == tag else tag
    if not said or _ARABIC_SCRIPT.search(text):
        return said if said and said.lower().startswith("ar") else "ar"
    return said
