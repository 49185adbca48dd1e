"""How appointments read, for conversations and for unasked messages alike."""

from typing import Final

from bot.buttons import Go
from bot.keyboards import Key, Rows, pairs
from bot.reception.buttons import Accept, Decline, Here, Move, Quit, Show, ToCalendar
from bot.texts import Language, Parameter, Text, text
from rules.reception.appointments import State
from rules.reception.rhythm import rhythm
from storage.reception.values import Booking, Day, Reached

_EVENING: Final = range(17, 20)


def day_params(day: Day) -> dict[str, Parameter]:
    """Return what texts may say of a day."""
    at = day.reminds_at
    return {
        "day": day.on,
        "kind": day.kind.replace("_", "-"),
        "place": day.place,
        "host": day.host,
        "host_name": day.host_name,
        "unit": day.unit,
        "opens": day.opens_at,
        "closes": day.closes_at,
        "reminded": at,
        "reminds": "evening" if at.hour in _EVENING and at.minute == 0 else "other",
        "hour": str(at.hour % 12),
    }


def reached_params(language: Language, done: Reached) -> dict[str, Parameter]:
    """Return what texts may say of who learns of a change to a day, and who has to be telephoned."""
    names = text(language, "list-comma").join(done.to_telephone)
    return {"told": done.told, "silent": len(done.to_telephone), "names": names}


def booking_params(booking: Booking) -> dict[str, Parameter]:
    """Return what texts may say of an appointment."""
    return {
        **day_params(booking.day),
        "at": booking.starts_at or booking.day.on,
        "timed": "yes" if booking.starts_at is not None else "no",
        "today": "yes" if booking.may_come_now else "no",
        "until": booking.held_until or booking.day.closes_at,
        "number": booking.number or "",
        "position": booking.position or 0,
    }


def screen(language: Language, booking: Booking) -> tuple[Text, Rows]:
    """Render an appointment as its visitor sees it, with what can be done about it."""
    html = text(language, f"booking-{_state(booking)}", **booking_params(booking))
    return for_whom(language, booking, html), _keys(booking)


def said_of(language: Language, key: str, booking: Booking, **more: Parameter) -> Text:
    """Render a text about an appointment."""
    return for_whom(language, booking, text(language, key, **booking_params(booking), **more))


def for_whom(language: Language, booking: Booking, html: Text) -> Text:
    """Say first who comes, where that is not whoever reads it."""
    if booking.visitor is None:
        return html
    return Text(f"{text(language, 'booking-for', name=booking.visitor)}\n{html}")


def reminder(language: Language, booking: Booking, stage: str) -> tuple[Text, Rows]:
    """Render the reminder of an appointment."""
    keys = pairs(Key("button-cannot-come", Quit(booking.id)), Key("button-look", Show(booking.id)))
    return said_of(language, f"booking-reminder-{stage}", booking), keys


def in_words(language: Language, written: str) -> Text:
    """Say a rhythm in words: `weekly day 5` is every Friday."""
    read = rhythm(written)
    if read.day is not None:
        return text(language, "rhythm-monthly", number=read.day)
    weekday = text(language, f"weekday-{read.weekday}")
    if read.week is None:
        return text(language, "rhythm-weekly", weekday=weekday)
    return text(language, "rhythm-week", number=read.week, weekday=weekday)


def _state(booking: Booking) -> str:
    """Return the word for a state; whoever queues without a time has one of their own."""
    if booking.state is State.ARRIVED and booking.starts_at is None:
        return "queued"
    return booking.state.value.replace("_", "-")


def _keys(booking: Booking) -> Rows:
    here = [Key("button-here", Here(booking.day.id))] if booking.may_come_now else []
    match booking.state:
        case State.BOOKED:
            return [
                here,
                [Key("button-move", Move(booking.id, 0)), Key("button-cancel", Quit(booking.id))],
                [Key("button-to-calendar", ToCalendar(booking.id))],
            ]
        case State.OFFERED:
            return [[Key("button-accept", Accept(booking.id)), Key("button-decline", Decline(booking.id))]]
        case State.WAITLISTED:
            return [here, [Key("button-stop-waiting", Quit(booking.id))]]
        case State.ARRIVED if booking.starts_at is None:
            return [[Key("button-stop-waiting", Quit(booking.id))]]
        case State.CANCELLED:
            return [[Key("button-book-again", Go("book"))]]
        case _:
            return ()
