"""Errands: long work beside the conversation, taken up again after a crash or given up with a word."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from telegram import Bot, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from bot.failing import passes, where
from bot.keyboards import NONE, Rows, inline
from bot.texts import Language, Parameter, Text, language_of, text
from rules.permissions import Caller
from rules.refusals import Refused
from storage import errands, people
from storage.errands import Errand
from storage.transact import waits

if TYPE_CHECKING:
    from bot.services import Services

log = logging.getLogger(__name__)

STARTS: Final = 3  # of one errand; what ended the program so often is given up
_TRIES: Final = 5  # while network or database are away
_PATIENCE: Final = 20.0  # seconds we wait, when told to stop, for work that cannot be stopped half-way


class Stopped(Exception):
    """The bot was told to stop: the errand is taken up at the next start."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the work of an errand may reach: whom it is for, one way to tell them, and whether to stop."""

    services: "Services"
    bot: Bot
    errand: Errand
    person: Caller
    stop: Event  # the person asked for it
    leave: Event  # the bot is told to

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return language_of(self.person.language)

    def text(self, key: str, /, **params: Parameter) -> Text:
        """Render a text in the person's language."""
        return text(self.language, key, **params)

    async def tell(self, key: str, rows: Rows = NONE, /, **params: Parameter) -> Message:
        """Send a new message."""
        return await self.tell_html(self.text(key, **params), rows)

    async def tell_html(self, html: Text, rows: Rows = NONE) -> Message:
        """Send a new message that was rendered from several texts."""
        keys = inline(self.language, rows)
        return await self.bot.send_message(
            self.errand.chat_id, html, parse_mode=ParseMode.HTML, reply_markup=keys
        )

    async def show_html(self, html: Text, rows: Rows = NONE) -> None:
        """Edit the message the errand began with; where it is gone, send a new one."""
        message_id, keys = self.errand.params.get("message"), inline(self.language, rows)
        try:
            await self.bot.edit_message_text(
                html,
                self.errand.chat_id,
                int(message_id or 0),
                parse_mode=ParseMode.HTML,
                reply_markup=keys,
            )
        except BadRequest as error:
            if not error.message.lower().startswith("message is not modified"):
                await self.tell_html(html, rows)

    async def send(
        self, content: bytes, name: str, key: str, rows: Rows = NONE, /, **params: Parameter
    ) -> None:
        """Send a file and a text under it."""
        await self.bot.send_document(
            self.errand.chat_id,
            content,
            filename=name,
            caption=self.text(key, **params),
            parse_mode=ParseMode.HTML,
            reply_markup=inline(self.language, rows),
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of errand: its name, its work, and the text that says it did not succeed."""

    name: str
    run: Callable[[Doing], Awaitable[None]]
    failed: str


@dataclass(slots=True)
class _Under:
    """An errand under way."""

    errand: Errand
    stop: Event = field(default_factory=Event)
    task: asyncio.Task[None] | None = None


class Errands:
    """Runs errands, each as a task of its own; one for the running bot."""

    def __init__(self) -> None:
        self._under: dict[int, _Under] = {}
        self._leave = Event()
        self._kinds: dict[str, Kind] = {}
        self._services: Services | None = None
        self._bot: Bot | None = None

    def attach(self, services: "Services", bot: Bot, kinds: Iterable[Kind]) -> None:
        """Learn which kinds there are and how people are told; done once the bot is built."""
        self._services, self._bot = services, bot
        self._kinds = {kind.name: kind for kind in kinds}
        self._leave = Event()

    def start(self, errand: Errand) -> None:
        """Begin an errand that is kept; one that is under way or done already is not begun again."""
        if errand.id not in self._under:
            under = self._under[errand.id] = _Under(errand)
            under.task = asyncio.create_task(self._serve(under), name=f"errand-{errand.id}")

    def stop(self, kind: str, person_id: int) -> bool:
        """Ask a person's errand to stop where it can, and say whether there was one."""
        mine = [
            each
            for each in self._under.values()
            if (each.errand.kind, each.errand.person_id) == (kind, person_id)
        ]
        for each in mine:
            each.stop.set()
        return bool(mine)

    async def take_up(self) -> None:
        """Begin what the last run left; to be done before anything new comes in."""
        services = self._services_or_fail()
        for errand in await services.database.transact(errands.take_up):
            self.start(errand)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while tasks := [each.task for each in self._under.values() if each.task is not None]:
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Stop; whatever is not done is taken up at the next start."""
        self._leave.set()
        tasks = [each.task for each in self._under.values() if each.task is not None]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=_PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _serve(self, under: _Under) -> None:
        try:
            await self._do(under)
        finally:
            del self._under[under.errand.id]

    async def _do(self, under: _Under) -> None:
        services, errand = self._services_or_fail(), under.errand
        if self._bot is None or not await services.database.read(errands.there, errand.id):
            return
        person = await services.database.read(people.caller, errand.chat_id, on=services.today)
        kind = self._kinds.get(errand.kind)
        if person is not None and kind is not None:
            doing = Doing(services, self._bot, errand, person, under.stop, self._leave)
            if not await _try(kind, doing):
                return
        await services.database.insist(errands.done, errand.id)

    def _services_or_fail(self) -> "Services":
        if self._services is None:
            raise RuntimeError("errands begin once the bot is built")
        return self._services


async def _try(kind: Kind, doing: Doing) -> bool:
    """Do an errand and say whether it is over: done, or the person was told that it is not."""
    if doing.errand.tries >= STARTS:
        await _tell(doing, kind.failed)
        return True
    pauses = waits()
    for _ in range(_TRIES):
        [problem] = await asyncio.gather(kind.run(doing), return_exceptions=True)
        if isinstance(problem, Stopped):
            return False
        if isinstance(problem, Refused):
            await _tell(doing, problem.key, **problem.params)
        if problem is None or isinstance(problem, Refused | Forbidden):
            return True
        log.error("errand %d (%s) failed: %s", doing.errand.id, kind.name, where(problem))
        if not passes(problem):
            break
        await asyncio.sleep(next(pauses))
    await _tell(doing, kind.failed)
    return True


async def _tell(doing: Doing, key: str, **params: Any) -> None:  # Any: what a refusal tells
    [problem] = await asyncio.gather(doing.tell(key, **params), return_exceptions=True)
    if isinstance(problem, Exception):
        log.warning("somebody could not be told of an errand: %s", type(problem).__name__)
