"""Places in lists, places with a stroke between, bodies told apart by their town; and what must stay as the tagger saw it."""

import pytest

from qala.arabic.tokens import Token, tokenize
from qala.find.names.drafts import Draft
from qala.find.names.lists import parted, with_lists, with_towns


def drafts(tokens: tuple[Token, ...], *names: tuple[str, str]) -> list[Draft]:
    """Return drafts of words as the tagger would see them."""
    bare = [token.text for token in tokens]
    found = []
    for name, kind in names:
        words = [token.text for token in tokenize(name)]
        at = next(i for i in range(len(bare)) if bare[i : i + len(words)] == words)
        found.append(Draft(at, at + len(words), kind, "names/test", 0.9))  # type: ignore[arg-type]
    return found


def shown(tokens: tuple[Token, ...], found: list[Draft]) -> list[tuple[str, str]]:
    return [(" ".join(token.text for token in tokens[d.first : d.end]), d.type) for d in found]


@pytest.mark.parametrize(
    ("text", "seen", "wanted"),
    [
        (
            "نقلت أحياء النخيل والمرجان والساحل الشرقي إلى الدائرة",
            [],
            [("النخيل", "LOC"), ("والمرجان", "LOC"), ("والساحل الشرقي", "LOC")],
        ),
        ("شملت الجولة قرى الزيتون ، والسدرة ، والبيادر .", [], [("الزيتون", "LOC"), ("والسدرة", "LOC"), ("والبيادر", "LOC")]),
        ("في أحياء الزهور والشاطئ أمس", [("الزهور", "LOC")], [("الزهور", "LOC"), ("والشاطئ", "LOC")]),
        (
            "في أحياء النخيل والمرجان والساحل",
            [("النخيل والمرجان", "ORG")],
            [("النخيل", "LOC"), ("والمرجان", "LOC"), ("والساحل", "LOC")],
        ),
        ("في أحياء المدينة والقرى المجاورة", [], []),
        ("سكان الأحياء والأسواق والمدارس", [], []),
        ("زار قرى كثيرة والتقى الأهالي", [], []),
    ],
)
def test_places_listed_behind_their_kind(text: str, seen: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> None:
    tokens = tokenize(text)
    assert shown(tokens, with_lists(tokens, drafts(tokens, *seen))) == wanted


@pytest.mark.parametrize(
    ("text", "seen", "wanted"),
    [
        ("خط المرفأ/ الساحل الجديد", [("المرفأ/ الساحل", "LOC")], [("المرفأ", "LOC"), ("الساحل", "LOC")]),
        ("شركة نور/ ظل", [("نور/ ظل", "ORG")], [("نور / ظل", "ORG")]),
    ],
)
def test_a_stroke_parts_places_and_nothing_else(text: str, seen: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> None:
    tokens = tokenize(text)
    assert shown(tokens, list(parted(tokens, drafts(tokens, *seen)))) == wanted


@pytest.mark.parametrize(
    ("text", "seen", "wanted"),
    [
        ("نقلوا إلى السجن المركزي في صنعاء", [("صنعاء", "LOC")], [("السجن المركزي في صنعاء", "LOC")]),
        ("السجن المركزي في العاصمة صنعاء", [("صنعاء", "LOC")], [("السجن المركزي في العاصمة صنعاء", "LOC")]),
        (
            "أمام المحكمة القضائية في باريس",
            [("المحكمة القضائية", "ORG"), ("باريس", "LOC")],
            [("المحكمة القضائية في باريس", "ORG")],
        ),
        ("سفارة إيران في المنامة", [("سفارة إيران", "ORG"), ("المنامة", "LOC")], [("سفارة إيران في المنامة", "ORG")]),
        ("شركة الراوي في بيروت", [("الراوي", "ORG"), ("بيروت", "LOC")], [("الراوي", "ORG"), ("بيروت", "LOC")]),
        ("خرج من السجن، وأقام في صنعاء", [("صنعاء", "LOC")], [("صنعاء", "LOC")]),
    ],
)
def test_a_body_takes_in_the_town_that_tells_it_apart(
    text: str, seen: list[tuple[str, str]], wanted: list[tuple[str, str]]
) -> None:
    tokens = tokenize(text)
    assert shown(tokens, with_towns(tokens, drafts(tokens, *seen))) == wanted
