"""The page of help, which administrators write; and the list of commands that fits each person."""

from datetime import timedelta

import pytest

from handlers import command_menu
from playground.core.profile import Profile
from rules.posts import Role
from tests import builders
from tests.builders import County, joined
from tests.chat import Chatter, World
from tests.conftest import NOW


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def admin(world: World, county: County) -> Chatter:
    person_id = county.member("赵主任")
    world.database.run(builders.post, Role.ADMIN, person_id, county.id)
    return joined(world, "赵主任", person_id)


async def test_an_administrator_writes_the_page_line_by_line(
    world: World, county: County, admin: Chatter
) -> None:
    await admin.says("帮助")
    assert "改这一页" in admin.labels
    for button, line in (("电话", "0000-1234567"), ("地点", "县委大院  一楼<b>")):
        await admin.presses("改这一页")
        await admin.presses(button)
        await admin.says(line)
    wang = joined(world, "王桂英", county.member("王桂英"))
    await wang.says("帮助")
    shown = wang.hears("电话：0000-1234567", "地点：县委大院 一楼<b>")
    assert "负责人" not in shown
    assert "改这一页" not in wang.labels
    stranger = world.person("路人")
    await stranger.opens()
    await stranger.says("帮助")
    stranger.hears("电话：0000-1234567")


async def test_a_line_is_taken_off_and_one_too_long_is_refused(admin: Chatter) -> None:
    await admin.says("帮助")
    await admin.presses("改这一页")
    await admin.presses("时间")
    await admin.says("上午" * 60)
    admin.hears("一行最多 100 个字")
    await admin.says("周一到周五")
    admin.hears("时间：周一到周五")
    await admin.presses("改这一页")
    await admin.presses("时间")
    admin.hears("现在是：周一到周五")
    await admin.says("-")
    assert "周一到周五" not in admin.last.text


def commands(world: World, chatter: Chatter | None = None) -> list[str]:
    profile: Profile = world.cloud._world.profile
    scope = ("chat", chatter.id) if chatter is not None else ("default", 0)
    return [item.command for item in profile.commands.get((scope, ""), ())]


async def test_a_member_sees_four_buttons_and_has_no_list_of_their_own(world: World, county: County) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await wang.says("菜单")
    assert wang.labels == ["评一评", "约部长", "提意见", "我的"]
    assert commands(world, wang) == []
    await command_menu.set_defaults(world.bot.application.bot)
    assert commands(world) == ["rate", "book", "suggest", "mine"]


async def test_the_list_of_commands_follows_the_posts(world: World, county: County, admin: Chatter) -> None:
    li = joined(world, "李建国", county.member("李建国"))
    await admin.says("菜单")
    assert {"posts", "roster", "help", "mine"} <= set(commands(world, admin))
    await admin.says("岗位")
    await admin.says("李建国")
    await admin.presses("安排岗位")
    await admin.presses("支部书记")
    await admin.presses("就这样办")
    assert "today" in commands(world, li)
    await admin.says("岗位")
    await admin.says("李建国")
    await admin.presses("支部书记")
    await admin.presses("结束")
    await admin.presses("结束这个岗位")
    assert commands(world, li) == []


async def test_the_list_is_set_once(world: World, admin: Chatter) -> None:
    await admin.says("菜单")
    world.cloud.calls.clear()
    await admin.says("菜单")
    assert "setMyCommands" not in [call.method for call in world.cloud.calls]
    await world.wind(NOW + timedelta(minutes=1))
    await admin.says("语言")
    assert "setMyCommands" in [call.method for call in world.cloud.calls]
