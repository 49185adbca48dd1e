"""What the clock sets off: the timetable, the watches and the kinds of unasked messages."""

import asyncio
import logging
from datetime import datetime, tzinfo
from functools import cache
from typing import Final

from apscheduler.triggers.cron import CronTrigger
from sqlmodel import Session

from bot.delivery import Kind, next_window
from bot.failing import where
from bot.services import Services
from jobs import aid, care, cases, digest, housekeeping, posts, reception, talks, waves
from jobs import notices as notice_jobs
from jobs.timetable import Entry, Watch, due, next_moment
from storage import job_runs, outbox
from storage.notices import sending
from storage.reception import notices, waitlist
from storage.satisfaction import waves as wave_rows

log = logging.getLogger(__name__)


@cache
def timetable(zone: tzinfo) -> tuple[Entry, ...]:
    """List when to look, in local time; it never says what is owed, and every job may run twice or late."""

    def daily(hour: int, minute: int = 0) -> CronTrigger:
        return CronTrigger(hour=hour, minute=minute, timezone=zone)

    return (
        Entry("forget-handled-updates", daily(3, 30), housekeeping.forget_handled),
        Entry("forget-uploads", daily(3, 40), housekeeping.forget_uploads),
        Entry("forget-in-time", daily(2, 30), housekeeping.forget_in_time),
        Entry("reception-days", daily(0, 10), reception.plan_days),
        Entry("waves-left", daily(0, 20), waves.finish),
        Entry(digest.ENTRY, daily(8, 30), digest.plan),
        Entry("wave-messages", daily(9), waves.plan_messages),
        Entry("case-silence", daily(0, 30), cases.note_silence),
        Entry("case-deadlines", daily(7, 40), cases.recompute),
        Entry("aid-notices", daily(7, 45), aid.recompute),
        Entry("case-chasing", daily(8, 30), cases.plan_chasing),
    )


# What ends at a moment that only the database knows.
WATCHES: Final = (
    Watch("reception-reminders", notices.next_closing, reception.plan_reminders),
    Watch("reception-holds", waitlist.next_hold_end, reception.end_holds),
    Watch("wave-ends", wave_rows.next_end, waves.close_over),
    Watch("notices", sending.next_work, notice_jobs.work),
)

KINDS: Final[tuple[Kind, ...]] = (
    *digest.KINDS,
    *care.KINDS,
    *cases.KINDS,
    *reception.KINDS,
    *waves.KINDS,
    *posts.KINDS,
    *notice_jobs.KINDS,
    *aid.KINDS,
    *talks.KINDS,
)


async def tick(services: Services) -> None:
    """Run everything that has come due; what fails keeps nothing else from running, and comes again."""
    now = services.now()
    mistakes = []
    for entry in due(timetable(services.clock.zone), await services.database.read(job_runs.last_runs), now):
        mistakes.append(mistake := await _run(entry, services, now))
        if mistake is None:
            await services.database.transact(job_runs.note_runs, [entry.name], at=now)
    ends = await services.database.read(_watched, now)
    for watch in WATCHES:
        moment = ends[watch.name]
        if moment is not None and moment <= now:
            mistakes.append(await _run(watch, services, now))
    if any(mistakes):
        raise ExceptionGroup("the timetable", [mistake for mistake in mistakes if mistake is not None])


async def _run(job: Entry | Watch, services: Services, now: datetime) -> Exception | None:
    [mistake] = await asyncio.gather(job.run(services, now), return_exceptions=True)
    if not isinstance(mistake, Exception):
        return None
    log.error("%s failed: %s", job.name, where(mistake))
    return mistake


async def next_due(services: Services) -> datetime | None:
    """Return the next moment at which the clock sets something off: entry, watch or waiting message."""
    return await services.database.read(_next_due, services.now())


def _next_due(session: Session, now: datetime) -> datetime | None:
    zone = now.tzinfo
    if zone is None:
        raise ValueError("the present moment has a zone")
    entry = next_moment(timetable(zone), job_runs.last_runs(session), now)
    moments = [entry, _next_message(session, now), *_watched(session, now).values()]
    return min((moment for moment in moments if moment is not None), default=None)


def _watched(session: Session, now: datetime) -> dict[str, datetime | None]:
    return {watch.name: watch.moment(session, now) for watch in WATCHES}


def _next_message(session: Session, now: datetime) -> datetime | None:
    """Return when the next waiting message may leave: not at night."""
    moment = outbox.next_at(session)
    return None if moment is None else next_window(max(moment.astimezone(now.tzinfo), now))
