"""Talks by the clock: the digest's part, and what host, desk and whoever asked are told of a meeting."""

from datetime import date
from typing import Final

from sqlmodel import Session

from bot.delivery import Kind, Letter, Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import Key
from bot.reception.buttons import DayPage
from bot.talks import digest, meeting_words, words
from bot.texts import text
from rules.talks.meetings import Asked
from storage import calendars
from storage.cases.owing import first_of_week
from storage.models.people import PersonRow
from storage.models.talks import MeetingRow
from storage.talks import meeting_notices, meetings, owing
from storage.talks.meetings import Time


def _readers(session: Session, morning: Morning) -> dict[int, Params]:
    """Tell everything once a week, and on other days only what is due or planned on them."""
    weekly = _weekly(session, morning)
    params: Params = {"weekly": int(weekly)}
    return dict.fromkeys(owing.readers(session, morning.day, weekly=weekly), params)


def _section(session: Session, occasion: Occasion) -> Section | None:
    message = occasion.message
    day, weekly = occasion.at.date(), bool(message.params["weekly"])
    found = owing.owing(session, message.person_id, day, weekly=weekly)
    return digest.section(occasion.language, found, day)


def _weekly(session: Session, morning: Morning) -> bool:
    first: date = first_of_week(calendars.calendar(session), morning.day)
    return morning.is_first_since(first)


def _booked(session: Session, occasion: Occasion) -> Letter | None:
    """Tell host and desk of a meeting that is booked for the time it was planned for."""
    found = _standing(session, occasion)
    if found is None:
        return None
    row, time = found
    who = words.person(occasion.language, session.get_one(PersonRow, row.person_id).name)
    params = meeting_words.time_params(time)
    return Letter(
        text(occasion.language, "meet-told", **params, who=who),
        [[Key("button-reception", DayPage(time.day.id, 0))]],
    )


def _reminder(session: Session, occasion: Occasion) -> Letter | None:
    """Remind of a meeting that still stands."""
    found = _standing(session, occasion)
    if found is None:
        return None
    row, time = found
    key = f"meet-reminder-{occasion.message.stage}"
    keys = meeting_words.booked_keys(may_change=row.turn < meetings.TURNS)
    return Letter(text(occasion.language, key, **meeting_words.time_params(time)), keys)


def _standing(session: Session, occasion: Occasion) -> tuple[MeetingRow, Time] | None:
    """Return a meeting that still stands at the time a message was planned for."""
    row = session.get(MeetingRow, int(occasion.message.subject))
    if row is None or row.state != Asked.BOOKED:
        return None
    booked = meetings.told(session, row, at=occasion.at).booked
    if booked is None or meeting_notices.slot_key(booked.starts_at) != occasion.message.slot:
        return None
    return row, booked


PART: Final = Part("talks", _readers, _section)
KINDS: Final = (Kind(meeting_notices.BOOKED, _booked), Kind(meeting_notices.REMINDER, _reminder))
