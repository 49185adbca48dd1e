"""What the desk changes about one day: its times, its host, whether it is held; and its register on paper."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.reception.buttons import Behalf, DayPage, Manage
from bot.reception.paper import register_page
from bot.reception.words import day_params, reached_params
from bot.texts import Words
from handlers.reception.buttons import (
    Block,
    CallOff,
    Cuts,
    Hosts,
    MoreTimes,
    OtherPlace,
    PrintRegister,
    ReplaceHost,
)
from rules.permissions import Permission
from storage.reception import calling_off, desk, managing
from storage.reception.values import Day

_A_PAGE: Final = 12  # times a page


class State(StrEnum):
    """What is being asked."""

    HOURS = "hours"


@requires(Permission.RUN_RECEPTION)
async def show(_update: Update, context: BotContext) -> None:
    """Show what can be changed about a day."""
    await _show(context, Manage.unpack(await context.press()).day)


@requires(Permission.RUN_RECEPTION)
async def show_times(_update: Update, context: BotContext) -> None:
    """Show the times that can be blocked or opened again."""
    pressed = Cuts.unpack(await context.press())
    await _show_times(context, pressed.day, pressed.page)


@requires(Permission.RUN_RECEPTION)
async def block(_update: Update, context: BotContext) -> None:
    """Block a time, or open it again."""
    pressed = Block.unpack(await context.press())
    day = await context.transact(
        managing.block, pressed.slot, context.person, blocked=bool(pressed.blocked), at=context.now()
    )
    await _show_times(context, day, pressed.page)


@requires(Permission.RUN_RECEPTION)
async def ask_hours(_update: Update, context: BotContext) -> State:
    """Ask for the hours to add."""
    day = await _day(context, MoreTimes.unpack(await context.press()).day)
    context.draft.update(day=day.id)
    await context.show("manage-hours", [[Key("button-back", Manage(day.id))]], **day_params(day))
    return State.HOURS


@requires(Permission.RUN_RECEPTION)
async def take_hours(_update: Update, context: BotContext) -> int:
    """Add the times of these hours."""
    day = int(context.draft["day"])
    count = await context.transact(managing.add_times, day, context.typed, context.person, at=context.now())
    await context.reply("manage-added", [[Key("button-back", Manage(day))]], count=count)
    return END


@requires(Permission.RUN_RECEPTION)
async def show_hosts(_update: Update, context: BotContext) -> None:
    """Show who may receive instead."""
    day = await _day(context, Hosts.unpack(await context.press()).day)
    found = await context.read(managing.others, day.id, context.person, at=context.now())
    keys = [
        Key("button-host", ReplaceHost(day.id, each.post_id), {"name": each.name, "unit": each.unit})
        for each in found
    ]
    key = "manage-hosts" if found else "manage-no-hosts"
    rows: Rows = [*([key] for key in keys), [Key("button-back", Manage(day.id))]]
    await context.show(key, rows, **day_params(day))


@requires(Permission.RUN_RECEPTION)
async def replace_host(_update: Update, context: BotContext) -> None:
    """Let somebody else receive; whoever comes is told."""
    pressed = ReplaceHost.unpack(await context.press())
    await context.transact(managing.replace_host, pressed.day, pressed.post, context.person, at=context.now())
    await _show(context, pressed.day)


@requires(Permission.RUN_RECEPTION)
async def call_off(_update: Update, context: BotContext) -> None:
    """Ask once more before a day is called off, then do it and say who is still to be telephoned."""
    pressed = CallOff.unpack(await context.press())
    day = await _day(context, pressed.day)
    if not pressed.sure:
        listed = await context.read(desk.day_list, day.id, context.person, at=context.now())
        rows = [[Key("button-call-off-yes", CallOff(day.id, 1)), Key("button-back", Manage(day.id))]]
        count = len(listed.visitors) + listed.waiting
        await context.show("manage-call-off", rows, **day_params(day), count=count)
        return
    done = await context.transact(calling_off.call_off, day.id, context.person, at=context.now())
    reached = reached_params(context.language, done)
    await context.show("manage-called-off", **reached, **day_params(day))


@requires(Permission.RUN_RECEPTION, deed="print.register")
async def print_register(_update: Update, context: BotContext) -> None:
    """Send the register of a day as a page to print and fill in."""
    pressed = PrintRegister.unpack(await context.press())
    await _day(context, pressed.day)
    listed = await context.read(desk.day_list, pressed.day, context.person, at=context.now())
    words, params = Words(context.language), day_params(listed.day)
    page = register_page(listed, words)
    await context.reply_document(page, words("register-file-name", **params), "register-file", **params)


async def _show(context: BotContext, day_id: int) -> None:
    day = await _day(context, day_id)
    keys = pairs(
        Key("button-cuts", Cuts(day_id, 0)),
        Key("button-more-times", MoreTimes(day_id)),
        Key("button-hosts", Hosts(day_id)),
        Key("button-other-place", OtherPlace(day_id)),
        Key("button-call-off", CallOff(day_id, 0)),
        Key("button-by-telephone", Behalf(day_id, 0)),
        Key("button-print-register", PrintRegister(day_id)),
    )
    await context.show("manage-day", [*keys, [Key("button-back", DayPage(day_id, 0))]], **day_params(day))


async def _show_times(context: BotContext, day_id: int, page: int) -> None:
    cuts = await context.read(managing.times, day_id, context.person, at=context.now())
    day = await _day(context, day_id)
    first = page * _A_PAGE if 0 <= page * _A_PAGE < len(cuts) else 0
    page = first // _A_PAGE
    keys = [
        Key(
            "button-cut",
            Block(cut.slot_id, page, int(not cut.blocked)),
            {"at": cut.starts_at, "blocked": "yes" if cut.blocked else "no"},
        )
        for cut in cuts[first : first + _A_PAGE]
    ]
    back = [Key("button-previous", Cuts(day_id, page - 1))] if page else []
    more = [Key("button-more", Cuts(day_id, page + 1))] if first + _A_PAGE < len(cuts) else []
    rows = [*pairs(*keys), [*back, *more], [Key("button-back", Manage(day_id))]]
    await context.show("manage-cuts" if cuts else "manage-no-cuts", rows, **day_params(day))


async def _day(context: BotContext, day_id: int) -> Day:
    """Return a day the caller runs; refused to everybody else."""
    return (await context.read(managing.own_day, day_id, context.person, at=context.now())).day


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which hours are typed."""
    states: dict[State, list[Listener]] = {State.HOURS: [MessageHandler(TYPED, take_hours)]}
    return [conversation("more-times", [CallbackQueryHandler(ask_hours, MoreTimes.pattern())], states)]


def steps() -> list[Listener]:
    """List what each button does by itself."""
    return [
        CallbackQueryHandler(show, Manage.pattern()),
        CallbackQueryHandler(show_times, Cuts.pattern()),
        CallbackQueryHandler(block, Block.pattern()),
        CallbackQueryHandler(show_hosts, Hosts.pattern()),
        CallbackQueryHandler(replace_host, ReplaceHost.pattern()),
        CallbackQueryHandler(call_off, CallOff.pattern()),
        CallbackQueryHandler(print_register, PrintRegister.pattern()),
    ]
