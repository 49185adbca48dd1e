"""The ledger as it is filed: what was brought forward, what came, what went, what is left."""

from datetime import date, datetime

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from bot.texts import Words
from rules.deadlines import WorkingDays, deadline
from rules.notice import parse_notice
from storage import calendars
from storage.aid import deciding, funds, notices, orders
from storage.aid.ledger import rows
from storage.aid.values import Posted, Wish
from storage.sheets import SHEETS
from storage.sheets.cells import Row
from storage.transact import Database
from tests.aid import AFTER_NOTICE, FUND, NOW, Funds
from tests.chat import ZONE
from tests.files import DATA

ZH = Words("zh")


@pytest.fixture
def county(database: Database) -> Funds:
    return Funds(database)


def ledger(county: Funds, first: str, last: str) -> list[Row]:
    days = date.fromisoformat(first), date.fromisoformat(last)
    return county.database.look(lambda session: list(rows(session, *days, ZH)))


def corrects(county: Funds, fen: int, at: datetime = NOW) -> None:
    wish = Wish(FUND, "correction", fen, "记重了")
    order = county.database.run(orders.enter, wish, county.caller(county.admin), at=at)
    county.database.run(orders.confirm, order.id, county.caller(county.desk), at=at)


def paid(county: Funds) -> int:
    aid = county.applies()
    county.decides(aid, 60_000)
    county.confirms(aid)
    county.database.run(deciding.pay, aid, "20260081", county.caller(county.desk), at=AFTER_NOTICE)
    return aid


def test_what_was_in_the_fund_and_what_moved_add_up(county: Funds) -> None:
    county.pays_in(100_000)
    corrects(county, -5_000)
    paid(county)
    november, december = (
        ledger(county, "2026-11-01", "2026-11-30"),
        ledger(county, "2026-12-01", "2026-12-31"),
    )
    assert [(row["subject"], row["income"], row["expense"], row["balance"]) for row in november] == [
        ("上期结余", None, None, 0),
        ("捐款", 100_000, None, 100_000),
        ("更正", -5_000, None, 95_000),
    ]
    assert [(row["subject"], row["income"], row["expense"], row["balance"]) for row in december] == [
        ("上期结余", None, None, 95_000),
        ("发放", None, 60_000, 35_000),
    ]
    assert [december[1][each] for each in ("name", "unit", "category", "paper", "receipt")] == [
        "王桂英",
        "灵湖镇湖东村党支部",
        "急难救助",
        "部务会 灵组〔2026〕12号",
        "20260081",
    ]
    columns = {column.code for column in SHEETS["aid"].columns} - {"serial"}
    assert all(row.keys() == columns for row in (*november, *december))


def test_what_is_only_promised_is_still_in_the_fund(county: Funds) -> None:
    county.pays_in(100_000)
    aid = county.applies()
    county.decides(aid, 60_000)
    county.confirms(aid)
    assert ledger(county, "2026-11-01", "2026-11-30")[-1]["balance"] == 100_000
    keeper = county.caller(county.desk)
    found = county.database.look(funds.statement, FUND, 0, keeper)
    assert [(each.number, each.kind, each.fen, each.in_fund) for each in found.entries] == [
        (2, "reserve", 60_000, 100_000),
        (1, "deposit", 100_000, 100_000),
    ]
    assert (found.balance.free, found.balance.reserved) == (40_000, 60_000)


def test_a_fund_nobody_has_paid_into_has_no_rows(county: Funds) -> None:
    assert ledger(county, "2026-11-01", "2026-11-30") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fund_line SET fen = 0",
        "DELETE FROM fund_line",
        "UPDATE fund_movement SET in_fund = 0",
        "DELETE FROM fund_movement",
        "UPDATE fund SET free = free + 1",
        "UPDATE fund SET free = -1, outside = 1",
    ],
)
def test_the_database_itself_keeps_the_ledger(any_database: Database, statement: str) -> None:
    Funds(any_database).pays_in(100_000)

    def meddle(session: Session) -> None:
        session.execute(sql(statement))

    with pytest.raises(DatabaseError):
        any_database.run(meddle)


def test_a_notice_holds_name_and_kind_and_ends_with_its_last_day(county: Funds) -> None:
    county.pays_in(100_000)
    aid = county.applies()
    county.decides(aid, 60_000)
    county.confirms(aid)
    posted = Posted("灵湖镇湖东村党支部", date(2026, 11, 23), date(2026, 11, 30), 5, (("王桂英", "urgent"),))
    last = datetime(2026, 11, 30, 23, tzinfo=ZONE)
    assert county.database.look(notices.to_print, ("/",), at=last) == [posted]
    assert county.database.look(notices.to_print, ("/",), at=AFTER_NOTICE) == []
    assert county.database.look(notices.near, county.caller(county.secretary), at=last) == [posted]
    assert county.database.look(notices.to_print, ("/999/",), at=last) == []


def test_a_notice_over_the_new_year_moves_when_the_calendar_arrives(county: Funds) -> None:
    december = datetime(2026, 12, 28, 9, tzinfo=ZONE)
    county.pays_in(100_000)
    aid = county.applies()
    county.decides(aid, 60_000)
    county.database.run(deciding.confirm, aid, 1, county.caller(county.desk), at=december)
    assumed = county.database.look(notices.to_print, ("/",), at=december)[0].until_on
    content = (DATA / "notice-2027.json").read_bytes()
    county.database.run(calendars.import_notice, parse_notice(content))
    county.database.run(notices.recompute, at=december)
    known = county.database.look(notices.to_print, ("/",), at=december)[0].until_on
    calendar = county.database.look(calendars.calendar)
    assert known == deadline(calendar, december.date(), WorkingDays(5)).due_on
    assert assumed != known
    county.database.run(notices.recompute, at=december)
    assert county.database.look(notices.to_print, ("/",), at=december)[0].until_on == known
