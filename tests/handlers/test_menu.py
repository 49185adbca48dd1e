"""The menu offers what whoever asks can really do."""

import pytest

from rules.posts import Role
from tests import builders
from tests.chat import Chatter, World


@pytest.fixture
def elder(world: World) -> int:
    county = world.database.run(builders.unit, "连湖县", "county")
    branch = world.database.run(builders.unit, "石桥村党支部", parent=county)
    return world.database.run(builders.person, "陈德福", branch)


async def offered(chatter: Chatter) -> list[str]:
    await chatter.says("菜单")
    return chatter.labels


async def test_a_member_sees_four_buttons(world: World, elder: int) -> None:
    member = builders.joined(world, "陈德福", elder)
    assert await offered(member) == ["评一评", "约部长", "提意见", "我的"]


async def test_a_relative_who_votes_for_nobody_is_not_offered_to(world: World, elder: int) -> None:
    daughter = world.database.run(builders.person, "陈芳", category="relative")
    world.database.run(builders.post, Role.RELATIVE, daughter, subject=elder)
    relative = builders.joined(world, "陈芳", daughter)
    assert await offered(relative) == ["家里有变化", "约部长", "提意见", "我的"]
