"""The weekly digest, and what is new in between: one message a person and day, composed when it is sent."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.care import deaths as care_deaths
from bot.care import digest as care_digest
from bot.delivery import CLOSES, Kind, Letter, Occasion
from bot.services import Services
from bot.settings import Settings
from rules.care.stages import Mail
from storage import job_runs, outbox
from storage.care import deaths, digests
from storage.outbox import Message

ENTRY: Final = "care-digests"
HOUR: Final = 8
MINUTE: Final = 30


async def plan_digests(services: Services, at: datetime) -> None:
    """Put a message into the outbox for everybody who is to be told something today."""
    messages = await services.database.read(digests_on, services.settings, at)
    await services.database.transact(outbox.put, messages)


def digests_on(session: Session, settings: Settings, at: datetime) -> list[Message]:
    """Return the day's messages; after the sending window, the next day's. Nothing is stored."""
    day = at.date() if at.time() < CLOSES else at.date() + timedelta(days=1)
    opens = datetime.combine(day, datetime.min.time(), at.tzinfo).replace(hour=HOUR, minute=MINUTE)
    mails = digests.readers(session, day, weekly_for_all=_weekly(session, day, at))
    return [
        Message(
            kind=digests.KIND,
            subject=f"person:{person_id}",
            slot=day.isoformat(),
            stage="",
            person_id=person_id,
            not_before=opens,
            expires_at=datetime.combine(day, CLOSES, at.tzinfo),
            params={"weekly_on": mail.weekly_on, "short": int(settings.names_in_chat == "short")},
        )
        for person_id, mail in mails.items()
    ]


def compose_digest(session: Session, occasion: Occasion) -> Letter | None:
    """Write a person's message from how things are now; None if there is nothing to say any more."""
    message = occasion.message
    mail = Mail(date.fromisoformat(message.slot), int(message.params["weekly_on"]))
    brief = digests.brief(session, message.person_id, mail)
    return care_digest.letter(occasion.language, brief, occasion.at, short=bool(message.params["short"]))


def compose_death(session: Session, occasion: Occasion) -> Letter | None:
    """Ask for confirmation of a death, if it is still open and still this person's to confirm."""
    fact_id, on = int(occasion.message.subject.removeprefix("fact:")), occasion.at.date()
    entry = deaths.entry(session, fact_id, on=on)
    if (
        not entry.open
        or deaths.confirmer(session, entry.subject_id, fact_id, on=on) != occasion.message.person_id
    ):
        return None
    return care_deaths.letter(occasion.language, entry)


def _weekly(session: Session, day: date, at: datetime) -> bool:
    """Say whether everybody gets the weekly message: on Monday, or when nobody looked since before Monday."""
    monday = day - timedelta(days=day.weekday())
    last = job_runs.last_runs(session).get(ENTRY)
    return day == monday or (last is not None and last.astimezone(at.tzinfo).date() < monday)


KINDS: Final = (Kind(digests.KIND, compose_digest), Kind(deaths.KIND, compose_death))
