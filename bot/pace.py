"""How fast we may send: thirty messages a second in all, one a second to a chat, replies before everything else."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any, Final

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

log = logging.getLogger(__name__)

PER_SECOND: Final = 30.0
CHAT_GAP: Final = 1.0  # seconds between two messages to one chat that nobody asked for
BULK: Final = "bulk"  # the rate_limit_args of a message nobody asked for just now

_CHATS_KEPT: Final = 4096
_MESSAGES: Final = frozenset({"sendMessage", "sendDocument", "sendPhoto", "sendVoice", "copyMessage"})


class Pace(BaseRateLimiter[str]):
    """Lets messages out one after the other, never in a burst; a 429 stops all of them for as long as it says.

    A reply takes the next free turn. Unasked messages queue for theirs one at a time, so that a reply waits for at
    most one of them, however long a broadcast is.
    """

    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._gap = 1 / per_second
        self._next = 0.0
        self._bulk = asyncio.Lock()
        self._chats: OrderedDict[int, float] = OrderedDict()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],  # Any here and below: the library's signature
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        """Wait for a turn if this request sends a message, then make it; a 429 holds everybody up."""
        if endpoint in _MESSAGES:
            chat = data.get("chat_id")
            await (self._bulk_turn(chat) if rate_limit_args == BULK else self._turn(chat))
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            wait = error.retry_after
            seconds = float(wait if isinstance(wait, int) else wait.total_seconds())
            self._next = max(self._next, _now() + seconds)
            log.warning("Telegram asked for a pause of %.0f s", seconds)
            raise

    async def _bulk_turn(self, chat: object) -> None:
        await _until(self._chats.get(chat, 0.0) + CHAT_GAP if isinstance(chat, int) else 0.0)
        async with self._bulk:
            await self._turn(chat)

    async def _turn(self, chat: object) -> None:
        mine = max(_now(), self._next)
        self._next = mine + self._gap
        if isinstance(chat, int):
            self._chats[chat] = mine
            self._chats.move_to_end(chat)
            if len(self._chats) > _CHATS_KEPT:
                self._chats.popitem(last=False)
        await _until(mine)


async def _until(moment: float) -> None:
    wait = moment - _now()
    if wait > 0:
        await asyncio.sleep(wait)


def _now() -> float:
    return asyncio.get_running_loop().time()
