"""Flood limits as Telegram tells them: 30 messages a second, one in a chat, 20 a minute in a group."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from playground.core.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages pass; `chat_burst` of them may come at once in a private chat."""

    per_second: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20


@dataclass(slots=True)
class _Window:
    """At most `most` events within `span`."""

    most: int
    span: timedelta
    events: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime) -> float:
        while self.events and now - self.events[0] >= self.span:
            self.events.popleft()
        return (self.events[0] + self.span - now).total_seconds() if len(self.events) >= self.most else 0.0


class Flood:
    """Counts what was sent and refuses what is too much."""

    def __init__(self, limits: Limits, now: Callable[[], datetime]) -> None:
        self._limits = limits
        self._now = now
        self._all = _Window(limits.per_second, timedelta(seconds=1))
        self._chats: dict[int, _Window] = {}

    def admit(self, chat: int) -> None:
        """Count one message to `chat`; 429 with the whole seconds to wait when it is too much."""
        now = self._now()
        windows = (self._all, self._chats.setdefault(chat, self._window(chat)))
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for window in windows:
            window.events.append(now)

    def _window(self, chat: int) -> _Window:
        limits = self._limits
        if chat < 0:
            return _Window(limits.group_per_minute, timedelta(minutes=1))
        return _Window(limits.chat_burst, timedelta(seconds=limits.chat_burst / limits.chat_per_second))
