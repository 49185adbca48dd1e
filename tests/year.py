"""Living day by day with a whole bot: people who go visiting, and somebody who writes down what was owed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from sqlmodel import Session, col, select

from bot.delivery import within_window
from rules.care.memorial import CHECK
from rules.care.owed import ledger
from rules.care.planning import plan
from rules.care.stages import Mail
from rules.care.tasks import Done, State, Task, TaskKey
from rules.permissions import Scope
from storage.care import overview, reading, visits
from storage.care.reading import COUNTY, Within
from storage.models.messages import OutboxRow, ToldRow
from tests.chat import ZONE, Chatter, World

MORNING, AFTERNOON = time(9, 30), time(16)
_SEEN = " 看过了"
_WAYS = ("到家", "医院", "电话", "家人代", "慰问家属")


@dataclass
class Visitor:
    """Somebody who sees whoever the bot lists, on some weekdays, most of the time; by pressing buttons."""

    chatter: Chatter
    random: Random
    weekdays: tuple[int, ...] = (3, 5)
    share: float = 0.5
    until: date = date.max  # their last day in the post
    since: date = date.min

    async def live(self, day: date) -> None:
        """Go visiting, if it is a day for it."""
        if day.isoweekday() not in self.weekdays or not self.since <= day <= self.until:
            return
        await self.chatter.says("今天")
        for label in [each for each in self.chatter.labels if each.endswith(_SEEN)]:
            if self.random.random() < self.share and label in self.chatter.labels:
                await self.chatter.presses(label)
                await self.chatter.presses(next(way for way in _WAYS if way in self.chatter.labels))


@dataclass
class Others:
    """The secretaries nobody plays: they see most of those who were named to them, within a few days."""

    random: Random
    people: frozenset[int]
    scope: Scope = field(default_factory=lambda: Scope((COUNTY,)))
    intended: dict[int, tuple[date, int]] = field(default_factory=dict)

    def live(self, session: Session, day: date, at: datetime) -> None:
        """See whom they meant to see today, and mean to see most of those named today."""
        for subject, (_, by) in [each for each in self.intended.items() if each[1][0] <= day]:
            del self.intended[subject]
            visits.record(session, self.scope, subject, "home", day, by=by, at=at)
        told = select(ToldRow).where(ToldRow.on_date == day, col(ToldRow.person_id).in_(self.people))
        for row in session.exec(told.order_by(col(ToldRow.person_id), col(ToldRow.subject_id))):
            if row.rule not in (CHECK, "memorial") and self.random.random() < 0.8:
                when = day + timedelta(days=self.random.randrange(1, 6))
                self.intended.setdefault(row.subject_id, (when, row.person_id))


@dataclass
class Observer:
    """Writes down each evening what was owed that day and what had been missed."""

    seen: dict[TaskKey, tuple[date, date]] = field(default_factory=dict)  # first and last day
    missed: set[TaskKey] = field(default_factory=set)
    doubled: list[TaskKey] = field(default_factory=list)

    def look(self, session: Session, day: date) -> None:
        """Look at the whole county on a day."""
        board = overview.overview(session, Within((COUNTY,)), Mail(day)).desk.board
        tasks = [entry.task for entry in board.under(COUNTY)]
        self.doubled += [key for key, count in Counter(task.key for task in tasks).items() if count > 1]
        self.missed |= {task.key for task in tasks if task.state is State.FAILED}
        for task in tasks:
            first, _ = self.seen.get(task.key, (day, day))
            self.seen[task.key] = first, day


@dataclass
class Cast:
    """Who lives: those who press buttons, those whom nobody plays, and who writes down what was owed."""

    visitors: list[Visitor]
    others: Others
    observer: Observer = field(default_factory=Observer)


async def live(world: World, first: date, last: date, cast: Cast) -> None:
    """Live from day to day: the morning's messages arrive, people go visiting, the observer looks."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        await world.wind(datetime.combine(day, MORNING, ZONE))
        afternoon = datetime.combine(day, AFTERNOON, ZONE)
        await world.wind(afternoon)
        for visitor in cast.visitors:
            await visitor.live(day)
        world.database.run(cast.others.live, day, afternoon)
        world.database.look(cast.observer.look, day)


def whole_ledger(session: Session, last: date) -> list[Task]:
    """Return everything that was ever due, as it stands on a day."""
    book = reading.rulebook(session)
    planned = plan(book, last)
    people = reading.people(session, book, Within((COUNTY,)), on=last)
    return [task for each in people.values() for task in ledger(planned, each.file, date.min, date.max)]


def check_nobody_is_lost(database_ledger: list[Task], observer: Observer) -> None:
    """Assert that every slot is there exactly once, and that what was missed is told as missed or late."""
    keys = Counter(task.key for task in database_ledger)
    assert [key for key, count in keys.items() if count > 1] == []
    assert observer.doubled == []
    assert observer.seen.keys() - keys.keys() == set()
    standing = {task.key: task for task in database_ledger}
    late = (Done.LATE, Done.ENTERED_LATE)
    lost = [
        key
        for key in observer.missed
        if standing[key].state is not State.FAILED and standing[key].done not in late
    ]
    assert lost == []


def digests(session: Session) -> list[tuple[int, datetime]]:
    """Return to whom and when digests were sent, in local time."""
    rows = session.exec(
        select(OutboxRow.person_id, OutboxRow.sent_at).where(
            OutboxRow.kind == "digest", OutboxRow.state == "sent"
        )
    )
    return [(person or 0, at.astimezone(ZONE)) for person, at in rows if at is not None]


def check_messages(session: Session) -> None:
    """Assert that each message left once, one digest a person and day, and nothing outside the window."""
    rows = session.exec(select(OutboxRow).where(OutboxRow.state == "sent")).all()
    keys = Counter((row.kind, row.subject, row.slot, row.stage, row.person_id, row.case_id) for row in rows)
    assert [key for key, count in keys.items() if count > 1] == []
    days = Counter((person, at.date()) for person, at in digests(session))
    assert [key for key, count in days.items() if count > 1] == []
    assert [row.id for row in rows if row.sent_at and not within_window(row.sent_at.astimezone(ZONE))] == []


def a_month(session: Session, people: Iterable[int]) -> list[int]:
    """Return how many digests each of some people got in each month of the year lived, sorted."""
    wanted = set(people)
    sent = Counter((person, f"{at:%Y-%m}") for person, at in digests(session) if person in wanted)
    months = sorted({month for _, month in sent})
    return sorted(sent[person, month] for person in wanted for month in months)
