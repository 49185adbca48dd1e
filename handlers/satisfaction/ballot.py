"""The ballot: answers ride in the buttons until handed in; nothing is stored before, none shown after.

Every step is stateless and runs before all conversations; none writes a draft, an outcome or a trace.
"""

import re
from datetime import timedelta
from functools import wraps
from typing import Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop, CallbackQueryHandler, MessageHandler

from bot.buttons import Go, Menu
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, column, pairs
from bot.permissions import Step, requires
from bot.satisfaction import words as survey_words
from bot.satisfaction.buttons import (
    BallotButton,
    Screen,
    ScreenOf,
    intro_keys,
    screen_button,
    screen_of,
    tap_button,
)
from bot.texts import Text
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.ballots import (
    Op,
    Tap,
    answering,
    finishing,
    opening,
    question_after,
    returning,
    unpack,
    wave_of,
)
from storage.satisfaction import ballots
from storage.satisfaction.ballots import Booth

_LARGEST: Final = 2**63  # what a database can compare a wave's number with
_NEW_DAY: Final = timedelta(days=1)


@requires(Permission.RATE)
async def offer(update: Update, context: BotContext) -> None:
    """Show the first words of the ballot, or why there is none to hand in."""
    if update.callback_query is not None:
        await context.press()
    found = await context.read(ballots.booths, context.person.telegram_id, at=context.now())
    waiting = [booth for booth in found if not booth.voted]
    if not waiting:
        raise Refused("ballot-already" if found else "ballot-none")
    if len(waiting) == 1:
        await context.reply("ballot-intro", intro_keys(waiting[0].form), **_intro(waiting[0]))
    else:
        keys = [
            Key("own-words", screen_button(Screen.INTRO, booth.wave), {"words": booth.title})
            for booth in waiting
        ]
        await context.reply("ballot-which", column(*keys))


def _alone(step: Step[None]) -> Step[None]:
    """Let no other step see a ballot's tap, and say no in its place: no choices are left on the screen."""

    @wraps(step)
    async def alone(update: Update, context: BotContext) -> None:
        try:
            await step(update, context)
        except Refused as refused:
            again = Key("button-ballot-again", Go("rate"))
            await context.show(refused.key, [[again, Key("button-menu", Menu())]], **refused.params)
        raise ApplicationHandlerStop

    return alone


@requires(Permission.RATE)
@_alone
async def tap(_update: Update, context: BotContext) -> None:
    """Show the next question, an earlier one or the whole ballot; or take it in."""
    payload = await context.press()
    shown = screen_of(payload)
    if shown is not None:
        await _SHOW[shown.screen](context, shown)
        return
    wave = wave_of(payload)
    booth = await _booth(context, wave)
    asked = unpack(booth.form, payload)
    if asked.op is Op.SUBMIT:
        telegram_id, now = context.person.telegram_id, context.now()
        await context.transact_unrecorded(ballots.hand_in, telegram_id, wave, asked.answers, at=now)
        await _show_done(context, booth)
        return
    if booth.voted:
        raise Refused("ballot-already")
    number = _next(booth, asked)
    if number is None:
        await _show_review(context, booth, asked.answers)
    else:
        await _show_question(context, booth, number, asked.answers)


async def _booth(context: BotContext, wave: int) -> Booth:
    if wave >= _LARGEST:
        raise Refused("ballot-forged")
    return await context.read(ballots.booth, context.person.telegram_id, wave, at=context.now())


def _next(booth: Booth, asked: Tap) -> int | None:
    """Return the question to show; whoever changes an answer of a complete ballot comes back to the whole."""
    if asked.op is Op.REVIEW or (asked.op is Op.ANSWER and len(asked.answers) == booth.form.questions):
        return None
    return question_after(booth.form, asked)


