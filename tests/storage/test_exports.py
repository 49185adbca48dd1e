"""Exports beneath the chat: periods, units, rows at the edges of a day, files that are never overwritten."""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from bot.texts import Words
from rules.permissions import Caller, Held, Permission, Scope
from rules.posts import Role
from rules.refusals import Refused
from storage import audit
from storage.exports import filing, making, roster, units, workbooks
from storage.exports.asked import Asked
from storage.exports.contents import audit as audit_rows
from storage.exports.periods import Span, offered, pressed, up_to
from storage.exports.workbooks import WORKBOOKS, Wanted
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.sheets.draft import Withheld
from storage.sheets.page import TooManyRows
from storage.sheets.period import Period
from storage.transact import Database, Unavailable
from tests.builders import County, person, post
from tests.chat import ZONE

ZH = Words("zh")
AT = datetime(2026, 11, 23, 9, tzinfo=ZONE)
TODAY = AT.date()


def day(text: str) -> date:
    return date.fromisoformat(text)


def between(first: str, last: str) -> Period:
    return Period(day(first), day(last))


@pytest.fixture
def county(database: Database) -> County:
    return County(database)


def path(database: Database, unit_id: int) -> str:
    return database.look(lambda session: session.get_one(UnitRow, unit_id).path)


def asked(database: Database, unit_id: int, code: str = "roster", *, at: datetime = AT, **more: Any) -> Asked:
    scope = Scope((path(database, unit_id),))
    return database.look(workbooks.ask, Wanted(code, **more), scope, at=at)


# Periods


@pytest.mark.parametrize(
    ("on", "quarter", "last_quarter", "month", "last_month"),
    [
        ("2026-11-23", "20261001-20261231", "20260701-20260930", "20261101-20261130", "20261001-20261031"),
        ("2028-02-29", "20280101-20280331", "20271001-20271231", "20280201-20280229", "20280101-20280131"),
        ("2027-01-01", "20270101-20270331", "20261001-20261231", "20270101-20270131", "20261201-20261231"),
        ("2026-12-31", "20261001-20261231", "20260701-20260930", "20261201-20261231", "20261101-20261130"),
        ("2026-03-31", "20260101-20260331", "20251001-20251231", "20260301-20260331", "20260201-20260228"),
    ],
    ids=["in between", "leap day", "first day of a year", "last day of a year", "last day of a quarter"],
)  # fmt: skip
def test_the_usual_period_comes_first(
    on: str, quarter: str, last_quarter: str, month: str, last_month: str
) -> None:
    quarters = [between(*quarter.split("-")), between(*last_quarter.split("-"))]
    months = [between(*month.split("-")), between(*last_month.split("-"))]

    assert list(offered(Span.QUARTER, day(on)))[:4] == [*quarters, *months]
    assert list(offered(Span.MONTH, day(on)))[:4] == [*months, *quarters]
    assert offered(Span.DAY, day(on)) == (Period(None, day(on)),)


@pytest.mark.parametrize("span", [Span.QUARTER, Span.MONTH, Span.DAY])
def test_whatever_is_offered_may_be_pressed(span: Span) -> None:
    for period in offered(span, TODAY):
        assert pressed(span, period.from_on or period.until_on, period.until_on, on=TODAY) == period


def test_a_last_day_alone_ends_the_usual_period() -> None:
    assert up_to(Span.QUARTER, day("2026-11-20")) == between("2026-10-01", "2026-11-20")
    assert up_to(Span.MONTH, day("2026-11-20")) == between("2026-11-01", "2026-11-20")
    assert up_to(Span.DAY, day("2026-11-20")) == Period(None, day("2026-11-20"))


# Units


def test_a_title_names_what_the_caller_is_responsible_for(county: County) -> None:
    database = county.database
    branch, other, town, root = (
        path(database, each) for each in (county.branch, county.other_branch, county.town, county.id)
    )

    assert database.look(units.meant, Scope((branch,)), 0).name == "灵湖镇湖东村党支部"
    assert database.look(units.meant, Scope((root, town, branch)), 0) == units.Meant((root,), "清河县")
    both = database.look(units.meant, Scope((branch, other)), 0)
    assert both == units.Meant((branch, other), "灵湖镇", partly=True)
    assert [each.name for each in database.look(units.below, Scope((branch, other)), 0)] == [
        "湖东村党支部",
        "湖西村党支部",
    ]
    assert database.look(units.below, Scope((branch,)), 0) == []


