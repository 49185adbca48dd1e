"""Count sheets in the chat: entered by one, question by question, and confirmed by another."""

from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import END, Asking, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.satisfaction import paper as paper_words
from bot.satisfaction import words as survey_words
from bot.satisfaction.buttons import Paper
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.paper import Sheet, check_row
from storage.satisfaction import papers

_BALLOTS: Final = "ballots"
_COUNTS: Final = "counts"
_SURE: Final = "sure"


@button("paperbox")
class EnterBox(Button):
    """Enter the count sheet of the next box."""

    wave: int


@button("paperkeep")
class KeepBox(Button):
    """Keep the count sheet as it was typed."""


@button("papercheck")
class CheckBox(Button):
    """Show a count sheet somebody else entered: 0 to look, 1 it is right, 2 it is wrong."""

    wave: int
    box: int
    verdict: int


@requires(Permission.RUN_WAVES)
async def ask_ballots(_update: Update, context: BotContext) -> str:
    """Ask how many ballots the next box holds."""
    asked = EnterBox.unpack(await context.press())
    found = await context.read(papers.papers, asked.wave)
    context.draft.update({"wave": asked.wave, "counts": []})
    await context.show("paper-ask-ballots", number=_next(found), least=found.k)
    return _BALLOTS


@requires(Permission.RUN_WAVES)
async def take_ballots(_update: Update, context: BotContext) -> str:
    """Take the number and ask for the first question's counts."""
    found = await context.read(papers.papers, context.draft["wave"])
    [ballots] = _numbers(context.typed, 1)
    if ballots < found.k:
        raise Refused("paper-box-few", least=found.k)
    context.draft["ballots"] = ballots
    await _ask_counts(context, found, 0)
    return _COUNTS


@requires(Permission.RUN_WAVES)
async def take_counts(_update: Update, context: BotContext) -> str:
    """Take a question's counts; after the last show the sheet."""
    found = await context.read(papers.papers, context.draft["wave"])
    counts: list[list[int]] = context.draft["counts"]
    row = _numbers(context.typed)
    check_row(tuple(row), len(counts) + 1, len(found.questionnaire.scale.options), context.draft["ballots"])
    counts = [*counts, row]
    context.draft["counts"] = counts
    if len(counts) < len(found.questionnaire.questions):
        await _ask_counts(context, found, len(counts))
        return _COUNTS
    shown = paper_words.sheet(context.language, found.questionnaire, _next(found), _typed(context))
    await context.reply_html(shown, [[Key("button-paper-keep", KeepBox())], *back(context.draft["wave"])])
    return _SURE


@requires(Permission.RUN_WAVES)
async def keep(_update: Update, context: BotContext) -> Asking:
    """Keep the sheet; somebody else confirms it."""
    KeepBox.unpack(await context.press())
    wave, by = context.draft["wave"], context.person.person_id
    number = await context.transact(papers.enter, wave, _typed(context), by=by, at=context.now())
    await context.show("paper-entered", back(wave), number=number)
    return END


@requires(Permission.RUN_WAVES)
async def check(_update: Update, context: BotContext) -> None:
    """Show a sheet to somebody who did not enter it, or take what they found."""
    asked = CheckBox.unpack(await context.press())
    found = await context.read(papers.papers, asked.wave)
    box = next((box for box in found.boxes if box.number == asked.box and not box.confirmed), None)
    if box is None or asked.verdict not in (0, 1, 2):
        raise Refused("old-button")
    if box.entered_by == context.person.person_id:
        raise Refused("paper-same-person")
    if asked.verdict == 0:
        right = Key("button-paper-right", CheckBox(asked.wave, box.number, 1))
        wrong = Key("button-paper-wrong", CheckBox(asked.wave, box.number, 2))
        shown = paper_words.sheet(context.language, found.questionnaire, box.number, box.sheet)
        await context.show_html(shown, [[right, wrong]])
        return
    by, now, right_ = context.person.person_id, context.now(), asked.verdict == 1
    await context.transact(papers.confirm, asked.wave, box.number, right=right_, by=by, at=now)
    key = "paper-confirmed" if right_ else "paper-rejected"
    await context.show(key, back(asked.wave), number=box.number)


def back(wave: int) -> Rows:
    """Return the key that leads back to how far a wave's paper is."""
    return [[Key("button-wave-paper", Paper(wave))]]


async def _ask_counts(context: BotContext, found: papers.Papers, position: int) -> None:
    asked = found.questionnaire
    await context.reply(
        "paper-ask-counts",
        number=position + 1,
        total=len(asked.questions),
        indicator=survey_words.indicator(context.language, asked.questions[position]),
        options=len(asked.scale.options),
        labels=paper_words.options(context.language, asked),
    )


def _typed(context: BotContext) -> Sheet:
    return Sheet(context.draft["ballots"], tuple(tuple(row) for row in context.draft["counts"]))


def _numbers(written: str, wanted: int | None = None) -> list[int]:
    parts = written.replace(",", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) <= 5 for part in parts):
        raise Refused("paper-number-wanted")
    if wanted is not None and len(parts) != wanted:
        raise Refused("paper-number-wanted")
    return [int(part) for part in parts]


def _next(found: papers.Papers) -> int:
    return max((box.number for box in found.boxes), default=0) + 1


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation: entering the count sheet of a box."""
    begin = CallbackQueryHandler(ask_ballots, EnterBox.pattern())
    states: dict[str, list[Listener]] = {
        _BALLOTS: [MessageHandler(TYPED, take_ballots)],
        _COUNTS: [MessageHandler(TYPED, take_counts)],
        _SURE: [CallbackQueryHandler(keep, KeepBox.pattern())],
    }
    return [conversation("paper-box", [begin], states)]


def steps() -> list[Listener]:
    """List the button that is complete in itself."""
    return [CallbackQueryHandler(check, CheckBox.pattern())]
