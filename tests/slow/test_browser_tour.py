"""The guided tour in a browser, each step on a county of its own and by what a visitor sees and presses."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.playground.page.axe import serious
from tests.slow.playground import SUNDAY, Guest, demonstration, visiting

pytestmark = pytest.mark.slow


@pytest.fixture
async def guest(tmp_path: Path) -> AsyncIterator[Guest]:
    """Somebody with a telephone who wants to be shown round."""
    async with demonstration(tmp_path / "county", SUNDAY) as address, visiting(address, tmp_path) as come:
        yield come


async def at_step(guest: Guest, number: int) -> None:
    """Take the tour, and pass over the steps before this one."""
    await guest.page.locator("#tour-take").click()
    for _ in range(number - 1):
        await guest.page.locator("#tour-next").click()
    await expect(guest.page.locator("#tour-place")).to_have_text(f"第 {number} 步，共 5 步")


async def go(guest: Guest, label: str) -> None:
    """Let the tour change the person and the day; the way there is offered no more."""
    await guest.page.get_by_role("button", name=label).click()
    await expect(guest.page.locator("#tour-go")).to_be_hidden(timeout=90_000)
    await guest.looks("there")
    assert await serious(guest.page) == {}


async def is_done(guest: Guest) -> None:
    """See the tour notice by itself that the step is done."""
    await expect(guest.page.locator("#tour-text")).to_have_text("做到了。")
    await guest.looks("done")


async def test_join(guest: Guest) -> None:
    await at_step(guest, 1)
    await guest.looks("step")
    name = (await guest.page.locator("#tour-go").inner_text()).removeprefix("换成")
    await go(guest, f"换成{name}")
    await guest.page.get_by_role("button", name="打开纸条上的链接").click()
    await guest.hears("请打出您的姓名")
    await guest.says(name)
    await is_done(guest)
    await guest.page.get_by_role("button", name="下一步").click()
    await expect(guest.page.locator("#tour-text")).to_contain_text("您是党员")
    await guest.page.locator("#open-people").click()
    await expect(guest.page.locator(".person", has_text=name)).to_contain_text("刚认上")


async def test_rate(guest: Guest) -> None:
    await at_step(guest, 2)
    await go(guest, "换成")
    await guest.presses("开始")
    for number in (1, 2, 3, 4):
        await guest.hears(f"第 {number} 题")
        await guest.presses("满意")
    await expect(guest.page.locator("#tour-text")).to_contain_text("交上去")
    await guest.presses("交上去")
    await is_done(guest)


async def test_book(guest: Guest) -> None:
    await at_step(guest, 3)
    await go(guest, "换成")
    await guest.says("约部长")
    await guest.presses("排队等空位")
    await guest.presses("村里的事")
    await guest.says("村西头的路灯不亮")
    await guest.presses("就这样排队")
    await is_done(guest)


async def test_be_visited(guest: Guest) -> None:
    await at_step(guest, 4)
    await go(guest, "拨到11月23日 星期一 08:30")
    await expect(guest.page.locator("#clock-short-day")).to_have_text("11-23")
    await guest.hears("书记早。这周有")
    await guest.page.locator(".message.theirs").last.get_by_role("button", name="看过了").first.click()
    await guest.presses("医院")
    await is_done(guest)


async def test_pull_the_export_and_the_tour_is_over(guest: Guest) -> None:
    await at_step(guest, 5)
    await go(guest, "换成")
    await guest.says("导出台账")
    await guest.presses("走访慰问台账")
    await is_done(guest)
    await guest.page.get_by_role("button", name="下一步").click()
    await expect(guest.page.locator("#tour-text")).to_contain_text("走完了")
    await expect(guest.page.locator("#tour-next")).to_be_hidden()
    await guest.looks("over")


async def test_it_is_left_and_taken_up_again_with_the_keyboard_in_english(tmp_path: Path) -> None:
    async with (
        demonstration(tmp_path / "county", SUNDAY) as address,
        visiting(address, tmp_path, (1200, 800), language="en") as guest,
    ):
        page, keys = guest.page, guest.page.keyboard
        await page.locator("#tour-take").press("Enter")
        await expect(page.locator("#tour-text")).to_be_focused()
        await page.locator("#tour-next").press("Enter")
        await expect(page.locator("#tour-next")).to_be_focused()
        await keys.press("Tab")
        await keys.press("Enter")
        await expect(page.locator("#tour")).to_be_hidden()
        await expect(page.locator("#tour-take")).to_be_focused()
        await page.reload()
        await expect(page.locator(".person").first).to_be_visible()
        await expect(page.locator("#tour")).to_be_hidden()
        await page.locator("#tour-take").press("Enter")
        await expect(page.locator("#tour-place")).to_have_text("Step 2 of 5")
        await keys.press("Tab")
        await keys.press("Enter")
        await expect(page.locator("#you-are")).to_contain_text("· Member")
        await guest.looks("english")
        await page.locator("#reset").click()
        await page.get_by_role("button", name="Empty everything").click()
        await expect(page.locator("#tour-place")).to_have_text("Step 1 of 5", timeout=90_000)
