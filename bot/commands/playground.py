"""The verb that starts the bot on an invented county, with a chat page instead of Telegram."""

import asyncio
import signal
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import Final

from aiohttp import web

from bot import logs
from bot.clock import SystemClock
from bot.commands.verbs import Verb, say
from bot.demonstration.host import CountyHost
from bot.settings import load
from playground.page_server import add_page
from playground.server import make_app

_FOLDER: Final = Path("var/playground")


def playground(options: Namespace) -> None:
    """Make the county or go on with the last, start the bot on it, serve the chat page until stopped."""
    logs.set_up()
    settings = load()
    port = settings.playground_port if options.port is None else options.port
    start = options.at or SystemClock(settings.timezone).now()
    host = CountyHost(_FOLDER, start.replace(tzinfo=settings.timezone), settings.timezone)
    asyncio.run(_serve(host, port, afresh=options.at is not None))


async def _serve(host: CountyHost, port: int, *, afresh: bool) -> None:
    say("playground-preparing")
    app = make_app(host.cloud)
    add_page(app, host.cloud, host)
    runner = web.AppRunner(app, access_log=None)
    try:
        await (host.begin() if afresh else _take_up(host))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        told = _told_to_stop()
        say("playground-at", address=f"http://127.0.0.1:{runner.addresses[0][1]}/")
        await told.wait()
    finally:
        await runner.cleanup()
        await host.stop()


async def _take_up(host: CountyHost) -> None:
    how = await host.take_up()
    if how != "fresh":
        say(f"playground-{how}", now=host.now())


def _told_to_stop() -> asyncio.Event:
    """Return what Ctrl+C, the terminal's closing or an end sets, also where the shell ignores the first."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return told


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int)
    parser.add_argument("--at", type=datetime.fromisoformat, metavar="2026-11-22T09:00")


VERBS = (Verb("playground", playground, _arguments),)
