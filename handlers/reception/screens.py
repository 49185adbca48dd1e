"""The screens of the booking conversation: times, topics, the last look."""

from collections.abc import Callable, Sequence
from typing import Final

from bot.buttons import Menu
from bot.callback_data import Button
from bot.keyboards import Key, Rows, pairs
from bot.reception.buttons import Move, Show
from bot.reception.words import day_params
from bot.texts import Language, Parameter, Text, text
from handlers.reception.buttons import WAITING, BookIt, MoveTo, Party, Queue, Slot, Times, Topic
from rules.reception.topics import TOPICS
from storage.reception.values import Booking, Day, Opening, Time, Wish

PAGE: Final = 8  # times a page


def closed(language: Language, found: Opening) -> Text:
    """Say from when the next day can be booked, and what to do about one that has just closed."""
    params = day_params(found.day)
    if found.closed is None:
        return text(language, "booking-opens", **params)
    return text(language, "booking-closed-next", **params, closed=found.closed.on)


def choices(language: Language, found: Opening, page: int) -> tuple[Text, Rows]:
    """Show the free times of a day, a page of them, or the waiting line when there are none."""
    params, day = day_params(found.day), found.day.id
    if not found.times:
        keys = [[Key("button-queue", Queue(day)), Key("button-menu", Menu())]]
        return text(language, "booking-full", **params, waiting=found.waiting), keys
    rows = _times(found.times, page, lambda time: Slot(time.slot_id), lambda page: Times(day, page))
    return text(language, "booking-times", **params, left=len(found.times)), [
        *rows,
        [Key("button-menu", Menu())],
    ]


def other_times(language: Language, held: Booking, found: Opening, page: int) -> tuple[Text, Rows]:
    """Show the times an appointment can be moved to."""
    rows = _times(
        found.times, page, lambda time: MoveTo(held.id, time.slot_id), lambda page: Move(held.id, page)
    )
    key = "booking-move" if found.times else "booking-move-full"
    back = [Key("button-back", Show(held.id))]
    return text(language, key, **day_params(found.day), at=held.starts_at or held.day.on), [*rows, back]


def topics(language: Language, day: Day, time: Time | None) -> tuple[Text, Rows]:
    """Ask what it is about; without a time it is for the waiting line."""
    slot = WAITING if time is None else time.slot_id
    rows = pairs(*(Key(f"topic-{code}", Topic(day.id, slot, code)) for code in TOPICS))
    key = "booking-topic-queue" if time is None else "booking-topic"
    html = text(language, key, **day_params(day), at=time.starts_at if time else day.on)
    return html, [*rows, [Key("button-back", Times(day.id, 0))]]


def last_look(language: Language, day: Day, wish: Wish, time: Time | None) -> tuple[Text, Rows]:
    """Show once more what is about to be booked."""
    params = day_params(day) | _wish_params(language, wish)
    if time is None:
        rows = [[Key("button-queue", BookIt(WAITING))]]
        return text(language, "booking-check-queue", **params), rows
    rows = [
        [Key("button-book-it", BookIt(time.slot_id))],
        [Key("button-party-ask", Party(0)), Key("button-other-time", Times(day.id, 0))],
    ]
    return text(language, "booking-check", **params, at=time.starts_at), rows


def parties(language: Language, day: Day) -> tuple[Text, Rows]:
    """Ask how many come."""
    sizes = (Key("button-party", Party(size), {"party": size}) for size in range(1, day.party_most + 1))
    return text(language, "booking-party", **day_params(day)), pairs(*sizes)


def _wish_params(language: Language, wish: Wish) -> dict[str, Parameter]:
    return {
        "topic": text(language, f"topic-{wish.topic}"),
        "line": wish.line or "",
        "said": "yes" if wish.line else "no",
        "party": wish.party,
    }


def _times(
    times: Sequence[Time], page: int, chosen: Callable[[Time], Button], turned: Callable[[int], Button]
) -> list[list[Key]]:
    """Lay out a page of times, two a row, with keys to the pages before and after."""
    first = max(page, 0) * PAGE
    if first >= len(times):
        first = 0  # fewer are left than when the page was turned
    page = first // PAGE
    keys = [Key("button-time", chosen(time), {"at": time.starts_at}) for time in times[first : first + PAGE]]
    turns = []
    if page > 0:
        turns.append(Key("button-previous", turned(page - 1)))
    if first + PAGE < len(times):
        turns.append(Key("button-more", turned(page + 1)))
    return [*(list(row) for row in pairs(*keys)), turns]
