"""The first day of a county: nobody is on any roster yet, and the first workbook comes by chat."""

import pytest
from sqlmodel import Session, col, select

from rules.posts import Role
from storage import units
from storage.models.audit import AuditRow
from storage.models.people import AccountRow, PersonRow, PostRow
from tests.chat import Chatter, World
from tests.rosters import DIRTY


@pytest.fixture
def founder(world: World) -> Chatter:
    chatter = world.person("林管理")
    world.bot.services.settings.admins = (chatter.id,)
    return chatter


def county(session: Session) -> str | None:
    root = units.county(session)
    return root.name if root is not None else None


def administrators(session: Session) -> list[str]:
    held = select(PersonRow.name).join(PostRow, col(PostRow.person_id) == col(PersonRow.id))
    return list(session.exec(held.where(PostRow.role == Role.ADMIN)))


def deeds(session: Session) -> list[str]:
    return list(session.exec(select(AuditRow.what).order_by(col(AuditRow.seq))))


async def test_from_an_empty_database_to_the_first_roster_without_a_command_line(
    world: World, founder: Chatter
) -> None:
    await founder.opens()
    founder.hears("还没有名册", "请打出县（市、区）的名字")
    await founder.says("连湖县")
    founder.hears("连湖县", "您的姓名")
    await founder.says("林 管理")
    assert "林管理同志，连湖县建好了，您是管理员" in founder.look()[-2]
    founder.hears("要办什么")
    assert "导入名册" in founder.labels
    assert world.database.look(administrators) == ["林管理"]
    assert world.database.look(deeds) == ["account.bind", "post.grant.admin"]
    await founder.sends("名册.xlsx", DIRTY.read_bytes())
    founder.hears("新增 112 人")
    await founder.presses("就这样导入")
    await world.done()
    founder.hears("导入好了：新增 112 人")
    assert world.database.look(county) == "连湖县"
    await founder.says("隐私")
    founder.hears("林管理，您不在哪个支部里。", "建县时认上的")


async def test_nobody_else_can_begin(world: World, founder: Chatter) -> None:
    stranger = world.person("外人")
    await stranger.opens()
    stranger.hears("请打出纸条上的九位数字")
    assert world.database.look(county) is None


async def test_whoever_was_taken_off_the_list_or_was_second_is_told_so(
    world: World, founder: Chatter
) -> None:
    second = world.person("副手")
    world.bot.services.settings.admins = (founder.id, second.id)
    for chatter in (founder, second):
        await chatter.opens()
        await chatter.says("连湖县")
    world.bot.services.settings.admins = (second.id,)
    await founder.says("林管理")
    founder.hears("这一步已经用不上了")
    await second.says("副手")
    assert world.database.look(administrators) == ["副手"]
    world.bot.services.settings.admins = (founder.id, second.id)
    await founder.opens()
    founder.hears("请打出纸条上的九位数字")
    assert world.database.look(lambda session: len(session.exec(select(AccountRow)).all())) == 1


async def test_a_name_longer_than_any_is_asked_for_again(world: World, founder: Chatter) -> None:
    await founder.opens()
    await founder.says("县" * 61)
    founder.hears("名字最多 60 个字")
    await founder.says("连湖县")
    founder.hears("您的姓名")
