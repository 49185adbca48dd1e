"""The page in a browser: each thing a visitor does, wide and on a phone, by pointer and by keyboard."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.playground.page.browser import PHONE, WIDE, chromium, faults
from tests.playground.page.county import FOUND, MEMBER, SECRETARY
from tests.playground.page.small_bot import PICTURE
from tests.playground.page.visitor import Visitor
from tests.waiting import until

pytestmark = pytest.mark.slow


@pytest.fixture
async def page(visitor: Visitor) -> AsyncIterator[Page]:
    """Show the page in a wide window, nobody chosen yet."""
    async with chromium(WIDE) as context:
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(str(visitor.client.make_url("/")))
        yield page
        assert errors == []


async def be(page: Page, name: str) -> None:
    await page.locator(".person", has_text=name).first.click()
    await expect(page.locator("#you-are")).to_contain_text(name)


async def started(page: Page, name: str = "王桂英") -> None:
    await be(page, name)
    await page.locator(".starting .primary").click()
    await expect(page.locator(".message.theirs")).to_have_count(1)


async def say(page: Page, text: str) -> None:
    await page.locator("#entry").fill(text)
    await page.locator("#entry").press("Enter")


async def test_a_member_opens_the_slip_and_rates_with_the_keyboard_alone(page: Page) -> None:
    await page.locator("#search").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#you-are")).to_have_text("您是王桂英 · 党员,74岁")
    await page.get_by_role("button", name="打开纸条上的链接").press("Enter")
    await expect(page.locator(".message.theirs")).to_contain_text("认上了")
    await say(page, "评一评")
    await page.get_by_role("button", name="开始", exact=True).press("Enter")
    await expect(page.locator(".message.theirs").last).to_contain_text("第 1 题")
    await expect(page.locator(".message.theirs")).to_have_count(2)
    await expect(page.get_by_role("button", name="很满意")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.theirs").last).to_contain_text("第 2 题")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.theirs").last).to_contain_text("收下了")
    await expect(page.locator(".message.theirs .buttons")).to_have_count(0)


async def test_on_a_phone_the_clock_brings_the_secretary_her_digest(visitor: Visitor) -> None:
    await visitor.act(SECRETARY, "start", payload="")
    await visitor.post(f"chats/{SECRETARY}/read")
    async with chromium(PHONE) as context:
        page = await context.new_page()
        await page.goto(str(visitor.client.make_url("/")))
        await be(page, "王桂英")
        await expect(page.locator("#people")).not_to_be_in_viewport()
        await page.locator("#open-side").click()
        await page.get_by_role("button", name="下周一8:30").click()
        await expect(page.locator("#winding-headline")).to_have_text("拨到了。")
        await expect(page.locator("#open-people")).to_have_attribute("data-count", "1")
        assert await faults(page) == {}
        await page.locator(".came a").click()
        await expect(page.locator("#you-are")).to_contain_text("张建国")
        await expect(page.locator(".message.theirs").last).to_contain_text("三位老同志")
        await expect(page.locator("#open-people")).to_have_attribute("data-count", "")
        await page.get_by_role("button", name="陈同志 看过了").click()
        await expect(page.locator(".toast")).to_have_text("记下了。")
        assert await faults(page) == {}


async def test_progress_is_shown_while_the_clock_moves_and_it_never_goes_back(
    visitor: Visitor, page: Page
) -> None:
    visitor.county.slow.clear()
    await page.locator("#clock-other").fill("2026-11-25T12:00")
    await page.locator("#clock-go").click()
    await expect(page.locator("#winding-far")).to_be_visible()
    await expect(page.locator("#winding-headline")).to_have_text("正在拨到 11月25日 星期三 12:00")
    visitor.county.slow.set()
    await expect(page.locator("#clock-hour")).to_have_text("12:00")
    await expect(page.locator("#clock-day")).to_have_text("2026年11月25日 星期三")
    await page.locator("#clock-other").fill("2026-11-24T12:00")
    await page.locator("#clock-go").click()
    assert visitor.county.now().day == 25
    await page.get_by_role("button", name="过一小时").click()
    await expect(page.locator("#clock-hour")).to_have_text("13:00")


async def test_reasons_of_one_and_of_all(page: Page) -> None:
    await be(page, "王桂英")
    await page.get_by_role("button", name="下周一8:30").click()
    await expect(page.locator("#why-none")).to_be_visible()
    await page.get_by_role("button", name="所有人").click()
    await expect(page.locator(".reason")).to_have_count(1)
    await expect(page.locator(".reason")).to_contain_text("每周一早上一条")
    await expect(page.get_by_role("button", name="所有人")).to_be_focused()


async def test_formatted_text_is_shown_and_markup_stays_text(page: Page) -> None:
    await started(page)
    await say(page, "格式")
    text = page.locator(".message.theirs .text").last
    await expect(text.locator("pre")).to_have_text("<script>alert(1)</script>")
    await expect(text.locator("em strong")).to_have_text("又粗")
    await expect(text.locator("blockquote")).to_have_text("您提的事有答复了。")
    await text.get_by_role("button", name="点开看").click()
    await expect(text).to_contain_text("谜底😀")
    await expect(text.get_by_role("link", name="链接", exact=True)).to_have_attribute(
        "rel", "noopener noreferrer"
    )
    await text.get_by_role("link", name="纸条上的链接").click()
    await expect(page.locator(".message.mine").last).to_contain_text("/start 246813579")


async def test_buttons_that_answer_alert_copy_and_open(page: Page) -> None:
    await started(page)
    await page.locator(".keyboard").get_by_role("button", name="评一评").click()
    await page.get_by_role("button", name="怎么保密的").click()
    await expect(page.get_by_role("dialog")).to_contain_text("评完一次拆开")
    await page.get_by_role("button", name="好", exact=True).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.locator(".keyboard").get_by_role("button", name="约部长").click()
    await page.get_by_role("button", name="抄下编号").click()
    await expect(page.locator(".toast")).to_have_text("已复制：JF20260031")
    async with page.expect_popup() as opened:
        await page.get_by_role("button", name="看办事指南").click()
    assert await (await opened.value).evaluate("window.opener") is None


async def test_a_file_comes_down_with_its_name(page: Page) -> None:
    await started(page)
    await say(page, "约部长")
    await page.get_by_role("button", name="放进日历").click()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="下载 接待日 12月15日.ics").click()
    saved = await download.value
    assert saved.suggested_filename == "接待日 12月15日.ics"
    assert (await saved.path()).read_bytes().startswith(b"BEGIN:VCALENDAR")


async def test_files_photos_voice_and_contacts_go_up(page: Page, tmp_path: Path) -> None:
    roster, photo = tmp_path / "花名册.xlsx", tmp_path / "村口.png"
    roster.write_bytes(b"PK")
    photo.write_bytes(PICTURE)
    await started(page)
    for item, path in (("文件", roster), ("照片", photo)):
        await page.get_by_role("button", name="发照片、文件、名片").click()
        async with page.expect_file_chooser() as chooser:
            await page.get_by_role("menuitem", name=item, exact=True).click()
        await (await chooser.value).set_files(path)
        await page.get_by_role("dialog").get_by_role("button", name="发送").click()
        await expect(page.locator(".message.theirs").last).to_contain_text(f"收到{item}")
    await expect(page.locator(".message.mine .photo img")).to_be_visible()
    assert await page.locator(".photo img").evaluate("(image) => image.naturalWidth") == 320
    await page.get_by_role("button", name="发照片、文件、名片").click()
    await page.get_by_role("menuitem", name="语音").click()
    await expect(page.locator(".message.theirs").last).to_contain_text("收到语音")
    await page.locator(".keyboard").get_by_role("button", name="发我的电话").click()
    await expect(page.get_by_role("dialog")).to_contain_text("+861390007001")
    await page.get_by_role("button", name="发送电话").click()
    await expect(page.locator(".message.mine").last).to_contain_text("+861390007001")
    await page.get_by_role("button", name="发照片、文件、名片").click()
    await page.get_by_role("menuitem", name="别人的名片").click()
    await page.get_by_role("textbox", name="姓名").fill("李四")
    await page.get_by_role("textbox", name="电话").fill("13900001111")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.mine").last).to_contain_text("李四")


async def test_own_words_are_edited_and_nothing_typed_is_lost(page: Page) -> None:
    await started(page)
    await page.locator("#entry").fill("第一行")
    await page.locator("#entry").press("Shift+Enter")
    await page.locator("#entry").press_sequentially("第二行")
    await be(page, "张建国")
    await be(page, "王桂英")
    await expect(page.locator("#entry")).to_have_value("第一行\n第二行")
    await page.locator("#entry").press("Enter")
    await expect(page.locator(".message.mine").last).to_contain_text("第一行\n第二行")
    await page.locator("#entry").press("ArrowUp")
    await expect(page.locator("#editing")).to_be_visible()
    await page.locator("#entry").fill("只有一行")
    await page.locator("#entry").press("Enter")
    await expect(page.locator(".message.mine").last).to_contain_text("只有一行改过")
    await expect(page.locator(".message.mine")).to_have_count(2)


async def test_the_bot_is_blocked_and_taken_back(page: Page) -> None:
    await started(page)
    await page.locator("#more").click()
    await page.get_by_role("menuitem", name="停用机器人").click()
    await page.get_by_role("dialog").get_by_role("button", name="停用机器人").click()
    await expect(page.locator("#composer")).to_contain_text("收不到消息")
    await page.get_by_role("button", name="恢复机器人").click()
    await expect(page.locator("#entry")).to_be_visible()


async def test_a_link_typed_by_hand_is_opened_and_a_foreign_one_refused(page: Page) -> None:
    await started(page, "张建国")
    for link, shown in (
        ("https://t.me/other_bot?start=1", None),
        ("https://t.me/lianxin_bot?start=abc", "/start abc"),
    ):
        await page.get_by_role("button", name="发照片、文件、名片").click()
        await page.get_by_role("menuitem", name="打开一个链接").click()
        await page.get_by_label("链接或号码").fill(link)
        await page.keyboard.press("Enter")
        if shown is None:
            await expect(page.locator(".toast")).to_have_text("这不是机器人的链接。")
        else:
            await expect(page.locator(".message.mine").last).to_contain_text(shown)


async def test_starting_over_asks_first(visitor: Visitor, page: Page) -> None:
    await started(page)
    await page.locator("#reset").click()
    await page.get_by_role("button", name="取消").click()
    assert visitor.county.resets == 0
    await page.locator("#reset").click()
    await page.get_by_role("button", name="清空重来").click()
    await until(lambda: visitor.county.resets == 1)


async def test_somebody_found_by_search_stays_in_the_list_and_in_the_address(page: Page) -> None:
    await page.locator("#search").fill("第9支部")
    await page.locator(".person", has_text="第9支部").first.click()
    await page.locator("#search").fill("")
    await expect(page.locator(".person[aria-current]")).to_contain_text("第9支部")
    assert int(page.url.partition("#")[2]) > FOUND
    await page.reload()
    await expect(page.locator("#you-are")).to_contain_text("第9支部")
    await be(page, "张建国")
    await page.go_back()
    await expect(page.locator("#you-are")).to_contain_text("第9支部")


async def test_an_address_that_names_nobody_asks_whom_to_be(page: Page) -> None:
    await page.goto(page.url + "#4711")
    await expect(page.locator(".intro")).to_contain_text("您想先当谁")


async def test_the_language_is_changed_and_remembered(page: Page) -> None:
    await started(page)
    await page.locator("#language").click()
    await expect(page.locator("#you-are")).to_have_text("You are 王桂英 · Party member, 74")
    await page.reload()
    await expect(page.locator("#clock-day")).to_have_text("Friday, 20 November 2026")
    assert await page.locator("html").get_attribute("lang") == "en"
    assert await faults(page) == {}


async def test_new_messages_are_read_out_and_do_not_take_the_reader_away(
    visitor: Visitor, page: Page
) -> None:
    await started(page)
    for _ in range(6):
        await say(page, "约部长")
    await expect(page.locator(".message.theirs")).to_have_count(7)
    await page.locator("#messages").evaluate("(list) => list.scrollTo(0, 0)")
    visitor.county.bot.digest(MEMBER)
    await expect(page.locator("#to-bottom")).to_be_visible()
    await expect(page.locator("#announcer")).to_contain_text("三位老同志")
    assert await page.locator("#messages").evaluate("(list) => list.scrollTop") == 0
    await page.locator("#to-bottom").click()
    await expect(page.locator(".message").last).to_be_in_viewport()


async def test_a_lost_server_is_said(visitor: Visitor, page: Page) -> None:
    await started(page)
    await visitor.client.server.close()
    await expect(page.locator("#offline")).to_be_visible()
    await say(page, "还在吗")
    await expect(page.locator(".toast")).to_contain_text("没有应答")
    await expect(page.locator("#entry")).to_have_value("还在吗")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, (800, 600), PHONE], ids=["wide", "tablet", "phone"])
async def test_everything_can_be_read_and_touched(
    visitor: Visitor, size: tuple[int, int], scheme: str
) -> None:
    for text in ("格式", "照片", "约部长", "评一评"):
        await visitor.act(MEMBER, "start" if text == "格式" else "say", text=text, payload="")
        await visitor.act(MEMBER, "say", text=text)
    async with chromium(size, scheme=scheme) as context:
        page = await context.new_page()
        await page.goto(str(visitor.client.make_url("/")))
        await expect(page.locator(".person")).to_have_count(8)
        assert await faults(page) == {}
        await be(page, "王桂英")
        await expect(page.locator(".message").last).to_be_in_viewport()
        assert await faults(page) == {}
        await page.get_by_role("button", name="怎么保密的").last.click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await faults(page) == {}
