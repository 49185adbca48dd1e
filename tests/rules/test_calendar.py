from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import fallback, published
from rules.calendar import Calendar
from rules.days import FIRST_YEAR, LAST_YEAR, Day, holiday_name
from rules.lunar import festival
from rules.notice import parse_notice, source
from rules.refusals import Refused
from rules.tables import table
from tests.files import DATA

CALENDAR = Calendar()
NOTICE_2027 = parse_notice((DATA / "notice-2027.json").read_bytes())  # invented
WITH_2027 = Calendar(NOTICE_2027.days)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize(
    ("year", "worked"),
    [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_working_days_of_the_published_years(year: int, worked: int) -> None:
    assert sum(map(CALENDAR.is_working, days_of(year))) == worked


@given(on=st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_published_days_are_the_library_s(on: date) -> None:
    day = CALENDAR.day(on)

    assert day.is_off != chinese_calendar.is_workday(on)
    assert (day.name is None) == (chinese_calendar.get_holiday_detail(on)[1] is None)
    assert day.source == "chinesecalendar"
    assert CALENDAR.is_confirmed(day)


@pytest.mark.parametrize(
    ("on", "is_off", "name"),
    [
        (date(2026, 11, 23), False, None),  # Monday
        (date(2026, 11, 21), True, None),  # Saturday
        (date(2026, 2, 14), False, "春节"),  # make-up Saturday
        (date(2026, 2, 15), True, "春节"),  # holiday on a Sunday
        (date(2026, 9, 25), True, "中秋"),  # holiday on a Friday
        (date(2024, 2, 29), False, None),  # leap day
        (date(2015, 9, 3), True, "抗战胜利纪念日"),
        (date(2025, 12, 31), False, None),
        (date(2026, 1, 1), True, "元旦"),
    ],
)
def test_named_days(on: date, is_off: bool, name: str | None) -> None:
    assert CALENDAR.day(on) == Day(on, is_off, name, "chinesecalendar")


def test_every_name_the_library_writes_has_ours() -> None:
    written = {*chinese_calendar.holidays.values(), *chinese_calendar.workdays.values()}

    assert written <= table("calendar")["names"].keys()
    assert holiday_name("Something New") == "Something New"


@given(on=st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_no_day_from_1990_to_2100_raises(on: date) -> None:
    day = CALENDAR.day(on)

    assert day.on == on
    assert CALENDAR.is_confirmed(day) == (2004 <= on.year <= 2026)


@pytest.mark.parametrize("on", [date(1989, 12, 31), date(2101, 1, 1), date.max])
def test_a_day_beyond_is_refused(on: date) -> None:
    with pytest.raises(Refused, match="calendar-year-out-of-range"):
        CALENDAR.day(on)


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(TypeError):
        CALENDAR.day(datetime(2026, 1, 1, tzinfo=UTC))


def test_the_rule_gives_thirteen_days_off_in_2027() -> None:
    off = {day.on: day.name for day in fallback.special_days(2027).values()}

    assert off == {
        date(2027, 1, 1): "元旦",
        date(2027, 2, 5): "春节",  # the eve
        date(2027, 2, 6): "春节",
        date(2027, 2, 7): "春节",
        date(2027, 2, 8): "春节",
        date(2027, 4, 5): "清明",
        date(2027, 5, 1): "五一",
        date(2027, 5, 2): "五一",
        date(2027, 6, 9): "端午",
        date(2027, 9, 15): "中秋",
        date(2027, 10, 1): "国庆",
        date(2027, 10, 2): "国庆",
        date(2027, 10, 3): "国庆",
    }
    assert [CALENDAR.day(on).name for on in off] == list(off.values())


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_day_the_rule_gives_is_off_in_the_notices_under_that_law(year: int) -> None:
    assert all(CALENDAR.day(on).is_off for on in fallback.special_days(year))


@pytest.mark.parametrize("year", range(2008, 2027))
def test_the_festivals_we_compute_are_off_in_every_published_notice(year: int) -> None:
    assert all(CALENDAR.day(festival(code, year)).is_off for code in table("calendar")["statutory"])


def test_an_unknown_year_is_provisional_until_its_notice_is_imported() -> None:
    monday, saturday = date(2027, 1, 4), date(2027, 1, 9)

    assert CALENDAR.is_working(monday)
    assert not CALENDAR.confirms(2027)
    assert not CALENDAR.is_confirmed(CALENDAR.day(monday))
    assert WITH_2027.confirms(2027)
    assert WITH_2027.day(monday) == Day(monday, is_off=True, name="元旦", source="overlay:2027")
    assert WITH_2027.day(saturday) == Day(saturday, is_off=False, name="元旦", source="overlay:2027")
    assert WITH_2027.day(date(2027, 1, 5)) == Day(
        date(2027, 1, 5), is_off=False, name=None, source="overlay:2027"
    )


def test_an_import_changes_no_other_year() -> None:
    for year in (2026, 2028):
        assert [WITH_2027.day(on) for on in days_of(year)] == [CALENDAR.day(on) for on in days_of(year)]


def test_a_whole_notice_replaces_what_was_published() -> None:
    """A correction takes the make-up Saturday of 10 October back without a word about it."""
    published_2026 = published.special_days(2026).values()
    corrected = [
        Day(day.on, day.is_off, day.name, source(2026))
        for day in published_2026
        if day.on != date(2026, 10, 10)
    ]
    calendar = Calendar(corrected)

    assert CALENDAR.is_working(date(2026, 10, 10))
    assert not calendar.is_working(date(2026, 10, 10))
    assert calendar.day(date(2026, 10, 12)).source == "overlay:2026"


def test_part_of_a_notice_lies_over_what_is_known() -> None:
    extra = Day(date(2026, 12, 28), is_off=True, name="元旦", source=source(2026))
    taken_back = Day(date(2026, 9, 20), is_off=True, name="国庆", source=source(2026))
    calendar = Calendar([extra, taken_back])

    assert calendar.day(extra.on) == extra
    assert calendar.day(taken_back.on) == taken_back
    assert calendar.day(date(2026, 10, 10)).is_make_up
    assert calendar.day(date(2026, 10, 1)).name == "国庆"


def test_part_of_a_notice_for_an_unknown_year_keeps_the_statutory_days() -> None:
    extra = Day(date(2027, 1, 4), is_off=True, name="元旦", source=source(2027))
    calendar = Calendar([extra])

    assert not calendar.is_working(date(2027, 1, 4))
    assert not calendar.is_working(date(2027, 10, 1))
    assert calendar.confirms(2027)


def test_a_day_of_next_year_s_notice_in_this_december() -> None:
    eve = Day(date(2030, 12, 31), is_off=True, name="元旦", source=source(2031))
    calendar = Calendar([eve])

    assert calendar.is_confirmed(calendar.day(eve.on))
    assert not calendar.confirms(2030)
    assert calendar.confirms(2031)


def test_the_version_changes_with_every_imported_day_and_not_with_their_order() -> None:
    days = NOTICE_2027.days
    worked = Day(days[0].on, is_off=False, name=days[0].name, source=days[0].source)

    versions = {Calendar(part).version for part in ((), days, days[1:], (worked, *days[1:]))}

    assert len(versions) == 4
    assert Calendar(reversed(days)).version == WITH_2027.version
    assert CALENDAR.version == f"chinesecalendar-{chinese_calendar.__version__}/rule-2025/overlay-none"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), None),
        (date(2025, 10, 1), None),
        (date(2100, 12, 31), 2101),
    ],
)
def test_the_next_year_is_asked_for_from_october(today: date, expected: int | None) -> None:
    assert CALENDAR.unconfirmed_next_year(today) == expected


def test_an_imported_next_year_is_not_asked_for() -> None:
    assert WITH_2027.unconfirmed_next_year(date(2026, 10, 1)) is None
    assert WITH_2027.unconfirmed_next_year(date(2027, 10, 1)) == 2028


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (date(2026, 11, 20), date(2026, 11, 23)),  # over a weekend
        (date(2026, 2, 13), date(2026, 2, 14)),  # make-up Saturday
        (date(2026, 2, 14), date(2026, 2, 24)),  # over Spring Festival
        (date(2026, 12, 31), date(2027, 1, 4)),  # over the year's end
        (date(2028, 2, 28), date(2028, 2, 29)),  # leap day
    ],
)
def test_the_next_working_day(after: date, expected: date) -> None:
    assert CALENDAR.next_working_day(after) == expected
