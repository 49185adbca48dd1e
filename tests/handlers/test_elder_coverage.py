"""Coverage cards: counts for whoever may see counts, names for whoever may see people, nobody ranked."""

import pytest

from bot.care.buttons import Alone, Coverage, Unseen
from rules.posts import Role
from tests import builders
from tests.chat import World
from tests.elders import Branch, at, morning


@pytest.fixture
def branch(world: World) -> Branch:
    return Branch(world)


async def test_the_town_sees_what_was_done_and_what_was_not(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("到家")
    await branch.world.wind(at("2026-12-08 10:00"))
    await branch.sun.says("走访情况")
    branch.sun.hears(
        "应办 4，按时 1，补记 0，逾期办了 0，没办 1，免 0，还没到日子 2。",
        "70岁以上 3 位，3 位还没有结对联系人。",
    )
    assert branch.sun.labels[:2] == ["湖东村党支部（没办 1/4）", "湖西村党支部（没办 0/0）"]
    await branch.sun.presses("上季度")
    branch.sun.hears("2026年第三季度走访慰问：应办 0")


async def test_who_was_not_seen_for_longest_and_who_has_nobody(branch: Branch) -> None:
    contact = branch.add("钱进", "1990-01-01")
    branch.world.database.run(builders.post, Role.CONTACT, contact, subject=branch.chen)
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("到家")
    await branch.sun.says("走访情况")
    await branch.sun.presses("最久没看")
    lines = branch.sun.last.text.splitlines()
    assert lines[0] == "最久没人看望的 3 位："
    assert lines[3] == "湖东村党支部 陈同志 76岁，上次是11月23日"
    assert all("还没有记录" in line for line in lines[1:3])
    await branch.sun.presses("没联系人")
    said = branch.sun.hears("70岁以上还没有结对联系人的 2 位：", "王*英", "王*兰")
    assert "陈" not in said
    await branch.sun.presses("王*英")
    branch.sun.hears("王同志 82岁，湖东村党支部。还没有结对联系人。")


async def test_counts_without_names_for_whoever_may_only_count(branch: Branch) -> None:
    head = branch.add("何主任", "1975-01-01")
    branch.world.database.run(builders.post, Role.HEAD, head, branch.county.town)
    he = builders.joined(branch.world, "何主任", head)
    await morning(branch)
    await he.says("走访情况")
    he.hears("灵湖镇，2026年第四季度走访慰问：应办 3")
    assert "最久没看" not in he.labels
    for button in (Unseen(branch.county.town), Alone(branch.county.town, 0)):
        await he.forges(button.pack())
        he.hears("这一步不归您办")


async def test_a_unit_beyond_the_own_is_refused(branch: Branch) -> None:
    town = branch.world.database.run(builders.unit, "石门镇", "town", branch.county.id)
    await morning(branch)
    for button in (Coverage(town, 0, 0), Coverage(branch.county.id, 0, 0), Unseen(town), Alone(town, -3)):
        await branch.sun.forges(button.pack())
        branch.sun.hears("这一步不归您办")
    await branch.sun.forges(Coverage(branch.county.town, -7, -9).pack())
    branch.sun.hears("灵湖镇")
