"""Recording a talk or field visit: who with, then the day. Two taps, and not a word of what was said."""

from datetime import date, timedelta
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.talks import words
from bot.talks.buttons import Card, FollowUp, On, TypeDay, Undo, With
from bot.talks.waiver_buttons import AskWaive
from bot.texts import Language, Parameter, Text, text
from rules.permissions import Permission
from rules.talks.rulebook import Deed
from storage.talks import partners, recording
from storage.talks.values import Partner, Recorded, Whom

_YESTERDAY: Final = timedelta(days=1)


@requires(Permission.TALKS, deed="look.talks")
async def choose(_update: Update, context: BotContext) -> None:
    """Take whom it was with, and ask for the day."""
    pressed = With.unpack(await context.press())
    whom = Whom(words.deed_of(pressed.deed), pressed.unit, pressed.person)
    met = await context.read(partners.partner, context.person, whom, on=context.today)
    await context.show_html(*_days(context.language, whom.deed, met, context.today))


@requires(Permission.TALKS)
async def record(_update: Update, context: BotContext) -> None:
    """Record it for the day that was tapped."""
    pressed = On.unpack(await context.press())
    whom = Whom(words.deed_of(pressed.deed), pressed.unit, pressed.person)
    made = await context.transact(recording.record, context.person, whom, pressed.on, at=context.now())
    await context.show_html(*done(context.language, made))


@requires(Permission.TALKS)
async def undo(_update: Update, context: BotContext) -> None:
    """Take back what was recorded."""
    pressed = Undo.unpack(await context.press())
    gone = await context.transact(recording.withdraw, context.person, pressed.encounter, at=context.now())
    await context.show("talk-undone", [[_back(gone.deed)]], day=gone.on)


def done(language: Language, made: Recorded) -> tuple[Text, Rows]:
    """Say what was recorded and what it settled, with what may follow."""
    settled = words.settled(language, made.settled)
    params = _with_params(language, made.unit, made.person)
    html = text(language, f"talk-done-{_slug(made.deed)}", **params, day=made.on, settled=settled)
    follow = "button-talk-opinion" if made.deed is Deed.FIELD_VISIT else "button-talk-follow"
    keys = [Key(follow, FollowUp(made.encounter_id)), Key("button-talk-undo", Undo(made.encounter_id))]
    return html, [keys, [_back(made.deed)]]


def _days(language: Language, deed: Deed, met: Partner, today: date) -> tuple[Text, Rows]:
    """Ask for the day, with whoever else leads the unit, and the plan where there is one to move."""
    params = _with_params(language, met.unit, met.person)
    who = (deed, met.unit_id, met.person_id)
    days = [
        Key("button-talk-today", On(*who, today)),
        Key("button-talk-yesterday", On(*who, today - _YESTERDAY)),
        Key("button-talk-other-day", TypeDay("held", *who)),
    ]
    if met.unit_id:
        days.append(Key("button-talk-move", TypeDay("plan", *who)))
    others = [
        Key(
            "button-talk-instead",
            With(deed, met.unit_id, each.person_id),
            {"who": words.person(language, each.name)},
        )
        for each in (met.others if deed is Deed.TALK else ())
    ]
    return text(language, f"talk-when-{_slug(deed)}", **params), [
        *pairs(*days),
        *pairs(*others),
        [Key("button-talk-waive", AskWaive(*who)), Key("button-back", Card(deed, 0))],
    ]


def _with_params(language: Language, unit: str, person: str | None) -> dict[str, Parameter]:
    """Return what texts say of whom it was with."""
    return {"unit": unit or "none", "person": words.person(language, person)}


def _back(deed: Deed) -> Key:
    return Key("button-back", Card(deed, 0))


def _slug(deed: Deed) -> str:
    return deed.replace("_", "-")


def steps() -> list[Listener]:
    """List what needs no memory: each button carries all it means."""
    return [
        CallbackQueryHandler(choose, With.pattern()),
        CallbackQueryHandler(record, On.pattern()),
        CallbackQueryHandler(undo, Undo.pattern()),
    ]
