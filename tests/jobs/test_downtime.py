"""A week without the bot, over the end of a month: one message says what is owed, nothing is told twice."""

from sqlmodel import select

from bot import digest
from storage.models.messages import OutboxRow
from tests.chat import ZONE, World
from tests.elders import Branch, at, morning


async def test_a_week_down_over_the_end_of_a_month(world: World) -> None:
    branch = Branch(world)
    await morning(branch, "2026-11-26")
    told = len(branch.zhang.messages)
    back = at("2026-12-04T09:30")
    world.clock.wind(back.replace(tzinfo=ZONE))  # nobody looked at anything meanwhile
    await world.wind(back)
    assert len(branch.zhang.messages) == told + 1  # what is owed is one message, not one for every day missed
    after = len(branch.zhang.messages)
    await world.bot.stop()
    await world.bot.prepare()
    await world.wind(back)
    assert len(branch.zhang.messages) == after
    rows = world.database.look(lambda session: list(session.exec(select(OutboxRow)).all()))
    days = [row.slot for row in rows if row.kind == digest.KIND and row.person_id == branch.secretary]
    assert len(days) == len(set(days))
    assert "2026-12-04" in days
    assert not {"2026-11-29", "2026-12-01"} & set(days)  # days nobody can live any more
