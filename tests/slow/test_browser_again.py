"""The playground started again: the county, its chats and its clock are where they were."""

import asyncio
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import expect

from tests.slow.playground import SUNDAY, command, commanded, visiting
from tests.waiting import until

pytestmark = pytest.mark.slow

AT: Final = ("--at", f"{SUNDAY:%Y-%m-%dT%H:%M}")
KEPT: Final = Path("var/playground/playground.json")


async def test_a_conversation_goes_on_after_the_end_and_the_clock_stands_where_it_was(tmp_path: Path) -> None:
    async with commanded(tmp_path, *AT) as first, visiting(first.address, tmp_path) as guest:
        await guest.winds("monday")
        await guest.be("member")
        await guest.presses("开始")
        await guest.hears("第 1 题")
        await guest.presses("很满意")
        await guest.hears("第 2 题")
        await guest.be("supervisor")
        await guest.says("提意见")
        await guest.presses("村里的事")
        await guest.hears("请说说是什么事")
        unread = await guest.page.locator("#open-people").get_attribute("data-count")
    async with commanded(tmp_path) as second, visiting(second.address, tmp_path) as guest:
        assert re.search("接着上次的：演示县现在是11月23日（星期一）上午8:3", second.said)
        assert await guest.page.locator("#clock-short-day").inner_text() == "11-23"
        await expect(guest.page.locator("#open-people")).to_have_attribute("data-count", unread or "")
        await guest.be("member")
        await guest.hears("第 2 题")
        await guest.looks("where-it-was")
        await guest.presses("满意")
        await guest.hears("第 3 题")
        await guest.be("supervisor")
        await guest.says("村西头的路灯不亮")
        await guest.hears("收着了")
        await guest.presses("说完了")
        await guest.hears("看看对不对（村里的事）：“村西头的路灯不亮”")
        await guest.page.locator("#open-people").click()
        await guest.page.locator("#reset").click()
        async with guest.page.expect_event("load", timeout=90_000):
            await guest.page.get_by_role("button", name="清空重来").click()
        # Afresh it is this very moment, perhaps a night, when nothing leaves: what was said is gone.
        await expect(guest.page.locator(".message").first).to_be_visible(timeout=60_000)
        await expect(guest.page.locator(".message", has_text="村西头的路灯不亮")).to_have_count(0)


async def test_a_crash_loses_no_more_than_a_second_and_what_is_said_then_is_heard(tmp_path: Path) -> None:
    async with commanded(tmp_path, *AT) as first, visiting(first.address, tmp_path) as guest:
        await guest.be("member")
        await guest.says("今天是个好天")
        await until(lambda: "今天是个好天" in (tmp_path / KEPT).read_text("utf-8"))
        await guest.says("帮助")
        await guest.hears("电话")
        first.process.kill()
        await first.process.wait()
    async with commanded(tmp_path) as second, visiting(second.address, tmp_path) as guest:
        await guest.be("member")
        await expect(guest.page.locator(".message.mine").nth(1)).to_contain_text("今天是个好天")
        await guest.says("约部长")
        await guest.hears("约满了")


async def test_two_do_not_play_in_one_county(tmp_path: Path) -> None:
    async with commanded(tmp_path, *AT) as first:
        for options in ((), AT):
            another = await command(tmp_path, *options)
            _, complaint = await another.communicate()
            assert (another.returncode, "已有一个连心" in complaint.decode()) == (1, True)
        async with visiting(first.address, tmp_path) as guest:
            await guest.be("elder")
            await guest.says("菜单")
            await guest.hears("要办什么")


async def test_another_version_s_county_is_begun_afresh_with_a_word(tmp_path: Path) -> None:
    async with commanded(tmp_path, *AT):
        pass
    text = (tmp_path / KEPT).read_text("utf-8")
    await asyncio.to_thread((tmp_path / KEPT).write_text, text.replace('"form":1', '"form":2'), "utf-8")
    async with commanded(tmp_path) as second, visiting(second.address, tmp_path) as guest:
        assert "是另一个版本留下的，读不出来，已经从头开始" in second.said
        await guest.be("elder")
