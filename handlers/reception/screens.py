"""The screens of the booking conversation: times, topics, the last look, the year ahead."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from bot.buttons import Menu
from bot.callback_data import Button
from bot.keyboards import Key, Rows, pairs
from bot.reception.buttons import Behalf, Here, Move, Show, Year
from bot.reception.lists import page_of
from bot.reception.words import booking_params, day_params, for_whom
from bot.texts import Language, Parameter, Text, text
from handlers.reception.buttons import (
    WAITING,
    BookIt,
    MoveTo,
    Party,
    Queue,
    Slot,
    Times,
    Topic,
)
from rules.reception.topics import TOPICS
from storage.reception.values import Ahead, Booking, Day, Opening, Time, Wish

PAGE: Final = 8  # times a page
_BOOKABLE: Final = ("open", "full")


def closed(language: Language, found: Opening, *, today: bool) -> tuple[Text, Rows]:
    """Say from when the next day can be booked, and what to do about one that has just closed."""
    params, more = day_params(found.day), Key("button-other-days", Year(0, 0))
    if found.closed is None:
        return text(language, "booking-opens", **params), [[more]]
    here = [Key("button-here-queue", Here(found.closed.id))] if today else []
    return text(language, "booking-closed-next", **params, closed=found.closed.on), [here, [more]]


def choices(
    language: Language, found: Opening, page: int, *, about: int = 0, others: bool = False
) -> tuple[Text, Rows]:
    """Show the free times of a day, a page of them, or the waiting line when there are none."""
    params, day = day_params(found.day), found.day.id
    more = [Key("button-other-days", Year(about, 0))]
    if others and not about:
        more.append(Key("button-behalf", Behalf(0, 0)))
    if not found.times:
        keys = [[Key("button-queue", Queue(day, about))], more, [Key("button-menu", Menu())]]
        return text(language, "booking-full", **params, waiting=found.waiting), keys
    rows = _times(
        found.times, page, lambda time: Slot(time.slot_id, about), lambda page: Times(day, page, about)
    )
    html = text(language, "booking-times", **params, left=len(found.times))
    return html, [*rows, more, [Key("button-menu", Menu())]]


def other_times(language: Language, held: Booking, found: Opening, page: int) -> tuple[Text, Rows]:
    """Show the times an appointment can be moved to."""
    rows = _times(
        found.times, page, lambda time: MoveTo(held.id, time.slot_id), lambda page: Move(held.id, page)
    )
    key = "booking-move" if found.times else "booking-move-full"
    back = [Key("button-back", Show(held.id))]
    return for_whom(language, held, text(language, key, **booking_params(held))), [*rows, back]


def topics(language: Language, day: Day, time: Time | None, *, about: int = 0) -> tuple[Text, Rows]:
    """Ask what it is about; without a time it is for the waiting line."""
    slot = WAITING if time is None else time.slot_id
    rows = topic_keys(lambda code: Topic(day.id, slot, code, about))
    key = "booking-topic-queue" if time is None else "booking-topic"
    html = text(language, key, **day_params(day), at=time.starts_at if time else day.on)
    return html, [*rows, [Key("button-back", Times(day.id, 0, about))]]


def topic_keys(chosen: Callable[[str], Button]) -> Rows:
    """Lay out the topics, two a row."""
    return pairs(*(Key(f"topic-{code}", chosen(code)) for code in TOPICS))


def last_look(
    language: Language, day: Day, wish: Wish, time: Time | None, *, about: int, name: str
) -> tuple[Text, Rows]:
    """Show once more what is about to be booked, and for whom if it is for somebody else."""
    params = day_params(day) | _wish_params(language, wish)
    party = Key("button-party-ask", Party(0))
    if time is None:
        html, rows = (
            text(language, "booking-check-queue", **params),
            [[Key("button-queue-it", BookIt(WAITING)), party]],
        )
    else:
        html = text(language, "booking-check", **params, at=time.starts_at)
        other = Key("button-other-time", Times(day.id, 0, about))
        rows = [[Key("button-book-it", BookIt(time.slot_id))], [party, other]]
    if name:
        html = Text(f"{text(language, 'booking-for', name=name)}\n{html}")
    return html, rows


def parties(language: Language, day: Day) -> tuple[Text, Rows]:
    """Ask how many come."""
    sizes = (Key("button-party", Party(size), {"party": size}) for size in range(1, day.party_most + 1))
    return text(language, "booking-party", **day_params(day)), pairs(*sizes)


def year(language: Language, days: Sequence[Ahead], asked: Year, *, at: datetime) -> tuple[Text, Rows]:
    """Show which days there are and from when each can be booked; those that can be now have a key."""
    shown, page = page_of(days, asked.page)
    lines = [text(language, f"year-line-{stage(each, at)}", **ahead_params(each)) for each in shown]
    keys = [
        Key("button-day-short", Times(each.day.id, 0, asked.about), ahead_params(each))
        for each in shown
        if stage(each, at) in _BOOKABLE
    ]
    today = [each.day for each in shown if each.day.on == at.date() and not asked.about]
    keys += [Key("button-here-queue", Here(day.id)) for day in today]
    turns = turn_keys(days, page, lambda page: Year(asked.about, page))
    html = Text("\n".join([text(language, "year-ahead"), *lines]))
    return html, [*pairs(*keys), turns, [Key("button-menu", Menu())]]


def ahead_params(each: Ahead) -> dict[str, Parameter]:
    """Return what texts may say of a day of the year ahead."""
    return {**day_params(each.day), "places": each.places, "left": each.left, "waiting": each.waiting}


def turn_keys(days: Sequence[Ahead], page: int, turned: Callable[[int], Button]) -> list[Key]:
    """Lay out the keys to the pages before and after."""
    keys = [] if page == 0 else [Key("button-previous", turned(page - 1))]
    return [*keys, Key("button-more", turned(page + 1))] if page_of(days, page + 1)[1] else keys


def stage(each: Ahead, at: datetime) -> str:
    """Say whether a day can be booked: later, now (or there is only its waiting line), or no more."""
    if at < each.day.opens_at:
        return "later"
    if at >= each.day.closes_at:
        return "closed"
    return "open" if each.left else "full"


def _wish_params(language: Language, wish: Wish) -> dict[str, Parameter]:
    return {
        "topic": text(language, f"topic-{wish.topic}"),
        "line": wish.line or "",
        "said": "yes" if wish.line else "spoken" if wish.voice else "no",
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
