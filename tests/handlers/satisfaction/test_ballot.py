"""Rating, as people do it: one tap a question, back, a change of mind, one final ballot, perhaps a remark."""

from datetime import date

import pytest
from sqlmodel import Session, select

from rules.posts import Role
from rules.satisfaction.ballots import BALLOT_PREFIX
from storage import joining, people
from storage.models.satisfaction import RemarkRow, RollRow, UrnRow, WaveRow
from tests.builders import joined, person, post, unit
from tests.chat import World
from tests.waves import TAPS, Polled, local, votes


@pytest.fixture
async def polled(world: World) -> Polled:
    made = Polled(world)
    await made.open()
    return made


def ballots(session: Session) -> tuple[int, int]:
    """Count boxes and marked places."""
    boxes = session.exec(select(UrnRow).where(UrnRow.kind == "ballot")).all()
    return len(boxes), len([place for place in session.exec(select(RollRow)) if place.voted])


def in_urn(polled: Polled) -> tuple[int, int]:
    return polled.world.database.look(ballots)


async def test_the_invitation_says_what_is_kept(polled: Polled) -> None:
    wang = polled.members[7]
    wang.hears("4 道题", "不留底", "交了就改不了")
    assert wang.labels == ["开始", "晚点再说", "怎么保密的"]
    await wang.presses("怎么保密的")
    wang.hears("Telegram 传送", "掌握机房里这套程序的人")
    await wang.presses("开始")
    wang.hears("第 1 题，共 4 题。您怎么评价")


async def test_later_is_fine(polled: Polled) -> None:
    wang = polled.members[7]
    await wang.presses("晚点再说")
    wang.hears("12月2日（星期三）以前，发“评价”")
    await wang.says("评价")
    wang.hears("4 道题")
    await votes(wang, (0, 0, 0, 0))
    assert in_urn(polled) == (1, 1)


async def test_a_tap_a_question_and_one_to_confirm(polled: Polled) -> None:
    wang = polled.members[0]
    messages = len(wang.messages)
    await wang.presses("开始")
    assert wang.labels == list(TAPS)
    await wang.presses("满意")
    wang.hears("第 2 题")
    assert wang.labels == [*TAPS, "上一题"]
    await wang.presses("不满意")
    await wang.presses("不了解")
    await wang.presses("基本满意")
    wang.hears("1. 组织工作总体：满意", "2. 组工干部：不满意", "3. 干部选拔任用：不了解")
    wang.hears("4. 防止和纠正用人不正之风：基本满意")
    assert in_urn(polled) == (0, 0)
    await wang.presses("交上去")
    said = wang.hears("收下了", "谁要您截图，您都不用给", "12月3日起，发“结果”")
    assert not any(answer in said for answer in TAPS)
    assert wang.labels == ["写一句话", "菜单"]
    assert len(wang.messages) == messages, "one message, edited in place"
    assert in_urn(polled) == (1, 1)


async def test_back_shows_the_question_before_with_nothing_chosen(polled: Polled) -> None:
    wang = polled.members[0]
    await wang.presses("开始")
    await wang.presses("满意")
    await wang.presses("很满意")
    await wang.presses("上一题")
    wang.hears("第 2 题")
    await wang.presses("上一题")
    wang.hears("第 1 题")
    assert wang.labels == list(TAPS)
    await wang.presses("不太满意")
    wang.hears("第 2 题")


async def test_a_change_of_mind_before_handing_in(polled: Polled) -> None:
    wang = polled.members[0]
    await wang.presses("开始")
    for _ in range(4):
        await wang.presses("满意")
    await wang.presses("改第 2 题")
    wang.hears("第 2 题")
    await wang.presses("很满意")
    wang.hears("1. 组织工作总体：满意", "2. 组工干部：很满意", "3. 干部选拔任用：满意")


