"""What follows from a closed wave, at the desk: units that scored low, and remarks, one at a time."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.satisfaction import words as survey_words
from bot.satisfaction.buttons import FollowUps, LowScore, ReadRemark, follow_up_keys
from rules.permissions import Permission
from rules.refusals import Refused
from storage.satisfaction import followups
from storage.satisfaction.followups import Found, Low

_LOOK, _FILE, _TALK = range(3)


@requires(Permission.ROUTE_CASES)
async def overview(_update: Update, context: BotContext) -> None:
    """Show what a closed wave asks the desk to look at."""
    wave = FollowUps.unpack(await context.press()).wave
    found = await context.read(followups.find, wave)
    rows = follow_up_keys(wave, [(low.unit, low.name) for low in found.low], found.remarks)
    await context.show("follow-up", rows, title=found.title, low=len(found.low), remarks=found.remarks)


@requires(Permission.ROUTE_CASES)
async def low_score(_update: Update, context: BotContext) -> None:
    """Show a unit that scored low, make it a case, or have a talk with its leadership."""
    asked = LowScore.unpack(await context.press())
    found = await context.read(followups.find, asked.wave)
    low = next((each for each in found.low if each.unit == asked.unit), None)
    if low is None or asked.does not in (_LOOK, _FILE, _TALK):
        raise Refused("old-button")
    by, now, said = context.person.person_id, context.now(), _said(context, found, low)
    if asked.does == _LOOK:
        rows = [
            [
                Key("button-low-case", LowScore(asked.wave, low.unit, _FILE)),
                Key("button-low-talk", LowScore(asked.wave, low.unit, _TALK)),
            ],
            *_back(asked.wave),
        ]
        await context.show("own-words", rows, words=said)
    elif asked.does == _FILE:
        filed = await context.transact(followups.file_low, asked.wave, low.unit, said, by=by, at=now)
        await context.show("low-filed", _back(asked.wave), number=filed.number, day=filed.due.on)
    else:
        new = await context.transact(followups.propose, asked.wave, low.unit, at=now)
        await context.show("low-talk", _back(asked.wave), unit=low.name, new="yes" if new else "no")


@requires(Permission.ROUTE_CASES)
async def read_remark(_update: Update, context: BotContext) -> None:
    """Show one remark, and make it a case where somebody has to see to it."""
    asked = ReadRemark.unpack(await context.press())
    if asked.file:
        by, now = context.person.person_id, context.now()
        await context.transact(followups.file_remark, asked.wave, asked.number, by=by, at=now)
    remark = await context.read(followups.remark, asked.wave, asked.number)
    rows = []
    if remark.case is None:
        rows.append([Key("button-remark-file", ReadRemark(asked.wave, asked.number, 1))])
    if remark.number < remark.of:
        rows.append([Key("button-remark-next", ReadRemark(asked.wave, asked.number + 1, 0))])
    await context.show(
        "remark-read",
        [*rows, *_back(asked.wave)],
        number=remark.number,
        of=remark.of,
        words=remark.text,
        case=remark.case or "",
        filed="no" if remark.case is None else "yes",
    )


def _said(context: BotContext, found: Found, low: Low) -> str:
    measured = [survey_words.plain(survey_words.indicator(context.language, each)) for each in low.on]
    return survey_words.plain(
        context.text(
            "low-score",
            title=found.title,
            unit=low.name,
            parent=low.parent,
            indicators=context.text("wave-between").join(measured),
        )
    )


def _back(wave: int) -> Rows:
    return [[Key("button-back", FollowUps(wave))]]


def steps() -> list[Listener]:
    """List the buttons, each complete in itself."""
    return [
        CallbackQueryHandler(overview, FollowUps.pattern()),
        CallbackQueryHandler(low_score, LowScore.pattern()),
        CallbackQueryHandler(read_remark, ReadRemark.pattern()),
    ]