@pytest.mark.parametrize("function", [units.meant, units.below])
def test_nothing_outside_the_scope_is_named(county: County, function: Any) -> None:
    database = county.database
    scope = Scope((path(database, county.branch),))

    for unit_id in (county.other_branch, county.town, county.id, 99_999):
        with pytest.raises(Refused, match="not-allowed"):
            database.look(function, scope, unit_id)
    with pytest.raises(Refused, match="not-allowed"):
        database.look(function, Scope(people=(county.desk,)), 0)


def test_two_branches_of_a_town_are_not_called_the_town_without_a_word(
    county: County, tmp_path: Path
) -> None:
    database = county.database
    scope = Scope((path(database, county.branch), path(database, county.other_branch)))
    wanted = database.look(workbooks.ask, Wanted("undone"), scope, at=AT)

    made = making.make(database, wanted, tmp_path, ZH)

    assert made.withheld == (Withheld("withheld-other-units", "withheld-units"),)
    said = [row[0] for row in load_workbook(made.path).worksheets[0].iter_rows(values_only=True)]
    assert "注：本表不列“其他单位”，只含您负责的单位。" in said


# What is declared


def test_every_workbook_is_rows_of_its_sheet(county: County) -> None:
    def columns(session: Session, code: str) -> list[tuple[set[str], set[str]]]:
        book, wanted = WORKBOOKS[code], asked(county.database, county.id, code)
        shown = {column.code for column in book.sheet.columns} - {"serial"}
        return [(set(row), shown) for row in book.rows(session, wanted, ZH)]

    elder = county.database.run(person, "王桂英", county.branch, birth_on=day("1940-01-01"))
    county.database.run(lambda session: session.add(fact(elder, "hardship", "2026-01-01")))
    county.database.run(audit.record, county.desk, "slip.print", "unit:3", AT)
    for code in ("visits", "undone", "roster", "audit"):
        found = county.database.look(columns, code)
        assert found, code
        for given, shown in found:
            assert given == shown


def test_closer_columns_are_hidden_unless_every_unit_is_covered(county: County) -> None:
    root, town = path(county.database, county.id), path(county.database, county.town)

    def hidden(*held: tuple[Role, str]) -> tuple[str, ...]:
        posts = tuple(Held(role, number, unit) for number, (role, unit) in enumerate(held))
        caller = Caller(1, "", "zh", 1, None, posts)
        return county.database.look(
            workbooks.ask, Wanted("reception"), Scope((root,)), at=AT, caller=caller
        ).hidden

    assert hidden((Role.STAFF, root)) == ()
    assert hidden((Role.MINISTER, root)) == ("visitor", "line")
    assert hidden((Role.STAFF, town)) == ("visitor", "line")


def test_a_reason_opens_sealed_columns_but_no_hidden_ones() -> None:
    plain = Asked("reception", ("/1/",), "清河县", Period(TODAY, TODAY), AT)
    minister = Asked("reception", ("/1/",), "清河县", Period(TODAY, TODAY), AT, hidden=("visitor", "line"))
    with_reason = Asked("reception", ("/1/",), "清河县", Period(TODAY, TODAY), AT, reason="核对")

    assert workbooks.withheld(plain) == (Withheld("line", "withheld-sealed"),)
    assert workbooks.withheld(with_reason) == ()
    assert workbooks.withheld(minister) == tuple(
        Withheld(column, "withheld-confidential") for column in ("visitor", "line")
    )
    assert workbooks.has_sealed(plain)
    assert not workbooks.has_sealed(with_reason)
    assert not workbooks.has_sealed(minister)


def test_every_workbook_takes_a_permission_of_its_own() -> None:
    everybody = {Permission.ANYBODY, Permission.MEMBER, Permission.RATE, Permission.BOOK}

    assert not everybody & {book.permission for book in WORKBOOKS.values()}


