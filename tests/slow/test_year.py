"""A whole year of the invented county, two festivals in it, day by day through jobs, outbox and buttons."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest
from sqlmodel import Session, col, select

from bot.demonstration import county
from bot.demonstration.people import Player
from bot.demonstration.play import as_person, open_chats
from rules.posts import Role
from storage.care import reading
from storage.care.reading import Within
from storage.models.base import id_of
from storage.models.messages import ToldRow
from storage.models.people import PersonRow, PostRow, UnitRow
from storage.transact import Database
from tests import year
from tests.chat import ZONE, Chatter, World, world_at
from tests.year import Cast, Others, Visitor

pytestmark = pytest.mark.slow
log = logging.getLogger(__name__)

FIRST, LAST = date(2026, 7, 1), date(2027, 6, 30)
HAND_OVER = date(2027, 3, 1)
BLOCKED = date(2026, 9, 14)
AWAY = date(2026, 10, 12)  # for eight weeks, covered
SUNDAY = date(2026, 11, 15)  # a death
_WANGS = ("王桂英", "王秀兰", "王德全", "王老实", "王桂香", "王秀兰")


@dataclass
class Led:
    """A branch: its unit, its secretary and deputy, and its elders."""

    unit: int
    path: str
    secretary: int
    deputy: int
    elders: list[int]


class Story:
    """The county with the cast the year is about, each in a branch of their own."""

    def __init__(self, world: World, players: Sequence[Player]) -> None:
        self.world, self.random, self.next_day = world, Random(2026), FIRST
        self.players = {player.person_id: player for player in players}
        branches = world.database.look(_led)
        joined = {player.person_id for player in players if player.joined}
        able = [
            each
            for each in branches
            if {each.secretary, each.deputy} <= joined and 6 <= len(each.elders) <= 10
        ]
        self.steady, self.away, self.blocked, self.old, self.village, self.handed, self.bereaved = able[:7]
        self.paper = next(each for each in branches if each.secretary not in joined)
        self.secretaries = {each.secretary for each in branches} & joined
        world.database.run(_born, self.old.secretary, date(1954, 2, 2))
        world.database.run(_named, self.village.elders[:6])
        world.database.run(_hand_over, self.handed)
        played = (self.steady, self.away, self.blocked, self.old, self.village, self.handed, self.bereaved)
        visitors = [Visitor(self.chatter(each.secretary), self.random) for each in played]
        visitors[1].share = 0.4
        visitors[2].until = BLOCKED - timedelta(days=1)
        visitors[5].until = HAND_OVER - timedelta(days=1)
        visitors += [
            Visitor(self.chatter(self.handed.deputy), self.random, since=HAND_OVER),
            Visitor(self.chatter(self.blocked.deputy), self.random, since=BLOCKED),
            Visitor(self.chatter(self.old.deputy), self.random),  # sees to the secretary himself
            Visitor(self.chatter(self.away.deputy), self.random, since=AWAY),
        ]
        others = self.secretaries - {each.secretary for each in played}
        self.cast = Cast(visitors, Others(self.random, frozenset(others)))

    def chatter(self, person: int) -> Chatter:
        return Chatter(self.world, as_person(self.players[person]))

    async def until(self, day: date) -> None:
        """Live on until the evening of a day."""
        await year.live(self.world, self.next_day, day, self.cast)
        self.next_day = day + timedelta(days=1)

    async def enter_paper(self) -> None:
        """The organiser of the branch on paper enters its sheet on one screen."""
        organiser = self.chatter(next(p.person_id for p in self.players.values() if p.part == "organiser"))
        await organiser.says("走访情况")
        await organiser.forges(f"croundof:{self.paper.unit}")
        if "都到了" in organiser.labels:
            await organiser.presses("都到了")
            await organiser.presses("到家")


async def test_a_year(database: Database, tmp_path: Path) -> None:
    start = datetime.combine(FIRST, time(6), ZONE)
    async with world_at(start, database, tmp_path) as world:
        players = await county.build(world.bot.services)
        open_chats(world.cloud, players)
        await world.settle()
        story = Story(world, players)
        await story.until(BLOCKED - timedelta(days=1))
        world.cloud.block(story.chatter(story.blocked.secretary).id)
        await story.until(AWAY)
        await _cover(story)
        await story.until(date(2026, 10, 30))
        await story.enter_paper()
        await story.until(SUNDAY)
        await _die(story)
        await story.until(date(2027, 2, 1))
        await story.enter_paper()
        await story.until(LAST)
        _check(story, database)


async def _cover(story: Story) -> None:
    secretary = story.chatter(story.away.secretary)
    await secretary.says("代看")
    await secretary.presses("请人代")
    deputy = story.players[story.away.deputy].name
    await secretary.presses(deputy)
    await secretary.presses("12月7日" if "12月7日" in secretary.labels else secretary.labels[2])
    secretary.hears("代看到")


async def _die(story: Story) -> None:
    """Somebody of the branch dies on a Sunday; the deputy confirms it the same day."""
    secretary = story.chatter(story.bereaved.secretary)
    await secretary.says("菜单")
    await secretary.presses("家里有变化")
    await secretary.presses("去世了")
    await secretary.presses(secretary.labels[0])
    await secretary.presses("今天")
    secretary.hears("关于他的提醒都停下了")
    await story.world.wind(datetime.combine(SUNDAY, year.AFTERNOON, ZONE) + timedelta(minutes=30))
    await story.chatter(story.bereaved.deputy).presses("属实")


def _check(story: Story, database: Database) -> None:
    observer = story.cast.observer
    ledger = database.look(year.whole_ledger, LAST)
    year.check_nobody_is_lost(ledger, observer)
    database.look(year.check_messages)
    festivals = {key.slot for key in observer.seen if key.rule == "festival_visit"}
    assert {"2027-spring_festival", "2027-party_day"} <= festivals
    own = [key for key in observer.seen if key.subject_id == story.old.secretary]
    assert {key.rule for key in own} >= {"routine_visit", "festival_visit"}
    assert database.look(_named_to, story.old.secretary) == {story.old.deputy}
    handed = database.look(year.a_month, [story.handed.deputy])
    assert handed
    counts = database.look(year.a_month, story.secretaries)
    ninth = counts[len(counts) * 9 // 10]
    log.warning(
        "messages a secretary and month: median %s, p90 %s, worst %s", median(counts), ninth, counts[-1]
    )
    assert median(counts) <= 6
    assert ninth <= 8
    assert counts[-1] <= 12


def _led(session: Session) -> list[Led]:
    """Return the branches that have both secretary and deputy, with their elders of the whole year."""
    held = {
        (post.role, post.unit_id): post.person_id
        for post in session.exec(select(PostRow).where(col(PostRow.unit_id).is_not(None)))
    }
    found = []
    for unit in session.exec(select(UnitRow).where(UnitRow.kind == "branch").order_by(col(UnitRow.id))):
        secretary, deputy = held.get((Role.SECRETARY, unit.id)), held.get((Role.DEPUTY, unit.id))
        if secretary and deputy:
            people = reading.people(session, reading.rulebook(session), Within((unit.path,)), on=FIRST)
            elders = [id_ for id_ in people if id_ not in (secretary, deputy)]
            found.append(Led(id_of(unit), unit.path, secretary, deputy, elders))
    return found


def _born(session: Session, person: int, on: date) -> None:
    session.get_one(PersonRow, person).birth_on = on


def _named(session: Session, people: Sequence[int]) -> None:
    for person, name in zip(people, _WANGS, strict=False):
        session.get_one(PersonRow, person).name = name


def _hand_over(session: Session, branch: Led) -> None:
    """The deputy becomes secretary on the first of March."""
    post = session.exec(
        select(PostRow).where(PostRow.role == Role.SECRETARY, PostRow.unit_id == branch.unit)
    ).one()
    post.until_on = HAND_OVER - timedelta(days=1)
    session.add(PostRow(role=Role.SECRETARY, person_id=branch.deputy, unit_id=branch.unit, from_on=HAND_OVER))


def _named_to(session: Session, subject: int) -> set[int]:
    """Return to whom somebody was ever named as their own task."""
    rows = session.exec(
        select(ToldRow.person_id).where(
            ToldRow.subject_id == subject, col(ToldRow.stage).in_(("opened", "week", "due"))
        )
    )
    return set(rows)
