"""Aid as people ask for it, and as two of those who keep the funds decide on it."""

import pytest
from sqlmodel import Session, col, select

from bot.aid.buttons import Confirm, ConfirmOrder, Open, Pay, Post, QuitYes
from bot.care.buttons import SeenWay
from rules.posts import Role
from storage.aid import deciding
from storage.models.aid import AidRow
from storage.models.audit import AuditRow
from storage.models.care import FactRow
from tests import builders
from tests.aid import NOW, Funds, fund, printed
from tests.chat import Chatter, World
from tests.reception import at

PAID = {"outside": -1_000_000, "free": 880_000, "reserved": 0, "paid": 120_000}


class Chat(Funds):
    """The county on the phone: secretary, administrator, desk, and a member."""

    def __init__(self, world: World) -> None:
        super().__init__(world.database)
        self.world = world
        self.member_ = self.member("李敏")
        self.zhang = builders.joined(world, "建国", self.secretary)
        self.zhou = builders.joined(world, "周敏", self.admin)
        self.lin = builders.joined(world, "林晓", self.desk)
        self.li = builders.joined(world, "李敏", self.member_)

    def aid(self) -> AidRow:
        """Return the last application."""
        return self.database.look(lambda session: session.exec(select(AidRow)).all()[-1])

    async def apply(self, words: str = "屋里漏雨，修不起") -> None:
        """Let the secretary apply for the elder, by name."""
        await self.zhang.says("互助")
        await self.zhang.presses("给别人")
        await self.zhang.says("王桂英")
        await self.zhang.presses("王桂英")
        await self.zhang.presses("急难救助")
        await self.zhang.says(words)

    async def decide(self, keeper: Chatter, amount: str = "1200元") -> None:
        """Let somebody enter the decision."""
        await keeper.says("资金")
        await keeper.presses("定 王桂英")
        await keeper.presses("定了，给")
        await keeper.presses("党内互助金（可用")
        await keeper.presses("部务会")
        await keeper.says(amount)
        await keeper.says("灵组〔2026〕12号")

    async def settle(self, keeper: Chatter) -> None:
        """Let somebody confirm it."""
        await keeper.says("资金")
        await keeper.presses("核 王桂英")
        await keeper.presses("核对无误")


@pytest.fixture
async def chat(world: World) -> Chat:
    made = Chat(world)
    await world.settle()
    await world.wind(at("2026-11-23T09:30"))  # the week's message is out of the way
    return made


