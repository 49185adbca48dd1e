"""What a year's notice would change, in words: the first few of each, and how many more."""

from typing import Final

from bot.texts import Language, Text, text
from storage.calendar_effects import ChangedDay, Effect, MovedDeadline

_NAMED: Final = 20  # days
_CASES: Final = 8


def effect(language: Language, found: Effect) -> Text:
    """Tell which days and which open deadlines change, and what a whole notice would have."""
    lines = [text(language, "calendar-effect", year=str(found.year), count=len(found.days))]
    lines += [_day(language, day) for day in found.days[:_NAMED]]
    if len(found.days) > _NAMED:
        lines.append(text(language, "calendar-more-days", count=len(found.days) - _NAMED))
    lines.append(text(language, "calendar-deadlines", count=len(found.deadlines)))
    lines += [_deadline(language, each) for each in found.deadlines[:_CASES]]
    if len(found.deadlines) > _CASES:
        lines.append(text(language, "calendar-more-deadlines", count=len(found.deadlines) - _CASES))
    if found.missing:
        between = text(language, "case-between")
        lines.append(text(language, "calendar-missing", names=between.join(found.missing)))
    return Text("\n".join(lines))


def _day(language: Language, day: ChangedDay) -> Text:
    key = "calendar-day-off" if day.is_off else "calendar-day-worked"
    return text(language, key, on=day.on, name=day.name)


def _deadline(language: Language, each: MovedDeadline) -> Text:
    return text(language, "calendar-deadline", number=each.number, was=each.was, becomes=each.becomes)
