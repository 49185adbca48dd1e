"""What the clock sets off: the timetable and the kinds of unasked messages, each on one screen."""

import logging
from datetime import datetime
from typing import Final

from apscheduler.triggers.cron import CronTrigger

from bot.delivery import Kind
from bot.services import Services
from jobs import housekeeping
from jobs.timetable import Entry, due, next_moment
from storage import job_runs, outbox

log = logging.getLogger(__name__)

# The timetable says when to look, never what is owed; every job may run twice or late.
TIMETABLE: Final = (
    Entry("forget-handled-updates", CronTrigger(hour=3, minute=30, timezone="UTC"), housekeeping.forget_handled),
)

KINDS: Final[tuple[Kind, ...]] = ()


async def tick(services: Services) -> None:
    """Run every entry that has come due; one that fails is looked at again with the next tick."""
    now = services.now()
    for entry in due(TIMETABLE, await services.database.read(job_runs.last_runs), now):
        await entry.run(services, now)
        await services.database.transact(job_runs.note_runs, [entry.name], at=now)


async def next_due(services: Services) -> datetime | None:
    """Return the next moment at which the clock sets something off: an entry, or a message that may leave."""
    entry = next_moment(TIMETABLE, await services.database.read(job_runs.last_runs))
    message = await services.database.read(outbox.next_at)
    return min((moment for moment in (entry, message) if moment is not None), default=None)
