"""Webhook delivery: posts updates until they are taken, in order within a chat, several chats at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass

import aiohttp
from aiohttp import web

from playground.core.cloud import Cloud
from playground.core.updates import Update, Webhook

_LOOKED_AT = 1000  # updates, the oldest first; so many chats are never under way at once
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: an answer may take `timeout`; after failures `first`, then twice that, up to `longest`."""

    first: float = 1.0
    longest: float = 60.0
    timeout: float = 60.0


class Delivery:
    """Posts a cloud's updates to its webhook for as long as it runs."""

    def __init__(self, cloud: Cloud, patience: Patience) -> None:
        self._cloud = cloud
        self._patience = patience
        self._something = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by line: a chat has one post at a time

    async def run(self) -> None:
        """Deliver until cancelled."""
        stop = self._cloud.updates.listen(self._something.set)
        timeout = aiohttp.ClientTimeout(total=self._patience.timeout)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session:
                while True:
                    self._start_posts(session)
                    await self._something.wait()
                    self._something.clear()
        finally:
            stop()
            await self._give_up()

    def _start_posts(self, session: aiohttp.ClientSession) -> None:
        webhook = self._cloud.updates.webhook
        if webhook is None:
            return
        for update in self._cloud.updates.waiting(_LOOKED_AT):
            if len(self._under_way) >= webhook.max_connections:
                return
            if update.line not in self._under_way:
                task = asyncio.create_task(self._post(session, update))
                self._under_way[update.line] = task

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> None:
        """Post one update until it is taken or the webhook is another."""
        webhook = self._cloud.updates.webhook
        pause = self._patience.first
        try:
            while webhook is not None and webhook is self._cloud.updates.webhook:
                if await self._accepted(session, webhook, update):
                    self._cloud.updates.done(update.id)
                    return
                await asyncio.sleep(pause)
                pause = min(pause * 2, self._patience.longest)
        finally:
            del self._under_way[update.line]
            self._something.set()

    async def _accepted(self, session: aiohttp.ClientSession, webhook: Webhook, update: Update) -> bool:
        headers = {_SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            post = session.post(webhook.url, json=update.body, headers=headers, allow_redirects=False)
            async with post as response:
                await response.read()
                error = f"Wrong response from the webhook: {response.status} {response.reason}"
                taken = 200 <= response.status <= 299
        except (aiohttp.ClientError, TimeoutError) as failure:
            error, taken = f"Connection failed: {type(failure).__name__}", False
        if not taken:
            webhook.error, webhook.failed_at = error, self._cloud.now()
        return taken

    async def _give_up(self) -> None:
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def deliver_with(app: web.Application, cloud: Cloud, patience: Patience) -> None:
    """Deliver while the application runs."""

    async def lifetime(_app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(Delivery(cloud, patience).run())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    app.cleanup_ctx.append(lifetime)
