"""The composition root: builds one running bot from its settings, and starts and stops its parts in order."""

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, cast
from urllib.parse import urlsplit

from aiohttp import web
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

import handlers
import jobs
from bot import metrics
from bot.clock import WoundClock
from bot.context import BotApplication, BotContext
from bot.delivery import Sender
from bot.errors import Failures
from bot.health import Health
from bot.ingress import ALLOWED, LARGEST, Gate, Poller, Webhook
from bot.lease import lease_of
from bot.pace import Pace
from bot.persistence import Persistence
from bot.processing import Line, Processor
from bot.recovery import Recovery
from bot.request import Request
from bot.satisfaction import keeping as wave_keeping
from bot.services import Services
from rules.refusals import Refused
from storage import granting, rotation
from storage.transact import waits

log = logging.getLogger(__name__)

# Durations come as such, as they always will from the library's next release on; until then one asks for it.
os.environ.setdefault("PTB_TIMEDELTA", "true")

TICK_SECONDS: Final = 20
_FIRST_TICK: Final = 0.1  # seconds after the start; a moment not in the future would count as missed
_LAST_ANSWERS: Final = 2.0  # seconds in which requests to us may end when we stop
_LEAST_STEP: Final = timedelta(minutes=1)  # winding never stands still, whatever is overdue


@dataclass(frozen=True, slots=True)
class Transport:
    """Other ways to reach the Bot API than by HTTP: in-process, for tests and the playground."""

    request: BaseRequest
    updates: BaseRequest


