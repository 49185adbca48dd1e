"""Raising, asking, answering, judging: conversations as people have them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlmodel import Session, select

from bot.context import BotContext
from bot.persistence import restore, standing
from bot.processing import Incoming
from playground.core.faults import Fault, FaultKind
from rules.cases.lifecycle import State
from rules.posts import Role
from storage.models.cases import CaseEntryRow, CaseRow
from storage.models.messages import DraftRow
from storage.transact import Database
from tests.builders import joined, person, post
from tests.cases import Office
from tests.chat import Chatter, World, world_at
from tests.conftest import KEYRING, NOW
from tests.reception import at

Join = Callable[[str, int], Chatter]


@pytest.fixture
def office(world: World) -> Office:
    return Office(world.database)


@pytest.fixture
def wang(world: World, office: Office) -> Chatter:
    return joined(world, "王桂英", office.member_wang)


@pytest.fixture
def lin(world: World, office: Office) -> Chatter:
    return joined(world, "林晓", office.desk)


def cases(world: World) -> list[CaseRow]:
    return world.database.look(lambda session: list(session.exec(select(CaseRow).order_by(CaseRow.number))))


async def raise_(chatter: Chatter, words: str = "活动室漏雨", how: str = "写上我的名字") -> None:
    await chatter.says("意见")
    await chatter.presses("党员服务")
    await chatter.says(words)
    await chatter.presses("说完了")
    await chatter.presses(how)


async def test_raises_something_by_name(world: World, wang: Chatter) -> None:
    await wang.says("/suggest")
    wang.hears("想说哪方面的事")
    await wang.presses("党员服务")
    wang.hears("打字、照片、语音、文件都行")
    await wang.says("活动室漏雨")
    await wang.sends("漏雨.jpg", b"\xff\xd8\xff", "image/jpeg")
    await wang.presses("说完了")
    wang.hears("看看对不对（党员服务）：“活动室漏雨”", "附件 1 个")
    assert wang.labels == ["写上我的名字", "只让组织部知道", "匿名提"]
    await wang.presses("写上我的名字")
    wang.hears("收到了，编号 YJ20260001。由组织科办，12月14日（星期一）前答复您。")
    wang.hears("日子是这么算的：从明天起数15个工作日，周末不算。")
    assert wang.labels == ["再补充", "撤回", "看进度"]
    assert [row.state for row in cases(world)] == [State.RECEIVED]


async def test_across_holidays_the_message_says_how(world: World, wang: Chatter) -> None:
    await world.wind(at("2027-01-22T09:00"))
    await raise_(wang)
    wang.hears("从明天起数15个工作日：周末和", "春节", "放假不算", "明年放假安排还没公布")


async def test_nothing_is_handed_in_empty(wang: Chatter) -> None:
    await wang.says("意见")
    await wang.presses("党员服务")
    await wang.forges("suggest-done")
    wang.hears("还没写呢")


async def test_what_is_mine_adding_and_withdrawing(world: World, wang: Chatter) -> None:
    await raise_(wang)
    await wang.says("我的")
    wang.hears("YJ20260001，党员服务：正在办，12月14日前答复")
    await wang.presses("看YJ20260001")
    wang.hears("组织部收着了")
    await wang.presses("再补充")
    await wang.says("东边那间")
    wang.hears("补上了")
    await wang.presses("撤回")
    wang.hears("真要撤回吗")
    await wang.presses("撤回")
    wang.hears("已经撤回")
    assert [row.state for row in cases(world)] == [State.WITHDRAWN]
    await wang.says("我的")
    wang.hears("没有在办的事")


async def test_a_relative_raises_for_an_elder(world: World, office: Office) -> None:
    daughter = joined(world, "李小妹", office.daughter)
    await daughter.says("意见")
    await daughter.presses("替别人提")
    await daughter.presses("李大爷")
    daughter.hears("替李大爷提")
    await daughter.presses("老同志")
    assert "匿名提" not in daughter.labels
    await daughter.says("想换副老花镜")
    await daughter.presses("说完了")
    await daughter.presses("写上我的名字")
    daughter.hears("收到了", "由灵湖镇办")
    [row] = cases(world)
    assert (row.person_id, row.raised_by) == (office.elder, office.daughter)
    await daughter.says("我的")
    daughter.hears("李大爷的事")


async def test_a_secretary_raises_for_a_neighbour_by_name(world: World, office: Office) -> None:
    zhang = joined(world, "张长根", office.secretary)
    await zhang.says("意见")
    await zhang.presses("替别人提")
    await zhang.says("李四")
    zhang.hears("没找到这个名字")
    await zhang.says("李大爷")
    zhang.hears("替李大爷提")


async def test_nobody_raises_for_a_stranger(world: World, office: Office, wang: Chatter) -> None:
    await wang.says("意见")
    assert "替别人提" not in wang.labels
    await wang.forges(f"suggest:elders:{office.elder}")
    wang.hears("这一步不归您办")


async def answer(world: World, lin: Chatter, number: str, words: str = "已请人来修") -> None:
    """Let the desk take a case in hand and answer it; without a head, it goes at once."""
    await lin.says(number)
    if "接手" in lin.labels:
        await lin.presses("接手")
    await lin.presses("答复")
    await lin.says(words)
    await world.wind(world.clock.now())


async def test_answered_not_satisfied_answered_satisfied(
    world: World, office: Office, wang: Chatter, lin: Chatter
) -> None:
    await raise_(wang)
    await lin.says("办件")
    lin.hears("要答复的 1 件，逾期 0 件", "YJ20260001 党员服务 12月14日（还有21天）")
    await lin.presses("YJ20260001")
    lin.hears("活动室漏雨", "王桂英")
    await lin.presses("接手")
    lin.hears("在办", "责任人林晓")
    await lin.presses("答复")
    await lin.says("已请人来修")
    lin.hears("待负责人审", "拟答复（林晓）：已请人来修")  # the office has a head
    guo = joined(world, "郭科长", office.head)
    await guo.says("yj20260001")
    await guo.presses("同意，发出")
    guo.hears("已答复")
    await world.wind(at("2026-11-24T09:00"))
    wang.hears("您11月23日提的事（YJ20260001）有答复了：“已请人来修”办得怎么样，您说了算。")
    assert wang.labels == ["满意，可以销号", "不满意，接着办", "过几天再说"]
    await wang.presses("不满意")
    wang.hears("好，不算完，接着办：YJ20260001 第 2 轮", "12月15日（星期二）前再答复您", "差在哪里")
    await wang.says("还在漏")
    wang.hears("记下了")
    await lin.says("YJ20260001")
    lin.hears("第 2 轮", "不满意", "留言（王桂英）：还在漏")
    await lin.presses("答复")
    await lin.says("换了新瓦")
    await guo.says("YJ20260001")
    await guo.presses("同意，发出")
    await world.wind(at("2026-11-24T09:05"))
    wang.hears("“换了新瓦”", "前后用了 1 个工作日")
    await wang.presses("满意，可以销号")
    wang.hears("销号了，一共用了 1 个工作日")
    await wang.says("这回好了")
    wang.hears("记下了")
    assert [row.state for row in cases(world)] == [State.CLOSED]


async def test_satisfied_but_not_solved_is_asked_once_more(
    world: World, office: Office, wang: Chatter, lin: Chatter
) -> None:
    world.database.run(post, Role.HEAD, office.desk, office.id)  # whose own answer goes at once
    await raise_(wang)
    await answer(world, lin, "YJ20260001")
    await wang.presses("满意，可以销号")
    await wang.says("其实还没解决")
    wang.hears("再问一次：解决了吗")
    await wang.presses("没解决")
    wang.hears("第 2 轮")
    assert [row.state for row in cases(world)] == [State.IN_HAND]


async def test_later_is_asked_again(world: World, office: Office, wang: Chatter, lin: Chatter) -> None:
    world.database.run(post, Role.HEAD, office.desk, office.id)
    await raise_(wang)
    await answer(world, lin, "YJ20260001")
    await wang.presses("过几天再说")
    wang.hears("11月26日（星期四）再问您")
    wang.look()
    await world.wind(at("2026-11-26T08:59"))
    wang.hears_nothing_new()
    await world.wind(at("2026-11-26T09:01"))
    wang.hears("现在看办得怎么样")


async def test_the_head_returns_an_answer(world: World, office: Office, wang: Chatter, lin: Chatter) -> None:
    guo = joined(world, "郭科长", office.head)
    await raise_(wang)
    await answer(world, lin, "YJ20260001", "在办")
    await guo.says("YJ20260001")
    await guo.presses("退回重拟")
    await guo.says("写清哪天修")
    guo.hears("在办", "退回（郭科长）：写清哪天修")
    assert "同意，发出" not in guo.labels


async def test_extension_hand_over_deputy_route_and_transfer(
    world: World, office: Office, wang: Chatter, lin: Chatter
) -> None:
    await raise_(wang)
    await lin.says("YJ20260001")
    await lin.presses("延期")
    await lin.presses("5 个工作日")
    await lin.says("等瓦到货")
    lin.hears("12月21日（星期一）前答复", "再延长5个工作日")
    assert "延期" not in lin.labels
    await world.wind(at("2026-11-23T09:01"))
    wang.hears("改到12月21日（星期一）前答复", "等瓦到货")
    await lin.says("YJ20260001")
    await lin.presses("定协办")
    await lin.presses("陈科员")
    lin.hears("协办陈科员")
    await lin.presses("转办")
    await lin.presses("灵湖镇")
    lin.hears("已转", "灵湖镇")
    await lin.presses("移交")
    await lin.presses("方干事")
    lin.hears("责任人方干事")
    await lin.presses("转出")
    await lin.says("县住建局")
    lin.hears("已转出")
    await world.wind(at("2026-11-23T09:02"))
    wang.hears("不归组织部管，已经转给“县住建局”")


async def test_merging_in_the_chat(world: World, office: Office, wang: Chatter, lin: Chatter) -> None:
    zhao = joined(world, "赵大明", office.member_zhao)
    await raise_(wang)
    await raise_(zhao)
    await lin.says("YJ20260002")
    await lin.presses("合并")
    await lin.says("yj20260001")
    lin.hears("YJ20260002", "已合并", "已并入 YJ20260001")
    await lin.says("YJ20260001")
    lin.hears("并入 1 件")
    await world.wind(at("2026-11-23T09:01"))
    zhao.hears("和别人提的是同一件")


async def test_a_telephoned_case_closed_by_a_witness(world: World, office: Office, lin: Chatter) -> None:
    he = joined(world, "何监督", office.supervisor)
    world.database.run(post, Role.HEAD, office.desk, office.id)
    await lin.says("/desk")
    lin.hears("眼下没有要答复的")
    await lin.presses("录来信来电")
    await lin.presses("来电")
    await lin.presses("党员服务")
    await lin.says("老刘")
    lin.hears("老刘说了什么事")
    await lin.says("要开证明")
    lin.hears("来电", "老刘", "责任人林晓")
    await answer(world, lin, "YJ20260001", "已开好")
    he.hears("请您方便时问一问老刘", "“已开好”")
    assert he.labels == ["问了，满意", "问了，不满意", "过几天再问"]
    await he.presses("问了，满意")
    he.hears("是哪天问的")
    await he.presses("11月23日")
    he.hears("11月23日问的，本人满意，YJ20260001 销号")
    [row] = cases(world)
    assert (row.state, row.verdict_by) == (State.CLOSED, "witness")
    await lin.forges(f"case-witnessed:{row.id}:0:2026-11-23")
    lin.hears("这一步不归您办")


async def test_an_unsigned_letter(world: World, office: Office, lin: Chatter) -> None:
    await lin.says("/desk")
    await lin.presses("录来信来电")
    await lin.presses("来信")
    await lin.presses("村里的事")
    await lin.presses("没有署名")
    await lin.says("路灯不亮")
    lin.hears("来信", "路灯不亮")
    assert "老" not in lin.last.text


async def test_anonymous_both_ways(world: World, office: Office, wang: Chatter, lin: Chatter) -> None:
    """A question, an answer, not satisfied, a second answer, satisfied: and no name at the desk."""
    world.database.run(post, Role.HEAD, office.desk, office.id)
    await wang.says("意见")
    await wang.presses("干部作风")
    await wang.presses("匿名提")
    wang.hears("谁也看不到是您", "请用一条文字说完")
    await wang.sends("证据.jpg", b"\xff\xd8\xff", "image/jpeg")
    wang.hears("匿名的只收文字")
    await wang.says("有人上班打牌")
    wang.hears("没有留您的名字", "答复照样发到这里")
    [row] = cases(world)
    assert (row.person_id, row.raised_by, row.privacy) == (None, None, "anonymous")
    assert world.database.look(lambda session: session.exec(select(DraftRow)).all()) == []

    await lin.says(row.number)
    lin.hears("有人上班打牌", "匿名")
    assert "王桂英" not in lin.last.text
    await lin.presses("核实")
    await lin.says("是哪个科室？")
    await world.wind(at("2026-11-23T09:01"))
    wang.hears("想跟您核实一下：“是哪个科室？”")
    await wang.says("我的")
    wang.hears(row.number, "想跟您核实一下")
    await wang.presses("回答")
    wang.hears("没有人知道是您")
    await wang.says("二楼东头")
    wang.hears("补上了")
    await answer(world, lin, row.number, "已批评教育")
    wang.hears("“已批评教育”")
    await wang.presses("不满意")
    wang.hears("接着办")
    await wang.presses("说一句")
    await wang.says("昨天还在打")
    await lin.says(row.number)
    lin.hears("补充（提的人）：二楼东头", "补充（提的人）：昨天还在打")
    assert "王桂英" not in lin.last.text
    await answer(world, lin, row.number, "已给处分")
    await wang.presses("满意，可以销号")
    wang.hears("销号了")
    [row] = cases(world)
    assert (row.state, row.verdict_by) == (State.CLOSED, "self")
    entries = world.database.look(lambda session: session.exec(select(CaseEntryRow)).all())
    assert office.member_wang not in {entry.by_id for entry in entries}


async def test_writing_first_then_without_a_name_starts_again(world: World, wang: Chatter) -> None:
    await wang.says("意见")
    await wang.presses("干部作风")
    await wang.says("有人上班打牌")
    await wang.presses("说完了")
    await wang.presses("匿名提")
    wang.hears("匿名的不留草稿", "请重新打一遍")
    drafts = world.database.look(lambda session: [row.data for row in session.exec(select(DraftRow))])
    assert "打牌" not in json.dumps(drafts, ensure_ascii=False)


def masked(session: Session, secret: frozenset[str]) -> dict[str, list[Any]]:
    """Copy every table as a stranger sees it: what is sealed, and what is random, says nothing."""
    connection = session.connection()
    dump: dict[str, list[Any]] = {}
    for table in inspect(connection).get_table_names():
        rows = connection.execute(text(f'SELECT * FROM "{table}"')).mappings().all()
        dump[table] = [{name: hidden(name, value, secret) for name, value in row.items()} for row in rows]
    return dump


def hidden(name: str, value: object, secret: frozenset[str]) -> object:
    """Hide what is sealed, random, or a keyed hash in the place of an update id."""
    hashed = name == "update_id" and isinstance(value, int) and value < 0
    return "?" if hashed or name in secret or isinstance(value, bytes) else value


# Random keys and what is made of them: a stranger may not tell the two worlds apart by anything else.
RANDOM = frozenset(
    {"id", "case_id", "number", "subject", "stage", "object", "previous", "hash", "seal", "code_hash"}
)


async def day_of_two(world: World, *, raises_first: bool) -> dict[str, list[Any]]:
    """Let two members speak by turns, in the same order: one raises something, the other only chats."""
    office = Office(world.database)
    first = joined(world, "王", office.member_wang)
    second = joined(world, "赵", office.member_zhao)
    raiser, other = (first, second) if raises_first else (second, first)
    deeds = {
        raiser.id: ["意见", ">干部作风", ">匿名提", "有人上班打牌", "菜单"],
        other.id: ["意见", ">干部作风", "算了吧", "取消", "菜单"],
    }
    for step in range(5):
        for who in (first, second):
            deed = deeds[who.id][step]
            await (who.presses(deed[1:]) if deed.startswith(">") else who.says(deed))
    await world.wind(at("2026-11-24T09:00"))
    return world.database.look(masked, RANDOM)


async def days_of_two(folder: Path, empty: Path) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """Return what a stranger sees when the first raised something, and when the second did."""
    dumps = []
    for raises_first in (True, False):
        path = folder / f"{raises_first}.db"
        shutil.copy(empty, path)
        database = Database(f"sqlite:///{path}", KEYRING)
        async with world_at(NOW, database, folder) as world:
            dumps.append(await day_of_two(world, raises_first=raises_first))
        database.close()
    return dumps[0], dumps[1]


async def test_a_stranger_with_the_database_cannot_tell_which_of_two(
    tmp_path: Path, empty_database: Path
) -> None:
    """They know whose each update id is; every table is the same, row by row in the order they lie."""
    first, second = await days_of_two(tmp_path, empty_database)
    assert first["case"]
    assert first["processed"]
    for table in first:
        assert first[table] == second[table], table


async def test_a_stranger_could_if_it_were_remembered_by_its_update(
    tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: remembered like any other step, the raising would tell who it was."""
    monkeypatch.setattr(BotContext, "transact_veiled", BotContext.transact)
    first, second = await days_of_two(tmp_path, empty_database)
    assert first["processed"] != second["processed"]


