"""What has changed with somebody: in hospital, home again, hardship, away, died; undone within the day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.buttons import Go, Menu
from bot.care import words
from bot.care.buttons import AboutWhom, EventOn, EventWhen, TypeDay, Undo
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers.elders.readers import reporting, short
from rules.care.names import Listed, called
from rules.permissions import Permission
from rules.refusals import Refused
from storage.care import deaths, events
from storage.care.events import Event, Person

_A_PAGE: Final = 12
_DAYS: Final = 3  # days offered before one has to be typed


@requires(Permission.REPORT_EVENT)
async def ask_event(_update: Update, context: BotContext) -> None:
    """Ask what has happened."""
    await context.press()
    keys = [Key(_button(event), AboutWhom(event, 0)) for event in Event]
    await context.reply("care-what-happened", [*pairs(*keys), [Key("button-menu", Menu())]])


@requires(Permission.REPORT_EVENT)
async def ask_whom(_update: Update, context: BotContext) -> None:
    """Ask whom it is about: only people of whom it can be said."""
    button = AboutWhom.unpack(await context.press())
    event = _event(button.event)
    people, names = await _people(context, event)
    first = max(button.page, 0) * _A_PAGE
    page = people[first : first + _A_PAGE]
    if not page:
        await context.show("care-about-nobody", [[Key("button-back", Go("report"))]])
        return
    keys = [Key("button-pick", EventWhen(event, each.id), {"name": names[each.id]}) for each in page]
    turn = [Key("button-more", AboutWhom(event, button.page + 1))] if first + len(page) < len(people) else []
    await context.show(
        "care-about-whom",
        [*pairs(*keys), [*turn, Key("button-back", Go("report"))]],
        event=context.text(_words(event)),
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


@requires(Permission.REPORT_EVENT)
async def undo(_update: Update, context: BotContext) -> None:
    """Take back what was reported today."""
    fact = Undo.unpack(await context.press()).fact
    by = context.person.person_id
    undone = await context.transact(events.undo, reporting(context), fact, by=by, at=context.now())
    _, names = await _people(context, Event.DIED)
    await context.show("care-undone", name=words.shown(names, undone.subject_id))


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


async def _people(context: BotContext, event: Event) -> tuple[Sequence[Person], dict[int, Text]]:
    """Return of whom an event can be said, and how they are called among all of them."""
    people = await context.read(
        events.about, reporting(context), event, by=context.person.person_id, on=context.today
    )
    listed = [Listed(each.id, each.name, each.known_as) for each in people]
    shown = called(listed, short=short(context)).items()
    return people, {id_: words.name(context.language, each) for id_, each in shown}


def _event(code: str) -> Event:
    try:
        return Event(code)
    except ValueError as error:
        raise Refused("old-button") from error


def _words(event: Event) -> str:
    return f"care-event-{_hyphened(event)}"


def _button(event: Event) -> str:
    return f"button-event-{_hyphened(event)}"


def _hyphened(event: Event) -> str:
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
