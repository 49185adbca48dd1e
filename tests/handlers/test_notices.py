"""Notices: seen before they leave, sent at pace and in the window, stopped in flight, counted."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, col, select, update

from bot.notices import words as notice_words
from playground.core.faults import Fault, FaultKind
from playground.core.views import MessageView
from rules.posts import Role
from storage import people
from storage.models.audit import AuditRow
from storage.models.cases import CaseRow
from storage.models.notices import NoticeRow
from storage.models.people import AccountRow
from storage.notices import sending
from tests import builders
from tests.builders import County, joined
from tests.chat import ZONE, Chatter, World
from tests.conftest import NOW

SOON = NOW + timedelta(minutes=2)
TEXT = "明天上午九点开支部党员大会 <带上> 学习本 & 笔"


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def admin(world: World, county: County) -> Chatter:
    person_id = world.database.run(builders.person, "赵主任")
    world.database.run(builders.post, Role.ADMIN, person_id, county.id)
    return joined(world, "赵主任", person_id)


@pytest.fixture
def members(world: World, county: County) -> list[Chatter]:
    """Two with a chat in one branch, one without, one in another branch, and a former cadre."""
    county.member("无手机")
    joined(world, "刘西", county.member("刘西", county.other_branch))
    former = world.database.run(builders.person, "老村干", county.branch, category="former_cadre")
    joined(world, "老村干", former)
    return [joined(world, name, county.member(name)) for name in ("王桂英", "李建国")]


def screen(admin: Chatter) -> MessageView:
    """Find the notice's screen, wherever it stands among the day's messages."""
    return [each for each in admin.messages if any(row[0].text == "看进度" for row in each.buttons)][-1]


def sees(admin: Chatter, *pieces: str) -> None:
    """Assert that the notice's screen holds these pieces."""
    assert all(piece in screen(admin).text for piece in pieces), screen(admin).text


async def write(admin: Chatter, *choices: str, text: str = TEXT) -> None:
    await admin.says("通知")
    await admin.presses("写一条通知")
    await admin.says("湖东村党支部")
    await admin.presses(choices[0] if choices else "党员")
    await admin.says(text)
    for label in choices[1:]:
        await admin.presses(label)


