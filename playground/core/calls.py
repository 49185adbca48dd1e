"""The log of the bot's calls: the latest thousand, for tests and for the curious."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from playground.core.values import Json

KEPT_CALLS = 1000


@dataclass(frozen=True, slots=True)
class Call:
    """One call: either `result` or `error` (Telegram's words, or what broke) says how it went."""

    method: str
    params: Mapping[str, object]
    at: datetime
    result: Json = None
    error: str | None = None


def new_log() -> deque[Call]:
    """Return an empty log that keeps the latest calls only."""
    return deque(maxlen=KEPT_CALLS)
