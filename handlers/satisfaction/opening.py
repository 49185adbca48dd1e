"""Opening a wave from the chat: what it will ask and whom, said once more; then it is open."""

from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.buttons import Menu
from bot.callback_data import Button
from bot.context import BotContext
from bot.conversations import END, Asking, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, Rows, column
from bot.permissions import requires
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.buttons import Appointed, OpenWave
from bot.satisfaction.plans import MOST_PEOPLE, prepared
from bot.texts import Text
from rules.permissions import Permission
from storage.satisfaction.waves import Opened, Plan

_WHO: Final = "who"
_SURE: Final = "sure"
_PEOPLE: Final = "people"
_APPOINTMENTS: Final = "appointments"


async def ask(context: BotContext, plan: Plan, left: int, does: Button, *more_keys: Key) -> None:
    """Say what the wave will be, and ask whether to open it; below stand other ways to open it."""
    said = context.text(
        "wave-open-sure",
        title=plan.title,
        questions=len(plan.questionnaire.questions),
        groups=groups_in_words(context, plan.groups),
    )
    more = [context.text("wave-cases-left", count=left)] if left else []
    lines = [said, *more, context.text("wave-copy-hint")]
    await context.show_html(Text("\n".join(lines)), [*sure(does), *column(*more_keys)])


async def open_it(context: BotContext, plan: Plan, left: int) -> None:
    """Open the wave and say whom it asks."""
    opened = await wave_keeping.open_wave(context.services, plan, by=context.person.person_id)
    await context.show_html(Text("\n".join(told(context, opened, left))))


def sure(does: Button) -> Rows:
    """Return yes and no."""
    return [[Key("button-yes", does), Key("button-no", Menu())]]


@requires(Permission.RUN_WAVES)
async def ask_people(_update: Update, context: BotContext) -> str:
    """Ask who was newly appointed."""
    OpenWave.unpack(await context.press())
    await context.show("wave-ask-people", most=MOST_PEOPLE)
    return _WHO


@requires(Permission.RUN_WAVES)
async def take_people(_update: Update, context: BotContext) -> str:
    """Take them, a line each, and ask once more."""
    people = [line.strip() for line in context.typed.splitlines() if line.strip()]
    made, left = await prepared(context.services, _APPOINTMENTS, people=people)
    context.draft[_PEOPLE] = people
    await ask(context, made, left, Appointed())
    return _SURE


@requires(Permission.RUN_WAVES)
async def open_appointments(_update: Update, context: BotContext) -> Asking:
    """Open the rating of these appointments."""
    Appointed.unpack(await context.press())
    made, left = await prepared(context.services, _APPOINTMENTS, people=context.draft[_PEOPLE])
    await open_it(context, made, left)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation: who was newly appointed."""
    begin = CallbackQueryHandler(ask_people, f"^{OpenWave(_APPOINTMENTS, 0).pack()}$")
    states: dict[str, list[Listener]] = {
        _WHO: [MessageHandler(TYPED, take_people)],
        _SURE: [
            CallbackQueryHandler(open_appointments, Appointed.pattern()),
            MessageHandler(TYPED, take_people),
        ],
    }
    return [conversation("wave-people", [begin], states)]


def told(context: BotContext, opened: Opened, left: int) -> list[Text]:
    """Say of an opened wave whom it asks, whom it leaves out, and what it had no room for."""
    lines = [context.text("wave-opened", **opened.in_words())]
    if opened.left_out:
        lines.append(context.text("wave-left-out", groups=groups_in_words(context, opened.left_out)))
    if left:
        lines.append(context.text("wave-cases-left", count=left))
    if opened.silent:
        lines.append(context.text("wave-silent-asked", count=opened.silent))
    return lines


def groups_in_words(context: BotContext, groups: tuple[str, ...]) -> str:
    """Name groups in one line."""
    return context.text("wave-between").join(context.text(f"wave-group-{group}") for group in groups)