async def test_two_cases_of_one_person_do_not_match(world: World, office: Office, wang: Chatter) -> None:
    for words in ("第一件", "第二件"):
        await wang.says("意见")
        await wang.presses("干部作风")
        await wang.presses("匿名提")
        await wang.says(words)

    def ways(session: Session) -> list[bytes]:
        return [row[0] for row in session.connection().execute(text("SELECT way FROM case_way"))]

    one, two = world.database.look(ways)
    assert len(one) == len(two)
    assert not {one[n : n + 8] for n in range(4, len(one) - 8)} & {
        two[n : n + 8] for n in range(4, len(two) - 8)
    }


@pytest.mark.parametrize("nameless", [False, True])
async def test_a_replayed_update_makes_one_case(
    world: World, office: Office, wang: Chatter, monkeypatch: pytest.MonkeyPatch, nameless: bool
) -> None:
    """A crash after the commit: the update is handled again from where they stood, and told the same."""
    fed: list[Incoming] = []
    feed = world.bot.line.feed

    def listen(incoming: Incoming) -> None:
        fed.append(incoming)
        feed(incoming)

    monkeypatch.setattr(world.bot.line, "feed", listen)
    await wang.says("意见")
    await wang.presses("党员服务")
    if nameless:
        await wang.presses("匿名提")
    else:
        await wang.says("漏雨")
        await wang.presses("说完了")
    stood = standing(world.bot.application, wang.id)
    await (wang.says("漏雨") if nameless else wang.presses("写上我的名字"))
    told = wang.hears("收到了")
    restore(world.bot.application, wang.id, stood)
    feed(fed[-1])
    await world.bot.line.idle()
    assert wang.hears("收到了") == told
    assert len(cases(world)) == 1