# The roster


def fact(person_id: int, kind: str, from_on: str, until_on: str | None = None) -> FactRow:
    return FactRow(
        person_id=person_id,
        kind=kind,
        from_on=day(from_on),
        until_on=None if until_on is None else day(until_on),
        recorded_on=day(from_on),
        source="report",
    )


def roster_rows(database: Database, unit_id: int, at: datetime = AT) -> dict[object, dict[str, object]]:
    wanted = asked(database, unit_id, at=at)
    return database.look(lambda session: {row["name"]: dict(row) for row in roster.rows(session, wanted, ZH)})


def test_a_roster_line_says_what_is_known(county: County) -> None:
    database = county.database
    wang = database.run(
        person,
        "王桂英",
        county.branch,
        birth_on=day("1944-03-05"),
        joined_on=day("1976-07-01"),
        honour="老党员",
    )
    contact = county.member("张建国")
    database.run(post, Role.CONTACT, contact, subject=wang)
    database.run(lambda session: session.add(fact(wang, "alone", "2026-01-01")))
    database.run(lambda session: session.add(fact(wang, "in_hospital", "2026-01-01", "2026-02-01")))

    row = roster_rows(database, county.town)["王桂英"]

    assert row["standing"] == ("aged_80", "honour", "alone")
    assert row["party-age"] == 50  # no probation in 1976, though no day of full membership is on the roster
    assert row["contact"] == "张建国"
    assert row["unit"] == "灵湖镇湖东村党支部"


def test_somebody_who_moved_stands_where_they_were_that_day(county: County) -> None:
    database = county.database
    wang = county.member("王桂英")

    def move(session: Session) -> None:
        session.get_one(MembershipRow, (wang, day("2020-01-01"))).until_on = day("2026-06-30")
        session.add(MembershipRow(person_id=wang, from_on=day("2026-07-01"), unit_id=county.other_branch))

    database.run(move)
    for on, there, gone in (
        ("2026-06-30", county.branch, county.other_branch),
        ("2026-07-01", county.other_branch, county.branch),
    ):
        at = datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=ZONE)
        assert "王桂英" in roster_rows(database, there, at)
        assert "王桂英" not in roster_rows(database, gone, at)


def test_every_database_tells_the_same(any_database: Database, tmp_path: Path) -> None:
    county = County(any_database)
    elders = [any_database.run(person, f"王{n}", county.branch, birth_on=day("1940-01-01")) for n in range(3)]
    any_database.run(lambda session: session.add(fact(elders[0], "alone", "2026-01-01")))
    any_database.run(audit.record, county.desk, "slip.print", "unit:3", AT)

    for code, rows in (("roster", 3), ("visits", 3), ("audit", 1)):
        made = making.make(any_database, asked(any_database, county.id, code), tmp_path, ZH)
        assert made.rows >= rows, code


# The audit trail


def test_days_of_the_trail_begin_and_end_at_local_midnight(county: County) -> None:
    database = county.database
    for moment in (
        "2026-10-31T23:59:59",
        "2026-11-01T00:00:00",
        "2026-11-30T23:59:59",
        "2026-12-01T00:00:00",
    ):
        when = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        database.run(audit.record, None, "post.grant.secretary", "post:1", when)

    wanted = asked(database, county.id, "audit")
    rows = database.look(lambda session: list(audit_rows(session, wanted, ZH)))

    assert [row["number"] for row in rows] == [2, 3]
    assert {(row["who"], row["what"]) for row in rows} == {("不列名", "任职")}


def test_a_deed_without_a_text_stands_for_itself(county: County) -> None:
    county.database.run(audit.record, county.desk, "something.new", None, AT)
    wanted = asked(county.database, county.id, "audit")

    [row] = county.database.look(lambda session: list(audit_rows(session, wanted, ZH)))

    assert (row["who"], row["what"], row["object"]) == ("林晓", "something.new", None)


def test_the_trail_is_of_the_whole_county_only(county: County) -> None:
    with pytest.raises(Refused, match="export-whole-only"):
        county.database.look(
            workbooks.ask,
            Wanted("audit", county.town),
            Scope((path(county.database, county.id),)),
            at=AT,
        )


