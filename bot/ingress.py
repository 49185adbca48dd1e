"""How updates come in: each is stored before Telegram is told we have it, but a ballot's taps."""

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
from bot.pace import seconds
from bot.processing import Incoming, Line
from bot.services import Services
from storage import inbox
from storage.transact import Unavailable, waits

log = logging.getLogger(__name__)

ALLOWED: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
LARGEST: Final = 1 << 20  # bytes of one webhook request; Telegram's updates are a few kilobytes
# The library's own method parses what it fetches, and one update it cannot parse stalls everybody. Spelt so,
# the endpoint is the same and the library does not warn that it has a method for it.
_GET_UPDATES: Final = "get__updates"
_POLL_SECONDS: Final = 30
_CONFLICT_WAIT: Final = 30.0  # seconds; somebody else polls with our token
_SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_UNKNOWN: Final = "\ufffd"  # stands for what no database and no message can hold
RawUpdate = dict[str, Any]  # Any: JSON as Telegram sent it


class Gate:
    """Stores raw updates and lets the new ones into the line."""

    def __init__(
        self, services: Services, bot: Bot, line: Line, health: Health, unstored: Callable[[RawUpdate], bool]
    ) -> None:
        self._services = services
        self._bot = bot
        self._line = line
        self._health = health
        self._unstored = unstored

    async def admit(self, updates: Sequence[RawUpdate]) -> None:
        """Store updates, trying until the database takes them, then hand the new ones on."""
        updates = [_storable(update) for update in updates]
        kept = {update["update_id"]: json.dumps(update) for update in updates if not self._unstored(update)}
        fresh = await self._store(kept)
        for update in updates:
            key = update["update_id"]
            if key in fresh or key not in kept:
                self._line.feed(Incoming(key, sender_of(update), update, stored=key in kept))

    async def _store(self, kept: dict[int, str]) -> set[int]:
        pauses = waits()
        while True:
            try:
                fresh = await self._services.database.transact(
                    inbox.store, self._bot.id, kept, at=self._services.now()
                )
            except Unavailable:
                self._health.trouble("database")
                await asyncio.sleep(next(pauses))
            else:
                self._health.well("database")
                return fresh


class Poller:
    """Long polling: the offset moves only when everything before it is stored."""

    def __init__(self, gate: Gate, bot: Bot, health: Health) -> None:
        self._gate = gate
        self._bot = bot
        self._health = health
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled; a token that Telegram refuses ends it, everything else is waited out."""
        pauses = waits()
        while True:
            try:
                await self.once(_POLL_SECONDS)
            except InvalidToken:
                raise
            except TelegramError as error:
                self._health.trouble("telegram")
                log.warning("polling failed: %s", type(error).__name__)
                await asyncio.sleep(_wait(error) or next(pauses))
            else:
                self._health.well("telegram")
                pauses = waits()

    async def once(self, most_seconds: int) -> int:
        """Fetch one batch, store it and hand it on; return how many updates it held."""
        parameters: dict[str, object] = {"timeout": most_seconds, "allowed_updates": json.dumps(ALLOWED)}
        if self._offset is not None:
            parameters["offset"] = self._offset
        updates = await self._bot.do_api_request(
            _GET_UPDATES, api_kwargs=parameters, read_timeout=most_seconds + 10.0
        )
        if not isinstance(updates, list):
            raise NetworkError("getUpdates did not answer with a list")
        await self._gate.admit(updates)
        if updates:
            self._offset = max(update["update_id"] for update in updates) + 1
        return len(updates)


class Webhook:
    """Takes updates over HTTP: 200 is answered only when the update is stored."""

    def __init__(self, gate: Gate, secret: str) -> None:
        self._gate = gate
        self._secret = secret.encode()

    def routes(self, path: str) -> list[web.RouteDef]:
        """List the one route."""
        return [web.post(path, self._take)]

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())  # the server refuses (413) what is larger than LARGEST
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(update, dict) or type(update.get("update_id")) is not int:
            return web.Response(status=400)
        await self._gate.admit([update])
        return web.Response()


def sender_of(update: RawUpdate) -> int | None:
    """Return the Telegram id of whoever a raw update comes from."""
    for kind in ALLOWED:
        part = update.get(kind)
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return None


def _storable(value: Any) -> Any:  # Any: JSON, in and out
    """Replace halves of characters and NUL: JSON can spell them, no database or message can hold them."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", _UNKNOWN)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return value


def _wait(error: TelegramError) -> float | None:
    if isinstance(error, RetryAfter):
        return seconds(error)
    return _CONFLICT_WAIT if isinstance(error, Conflict) else None
