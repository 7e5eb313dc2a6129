"""Roles: the offices and descriptions written beside a name."""

from collections.abc import Iterator, Sequence

from qala.arabic.tokens import Token, tokenize
from qala.lexicon.cues import cue_readings
from qala.lexicon.descriptions import described_as, kind_words, names_many
from qala.lexicon.function_words import function_words, is_act
from qala.lexicon.speakers import speaker_kind
from qala.types.span import Span

_REACH = 140
"""Characters before and behind a name that are looked at."""

_TITLE_KINDS = frozenset({"official", "person"})
_LONGEST = 18
"""Tokens of a title."""
_MARKS = frozenset('"«»“”()')
"""What may stand inside a title: «مدير الوكالة (سانا)»."""
_INSIDE = frozenset({"في", "لدي", "عام", "باسم", "بالانابه", "بالوكاله", "لشوون", "للشوون"})
"""Words with a preposition on them that go on in a title («الناطق باسم …», «الرئيس التنفيذي بالإنابة»)."""


def roles_of(text: str, name: Span, since: int = 0) -> Iterator[Span]:
    """Yield where the roles stand that are written beside a person's name, the one before it first.

    Args:
        text: the page's text.
        name: where the name stands.
        since: end of the name of a person before it, behind which the role must begin.

    >>> text = "وقال وزير الخارجية الروسي سيرغي لافروف، المتحدث باسم الوفد، إن"
    >>> [role.of(text) for role in roles_of(text, Span(26, 38))]
    ['وزير الخارجية الروسي', 'المتحدث باسم الوفد']
    """
    start = max(text.rfind("\n", 0, name.start) + 1, name.start - _REACH, since)
    end = text.find("\n", name.end, name.end + _REACH)
    left = tokenize(text[start : name.start], start)
    right = tokenize(text[name.end : end if end >= 0 else name.end + _REACH], name.end)
    before = _before(left)
    if before:
        joined = before[0].bare.startswith(("وال", "وو"))
        yield Span(before[0].span.start + joined, before[-1].span.end)
    behind = _behind(right)
    if behind:
        yield Span(behind[0].span.start, behind[-1].span.end)


def kind_before(text: str, name: Span) -> str | None:
    """Return the bare word that announces a body's name from before it («صحيفة «…»»), None if none does."""
    start = max(text.rfind("\n", 0, name.start) + 1, name.start - _REACH)
    tokens = [token for token in tokenize(text[start : name.start], start)[-2:] if token.text not in '«"“(']
    word = tokens[-1].bare if tokens else ""
    for form in (word, word[1:], word.removeprefix("لل"), word.removeprefix("ال"), word[1:].removeprefix("ال")):
        if form in kind_words():
            return form
    return None


def _before(tokens: Sequence[Token]) -> Sequence[Token]:
    """Walk back from a name to where its title begins."""
    last = _past_titles(tokens, len(tokens))
    whole = tokens[last - 1 : last] if last and tokens[last - 1].bare in described_as("definite") else ()
    last = _past_titles(tokens, last - len(whole)) if whole else last
    return _office(tokens, last) or whole


def _past_titles(tokens: Sequence[Token], last: int) -> int:
    """Step back over honorifics, commas and what stands in brackets between them."""
    while last and (tokens[last - 1].bare in described_as("honorifics") or tokens[last - 1].text in "،,"):
        last -= 1
        if last and tokens[last - 1].text == ")" and tokens[last].text in "،,":
            last = next((at for at in range(last - 2, max(-1, last - 5), -1) if tokens[at].text == "("), last)
    return last


def _office(tokens: Sequence[Token], last: int) -> Sequence[Token]:
    """Return the office that ends at a token."""
    first = None
    for at in range(last - 1, max(-1, last - _LONGEST), -1):
        token = tokens[at]
        if (not token.is_word and token.text not in _MARKS) or _breaks(token):
            break
        if speaker_kind(token.bare) in _TITLE_KINDS and token.bare not in described_as("honorifics"):
            first = at
    if first is None or tokens[first].bare.removeprefix("ال") in described_as("relations"):
        return ()
    return tokens[first:last]


def _behind(tokens: Sequence[Token]) -> Sequence[Token]:
    """Read the apposition behind a name: after a comma, or at once where its head can only be one."""
    at = 0
    while at < len(tokens) and tokens[at].text in '»"”)':
        at += 1
    comma = at < len(tokens) and tokens[at].text in "،,"
    at += comma
    if at >= len(tokens) or speaker_kind(tokens[at].bare) not in _TITLE_KINDS or _is_joined(tokens[at].bare):
        return ()
    if names_many(tokens[at].bare.removeprefix("ال")):  # «استدعى سالم الراوي، المدربين»
        return ()
    if not comma and tokens[at].bare.startswith("ال") and tokens[at].bare not in described_as("talkers"):
        return ()
    end = at + 1
    while end < min(len(tokens), at + _LONGEST) and tokens[end].is_word and not _breaks(tokens[end]):
        if tokens[end - 1].bare.startswith("ال") and is_act(tokens[end].bare):  # «وزير الثقافة إطلاق المشروع»
            break
        end += 1
    return tokens[at:end]


def _is_joined(word: str) -> bool:
    """«والوزير», «للوزير»: with و or a preposition on it the word is no apposition («وزير» has none)."""
    return word[:1] in "وفلب" and speaker_kind(word[1:]) is not None


def _breaks(token: Token) -> bool:
    word = token.bare
    if word in _INSIDE or speaker_kind(word) == "organisation":  # «رئيس نادي الزمالك»: نادى is a cue as well
        return False
    return (
        word in cue_readings()
        or (word[:1] in "وف" and word[1:] in cue_readings())
        or any(word in function_words(group) for group in ("prepositions", "relatives", "auxiliaries", "adverbs"))
        or word in {"ان", "انه", "انها", "بان", "قد", "لن", "لم", "لا", "ما", "كما", "خلال", "امس", "اليوم"}
    )
