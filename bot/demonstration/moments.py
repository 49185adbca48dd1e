"""Moments worth winding the clock of the demonstration to."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from bot.texts import Words
from playground.host import Jump
from rules.lunar import festival

_MORNING: Final = time(8, 30)


def jumps(now: datetime) -> Sequence[Jump]:
    """Offer moments after the present at which something happens, the nearest first."""
    moments = {
        "tomorrow": _morning(now + timedelta(days=1)),
        "monday": next_monday(now),
        "fifteenth": _next_fifteenth(now),
        "spring-festival": _next_spring_festival(now),
    }
    zh, en = Words("zh"), Words("en")
    named = [Jump(zh(f"jump-{name}"), en(f"jump-{name}"), at) for name, at in moments.items()]
    return sorted(named, key=lambda jump: jump.at)


def next_monday(now: datetime) -> datetime:
    """Return the morning of the first Monday after a day."""
    return _morning(now + timedelta(days=7 - now.weekday()))


def _morning(day: datetime) -> datetime:
    return datetime.combine(day.date(), _MORNING, day.tzinfo)


def _next_fifteenth(now: datetime) -> datetime:
    this = _morning(now.replace(day=15))
    return this if this > now else _morning((now.replace(day=1) + timedelta(days=32)).replace(day=15))


def _next_spring_festival(now: datetime) -> datetime:
    days = [festival("spring_festival", now.year + years) for years in (0, 1)]
    moments = [datetime.combine(day, _MORNING, now.tzinfo) for day in days]
    return next(moment for moment in moments if moment > now)
