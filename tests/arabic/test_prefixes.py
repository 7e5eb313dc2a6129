"""A written word is read as a noun with prefixes in every way it can be."""

from qala.arabic.prefixes import readings


def test_the_fewest_prefixes_come_first() -> None:
    assert [reading.noun for reading in readings("والعام")] == ["والعام", "العام", "عام"]


def test_what_is_cut_leaves_the_rest_as_written() -> None:
    for word in ("وبالعام", "للعام", "وللعام", "ليوم", "فالخميس"):
        for reading in readings(word):
            article = ("ال", "لل") if reading.definite else ("",)
            assert reading.cut == 0 or word[reading.cut :] in [beginning + reading.noun for beginning in article]


def test_short_words_stay_whole() -> None:
    assert [reading.noun for reading in readings("بل")] == ["بل"]