async def test_a_notice_is_seen_counted_sent_and_read(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    await admin.says("通知")
    admin.hears("还没有发过通知")
    await admin.presses("写一条通知")
    assert admin.labels == ["清河县全部"]
    await admin.says("湖东村党支部")
    await admin.presses("党员")
    admin.hears("党员：3 人，发得到的 2 人，没有聊天的 1 人。发完约 1 秒")
    await admin.says(TEXT)
    admin.hears("湖东村党支部通知", TEXT, "发出去，还是改一改")
    await admin.presses("发出去")
    admin.hears("赵主任11月23日上午9:00发，正在发")
    await world.wind(SOON)
    for member in members:
        member.hears("湖东村党支部通知", TEXT)
    await admin.presses("看进度")
    sees(admin, "都交出去了", "发到 2 人，等着发 0 人", "本来就没有聊天 1 人", "不知道谁看了")
    assert "停发" not in [button.text for row in screen(admin).buttons for button in row]


async def test_the_others_are_told_nothing(world: World, admin: Chatter, members: list[Chatter]) -> None:
    await write(admin, "党员", "发出去")
    world.cloud.calls.clear()
    await world.wind(SOON)
    sent = [call.params for call in world.cloud.calls if call.method == "sendMessage"]
    told = {int(str(params["chat_id"])) for params in sent if "开支部党员大会" in str(params["text"])}
    assert told == {member.id for member in members}


async def test_everybody_of_a_unit_and_holders_of_posts(
    world: World, county: County, admin: Chatter, members: list[Chatter]
) -> None:
    elder = county.member("陈大爷")
    far = county.member("周外村", county.other_branch)
    world.database.run(builders.post, Role.CONTACT, far, subject=elder)
    wang = world.database.look(people.caller, members[0].id, on=NOW.date())
    assert wang is not None
    world.database.run(builders.post, Role.SECRETARY, wang.person_id, county.branch)
    world.database.run(builders.post, Role.DEPUTY, wang.person_id, county.branch)
    for group, said in (
        ("名册上所有人", "5 人，发得到的 3 人"),
        ("干部", "1 人，发得到的 1 人"),
        ("支部书记", "1 人，发得到的 1 人"),
    ):
        await admin.says("通知")
        await admin.presses("写一条通知")
        await admin.says("湖东村党支部")
        await admin.presses(group)
        admin.hears(said)
    await admin.says("通知")
    await admin.presses("写一条通知")
    await admin.says("湖东村党支部")
    await admin.presses("联系人和家属")
    admin.hears("没有一个有聊天")


async def test_nothing_leaves_at_night(world: World, admin: Chatter, members: list[Chatter]) -> None:
    await world.wind(NOW.replace(hour=21))
    await write(admin)
    admin.hears("晚上不发，11月24日上午8:00开始")
    await admin.presses("发出去")
    await world.wind(NOW.replace(hour=23))
    assert TEXT not in members[0].last.text
    await world.wind(NOW.replace(day=24, hour=8, minute=1))
    members[0].hears(TEXT)


async def test_a_notice_is_stopped_in_flight(world: World, admin: Chatter, members: list[Chatter]) -> None:
    await world.wind(NOW.replace(hour=21))
    await write(admin, "党员", "发出去")
    await world.wind(NOW.replace(hour=21, minute=5))
    await admin.presses("看进度")
    sees(admin, "等着发 2 人")
    await admin.presses("停发")
    admin.hears("正在停")
    await world.wind(NOW.replace(day=24, hour=9))
    assert TEXT not in members[0].last.text
    await admin.presses("看进度")
    sees(admin, "停发了", "发到 0 人", "停下没发 2 人")


async def test_what_has_left_cannot_be_stopped(world: World, admin: Chatter, members: list[Chatter]) -> None:
    await write(admin, "党员", "发出去")
    notice = world.database.look(lambda session: session.exec(select(NoticeRow.id)).one())
    await world.wind(SOON)
    await admin.forges(f"ntx:{notice}")
    admin.hears("停不下来了")


async def test_who_is_not_reached_is_counted_by_reason_and_listed_by_branch(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    world.cloud.block(members[1].id)
    await world.settle()
    left = members[0]
    await write(admin, "党员", "发出去")
    await left.says("隐私")
    await left.presses("退出")
    await left.presses("确定退出")
    await world.wind(SOON)
    await admin.presses("看进度")
    sees(admin, "发到 0 人", "本来就没有聊天 2 人")
    await admin.presses("没发到的人")
    (sent,) = [message.file for message in admin.messages if message.from_bot and message.file]
    lines = world.cloud.file(sent.file_id).decode("utf-8-sig")
    assert lines == "灵湖镇 湖东村党支部：无手机、王桂英、李建国（关了聊天）"
    assert "notice.list" in world.database.look(deeds)


def deeds(session: Session) -> list[str]:
    return list(session.exec(select(AuditRow.what).order_by(col(AuditRow.seq))))


async def test_pieces_go_on_after_a_crash_and_nobody_is_told_twice(
    world: World, admin: Chatter, members: list[Chatter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PIECE", 1)
    await write(admin, "党员", "发出去")
    at = SOON.replace(tzinfo=ZONE)
    assert world.database.run(sending.work, at=at)  # then the program ends, and begins again
    await world.wind(SOON)
    for member in members:
        assert sum(TEXT in message.text for message in member.messages) == 1


async def test_a_notice_whose_answer_was_lost_is_uncertain_and_does_not_come_twice(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    await write(admin, "党员", "发出去")
    world.cloud.faults.add(Fault("sendMessage", FaultKind.ANSWER_LOST, chat=members[0].id))
    await world.wind(SOON)
    await world.wind(SOON + timedelta(hours=3))
    for member in members:
        assert sum(TEXT in message.text for message in member.messages) == 1
    await admin.presses("看进度")
    sees(admin, "发到 1 人，等着发 0 人", "说不准 1 人")


async def test_a_public_notice_takes_what_people_know(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    await write(admin, "党员", "公示5个工作日")
    admin.hears("公示到11月30日", "匿名也行")
    await admin.presses("发出去")
    await world.wind(SOON)
    wang, li = members
    await wang.presses("我要反映")
    wang.hears("11月30日（星期一）以前都收")
    await wang.says("他家的房子有问题")
    await wang.presses("说完了")
    await wang.presses("写上我的名字")
    await li.presses("我要反映")
    await li.presses("匿名提")
    await li.says("我也听说了")
    found = world.database.look(
        lambda session: list(session.exec(select(CaseRow).order_by(col(CaseRow.privacy))))
    )
    assert [(row.source, row.privacy) for row in found] == [("notice", "anonymous"), ("notice", "named")]
    assert all(row.text.startswith("【对11月23日湖东村党支部公示的反映】\n") for row in found)
    await world.wind(datetime(2026, 12, 1, 9))  # noqa: DTZ001 - local: the world adds the zone
    await wang.forges("ntf:1")
    wang.hears("公示到11月30日（星期一）为止，已经过了")


async def test_a_notice_that_is_not_public_takes_nothing(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    await write(admin, "党员", "公示7个工作日", "不公示了", "发出去")
    await world.wind(SOON)
    assert "我要反映" not in members[0].labels
    await members[0].forges("ntf:1")
    members[0].hears("过时")


async def test_a_long_text_is_copied_by_a_button_that_gives_it_alone(
    world: World, county: County, admin: Chatter, members: list[Chatter]
) -> None:
    long = "请大家注意防火。" * 40
    await write(admin, "党员", "发出去", text=long)
    await world.wind(SOON)
    await members[0].presses("复制文字")
    assert members[0].last.text == long
    outsider = joined(world, "赵外人", county.member("赵外人", county.other_branch))
    await outsider.says("菜单")
    await outsider.forges("ntc:1")
    outsider.hears("过时")


async def test_a_short_text_is_copied_by_the_client_itself(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    await write(admin, "党员", "发出去")
    await world.wind(SOON)
    (row,) = members[0].last.buttons
    assert (row[0].text, row[0].value) == ("复制文字", TEXT)


async def test_a_text_too_long_is_refused_and_can_be_typed_again(
    admin: Chatter, members: list[Chatter]
) -> None:
    await write(admin, text="长" * 3001)
    admin.hears("3,001 个字，最多 3,000 个字")
    await admin.says(TEXT)
    admin.hears(TEXT)


async def test_nobody_else_sends_or_sees_notices(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    await write(admin, "党员", "发出去")
    for payload in ("nto:1", "ntx:1", "ntl:1", "ntg:1:members"):
        await members[0].forges(payload)
        members[0].hears("这一步不归您办")
    for payload in ("nto:9", "ntx:9", "ntl:9", "ntg:1:nobodys", "ntu:99"):
        await admin.forges(payload)
        admin.hears("过时")


async def test_an_account_that_blocked_the_bot_counts_as_without_a_chat(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    def block(session: Session) -> None:
        blocked = update(AccountRow).where(col(AccountRow.telegram_id) == members[0].id)
        session.exec(blocked.values(blocked_on=NOW.date()))

    await world.settle()
    world.database.run(block)
    await admin.says("通知")
    await admin.presses("写一条通知")
    await admin.says("湖东村党支部")
    await admin.presses("党员")
    admin.hears("3 人，发得到的 1 人，没有聊天的 2 人")


@pytest.mark.parametrize(
    ("messages", "said"), [(1, "约 1 秒"), (1_500, "约 50 秒"), (3_599, "约 2 分钟"), (60_000, "约 34 分钟")]
)
def test_how_long_it_takes_is_said_before(messages: int, said: str) -> None:
    assert notice_words.takes("zh", messages) == said


async def test_the_longest_text_arrives_whole_whatever_is_in_it(
    world: World, admin: Chatter, members: list[Chatter]
) -> None:
    longest = "<b>&" * 750
    await write(admin, "党员", "发出去", text=longest)
    await world.wind(SOON)
    assert any(longest in message.text for message in members[0].messages)