async def test_every_payload_fits_and_is_a_ballots(world: World) -> None:
    polled = Polled(world)
    await polled.open("full")
    wang = polled.members[0]
    await wang.presses("开始")
    for number in range(14):
        wang.hears(f"第 {number + 1} 题，共 14 题")
        payloads = [button.value for row in wang.last.buttons for button in row]
        assert all(each.startswith(BALLOT_PREFIX) and len(each.encode()) <= 64 for each in payloads)
        await wang.presses("不了解")
    await wang.presses("交上去")
    assert in_urn(polled) == (1, 1)


async def test_a_second_ballot_is_explained(polled: Polled) -> None:
    wang = polled.members[0]
    invitation, begin = wang.button("开始")
    await wang.says("评价")
    await votes(wang, (0, 0, 0, 0))
    await wang.says("评价")
    wang.hears("已经交过一份")
    polled.world.cloud.press(wang.id, invitation.id, begin.value)  # the old one, further up
    await polled.world.settle()
    edited = next(message for message in wang.messages if message.id == invitation.id)
    assert "已经交过一份" in edited.text
    assert in_urn(polled) == (1, 1)


async def test_two_devices_hand_in_once(polled: Polled) -> None:
    wang = polled.members[0]
    await wang.presses("开始")
    for _ in range(4):
        await wang.presses("满意")
    message, submit = wang.button("交上去")
    for _ in range(2):  # both devices, before either has heard
        polled.world.cloud.press(wang.id, message.id, submit.value)
    await polled.world.settle()
    wang.hears("已经交过一份")
    assert in_urn(polled) == (1, 1)


@pytest.mark.parametrize(
    ("payload", "answer"),
    [
        ("ballot:s4.1.1.9999", "什么都没有交"),  # no such option
        ("ballot:s3.1.1.000", "什么都没有交"),  # not complete
        ("ballot:s4.1.2.0000", "已经过时"),  # of another version
        ("ballot:s4.zz.1.0000", "已经结束"),  # of no wave
        ("ballot:s4.zzzzzzzzzzzzz.1.0000", "什么都没有交"),  # a number no database can hold
        ("ballot:", "什么都没有交"),
        ("ballot:remark-99999999999999999", "什么都没有交"),
        ("ballot:noremark-1", "先评完交上"),
        ("ballot:remark-1", "先评完交上"),
    ],
)
async def test_a_forged_button_is_explained_and_does_nothing(
    polled: Polled, payload: str, answer: str
) -> None:
    wang = polled.members[0]
    await wang.forges(payload)
    wang.hears(answer)
    assert in_urn(polled) == (0, 0)
    await wang.presses("重新开始")
    await votes(wang, (0, 1, 2, 3))
    assert in_urn(polled) == (1, 1)


async def test_nobody_votes_who_was_not_invited(polled: Polled) -> None:
    guest = polled.world.person("路人")
    polled.world.cloud.start(guest.id)
    await polled.world.settle()
    await guest.forges("ballot:s4.1.1.0000")
    guest.hears("先认一认人")
    relative = polled.world.database.run(person, "外人", polled.county.branch, category="relative")
    polled.world.database.run(_bound, relative, guest.id, polled)
    await guest.forges("ballot:s4.1.1.0000")
    guest.hears("这一期没有请您评")
    await guest.says("评价")
    guest.hears("现在没有要评的")
    assert in_urn(polled) == (0, 0)


def _bound(session: Session, person_id: int, telegram_id: int, polled: Polled) -> None:
    phone = joining.issue(session, person_id, on=date(2026, 11, 23))
    found = joining.bind_by_code(session, telegram_id, phone, "外人", at=polled.world.clock.now())
    assert found.name == "外人"


async def test_a_wave_that_ends_in_mid_ballot_is_explained(polled: Polled) -> None:
    wang = polled.members[0]
    await wang.presses("开始")
    for _ in range(4):
        await wang.presses("满意")
    message, submit = wang.button("交上去")
    await polled.close()
    polled.world.cloud.press(wang.id, message.id, submit.value)
    await polled.world.settle()
    wang.hears("这一期已经结束，不再收了")
    assert in_urn(polled) == (0, 0)


