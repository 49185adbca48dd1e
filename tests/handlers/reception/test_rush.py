"""Everybody at once: sixty people tap the last five places, through the real handlers."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from storage.transact import Database
from tests.builders import County, joined
from tests.chat import Chatter, World, world_at
from tests.reception import NOW, plan_days, slots, states

PEOPLE = 60
DAY = date(2026, 12, 15)


@pytest.fixture
async def world(any_database: Database, tmp_path: Path) -> AsyncIterator[World]:
    async with world_at(NOW, any_database, tmp_path) as made:
        yield made


async def all_press(world: World, people: list[Chatter], label: str) -> None:
    """Everybody presses before the bot has looked at anybody."""
    for each in people:
        message, button = each.button(label)
        world.cloud.press(each.id, message.id, button.value)
    await world.settle()


async def all_say(world: World, people: list[Chatter], text: str) -> None:
    for each in people:
        world.cloud.say(each.id, text)
    await world.settle()


async def test_sixty_people_and_five_places(world: World) -> None:
    county = County(world.database)
    plan_days(world.database, "09:00-10:40")
    people = [joined(world, f"张{number}", county.member(f"张{number}")) for number in range(PEOPLE)]
    await all_say(world, people, "预约")
    for start, label in enumerate(("上午9:00", "上午9:20", "上午9:40", "上午10:00", "上午10:20")):
        await all_press(world, people[start::5], label)
    await all_press(world, people, "村里的事")
    await all_press(world, people, "不写了")
    await all_press(world, people, "就这样约")

    winners = [each for each in people if "约好了" in each.last.text]
    losers = [each for each in people if each not in winners]
    assert len(winners) == 5
    assert all("刚刚被别人约走了" in each.last.text for each in losers)
    sold = [slot for _, slot, state in states(world.database) if state == "booked"]
    assert sorted(slot or 0 for slot in sold) == slots(world.database, DAY)

    slow = [each for each in losers if "排队等空位" not in each.labels]  # saw one of the last places go
    await all_press(world, slow, "上午")
    await all_press(world, losers, "排队等空位")
    positions = sorted(int(each.last.text.split("第 ")[1].split(" 位")[0]) for each in losers)
    assert positions == list(range(1, PEOPLE - 4))

    await all_press(world, winners[:3], "取消")
    await all_press(world, winners[:3], "不来了")
    await world.bot.sender.drain()
    first = sorted(losers, key=lambda each: "有空位了" not in each.last.text)[:3]
    assert all("有空位了" in each.last.text for each in first)
    await all_press(world, first, "收下")
    assert all("约好了" in each.last.text for each in first)
    sold = [slot for _, slot, state in states(world.database) if state == "booked"]
    assert sorted(slot or 0 for slot in sold) == slots(world.database, DAY)
