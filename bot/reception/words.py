"""How appointments and a day's list read, for conversations and for unasked messages alike."""

from typing import Final

from bot.buttons import Go
from bot.keyboards import Key, Rows, pairs
from bot.reception.buttons import Accept, DayPage, Decline, Move, Quit, Show, ToCalendar, Visit
from bot.texts import Language, Parameter, Text, text
from rules.care.names import Form, Listed, called
from rules.reception.appointments import State
from storage.reception.desk import DayList, Visitor
from storage.reception.values import Booking, Day

PAGE: Final = 12  # visitors a page: with the longest lines still well within one message
_EVENING: Final = range(17, 20)


def day_params(day: Day) -> dict[str, Parameter]:
    """Return what texts may say of a day."""
    at = day.reminds_at
    return {
        "day": day.on,
        "place": day.place,
        "host": day.host,
        "opens": day.opens_at,
        "closes": day.closes_at,
        "reminded": at,
        "reminds": "evening" if at.hour in _EVENING and at.minute == 0 else "other",
        "hour": str(at.hour % 12),
    }


def booking_params(booking: Booking) -> dict[str, Parameter]:
    """Return what texts may say of an appointment."""
    return {
        **day_params(booking.day),
        "at": booking.starts_at or booking.day.on,
        "until": booking.held_until or booking.day.closes_at,
        "number": booking.number or "",
        "position": booking.position or 0,
    }


def screen(language: Language, booking: Booking) -> tuple[Text, Rows]:
    """Render an appointment as its visitor sees it, with what can be done about it."""
    html = text(language, f"booking-{booking.state.value.replace('_', '-')}", **booking_params(booking))
    return html, _keys(booking)


def reminder(language: Language, booking: Booking, stage: str) -> tuple[Text, Rows]:
    """Render the reminder of an appointment."""
    keys = pairs(Key("button-cannot-come", Quit(booking.id)), Key("button-look", Show(booking.id)))
    return text(language, f"booking-reminder-{stage}", **booking_params(booking)), keys


def day_list(language: Language, listed: DayList, page: int = 0) -> tuple[Text, Rows]:
    """Render who comes on a day, a page of it; whoever works at the desk opens one to mark it."""
    first = page * PAGE if 0 <= page * PAGE < len(listed.visitors) else 0
    page = first // PAGE
    shown = listed.visitors[first : first + PAGE]
    names = _names(language, listed)
    head = text(
        language,
        "reception-list",
        **day_params(listed.day),
        count=len(listed.visitors),
        waiting=listed.waiting,
    )
    lines = [_line(language, visitor, names.get(visitor.id)) for visitor in shown]
    rows: list[list[Key]] = []
    if listed.may_mark:
        rows += [list(row) for row in pairs(*(_visit_key(visitor, listed, page) for visitor in shown))]
    rows.append(_pages(listed, page))
    return Text("\n".join([head, *lines])), rows


def visitor_params(language: Language, visitor: Visitor) -> dict[str, Parameter]:
    """Return what texts may say of a visit."""
    return {
        "at": visitor.starts_at,
        "name": visitor.name or "",
        "party": visitor.party,
        "topic": text(language, f"topic-{visitor.topic}"),
        "line": visitor.line or "",
        "said": "yes" if visitor.line else "no",
        "number": visitor.number,
        "state": state_of(visitor),
    }


def state_of(visitor: Visitor) -> str:
    """Return the word for what became of a visit: its state, or its outcome once it is over."""
    return visitor.outcome or visitor.state.value.replace("_", "-")


def _keys(booking: Booking) -> Rows:
    match booking.state:
        case State.BOOKED:
            return [
                [Key("button-move", Move(booking.id, 0)), Key("button-cancel", Quit(booking.id))],
                [Key("button-to-calendar", ToCalendar(booking.id))],
            ]
        case State.OFFERED:
            return [[Key("button-accept", Accept(booking.id)), Key("button-decline", Decline(booking.id))]]
        case State.WAITLISTED:
            return [[Key("button-stop-waiting", Quit(booking.id))]]
        case State.CANCELLED:
            return [[Key("button-book-again", Go("book"))]]
        case _:
            return ()


def _names(language: Language, listed: DayList) -> dict[int, str]:
    people = [Listed(visitor.id, visitor.name) for visitor in listed.visitors if visitor.name is not None]
    return {
        key: text(language, "visitor-comrade", name=name.text) if name.form is Form.COMRADE else name.text
        for key, name in called(people).items()
    }


def _line(language: Language, visitor: Visitor, name: str | None) -> Text:
    params = visitor_params(language, visitor) | {"name": name or ""}
    return text(language, "reception-line" if name else "reception-line-nameless", **params)


def _visit_key(visitor: Visitor, listed: DayList, page: int) -> Key:
    does = Visit(visitor.id, listed.day.id, page)
    return Key("button-visit", does, {"at": visitor.starts_at, "state": state_of(visitor)})


def _pages(listed: DayList, page: int) -> list[Key]:
    keys = []
    if page > 0:
        keys.append(Key("button-previous", DayPage(listed.day.id, page - 1)))
    if (page + 1) * PAGE < len(listed.visitors):
        keys.append(Key("button-more", DayPage(listed.day.id, page + 1)))
    return keys
