"""Who receives in which rhythm: seen, ended by a button, and begun with host, rhythm, place and hours."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.reception.buttons import DeskYear
from bot.reception.words import in_words, reached_params
from bot.texts import Parameter, Text
from handlers.reception.buttons import (
    BeginSeries,
    ChooseRhythm,
    EndSeries,
    NewSeries,
    SeriesKind,
    SeriesList,
    UsualHours,
)
from rules.permissions import Permission, Scope, scope
from rules.reception.days import place_of
from rules.reception.rhythm import rhythm
from rules.reception.sessions import SessionKind
from rules.reception.slots import opening_hours
from rules.refusals import Refused
from storage.reception import series
from storage.reception.series import Series, Wanted

_WEEKLY: Final = tuple(f"weekly day {day}" for day in range(1, 8))


class State(StrEnum):
    """What is being asked."""

    RHYTHM = "rhythm"
    PLACE = "place"
    HOURS = "hours"
    CHECK = "check"


@requires(Permission.RUN_RECEPTION)
async def show(_update: Update, context: BotContext) -> None:
    """Show the department's rhythm and those beside it."""
    SeriesList.unpack(await context.press())
    await _show(context)


@requires(Permission.RUN_RECEPTION)
async def begin(_update: Update, context: BotContext) -> State | None:
    """Ask for which unit, and who receives; one choice is none. Then ask for the rhythm."""
    pressed = NewSeries.unpack(await context.press())
    units = await context.read(series.units, context.person)
    if not pressed.unit and len(units) > 1:
        keys = [Key("button-pick", NewSeries(each.id, 0), {"name": each.name}) for each in units]
        await context.show("series-unit", [*pairs(*keys), _back()])
        return None
    unit = pressed.unit or next((each.id for each in units), 0)
    hosts = await context.read(series.hosts_of, unit, context.person, on=context.today)
    if not hosts:
        raise Refused("series-no-host")
    if not pressed.host and len(hosts) > 1:
        named = [(NewSeries(unit, each.post_id), {"name": each.name, "unit": each.unit}) for each in hosts]
        rows = [[Key("button-host", chosen, {**params})] for chosen, params in named]
        await context.show("series-host", [*rows, _back()])
        return None
    host = pressed.host or hosts[0].post_id
    context.draft.update(unit=unit, host=host, kind=SessionKind.RECEPTION.value, hours=None)
    keys = [Key("button-rhythm", ChooseRhythm(each), {"rhythm": _said(context, each)}) for each in _WEEKLY]
    await context.show("series-rhythm", [*pairs(*keys), _back()])
    return State.RHYTHM


@requires(Permission.RUN_RECEPTION)
async def choose_rhythm(_update: Update, context: BotContext) -> State:
    """Take a weekly rhythm and ask for the place."""
    return await _take_rhythm(context, ChooseRhythm.unpack(await context.press()).rhythm)


@requires(Permission.RUN_RECEPTION)
async def take_day(_update: Update, context: BotContext) -> State:
    """Take the day of the month as typed (10), or a rhythm as it is written, and ask for the place."""
    typed = context.typed
    return await _take_rhythm(context, f"monthly day {int(typed)}" if typed.isdecimal() else typed)


@requires(Permission.RUN_RECEPTION)
async def take_place(_update: Update, context: BotContext) -> State:
    """Take the place and ask for the hours."""
    context.draft["place"] = place_of(context.typed)
    await context.reply("series-hours", [[Key("button-usual-hours", UsualHours())]])
    return State.HOURS


@requires(Permission.RUN_RECEPTION)
async def take_hours(_update: Update, context: BotContext) -> State:
    """Take the hours as typed and show everything once more."""
    opening_hours(context.typed)
    context.draft["hours"] = context.typed
    return await _check(context)


@requires(Permission.RUN_RECEPTION)
async def keep_hours(_update: Update, context: BotContext) -> State:
    """Receive at the department's hours, and show everything once more."""
    UsualHours.unpack(await context.press())
    return await _check(context)


@requires(Permission.RUN_RECEPTION)
async def choose_kind(_update: Update, context: BotContext) -> State:
    """Make it open-door talk days, or reception days again."""
    kind = SeriesKind.unpack(await context.press()).kind
    if kind not in (SessionKind.RECEPTION, SessionKind.OPEN_DOOR):
        raise Refused("old-button")
    context.draft["kind"] = kind
    return await _check(context)


@requires(Permission.RUN_RECEPTION)
async def finish(_update: Update, context: BotContext) -> int:
    """Begin the rhythm; its days are there at once."""
    BeginSeries.unpack(await context.press())
    within, by = _within(context), context.person.person_id
    await context.transact(
        series.begin, _wanted(context), within, by=by, from_on=context.today, at=context.now()
    )
    await _show(context)
    return END


