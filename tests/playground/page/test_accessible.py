"""Nobody is kept out: axe looks at everything the page can show, in both languages, wide and on a phone."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from tests.playground.page.axe import serious
from tests.playground.page.browser import PHONE, WIDE, chromium
from tests.playground.page.county import FOUND, MEMBER, SECRETARY
from tests.playground.page.visitor import Visitor

pytestmark = pytest.mark.slow

EVERY_WAY = [(size, language, scheme) for size in (WIDE, PHONE) for language, scheme in
             (("zh-CN", "light"), ("en", "dark"))]  # fmt: skip


@pytest.fixture(params=EVERY_WAY, ids=lambda way: f"{way[0][0]}-{way[1]}-{way[2]}")
async def page(visitor: Visitor, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """Show the page in one size, language and colour scheme, where much has been said."""
    size, language, scheme = request.param
    await visitor.act(MEMBER, "start", payload="138485306")
    for text in ("格式", "照片", "约部长", "评一评"):
        await visitor.act(MEMBER, "say", text=text)
    await visitor.act(SECRETARY, "start", payload="")
    async with chromium(size, scheme=scheme, language=language) as context:
        page = await context.new_page()
        await page.goto(str(visitor.client.make_url("/")))
        await expect(page.locator(".person").first).to_be_visible()
        yield page


async def shown(page: Page, panel: str) -> None:
    """Bring a panel into sight, where it does not stand there anyway."""
    if not await page.locator(f"#{panel}").is_visible():
        await page.locator(f"#open-{panel}").click()
    await expect(page.locator(f"#{panel}")).to_be_in_viewport()


async def test_what_is_broken_is_found(page: Page) -> None:
    await page.evaluate("document.querySelector('nav').append(document.createElement('button'))")
    assert [*await serious(page)] == ["button-name"]


async def test_the_page_before_anybody_is_chosen(page: Page) -> None:
    assert await serious(page) == {}
    await page.locator("#search").fill("第9支部")
    await expect(page.locator(f'.person[href="#{FOUND + 210}"]')).to_be_visible()
    assert await serious(page) == {}
    await page.locator("#search").fill("没有这个人")
    await expect(page.locator("#people-list .hint")).to_be_visible()
    assert await serious(page) == {}


async def test_a_chat_with_all_it_may_hold(page: Page) -> None:
    await page.locator(".person").first.click()
    await expect(page.locator(".message").last).to_be_in_viewport()
    assert await serious(page) == {}
    await page.locator(".message .key").last.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await serious(page) == {}


async def test_a_chat_that_is_not_begun_or_is_blocked(page: Page) -> None:
    await page.locator(".person").nth(2).click()
    await expect(page.locator(".starting .primary")).to_be_visible()
    assert await serious(page) == {}
    await page.locator(".starting .primary").click()
    await page.locator("#more").click()
    assert await serious(page) == {}
    await page.get_by_role("menuitem").click()
    assert await serious(page) == {}
    await page.locator("dialog .danger").click()
    await expect(page.locator(".starting p")).to_be_visible()
    assert await serious(page) == {}


async def test_menus_and_dialogs(page: Page) -> None:
    await page.locator(".person").first.click()
    attach = page.locator("[aria-haspopup=menu].round:not(#more)").first
    for item in range(6):
        await attach.click()
        assert await serious(page) == {}
        if item not in {3, 4, 5}:  # the others open a file chooser, or send at once
            await page.keyboard.press("Escape")
            continue
        await page.get_by_role("menuitem").nth(item).click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await serious(page) == {}
        await page.keyboard.press("Escape")
    await shown(page, "people")
    await page.locator("#reset").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await serious(page) == {}


async def test_the_clock_and_the_reasons(page: Page) -> None:
    await page.locator(".person").nth(1).click()
    await shown(page, "side")
    assert await serious(page) == {}
    await page.locator(".jump").nth(2).click()
    await expect(page.locator(".came a")).to_have_count(1)
    await expect(page.locator(".reason")).to_have_count(1)
    assert await serious(page) == {}


async def test_the_tour(page: Page) -> None:
    await shown(page, "people")
    await page.locator("#tour-take").click()
    await expect(page.locator("#tour-text")).to_be_focused()
    assert await serious(page) == {}
    await page.locator("#tour-go").click()
    await expect(page.locator("#tour-next")).to_have_class("primary")
    assert await serious(page) == {}
