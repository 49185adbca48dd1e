"""The five cares, as a branch lives them: the digest, visits in two taps, events, leave."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.care.buttons import DeathTrue, EventOn, LeaveUntil, Seen, SeenWay
from jobs import digest
from rules.posts import Role
from storage.models.care import FactRow
from storage.models.messages import OutboxRow, TooManyRow
from storage.models.people import PersonRow, PostRow
from tests import builders
from tests.chat import World
from tests.elders import Branch, at, encounters, hears_nothing_of_visits, morning, report


@pytest.fixture
def branch(world: World) -> Branch:
    return Branch(world)


async def test_the_digest_on_monday(branch: Branch) -> None:
    branch.fact(branch.chen, "in_hospital", "2026-11-20")
    branch.fact(branch.wang, "hardship", "2026-11-02")
    branch.fact(branch.wang, "away", "2026-11-02")
    await morning(branch)
    (said,) = branch.zhang.look()
    assert said.startswith(
        "张书记早。这周有三位老同志：陈同志 76岁，上周五住院，今天前去看看，还有下半年的走访；"
        "王*英 82岁，11月还没联系，到30号（四季度的走访一并办）；王*兰 74岁，下半年走访，到年底，不急。"
        "\n去过谁点谁；后两位打电话也算。"
    )
    assert branch.zhang.labels[:5] == [
        "陈同志 看过了", "王*英 看过了", "王*兰 看过了", "一趟看了几位", "我要请假",
    ]  # fmt: skip
    assert branch.zhang.labels[-1] == "提醒太多"
    hears_nothing_of_visits(branch.zhao)
    hears_nothing_of_visits(branch.sun)


async def test_a_visit_in_two_taps_settles_month_and_quarter(branch: Branch) -> None:
    branch.fact(branch.wang, "unable", "2026-11-02")
    await morning(branch)
    await branch.zhang.presses("王*英 看过了")
    branch.zhang.hears("王*英，11月23日（星期一）是怎么看的？")
    assert branch.zhang.labels == ["到家", "电话", "家人代", "不是这天", "返回", "别的事"]
    await branch.zhang.presses("到家")
    said = branch.zhang.hears("记下了：11月23日到家看了王*英。11月的联系、四季度的走访都算办了，别的不用填。")
    assert "还剩两位：陈同志 76岁，下半年走访，到年底，不急；王*兰" in said
    assert branch.zhang.labels == [
        "写错了", "家里有难处", "补一句话", "申请互助", "陈同志 看过了", "王*兰 看过了",
    ]  # fmt: skip


async def test_what_a_call_leaves_open_is_said(branch: Branch) -> None:
    branch.fact(branch.wang, "unable", "2026-11-02")
    await morning(branch)
    await branch.zhang.presses("王*英 看过了")
    await branch.zhang.presses("电话")
    branch.zhang.hears("打电话问了王*英。四季度的走访就算办了", "王*英还有11月的联系（到30号）")


async def test_a_visit_entered_by_mistake_is_withdrawn(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("到家")
    await branch.zhang.presses("写错了")
    branch.zhang.hears("陈同志这一趟划掉了", "陈同志 76岁，下半年走访")
    (visit,) = encounters(branch)
    assert visit.withdrawn_on == date(2026, 11, 23)


async def test_a_line_about_a_visit_is_kept_sealed(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("到家")
    await branch.zhang.presses("补一句话")
    await branch.zhang.says("屋顶漏雨，要修")
    branch.zhang.hears("封好了")
    (visit,) = encounters(branch)
    assert visit.note == "屋顶漏雨，要修"
    assert "屋顶".encode() not in branch.world.database.run(_raw_note)


async def test_a_visit_of_another_day(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("不是这天")
    assert branch.zhang.labels[:3] == ["今天", "昨天", "上周六"]
    await branch.zhang.presses("昨天")
    await branch.zhang.presses("电话")
    branch.zhang.hears("记下了：11月22日打电话问了陈同志")


@pytest.mark.parametrize("typed", ["11月3日", "11.3", "2026-11-03"])
async def test_a_day_that_is_typed(branch: Branch, typed: str) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("不是这天")
    await branch.zhang.presses("别的日子")
    await branch.zhang.says("前阵子")
    branch.zhang.hears("没认出日子")
    await branch.zhang.says(typed)
    branch.zhang.hears("陈同志，11月3日（星期二）是怎么看的？")
    await branch.zhang.presses("到家")
    branch.zhang.hears("记下了：11月3日到家看了陈同志。下半年的走访就算办了")


async def test_several_on_one_round(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("一趟看了几位")
    await branch.zhang.presses("陈同志")
    await branch.zhang.presses("王*英")
    await branch.zhang.presses("王*兰")
    await branch.zhang.presses("✓ 王*兰")
    branch.zhang.hears("看了陈同志、王*英")
    await branch.zhang.presses("到家")
    branch.zhang.hears("11月23日一趟看了陈同志、王*英", "还剩一位：王*兰")
    assert {visit.person_id for visit in encounters(branch)} == {branch.chen, branch.wang}


async def test_the_digest_at_any_time(branch: Branch) -> None:
    await morning(branch)
    await branch.world.wind(at("2026-11-25 15:00"))
    await branch.zhang.says("今天")
    branch.zhang.hears("陈同志 76岁，下半年走访，到年底，不急")
    for name in ("陈同志", "王*英", "王*兰"):
        await branch.zhang.presses(f"{name} 看过了")
        await branch.zhang.presses("到家")
    await branch.zhang.says("/today")
    branch.zhang.hears("眼下没有要走访的")


async def test_nothing_owed_nothing_sent(branch: Branch) -> None:
    await morning(branch)
    for name in ("陈同志", "王*英", "王*兰"):
        await branch.zhang.presses(f"{name} 看过了")
        await branch.zhang.presses("到家")
    branch.zhang.look()
    await branch.world.wind(at("2026-12-08 20:00"))
    for chatter in (branch.zhang, branch.zhao, branch.sun):
        hears_nothing_of_visits(chatter)


async def test_a_hospital_report_is_told_the_next_morning(branch: Branch) -> None:
    await morning(branch)
    await branch.world.wind(at("2026-11-24 16:00"))
    branch.zhang.look()
    await branch.zhang.presses("菜单") if "菜单" in branch.zhang.labels else await branch.zhang.says("菜单")
    await branch.zhang.presses("家里有变化")
    await branch.zhang.presses("住院了")
    await branch.zhang.presses("王*兰")
    await branch.zhang.presses("今天")
    branch.zhang.hears("记下了：王*兰，11月24日住院了。明天早上会提醒去看看。")
    branch.zhang.look()
    await branch.world.wind(at("2026-11-25 09:00"))
    branch.zhang.hears("张书记早。今天有一位老同志：王*兰 74岁，昨天住院，11月27日前去看看")
    await branch.zhang.presses("王*兰 看过了")
    assert branch.zhang.labels[:4] == ["到家", "电话", "医院", "家人代"]
    await branch.zhang.presses("医院")
    branch.zhang.hears("到医院看了王*兰。住院看望就算办了", "王*兰还有下半年的走访")


async def test_an_event_is_undone_on_its_day_and_not_later(branch: Branch) -> None:
    await report(branch.zhang, "住院了", "陈同志")
    await branch.zhang.presses("报错了")
    branch.zhang.hears("陈同志这件事当没报过")
    await branch.world.wind(at("2026-11-24 09:30"))
    assert "住院" not in branch.zhang.last.text
    await report(branch.zhang, "住院了", "陈同志")
    await branch.world.wind(at("2026-11-25 09:30"))
    await branch.zhang.presses("报错了")
    branch.zhang.hears("当天报的才能划掉")


async def test_home_again_can_be_a_call(branch: Branch) -> None:
    branch.fact(branch.chen, "in_hospital", "2026-11-22")
    await report(branch.zhang, "出院了", "陈同志")
    branch.zhang.hears("一个星期内看一看，打电话也算")
    await branch.zhang.says("今天")
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("电话")
    branch.zhang.hears("住院看望、下半年的走访都算办了")


async def test_only_who_is_in_hospital_comes_home(branch: Branch) -> None:
    await branch.zhang.says("菜单")
    await branch.zhang.presses("家里有变化")
    await branch.zhang.presses("出院了")
    branch.zhang.hears("没有可以报这件事的人")


async def test_what_is_overdue_climbs_and_comes_down(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    await morning(branch)
    await branch.world.wind(at("2026-12-01 09:00"))
    branch.zhang.hears("王*英 82岁，11月还没联系，过了1天")
    branch.zhao.hears_nothing_new()
    await branch.world.wind(at("2026-12-03 09:00"))
    branch.zhao.hears("赵同志早", "支部里有一位过了日子，请您搭把手：王*英 82岁，11月还没联系，过了3天")
    hears_nothing_of_visits(branch.sun)  # but on Monday of this year's talks
    await branch.world.wind(at("2026-12-07 09:00"))
    branch.sun.hears("镇里有 1 个支部、1 位过了日子还没人去：湖东村党支部 1 位。")
    await branch.sun.presses("看是谁")
    branch.sun.hears("湖东村党支部：王同志")
    await branch.zhao.presses("王*英 看过了")
    await branch.zhao.presses("到家")
    branch.sun.look()
    await branch.world.wind(at("2026-12-14 09:00"))
    hears_nothing_of_visits(branch.sun)


async def test_a_secretary_who_blocked_the_bot(branch: Branch) -> None:
    branch.world.cloud.block(branch.zhang.id)
    await morning(branch)
    branch.zhao.hears("赵同志早", "陈同志 76岁，下半年走访")
    branch.sun.hears("收不到消息，事情已转给下一位：湖东村党支部 张建国")


async def test_a_job_that_runs_twice_or_late(branch: Branch) -> None:
    await morning(branch)
    branch.zhang.look()
    for _ in range(2):
        await digest.plan(branch.world.bot.services, branch.world.clock.now())
        await branch.world.bot.sender.drain()
    branch.zhang.hears_nothing_new()
    assert branch.world.database.run(_digests) == [("2026-11-23", "sent")]


async def test_a_monday_without_the_bot_is_caught_up(branch: Branch) -> None:
    await branch.world.wind(at("2026-11-24 07:00"))
    branch.zhang.look()
    branch.world.clock.wind(at("2026-12-02 09:00").replace(tzinfo=branch.world.clock.zone))  # nothing ran
    await branch.world.wind(at("2026-12-02 09:05"))
    branch.zhang.hears("张书记早", "先前说过的还有三位")


async def test_what_could_not_be_delivered_is_told_the_next_day(branch: Branch) -> None:
    await branch.world.settle()
    branch.zhang.look()
    await digest.plan(branch.world.bot.services, branch.world.clock.now())
    branch.world.clock.wind(at("2026-11-23 21:00").replace(tzinfo=branch.world.clock.zone))
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("张书记早。这周有三位老同志")
    assert branch.world.database.run(_digests) == [("2026-11-23", "late"), ("2026-11-24", "sent")]


async def test_a_secretary_who_is_an_elder_is_seen_to_by_the_deputy(branch: Branch) -> None:
    branch.world.database.run(_born, branch.secretary, date(1954, 2, 2))
    await morning(branch)
    assert "张同志" not in branch.zhang.last.text.replace("张书记", "")
    branch.zhao.hears("张同志 72岁，下半年走访")
    await branch.zhang.forges(SeenWay(branch.secretary, "home", date(2026, 11, 23)).pack())
    branch.zhang.hears("您自己的这一份，由别人来看您")
    assert encounters(branch) == []


async def test_leave_is_covered_by_the_deputy(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02")
    await morning(branch)
    await branch.zhang.presses("我要请假")
    await branch.zhang.presses("11月30日")
    branch.zhang.hears("好，歇到11月30日（星期一）。这几天请赵明同志代看")
    branch.zhang.look()
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhao.hears("张建国同志请假到11月30日", "王*英 82岁，11月还没联系，到30号")
    await branch.zhao.presses("王*英 看过了")
    await branch.zhao.presses("到家")
    branch.zhao.hears("11月的联系、四季度的走访都算办了")
    branch.zhang.hears_nothing_new()
    await branch.world.wind(at("2026-12-07 09:30"))
    branch.zhang.hears("张书记早")


async def test_coming_back_early(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("我要请假")
    await branch.zhang.presses("11月27日")
    await branch.zhang.presses("我回来了")
    branch.zhang.hears("欢迎回来")
    branch.fact(branch.chen, "in_hospital", "2026-11-23")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("陈同志 76岁，昨天住院")
    branch.zhao.hears_nothing_new()


async def test_leave_of_more_than_a_week_is_refused(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.forges(LeaveUntil(date(2026, 12, 24)).pack())
    branch.zhang.hears("一次最多歇 7 天")


async def test_too_many_reminders_are_noted_and_reach_the_administrator(branch: Branch) -> None:
    admin = branch.add("何平", "1985-01-01")
    branch.world.database.run(builders.post, Role.ADMIN, admin, branch.county.id)
    he = builders.joined(branch.world, "何平", admin)
    await morning(branch)
    he.look()
    await branch.zhang.presses("提醒太多")
    await branch.zhang.presses("提醒太多")
    branch.zhang.hears("谢谢您直说")
    assert branch.world.database.run(_count_too_many) == 1
    await branch.world.wind(at("2026-11-30 09:30"))
    he.hears("上周有 1 人说提醒太多")


async def test_old_buttons_after_a_hand_over(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    branch.world.database.run(_hand_over, branch.post, branch.add("李国强", "1983-01-01"))
    await branch.zhang.presses("到家")
    branch.zhang.hears("这一步不归您办")
    assert encounters(branch) == []


async def test_a_new_secretary_gets_one_message_with_all_that_is_open(branch: Branch) -> None:
    await morning(branch)
    await branch.world.wind(at("2026-11-25 10:00"))
    successor = branch.add("李国强", "1983-01-01")
    branch.world.database.run(_hand_over, branch.post, successor, date(2026, 11, 26))
    li = builders.joined(branch.world, "国强", successor)
    await branch.world.settle()
    await branch.world.wind(at("2026-11-26 09:30"))
    li.hears("李书记早。这周有三位老同志：陈同志", "王*英", "王*兰")
    li.look()
    await branch.world.wind(at("2026-11-28 09:30"))
    li.hears_nothing_new()


async def test_what_the_village_calls_somebody_is_for_the_branch(branch: Branch) -> None:
    branch.world.database.run(_known_as, branch.wang, "王三婶")
    branch.fact(branch.wang, "in_hospital", "2026-11-16")
    await morning(branch)
    branch.zhang.hears("王三婶 82岁")
    await branch.sun.presses("看是谁")
    branch.sun.hears("湖东村党支部：王同志")


async def test_a_predecessor_who_has_another_branch_now(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    branch.world.database.run(_hand_over, branch.post, branch.add("李国强", "1983-01-01"))
    branch.world.database.run(
        builders.post,
        Role.SECRETARY,
        branch.secretary,
        branch.county.other_branch,
        from_on=date(2026, 11, 23),
    )
    await branch.zhang.presses("到家")
    branch.zhang.hears("这一位现在不归您看")
    assert encounters(branch) == []


async def test_a_forged_person_of_another_branch(branch: Branch) -> None:
    stranger = branch.add("吴老三", "1940-01-01", branch.county.other_branch)
    await morning(branch)
    forged = [
        SeenWay(stranger, "home", date(2026, 11, 23)),
        Seen(stranger, date(2026, 11, 23)),
        EventOn("hospital", stranger, date(2026, 11, 23)),
        EventOn("died", stranger, date(2026, 11, 23)),
        Seen(999_999, date(2026, 11, 23)),
    ]
    for button in forged:
        await branch.zhang.forges(button.pack())
        assert "吴" not in branch.zhang.hears("这一位现在不归您看")
    assert encounters(branch) == []
    assert branch.world.database.run(_facts) == []


@pytest.mark.parametrize(
    ("payload", "answer"),
    [
        ("cway:{chen}:teleport:2026-11-23", "这个按钮已经过时了"),
        ("cway:{chen}:home:2026-11-24", "这一天还没到"),
        ("cway:{chen}:home:2025-11-24", "日子太早了"),
        ("cseen:{chen}:2026-13-01", "这个按钮已经过时了"),
        ("cwrong:4711", "这个按钮已经过时了"),
        ("cev:party:{chen}:2026-11-23", "这个按钮已经过时了"),
        ("cundo:4711", "这个按钮已经过时了"),
        ("cdtrue:4711", "这个按钮已经过时了"),
        ("clate:county:0", "这一步不归您办"),
    ],
)
async def test_forged_payloads_are_harmless(branch: Branch, payload: str, answer: str) -> None:
    await morning(branch)
    await branch.zhang.forges(payload.format(chen=branch.chen))
    branch.zhang.hears(answer)
    assert encounters(branch) == []


async def test_two_of_the_staff_enter_the_same_visit(branch: Branch) -> None:
    await morning(branch)
    await branch.zhao.says("今天")
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhao.forges(Seen(branch.chen, date(2026, 11, 23)).pack())
    await branch.zhang.presses("到家")
    await branch.zhao.presses("到家")
    branch.zhao.hears("张同志已经记过了：11月23日到家看了陈同志")
    assert len(encounters(branch)) == 1
    await branch.zhao.forges(Seen(branch.chen, date(2026, 11, 23)).pack())
    branch.zhao.hears("张同志记过了，到家。不用再填")


async def test_a_death_waits_for_a_second_person(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02")
    await morning(branch)
    await report(branch.zhang, "去世了", "王*英")
    branch.zhang.hears("有关的提醒都停下了", "已请赵明同志核实")
    await branch.world.wind(at("2026-11-23 10:00"))
    branch.zhao.hears("张建国报：湖东村党支部王桂英，11月23日去世。请您核实一下")
    await branch.zhang.says("今天")
    assert "王*英" not in branch.zhang.last.text
    await branch.zhao.presses("属实")
    branch.zhao.hears("王桂英的事核实了")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("王*英 82岁，昨天走了，家属还没慰问，11月26日前去看看")
    await branch.zhang.presses("王*英 看过了")
    assert branch.zhang.labels[0] == "慰问家属"
    await branch.zhang.presses("慰问家属")
    branch.zhang.hears("慰问了王*英的家属。慰问家属就算办了")


async def test_a_death_entered_by_mistake_is_struck_out(branch: Branch) -> None:
    await morning(branch)
    await report(branch.zhang, "去世了", "陈同志")
    await branch.world.wind(at("2026-11-23 10:00"))
    await branch.zhao.presses("弄错了")
    branch.zhao.hears("陈有福的事划掉了，该办的都回来")
    await branch.zhang.says("今天")
    branch.zhang.hears("陈同志 76岁，下半年走访")


async def test_who_entered_a_death_cannot_confirm_it(branch: Branch) -> None:
    await morning(branch)
    await report(branch.zhang, "去世了", "陈同志")
    (fact,) = branch.world.database.run(_facts)
    await branch.zhang.forges(DeathTrue(fact).pack())
    branch.zhang.hears("报的人不能自己核实")
    await branch.zhang.forges(SeenWay(branch.chen, "home", date(2026, 11, 23)).pack())
    branch.zhang.hears("这一位的事先停着")


async def test_a_death_nobody_confirms_climbs(branch: Branch) -> None:
    branch.world.cloud.block(branch.zhao.id)
    await morning(branch)
    await report(branch.zhang, "去世了", "陈同志")
    branch.zhang.hears("已请孙丽同志核实")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.sun.hears("听说昨天走了，请您核实一下")
    await branch.sun.presses("陈同志 核实")
    await branch.sun.presses("属实")
    branch.sun.hears("陈有福的事核实了")


async def test_the_contact_person_sees_to_it_and_the_secretary_reads_one_line(branch: Branch) -> None:
    contact = branch.add("钱进", "1990-01-01")
    branch.world.database.run(builders.post, Role.CONTACT, contact, subject=branch.wang)
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    qian = builders.joined(branch.world, "钱进", contact)
    await morning(branch)
    branch.zhang.hears("这周有两位老同志", "其余 1 位由结对联系人负责，1 位还没去。")
    qian.hears("钱同志早。这周有一位老同志：王同志 82岁，11月还没联系")
    await branch.world.wind(at("2026-12-07 09:30"))
    branch.zhang.hears("过了日子的有王*英")
    qian.hears("有一位过了日子，还在等人去")
    await qian.presses("要走访的")
    qian.hears("王同志 82岁，11月还没联系，过了7天")
    await qian.presses("王同志 看过了")
    await qian.presses("到家")
    qian.hears("四季度的走访就算办了")


async def test_a_relative_reports_for_an_elder_and_nobody_else(branch: Branch) -> None:
    daughter = branch.world.database.run(builders.person, "陈静", category="relative")
    branch.world.database.run(builders.post, Role.RELATIVE, daughter, subject=branch.chen)
    jing = builders.joined(branch.world, "陈静", daughter)
    await morning(branch)
    await report(jing, "住院了", "陈同志")
    jing.hears("陈同志，11月23日住院了")
    await jing.forges(EventOn("hospital", branch.wang, date(2026, 11, 23)).pack())
    jing.hears("这一位现在不归您看")
    await jing.forges(SeenWay(branch.chen, "home", date(2026, 11, 23)).pack())
    jing.hears("这一步不归您办")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("陈同志 76岁，昨天住院")


async def test_in_english(branch: Branch) -> None:
    branch.world.database.run(_language, branch.secretary, "en")
    await morning(branch)
    branch.zhang.hears(
        "Good morning, Secretary 张. Elders this week, three people: Comrade 陈 (76): second-half visit"
    )
    await branch.zhang.presses("Saw Comrade 陈")
    await branch.zhang.presses("At home")
    branch.zhang.hears("Comrade 陈 seen at home. That settles second-half visit; nothing else to fill in.")


async def test_a_member_has_nothing_to_enter(branch: Branch) -> None:
    member = builders.joined(branch.world, "有福", branch.chen)
    await branch.world.settle()
    await member.says("今天")
    member.hears("这一步不归您办")


def _facts(session: Session) -> list[int]:
    return [row.id or 0 for row in session.exec(select(FactRow))]


def _digests(session: Session) -> list[tuple[str, str]]:
    rows = session.exec(select(OutboxRow).where(OutboxRow.kind == "digest").order_by(col(OutboxRow.slot)))
    return [(row.slot, row.state) for row in rows]


def _raw_note(session: Session) -> bytes:
    return bytes(session.connection().exec_driver_sql("SELECT note FROM encounter").scalar_one())


def _count_too_many(session: Session) -> int:
    return len(session.exec(select(TooManyRow)).all())


def _born(session: Session, person_id: int, on: date) -> None:
    session.get_one(PersonRow, person_id).birth_on = on


def _language(session: Session, person_id: int, language: str) -> None:
    session.get_one(PersonRow, person_id).language = language


def _hand_over(session: Session, post_id: int, to: int, day: date = date(2026, 11, 23)) -> None:
    post = session.get_one(PostRow, post_id)
    post.until_on = day - timedelta(days=1)
    session.add(PostRow(role=post.role, person_id=to, unit_id=post.unit_id, from_on=day))


def _known_as(session: Session, person_id: int, name: str) -> None:
    session.get_one(PersonRow, person_id).known_as = name
