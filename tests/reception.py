"""What tests of reception days share: callers, wishes, and days with a few places."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.refusals import Refused
from storage import people, rule_settings
from storage.models.people import UnitRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import planning
from storage.reception.values import Wish
from storage.transact import Database
from tests.builders import County
from tests.chat import ZONE, Chatter, World

T = TypeVar("T")
Join = Callable[[str], Chatter]  # puts somebody on the roster and gives them a phone
WISH = Wish("village", "路灯", 1)


def at(text: str) -> datetime:
    """Read a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


NOW = at("2026-11-23T09:00")


def caller(database: Database, person_id: int, on: date = date(2026, 11, 23)) -> Caller:
    """Return somebody as an update would bring them."""

    def look(session: Session) -> Caller:
        path = people.branch_path(session, person_id, on=on)
        return Caller(person_id, "", "zh", person_id, path, people.posts_held(session, person_id, on=on))

    return database.look(look)


def plan_days(database: Database, hours: str, when: datetime = NOW) -> None:
    """Plan the coming year with these hours a day."""
    database.run(rule_settings.change, "reception.hours", hours, from_on=date(2020, 1, 1))
    database.run(planning.plan, at=when)


def slots(database: Database, on: date) -> list[int]:
    """List the slots of a day in order."""

    def look(session: Session) -> list[int]:
        of_day = select(SlotRow.id).join(SessionRow, col(SessionRow.id) == col(SlotRow.session_id))
        found = session.exec(of_day.where(SessionRow.on_date == on).order_by(col(SlotRow.starts_at)))
        return [slot for slot in found if slot is not None]

    return database.look(look)


def day_id(database: Database, on: date) -> int:
    """Return the key of a day."""
    return (
        database.look(
            lambda session: session.exec(select(SessionRow.id).where(SessionRow.on_date == on)).one()
        )
        or 0
    )


def states(database: Database) -> list[tuple[str, int | None, str]]:
    """List every appointment as its visitor's key, slot and state, in the order they were made."""

    def look(session: Session) -> list[tuple[str, int | None, str]]:
        rows = session.exec(select(AppointmentRow).order_by(col(AppointmentRow.id)))
        return [(str(row.person_id), row.slot_id, row.state) for row in rows]

    return database.look(look)


def members(county: County, count: int) -> list[Caller]:
    """Put so many members on the roster and return them as callers."""
    return [caller(county.database, county.member(f"张{number}")) for number in range(count)]


def at_once(deeds: Sequence[Callable[[], T]]) -> list[T | str]:
    """Do everything at the same time; return what each gave, or the key of its refusal."""

    def do(deed: Callable[[], T]) -> T | str:
        try:
            return deed()
        except Refused as refusal:
            return refusal.key

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def paths(database: Database) -> dict[str, str]:
    """Return each unit's path by its name."""
    return database.look(lambda session: {unit.name: unit.path for unit in session.exec(select(UnitRow))})


def appointments(world: World) -> list[tuple[str, str | None]]:
    def look(session: Session) -> list[tuple[str, str | None]]:
        rows = session.exec(select(AppointmentRow).order_by(col(AppointmentRow.id)))
        return [(row.state, row.number) for row in rows]

    return world.database.look(look)


def texts(chatter: Chatter) -> list[str]:
    """What the bot's messages say now, edits included."""
    return [message.text for message in chatter.messages if message.from_bot]


async def book(chatter: Chatter, time: str = "上午9:20", line: str | None = None) -> None:
    """Book a time of the next day."""
    await chatter.says("预约")
    await chatter.presses(time)
    await chatter.presses("村里的事")
    await (chatter.says(line) if line else chatter.presses("不写了"))
    await chatter.presses("就这样约")


async def queue(chatter: Chatter) -> None:
    """Get in line for the next day."""
    await chatter.says("预约")
    await chatter.presses("排队等空位")
    await chatter.presses("别的事")
    await chatter.presses("不写了")
    await chatter.presses("就这样排队")