async def test_after_the_last_day_nothing_is_taken_even_before_it_is_closed(polled: Polled) -> None:
    wang = polled.members[0]
    await wang.presses("开始")
    polled.world.clock.wind(local(polled.world, 33, 0))  # nothing due was done yet
    await wang.presses("满意")
    wang.hears("已经结束")


class TestNameBoundAgain:
    """A name bound for the first time during the wave votes in it; one bound again does not."""

    async def join(self, polled: Polled, name: str, person_id: int) -> None:
        code = polled.world.database.run(joining.issue, person_id, on=polled.world.clock.now().date())
        self.phone = polled.world.person(name)
        await self.phone.opens(code)
        await self.phone.says(name)
        self.phone.look()

    async def test_first_time(self, world: World) -> None:
        polled = Polled(world)
        newcomer = polled.county.member("韩春梅")
        await polled.open()
        await world.wind(local(world, 24, 10))
        await self.join(polled, "韩春梅", newcomer)
        await world.wind(local(world, 25, 10))
        self.phone.hears("4 道题")  # invited the next morning
        await votes(self.phone, (0, 0, 0, 0))
        self.phone.hears("收下了")
        assert in_urn(polled) == (1, 1)

    async def test_again(self, polled: Polled) -> None:
        await polled.world.wind(local(polled.world, 24, 10))
        await self.join(polled, "赵孝文", polled.people[0])
        await self.phone.says("评价")
        self.phone.hears("现在没有要评的")
        await self.phone.forges("ballot:s4.1.1.0000")
        self.phone.hears("重新认过一次账号")
        assert in_urn(polled) == (0, 0)

    async def test_first_time_and_again(self, world: World) -> None:
        polled = Polled(world)
        newcomer = polled.county.member("韩春梅")
        await polled.open()
        for day in (24, 25):
            await world.wind(local(world, day, 10))
            await self.join(polled, "韩春梅", newcomer)
        await self.phone.forges("ballot:s4.1.1.0000")
        self.phone.hears("重新认过一次账号")
        assert in_urn(polled) == (0, 0)


class TestRemark:
    """One message after the ballot, sealed and then gone."""

    async def test_is_sealed_and_leaves_the_chat(self, polled: Polled) -> None:
        wang = polled.members[0]
        await votes(wang, (0, 0, 0, 0))
        await wang.presses("写一句话")
        wang.hears("满 10 条", "可能猜得出是您")
        await wang.says("盼着多下来走走")
        wang.hears("也封好了")
        assert "盼着多下来走走" not in [message.text for message in wang.messages]
        assert polled.world.database.look(boxes) == ["ballot", "remark"]
        await wang.says("你好")
        wang.hears("要办什么")

    async def test_may_be_left_out(self, polled: Polled) -> None:
        wang = polled.members[0]
        await votes(wang, (0, 0, 0, 0))
        await wang.presses("写一句话")
        await wang.presses("不写了")
        wang.hears("收下了")
        await wang.says("你好")
        wang.hears("要办什么")
        assert polled.world.database.look(boxes) == ["ballot"]

    async def test_a_word_that_is_a_command_is_one(self, polled: Polled) -> None:
        wang = polled.members[0]
        await votes(wang, (0, 0, 0, 0))
        await wang.presses("写一句话")
        await wang.says("菜单")
        wang.hears("要办什么")
        assert polled.world.database.look(boxes) == ["ballot"]

    async def test_one_is_enough(self, polled: Polled) -> None:
        wang = polled.members[0]
        await votes(wang, (0, 0, 0, 0))
        await wang.presses("写一句话")
        polled.world.cloud.say(wang.id, "一句")
        polled.world.cloud.say(wang.id, "又一句")  # before the first was answered
        await polled.world.settle()
        wang.hears("后面这句没有留")
        await wang.forges("ballot:remark-1")
        wang.hears("一期收一句")
        assert polled.world.database.look(boxes) == ["ballot", "remark"]

    async def test_too_long_or_no_text_is_asked_again(self, polled: Polled) -> None:
        wang = polled.members[0]
        await votes(wang, (0, 0, 0, 0))
        await wang.presses("写一句话")
        await wang.says("长" * 501)
        wang.hears("500 个字以内")
        await wang.sends("声音.ogg", b"OggS")
        wang.hears("请打字")
        await wang.says("短一点")
        wang.hears("也封好了")

    async def test_ten_are_kept_and_fewer_are_not(self, polled: Polled) -> None:
        def kept(session: Session) -> tuple[int | None, list[str]]:
            given = session.get_one(WaveRow, polled.wave).remarks
            return given, sorted(row.text for row in session.exec(select(RemarkRow)))

        for wave, writers in ((1, 9), (2, 10)):
            if wave == 2:
                await polled.open()
            for number, member in enumerate(polled.members[:writers]):
                await votes(member, (0, 0, 0, 0))
                await member.presses("写一句话")
                await member.says(f"话{number}")
            await polled.close()
            texts = sorted(f"话{number}" for number in range(10))
            assert polled.world.database.look(kept) == (writers, [] if wave == 1 else texts)


