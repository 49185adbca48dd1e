"""Ways to the five cares: visits, rounds, events, deaths, leave."""

from typing import Final

from bot.buttons import Go
from bot.care import buttons as care
from bot.care import waiver_buttons as waiver
from rules.permissions import Permission
from rules.posts import Role
from tests.ways.table import REACH, TODAY, TOWNS, Reach, menu, ways

# Those who see to a whole branch: a contact person sees to one elder of it.
_SHEETS: Final[Reach] = {who: places for who, places in REACH.items() if who is not Role.CONTACT}


def _round(*picked: int) -> dict[str, object]:
    return {"picked": list(picked), "unit": 0, "on": TODAY.isoformat()}


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
        },
        outside="elders-not-yours",
    ),
    *ways(
        "elders.visits",
        Permission.MEMBER,
        {"withdraw": lambda t: care.Withdraw(t.visit)},
        outside="elders-entered-by-another",
        by=Permission.MEND_CARES,
    ),
    *ways(
        "elders.cards",
        Permission.KEEP_CARES,
        {"show": lambda t: care.Card(t.elder)},
        outside="elders-not-yours",
    ),
    *ways(
        "elders.keeping",
        Permission.KEEP_CARES,
        {
            "ask_contact": lambda t: care.AskContact(t.elder, 0),
            "set_contact": lambda t: care.SetContact(t.elder, 999_999),
            "ask_move": lambda t: care.AskMove(t.elder, 0),
            "move": lambda t: care.MoveTo(t.elder, t.branch),
        },
        outside="elders-not-yours",
    ),
    *ways(
        "elders.waiving",
        Permission.KEEP_CARES,
        {
            "ask_waive": lambda t: waiver.AskWaive(t.elder),
            "ask_why": lambda t: waiver.WhyWaive(t.elder, "routine_visit", "2026-Q4"),
            "waive": lambda t: waiver.Waive(t.elder, "routine_visit", "2026-Q4", 0),
        },
        outside="elders-not-yours",
    ),
    *ways(
        "elders.waiving",
        Permission.KEEP_CARES,
        {"take_back": lambda t: waiver.Unwaive(t.elder, "routine_visit", "2026-Q3")},
        outside="elders-entered-by-another",
        by=Permission.MEND_CARES,
    ),
    *ways(
        "elders.keeping",
        Permission.KEEP_CARES,
        {"move_back": lambda t: care.MoveBack(t.elder)},
        outside="elders-entered-by-another",
        by=Permission.MEND_CARES,
    ),
    *menu("elders.coverage.begin", Permission.SEE_COUNTS, "coverage", "走访情况"),
    *ways(
        "elders.coverage",
        Permission.SEE_COUNTS,
        {"show": lambda t: care.Coverage(t.branch, 0, 0)},
        outside="not-allowed",
    ),
    *ways(
        "elders.coverage",
        Permission.EXPORT_PEOPLE,
        {
            "show_unseen": lambda t: care.Unseen(t.branch),
            "show_alone": lambda t: care.Alone(t.branch, 0),
        },
        outside="not-allowed",
    ),
    *ways(
        "elders.sheets",
        Permission.RECORD_VISIT,
        {"print_sheet": lambda t: care.PrintSheet(t.branch)},
        outside="not-allowed",
        reach=_SHEETS,
    ),
    *menu("elders.covering.show", Permission.PAUSE, "cover", "代看"),
    *ways(
        "elders.covering",
        Permission.PAUSE,
        {
            "ask_who": lambda _: care.AskCover(999_999, 0),
            "ask_until": lambda _: care.CoverBy(999_999, 1),
            "cover": lambda _: care.CoverUntil(999_999, 1, TODAY),
            "uncover": lambda _: care.Uncover(999_999),
        },
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
        {"begin_of": lambda t: care.RoundOf(t.branch)},
        outside="not-allowed",
        reach=_SHEETS,
    ),
    *ways(
        "elders.rounds",
        Permission.RECORD_VISIT,
        {
            "pick": lambda t: care.Pick(t.elder),
            "pick_all": lambda _: care.PickAll(),
            "ask_day": lambda _: care.RoundDays(),
            "take_day": lambda _: care.RoundDay(TODAY),
        },
        within="visit-round.choosing",
        draft=lambda _: _round(),
    ),
    *ways(
        "elders.rounds",
        Permission.RECORD_VISIT,
        {"record": lambda _: care.RoundWay("home")},
        within="visit-round.choosing",
        draft=lambda t: _round(t.elder),
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
        },
        outside="elders-not-yours",
    ),
    *ways(
        "elders.events",
        Permission.MEMBER,
        {"undo": lambda t: care.Undo(t.event)},
        outside="elders-entered-by-another",
        by=Permission.MEND_CARES,
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