@requires(Permission.RUN_RECEPTION)
async def end(_update: Update, context: BotContext) -> None:
    """Ask once more before a rhythm ends, then end it with today."""
    pressed = EndSeries.unpack(await context.press())
    found = await context.read(series.series, _within(context), on=context.today)
    chosen = next((each for each in found if each.id == pressed.series), None)
    if chosen is None:
        raise Refused("old-button")
    if not pressed.sure:
        rows = [[Key("button-end-series-yes", EndSeries(chosen.id, 1)), Key("button-back", SeriesList())]]
        await context.show("series-end", rows, **_params(context, chosen))
        return
    within, by = _within(context), context.person.person_id
    done = await context.transact(
        series.end, chosen.id, within, by=by, until_on=context.today, at=context.now()
    )
    if not (done.told or done.to_telephone):
        await _show(context)
        return
    back = [[Key("button-back", SeriesList())]]
    await context.show("series-ended", back, **reached_params(context.language, done))


async def _take_rhythm(context: BotContext, written: str) -> State:
    rhythm(written)
    context.draft["rhythm"] = written
    await context.show("series-place", rhythm=_said(context, written))
    return State.PLACE


async def _check(context: BotContext) -> State:
    wanted = _wanted(context)
    open_door = wanted.kind is SessionKind.OPEN_DOOR
    other = SessionKind.RECEPTION if open_door else SessionKind.OPEN_DOOR
    await context.show(
        "series-check",
        [
            [Key("button-series-begin", BeginSeries())],
            [Key(f"button-make-{other.replace('_', '-')}", SeriesKind(other))],
        ],
        rhythm=_said(context, wanted.rhythm),
        place=wanted.place,
        hours=wanted.hours or "",
        usual="no" if wanted.hours else "yes",
        kind=wanted.kind.replace("_", "-"),
    )
    return State.CHECK


async def _show(context: BotContext) -> None:
    within = _within(context)
    general = await context.read(series.general, on=context.today)
    found = await context.read(series.series, within, on=context.today)
    head = context.text("series-list", rhythm=_said(context, general.rhythm), place=general.place)
    lines = [context.text("series-line", **_params(context, each)) for each in found]
    keys = [
        Key("button-end-series", EndSeries(each.id, 0), {"unit": each.unit})
        for each in found
        if each.until_on is None
    ]
    rows: Rows = [*pairs(*keys), [Key("button-series-new", NewSeries(0, 0)), Key("button-back", DeskYear(0))]]
    await context.show_html(Text("\n".join([head, *lines])), rows)


def _wanted(context: BotContext) -> Wanted:
    kept = context.draft
    return Wanted(
        SessionKind(kept["kind"]), kept["unit"], kept["host"], kept["rhythm"], kept["place"], kept["hours"]
    )


def _params(context: BotContext, each: Series) -> dict[str, Parameter]:
    return {
        "unit": each.unit,
        "host": each.host,
        "kind": each.kind.replace("_", "-"),
        "rhythm": _said(context, each.rhythm),
        "place": each.place,
        "hours": each.hours,
        "until": each.until_on or each.from_on,
        "ends": "no" if each.until_on is None else "yes",
    }


def _said(context: BotContext, written: str) -> Text:
    return in_words(context.language, written)


def _within(context: BotContext) -> Scope:
    return scope(context.person, Permission.RUN_RECEPTION)


def _back() -> list[Key]:
    return [Key("button-back", SeriesList())]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a rhythm is begun."""
    states: dict[State, list[Listener]] = {
        State.RHYTHM: [
            CallbackQueryHandler(choose_rhythm, ChooseRhythm.pattern()),
            MessageHandler(TYPED, take_day),
        ],
        State.PLACE: [MessageHandler(TYPED, take_place)],
        State.HOURS: [
            MessageHandler(TYPED, take_hours),
            CallbackQueryHandler(keep_hours, UsualHours.pattern()),
        ],
        State.CHECK: [
            CallbackQueryHandler(finish, BeginSeries.pattern()),
            CallbackQueryHandler(choose_kind, SeriesKind.pattern()),
        ],
    }
    return [conversation("series", [CallbackQueryHandler(begin, NewSeries.pattern())], states)]


def steps() -> list[Listener]:
    """List what needs no memory."""
    return [
        CallbackQueryHandler(show, SeriesList.pattern()),
        CallbackQueryHandler(end, EndSeries.pattern()),
    ]
