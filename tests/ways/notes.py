"""Ways to the monthly note, to the greeting on one's joining day, and to the fifty-year list."""

from datetime import date
from typing import Final

from bot.anniversaries import buttons as anniversary
from bot.buttons import Go
from bot.notes import buttons as note
from rules.permissions import Permission
from tests.ways.table import Things, menu, ways

_MONTH: Final = date(2026, 11, 1)


def _line(things: Things) -> dict[str, object]:
    return {"unit": things.branch, "month": _MONTH.isoformat(), "day": 5}


WAYS: Final = (
    *menu("notes.reading.note", Permission.MEMBER, "note", "月报"),
    *ways(
        "notes.writing",
        Permission.SEND_NOTE,
        {
            "look": lambda t: note.Look(t.branch, _MONTH),
            "again": lambda t: note.Again(t.branch, _MONTH),
            "take_held": lambda t: note.Held(t.branch, _MONTH, 5),
            "ask_day": lambda t: note.TypeDay(t.branch, _MONTH),
            "ask_line": lambda t: note.Say(t.branch, _MONTH, 5),
            "send": lambda t: note.Send(t.branch, _MONTH, 5),
            "to_case": lambda t: note.ToCase(t.branch, _MONTH),
        },
        outside="note-not-yours",
    ),
    *ways(
        "notes.writing",
        Permission.SEND_NOTE,
        {"take_day": "11月5日"},
        within="note.day",
        draft=_line,
        outside="note-not-yours",
    ),
    *ways(
        "notes.writing",
        Permission.SEND_NOTE,
        {"take_line": "村里的桥要修了"},
        within="note.line",
        draft=_line,
        outside="note-not-yours",
    ),
    *ways("notes.reading", Permission.SEE_NOTES, {"passed_up": lambda _: note.PassedUp(_MONTH, 0)}),
    *ways(
        "notes.reading",
        Permission.SEE_NOTES,
        {"hear": lambda t: note.Hear(t.branch, _MONTH)},
        outside="not-allowed",
    ),
    *ways(
        "anniversaries",
        Permission.MEMBER,
        {"ask_greeting": lambda _: Go("greeting"), "take_greeting": lambda _: anniversary.Greet(1)},
    ),
    *ways("anniversaries", Permission.EXPORT_PEOPLE, {"take_fifty": lambda _: anniversary.Fifty()}),
)
