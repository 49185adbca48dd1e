"""A roster in the database: from nothing, a year later, cut off half-way, and beside another import."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from bot.roster.file import bring_in
from rules.posts import Role
from rules.refusals import Refused
from storage import granting
from storage.models.audit import AuditRow
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow
from storage.rosters.known import phone_hasher
from storage.rosters.steps import PIECE
from storage.transact import Database
from tests.rosters import (
    ADDRESS,
    AT,
    COUNTY,
    DIRTY,
    ID,
    NAME,
    import_roster,
    line,
    lines,
    look_at,
    next_year,
    save,
    small,
)

LATER = AT + timedelta(days=30)


def counted(session: Session) -> tuple[int, int, dict[str, int]]:
    """Count people, their open memberships, and units by kind."""
    people = session.exec(select(func.count()).select_from(PersonRow)).one()
    belong = session.exec(
        select(func.count()).select_from(MembershipRow).where(col(MembershipRow.until_on).is_(None))
    ).one()
    kinds = session.exec(select(UnitRow.kind, func.count()).group_by(UnitRow.kind)).all()
    return people, belong, dict(kinds)


def memberships(session: Session, name: str) -> list[tuple[str, date, date | None]]:
    rows = session.exec(
        select(MembershipRow, UnitRow.name)
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .join(PersonRow, col(PersonRow.id) == col(MembershipRow.person_id))
        .where(PersonRow.name == name)
        .order_by(col(MembershipRow.from_on))
    )
    return [(unit, row.from_on, row.until_on) for row, unit in rows]


def posts(session: Session) -> set[tuple[str, str, bool]]:
    """List who holds which post, and whether it is still open."""
    rows = session.exec(
        select(PostRow, PersonRow.name).join(PersonRow, col(PersonRow.id) == col(PostRow.person_id))
    )
    return {(name, post.role, post.until_on is None) for post, name in rows}


def test_a_county_comes_in_clean_and_has_nothing_new_to_say_the_next_time(database: Database) -> None:
    first = import_roster(database, COUNTY)
    assert (len(first.plan.creates), first.plan.rejects, first.plan.doubts, first.plan.reports) == (
        3032,
        0,
        (),
        (),
    )
    people, belong, kinds = database.look(counted)
    assert (people, belong) == (3032, 3032)
    assert kinds == {"county": 1, "town": 8, "branch": 120}
    again = look_at(database, COUNTY)
    assert (len(again.plan.unchanged), again.changes_something, again.county) == (3032, False, "清河县")


def test_a_year_later_nobody_is_new_nobody_left_and_the_transfers_are_named(
    database: Database, tmp_path: Path
) -> None:
    import_roster(database, COUNTY)
    changed, moved = next_year(lines(COUNTY))
    path = save(tmp_path / "next.xlsx", changed)
    plan = import_roster(database, path, at=LATER).plan
    assert (len(plan.creates), len(plan.leaves), plan.rejects, len(plan.doubts)) == (0, 0, 0, 0)
    assert {update.entry.name for update in plan.transfers} == moved
    assert len(plan.transfers) == 91
    assert database.look(counted)[:2] == (3032, 3032)
    assert not look_at(database, path, on=LATER.date()).changes_something


def test_no_id_number_and_no_address_is_anywhere_in_the_database_files(
    database: Database, tmp_path: Path
) -> None:
    import_roster(database, COUNTY)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("lianxin.db"))
    rows = lines(COUNTY)[1:]
    shapes = {ID: r"[0-9]{17}[0-9X]", ADDRESS: "[0-9]+组[0-9]+号"}
    for column, shape in shapes.items():
        secrets = {found for row in rows for found in re.findall(f"(?=({shape}))", str(row[column]))}
        kept = {found.decode() for found in re.findall(f"(?=({shape}))".encode(), content)}
        assert len(secrets) > 2000
        assert not secrets & kept
    assert str(rows[0][NAME]).encode() in content  # a name is there, so this is where to look


class Cut(Exception):
    """The power went off."""


@pytest.mark.parametrize("after", [1, 3, 6])
def test_an_import_cut_off_is_finished_by_the_same_workbook(database: Database, after: int) -> None:
    calls = 0

    def cut(_done: int) -> None:
        nonlocal calls
        calls += 1
        if calls == after:
            raise Cut

    with pytest.raises(Cut):
        import_roster(database, COUNTY, progress=cut)
    assert database.look(counted)[0] == after * PIECE
    rest = import_roster(database, COUNTY).plan
    assert len(rest.creates) == 3032 - after * PIECE
    assert (len(rest.updates), len(rest.leaves)) == (0, 0)
    assert database.look(counted)[:2] == (3032, 3032)
    again = look_at(database, COUNTY)
    assert not again.changes_something  # the posts, too, are all there


def test_progress_counts_every_person_once(database: Database) -> None:
    told: list[int] = []
    import_roster(database, DIRTY, progress=told.append)
    assert told == [112]


def test_of_two_imports_planned_at_one_moment_the_second_creates_nobody_twice(database: Database) -> None:
    first, second = look_at(database, DIRTY), look_at(database, DIRTY)
    bring_in(database, first, by=None, at=AT, county="清河县")
    with pytest.raises(Refused) as refused:
        bring_in(database, second, by=None, at=AT, county="清河县")
    assert refused.value.key == "roster-overtaken"
    assert database.look(counted)[:2] == (112, 112)


def test_two_imports_at_once_create_nobody_and_nothing_twice(any_database: Database) -> None:
    import_roster(any_database, DIRTY)
    plans = [look_at(any_database, COUNTY), look_at(any_database, COUNTY)]

    def run(number: int) -> str:
        try:
            bring_in(any_database, plans[number], by=None, at=AT)
        except Refused as refused:
            return refused.key
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = set(pool.map(run, range(2)))
    assert "roster-overtaken" in outcomes
    import_roster(any_database, COUNTY)
    people = any_database.look(named)
    assert len(people) == len(set(people))  # this county has no two of one name and birth date
    assert any_database.look(counted)[2] == {"county": 1, "town": 8, "branch": 120}


def named(session: Session) -> list[tuple[str, date | None]]:
    return [(row.name_key, row.birth_on) for row in session.exec(select(PersonRow))]


def test_a_county_must_be_named_once(database: Database) -> None:
    compared = look_at(database, DIRTY)
    with pytest.raises(Refused) as refused:
        bring_in(database, compared, by=None, at=AT)
    assert refused.value.key == "roster-county-needed"
    assert database.look(counted) == (0, 0, {})


def test_secretaries_and_contacts_become_posts_and_follow_the_roster(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(
        database,
        small(path, line("张三", 党内职务="支部书记"), line("李四"), line("王五", 结对联系人="李四")),
    )
    assert database.look(posts) == {("张三", "secretary", True), ("李四", "contact", True)}
    import_roster(
        database,
        small(path, line("张三"), line("李四", 党内职务="支部书记"), line("王五", 结对联系人="张三")),
        at=LATER,
    )
    assert database.look(posts) == {
        ("张三", "secretary", False),
        ("李四", "contact", False),
        ("李四", "secretary", True),
        ("张三", "contact", True),
    }


def test_a_post_that_was_granted_is_left_alone_and_the_row_is_listed(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(database, small(path, line("张三"), line("李四")))
    ids = dict(database.look(lambda session: session.exec(select(PersonRow.name, PersonRow.id)).all()))
    database.run(granting.grant, ids["张三"] or 0, Role.SECRETARY, at=AT)
    later = import_roster(database, small(path, line("张三"), line("李四", 党内职务="支部书记")), at=LATER)
    assert [(report.row, report.reasons) for report in later.plan.reports] == [(3, ("post-disputed",))]
    assert database.look(posts) == {("张三", "secretary", True)}


def test_a_transfer_is_dated_and_keeps_where_somebody_was(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(database, small(path, line("张三"), line("李四"), line("王五", "湖西村党支部")))
    import_roster(
        database,
        small(path, line("张三", "湖西村党支部"), line("李四"), line("王五", "湖西村党支部")),
        at=LATER,
    )
    assert database.look(memberships, "张三") == [
        ("湖东村党支部", AT.date(), LATER.date() - timedelta(days=1)),
        ("湖西村党支部", LATER.date(), None),
    ]


def test_a_transfer_on_the_day_of_the_first_import_leaves_one_branch(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(database, small(path, line("张三"), line("李四"), line("王五", "湖西村党支部")))
    import_roster(
        database, small(path, line("张三", "湖西村党支部"), line("李四"), line("王五", "湖西村党支部"))
    )
    assert database.look(memberships, "张三") == [("湖西村党支部", AT.date(), None)]


def test_who_is_no_longer_listed_leaves_branch_and_post_and_can_come_back(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(database, small(path, line("张三", 党内职务="支部书记"), line("李四")))
    gone = import_roster(database, small(path, line("李四")), at=LATER)
    assert [known.name for known in gone.plan.leaves] == ["张三"]
    assert database.look(memberships, "张三") == [
        ("湖东村党支部", AT.date(), LATER.date() - timedelta(days=1))
    ]
    assert database.look(posts) == {("张三", "secretary", False)}
    back = import_roster(database, small(path, line("张三"), line("李四")), at=LATER + timedelta(days=9))
    assert (len(back.plan.creates), len(back.plan.updates)) == (0, 1)
    assert database.look(counted)[:2] == (2, 2)


def all_facts(session: Session) -> list[FactRow]:
    return list(session.exec(select(FactRow).order_by(col(FactRow.id))))


def test_a_fact_that_ends_is_superseded_and_never_edited(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(database, small(path, line("张三", 是否困难="是")))
    import_roster(database, small(path, line("张三", 是否困难="否")), at=LATER)
    facts = [(fact.kind, fact.from_on, fact.until_on, fact.origin_id) for fact in database.look(all_facts)]
    first, yesterday = AT.date(), LATER.date() - timedelta(days=1)
    assert facts == [("hardship", first, None, None), ("hardship", first, yesterday, 1)]


def test_a_new_telephone_is_sealed_and_found_by_its_hash(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    import_roster(database, small(path, line("张三")))
    plan = import_roster(database, small(path, line("张三", 联系电话="199 1234 5678")), at=LATER).plan
    assert [update.changes.fields for update in plan.updates] == [("phone",)]
    hashed = database.look(lambda session: session.exec(select(PersonRow.phone_hash)).one())
    assert hashed == database.look(phone_hasher)("19912345678")
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir() if "lianxin.db" in file.name)
    assert b"19912345678" not in content


def test_the_audit_trail_says_that_an_import_was_made_and_how_large(database: Database) -> None:
    import_roster(database, DIRTY)
    (row,) = database.look(lambda session: list(session.exec(select(AuditRow))))
    assert (row.who, row.what, row.object) == (None, "roster.import", "creates:112 updates:0 leaves:0")
