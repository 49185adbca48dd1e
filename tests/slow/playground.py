"""The demonstration county in a browser: served on this machine, and a guest who plays everybody in turn."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from aiohttp import web
from playwright.async_api import Locator, Page, ViewportSize, expect

from bot.demonstration.host import CountyHost
from bot.texts import Language, Words
from playground.page_server import add_page
from playground.server import make_app
from tests.chat import ZONE
from tests.files import ROOT
from tests.playground.page.browser import PHONE, WIDE, chromium, faults

SUNDAY: Final = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
_WINDING_MS: Final = 90_000
_STARTING_SECONDS: Final = 60
_STOPPING_SECONDS: Final = 20.0
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass
class Guest:
    """Somebody at the page: is this or that person, types, presses, looks; every look leaves pictures."""

    page: Page
    folder: Path
    language: Language
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def be(self, part: str) -> None:
        """Become somebody of the cast."""
        words = Words(self.language)
        await self._show("people")
        await self.page.locator(".person", has_text=words(f"part-{part}.hint")).first.click()
        await expect(self.page.locator("#you-are")).to_contain_text(f"· {words(f'part-{part}')}")

    async def find(self, name: str) -> None:
        """Become somebody who is not of the cast."""
        await self._show("people")
        await self.page.locator("#search").fill(name)
        await self.page.locator(".person", has_text=name).first.click()
        await expect(self.page.locator("#you-are")).to_contain_text(name)

    async def says(self, text: str) -> None:
        """Type a message."""
        await self.page.locator("#entry").fill(text)
        await self.page.locator("#entry").press("Enter")

    async def presses(self, label: str | re.Pattern[str]) -> None:
        """Press the newest button that says so."""
        await self.button(label).last.click()

    async def sends(self, kind: str, path: Path) -> None:
        """Send a photo or a file."""
        await self.page.get_by_role("button", name="发照片、文件、名片").click()
        async with self.page.expect_file_chooser() as chooser:
            await self.page.get_by_role("menuitem", name=kind, exact=True).click()
        await (await chooser.value).set_files(path)
        await self.page.get_by_role("dialog").get_by_role("button", name="发送").click()

    async def takes(self, name: str) -> Path:
        """Download a file that the bot has sent, by a part of its name."""
        async with self.page.expect_download() as download:
            await self.page.locator(".message.theirs a.attachment", has_text=name).last.click()
        taken = await download.value
        path = self.folder / taken.suggested_filename
        await taken.save_as(path)
        return path

    async def hears(self, *pieces: str) -> None:
        """Wait until the newest message of the bot holds these pieces."""
        for piece in pieces:
            await expect(self.page.locator(".message.theirs").last).to_contain_text(piece)

    async def winds(self, jump: str) -> None:
        """Wind the clock by one of the offered jumps."""
        await self._show("side")
        await self.page.locator(".jump", has_text=Words(self.language)(f"jump-{jump}")).click()
        await expect(self.page.locator("#winding-far")).to_be_visible()
        await expect(self.page.locator("#winding-far")).to_be_hidden(timeout=_WINDING_MS)

    async def looks(self, name: str) -> None:
        """Take a picture in both sizes; nothing may be too small, too pale, nameless or cut off."""
        own, number = self.page.viewport_size, next(self._numbers)
        assert own is not None
        await self.page.mouse.move(0, 0)
        sizes = [own, *(_viewport(size) for size in (WIDE, PHONE) if _viewport(size) != own)]
        for size in sizes:
            await self.page.set_viewport_size(size)
            path = self.folder / f"{number:02}-{name}-{size['width']}.png"
            await self.page.screenshot(path=path)
            assert await faults(self.page) == {}, path
        await self.page.set_viewport_size(own)

    def button(self, label: str | re.Pattern[str]) -> Locator:
        """Find the buttons under messages that say so."""
        return self.page.locator(".buttons").get_by_role("button", name=label, exact=True)

    async def _show(self, panel: str) -> None:
        if await self.page.locator(f"#{panel}").is_visible():
            return
        await self.page.keyboard.press("Escape")  # closes what lies over the chat on a telephone
        await self.page.locator(f"#open-{panel}").click()


def _viewport(size: tuple[int, int]) -> ViewportSize:
    return {"width": size[0], "height": size[1]}


@asynccontextmanager
async def demonstration(folder: Path, start: datetime) -> AsyncIterator[str]:
    """Serve a fresh demonstration county as of a moment; give the page's address."""
    host = CountyHost(folder, start, ZONE)
    app = make_app(host.cloud)
    add_page(app, host.cloud, host)
    runner = web.AppRunner(app, access_log=None)
    try:
        await host.begin()
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()
        await host.stop()


@dataclass(frozen=True, slots=True)
class Commanded:
    """The command as it runs, and what it has said."""

    process: asyncio.subprocess.Process
    said: str

    @property
    def address(self) -> str:
        """Where the page is."""
        found = _ADDRESS.search(self.said)
        assert found is not None
        return found[0]


async def command(folder: Path, *options: str) -> asyncio.subprocess.Process:
    """Start the real command in a folder, as `make run` does, in a Chinese terminal."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "zh_CN.UTF-8"}
    words, pipe = ("-m", "bot", "playground", "--port", "0", *options), asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=folder, env=environment, stdout=pipe, stderr=pipe
    )


@asynccontextmanager
async def commanded(folder: Path, *options: str) -> AsyncIterator[Commanded]:
    """Run the real command until it is no longer needed, or was killed."""
    process = await command(folder, *options)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(_STARTING_SECONDS):
            said = await _said(process.stdout)
        yield Commanded(process, said)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        async with asyncio.timeout(_STOPPING_SECONDS):
            assert await process.wait() in {0, -signal.SIGKILL}


async def _said(printed: asyncio.StreamReader) -> str:
    """Read what the command says until it has said where the page is."""
    said = ""
    async for line in printed:
        said += line.decode()
        if _ADDRESS.search(said):
            return said
    raise EOFError(f"the command ended before it said where the page is: {said}")


@asynccontextmanager
async def visiting(
    address: str,
    folder: Path,
    size: tuple[int, int] = PHONE,
    *,
    scheme: str = "light",
    language: Language = "zh",
) -> AsyncIterator[Guest]:
    """Open the page; pictures go into `folder`, and an error in the page's script fails the test."""
    async with chromium(size, scheme=scheme, language=language) as context:
        page = await context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(address)
        await expect(page.locator(".person").first).to_be_visible()
        yield Guest(page, folder, language)
        assert errors == []
