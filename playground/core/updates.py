"""The queue of updates: confirmed by the next offset, delivered again until then, forgotten after a day."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from playground.core.errors import conflict
from playground.core.values import JsonObject

KEPT = timedelta(hours=24)
MAX_BATCH = 100
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Update:
    """One update; `line` names the chat it belongs to, within which a webhook keeps the order."""

    id: int
    line: int
    at: datetime
    body: JsonObject


@dataclass(slots=True)
class Webhook:
    """Where updates are posted, and how it went last."""

    url: str
    secret: str = ""
    max_connections: int = 40
    error: str | None = None
    failed_at: datetime | None = None


@dataclass(slots=True)
class Poll:
    """A getUpdates that waits, `timeout` seconds at most; `ended_by` tells who cut it short."""

    limit: int
    timeout: int
    ended_by: str | None = None


class UpdateQueue:
    """What the bot has not confirmed yet."""

    def __init__(self, now: Callable[[], datetime], first_id: int) -> None:
        self._now = now
        self.last_id = first_id - 1
        self._pending: OrderedDict[int, Update] = OrderedDict()
        self._allowed: frozenset[str] | None = None
        self._listeners: list[Callable[[], None]] = []
        self._poll: Poll | None = None
        self.webhook: Webhook | None = None

    def __len__(self) -> int:
        self._forget_old()
        return len(self._pending)

    @property
    def allowed(self) -> frozenset[str] | None:
        """Kinds of updates the bot asked for; None for all but the rare ones."""
        return self._allowed

    def allow(self, kinds: Iterable[str]) -> None:
        """Take only these kinds from now on; none named means the usual ones."""
        self._allowed = frozenset(kinds) or None

    def add(self, kind: str, line: int, body: JsonObject) -> None:
        """Append an update of a kind, unless the bot did not ask for it."""
        if kind in NOT_BY_DEFAULT if self._allowed is None else kind not in self._allowed:
            return
        self.last_id += 1
        self._pending[self.last_id] = Update(
            self.last_id, line, self._now(), {"update_id": self.last_id, kind: body}
        )
        self.wake()

    def take_up(self, updates: Iterable[Update]) -> None:
        """Append updates that waited before."""
        self._pending.update((update.id, update) for update in updates)
        self.wake()

    def confirm(self, offset: int) -> None:
        """Forget what lies before `offset`; a negative one keeps only so many from the end."""
        if offset < 0:
            self._forget_while(lambda _: len(self._pending) > -offset)
        else:
            self._forget_while(lambda update: update.id < offset)

    def done(self, update_id: int) -> None:
        """Forget one update that the webhook took."""
        self._pending.pop(update_id, None)

    def clear(self) -> None:
        """Forget everything that waits."""
        self._pending.clear()

    def waiting(self, most: int | None = None) -> list[Update]:
        """Return what is not confirmed, the oldest first, `most` of them at most."""
        self._forget_old()
        return list(islice(self._pending.values(), most))

    def open_poll(self, offset: int, limit: int, timeout: int) -> Poll:
        """Begin a getUpdates: confirms, ends another that waits; 409 while a webhook is set."""
        if self.webhook is not None:
            raise conflict(_WEBHOOK_ACTIVE)
        self.end_poll(_OTHER_POLLER)
        if offset:
            self.confirm(offset)
        self._poll = Poll(limit, timeout)
        return self._poll

    def read(self, poll: Poll) -> list[JsonObject]:
        """Return what there is for this poll; 409 when another took its place."""
        if poll.ended_by is not None:
            raise conflict(poll.ended_by)
        return [update.body for update in self.waiting(poll.limit)]

    def close_poll(self, poll: Poll) -> None:
        """Note that this poll was answered."""
        if self._poll is poll:
            self._poll = None

    def end_poll(self, reason: str) -> None:
        """Cut the waiting poll short with a conflict."""
        if self._poll is not None:
            self._poll.ended_by = reason
            self._poll = None
            self.wake()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` whenever something may be there to deliver; return what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def wake(self) -> None:
        """Tell the listeners."""
        for listener in tuple(self._listeners):
            listener()

    def _forget_old(self) -> None:
        oldest = self._now() - KEPT
        self._forget_while(lambda update: update.at < oldest)

    def _forget_while(self, condition: Callable[[Update], bool]) -> None:
        while self._pending and condition(next(iter(self._pending.values()))):
            self._pending.popitem(last=False)
