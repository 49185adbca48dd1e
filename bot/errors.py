"""What happens when a step fails: a refusal is answered, anything else is kept for the processor to judge."""

import logging
import traceback
from typing import Any

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.context import BotContext
from bot.texts import language_of, text
from rules.refusals import Refused
from storage import people
from storage.transact import Unavailable

log = logging.getLogger(__name__)


class Failures:
    """Remembers why an update failed until the processor asks; one for the running bot."""

    def __init__(self) -> None:
        self._errors: dict[int, BaseException] = {}

    def take(self, update_id: int) -> BaseException | None:
        """Return why this update failed, or None, and forget it."""
        return self._errors.pop(update_id, None)

    async def on_error(self, update: object, context: BotContext) -> None:
        """Answer a refusal, note a blocked chat, keep everything else for the processor; stop further handlers."""
        error = context.error
        if not isinstance(update, Update) or error is None:
            log.error("failure outside an update: %s", _where(error))
            return
        try:
            if isinstance(error, Refused):
                await context.reply(error.key, **error.params)
            elif isinstance(error, Forbidden):
                await _blocked(context)
            else:
                self._keep(update.update_id, error)
        except Forbidden:
            await _blocked(context)
        except (TelegramError, Unavailable) as second:
            self._keep(update.update_id, second)
        raise ApplicationHandlerStop

    async def apologise(self, bot: Bot, raw: dict[str, Any]) -> None:  # Any: JSON as Telegram sent it
        """Tell a person that their step did not work; a failure to do so changes nothing."""
        source = raw.get("message") or raw.get("callback_query") or {}
        sender = source.get("from") or {}
        if not isinstance(sender.get("id"), int):
            return
        try:
            await bot.send_message(sender["id"], text(language_of(sender.get("language_code")), "something-wrong"))
        except TelegramError as error:
            log.warning("could not tell somebody of a failed step: %s", type(error).__name__)

    def _keep(self, update_id: int, error: BaseException) -> None:
        self._errors[update_id] = error
        if not isinstance(error, (NetworkError, RetryAfter, Unavailable)) or isinstance(error, BadRequest):
            log.error("update %s failed: %s", update_id, _where(error))


async def _blocked(context: BotContext) -> None:
    user = context.incoming.effective_user
    if user is not None:
        await context.services.database.transact(people.set_blocked, user.id, on=context.today)


def _where(error: BaseException | None) -> str:
    """Name the kind of error and the lines it passed, never its message: that may hold what a person typed."""
    if error is None:
        return "unknown"
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at " + " < ".join(f"{f.filename}:{f.lineno}" for f in reversed(frames[-6:]))
