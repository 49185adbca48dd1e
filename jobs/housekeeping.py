"""Keeping the house: what was handled long ago is forgotten, and everything else in its time."""

from datetime import datetime, time

from bot.services import Services
from bot.uploads import Uploads
from storage import inbox
from storage.privacy import retention


async def forget_handled(services: Services, at: datetime) -> None:
    """Delete tombstones of updates that Telegram cannot offer again, and what they did."""
    await services.database.transact(inbox.forget, before=(at - inbox.KEPT).date())


async def forget_uploads(services: Services, at: datetime) -> None:
    """Delete files that were sent before this day and neither applied nor put away."""
    Uploads(services.settings).sweep(before=datetime.combine(at.date(), time.min, at.tzinfo))


async def forget_in_time(services: Services, at: datetime) -> None:
    """Forget of each kind what its setting says is old, a piece at a time, so that nobody waits long."""
    for setting in retention.FORGOTTEN:
        while await services.database.transact(retention.forget, setting, at=at) == retention.PIECE:
            pass