def boxes(session: Session) -> list[str]:
    """List the kinds of boxes."""
    return sorted(session.exec(select(UrnRow.kind)))


async def test_an_open_conversation_goes_on_after_a_ballot(polled: Polled) -> None:
    """A ballot's taps run outside conversations: they neither end one nor are written down with it."""
    wang = polled.members[0]
    stranger = polled.world.person("桂英")
    await stranger.opens()
    stranger.hears("九位数字")
    await stranger.forges("ballot:o0.1.1.")
    stranger.hears("先认一认人")
    await stranger.says("123 456 789")
    stranger.hears("请打出您的姓名")
    await votes(wang, (0, 0, 0, 0))
    assert in_urn(polled) == (1, 1)


async def test_administrator_opens_and_ends_a_wave_in_the_chat(world: World) -> None:
    polled = Polled(world)
    await world.settle()
    admin = polled.admin
    await admin.says("满意度")
    admin.hears("要开一期吗")
    await admin.presses("开一期（四项）")
    await admin.presses("是")
    admin.hears("《2026年下半年组织工作满意度》开始了，请了 13 人", "12月2日（星期三）")
    await world.bot.sender.drain()
    await votes(polled.members[0], (0, 0, 0, 0))
    await admin.says("/wave")
    said = admin.hears("正在评", "谁交了谁没交也查不到")
    assert "1 人" not in said
    await admin.presses("提前收")
    await admin.presses("是")
    admin.hears("收了", "钥匙已经销毁")
    await polled.members[0].forges("waveopen:headline:1")
    polled.members[0].hears("不归您办")


async def test_a_wave_that_could_never_be_shown_is_refused(world: World) -> None:
    county = world.database.run(unit, "小县", "county")
    admin = world.database.run(person, "何向前", county)
    world.database.run(post, Role.ADMIN, admin, county)
    chatter = joined(world, "何向前", admin)
    await world.settle()
    await chatter.says("满意度")
    await chatter.presses("开一期（四项）")
    await chatter.presses("是")
    chatter.hears("不到 10 人")
    assert list(world.bot.services.settings.wave_keys.iterdir()) == []


async def test_english_is_complete(world: World) -> None:
    polled = Polled(world)
    world.database.run(people.set_language, polled.people[0], "en")
    await polled.open()
    member = polled.members[0]
    member.hears("4 questions, a tap each")
    await member.presses("Begin")
    for _ in range(4):
        await member.presses("Don't know")
    member.hears("1. Organisation work on the whole: Don't know")
    await member.presses("Hand in")
    member.hears("Nobody is owed a screenshot")
