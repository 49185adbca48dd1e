"""What Telegram refuses although nothing is wrong: there is nothing left to do."""

from collections.abc import Awaitable
from typing import Final

from telegram.error import BadRequest

# The message already looks so, or is gone, or the button was pressed long ago.
_HARMLESS: Final = (
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
)


async def tolerantly(request: Awaitable[object]) -> None:
    """Wait for a request to edit, delete or acknowledge; what is already as it should be is no failure."""
    try:
        await request
    except BadRequest as error:
        if not error.message.lower().startswith(_HARMLESS):
            raise
