"""What is held on whoever asks: shown, taken along as a file, and ended, with what stays said beforehand."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from telegram import Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Go, Menu
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.ingress import sender_of
from bot.inputs import Word
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.texts import Text
from bot.uploads import Uploads
from handlers import command_menu
from rules.permissions import Permission
from rules.refusals import Refused
from storage.privacy import leaving, showing
from storage.privacy.kinds import KINDS
from storage.privacy.showing import Shown
from storage.satisfaction import held as wave_holdings

_CODES: Final = 4  # samples, the newest first


@button("prv")
class About(Button):
    """Show one thing about privacy: `limits`, `leave` (asks), or do it: `take`, `left`."""

    what: str


@requires(Permission.MEMBER)
async def show(update: Update, context: BotContext) -> None:
    """Show what is held on whoever asks, by kind."""
    if update.callback_query is not None:
        await context.press()
    person_id = context.person.person_id
    held = await context.read(showing.show, person_id, on=context.today)
    waves = await context.read(wave_holdings.held, person_id)
    await context.show_html(_page(context, held, waves), _rows())


@requires(Permission.MEMBER)
async def tell(_update: Update, context: BotContext) -> None:
    """Tell the limits, hand out the file, ask whether to leave, or end it."""
    match About.unpack(await context.press()).what:
        case "limits":
            await context.show("privacy-limits", [[Key("button-back", Go("privacy"))]])
        case "take":
            await _take(context)
        case "leave":
            rows = [[Key("button-privacy-left", About("left")), Key("button-back", Go("privacy"))]]
            await context.show("privacy-leave-ask", rows)
        case "left":
            await _leave(context)
        case _:
            raise Refused("old-button")


async def _take(context: BotContext) -> None:
    taken = await context.transact(showing.take, context.person.person_id, at=context.now())
    content = json.dumps(asdict(taken), ensure_ascii=False, indent=2).encode()
    name = f"{context.text('privacy-file', name=taken.name)}.json"
    await context.reply_document(content, name, "privacy-taken", withheld=len(taken.withheld))


async def _leave(context: BotContext) -> None:
    person, rows = context.person, [[Key("button-menu", Menu())]]
    Uploads(context.services.settings).drop(person.person_id)
    await context.transact(leaving.leave, person.telegram_id, sender_of, at=context.now())
    await context.show("privacy-left", rows)
    try:
        await command_menu.take_away(context.bot, person.telegram_id)
    except (BadRequest, Forbidden):
        return  # the list of commands went with the chat


def _page(context: BotContext, held: Shown, waves: wave_holdings.Held) -> Text:
    """Write a line for every kind of which there is something."""
    at = held.bound_at
    key = "privacy-held" if held.branch else "privacy-held-alone"
    lines = [context.text(key, name=held.name, branch=held.branch)]
    if at is not None:
        joined = at.astimezone(context.now().tzinfo)
        lines.append(context.text("privacy-joined", on=joined, at=joined, by=held.bound_by))
    counts = [(kind.code, held.counts[kind.code]) for kind in KINDS if held.counts[kind.code]]
    lines += [context.text(f"privacy-kind-{code}", count=count) for code, count in counts]
    if held.deeds:
        lines.append(context.text("privacy-deeds", count=held.deeds))
    lines += _of_waves(context, waves)
    return Text("\n".join([*lines, context.text("privacy-not-held")]))


def _of_waves(context: BotContext, waves: wave_holdings.Held) -> Iterable[Text]:
    """Write a line for each place in a wave not yet counted, and for the own code in each newest sample."""
    for place in waves.places:
        state = "paper" if place.paper else "voted" if place.voted else "asked"
        yield context.text("privacy-place", title=place.title, day=place.closes_on, state=state)
    for own in waves.codes[:_CODES]:
        drawn = {True: "yes", False: "no", None: "open"}[own.drawn]
        yield context.text("privacy-code", title=own.title, code=own.code, drawn=drawn)


def _rows() -> Rows:
    return [
        [Key("button-privacy-take", About("take")), Key("button-privacy-limits", About("limits"))],
        [Key("button-privacy-leave", About("leave")), Key("button-menu", Menu())],
    ]


def steps() -> list[Listener]:
    """List the ways in; each button is complete in itself."""
    return [
        MessageHandler(Word("privacy"), show),
        CallbackQueryHandler(show, re.compile("^go:privacy$")),
        CallbackQueryHandler(tell, About.pattern()),
    ]
