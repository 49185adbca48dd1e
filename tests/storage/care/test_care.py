"""Reading what the cares need, and the rows of the ledger and of what is undone."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.texts import Words
from rules.care.stages import Mail
from rules.permissions import Scope
from rules.posts import Role
from rules.refusals import Refused
from storage.care import deaths, digests, events, ledger, overview, undone, visits
from storage.care.reading import COUNTY, Within
from storage.care.undoing import Hand
from storage.models.care import FactRow, WaiverRow
from storage.models.people import AccountRow, MembershipRow, UnitRow
from storage.pieces import in_pieces
from storage.transact import Database
from tests import builders
from tests.builders import County

LISTED = date(2026, 9, 1)
ZH = Words("zh")


def on(text: str) -> date:
    return date.fromisoformat(text)


def morning(text: str) -> datetime:
    return datetime.combine(on(text), datetime.min.time(), ZoneInfo("Asia/Shanghai")).replace(hour=9)


class Village:
    """A branch of which one elder is 82, one 76 and in hardship; secretary and deputy."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.county = County(database)
        self.secretary = self.add("张建国", "1980-05-05")
        self.deputy = self.add("赵明", "1982-05-05")
        self.wang = self.add("王桂英", "1944-03-05")
        self.chen = self.add("陈有福", "1950-03-05")
        database.run(builders.post, Role.SECRETARY, self.secretary, self.county.branch)
        database.run(builders.post, Role.DEPUTY, self.deputy, self.county.branch)
        database.run(builders.account, self.secretary, 71)
        database.run(builders.account, self.deputy, 72)
        database.run(_fact, self.chen, "hardship", on("2026-09-01"))
        self.scope = Scope((database.look(_path, self.county.branch),))

    def add(self, name: str, born: str, branch: int | None = None) -> int:
        return self.database.run(
            builders.person, name, branch or self.county.branch, birth_on=on(born), since=LISTED
        )

    def visit(self, subject: int, day: str, way: str = "home", *, entered: str | None = None) -> int:
        return self.database.run(
            visits.record,
            self.scope,
            subject,
            way,
            on(day),
            by=self.secretary,
            at=morning(entered or day),
        ).id

    def rows(self, first: str, last: str, today: str, *, notes: bool = False) -> list[Mapping[str, object]]:
        return self.database.look(
            lambda session: list(
                ledger.visit_ledger(
                    session, self.scope, on(first), on(last), on=on(today), words=ZH, notes=notes
                )
            )
        )

    def undone(self, today: str) -> list[Mapping[str, object]]:
        return self.database.look(
            lambda session: list(undone.undone(session, self.scope, on=on(today), words=ZH))
        )


def _fact(session: Session, person: int, kind: str, from_on: date) -> None:
    session.add(FactRow(person_id=person, kind=kind, from_on=from_on, recorded_on=from_on, source="report"))


def _path(session: Session, unit_id: int) -> str:
    return session.get_one(UnitRow, unit_id).path


@pytest.fixture
def village(any_database: Database) -> Village:
    return Village(any_database)


def test_the_ledger_of_a_quarter(village: Village) -> None:
    village.visit(village.wang, "2026-11-10", "phone")
    noted = village.visit(village.chen, "2026-10-20", entered="2026-11-05")
    village.database.run(
        visits.add_note, village.scope, noted, "腿脚不便", by=village.secretary, at=morning("2026-11-05")
    )
    rows = village.rows("2026-10-01", "2026-12-31", "2026-12-02")
    assert [(row["name"], row["matter"], row["on-time"]) for row in rows] == [
        ("王桂英", "2026年四季度的走访", "on_time"),
        ("陈有福", "2026年10月的联系", "entered_late"),
        ("陈有福", "2026年11月的联系", "undone"),
        ("陈有福", "2026年12月的联系", None),
        ("陈有福", "2026年下半年的走访", "on_time"),
    ]
    assert rows[0] == {
        "unit": "灵湖镇湖东村党支部",
        "name": "王桂英",
        "sex": None,
        "born": on("1944-03-05"),
        "joined": None,
        "category": "full",
        "standing": ("aged_80",),
        "owner": "张建国",
        "matter": "2026年四季度的走访",
        "owed": (on("2026-10-01"), on("2026-12-31")),
        "visited": on("2026-11-10"),
        "way": "phone",
        "visitor": "张建国",
        "on-time": "on_time",
        "cases": None,
        "note": None,
    }
    assert rows[1]["standing"] == ("aged_70", "hardship")
    assert village.rows("2026-10-01", "2026-10-31", "2026-12-02", notes=True)[0]["note"] == "腿脚不便"


