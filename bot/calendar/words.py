"""What a year's notice would change, in words: the first few of each, and how many more."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.texts import Language, Text, text
from storage.calendar_effects import ChangedDay, Effect, Moved

_NAMED: Final = 20  # days
_NAMED_EACH: Final = 8
_ALWAYS: Final = "deadlines"  # that none moves is said of these


def effect(language: Language, found: Effect) -> Text:
    """Tell which days and which open deadlines change, and what a whole notice would have."""
    lines = [text(language, "calendar-effect", year=str(found.year), count=len(found.days))]
    lines += [_day(language, day) for day in found.days[:_NAMED]]
    if len(found.days) > _NAMED:
        lines.append(text(language, "calendar-more-days", count=len(found.days) - _NAMED))
    for what, moved in found.moved.items():
        lines += _moved(language, what, moved)
    lines.append(text(language, "calendar-visits"))
    if found.missing:
        between = text(language, "case-between")
        lines.append(text(language, "calendar-missing", names=between.join(found.missing)))
    return Text("\n".join(lines))


def _day(language: Language, day: ChangedDay) -> Text:
    key = "calendar-day-off" if day.is_off else "calendar-day-worked"
    return text(language, key, on=day.on, name=day.name)


def _moved(language: Language, what: str, moved: Sequence[Moved]) -> Iterator[Text]:
    """Tell how many of one kind move, and the first of them by day; silent of kinds that do not move."""
    if not moved and what != _ALWAYS:
        return
    yield text(language, f"calendar-{what}", count=len(moved))
    for each in moved[:_NAMED_EACH]:
        key = "calendar-moved" if each.name else "calendar-moved-day"
        yield text(language, key, name=each.name, was=each.was, becomes=each.becomes)
    if len(moved) > _NAMED_EACH:
        yield text(language, "calendar-more", count=len(moved) - _NAMED_EACH)
