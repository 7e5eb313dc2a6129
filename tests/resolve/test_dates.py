"""Days are worked out from the page, and left open rather than wrong."""

from datetime import date

import pytest

from qala.resolve.dates import resolve_published, resolve_times
from qala.resolve.dates_values import Named, time_value, weekday_by
from qala.types.block import Block, BlockKind
from qala.types.page import DateClaim, Metadata, Page
from qala.types.sentence import Sentence
from qala.types.span import Span
from qala.types.story import Story
from qala.types.timex import TimeExpression, When

FRIDAY = date(2015, 7, 24)


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (When(weekday=5), "2015-07-24"),
        (When(weekday=6), "2015-07-18"),
        (When(weekday=6, future=True), "2015-07-25"),
        (When(weekday=5, side=1), "2015-07-31"),
        (When(weekday=5, side=-1), "2015-07-17"),
        (When(weekday=4, unit="D", shift=0), "2015-07-23"),
        (When(month=12, day=5), "2015-12-05"),
        (When(month=12, day=5, since=True), "2014-12-05"),
        (When(month=7, since=True), "2015-07"),
        (When(month=12, day=17, weekday=3), "2014-12-17"),
        (When(month=12, day=5, future=True), "2015-12-05"),
        (When(month=8, day=5), "2015-08-05"),
        (When(month=8, side=-1), "2014-08"),
        (When(month=7, side=0), "2015-07"),
        (When(month=2, day=30, year=2015), None),
        (When(month=5, year_shift=-1), "2014-05"),
        (When(unit="M", shift=-7), "2014-12"),
        (When(unit="M", shift=0, day=25), "2015-07-25"),
        (When(unit="Q", shift=-1), "2015-Q2"),
        (When(unit="H", shift=0), "2015-H2"),
        (When(unit="E", shift=-1), "200"),
        (When(unit="C", shift=0), "20"),
        (When(unit="Y", shift=1), "2016"),
        (When(period="SU", side=-1), "2014-SU"),
        (When(period="SU"), "XXXX-SU"),
        (When(century=19, decade=8), "198"),
        (When(unit="Y", anchor="period"), None),
        (When(unit="loose", shift=0), None),
    ],
)
def test_values(when: When, value: str | None) -> None:
    assert time_value(when, "gregorian", FRIDAY) == value


def test_january_means_december_of_last_year() -> None:
    assert time_value(When(month=12), "gregorian", date(2016, 1, 9)) == "2015-12"
    assert time_value(When(month=2, future=True), "gregorian", date(2015, 12, 9)) == "2016-02"


def test_the_year_of_a_weekday_and_a_day_is_the_one_where_they_meet() -> None:
    assert time_value(When(month=7, day=24, weekday=4), "gregorian", FRIDAY) == "2014-07-24"


def test_the_seventh_of_october_is_that_of_2023_in_the_years_after() -> None:
    seventh = When(month=10, day=7)
    assert time_value(seventh, "gregorian", date(2025, 9, 1)) == "2023-10-07"
    assert time_value(seventh._replace(future=True), "gregorian", date(2025, 9, 1)) == "2025-10-07"
    assert time_value(seventh, "gregorian", date(2016, 10, 9)) == "2016-10-07"


def test_hijri_days_are_gregorian_ones() -> None:
    assert time_value(When(year=1436, month=10, day=25), "hijri", None) == "2015-08-10"
    assert time_value(When(month=10, day=25), "hijri", date(2015, 8, 12)) == "2015-08-10"
    assert time_value(When(year=1436, month=10), "hijri", FRIDAY) is None
    assert time_value(When(year=1200, month=10, day=1), "hijri", FRIDAY) is None


def test_what_was_named_before_is_the_same_year() -> None:
    assert time_value(When(unit="Y", anchor="period"), "gregorian", FRIDAY, Named(year=2009)) == "2009"
    assert time_value(When(unit="Q", anchor="period", year_shift=-1), "gregorian", FRIDAY, Named(2015, None, "Q2")) == "2014-Q2"


def test_nothing_is_counted_from_an_unknown_day() -> None:
    today = TimeExpression(Span(0, 5), "DATE", "times/deictic", when=When(unit="D", shift=0))
    assert resolve_times([today], None)[0].value is None


def test_today_on_a_thursday_under_a_fridays_date_is_the_day_before() -> None:
    thursday = TimeExpression(Span(0, 12), "DATE", "times/deictic-weekday", when=When(weekday=4, unit="D", shift=0))
    yesterday = TimeExpression(Span(20, 23), "DATE", "times/deictic", when=When(unit="D", shift=-1))
    assert [time.value for time in resolve_times([thursday, yesterday], "2015-07-24")] == ["2015-07-23", "2015-07-22"]


def test_a_weekday_beside_today_is_not_long_after_publication() -> None:
    assert weekday_by(FRIDAY, 6) == date(2015, 7, 25)
    assert weekday_by(FRIDAY, 1) == date(2015, 7, 20)