async def _show_question(context: BotContext, booth: Booth, number: int, answers: tuple[int, ...]) -> None:
    question = booth.questionnaire.questions[number]
    rows = [
        Key(
            "own-words",
            tap_button(booth.form, answering(answers, number, position)),
            {"words": survey_words.answer(context.language, option)},
        )
        for position, option in enumerate(booth.questionnaire.scale.options)
    ]
    if number > 0:
        rows.append(Key("button-ballot-back", tap_button(booth.form, returning(answers, number - 1))))
    await context.show(
        "ballot-question",
        column(*rows),
        number=number + 1,
        total=booth.form.questions,
        question=survey_words.question(context.language, question),
    )


async def _show_review(context: BotContext, booth: Booth, answers: tuple[int, ...]) -> None:
    asked, language = booth.questionnaire, context.language
    lines = [
        context.text(
            "ballot-review-line",
            number=number,
            indicator=survey_words.indicator(language, question),
            answer=survey_words.answer(language, asked.scale.options[position]),
        )
        for number, (question, position) in enumerate(zip(asked.questions, answers, strict=True), start=1)
    ]
    submit = Key("button-ballot-submit", tap_button(booth.form, finishing(answers, Op.SUBMIT)))
    change = [
        Key(
            "button-ballot-change", tap_button(booth.form, returning(answers, number)), {"number": number + 1}
        )
        for number in range(booth.form.questions)
    ]
    await context.show("ballot-review", [[submit], *pairs(*change)], lines=Text("\n".join(lines)))


async def _show_done(context: BotContext, booth: Booth) -> None:
    remark = Key("button-remark", screen_button(Screen.REMARK, booth.wave))
    menu = Key("button-menu", Menu())
    rows = [[remark, menu]] if booth.questionnaire.remark else [[menu]]
    await context.show("ballot-done", rows, day=booth.closes_on + _NEW_DAY)


async def _show_intro(context: BotContext, shown: ScreenOf) -> None:
    booth = await _unvoted(context, shown.wave)
    await context.show("ballot-intro", intro_keys(booth.form), **_intro(booth))


async def _show_later(context: BotContext, shown: ScreenOf) -> None:
    booth = await _unvoted(context, shown.wave)
    await context.show("ballot-later", _begin(booth), day=booth.closes_on)


async def _show_secrecy(context: BotContext, shown: ScreenOf) -> None:
    booth = await _unvoted(context, shown.wave)
    await context.show("ballot-secrecy", _begin(booth))


async def _ask_remark(context: BotContext, shown: ScreenOf) -> None:
    booth = await _booth(context, shown.wave)
    if not booth.voted:
        raise Refused("remark-after-ballot")
    if context.services.ballot_door.given_in(shown.wave, context.person.telegram_id) is not None:
        raise Refused("remark-given")
    await context.show("remark-ask", [[Key("button-no-remark", screen_button(Screen.NO_REMARK, shown.wave))]])


async def _leave_remark(context: BotContext, shown: ScreenOf) -> None:
    booth = await _booth(context, shown.wave)
    if not booth.voted:
        raise Refused("remark-after-ballot")
    await _show_done(context, booth)


async def _unvoted(context: BotContext, wave: int) -> Booth:
    booth = await _booth(context, wave)
    if booth.voted:
        raise Refused("ballot-already")
    return booth


def _begin(booth: Booth) -> Rows:
    return [[Key("button-ballot-begin", tap_button(booth.form, opening()))]]


def _intro(booth: Booth) -> dict[str, str | int]:
    return {"kind": booth.kind, "title": booth.title, "total": booth.form.questions}


_SHOW: Final = {
    Screen.INTRO: _show_intro,
    Screen.LATER: _show_later,
    Screen.SECRECY: _show_secrecy,
    Screen.REMARK: _ask_remark,
    Screen.NO_REMARK: _leave_remark,
}


def first_steps() -> list[Listener]:
    """List what is recognised before any conversation: everything that begins with the ballot's prefix."""
    return [CallbackQueryHandler(tap, BallotButton.pattern())]


def steps() -> list[Listener]:
    """List the ways in that are like any other."""
    return [
        MessageHandler(Word("rate"), offer),
        CallbackQueryHandler(offer, re.compile("^go:rate$")),
    ]