def test_a_waived_slot_is_free_in_the_ledger(village: Village) -> None:
    waiver = WaiverRow(
        rule="monthly_checkin",
        subject_id=village.chen,
        slot="2026-10",
        reason="moved in with the family",
        by_id=village.secretary,
        on_date=on("2026-10-20"),
    )
    village.database.run(lambda session: session.add(waiver))
    (row,) = village.rows("2026-10-01", "2026-10-31", "2026-11-02")
    assert (row["on-time"], row["visited"]) == ("waived", None)


def test_the_ledger_keeps_to_the_scope(village: Village) -> None:
    village.add("吴老三", "1940-01-01", village.county.other_branch)
    assert {row["name"] for row in village.rows("2026-10-01", "2026-12-31", "2026-12-02")} == {
        "王桂英",
        "陈有福",
    }
    assert (
        village.database.look(
            lambda session: list(
                ledger.visit_ledger(
                    session, Scope(), on("2026-01-01"), on("2026-12-31"), on=on("2026-12-31"), words=ZH
                )
            )
        )
        == []
    )


def test_what_is_undone_and_how_far_it_climbed(village: Village) -> None:
    village.visit(village.chen, "2026-10-20")
    village.visit(village.wang, "2026-10-20")
    (row,) = village.undone("2026-12-08")
    assert row == {
        "unit": "灵湖镇湖东村党支部",
        "name": "陈有福",
        "category": "full",
        "standing": ("aged_70", "hardship"),
        "matter": "2026年11月的联系",
        "owed": (on("2026-11-01"), on("2026-11-30")),
        "days-late": 8,
        "owner": "张建国",
        "rung": "town",
        "remark": None,
    }
    assert village.undone("2026-12-01")[0]["rung"] == "owner"
    village.visit(village.chen, "2026-12-08")
    assert village.undone("2026-12-08") == []


def test_what_is_undone_names_who_gets_no_messages(village: Village) -> None:
    village.visit(village.chen, "2026-10-20")
    village.visit(village.wang, "2026-10-20")
    village.database.run(_block, 71, on("2026-11-01"))
    (row,) = village.undone("2026-12-08")
    assert (row["owner"], row["remark"]) == ("赵明", "张建国收不到消息")


def _block(session: Session, telegram_id: int, since: date) -> None:
    session.get_one(AccountRow, telegram_id).blocked_on = since


def test_whoever_moves_takes_what_is_open_along_and_leaves_what_was_missed(village: Village) -> None:
    village.database.run(_move, village.chen, village.county.other_branch, on("2026-11-10"))
    path = village.database.look(_path, village.county.other_branch)
    seen = village.database.look(overview.of_county, Mail(on("2026-11-20")))
    units = {(entry.task.slot, entry.unit_path) for entry in seen.desk.board.under(COUNTY)}
    assert ("2026-11", path) in units
    assert ("2026-10", village.scope.paths[0]) in units
    with pytest.raises(Refused, match="elders-not-yours"):
        village.visit(village.chen, "2026-11-12")


def test_whoever_moved_is_no_concern_of_the_old_branch(village: Village) -> None:
    village.database.run(_move, village.chen, village.county.other_branch, on("2026-11-10"))
    for reader in (village.secretary, village.deputy):
        seen = village.database.look(digests.brief, reader, Mail(on("2026-11-23")), everything=True)
        digest = seen.digest
        assert digest is not None or reader == village.deputy
        named = [line.subject_id for line in (*digest.own, *digest.deputy)] if digest is not None else []
        assert village.chen not in named
        assert digest is None or digest.others == ()


def _move(session: Session, person_id: int, unit_id: int, day: date) -> None:
    session.get_one(MembershipRow, (person_id, LISTED)).until_on = day - timedelta(days=1)
    session.add(MembershipRow(person_id=person_id, unit_id=unit_id, from_on=day))


