"""The cloud: people on one side, the bot's calls on the other, no I/O between."""

from collections.abc import Callable, Mapping
from datetime import datetime

from playground.core.calls import Call, new_log
from playground.core.errors import ApiError, Dropped, Trouble
from playground.core.faults import FaultKind, Faults
from playground.core.keeping import Kept, keep, restore
from playground.core.limits import Flood, Limits
from playground.core.methods import LIMITED, METHODS
from playground.core.params import Params
from playground.core.people import People
from playground.core.updates import Poll, UpdateQueue
from playground.core.values import BotAccount, Json, Upload
from playground.core.world import World


class Cloud(People):
    """One bot's Telegram: a state machine, told the time through `now` and otherwise deterministic.

    With `limits` it refuses what comes too fast; `first_update` is the id of the first update.
    """

    def __init__(
        self,
        bot: BotAccount,
        *,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        first_update: int = 1,
    ) -> None:
        super().__init__(World(bot, now, first_update))
        self.bot = bot
        self.now = now
        self.faults = Faults()
        self.calls = new_log()
        self._flood = Flood(limits, now) if limits else None

    @property
    def updates(self) -> UpdateQueue:
        """The updates the bot has not confirmed, and the webhook they go to."""
        return self._world.updates

    def reset(self) -> None:
        """Forget everybody and everything said; the menus, the webhook and the numbering stay."""
        self._world.clear()
        self.faults.clear()
        self.calls.clear()

    def keep(self) -> Kept:
        """Take out what outlives the program, to be written down before anything else happens."""
        return keep(self._world)

    def restore(self, kept: Kept) -> None:
        """Begin, while there is nobody yet, where another cloud was."""
        restore(self._world, kept)

    def call(
        self, token: str, method: str, params: Mapping[str, object], files: Mapping[str, Upload] | None = None
    ) -> Json:
        """Do one method and return its `result`, never waiting.

        Raises `ApiError` as Telegram would refuse, and `Dropped` or `Trouble` where a fault was ordered.
        """
        outcome = self.begin(token, method, params, files)[0]
        return self.finish(outcome) if isinstance(outcome, Poll) else outcome

    def begin(
        self, token: str, method: str, params: Mapping[str, object], files: Mapping[str, Upload] | None = None
    ) -> tuple[Json | Poll, float]:
        """Do one method; return its result (or the poll that waits) and the seconds a fault delays it by."""
        try:
            outcome, delay = self._begin(token, method.lower(), Params(params, files or {}))
        except (ApiError, Dropped, Trouble) as error:
            self.calls.append(Call(method, params, self.now(), error=str(error)))
            raise
        self.calls.append(Call(method, params, self.now(), None if isinstance(outcome, Poll) else outcome))
        return outcome, delay

    def finish(self, poll: Poll) -> Json:
        """Return what there is for a poll, and end it; 409 when another took its place."""
        found = self.updates.read(poll)
        self.updates.close_poll(poll)
        return [*found]

    def download(self, token: str, path: str) -> bytes:
        """Return the content behind a `file_path` that getFile gave out; faults call this "download"."""
        self._authorize(token)
        if fault := self.faults.take("download", None):
            raise fault.error()
        if path not in self._world.paths:
            raise ApiError(404, "Not Found")
        return self._world.contents[self._world.paths[path]]

    def _begin(self, token: str, method: str, params: Params) -> tuple[Json | Poll, float]:
        self._authorize(token)
        if method not in METHODS:
            raise ApiError(404, "Not Found")
        chat = params.integer("chat_id") or None
        fault = self.faults.take(method, chat)
        if fault and fault.kind not in {FaultKind.ANSWER_LOST, FaultKind.SLOW}:
            raise fault.error()
        if self._flood and chat is not None and method in LIMITED:
            self._flood.admit(chat)
        outcome = METHODS[method](self._world, params)
        if fault and fault.kind is FaultKind.ANSWER_LOST:
            raise fault.error()
        return outcome, fault.delay if fault else 0.0

    def _authorize(self, token: str) -> None:
        if token != self.bot.token:
            raise ApiError(401, "Unauthorized")