# Making and filing


def test_another_process_makes_the_same_file(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county.member("王桂英")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    wanted = asked(county.database, county.id)
    small = making.make(county.database, wanted, here, ZH)
    monkeypatch.setattr(making, "LARGE", 0)

    large = making.make(county.database, wanted, there, ZH)

    assert (large.rows, large.withheld) == (small.rows, small.withheld) == (1, small.withheld)
    assert large.path.read_bytes() == small.path.read_bytes()


def test_a_database_that_is_away_is_told_from_another_process(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = asked(county.database, county.id)
    monkeypatch.setattr(making, "LARGE", -1)
    monkeypatch.setattr(county.database, "url", f"sqlite:///{tmp_path}/empty.db")

    with pytest.raises(Unavailable):
        making.make(county.database, wanted, tmp_path, ZH)


def test_too_many_rows_are_refused(county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise TooManyRows

    monkeypatch.setattr(making, "write", full)

    with pytest.raises(Refused, match="workbook-too-long"):
        making.make(county.database, asked(county.database, county.id), tmp_path, ZH)


def test_no_file_is_written_over(county: County, tmp_path: Path) -> None:
    wanted = asked(county.database, county.id)

    names = [filing.file(county.database, wanted, tmp_path, ZH).path.name for _ in range(3)]

    title = "清河县党员名册（截至2026年11月23日）"
    assert names == [f"{title}.xlsx", f"{title}(2).xlsx", f"{title}(3).xlsx"]
    assert sorted(each.name for each in tmp_path.glob("*.xlsx")) == sorted(names)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_named_file_is_that_file_and_no_other(county: County, tmp_path: Path) -> None:
    wanted, target = asked(county.database, county.id), tmp_path / "名册 二.xlsx"

    assert filing.file(county.database, wanted, target, ZH).path == target
    first = target.read_bytes()
    with pytest.raises(Refused, match="export-file-exists"):
        filing.file(county.database, wanted, target, ZH)

    assert target.read_bytes() == first


def test_of_two_who_finish_together_one_gives_way(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"

    def meanwhile(*arguments: Any) -> Any:
        target.write_bytes(b"theirs")
        return making.make(*arguments)

    monkeypatch.setattr(filing, "make", meanwhile)
    with pytest.raises(Refused, match="export-file-exists"):
        filing.file(county.database, asked(county.database, county.id), target, ZH)

    assert target.read_bytes() == b"theirs"


@pytest.mark.parametrize("out", ["nowhere", "nowhere/a.xlsx", "a.csv"])
def test_a_place_that_is_not_there_is_refused(county: County, tmp_path: Path, out: str) -> None:
    with pytest.raises(Refused, match="export-no-folder"):
        filing.file(county.database, asked(county.database, county.id), tmp_path / out, ZH)


def test_what_cannot_be_written_is_refused(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(**_options: object) -> TemporaryDirectory[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(filing, "TemporaryDirectory", closed)

    with pytest.raises(Refused, match="export-cannot-write") as refused:
        filing.file(county.database, asked(county.database, county.id), tmp_path, ZH)
    assert refused.value.params == {"folder": str(tmp_path), "why": "Permission denied"}


def test_the_trail_names_workbook_units_and_days_and_nothing_else(county: County) -> None:
    wanted = asked(county.database, county.branch, "visits")
    county.database.run(making.note, wanted, county.desk, "chat")

    rows = county.database.look(
        lambda session: [row["object"] for row in audit_rows(session, asked_audit(county), ZH)]
    )

    assert rows == [f"visits unit:{county.branch} 2026-10-01..2026-12-31 to:chat"]


def asked_audit(county: County) -> Asked:
    return Asked(
        "audit", (path(county.database, county.id),), "清河县", between("2026-11-01", "2026-11-30"), AT
    )


def test_people_of_no_unit_are_in_no_roster(county: County) -> None:
    def add(session: Session) -> None:
        session.add(PersonRow(category="relative", name="女儿", name_key="女儿"))

    county.database.run(add)

    assert roster_rows(county.database, county.id) == {}
