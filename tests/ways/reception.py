"""Ways to reception days: booking one, for oneself or somebody else, the desk's day, and what it plans."""

from functools import partial
from typing import Final

from bot.reception.buttons import (
    Accept,
    Behalf,
    Call,
    DayPage,
    Decline,
    DeskYear,
    Here,
    Manage,
    Mark,
    Move,
    Quit,
    Show,
    ToCalendar,
    Visit,
    Year,
)
from handlers.reception.buttons import (
    BeginSeries,
    Block,
    BookIt,
    CallOff,
    ChooseRhythm,
    Cuts,
    EndSeries,
    Figures,
    Guest,
    HereTopic,
    Hosts,
    Listen,
    MoreTimes,
    MoveTo,
    NewSeries,
    NoLine,
    OtherPlace,
    Party,
    PrintRegister,
    Queue,
    QuitYes,
    ReplaceHost,
    SeriesKind,
    SeriesList,
    Slot,
    Times,
    Topic,
    UsualHours,
    WalkIn,
    Whom,
)
from rules.permissions import Permission
from rules.posts import Role
from tests.ways.table import OWN_OR_DESK, REACH, THE_DAY, Reach, Things, menu, ways


def _wish(_things: Things) -> dict[str, object]:
    return {"day": 1, "slot": 0, "topic": "village", "about": 0, "line": None, "voice": None, "party": 1}


def _somebody(_things: Things) -> dict[str, object]:
    return {"day": 0, "queue": 0, "name": "过路的人"}


def _rhythm(things: Things) -> dict[str, object]:
    return {
        "unit": 1,
        "host": 1,
        "kind": "reception",
        "hours": None,
        "place": "镇上",
        "rhythm": "weekly day 5",
        "day": things.day,
    }