@pytest.mark.parametrize("elders", [2, 40])
def test_a_county_is_read_in_a_few_queries_however_many_people(village: Village, elders: int) -> None:
    for number in range(elders):
        village.visit(village.add(f"老{number}", "1948-01-01"), "2026-10-02")
    with counting(village.database) as queries:
        village.database.look(digests.readers, on("2026-11-23"), weekly_for_all=True)
    assert len(queries) <= 15


@contextmanager
def counting(database: Database) -> Iterator[list[str]]:
    queries: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        queries.append(statement)

    event.listen(database._read_engine, "before_cursor_execute", note)
    yield queries
    event.remove(database._read_engine, "before_cursor_execute", note)


def test_one_branch_and_the_county_agree(village: Village) -> None:
    village.add("吴老三", "1940-01-01", village.county.other_branch)
    county = village.database.look(overview.of_county, Mail(on("2026-11-23")))
    branch = village.database.look(overview.of_reader, village.secretary, Mail(on("2026-11-23")))
    path = village.scope.paths[0]
    assert branch.desk.board.of_unit[path] == county.desk.board.of_unit[path]
    assert branch.desk.board.own(village.secretary) == county.desk.board.own(village.secretary)
    assert set(branch.people) < set(county.people)


def test_somebody_without_a_ground_is_not_read(village: Village) -> None:
    young = village.add("小李", "1990-01-01")
    seen = village.database.look(overview.overview, Within((COUNTY,)), Mail(on("2026-11-23")))
    assert young not in seen.people
    assert {village.wang, village.chen} <= set(seen.people)


def test_the_same_visit_twice_is_one(village: Village) -> None:
    first = village.visit(village.wang, "2026-11-10")
    assert village.visit(village.wang, "2026-11-10", entered="2026-11-12") == first
    assert village.visit(village.wang, "2026-11-10", "phone") != first


def test_two_people_entering_the_same_visit_at_once_make_one(village: Village) -> None:
    start = Barrier(4)

    def enter(by: int) -> int:
        start.wait(10)
        return village.database.run(
            visits.record,
            village.scope,
            village.wang,
            "home",
            on("2026-11-10"),
            by=by,
            at=morning("2026-11-10"),
        ).id

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(enter, [village.secretary, village.deputy] * 2))
    assert len(set(made)) == 1


def test_a_round_is_recorded_whole_or_not_at_all(village: Village) -> None:
    stranger = village.add("吴老三", "1940-01-01", village.county.other_branch)
    with pytest.raises(Refused, match="elders-not-yours"):
        village.database.run(
            visits.record_round,
            village.scope,
            [village.wang, stranger],
            "home",
            on("2026-11-10"),
            by=village.secretary,
            at=morning("2026-11-10"),
        )
    assert village.rows("2026-10-01", "2026-12-31", "2026-11-11")[0]["visited"] is None


def test_a_second_line_about_a_visit_leaves_the_first(database: Database) -> None:
    village = Village(database)
    noted = village.visit(village.chen, "2026-10-20")
    for by, line in ((village.secretary, "腿脚不便"), (village.deputy, "要一副拐杖")):
        at = morning("2026-10-21")
        database.run(visits.add_note, village.scope, noted, line, by=by, at=at)
    found = village.rows("2026-10-01", "2026-10-31", "2026-12-02", notes=True)
    assert found[0]["note"] == "腿脚不便\n要一副拐杖"


def test_a_death_that_was_confirmed_is_not_undone_by_one_alone(database: Database) -> None:
    village = Village(database)
    at, scope = morning("2026-10-21"), village.scope
    fact = database.run(
        deaths.enter, scope, village.chen, on("2026-10-20"), by=village.secretary, at=at
    ).fact_id
    database.run(deaths.confirm, scope, fact, by=village.deputy, at=at)
    with pytest.raises(Refused, match="elders-death-confirmed"):
        database.run(events.undo, fact, Hand(village.secretary), at=at)


def test_a_query_names_no_more_than_a_database_takes() -> None:
    pieces = list(in_pieces(range(25_000)))
    assert [len(piece) for piece in pieces] == [10_000, 10_000, 5_000]
    assert [value for piece in pieces for value in piece] == list(range(25_000))
    assert list(in_pieces(())) == []
