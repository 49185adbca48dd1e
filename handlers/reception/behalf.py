"""For somebody else: an elder, a member of the branch, whoever telephones or stands at the desk."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.reception.buttons import Behalf
from handlers.reception import opening, screens
from handlers.reception.buttons import Guest, WalkIn, Whom
from handlers.reception.desk import show_list
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage.reception import queueing, visitors
from storage.reception.values import Wish
from storage.reception.visitors import Person

NAME_MOST = 20  # characters of a guest's name


class State(StrEnum):
    """What is being asked."""

    WHO = "who"


@requires(Permission.BOOK_FOR)
async def ask(_update: Update, context: BotContext) -> State:
    """Ask who it is for: the elders one sees to, or a name."""
    pressed = Behalf.unpack(await context.press())
    context.draft.update(day=pressed.day, queue=pressed.queue, name=None)
    found = await context.read(visitors.close_to, context.person)
    await context.reply("behalf-queue" if pressed.queue else "behalf-who", pairs(*_keys(context, found)))
    return State.WHO


@requires(Permission.BOOK_FOR)
async def take_name(_update: Update, context: BotContext) -> State | int:
    """Find whom it is for by name; whoever is not on the roster the desk enters as a guest."""
    found = await context.read(visitors.named, context.typed, context.person, on=context.today)
    if len(found) == 1:
        await _go_on(context, found[0].id)
        return END
    guest = [Key("button-guest", Guest())] if may(context.caller, Permission.RUN_RECEPTION) else []
    if not found and not guest:
        raise Refused("behalf-unknown")
    if len(context.typed) > NAME_MOST:
        raise Refused("behalf-name-too-long", most=NAME_MOST)
    context.draft["name"] = context.typed
    rows = [*([key] for key in _keys(context, found)), guest]
    await context.reply("behalf-which" if found else "behalf-not-on-roster", rows, name=context.typed)
    return State.WHO


@requires(Permission.BOOK_FOR)
async def choose(_update: Update, context: BotContext) -> int:
    """Go on with whoever was chosen."""
    pressed = Whom.unpack(await context.press())
    await context.read(visitors.check, context.person, pressed.about, on=context.today)
    context.draft.update(day=pressed.day, queue=pressed.queue)
    await _go_on(context, pressed.about)
    return END


@requires(Permission.RUN_RECEPTION)
async def enter_guest(_update: Update, context: BotContext) -> int:
    """Enter somebody who is not on the roster, and go on with them."""
    Guest.unpack(await context.press())
    name = context.draft.get("name")
    if not name:
        raise Refused("old-button")
    await _go_on(context, await context.transact(visitors.guest, str(name)))
    return END


@requires(Permission.RUN_RECEPTION)
async def put_in_queue(_update: Update, context: BotContext) -> None:
    """Put whoever stands at the desk into the queue, and show the day."""
    pressed = WalkIn.unpack(await context.press())
    await context.transact(
        queueing.walk_in, pressed.day, pressed.about, context.person, Wish(pressed.topic), at=context.now()
    )
    await show_list(context, pressed.day, 0)


async def _go_on(context: BotContext, about: int) -> None:
    """Ask what they come about, or show the times there are for them."""
    day, queue = int(context.draft["day"]), int(context.draft["queue"])
    if queue:
        rows = screens.topic_keys(lambda code: WalkIn(day, about, code))
        await context.reply("walk-in-topic", rows)
    elif day:
        await opening.show_day(context, day, 0, about)
    else:
        await opening.begin_for(context, about)


def _keys(context: BotContext, people: list[Person]) -> list[Key]:
    day, queue = int(context.draft["day"]), int(context.draft["queue"])
    return [Key("button-pick", Whom(each.id, day, queue), {"name": each.name}) for each in people]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a name is typed."""
    states: dict[State, list[Listener]] = {
        State.WHO: [
            MessageHandler(TYPED, take_name),
            CallbackQueryHandler(choose, Whom.pattern()),
            CallbackQueryHandler(enter_guest, Guest.pattern()),
        ]
    }
    return [conversation("behalf", [CallbackQueryHandler(ask, Behalf.pattern())], states)]


def steps() -> list[Listener]:
    """List what needs no memory."""
    return [CallbackQueryHandler(put_in_queue, WalkIn.pattern())]
