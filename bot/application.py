"""The composition root: builds one running bot from its settings, and starts and stops its parts in order."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast
from urllib.parse import urlsplit

from aiohttp import web
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

import handlers
import jobs
from bot.clock import WoundClock
from bot.context import BotApplication, BotContext
from bot.delivery import Sender
from bot.errors import Failures
from bot.health import Health
from bot.ingress import ALLOWED, Gate, Poller, Webhook
from bot.pace import Pace
from bot.persistence import StagedPersistence
from bot.processing import Line, Processor
from bot.services import Services

log = logging.getLogger(__name__)

TICK_SECONDS: Final = 20
_LEAST_STEP: Final = timedelta(minutes=1)  # winding never stands still, whatever is overdue


@dataclass(frozen=True, slots=True)
class Transport:
    """Other ways to reach the Bot API than the library's HTTP client: in-process for tests and the playground."""

    request: BaseRequest
    updates: BaseRequest


class Lianxin:
    """One bot: everything between Telegram and the database, started and stopped as a whole."""

    def __init__(self, services: Services, transport: Transport | None = None, pace: Pace | None = None) -> None:
        self.services = services
        self.health = Health()
        self._failures = Failures()
        self._persistence = StagedPersistence(services.database)
        self.application = _build(services, self._persistence, transport, pace or Pace())
        handlers.register(self.application)
        self.application.add_error_handler(self._failures.on_error)
        processor = Processor(self.application, self._persistence, self._failures, services)
        self.line = Line(processor.handle)
        self.gate = Gate(services, self.application.bot, self.line, self.health, handlers.is_ballot)
        self.poller = Poller(self.gate, self.application.bot, self.health)
        self.sender = Sender(services, self.application.bot, {kind.name: kind for kind in jobs.KINDS})
        self._tasks: list[asyncio.Task[None]] = []
        self._runner: web.AppRunner | None = None

    async def prepare(self) -> None:
        """Load conversations, meet Telegram and handle what the last run left; nothing new comes in yet."""
        await self.application.initialize()
        await self.application.start()
        self.line.start()
        await self.gate.recover()

    async def start(self) -> None:
        """Begin to take updates, send messages and look at the timetable."""
        await self.prepare()
        await self.sender.start()
        settings = self.services.settings
        if settings.webhook_url:
            await self._serve_webhook(settings.webhook_url)
        else:
            await self.application.bot.delete_webhook()
            self._tasks.append(asyncio.create_task(self.poller.run(), name="poller"))
        if settings.health_port is not None:
            await self._serve(self.health.routes(), "127.0.0.1", settings.health_port)
        self._schedule()
        log.info("serving @%s", self.application.bot.username)

    async def run(self) -> None:
        """Serve until cancelled or until a part that must not end does."""
        await self.start()
        try:
            await asyncio.gather(*self._tasks) if self._tasks else await asyncio.Event().wait()
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Stop every part; whatever was not finished is found again at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sender.stop()
        await self.line.stop()
        if self._runner is not None:
            await self._runner.cleanup()
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()

    async def tick(self) -> None:
        """Run what the timetable says is due."""
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
        queue.run_repeating(tick, TICK_SECONDS, first=0, name="tick", job_kwargs=options)

    async def _serve_webhook(self, url: str) -> None:
        settings = self.services.settings
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        await self._serve(
            Webhook(self.gate, secret).routes(urlsplit(url).path or "/"), settings.webhook_listen, settings.webhook_port
        )
        await self.application.bot.set_webhook(
            url, max_connections=1, secret_token=secret, allowed_updates=ALLOWED
        )

    async def _serve(self, routes: Iterable[web.RouteDef], host: str, port: int) -> None:
        site_app = web.Application()
        site_app.add_routes(list(routes))
        self._runner = web.AppRunner(site_app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()


def _build(
    services: Services, persistence: StagedPersistence, transport: Transport | None, pace: Pace
) -> BotApplication:
    settings = services.settings
    builder = (
        ApplicationBuilder()
        .token(settings.token())
        .base_url(f"{settings.api_base}/bot")
        .base_file_url(f"{settings.api_base}/file/bot")
        .updater(None)
        .persistence(persistence)
        .rate_limiter(pace)
        # The library calls this once to make its bot_data: it is handed the services, already built.
        .context_types(ContextTypes(context=BotContext, bot_data=cast(type[Services], lambda: services)))
    )
    if transport is not None:
        builder = builder.request(transport.request).get_updates_request(transport.updates)
    elif settings.proxy_url:
        builder = builder.proxy(settings.proxy_url).get_updates_proxy(settings.proxy_url)
    return cast(BotApplication, builder.build())
