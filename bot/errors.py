"""What happens when a step fails: a refusal is answered, anything else is kept for the processor to judge."""

import logging
from typing import Any, Final, TypeVar

from telegram import Bot, Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.context import BotContext
from bot.failing import where
from bot.texts import language_of, text
from rules.refusals import Refused
from storage import people
from storage.transact import Unavailable

log = logging.getLogger(__name__)

T = TypeVar("T")
_QUOTED: Final = 200  # characters


class Failures:
    """Remembers why an update failed until the processor asks; one for the running bot."""

    def __init__(self) -> None:
        self._errors: dict[int, BaseException] = {}
        self._refused: set[int] = set()

    def take(self, update_id: int) -> BaseException | None:
        """Return why this update failed, or None, and forget it."""
        return self._errors.pop(update_id, None)

    def refused(self, update_id: int) -> bool:
        """Say whether this update was refused, and forget it."""
        was_refused = update_id in self._refused
        self._refused.discard(update_id)
        return was_refused

    async def on_error(self, update: object, context: BotContext) -> None:
        """Answer a refusal, note a blocked chat, keep all else for the processor; stop further handlers."""
        error = context.error
        if not isinstance(update, Update) or error is None:
            log.error("failure outside an update: %s", where(error))
            return
        try:
            await _answer(error, context)
        except (TelegramError, Unavailable) as second:
            self._errors[update.update_id] = second
        else:
            if isinstance(error, Refused):
                self._refused.add(update.update_id)
            elif not isinstance(error, Forbidden):
                self._errors[update.update_id] = error
        raise ApplicationHandlerStop

    async def apologise(self, bot: Bot, raw: dict[str, Any]) -> None:  # Any: JSON as Telegram sent it
        """Tell a person that their step did not work; a failure to do so changes nothing."""
        source = raw.get("message") or raw.get("callback_query") or {}
        sender = source.get("from") or {}
        if not isinstance(sender.get("id"), int):
            return
        words = text(language_of(sender.get("language_code")), "something-wrong")
        try:
            await bot.send_message(sender["id"], words)
        except TelegramError as error:
            log.warning("could not tell somebody of a failed step: %s", type(error).__name__)


async def _answer(error: BaseException, context: BotContext) -> None:
    try:
        if isinstance(error, Refused):
            await (
                context.recognise()
            )  # a context of its own, which does not know yet in whose language to answer
            await context.reply(error.key, **{name: _quoted(value) for name, value in error.params.items()})
        if isinstance(error, Forbidden):
            raise error
    except Forbidden:
        await _note_blocked(context)


def _quoted(value: T) -> T | str:
    """Return what a refusal tells, and of what somebody typed only its beginning: a message has an end."""
    return f"{value[:_QUOTED]}…" if isinstance(value, str) and len(value) > _QUOTED else value


async def _note_blocked(context: BotContext) -> None:
    user = context.incoming.effective_user
    if user is not None:
        await context.services.database.transact(people.set_blocked, user.id, on=context.today)
