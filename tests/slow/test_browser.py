"""The whole bot in a browser: what members, a secretary, an administrator and the minister do on the page."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.async_api import expect

from tests.files import DATA
from tests.playground.page.browser import WIDE
from tests.slow.playground import SUNDAY, Guest, commanded, demonstration, visiting

pytestmark = pytest.mark.slow

DIRTY: Final = DATA / "roster-dirty.xlsx"
AT: Final = f"{SUNDAY:%Y-%m-%dT%H:%M}"
ANSWERS: Final = ("很满意", "基本满意", "不太满意", "不满意", "不了解")


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """A county of one's own."""
    async with demonstration(tmp_path / "county", SUNDAY) as served:
        yield served


@pytest.fixture
async def guest(address: str, tmp_path: Path) -> AsyncIterator[Guest]:
    """Somebody with a telephone."""
    async with visiting(address, tmp_path) as come:
        yield come


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of nothing."""
    path = tmp_path / "photo.png"
    Image.new("RGB", (320, 200), "seagreen").save(path)
    return path


async def test_a_newcomer_joins_by_the_link_on_the_slip(guest: Guest) -> None:
    await guest.looks("people")
    await guest.be("newcomer")
    await guest.looks("slip")
    await guest.page.get_by_role("button", name="打开纸条上的链接").click()
    await guest.hears("请打出您的姓名")
    started = await guest.page.locator(".message.mine .text").inner_text()
    name = re.findall(r"您是(\w+)", await guest.page.locator("#you-are").inner_text())[0]
    await guest.says("王小二")
    await guest.hears("对不上", "还能试")
    await guest.looks("wrong-name")
    await guest.says(started.removeprefix("/start "))
    await guest.hears("姓名")
    await guest.says(name)
    await expect(guest.page.locator(".message.theirs", has_text=f"{name}同志，认上了")).to_be_visible()
    await guest.hears("要办什么")
    await expect(guest.button("评一评")).to_be_visible()
    await guest.looks("joined")


async def test_a_member_rates_and_nothing_of_the_choices_is_left(guest: Guest) -> None:
    await guest.be("member")
    await guest.hears("4 道题")
    await guest.looks("ballot")
    await guest.presses("怎么保密的")
    await guest.hears("一起销毁")
    await guest.looks("how-it-is-kept-secret")
    await guest.presses("开始")
    await guest.hears("第 1 题")
    await guest.looks("question")
    await guest.presses("满意")
    await guest.hears("第 2 题")
    await guest.presses("上一题")
    await guest.hears("第 1 题")
    await guest.presses("很满意")
    for number, answer in ((2, "不了解"), (3, "基本满意"), (4, "不太满意")):
        await guest.hears(f"第 {number} 题")
        await guest.presses(answer)
    await guest.hears("您看一眼", "：很满意", "：不了解", "：基本满意", "：不太满意")
    await guest.looks("review")
    await guest.presses("交上去")
    await guest.hears("收下了")
    await guest.looks("handed-in")
    shown = await guest.page.locator("#messages").inner_text()
    assert [answer for answer in ANSWERS if answer in shown] == []
    await guest.says("评价")
    await guest.hears("已经交过")


async def test_a_place_that_is_given_up_goes_to_whoever_waits_first(guest: Guest, photo: Path) -> None:
    await guest.be("member")
    await guest.says("约部长")
    await guest.hears("约满了")
    await guest.looks("full")
    await guest.says("约部长")
    await expect(guest.button("排队等空位")).to_have_count(2)
    await guest.presses("排队等空位")
    await guest.hears("哪方面的事")
    await guest.looks("topics")
    await guest.presses("村里的事")
    await guest.hears("一句话")
    await guest.sends("照片", photo)
    await guest.hears("请打字")
    await guest.looks("photo-where-text-is-asked")
    await guest.says("村西头的路灯不亮")
    await guest.hears("看看对不对", "村西头的路灯不亮")
    await guest.looks("check")
    await guest.presses("就这样排队")
    await guest.hears("排上了", "第 4 位")
    await guest.looks("waiting")
    await guest.button("排队等空位").first.click()  # of the message that was left behind
    await guest.hears("一人一天一个")
    await guest.page.locator("#to-bottom").click()
    await guest.looks("old-button")

    await guest.be("deputy")
    await guest.says("我的")
    await guest.hears("见组织部长", "编号 JF2026")
    await guest.presses(re.compile("^看12月15日"))
    await guest.hears("约好了", "接待室")
    await guest.looks("appointment")
    await guest.presses("取消")
    await guest.presses("不来了")
    await guest.hears("已经取消")
    await guest.looks("cancelled")

    await guest.page.locator("#open-side").click()
    await guest.page.get_by_role("button", name="所有人").click()
    offer = guest.page.locator(".reason", has_text="空出的名额")
    await expect(offer).to_have_count(1)
    await guest.looks("why")
    await guest.find(await offer.locator("small span").text_content() or "")
    await guest.hears("有空位了", "给您留到")
    await guest.looks("offer")
    await guest.presses("收下")
    await guest.hears("约好了", "县委组织部一楼接待室", "编号 JF2026", "取消")
    await guest.looks("booked")


async def test_on_monday_the_secretary_is_told_whom_to_see_and_records_it_in_two_taps(guest: Guest) -> None:
    await guest.winds("monday")
    await guest.looks("monday")
    await guest.be("secretary")
    await guest.hears("书记早。这周有", "住院")
    await guest.looks("digest")
    digest = guest.page.locator(".message.theirs").last
    seen = digest.get_by_role("button", name="看过了")
    owed = await seen.count()
    assert owed >= 3
    await seen.first.click()
    await guest.hears("是怎么看的")
    await guest.looks("how")
    await guest.presses("医院")
    await guest.hears("记下了：11月23日到医院看了", "就算办了，别的不用填", "还剩")
    await expect(seen).to_have_count(owed - 1)
    await guest.looks("recorded")
    await guest.presses("写错了")
    await guest.hears("划掉了，该办的又回来了")
    await expect(seen).to_have_count(owed)
    await guest.looks("withdrawn")


async def test_an_administrator_pulls_a_workbook_and_sends_a_roster(address: str, tmp_path: Path) -> None:
    async with visiting(address, tmp_path, WIDE) as guest:
        await guest.be("admin")
        await guest.says("导出台账")
        await guest.hears("要哪一本")
        await guest.looks("which-workbook")
        await guest.presses("走访慰问台账")
        await guest.hears("做好了")
        await guest.looks("workbook")
        ledger = load_workbook(await guest.takes("走访慰问台账")).worksheets[0]
        assert ledger.max_row > 100
        await guest.says("名册")
        await guest.hears("直接发到这里")
        await guest.sends("文件", DIRTY)
        preview = guest.page.locator(".message.theirs", has_text="名册核对好了")
        await expect(preview).to_contain_text("新增 112 人")
        await expect(preview.get_by_role("button", name="就这样导入")).to_be_visible()
        reasons = load_workbook(await guest.takes("核对结果")).worksheets[0]
        assert reasons.max_row > 5
        await guest.looks("roster")


async def test_a_stranger_is_told_how_to_join(guest: Guest, photo: Path) -> None:
    await guest.be("stranger")
    await guest.page.get_by_role("button", name="开始", exact=True).click()
    await guest.hears("九位数字")
    await guest.says("你好，我想问问党费")
    await guest.hears("没有纸条")
    await guest.looks("stranger")
    await guest.sends("照片", photo)
    await guest.hears("请打字")
    await guest.looks("photo")


async def test_the_minister_has_the_list_and_an_english_reader_books_the_next_day(tmp_path: Path) -> None:
    async with (
        demonstration(tmp_path / "county", SUNDAY + timedelta(days=17)) as address,
        visiting(address, tmp_path, scheme="dark", language="en") as guest,
    ):
        await guest.winds("fifteenth")
        await guest.looks("the-fifteenth")
        await guest.be("minister")
        await guest.hears("12月15日（星期二）接待", "约了 18 位", "上午9:00")
        await guest.looks("list")
        await guest.winds("tomorrow")
        await guest.be("english")
        await guest.says("/book")
        await guest.hears("Friday 15 January")
        await guest.looks("times")
        await guest.presses("9:20")
        await guest.hears("9:20. What is it about?")
        await guest.presses("Members")
        await guest.hears("in one line")
        await guest.presses("Leave it out")
        await guest.hears("Is this right? Friday 15 January, 9:20")
        await guest.looks("check")
        await guest.presses("Book it")
        await guest.hears("Booked: Friday 15 January, 9:20", "JF20270001", "tap “Cancel”")
        await guest.looks("booked")


async def test_the_command_serves_the_page_in_an_empty_folder(tmp_path: Path) -> None:
    async with commanded(tmp_path, "--at", AT) as command, visiting(command.address, tmp_path) as guest:
        await guest.be("elder")
        await guest.says("菜单")
        await expect(guest.page.locator(".message.theirs")).to_have_count(2)
        await guest.hears("要办什么")
        assert await guest.page.locator("#clock-short-day").inner_text() == "11-22"
