"""How a digest is read: long ones in pages, names as the county has set, no promise that is not kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.care.buttons import LateNames, Today
from rules.posts import Role
from storage.transact import Database
from tests import builders
from tests.chat import World, world_at
from tests.conftest import NOW
from tests.elders import Branch, at, morning


@pytest.fixture
def branch(world: World) -> Branch:
    return Branch(world)


@pytest.fixture
async def outspoken(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Branch]:
    """A branch where names are written out in the chat."""
    monkeypatch.setenv("LIANXIN_NAMES_IN_CHAT", "full")
    async with world_at(NOW, database, tmp_path) as world:
        yield Branch(world)


async def test_a_long_list_comes_in_pages(branch: Branch) -> None:
    for number, name in enumerate("甲乙丙丁戊己庚辛壬"):
        branch.add(f"周老{name}", f"195{number}-01-01" if number < 6 else f"194{number}-01-01")
    await morning(branch)
    branch.zhang.hears("这周有", "另外还有", "点“要走访的”都看得到")
    shown = [label for label in branch.zhang.labels if label.endswith("看过了")]
    assert len(shown) == 8
    assert "下一页" not in branch.zhang.labels
    await branch.zhang.presses("要走访的")
    first = [label for label in branch.zhang.labels if label.endswith("看过了")]
    await branch.zhang.presses("下一页")
    second = [label for label in branch.zhang.labels if label.endswith("看过了")]
    assert len(first) == 8
    assert not set(first) & set(second)
    assert len({*first, *second}) == 12
    await branch.zhang.forges(Today(-5).pack())
    branch.zhang.hears("眼下没有要走访的")


async def test_a_visit_is_not_said_to_make_good_what_it_does_not(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02")
    await morning(branch)
    await branch.world.wind(at("2026-12-01 09:30"))
    said = branch.zhang.hears("王*英 82岁，11月还没联系，过了1天")
    assert "一并办" not in said
    await branch.zhang.says("今天")
    assert "一并办" not in branch.zhang.hears("11月还没联系，过了1天，还有12月的联系、四季度的走访")


async def test_full_names_where_the_county_has_set_them(outspoken: Branch) -> None:
    branch = outspoken
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    await morning(branch)
    branch.zhang.hears("陈有福 76岁", "王桂英 82岁", "王秀兰 74岁")
    assert branch.zhang.labels[0].endswith(" 看过了")
    await branch.zhang.presses("陈有福 看过了")
    await branch.zhang.presses("到家")
    await branch.zhao.forges(f"cseen:{branch.chen}:2026-11-23")
    branch.zhao.hears("陈有福，11月23日（星期一）张建国记过了")
    await branch.world.wind(at("2026-12-07 09:30"))
    await branch.sun.presses("看是谁")
    branch.sun.hears("湖东村党支部：王桂英")


async def test_a_forged_page_of_names_is_harmless(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    await morning(branch)
    await branch.world.wind(at("2026-12-07 09:30"))
    for page in (-1, -999, 999):
        await branch.sun.forges(LateNames("town", page).pack())
        branch.sun.hears("眼下没有过了日子的" if page > 0 else "湖东村党支部：王同志")


async def test_two_posts_one_message(branch: Branch) -> None:
    branch.add("吴老三", "1940-01-01", branch.county.other_branch)
    branch.world.database.run(builders.post, Role.SECRETARY, branch.secretary, branch.county.other_branch)
    await morning(branch)
    said = [each for each in branch.zhang.look() if "这周有" in each]
    assert len(said) == 1
    assert "吴同志" in said[0]
    assert "陈同志" in said[0]
