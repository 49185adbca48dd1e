"""Ways to the five cares: visits, rounds, events, deaths, leave."""

from typing import Final

from bot.buttons import Go
from bot.care import buttons as care
from rules.permissions import Permission
from tests.ways.table import TODAY, TOWNS, menu, ways

WAYS: Final = (
    *menu("elders.today.show_today", Permission.RECORD_VISIT, "today", "今天"),
    *ways("elders.today", Permission.RECORD_VISIT, {"turn": lambda _: care.Today(0)}),
    *ways(
        "elders.today",
        Permission.SEE_LATE,
        {"show_late": lambda _: care.LateNames("town", 0)},
        outside="not-allowed",
        reach=TOWNS,
    ),
    *ways(
        "elders.visits",
        Permission.RECORD_VISIT,
        {
            "ask_way": lambda t: care.Seen(t.elder, TODAY),
            "ask_day": lambda t: care.OtherDay(t.elder),
            "record": lambda t: care.SeenWay(t.elder, "home", TODAY),
            "withdraw": lambda t: care.Withdraw(t.visit),
        },
        outside="elders-not-yours",
    ),
    *ways("elders.notes", Permission.RECORD_VISIT, {"ask_line": lambda t: care.Note(t.visit)}),
    *ways(
        "elders.notes",
        Permission.RECORD_VISIT,
        {"take_line": "屋里漏雨"},
        within="visit-note.line",
        draft=lambda t: {"visit": t.visit},
        outside="elders-not-yours",
    ),
    *ways("elders.rounds", Permission.RECORD_VISIT, {"begin": lambda _: care.Round()}),
    *ways(
        "elders.rounds",
        Permission.RECORD_VISIT,
        {"pick": lambda t: care.Pick(t.elder)},
        within="visit-round.choosing",
        draft=lambda _: {"picked": []},
    ),
    *ways(
        "elders.rounds",
        Permission.RECORD_VISIT,
        {"record": lambda _: care.RoundWay("home")},
        within="visit-round.choosing",
        draft=lambda t: {"picked": [t.elder]},
        outside="elders-not-yours",
    ),
    *ways(
        "elders.events",
        Permission.REPORT_EVENT,
        {
            "ask_event": lambda _: Go("report"),
            "ask_whom": lambda _: care.AboutWhom("away", 0),
            "ask_when": lambda t: care.EventWhen("away", t.elder),
        },
    ),
    *ways(
        "elders.events",
        Permission.REPORT_EVENT,
        {
            "take_event": lambda t: care.EventOn("away", t.elder, TODAY),
            "undo": lambda t: care.Undo(t.event),
        },
        outside="elders-not-yours",
    ),
    *ways("elders.dates", Permission.REPORT_EVENT, {"ask_day": lambda t: care.TypeDay(t.elder, "away")}),
    *ways(
        "elders.dates",
        Permission.REPORT_EVENT,
        {"take_day": "11月20日"},
        within="care-day.day",
        draft=lambda t: {"subject": t.elder, "event": "hardship"},
        outside="elders-not-yours",
    ),
    *ways(
        "elders.deaths",
        Permission.CONFIRM_DEATH,
        {
            "ask": lambda t: care.Death(t.death),
            "confirm": lambda t: care.DeathTrue(t.death),
            "reject": lambda t: care.DeathFalse(t.death),
        },
        outside="elders-not-yours",
    ),
    *menu("elders.leave.ask_until", Permission.PAUSE, "pause", "请假"),
    *ways(
        "elders.leave",
        Permission.PAUSE,
        {
            "ask_until": lambda _: care.AskLeave(),
            "take": lambda _: care.LeaveUntil(TODAY),
            "come_back": lambda _: care.EndLeave(),
        },
    ),
    *ways("elders.leave", Permission.MEMBER, {"note_too_many": lambda _: care.TooMany()}),
)
