"""Paper in the chat: list who votes on it, print, enter a box, confirm another's, and say that all is in."""

import asyncio
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.buttons import Go
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import END, Asking, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, Rows, column, pairs
from bot.permissions import requires
from bot.satisfaction import paper as paper_words
from bot.satisfaction import words as survey_words
from bot.satisfaction.buttons import Paper
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.paper import Sheet, check_row
from storage.satisfaction import papers, rolls

_PAGE: Final = 8  # units on one screen
_BALLOTS: Final = "ballots"
_COUNTS: Final = "counts"
_SURE: Final = "sure"


@button("paperwhere")
class Where(Button):
    """Choose where people vote on paper: a page of towns."""

    wave: int
    page: int


@button("paperlist")
class ListUnit(Button):
    """Let everybody of a unit who never had a chat vote on paper."""

    wave: int
    unit: int


@button("paperprint")
class PrintPaper(Button):
    """Send the ballot and the count sheet to be printed."""

    wave: int


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


@button("paperin")
class AllIn(Button):
    """No more sheets will come."""

    wave: int


@requires(Permission.RUN_WAVES)
async def overview(_update: Update, context: BotContext) -> None:
    """Show how far a wave's paper is."""
    await _show(context, Paper.unpack(await context.press()).wave)


@requires(Permission.RUN_WAVES)
async def where(_update: Update, context: BotContext) -> None:
    """Ask which unit's people vote on paper."""
    asked = Where.unpack(await context.press())
    await context.read(papers.papers, asked.wave)
    tree = await context.read(rolls.frozen_tree, asked.wave)
    units = [tree.root, *tree.children[tree.root]]
    first = max(asked.page, 0) * _PAGE
    keys = [
        Key("own-words", ListUnit(asked.wave, unit), {"words": tree.names[unit]})
        for unit in units[first : first + _PAGE]
    ]
    rows = [*column(*keys)]
    if len(units) > first + _PAGE:
        rows.append([Key("button-wave-more", Where(asked.wave, max(asked.page, 0) + 1))])
    await context.show("paper-choose-unit", rows)


@requires(Permission.RUN_WAVES)
async def list_unit(_update: Update, context: BotContext) -> None:
    """Put them on the list, which no tap in the chat takes them off again."""
    asked = ListUnit.unpack(await context.press())
    by, now = context.person.person_id, context.now()
    marked = await context.transact(papers.put_on_paper, asked.wave, asked.unit, by=by, at=now)
    found = await context.read(papers.papers, asked.wave)
    await context.show("paper-listed", _back(asked.wave), marked=marked, listed=found.listed)


@requires(Permission.RUN_WAVES)
async def print_paper(_update: Update, context: BotContext) -> None:
    """Send the page of ballots and the count sheet."""
    asked = PrintPaper.unpack(await context.press())
    found = await context.read(papers.papers, asked.wave)
    pdf = await asyncio.to_thread(
        paper_words.printed, found.title, found.questionnaire, found.k, context.language
    )
    await context.reply_document(pdf, context.text("paper-file"), "paper-file-caption")


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
    await context.reply_html(shown, [[Key("button-paper-keep", KeepBox())], *_back(context.draft["wave"])])
    return _SURE


@requires(Permission.RUN_WAVES)
async def keep(_update: Update, context: BotContext) -> Asking:
    """Keep the sheet; somebody else confirms it."""
    KeepBox.unpack(await context.press())
    wave, by = context.draft["wave"], context.person.person_id
    number = await context.transact(papers.enter, wave, _typed(context), by=by, at=context.now())
    await context.show("paper-entered", _back(wave), number=number)
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
    await context.show(key, _back(asked.wave), number=box.number)


@requires(Permission.RUN_WAVES)
async def all_in(_update: Update, context: BotContext) -> None:
    """Note that no more sheets will come."""
    asked = AllIn.unpack(await context.press())
    await context.transact(papers.declare_in, asked.wave, by=context.person.person_id, at=context.now())
    await context.show("paper-declared", _back(asked.wave))


async def _show(context: BotContext, wave: int) -> None:
    found = await context.read(papers.papers, wave)
    waiting = [box for box in found.boxes if not box.confirmed]
    confirm = [
        Key("button-paper-confirm", CheckBox(wave, box.number, 0), {"number": box.number}) for box in waiting
    ]
    rows: Rows = pairs(
        Key("button-paper-list", Where(wave, 0)),
        Key("button-paper-print", PrintPaper(wave)),
        Key("button-paper-enter", EnterBox(wave)),
        Key("button-paper-in", AllIn(wave)),
        *confirm,
    )
    await context.show(
        "paper-overview",
        [*rows, [Key("button-wave", Go("wave"))]],
        title=found.title,
        listed=found.listed,
        boxes=len(found.boxes),
        entered=found.entered,
        waiting=len(waiting),
        **{"in": "yes" if found.all_in else "no"},
    )


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


def _back(wave: int) -> Rows:
    return [[Key("button-wave-paper", Paper(wave))]]


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
    """List the buttons that are complete in themselves."""
    return [
        CallbackQueryHandler(overview, Paper.pattern()),
        CallbackQueryHandler(where, Where.pattern()),
        CallbackQueryHandler(list_unit, ListUnit.pattern()),
        CallbackQueryHandler(print_paper, PrintPaper.pattern()),
        CallbackQueryHandler(check, CheckBox.pattern()),
        CallbackQueryHandler(all_in, AllIn.pattern()),
    ]