def test_a_hijri_year_ends_what_was_named_before() -> None:
    years = [
        TimeExpression(Span(0, 8), "DATE", "times/year", when=When(year=2010)),
        TimeExpression(Span(9, 18), "DATE", "times/year", when=When(year=1404), calendar="hijri"),
        TimeExpression(Span(19, 30), "DATE", "times/period", when=When(unit="Y", anchor="period")),
    ]
    assert [time.value for time in resolve_times(years, "2015-07-24")] == ["2010", None, None]


def story(text: str, kind: BlockKind = "paragraph") -> Story:
    span = Span(0, len(text))
    return Story("s1", "article", None, (Block(span, kind),), (Sentence(text, span, 0, kind),))


def page(text: str, *claims: DateClaim) -> Page:
    return Page(id="0", source="-", text=text, metadata=Metadata(published=claims))


def day_of(text: str, *expressions: TimeExpression, kind: BlockKind = "paragraph") -> str | None:
    return resolve_published(page(text), [story(text, kind)], [expressions])[0].value


def full(text: str, written: str) -> TimeExpression:
    start = text.index(written)
    when = When(year=2015, month=7, day=23)
    return TimeExpression(Span(start, start + len(written)), "DATE", "times/date", when=when)


def test_the_callers_day_wins() -> None:
    claims = (DateClaim("2015-07-01T08:00:00Z", "og/article:published_time"), DateClaim("2015-07-24", "given"))
    published = resolve_published(page("نص", *claims), [story("نص")], [()])[0]
    assert published.value == "2015-07-24"
    assert [evidence.rule for evidence in published.why] == ["given"]
    assert published.confidence == 1.0


def test_a_dateline_gives_the_day_and_the_words_that_show_it() -> None:
    text = "عمان 23 تموز 2015"
    published = resolve_published(page(text), [story(text, "dateline")], [[full(text, "23 تموز 2015")]])[0]
    assert published.value == "2015-07-23"
    assert [(evidence.span, evidence.rule) for evidence in published.why] == [(Span(5, 17), "published/dateline")]


def test_a_line_that_says_published_gives_the_day() -> None:
    text = "تم نشره الخميس 23 تموز 2015"
    assert day_of(text, full(text, "الخميس 23 تموز 2015")) == "2015-07-23"


def test_today_beside_a_date_gives_the_day() -> None:
    text = "أعلنت البلدية أمس الخميس 23 تموز 2015 إغلاق الطريق"
    assert day_of(text, _yesterday(text)) == "2015-07-24"


def _yesterday(text: str) -> TimeExpression:
    start = text.index("أمس")
    when = When(year=2015, month=7, day=23, weekday=4, unit="D", shift=-1)
    return TimeExpression(Span(start, start + 23), "DATE", "times/deictic-date", when=when)


def test_a_date_in_the_story_is_not_its_day() -> None:
    text = "افتتح الجسر في 23 تموز 2015 بعد سنوات من العمل"
    assert day_of(text, full(text, "23 تموز 2015")) is None


def test_a_claim_that_is_no_day_is_passed_over() -> None:
    assert resolve_published(page("نص", DateClaim("غدا", "meta/date")), [story("نص")], [()])[0].value is None


def test_evidence_that_agrees_makes_a_day_surer_and_a_rival_less_sure() -> None:
    text = "عمان 23 تموز 2015"
    dateline = [[full(text, "23 تموز 2015")]]

    def confidence(*claims: DateClaim) -> float:
        return resolve_published(page(text, *claims), [story(text, "dateline")], dateline)[0].confidence

    alone = confidence()
    agreed = confidence(DateClaim("2015-07-23", "json-ld/datePublished"))
    disputed = confidence(DateClaim("2015-07-20", "json-ld/datePublished"))
    assert disputed < alone < agreed < 1


def test_no_day_no_confidence() -> None:
    assert resolve_published(page("نص"), [story("نص")], [()])[0].confidence == 0.0


def test_claims_of_one_moment_are_one_and_the_local_day_is_the_papers() -> None:
    local = DateClaim("2020-12-25T01:59:50+02:00", "json-ld/datePublished")
    universal = DateClaim("2020-12-24T23:59:50+00:00", "meta/article:published_time")
    published = resolve_published(page("نص", local, universal), [story("نص")], [()])[0]
    assert published.value == "2020-12-25"
    assert [evidence.rule for evidence in published.why] == ["json-ld/datePublished", "meta/article:published_time"]


def test_a_dateline_is_surer_than_a_time_element() -> None:
    text = "عمان 23 تموز 2015"
    claim = DateClaim("2015-06-01", "time/datetime")
    published = resolve_published(page(text, claim), [story(text, "dateline")], [[full(text, "23 تموز 2015")]])[0]
    assert published.value == "2015-07-23"


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31T23:59:59Z"])
def test_a_day_at_the_end_of_time_is_no_day(value: str) -> None:
    assert resolve_published(page("نص", DateClaim(value, "json-ld/datePublished")), [story("نص")], [()])[0].value is None
    yesterday = TimeExpression(Span(0, 3), "DATE", "times/deictic", when=When(unit="D", shift=-1))
    assert resolve_times([yesterday], value)[0].value is None