async def test_somebody_elses_case(world: World, office: Office, wang: Chatter) -> None:
    await raise_(wang)
    zhao = joined(world, "赵大明", office.member_zhao)
    await zhao.says("菜单")
    [row] = cases(world)
    for prefix in (
        "case",
        "case-add",
        "case-quit",
        "case-quit-yes",
        "case-yes",
        "case-no",
        "case-later",
        "case-again",
    ):
        await zhao.forges(f"{prefix}:{row.id}")
        assert any(piece in zhao.last.text for piece in ("已经过时了", "不归您办")), prefix
    for payload in (f"desk-case:{row.id}", "desk:0", f"desk-do:{row.id}:take", f"desk-files:{row.id}"):
        await zhao.forges(payload)
        zhao.hears("不归您办")
    assert [each.state for each in cases(world)] == [State.RECEIVED]


@pytest.mark.parametrize(
    "payload",
    [
        "desk-do:1:close",
        "desk-do:1:answer",
        "desk-unit:1:1",
        "desk-who:1:take:2",
        "desk-days:1:99",
        "desk-enter-as:chat:other",
    ],
)
async def test_forged_at_the_desk(world: World, office: Office, lin: Chatter, payload: str) -> None:
    await lin.says("办件")
    await lin.forges(payload)
    lin.hears("已经过时了")


