"""What has changed with somebody: in hospital, home again, hardship, away, died; undone within the day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.buttons import Go, Menu
from bot.callback_data import Button
from bot.care import words
from bot.care.buttons import AboutWhom, AskContact, AskMove, EventOn, EventWhen, TypeDay, Undo
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, paged, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers.elders.readers import hand, keeping, named, reporting, short
from rules.care.names import Listed, called
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage.care import deaths, events, seen
from storage.care.events import Event, Person

_A_PAGE: Final = 12
_DAYS: Final = 3  # days offered before one has to be typed
# What is no fact about somebody, but changes who sees to them.
_KEPT: Final = {"moved": AskMove, "contact": AskContact}


@requires(Permission.REPORT_EVENT)
async def ask_event(_update: Update, context: BotContext) -> None:
    """Ask what has happened."""
    await context.press()
    keys = [Key(_button(event), AboutWhom(event, 0)) for event in Event]
    if may(context.caller, Permission.KEEP_CARES):
        keys += [Key(f"button-{code}", AboutWhom(code, 0)) for code in _KEPT]
    await context.reply("care-what-happened", [*pairs(*keys), [Key("button-menu", Menu())]])


@requires(Permission.REPORT_EVENT, deed="look.elder")
async def ask_whom(_update: Update, context: BotContext) -> None:
    """Ask whom it is about: only people of whom it can be said."""
    button = AboutWhom.unpack(await context.press())
    people, names = await _people(context, None if button.event in _KEPT else _event(button.event))
    if not people:
        await context.show("care-about-nobody", [[Key("button-back", Go("report"))]])
        return
    keys = [Key("button-pick", _next(button.event, each.id), {"name": names[each.id]}) for each in people]
    rows = paged(keys, button.page, _A_PAGE, lambda page: AboutWhom(button.event, page))
    await context.show(
        "care-about-whom",
        [*rows, [Key("button-back", Go("report"))]],
        event=context.text(f"care-event-{_hyphened(button.event)}"),
    )


@requires(Permission.REPORT_EVENT)
async def ask_when(_update: Update, context: BotContext) -> None:
    """Ask for the day."""
    button = EventWhen.unpack(await context.press())
    event = _event(button.event)
    _, names = await _people(context, event)
    days = [context.today - timedelta(days=back) for back in range(_DAYS)]
    keys = [
        Key(
            "button-day",
            EventOn(event, button.subject, day),
            {"day": words.day(context.language, day, context.today)},
        )
        for day in days
    ]
    keys.append(Key("button-type-day", TypeDay(button.subject, event)))
    await context.show(
        "care-when",
        [*pairs(*keys), [Key("button-back", AboutWhom(event, 0))]],
        name=words.shown(names, button.subject),
        event=context.text(_words(event)),
    )


@requires(Permission.REPORT_EVENT)
async def take_event(_update: Update, context: BotContext) -> None:
    """Record the event."""
    button = EventOn.unpack(await context.press())
    await report_on(context, button.event, button.subject, button.on)


@requires(Permission.MEMBER)
async def undo(_update: Update, context: BotContext) -> None:
    """Take back what the caller reported today, or may mend."""
    fact = Undo.unpack(await context.press()).fact
    undone = await context.transact(events.undo, fact, hand(context), at=context.now())
    about = await context.read(seen.person, undone.subject_id, on=context.today)
    await context.show("care-undone", name=(await named(context, about)).name(about.id))


async def report_on(context: BotContext, code: str, subject: int, on: date) -> None:
    """Record an event of a day and say what follows from it."""
    event, by = _event(code), context.person.person_id
    _, names = await _people(context, event)
    name = words.shown(names, subject)
    if event is Event.DIED:
        entered = await context.transact(
            deaths.enter, reporting(context), subject, on, by=by, at=context.now()
        )
        await context.show(
            "care-death-entered",
            [[Key("button-undo", Undo(entered.fact_id))]],
            name=name,
            on=on,
            asked=entered.asked_name or "none",
        )
        return
    reported = await context.transact(
        events.report, reporting(context), event, subject, on, by=by, at=context.now()
    )
    await context.show(
        "care-reported",
        [[Key("button-undo", Undo(reported.fact_id))]],
        name=name,
        on=on,
        event=context.text(_words(event)),
        hint=context.text(f"care-hint-{_hyphened(event)}"),
    )


async def _people(context: BotContext, event: Event | None) -> tuple[Sequence[Person], dict[int, Text]]:
    """Return of whom an event can be said (None: whose card one keeps), and how they are called."""
    by, on = context.person.person_id, context.today
    if event is None:
        people = await context.read(events.everybody, keeping(context), by=by, on=on)
    else:
        people = await context.read(events.candidates, reporting(context), event, by=by, on=on)
    listed = [Listed(each.id, each.name, each.known_as) for each in people]
    shown = called(listed, short=short(context)).items()
    return people, {id_: words.name(context.language, each) for id_, each in shown}


def _next(code: str, person: int) -> Button:
    """Return where choosing somebody leads."""
    if code in _KEPT:
        return _KEPT[code](person, 0)
    return EventWhen(code, person)


def _event(code: str) -> Event:
    try:
        return Event(code)
    except ValueError as error:
        raise Refused("old-button") from error


def _words(event: Event) -> str:
    return f"care-event-{_hyphened(event)}"


def _button(event: Event) -> str:
    return f"button-event-{_hyphened(event)}"


def _hyphened(event: str) -> str:
    return event.replace("_", "-")


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        CallbackQueryHandler(ask_event, re.compile("^go:report$")),
        CallbackQueryHandler(ask_whom, AboutWhom.pattern()),
        CallbackQueryHandler(ask_when, EventWhen.pattern()),
        CallbackQueryHandler(take_event, EventOn.pattern()),
        CallbackQueryHandler(undo, Undo.pattern()),
    ]
