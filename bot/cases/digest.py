"""The cases' part of a digest: what its reader owes an answer, and a button for each; the minister's line."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.cases import words
from bot.cases.buttons import Open
from bot.digest import Section
from bot.keyboards import Key, pairs
from bot.texts import Language, Text, text
from storage.cases.owing import Owed

_LINES: Final = 8  # cases that are named, the most urgent first
_SOON: Final = 7  # days


def section(language: Language, owed: Sequence[Owed], today: date, *, weekly: bool) -> Section | None:
    """Return what an owner is told: everything once a week, else what is new; None where that is nothing."""
    shown = [each for each in owed if weekly or each.new]
    if not shown:
        return None
    head = text(
        language,
        "desk-digest",
        weekly="yes" if weekly else "no",
        total=len(owed),
        late=sum(each.late > 0 for each in owed),
        soon=sum(0 <= (each.due_on - today).days < _SOON for each in owed),
    )
    lines = [_line(language, each, today) for each in shown[:_LINES]]
    if len(shown) > _LINES:
        lines.append(text(language, "desk-digest-rest", count=len(shown) - _LINES))
    keys = [Key("button-desk-case", Open(each.case_id), {"number": each.number}) for each in shown[:_LINES]]
    return Section(Text("\n".join([head, *lines])), pairs(*keys))


def overdue(language: Language, numbers: Sequence[str]) -> Section | None:
    """Return the minister's line: what has been overdue for long; None where nothing is."""
    if not numbers:
        return None
    listed = text(language, "case-between").join(numbers[:_LINES])
    return Section(text(language, "desk-minister", count=len(numbers), numbers=listed))


def _line(language: Language, each: Owed, today: date) -> Text:
    return text(
        language,
        "desk-digest-line",
        number=each.number,
        category=words.category(language, each.category),
        new="yes" if each.new else "no",
        when="late" if each.late else "today" if each.due_on == today else "left",
        days=each.late,
        due=each.due_on,
    )
