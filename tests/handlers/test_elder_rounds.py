"""Rounds: several seen on one day, a joint celebration, and a sheet of paper entered on one screen."""

from datetime import date

import pytest

from bot.care.buttons import Pick, PrintSheet, RoundOf
from rules.posts import Role
from tests import builders
from tests.chat import World
from tests.elders import Branch, encounters, morning


@pytest.fixture
def branch(world: World) -> Branch:
    return Branch(world)


async def test_a_joint_celebration_for_all_present(branch: Branch) -> None:
    await branch.world.settle()
    contact = branch.add("钱进", "1990-01-01")
    branch.world.database.run(builders.post, Role.CONTACT, contact, subject=branch.wang)
    builders.joined(branch.world, "钱进", contact)
    await morning(branch, "2027-01-25")  # spring festival is on 6 February
    await branch.zhang.says("今天")
    await branch.zhang.presses("一趟看了几位")
    assert branch.zhang.labels[-3:] == ["都到了", "不是这天", "返回"]
    await branch.zhang.presses("都到了")
    branch.zhang.hears("1月25日（星期一）看了陈同志、王*英、王*兰。怎么看的？")
    await branch.zhang.presses("✓ 王*兰")  # was ill that day
    await branch.zhang.presses("集体慰问")
    branch.zhang.hears("1月25日一趟看了陈同志、王*英")
    seen = {(visit.person_id, visit.way, visit.by_id) for visit in encounters(branch)}
    assert seen == {
        (branch.chen, "gathering", branch.secretary),
        (branch.wang, "gathering", branch.secretary),
    }
    await branch.zhang.says("今天")
    assert "春节" in branch.zhang.last.text.partition("王*兰")[2]
    assert "春节" not in branch.zhang.last.text.partition("王*兰")[0]


async def test_a_round_of_another_day(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("一趟看了几位")
    await branch.zhang.presses("不是这天")
    await branch.zhang.presses("昨天")
    await branch.zhang.presses("陈同志")
    await branch.zhang.presses("王*英")
    await branch.zhang.presses("到家")
    branch.zhang.hears("记下了：11月22日一趟看了陈同志、王*英")
    assert {visit.on_date for visit in encounters(branch)} == {date(2026, 11, 22)}


async def test_a_sheet_of_paper_is_printed_and_entered_on_one_screen(branch: Branch) -> None:
    west = branch.county.other_branch
    elders = [branch.add("吴老三", "1940-01-01", west), branch.add("郑老四", "1950-01-01", west)]
    leader = branch.add("胡书记", "1975-01-01", west)
    branch.world.database.run(builders.post, Role.SECRETARY, leader, west)
    await morning(branch)
    await branch.sun.says("走访情况")
    branch.sun.hears(
        "灵湖镇，2026年第四季度走访慰问：应办", "有 1 个支部没人收得到消息，可以打印走访表：湖西村党支部"
    )
    await branch.sun.presses("湖西村党支部")
    branch.sun.hears(
        "湖西村党支部，2026年第四季度走访慰问：应办 2，按时 0", "70岁以上 2 位，2 位还没有结对联系人"
    )
    await branch.sun.presses("打印走访表")
    assert branch.sun.last.file is not None
    assert branch.sun.last.file.name == "湖西村党支部走访表（2026年11月23日）.pdf"
    await branch.sun.presses("照表补记")
    branch.sun.hears("一趟看了哪几位？")
    await branch.sun.presses("都到了")
    await branch.sun.presses("不是这天")
    await branch.sun.presses("上周五")
    await branch.sun.presses("到家")
    branch.sun.hears("记下了：11月20日一趟看了吴同志、郑同志")
    assert {(v.person_id, v.by_id, v.entered_by) for v in encounters(branch)} == {
        (elder, leader, branch.organiser) for elder in elders
    }
    await branch.sun.forges(RoundOf(west).pack())
    branch.sun.hears("眼下没有要走访的")


async def test_a_sheet_of_another_town_is_refused(branch: Branch) -> None:
    town = branch.world.database.run(builders.unit, "石门镇", "town", branch.county.id)
    other = branch.world.database.run(builders.unit, "石门村党支部", "branch", town)
    await morning(branch)
    for button in (PrintSheet(other), RoundOf(other), RoundOf(town), PrintSheet(branch.county.id)):
        await branch.sun.forges(button.pack())
        branch.sun.hears("这一步不归您办")


async def test_somebody_of_another_branch_slipped_into_a_round(branch: Branch) -> None:
    stranger = branch.add("吴老三", "1940-01-01", branch.county.other_branch)
    await morning(branch)
    await branch.zhang.presses("一趟看了几位")
    await branch.zhang.forges(Pick(stranger).pack())
    await branch.zhang.presses("到家")
    branch.zhang.hears("这一位现在不归您看")
    assert encounters(branch) == []