_booking = partial(ways, "reception.booking", Permission.BOOK)
_THE_DESK: Final[Reach] = {
    Role.STAFF: REACH[Role.STAFF]
}  # of the county's day; a town's organiser runs the town's
_desk = partial(ways, permission=Permission.RUN_RECEPTION, outside="not-allowed", reach=_THE_DESK)
_series = partial(ways, "reception.series", Permission.RUN_RECEPTION)
WAYS: Final = (
    *menu("reception.opening.begin", Permission.BOOK, "book", "预约"),
    *ways(
        "reception.opening",
        Permission.BOOK,
        {
            "show_year": lambda _: Year(0, 0),
            "show_times": lambda t: Times(t.day, 0, 0),
            "choose_time": lambda _: Slot(1, 0),
            "choose_waiting": lambda t: Queue(t.day, 0),
        },
    ),
    *_booking({"choose_topic": lambda t: Topic(t.day, 0, "village", 0)}),
    *_booking(
        {
            "take_line": "路灯",
            "leave_line": lambda _: NoLine(),
        },
        within="appointment.line",
        draft=_wish,
    ),
    *_booking(
        {
            "take_line": "路灯",
            "book_it": lambda _: BookIt(2),
            "take_party": lambda _: Party(0),
            "show_other_times": lambda t: Times(t.day, 0, 0),
            "choose_other_time": lambda _: Slot(1, 0),
            "wait_instead": lambda _: Queue(0, 0),
        },
        within="appointment.check",
        draft=_wish,
    ),
    *ways(
        "reception.here",
        Permission.BOOK,
        {"come": lambda t: Here(t.day), "take_topic": lambda t: HereTopic(t.day, "village")},
    ),
    *ways(
        "reception.own",
        Permission.BOOK,
        {
            "show": lambda t: Show(t.appointment),
            "show_times": lambda t: Move(t.appointment, 0),
            "send_calendar_file": lambda t: ToCalendar(t.appointment),
            "move": lambda t: MoveTo(t.appointment, 18),
            "accept": lambda t: Accept(t.appointment),
            "decline": lambda t: Decline(t.appointment),
            "ask_to_quit": lambda t: Quit(t.appointment),
            "quit_": lambda t: QuitYes(t.appointment),
        },
        outside="old-button",
        reach=OWN_OR_DESK,
    ),
    # For somebody else
    *ways("reception.behalf", Permission.BOOK_FOR, {"ask": lambda _: Behalf(0, 0)}),
    *ways(
        "reception.behalf",
        Permission.BOOK_FOR,
        {"choose": lambda t: Whom(t.elder, 0, 0)},
        within="behalf.who",
        draft=_somebody,
        outside="not-allowed",
    ),
    *ways(
        "reception.behalf",
        Permission.BOOK_FOR,
        {"take_name": "查无此人"},
        within="behalf.who",
        draft=_somebody,
    ),
    *ways(
        "reception.behalf",
        Permission.RUN_RECEPTION,
        {"enter_guest": lambda _: Guest()},
        within="behalf.who",
        draft=_somebody,
    ),
    *_desk("reception.behalf", deeds={"put_in_queue": lambda t: WalkIn(t.day, t.elder, "village")}),
    # The desk
    *menu("reception.desk.show_next", Permission.SEE_RECEPTION, "reception", "接待"),
    *ways("reception.desk", Permission.SEE_RECEPTION, {"show_year": lambda _: DeskYear(0)}),
    *ways("reception.figures", Permission.SEE_RECEPTION, {"show": lambda _: Figures(0)}),
    *ways(
        "reception.desk",
        Permission.SEE_RECEPTION,
        {"show_page": lambda t: DayPage(t.day, 0)},
        outside="not-allowed",
        reach=THE_DAY,
    ),
    *_desk(
        "reception.desk",
        deeds={
            "show_visit": lambda t: Visit(t.appointment, t.day, 0),
            "mark": lambda t: Mark(t.appointment, t.day, 0, "arrive"),
            "call": lambda t: Call(t.appointment, t.day),
        },
    ),
    *_desk(
        "reception.desk",
        deeds={"listen": lambda t: Listen(t.appointment)},
        outside="old-button",
    ),
    *_desk(
        "reception.managing",
        deeds={
            "show": lambda t: Manage(t.day),
            "show_times": lambda t: Cuts(t.day, 0),
            "block": lambda _: Block(9, 0, 1),
            "show_hosts": lambda t: Hosts(t.day),
            "replace_host": lambda t: ReplaceHost(t.day, 1),
            "print_register": lambda t: PrintRegister(t.day),
            "ask_hours": lambda t: MoreTimes(t.day),
            "call_off": lambda t: CallOff(t.day, 0),
        },
    ),
    *_desk(
        "reception.managing",
        deeds={"take_hours": "18:00-19:00"},
        within="more-times.hours",
        draft=_rhythm,
    ),
    *_desk("reception.place", deeds={"ask": lambda t: OtherPlace(t.day)}),
    *_desk("reception.place", deeds={"take": "二楼"}, within="other-place.place", draft=_rhythm),
    # Rhythms
    *_series({"show": lambda _: SeriesList(), "begin": lambda _: NewSeries(0, 0)}),
    *_series({"end": lambda _: EndSeries(1, 0)}),
    *_series(
        {"choose_rhythm": lambda _: ChooseRhythm("weekly day 5"), "take_day": "10"},
        within="series.rhythm",
        draft=_rhythm,
    ),
    *_series({"take_place": "镇上"}, within="series.place", draft=_rhythm),
    *_series(
        {"take_hours": "09:00-10:00", "keep_hours": lambda _: UsualHours()},
        within="series.hours",
        draft=_rhythm,
    ),
    *_series({"choose_kind": lambda _: SeriesKind("open_door")}, within="series.check", draft=_rhythm),
    *_desk(
        "reception.series",
        deeds={"finish": lambda _: BeginSeries()},
        within="series.check",
        draft=_rhythm,
    ),
)
