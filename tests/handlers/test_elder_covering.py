"""Covers: set by the holder or the deputy for weeks, ended by them; the cover reads of it next morning."""

from datetime import date

import pytest

from bot.care.buttons import AskCover, CoverUntil, Uncover
from tests import builders
from tests.chat import World
from tests.elders import Branch, at, hears_nothing_of_visits, morning


@pytest.fixture
def branch(world: World) -> Branch:
    return Branch(world)


async def test_a_secretary_names_who_sees_to_the_branch(branch: Branch) -> None:
    helper = branch.add("钱进", "1990-01-01")
    qian = builders.joined(branch.world, "钱进", helper)
    branch.fact(branch.wang, "hardship", "2026-11-02")
    await morning(branch)
    await branch.zhang.says("代看")
    branch.zhang.hears("出门久一点，可以请人代看。", "· 支部书记：张建国")
    await branch.zhang.presses("请人代张建国")
    assert branch.zhang.labels == [
        "赵明",
        "钱进",
        "孙丽",
        "返回",
    ]  # whoever has a duty first, nobody without a chat
    await branch.zhang.presses("钱进")
    assert branch.zhang.labels == ["11月30日", "12月7日", "12月21日", "2月15日", "返回"]
    await branch.zhang.presses("12月7日")
    branch.zhang.hears("好，张建国的事由钱进代看到12月7日，明天早上告诉对方。")
    branch.zhang.look()
    await branch.world.wind(at("2026-11-24 09:30"))
    qian.hears("张建国同志请假到12月7日", "王*英 82岁，11月还没联系，到30号")
    hears_nothing_of_visits(branch.zhang)
    await qian.presses("王*英 看过了")
    await qian.presses("到家")
    qian.hears("11月的联系、四季度的走访都算办了")
    await branch.zhang.says("代看")
    branch.zhang.hears("· 支部书记：张建国，由钱进代看到12月7日")
    await branch.zhang.presses("不用代了")
    branch.zhang.hears("好，从今天起又由张建国自己看。")
    await qian.says("今天")
    qian.hears("这一步不归您办")


async def test_the_deputy_sets_it_for_the_secretary(branch: Branch) -> None:
    await morning(branch)
    await branch.zhao.says("/cover")
    branch.zhao.hears("· 副书记：赵明", "· 支部书记：张建国")
    await branch.zhao.presses("请人代张建国")
    await branch.zhao.presses("赵明")
    await branch.zhao.presses("11月30日")
    branch.zhao.hears("好，张建国的事由赵明代看到11月30日")


async def test_forged_covers_are_refused(branch: Branch) -> None:
    stranger = branch.add("吴老三", "1980-01-01", branch.county.other_branch)
    builders.joined(branch.world, "吴老三", stranger)
    deputy_post = branch.post + 1
    await morning(branch)
    far, soon = date(2027, 6, 1), date(2026, 11, 30)
    for button, answer in (
        (CoverUntil(branch.post, branch.deputy, far), "代看最多 92 天"),
        (CoverUntil(branch.post, stranger, soon), "这个按钮已经过时了"),
        (CoverUntil(branch.post, branch.wang, soon), "这个按钮已经过时了"),  # has no chat
        (CoverUntil(deputy_post, branch.secretary, soon), "由本人、副书记或镇里来定"),
        (AskCover(deputy_post, 0), "由本人、副书记或镇里来定"),
        (Uncover(4711), "由本人、副书记或镇里来定"),
    ):
        await branch.zhang.forges(button.pack())
        branch.zhang.hears(answer)
