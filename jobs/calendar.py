"""The administrator's weekly line while next year's holidays are not known."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from sqlmodel import Session

from bot.buttons import Go
from bot.delivery import Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import Key
from bot.texts import text
from rules.permissions import Permission
from storage import calendars, posts, units


def _readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Tell whoever brings calendars in, on the first morning of a week, from 1 October on."""
    monday = morning.day - timedelta(days=morning.day.weekday())
    year = calendars.calendar(session).unconfirmed_next_year(morning.day)
    county = units.county(session)
    if year is None or county is None or not morning.is_first_since(monday):
        return {}
    return {reader: {} for reader in posts.holders(session, Permission.SET_UP, county.path, on=morning.day)}


def _compose(session: Session, occasion: Occasion) -> Section | None:
    """Write it, unless the notice has come since."""
    year = calendars.calendar(session).unconfirmed_next_year(occasion.at.date())
    if year is None:
        return None
    html = text(occasion.language, "calendar-weekly", year=str(year))
    return Section(html, [[Key("button-calendar", Go("calendar"))]])


PART: Final = Part("calendar", _readers, _compose)
