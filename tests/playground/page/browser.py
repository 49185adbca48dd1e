"""A headless Chromium that shows the page, and what is looked at in every picture of it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import BrowserContext, Page, async_playwright

WIDE, PHONE = (1200, 800), (360, 640)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")

SMALL = """() => [...document.querySelectorAll('button, a[href], input, textarea')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest('.text'))  // a link inside a sentence is as high as its line
    .map((element) => [element.outerHTML.slice(0, 90), element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.height < 41.5 || box.width < 41.5))
    .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""

NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, textarea, dialog, nav, aside')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.getAttribute('aria-label') && !element.textContent.trim())
    .filter((element) => !element.labels?.length && !element.querySelector('img[alt]:not([alt=""])'))
    .map((element) => element.outerHTML.slice(0, 90))"""

PALE = """() => {
  const rgb = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const mix = (top, below, c) => top[c] * top.a + below[c] * (1 - top.a);
  const over = (top, below) => Object.fromEntries(['r', 'g', 'b'].map((c) => [c, mix(top, below, c)]));
  const ground = (element) => {
    if (element === null) return { r: 255, g: 255, b: 255 };
    const colour = rgb(getComputedStyle(element).backgroundColor);
    return colour.a === 1 ? colour : over(colour, ground(element.parentElement));
  };
  const light = ({ r, g, b }) => [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
  const pale = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(':disabled, [aria-disabled], .spoiler, .hidden-visually, [inert]')) continue;
    const below = ground(element);
    const [a, b] = [light(over(rgb(getComputedStyle(element).color), below)), light(below)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) pale.push(`${contrast.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 30)}`);
  }
  return pale;
}"""

TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest('.hidden-visually'))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 90))"""

FAULTS = {
    "too small to touch": SMALL,
    "without a name": NAMELESS,
    "too pale": PALE,
    "beyond the edge": TOO_WIDE,
}


@asynccontextmanager
async def chromium(
    size: tuple[int, int], *, scheme: str = "light", language: str = "zh-CN"
) -> AsyncIterator[BrowserContext]:
    """Start a browser that reaches nothing but this machine."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program is not None, f"the browser tests need one of {', '.join(PROGRAMS)}"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=language,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        await context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
        yield context
        await browser.close()


async def faults(page: Page) -> dict[str, list[str]]:
    """Find what keeps people from reading or touching what the page shows now; nothing is the good answer."""
    found = {name: await page.evaluate(look) for name, look in FAULTS.items()}
    return {name: elements for name, elements in found.items() if elements}
