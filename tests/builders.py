"""People and organisation for tests: small functions of a session that make one thing each."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from rules.posts import Role
from rules.roster.names import name_key
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow
from storage.transact import Database
from tests.chat import Chatter, World

SINCE = date(2020, 1, 1)  # from when everything here holds
BOUND_AT = datetime(2026, 11, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def unit(session: Session, /, name: str, kind: str = "branch", parent: int | None = None) -> int:
    """Make a unit below another; without one, the county."""
    row = UnitRow(parent_id=parent, path="", kind=kind, name=name, from_on=SINCE)
    session.add(row)
    session.flush()
    above = session.get_one(UnitRow, parent).path if parent is not None else "/"
    row.path = f"{above}{row.id}/"
    session.flush()
    return id_of(row)


def person(
    session: Session,
    /,
    name: str,
    branch: int | None = None,
    *,
    category: str = "full",
    birth_on: date | None = None,
    joined_on: date | None = None,
    honour: str | None = None,
    language: str = "zh",
    since: date = SINCE,
) -> int:
    """Put somebody on the roster, in a branch if one is given."""
    row = PersonRow(
        category=category,
        name=name,
        name_key=name_key(name),
        birth_on=birth_on,
        joined_on=joined_on,
        honour=honour,
        language=language,
    )
    session.add(row)
    session.flush()
    if branch is not None:
        session.add(MembershipRow(person_id=id_of(row), from_on=since, unit_id=branch))
    return id_of(row)


def post(
    session: Session,
    /,
    role: Role,
    holder: int,
    unit_id: int | None = None,
    *,
    subject: int | None = None,
    covers: int | None = None,
    from_on: date = SINCE,
    until_on: date | None = None,
) -> int:
    """Make somebody responsible for a unit, a person or another post."""
    row = PostRow(
        role=role,
        person_id=holder,
        unit_id=unit_id,
        subject_id=subject,
        covers_id=covers,
        from_on=from_on,
        until_on=until_on,
    )
    session.add(row)
    session.flush()
    return id_of(row)


def account(session: Session, /, person_id: int, telegram_id: int) -> None:
    """Bind a Telegram account to somebody."""
    session.add(AccountRow(telegram_id=telegram_id, person_id=person_id, bound_at=BOUND_AT, bound_by="link"))
    session.get_one(PersonRow, person_id).first_bound_at = BOUND_AT


def died(session: Session, /, person_id: int, on: date, *, struck_out: bool = False) -> int:
    """Enter somebody's death that day; `struck_out`: and find it a mistake."""
    row = FactRow(person_id=person_id, kind="died", from_on=on, recorded_on=on, source="report")
    row.withdrawn_on = on if struck_out else None
    session.add(row)
    session.flush()
    return id_of(row)


def strike_out(session: Session, /, death: int) -> None:
    """Find that somebody is alive."""
    row = session.get_one(FactRow, death)
    row.withdrawn_on = row.recorded_on


def joined(world: World, name: str, person_id: int) -> Chatter:
    """Give somebody on the roster a phone on which they have joined and opened the chat."""
    chatter = world.person(name)
    world.database.run(account, person_id, chatter.id)
    world.cloud.start(chatter.id)
    return chatter


class County:
    """A small county: two branches of a town, and the department's minister and desk."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.id = database.run(unit, "清河县", "county")
        self.town = database.run(unit, "灵湖镇", "town", self.id)
        self.branch = database.run(unit, "湖东村党支部", "branch", self.town)
        self.other_branch = database.run(unit, "湖西村党支部", "branch", self.town)
        self.minister = database.run(person, "周正明")
        self.desk = database.run(person, "林晓")
        database.run(post, Role.MINISTER, self.minister, self.id)
        database.run(post, Role.STAFF, self.desk, self.id)

    def member(self, name: str, branch: int | None = None) -> int:
        """Put a member on the roster."""
        return self.database.run(person, name, branch or self.branch)
