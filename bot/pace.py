"""How fast we may send: thirty messages a second in all, one a second to a chat, replies first."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

log = logging.getLogger(__name__)

PER_SECOND: Final = 30.0
CHAT_GAP: Final = 1.0  # seconds between two messages to one chat that nobody asked for
BULK: Final = "bulk"  # the rate_limit_args of an unasked message, which has waited for its turn before

_CHATS_KEPT: Final = 4096
_COUNTED: Final = (
    "send",
    "copy",
    "forward",
    "editMessage",
)  # how the names of methods begin that Telegram counts


class Pace(BaseRateLimiter[str]):
    """Lets messages out one after the other, never in a burst; a 429 stops every request while it says.

    A reply takes the next free turn. Unasked messages queue for theirs one at a time (`bulk_turn`), so that a
    reply waits for at most one of them, however long a broadcast is.
    """

    def __init__(self, per_second: float = PER_SECOND, chat_gap: float = CHAT_GAP) -> None:
        self._gap = 1 / per_second
        self._chat_gap = chat_gap
        self._next = 0.0  # when the next turn is free; times are the event loop's
        self._halted_until = 0.0
        self._bulk = asyncio.Lock()
        self._chats: OrderedDict[int, float] = OrderedDict()  # when each chat last had a message

    async def initialize(self) -> None:
        """Begin anew: turns and halts belong to the event loop that serves them."""
        self._next = self._halted_until = 0.0
        self._bulk = asyncio.Lock()
        self._chats.clear()

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(  # noqa: PLR0917 - the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],  # Any here and below: the library's signature
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        """Wait for a turn if this request is a reply, and for the end of a halt; a 429 begins one."""
        if endpoint.startswith(_COUNTED) and rate_limit_args != BULK:
            await self._turn(data.get("chat_id"))
        await self._no_halt()
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._halt(seconds(error))
            raise

    async def bulk_turn(self, chat: int) -> None:
        """Wait until an unasked message may go to this chat: behind those before it, and every reply."""
        while True:
            await _until(self._free(chat))
            async with self._bulk:
                if self._free(chat) <= _now():  # nothing else went there meanwhile
                    await self._turn(chat)
                    return

    async def _turn(self, chat: object) -> None:
        taken = False
        while not taken:
            mine = max(_now(), self._next, self._halted_until)
            self._next = mine + self._gap
            if isinstance(chat, int):
                self._note(chat, mine)
            await _until(mine)
            taken = self._halted_until <= _now()  # a halt that began meanwhile takes the turn back

    def _free(self, chat: int) -> float:
        return self._chats.get(chat, -self._chat_gap) + self._chat_gap

    def _note(self, chat: int, at: float) -> None:
        self._chats[chat] = at
        self._chats.move_to_end(chat)
        if len(self._chats) > _CHATS_KEPT:
            self._chats.popitem(last=False)

    def _halt(self, wait: float) -> None:
        self._halted_until = max(self._halted_until, _now() + wait)
        log.warning("Telegram asked for a pause of %.0f s", wait)

    async def _no_halt(self) -> None:
        while self._halted_until > _now():
            await _until(self._halted_until)


def seconds(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def _until(moment: float) -> None:
    wait = moment - _now()
    if wait > 0:
        await asyncio.sleep(wait)


def _now() -> float:
    return asyncio.get_running_loop().time()
