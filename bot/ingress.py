"""How updates come in: each is stored before Telegram is told we have it; a ballot's taps alone are not stored."""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any, Final

from aiohttp import web
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.health import Health
from bot.processing import Incoming, Line
from bot.services import Services
from storage import inbox
from storage.transact import Unavailable

log = logging.getLogger(__name__)

ALLOWED: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
# The library's own method parses what it fetches, and one update it cannot parse stalls everybody. Spelt so, the
# endpoint is the same and the library does not warn that it has a method for it.
_GET_UPDATES: Final = "get__updates"
_POLL_SECONDS: Final = 30
_BACKOFF: Final = (1.0, 2.0, 5.0, 15.0, 30.0)
_LARGEST: Final = 1 << 20  # bytes of one webhook request; Telegram's updates are a few kilobytes
_SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
RawUpdate = dict[str, Any]  # Any: JSON as Telegram sent it


class Gate:
    """Stores raw updates and lets the new ones into the line."""

    def __init__(
        self, services: Services, bot: Bot, line: Line, health: Health, unstored: Callable[[str], bool]
    ) -> None:
        self._services = services
        self._bot = bot
        self._line = line
        self._health = health
        self._unstored = unstored

    async def admit(self, updates: Sequence[RawUpdate]) -> None:
        """Store updates, trying until the database takes them, then hand the new ones on."""
        kept = {update["update_id"]: json.dumps(update) for update in updates if not self._is_ballot(update)}
        fresh = await self._store(kept)
        for update in updates:
            key = update["update_id"]
            if key in fresh or key not in kept:
                self._line.feed(Incoming(key, _user(update), update, stored=key in kept))

    async def recover(self) -> None:
        """Hand on what the last run left; what was tried before goes first and alone, in case it is what killed it."""
        left = await self._services.database.transact(inbox.recover, self._bot.id)
        for suspects in (True, False):
            for found in left:
                if (found.attempts > 1) is suspects and not await self._exhausted(found):
                    raw = json.loads(found.body)
                    self._line.feed(Incoming(found.update_id, _user(raw), raw))
                    if suspects:
                        await self._line.idle()

    async def _exhausted(self, found: inbox.Left) -> bool:
        if found.attempts <= inbox.ATTEMPTS:
            return False
        await self._services.database.transact(inbox.park, self._bot.id, found.update_id, "crashed")
        return True

    async def _store(self, kept: dict[int, str]) -> set[int]:
        attempt = 0
        while True:
            try:
                fresh = await self._services.database.transact(
                    inbox.store, self._bot.id, kept, at=self._services.now()
                )
            except Unavailable:
                self._health.trouble("database")
                await asyncio.sleep(_BACKOFF[min(attempt, len(_BACKOFF) - 1)])
                attempt += 1
            else:
                self._health.well("database")
                return fresh

    def _is_ballot(self, update: RawUpdate) -> bool:
        query = update.get("callback_query")
        return isinstance(query, dict) and self._unstored(str(query.get("data") or ""))


class Poller:
    """Long polling: the offset moves only when everything before it is stored."""

    def __init__(self, gate: Gate, bot: Bot, health: Health) -> None:
        self._gate = gate
        self._bot = bot
        self._health = health
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled; a wrong token ends it, everything else is waited out."""
        failures = 0
        while True:
            try:
                await self.once(_POLL_SECONDS)
            except InvalidToken:
                raise
            except TelegramError as error:
                self._health.trouble("telegram")
                log.warning("polling failed: %s", type(error).__name__)
                await asyncio.sleep(_wait(error, failures))
                failures += 1
            else:
                self._health.well("telegram")
                failures = 0

    async def once(self, seconds: int) -> int:
        """Fetch one batch, store it and hand it on; return how many updates it held."""
        parameters = {"timeout": seconds, "allowed_updates": json.dumps(ALLOWED)}
        if self._offset is not None:
            parameters["offset"] = self._offset
        updates = await self._bot.do_api_request(
            _GET_UPDATES, api_kwargs=parameters, read_timeout=seconds + 10.0
        )
        if not isinstance(updates, list):
            raise NetworkError("getUpdates did not answer with a list")
        await self._gate.admit(updates)
        if updates:
            self._offset = updates[-1]["update_id"] + 1
        return len(updates)


class Webhook:
    """Takes updates over HTTP: 200 is answered only when the update is stored."""

    def __init__(self, gate: Gate, secret: str) -> None:
        self._gate = gate
        self._secret = secret.encode()

    def routes(self, path: str) -> list[web.RouteDef]:
        """List the one route, to be served beside health."""
        return [web.post(path, self._take)]

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        if (request.content_length or 0) > _LARGEST:
            return web.Response(status=413)
        try:
            update = await request.json()
        except ValueError:
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        await self._gate.admit([update])
        return web.Response()


def _user(update: RawUpdate) -> int | None:
    for kind in ALLOWED:
        sender = (update.get(kind) or {}).get("from")
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return None


def _wait(error: TelegramError, failures: int) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait if isinstance(wait, int) else wait.total_seconds())
    if isinstance(error, Conflict):
        return _BACKOFF[-1]
    return _BACKOFF[min(failures, len(_BACKOFF) - 1)]
