"""Six weeks day by day with a whole bot: a festival, a hand-over on 1 March, a death on a Sunday."""

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlmodel import Session

from rules.posts import Role
from storage.models.people import PostRow
from storage.transact import Database
from tests import builders, year
from tests.chat import ZONE, world_at
from tests.elders import Branch, report
from tests.year import Cast, Others, Visitor

FIRST, LAST = date(2027, 1, 25), date(2027, 3, 8)


async def test_six_weeks(database: Database, tmp_path: Path) -> None:
    start = datetime.combine(FIRST - timedelta(days=1), year.AFTERNOON, ZONE)
    async with world_at(start, database, tmp_path) as world:
        branch = Branch(world)
        branch.fact(branch.wang, "hardship", "2026-12-01")
        successor = branch.add("李国强", "1983-01-01")
        li = builders.joined(world, "国强", successor)
        world.database.run(_hand_over, branch.post, successor, date(2027, 3, 1))
        await world.settle()
        random = Random(3)
        visitors = [
            Visitor(branch.zhang, random, until=date(2027, 2, 28)),
            Visitor(li, random, since=date(2027, 3, 1)),
        ]
        cast = Cast(visitors, Others(random, frozenset()))
        sunday = date(2027, 2, 14)
        await year.live(world, FIRST, sunday, cast)
        await report(branch.zhang, "去世了", "陈同志")
        await world.wind(datetime.combine(sunday, year.AFTERNOON, ZONE) + timedelta(minutes=30))
        await branch.zhao.presses("属实")
        await year.live(world, sunday + timedelta(days=1), LAST, cast)
        year.check_nobody_is_lost(database.look(year.whole_ledger, LAST), cast.observer)
        database.look(year.check_messages)
        rules = {key.rule for key in cast.observer.seen}
        assert {"festival_visit", "monthly_checkin", "routine_visit", "memorial"} <= rules
        assert any(message.text.startswith("李书记早。") for message in li.messages)


def _hand_over(session: Session, post_id: int, to: int, day: date) -> None:
    post = session.get_one(PostRow, post_id)
    post.until_on = day - timedelta(days=1)
    session.add(PostRow(role=Role.SECRETARY, person_id=to, unit_id=post.unit_id, from_on=day))
