"""Ways to reception days: booking one, what one holds, and the desk."""

from functools import partial
from typing import Final

from bot.reception.buttons import Accept, DayPage, Decline, Move, Quit, Show, ToCalendar, Visit
from handlers.reception.buttons import BookIt, MoveTo, NoLine, Party, Queue, QuitYes, Slot, Times, Topic
from handlers.reception.desk import Mark
from rules.permissions import Permission
from tests.ways.table import OWN, THE_DAY, Things, menu, ways


def _wish(_things: Things) -> dict[str, object]:
    return {"day": 1, "slot": 0, "topic": "village", "line": None, "party": 1}


_booking = partial(ways, "reception.booking", Permission.BOOK)
WAYS: Final = (
    *menu("reception.booking.begin", Permission.BOOK, "book", "预约"),
    *_booking(
        {
            "show_times": lambda t: Times(t.day, 0),
            "choose_time": lambda _: Slot(1),
            "choose_waiting": lambda t: Queue(t.day),
            "choose_topic": lambda t: Topic(t.day, 0, "village"),
        }
    ),
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
            "show_other_times": lambda t: Times(t.day, 0),
            "choose_other_time": lambda _: Slot(1),
            "wait_instead": lambda _: Queue(0),
        },
        within="appointment.check",
        draft=_wish,
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
        reach=OWN,
    ),
    # The desk
    *menu("reception.desk.show_next", Permission.SEE_RECEPTION, "reception", "接待"),
    *ways(
        "reception.desk",
        Permission.SEE_RECEPTION,
        {"show_page": lambda t: DayPage(t.day, 0)},
        outside="not-allowed",
        reach=THE_DAY,
    ),
    *ways(
        "reception.desk",
        Permission.RUN_RECEPTION,
        {
            "show_visit": lambda t: Visit(t.appointment, t.day, 0),
            "mark": lambda t: Mark(t.appointment, t.day, 0, "arrive"),
        },
    ),
)