async def test_from_the_application_to_the_receipt(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    assert chat.zhang.look()[-5:] == [
        "给谁申请互助？家里一时有难处，都可以说。",
        "给谁申请？请打出姓名。",
        "是哪一位？",
        "急难救助。有什么难处？打一句话，或者说一段语音。封好了存，只有管资金的人看得到。",
        "交上去了：王桂英，急难救助。定下来就告诉您，不用催。",
    ]
    await chat.decide(chat.zhou)
    chat.zhou.hears("记下了。部务会定的：党内互助金 1,200 元，灵组〔2026〕12号。请另一位核对，核对了才算数。")
    assert fund(chat.database)["reserved"] == 0
    await chat.settle(chat.lin)
    chat.lin.hears("公示到11月30日，过了这天就可以发。", "周敏填的", "屋里漏雨")
    assert chat.lin.labels == ["有人提意见", "撤掉这份", "返回"]
    assert fund(chat.database)["reserved"] == 120_000
    await chat.world.wind(at("2026-11-23T10:00"))
    chat.zhang.hears(
        "您给王桂英申请的急难救助定下来了：党内互助金 1,200 元。"
        "公示到11月30日，只写姓名和种类；没有意见就发。"
    )
    assert chat.zhang.labels == ["公示单"]
    await chat.lin.forges(Pay(chat.aid().id or 0).pack())
    chat.lin.hears("这一步别人已经办了，或者还没到")
    await chat.world.wind(at("2026-12-01T10:00"))
    await chat.lin.says("资金")
    await chat.lin.presses("发 王桂英")
    await chat.lin.presses("发了")
    await chat.lin.says("20260081")
    chat.lin.hears("发了，收据 20260081。")
    assert fund(chat.database) == PAID
    await chat.world.wind(at("2026-12-01T11:00"))
    chat.zhang.hears("您给王桂英申请的急难救助发了：1,200 元，收据 20260081。没有收到，请跟我们说。")


async def test_for_oneself_and_withdrawn(chat: Chat) -> None:
    await chat.li.says("我的")
    await chat.li.presses("申请互助")
    assert chat.li.labels == ["给自己"]
    await chat.li.presses("给自己")
    await chat.li.presses("助学")
    await chat.li.says("孩子上大学")
    chat.li.hears("交上去了：您自己，助学。")
    await chat.li.says("我的")
    chat.li.hears("互助（您自己，助学）：交上去了，等着定。")
    await chat.li.presses("不申请了")
    await chat.li.presses("撤掉")
    chat.li.hears("好，撤掉了：您自己，助学。")
    await chat.li.presses("给自己")
    chat.li.hears("申请哪一种？")


async def test_right_after_a_visit(chat: Chat) -> None:
    await chat.zhang.forges(SeenWay(chat.elder, "home", NOW.date()).pack())
    assert "申请互助" in chat.zhang.labels
    await chat.zhang.presses("申请互助")
    await chat.zhang.presses("生活补助")
    await chat.zhang.says("药费重")
    chat.zhang.hears("交上去了：王桂英，生活补助。")


async def test_a_reason_may_be_spoken_and_is_heard_by_who_decides(chat: Chat) -> None:
    await chat.zhang.says("互助")
    await chat.zhang.presses("给自己")
    await chat.zhang.presses("生活补助")
    chat.world.cloud.send_voice(chat.zhang.id, b"voice")
    await chat.world.settle()
    chat.zhang.hears("交上去了：您自己，生活补助。")
    await chat.zhou.says("资金")
    await chat.zhou.presses("定 张建国")
    chat.zhou.hears("难处：说在语音里。")
    await chat.zhou.presses("听语音")
    assert chat.zhou.last.file is not None


async def test_nobody_decides_alone_or_on_their_own_matter(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    await chat.zhou.forges(Confirm(chat.aid().id or 0, 1).pack())
    chat.zhou.hears("这是您填的，要由另一位核对。")
    await chat.zhou.says("资金")
    assert "核 王桂英" not in chat.zhou.labels
    chat.database.run(builders.post, Role.ADMIN, chat.secretary, chat.id)
    await chat.zhang.forges(Confirm(chat.aid().id or 0, 1).pack())
    chat.zhang.hears("这是您自己的申请，要由别人来办。")


async def test_a_button_confirms_only_the_decision_it_was_under(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    await chat.lin.says("资金")
    await chat.lin.presses("核 王桂英")
    await chat.zhou.says("资金")
    desk, aid = chat.caller(chat.desk), chat.aid().id or 0
    chat.database.run(deciding.send_back, aid, 1, chat.caller(chat.admin), at=NOW)
    await chat.decide(chat.zhou, "9000")
    await chat.lin.forges(Confirm(aid, 1).pack())
    chat.lin.hears("这一步别人已经办了")
    assert fund(chat.database)["reserved"] == 0
    chat.database.run(deciding.confirm, aid, 2, desk, at=NOW)
    assert fund(chat.database)["reserved"] == 900_000


async def test_an_objection_releases_and_it_is_decided_anew(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    await chat.settle(chat.lin)
    await chat.lin.presses("有人提意见")
    await chat.lin.says("他家去年刚领过")
    chat.lin.hears("公示时有人提了意见：他家去年刚领过。钱退回去了，要重新定。")
    assert fund(chat.database)["free"] == 1_000_000
    await chat.world.wind(at("2026-11-23T10:00"))
    chat.zhang.hears("公示时有人提了意见，要重新定")
    await chat.decide(chat.zhou, "600")
    await chat.settle(chat.lin)
    assert fund(chat.database)["reserved"] == 60_000


async def test_a_refusal_is_confirmed_too(chat: Chat) -> None:
    await chat.apply()
    await chat.zhou.says("资金")
    await chat.zhou.presses("定 王桂英")
    await chat.zhou.presses("定了，不给")
    await chat.zhou.presses("镇党委")
    await chat.zhou.says("11月20日会议记录")
    chat.zhou.hears("镇党委定的：这次不给，11月20日会议记录")
    await chat.settle(chat.lin)
    chat.lin.hears("没有定下来，已经告诉申请的人。")
    await chat.world.wind(at("2026-11-23T10:00"))
    chat.zhang.hears("您给王桂英申请的急难救助，这次没有定下来。情况有变化，随时再申请。")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("一千二", "没看懂是多少"),
        ("1.200", "最多写到分"),
        ("0", "一分钱都没有"),
        ("1200000000", "数目太大，最多 1,000,000 元"),
    ],
)
async def test_an_amount_that_is_not_understood_is_asked_again(chat: Chat, typed: str, answer: str) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.zhou.says("资金")
    for label in ("定 王桂英", "定了，给", "党内互助金（可用", "部务会"):
        await chat.zhou.presses(label)
    await chat.zhou.says(typed)
    chat.zhou.hears(answer)
    await chat.zhou.says("￥1,200")
    chat.zhou.hears("1,200 元。凭哪份文件？")


async def test_more_than_there_is_is_not_granted(chat: Chat) -> None:
    chat.pays_in(100_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    await chat.settle(chat.lin)
    chat.lin.hears("这笔资金里的钱不够，一分都没有动。")
    assert chat.aid().state == "entered"


async def test_about_the_dead_everything_waits(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    chat.database.run(_died, chat.elder, chat.secretary)
    await chat.settle(chat.lin)
    chat.lin.hears("这一位的事先停着，等核实了再办。")
    await chat.zhang.says("互助")
    await chat.zhang.presses("给别人")
    await chat.zhang.says("王桂英")
    await chat.zhang.presses("王桂英")
    chat.zhang.hears("这一位的事先停着，等核实了再办。")


async def test_one_application_at_a_time(chat: Chat) -> None:
    await chat.apply()
    await chat.zhang.says("互助")
    await chat.zhang.presses("给别人")
    await chat.zhang.says("王桂英")
    await chat.zhang.presses("王桂英")
    chat.zhang.hears("这一位已经有一份申请在办，等有了结果再说。")


async def test_nothing_of_anybody_elses_is_seen_or_withdrawn(chat: Chat) -> None:
    await chat.apply()
    aid = chat.aid().id or 0
    await chat.li.forges(QuitYes(aid).pack())
    chat.li.hears("这一步不归您办")
    await chat.li.forges(Open(aid).pack())
    chat.li.hears("这一步不归您办")
    assert chat.aid().state == "applied"


async def test_the_branch_sees_the_notice_name_and_kind_only(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    await chat.settle(chat.lin)
    await chat.li.says("互助")
    said = chat.li.hears("公示中（到11月30日）：王桂英（急难救助）。")
    assert "1,200" not in said
    assert "漏雨" not in said
    assert chat.li.labels == ["给自己", "有意见要提"]


async def test_what_waits_is_in_the_week_s_message_of_those_who_keep_the_funds(chat: Chat) -> None:
    await chat.apply()
    chat.zhou.look()
    await chat.world.wind(at("2026-11-30T09:00"))
    chat.zhou.hears("互助资金有 1 件等您办。")
    await chat.zhou.presses("看资金")
    chat.zhou.hears("等您的有 1 件，点开就办。")


async def test_the_trail_tells_who_did_what_and_nothing_of_why(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    await chat.apply("屋里漏雨，修不起")
    await chat.decide(chat.zhou)
    await chat.settle(chat.lin)
    trail = chat.database.look(_trail)
    assert [what for what, _ in trail][-3:] == ["aid.apply", "aid.decide", "aid.confirm"]
    assert not [about for _, about in trail if "漏雨" in (about or "")]


async def test_money_in_is_booked_by_a_second_person(chat: Chat) -> None:
    await chat.zhou.says("资金")
    chat.zhou.hears("党内互助金：可用 0 元", "眼下没有等您的。")
    for label in ("记一笔进账", "捐款", "党员爱心基金"):
        await chat.zhou.presses(label)
    await chat.zhou.says("1.2万")
    chat.zhou.hears("12,000 元。哪里来的、凭什么？")
    await chat.zhou.says("七一捐款")
    chat.zhou.hears("记下了：捐款 12,000 元，党员爱心基金，七一捐款。请另一位核对，核对了才入账。")
    await chat.zhou.forges(ConfirmOrder(1).pack())
    chat.zhou.hears("这笔是您填的，要由另一位核对。")
    await chat.lin.says("资金")
    await chat.lin.presses("核 12,000 元")
    chat.lin.hears("周敏填的：捐款 12,000 元，党员爱心基金，七一捐款。对吗？")
    await chat.lin.presses("对，入账")
    chat.lin.hears("入账了：捐款 12,000 元，党员爱心基金。")
    await chat.lin.presses("返回")
    chat.lin.hears("党员爱心基金：可用 12,000 元")
    await chat.lin.presses("看流水")
    await chat.lin.presses("党员爱心基金")
    chat.lin.hears("1. 11月23日捐款 12,000 元，账上 12,000 元")


async def test_a_correction_down_is_struck_out_or_booked(chat: Chat) -> None:
    chat.pays_in(1_000_000)
    for typed in ("300", "500"):
        await chat.zhou.says("资金")
        for label in ("记一笔进账", "更正：多记了", "党内互助金"):
            await chat.zhou.presses(label)
        await chat.zhou.says(typed)
        await chat.zhou.says("记重了")
    chat.zhou.hears("记下了：更正 -500 元，党内互助金，记重了。")
    await chat.lin.says("资金")
    await chat.lin.presses("核 -300 元")
    await chat.lin.presses("填错了")
    chat.lin.hears("划掉了：更正 -300 元，党内互助金，没有入账。")
    await chat.lin.presses("返回")
    await chat.lin.presses("核 -500 元")
    await chat.lin.presses("对，入账")
    assert fund(chat.database)["free"] == 950_000


async def test_the_notice_to_post_names_and_kinds_only(chat: Chat) -> None:
    await chat.zhang.forges(Post().pack())
    chat.zhang.hears("眼下没有公示的。")
    chat.pays_in(1_000_000)
    await chat.apply()
    await chat.decide(chat.zhou)
    await chat.settle(chat.lin)
    await chat.zhang.forges(Post().pack())
    chat.zhang.hears("一个支部一页，打印出来张贴就行。")
    pages = printed(_document(chat.zhang))
    assert len(pages) == 1
    for piece in ("灵湖镇湖东村党支部", "王桂英", "急难救助", "11月24日起，到11月30日", "清河县委组织部"):
        assert piece in pages[0]
    for secret in ("1,200", "1200", "漏雨", "张建国"):
        assert secret not in pages[0]


def _document(chatter: Chatter) -> bytes:
    file = chatter.last.file
    assert file is not None
    return chatter.world.cloud.file(file.file_id)


def _trail(session: Session) -> list[tuple[str, str | None]]:
    done = select(AuditRow).where(~col(AuditRow.what).startswith("look")).order_by("seq")
    return [(row.what, row.object) for row in session.exec(done)]


def _died(session: Session, person: int, by: int) -> None:
    session.add(
        FactRow(
            person_id=person,
            kind="died",
            from_on=NOW.date(),
            recorded_on=NOW.date(),
            source="report",
            entered_by=by,
        )
    )
