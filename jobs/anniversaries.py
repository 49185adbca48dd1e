"""Days that come round: joining days and seventieth birthdays for secretaries, greetings, fifty years."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session

from bot.anniversaries import words
from bot.anniversaries.buttons import Fifty
from bot.delivery import Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import Key
from bot.texts import text
from rules.joining_days import next_week, this_week
from rules.party_age import medal_year
from rules.permissions import Permission, scope
from storage import posts
from storage.anniversaries import days, fifty, greetings
from storage.anniversaries.days import Anniversary
from storage.cases.books import caller_of

_BETWEEN: Final = " "  # of several paths in the params
_MAY: Final = 5  # the month of the fifty-year list
Week = Callable[[date], tuple[date, date]]
Found = Callable[..., list[Anniversary]]


def _joining_readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return whoever leads a branch in which somebody has their joining day next week."""
    return _of_branches(session, morning, days.joining, next_week)


def _joining(session: Session, occasion: Occasion) -> Section | None:
    people = _still(session, occasion, days.joining, next_week)
    if not people:
        return None
    return Section(words.joining(occasion.language, people, short=_short(occasion)))


def _seventieth_readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return whoever leads a branch in which somebody becomes seventy this week."""
    return _of_branches(session, morning, days.seventieth, this_week)


def _seventieth(session: Session, occasion: Occasion) -> Section | None:
    people = _still(session, occasion, days.seventieth, this_week)
    if not people:
        return None
    return Section(words.seventieth(occasion.language, people, short=_short(occasion)))


def _of_branches(session: Session, morning: Morning, found: Found, week: Week) -> Mapping[int, Params]:
    if not morning.is_weekly:
        return {}
    monday = _monday(morning.day)
    paths = {each.unit_path for each in found(session, week(monday))}
    leading = posts.first_reached(session, Permission.SEND_NOTE, on=morning.day)
    of_person: dict[int, list[str]] = {}
    for path in sorted(paths & leading.keys()):
        of_person.setdefault(leading[path], []).append(path)
    short = int(morning.settings.names_in_chat == "short")
    return {
        person_id: {"paths": _BETWEEN.join(own), "monday": monday.isoformat(), "short": short}
        for person_id, own in of_person.items()
    }


def _still(session: Session, occasion: Occasion, found: Found, week: Week) -> list[Anniversary]:
    """Return whom it is about, as far as the reader still leads their branches; never the reader."""
    params, on = occasion.message.params, occasion.at.date()
    reader = caller_of(session, occasion.message.person_id, on=on)
    leads = scope(reader, Permission.SEND_NOTE)
    paths = [path for path in str(params["paths"]).split(_BETWEEN) if leads.covers(path)]
    people = found(session, week(date.fromisoformat(str(params["monday"]))), paths)
    return [each for each in people if each.person_id != reader.person_id]


def _greeted(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return whoever wishes to be greeted and joined on this day of the year."""
    wishing = greetings.wishing(session)
    if not wishing:
        return {}
    return {
        each.person_id: {"years": each.years}
        for each in days.joining(session, (morning.day, morning.day))
        if each.person_id in wishing
    }


def _greeting(session: Session, occasion: Occasion) -> Section | None:
    if not greetings.wished(session, occasion.message.person_id):
        return None
    return Section(text(occasion.language, "joining-day-greeting", years=occasion.message.params["years"]))


def _fifty_readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return, with the first week's message from 1 May on, those who have such a list looked through."""
    first = date(morning.day.year, _MAY, 1)
    if not morning.is_first_since(first + timedelta(days=-first.weekday() % 7)):
        return {}
    own: dict[int, list[str]] = {}
    for each in posts.reached(session, Permission.CHECK_FIFTY, on=morning.day):
        own.setdefault(each.person_id, []).append(each.unit_path)
    return {
        person_id: {} for person_id, paths in own.items() if fifty.count(session, tuple(paths), morning.day)
    }


def _fifty(session: Session, occasion: Occasion) -> Section | None:
    on = occasion.at.date()
    within = scope(caller_of(session, occasion.message.person_id, on=on), Permission.CHECK_FIFTY)
    count = fifty.count(session, within.paths, on) if within.paths else 0
    if not count:
        return None
    html = text(occasion.language, "fifty-digest", count=count, day=date(medal_year(on), 7, 1))
    return Section(html, [[Key("button-fifty", Fifty())]])


def _short(occasion: Occasion) -> bool:
    return bool(occasion.message.params["short"])


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


PARTS: Final = (
    Part("seventieth", _seventieth_readers, _seventieth),
    Part("joining-days", _joining_readers, _joining),
    Part("fifty", _fifty_readers, _fifty),
    Part("greeting", _greeted, _greeting),
)
