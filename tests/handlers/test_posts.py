"""Posts in the chat: shown from the table that enforces them, given, handed over, covered and ended."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.texts import has
from rules.permissions import GRANTS, Permission, scope
from rules.posts import Role
from storage import audit, people
from storage.models.audit import AuditRow
from storage.models.people import PostRow
from tests import builders
from tests.builders import County, joined
from tests.chat import Chatter, World
from tests.conftest import NOW

TODAY = NOW.date()


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


def holder(world: World, county: County, name: str, role: Role, unit: int) -> Chatter:
    person_id = county.member(name)
    world.database.run(builders.post, role, person_id, unit)
    return joined(world, name, person_id)


@pytest.fixture
def admin(world: World, county: County) -> Chatter:
    return holder(world, county, "赵主任", Role.ADMIN, county.id)


@pytest.fixture
def organiser(world: World, county: County) -> Chatter:
    return holder(world, county, "钱委员", Role.ORGANISER, county.town)


def told(chatter: Chatter, *pieces: str) -> bool:
    """Say whether one message held these pieces: the day's other messages may have come after it."""
    return any(all(piece in message.text for piece in pieces) for message in chatter.messages)


def held(county: County, person_id: int, on: date = TODAY) -> list[Role]:
    return [post.role for post in county.database.look(people.posts_held, person_id, on=on)]


def trail(session: Session) -> list[tuple[int | None, str]]:
    rows = session.exec(select(AuditRow).order_by(col(AuditRow.seq)))
    return [(row.who, row.what) for row in rows]


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_can_be_told(permission: Permission) -> None:
    key = f"permission-{permission.replace('_', '-')}"
    assert has("zh", key)
    assert has("en", key)


async def test_a_role_shows_what_it_may_do_and_who_holds_it(admin: Chatter) -> None:
    await admin.says("岗位")
    admin.hears("谁管什么")
    assert "部长 1" in admin.labels
    await admin.presses("部长 1")
    shown = admin.hears("看接待名单", "部长")
    assert shown.count("· ") == len(GRANTS[Role.MINISTER])
    assert admin.labels[0] == "清河县 周正明"


async def test_a_post_is_given_by_name_and_the_holder_is_told(
    world: World, county: County, admin: Chatter
) -> None:
    li = joined(world, "李建国", county.member("李建国"))
    await admin.says("/posts")
    await admin.says("李建国")
    admin.hears("李建国（灵湖镇 湖东村党支部）现在没有岗位")
    await admin.presses("安排岗位")
    await admin.presses("支部书记")
    admin.hears("请李建国做灵湖镇 湖东村党支部的支部书记")
    await admin.presses("就这样办")
    admin.hears("支部书记是李建国")
    await world.wind(NOW + timedelta(minutes=5))
    assert told(li, "从11月23日起，您是灵湖镇 湖东村党支部的支部书记", "菜单")
    assert (2, "post.grant.secretary") not in world.database.look(trail)
    assert "post.grant.secretary" in [what for _, what in world.database.look(trail)]


async def test_the_one_who_is_replaced_is_named_before_and_told_after(
    world: World, county: County, admin: Chatter
) -> None:
    old = holder(world, county, "王桂英", Role.SECRETARY, county.branch)
    county.member("李建国")
    await admin.says("岗位")
    await admin.says("李建国")
    await admin.presses("安排岗位")
    await admin.presses("支部书记")
    admin.hears("现在的王桂英到昨天为止")
    await admin.presses("就这样办")
    await world.wind(NOW + timedelta(minutes=5))
    assert told(old, "您管到11月22日为止")


async def test_another_unit_is_typed(world: World, county: County, admin: Chatter) -> None:
    li = county.member("李建国")
    await admin.says("岗位")
    await admin.says("李建国")
    await admin.presses("安排岗位")
    await admin.presses("支部副书记")
    await admin.presses("换一个单位")
    await admin.says("没有这个支部")
    admin.hears("没有叫“没有这个支部”的单位")
    await admin.says("湖西村党支部")
    admin.hears("湖西村党支部的支部副书记")
    await admin.presses("就这样办")
    assert held(county, li) == [Role.DEPUTY]


async def test_a_contact_person_is_for_one_elder_and_not_for_oneself(
    world: World, county: County, organiser: Chatter
) -> None:
    li = county.member("李建国")
    county.member("陈大爷")
    await organiser.says("岗位")
    await organiser.says("李建国")
    await organiser.presses("安排岗位")
    await organiser.presses("结对联系人")
    organiser.hears("哪一位老同志")
    await organiser.says("李建国")
    await organiser.presses("就这样办")
    organiser.hears("不能让本人")
    await organiser.says("岗位")
    await organiser.says("李建国")
    await organiser.presses("安排岗位")
    await organiser.presses("结对联系人")
    await organiser.says("陈大爷")
    organiser.hears("请李建国做陈大爷的结对联系人")
    await organiser.presses("就这样办")
    organiser.hears("陈大爷的结对联系人是李建国")
    assert held(county, li) == [Role.CONTACT]