class Lianxin:
    """One bot: everything between Telegram and the database, started and stopped as a whole."""

    def __init__(
        self, services: Services, transport: Transport | None = None, pace: Pace | None = None
    ) -> None:
        self.services = services
        self.health = Health()
        self._failures = Failures()
        pace = pace or Pace()
        self.application = _build(services, transport, pace)
        handlers.register(self.application)
        self.application.add_error_handler(self._failures.on_error)
        services.errands.attach(services, self.application.bot, handlers.ERRANDS)
        processor = Processor(self.application, self._failures, services)
        self.line = Line(processor.handle)
        self._recovery = Recovery(services, self.line, processor)
        self.gate = Gate(services, self.application.bot, self.line, self.health, services.ballot_door.lets_by)
        self.poller = Poller(self.gate, self.application.bot, self.health)
        self.sender = Sender(services, self.application.bot, {kind.name: kind for kind in jobs.KINDS}, pace)
        self._lease = lease_of(services.database, _bot_id(services))
        self._ticking = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._runners: list[web.AppRunner] = []

    async def prepare(self) -> None:
        """Load conversations, meet Telegram and take up what the last run left; nothing new comes in yet."""
        await self._ask(self.application.bot.initialize)
        await self.application.initialize()
        await self.application.start()
        await self.services.database.transact(
            granting.bootstrap, self.services.settings.admins, at=self.services.now()
        )
        await self.services.errands.take_up()
        await self._recovery.run(self.application.bot.id)

    async def start(self) -> None:
        """Take the lease; then begin to take updates, send messages and look at the timetable."""
        settings = self.services.settings
        await self._lease.take()
        self._begin("lease", self._lease.watch())
        if settings.health_port is not None:
            watched = [*self.health.routes(), *metrics.routes(self.health, self.services)]
            await self._serve(watched, "127.0.0.1", settings.health_port)
        await self.services.database.transact(rotation.note_keys, _bot_id(self.services))
        await self.prepare()
        await self._ask(partial(handlers.set_default_commands, self.application.bot))
        await self.sender.prepare()
        await wave_keeping.tidy(self.services)
        self._begin("sender", self.sender.run())
        if settings.webhook_url:
            await self._serve_webhook(settings.webhook_url)
        else:
            await self._ask(self.application.bot.delete_webhook)
            self._begin("poller", self.poller.run())
        self._schedule()
        log.info("serving @%s", self.application.bot.username)

    async def run(self) -> None:
        """Serve until told to stop, or until a part ends that must not: that one's error is raised.

        It may be told so before it serves: while it stands by, or while Telegram cannot be reached.
        """
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        loop.add_signal_handler(signal.SIGTERM, stop.set)
        serving, told = asyncio.create_task(self._serve_on()), asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((serving, told), return_when=asyncio.FIRST_COMPLETED)
            if serving.done():
                serving.result()
        except InvalidToken as error:
            raise Refused("token-refused") from error
        finally:
            loop.remove_signal_handler(signal.SIGTERM)
            serving.cancel()
            told.cancel()
            await asyncio.gather(serving, told, return_exceptions=True)
            await self.stop()

    async def _serve_on(self) -> None:
        """Start, and serve until a part ends; its error is raised."""
        await self.start()
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Stop every part; whatever was not finished is found again at the next start."""
        self.sender.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for runner in self._runners:
            await runner.cleanup()
        await self.line.stop()
        await self.services.errands.close()
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()
        await self._lease.release()

    async def tick(self) -> None:
        """Run what the timetable says is due, one look at a time: the clock may be wound while it ticks."""
        async with self._ticking:
            await jobs.tick(self.services)

    async def wind(self, clock: WoundClock, to: datetime) -> None:
        """Wind a clock forward, stopping at every moment at which something falls due, and let it happen."""
        while True:
            await self.tick()
            await self.sender.drain()
            moment = await jobs.next_due(self.services)
            if clock.now() >= to:
                return
            clock.wind(to if moment is None else min(max(moment, clock.now() + _LEAST_STEP), to))

    def _schedule(self) -> None:
        queue = self.application.job_queue
        if queue is None:
            raise RuntimeError("the library was installed without its job queue")

        async def tick(_context: BotContext) -> None:
            await self.tick()

        # Late is better than never, and one run catches up for all that were missed.
        options = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        queue.run_repeating(tick, TICK_SECONDS, first=_FIRST_TICK, name="tick", job_kwargs=options)

    def _begin(self, name: str, part: Coroutine[None, None, None]) -> None:
        self._tasks.append(asyncio.create_task(part, name=name))

    async def _ask(self, request: Callable[[], Awaitable[object]]) -> None:
        """Ask Telegram until it answers; a token it refuses is not asked with again."""
        for wait in waits():
            try:
                await request()
            except InvalidToken:
                raise
            except TelegramError as error:
                self.health.trouble("telegram")
                log.warning("Telegram cannot be reached: %s", type(error).__name__)
                await asyncio.sleep(wait)
            else:
                self.health.well("telegram")
                return

    async def _serve_webhook(self, url: str) -> None:
        settings, bot = self.services.settings, self.application.bot
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        routes = Webhook(self.gate, secret).routes(urlsplit(url).path or "/")
        await self._serve(routes, settings.webhook_listen, settings.webhook_port)
        await self._ask(
            partial(bot.set_webhook, url, max_connections=1, secret_token=secret, allowed_updates=ALLOWED)
        )

    async def _serve(self, routes: Iterable[web.RouteDef], host: str, port: int) -> None:
        site = web.Application(client_max_size=LARGEST)
        site.add_routes(routes)
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=_LAST_ANSWERS)
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, host, port).start()


def _bot_id(services: Services) -> int:
    return int(services.settings.token().partition(":")[0])


def _build(services: Services, transport: Transport | None, pace: Pace) -> BotApplication:
    settings = services.settings
    builder = (
        ApplicationBuilder()
        .token(settings.token())
        .base_url(f"{settings.api_base}/bot")
        .base_file_url(f"{settings.api_base}/file/bot")
        .updater(None)
        .persistence(Persistence(services.database))
        .rate_limiter(pace)
        # The library calls this once to make its bot_data: it is handed the services, already built.
        .context_types(ContextTypes(context=BotContext, bot_data=cast("type[Services]", lambda: services)))
    )
    transport = transport or Transport(Request(settings.proxy_url), Request(settings.proxy_url))
    builder = builder.request(transport.request).get_updates_request(transport.updates)
    return cast("BotApplication", builder.build())
