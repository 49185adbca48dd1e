import json
from datetime import date

import pytest

from rules.days import Day
from rules.notice import notice_year, parse_notice, source
from rules.refusals import Refused

NEW_YEAR = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}


def notice(**changed: object) -> bytes:
    fields = {"year": 2027, "papers": ["a paper"], "days": [NEW_YEAR], **changed}
    return json.dumps({name: value for name, value in fields.items() if value is not ...}).encode()


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        parse_notice(content)
    return refused.value


def test_a_notice_is_read_in_our_words() -> None:
    joined = {"name": "国庆节、中秋节", "date": "2027-10-03", "isOffDay": True}
    make_up = {"name": " 春节 ", "date": "2027-01-30", "isOffDay": False}

    read = parse_notice(notice(days=[NEW_YEAR, joined, make_up]))

    assert (read.year, read.papers) == (2027, ("a paper",))
    assert read.days == (
        Day(date(2027, 1, 1), is_off=True, name="元旦", source="overlay:2027"),
        Day(date(2027, 10, 3), is_off=True, name="国庆、中秋", source="overlay:2027"),
        Day(date(2027, 1, 30), is_off=False, name="春节", source="overlay:2027"),
    )
    assert read.days[2].is_make_up
    assert not read.days[0].is_make_up


def test_the_end_of_the_year_before_comes_with_the_notice() -> None:
    eve = {"name": "元旦", "date": "2026-12-31", "isOffDay": True}

    (day,) = parse_notice(notice(days=[eve])).days

    assert day.on.year == 2026
    assert notice_year(day) == 2027
    assert day.source == source(2027)


def test_what_the_publisher_adds_for_itself_and_a_byte_order_mark_are_passed_over() -> None:
    assert parse_notice(b"\xef\xbb\xbf" + notice(**{"$schema": "a schema", "$id": "an id"})).year == 2027


def test_a_partial_notice_names_the_festivals_it_lacks() -> None:
    spring = {"name": "春节", "date": "2027-02-06", "isOffDay": True}
    worked = {"name": "国庆节", "date": "2027-10-01", "isOffDay": False}

    assert parse_notice(notice(days=[NEW_YEAR, spring, worked])).missing == (
        "清明",
        "五一",
        "端午",
        "中秋",
        "国庆",
    )


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"year,name\n2027,x"])
def test_what_is_not_json_is_refused(content: bytes) -> None:
    assert refusal(content).key == "calendar-not-json"


@pytest.mark.parametrize(
    ("content", "key", "where"),
    [
        (b"[]", "calendar-field-wrong", ""),
        (notice(year=...), "calendar-field-missing", "year"),
        (notice(papers=...), "calendar-field-missing", "papers"),
        (notice(days=...), "calendar-field-missing", "days"),
        (notice(holidays=[]), "calendar-field-unknown", "holidays"),
        (notice(year="2027"), "calendar-field-wrong", "year"),
        (notice(year=True), "calendar-field-wrong", "year"),
        (notice(year=2027.0), "calendar-field-wrong", "year"),
        (notice(papers="a paper"), "calendar-field-wrong", "papers"),
        (notice(papers=[1]), "calendar-field-wrong", "papers"),
        (notice(days={}), "calendar-field-wrong", "days"),
        (notice(days=["2027-01-01"]), "calendar-field-wrong", "days[1]"),
        (notice(days=[NEW_YEAR, {"name": "x"}]), "calendar-field-missing", "days[2].date"),
        (notice(days=[{**NEW_YEAR, "$id": 1}]), "calendar-field-unknown", "days[1].$id"),
        (notice(days=[{**NEW_YEAR, "name": " "}]), "calendar-field-wrong", "days[1].name"),
        (notice(days=[{**NEW_YEAR, "name": None}]), "calendar-field-wrong", "days[1].name"),
        (notice(days=[{**NEW_YEAR, "isOffDay": 1}]), "calendar-field-wrong", "days[1].isOffDay"),
        (notice(days=[{**NEW_YEAR, "isOffDay": "true"}]), "calendar-field-wrong", "days[1].isOffDay"),
        (notice(days=[{**NEW_YEAR, "date": 20270101}]), "calendar-field-wrong", "days[1].date"),
        (notice(days=[{**NEW_YEAR, "date": "20270101"}]), "calendar-field-wrong", "days[1].date"),
        (notice(days=[{**NEW_YEAR, "date": "2027-02-29"}]), "calendar-field-wrong", "days[1].date"),
        (notice(days=[{**NEW_YEAR, "date": "2027-W01-1"}]), "calendar-field-wrong", "days[1].date"),
        (notice(days=[{**NEW_YEAR, "date": "2026-11-30"}]), "calendar-date-outside-year", "days[1].date"),
        (notice(days=[{**NEW_YEAR, "date": "2028-02-01"}]), "calendar-date-outside-year", "days[1].date"),
    ],
)
def test_a_wrong_field_is_refused_with_its_place(content: bytes, key: str, where: str) -> None:
    refused = refusal(content)

    assert (refused.key, refused.params["where"]) == (key, where)


def test_a_year_whose_notice_has_not_appeared_is_refused() -> None:
    assert refusal(notice(days=[])).key == "calendar-empty"


def test_a_year_beyond_the_tables_is_refused() -> None:
    assert refusal(notice(year=20277)).key == "calendar-year-out-of-range"


def test_a_repeated_day_or_field_is_refused() -> None:
    repeated = refusal(notice(days=[NEW_YEAR, {**NEW_YEAR, "isOffDay": False}]))

    assert (repeated.key, repeated.params) == ("calendar-date-twice", {"on": date(2027, 1, 1)})
    assert refusal(b'{"year": 2026, "year": 2027, "papers": [], "days": []}').key == "calendar-field-twice"