async def test_thirty_cases_fit_the_screen(world: World, office: Office, lin: Chatter) -> None:
    for _ in range(30):
        office.raised(office.member_wang)
    await lin.says("办件")
    lin.hears("要答复的 30 件")
    assert len(lin.last.text.splitlines()) == 9
    assert len(lin.labels) == 10
    assert lin.labels[-2:] == ["录来信来电", "下一页"]
    for _ in range(3):
        await lin.presses("下一页")
    assert len(lin.labels) == 7  # six cases and the page before
    await lin.presses("上一页")
    assert len(lin.labels) == 10


async def test_files_are_sent_to_the_desk(world: World, office: Office, wang: Chatter, lin: Chatter) -> None:
    await wang.says("意见")
    await wang.presses("党员服务")
    await wang.sends("照片.txt", b"hello", "text/plain")
    await wang.presses("说完了")
    await wang.presses("写上我的名字")
    await lin.says("YJ20260001")
    await lin.presses("附件 1 个")
    assert lin.last.file is not None
    world.cloud.faults.add(Fault("sendDocument", FaultKind.REFUSED, code=400, description="wrong file id"))
    await lin.presses("附件 1 个")
    lin.hears("有 1 个附件在 Telegram 上已经打不开了")


async def test_a_case_without_files_has_none_to_send(world: World, office: Office, lin: Chatter) -> None:
    case = office.raised(office.member_wang)
    await lin.says("办件")
    await lin.forges(f"desk-files:{case.case_id}")
    lin.hears("已经过时了")