async def test_a_post_is_handed_over_with_all_that_is_open(
    world: World, county: County, organiser: Chatter
) -> None:
    old = holder(world, county, "王桂英", Role.SECRETARY, county.branch)
    new = county.member("李建国")
    await organiser.says("岗位")
    await organiser.presses("支部书记 1")
    await organiser.presses("灵湖镇 湖东村党支部 王桂英")
    await organiser.presses("交给别人")
    await organiser.says("李建国")
    organiser.hears("由王桂英交给李建国")
    payload = organiser.button("就这样办")[1].value
    await organiser.presses("就这样办")
    assert held(county, new) == [Role.SECRETARY]
    await organiser.forges(payload)  # once more, on an old screen
    organiser.hears("这个岗位已经结束了")
    await old.says("/today")
    old.hears("这一步不归您办")


async def test_a_post_is_covered_for_two_weeks(world: World, county: County, organiser: Chatter) -> None:
    holder(world, county, "王桂英", Role.SECRETARY, county.branch)
    new = county.member("李建国")
    li = joined(world, "李建国", new)
    await organiser.says("岗位")
    await organiser.says("王桂英")
    await organiser.presses("支部书记")
    await organiser.presses("请人代管")
    await organiser.says("王桂英")
    await organiser.presses("两周")
    organiser.hears("已经在管这个了")
    await organiser.says("岗位")
    await organiser.says("王桂英")
    await organiser.presses("支部书记")
    await organiser.presses("请人代管")
    await organiser.says("李建国")
    await organiser.presses("两周")
    organiser.hears("由李建国代管，到12月7日")
    assert held(county, new) == [Role.SECRETARY]
    assert held(county, new, date(2026, 12, 8)) == []
    await world.wind(NOW + timedelta(minutes=5))
    assert told(li, "到12月7日为止，请您代王桂英管")


async def test_the_last_administrator_stays(world: World, county: County, admin: Chatter) -> None:
    await admin.says("岗位")
    await admin.presses("管理员 1")
    await admin.presses("清河县 赵主任")
    assert "请人代管" not in admin.labels
    await admin.presses("结束")
    await admin.presses("结束这个岗位")
    admin.hears("这是最后一位管理员")
    world.database.run(builders.post, Role.ADMIN, county.member("孙主任"), county.id)
    await admin.presses("结束这个岗位")
    assert "赵主任不再做清河县的管理员" in admin.messages[-2].text  # the screen, edited in place
    await admin.says("岗位")
    admin.hears("这一步不归您办")


async def test_the_town_decides_about_its_branches_only(
    world: World, county: County, organiser: Chatter
) -> None:
    elsewhere = world.database.run(builders.unit, "石门镇", "town", county.id)
    far = world.database.run(builders.unit, "石门村党支部", "branch", elsewhere)
    stranger = county.member("周石门", far)
    li = county.member("李建国")
    minister = world.database.look(lambda session: session.exec(select(PostRow.id)).first())
    await organiser.says("岗位")
    assert [label.split()[0] for label in organiser.labels] == [
        "支部书记",
        "支部副书记",
        "结对联系人",
        "家属",
    ]
    await organiser.says("周石门")
    organiser.hears("您管的单位里没有叫这个名字的人")
    for payload, refusal in (
        (f"pop:{stranger}", "这位不在您管的单位里"),
        (f"pos:{minister}", "这个岗位不归您安排"),
        (f"poey:{minister}", "这个岗位不归您安排"),
        (f"pogy:{li}:admin:{county.id}", "这个岗位不归您安排"),
        (f"pogy:{li}:secretary:{far}", "这个岗位不归您安排"),
        (f"pogy:{stranger}:secretary:{county.branch}", "这位不在您管的单位里"),
        (f"pogy:{li}:cover:{minister}", "这个按钮已经过时了"),
        (f"pogy:{li}:secretary:999", "这个按钮已经过时了"),
        (f"pocy:999:{li}:2026-12-01", "这个按钮已经过时了"),
    ):
        await organiser.forges(payload)
        organiser.hears(refusal)
    assert held(county, li) == []


async def test_a_cover_lasts_three_months_at_most(world: World, county: County, organiser: Chatter) -> None:
    holder(world, county, "王桂英", Role.SECRETARY, county.branch)
    li = county.member("李建国")
    post = world.database.look(
        lambda session: session.exec(select(PostRow.id).where(PostRow.role == Role.SECRETARY)).one()
    )
    await organiser.says("岗位")
    await organiser.forges(f"pocy:{post}:{li}:2027-06-01")
    organiser.hears("最多 92 天")


async def test_whoever_was_given_a_post_may_do_so_at_once(
    world: World, county: County, admin: Chatter
) -> None:
    li = county.member("李建国")
    await admin.says("岗位")
    await admin.says("李建国")
    await admin.presses("安排岗位")
    await admin.presses("管理员")
    await admin.presses("就这样办")
    person = joined(world, "李建国", li)
    caller = world.database.look(people.caller, person.id, on=TODAY)
    assert caller is not None
    assert scope(caller, Permission.MANAGE_POSTS)
    assert world.database.look(audit.verify).whole
