"""Keeping the house: what was handled long ago is forgotten."""

from datetime import datetime

from bot.services import Services
from storage import inbox


async def forget_handled(services: Services, at: datetime) -> None:
    """Delete tombstones of updates that Telegram cannot offer again, and what they did."""
    await services.database.transact(inbox.forget, before=(at - inbox.KEPT).date())