async def test_a_number_is_found_by_whom_it_concerns(
    world: World, office: Office, wang: Chatter, lin: Chatter
) -> None:
    await raise_(wang)
    zhao = joined(world, "赵大明", office.member_zhao)
    await wang.says("yj20260001")
    wang.hears("组织部收着了")
    await lin.says("YJ20260001")
    lin.hears("王桂英")
    for number in ("YJ20260001", "YJ20269999"):
        await zhao.says(number)
        zhao.hears(f"没找到 {number}")


async def test_the_word_after_a_verdict_may_be_spoken(
    world: World, office: Office, wang: Chatter, lin: Chatter
) -> None:
    case = office.raised(office.member_wang)
    office.answered(case)
    await world.wind(at("2026-11-24T09:00"))
    await wang.presses("不满意，接着办")
    await wang.speaks()
    wang.hears("记下了")
    await lin.says(case.number)
    await lin.presses("附件 1 个")
    assert lin.last.file is not None


async def test_the_ledger(world: World, office: Office, wang: Chatter, lin: Chatter) -> None:
    await wang.says("/ledger")
    wang.hears("2026年还没有人提意见")
    world.database.run(post, Role.HEAD, office.desk, office.id)
    await raise_(wang)
    await answer(world, lin, "YJ20260001")
    await wang.presses("满意，可以销号")
    await wang.says("公开")
    said = wang.hears("提了 1 件，答复 1 件，其中按时 1 件", "满意 1 件", "本人 1")
    wang.hears("另有 1 个单位答复的件数少，不显示")
    assert "王桂英" not in said
    assert "漏雨" not in said


async def test_english(world: World, office: Office) -> None:
    key = world.database.run(person, "Guiying", office.branch, language="en")
    reader = joined(world, "Guiying", key)
    await reader.says("suggest")
    await reader.presses("Members")
    await reader.says("The roof leaks")
    await reader.presses("That is all")
    await reader.presses("With my name")
    reader.hears(
        "Received, number YJ20260001",
        "by Monday 14 December",
        "from tomorrow on, 15 working days, weekends not counted.",
    )


async def test_the_menu_offers_it(world: World, wang: Chatter, lin: Chatter) -> None:
    await wang.says("菜单")
    await wang.presses("提意见")
    wang.hears("想说哪方面的事")
    await lin.says("菜单")
    await lin.presses("办意见")
    lin.hears("眼下没有要答复的")
