"""What a failure is: whether trying again may help, and where it happened, in words that tell no more."""

import traceback

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from storage.transact import Unavailable


def passes(error: BaseException) -> bool:
    """Say whether trying again may help: database or Telegram was away, and has not said no to this."""
    refused = (BadRequest, Forbidden, ChatMigrated)
    return isinstance(error, (Unavailable, TelegramError)) and not isinstance(error, refused)


def where(error: BaseException | None) -> str:
    """Name the kind of error and the lines it passed, never its message, which may hold what was typed."""
    if error is None:
        return "unknown"
    frames = traceback.extract_tb(error.__traceback__)
    passed = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} at {passed}" if passed else type(error).__name__
