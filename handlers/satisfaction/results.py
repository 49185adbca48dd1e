"""The result of a closed wave, a unit at a time: what the report holds, of units the caller may see."""

import re
from collections.abc import Sequence
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, column
from bot.permissions import requires
from bot.satisfaction import words as survey_words
from bot.texts import Text
from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from rules.satisfaction.results import Band, Difference, Exact, Figure, Participation, Rank, Row, Withheld
from rules.satisfaction.scoring import rounded
from rules.satisfaction.surveys import Composite, Question
from storage.satisfaction import results
from storage.satisfaction.results import Result

_PAGE: Final = 8  # units below, a screen


@button("result")
class ResultButton(Button):
    """Show a wave's result for a unit, and a page of the units below it."""

    wave: int
    unit: int
    page: int


@requires(Permission.MEMBER)
async def newest(update: Update, context: BotContext) -> None:
    """Show the newest result for the smallest unit the caller belongs to or is responsible for."""
    if update.callback_query is not None:
        await context.press()
    wave = await context.read(results.newest)
    if wave is None:
        raise Refused("result-none")
    result = await context.read(results.result, wave)
    own = (unit for unit in result.tree.upward() if _own(context.person, result.paths[unit]))
    shown = next(own, result.tree.root)
    await context.reply_html(_card(context, result, shown), _rows(context, result, shown, 0))


@requires(Permission.MEMBER)
async def of_unit(_update: Update, context: BotContext) -> None:
    """Show the result of another unit."""
    asked = ResultButton.unpack(await context.press())
    result = await context.read(results.result, asked.wave)
    path = result.paths.get(asked.unit)
    if path is None or not may_see(context.person, path):
        raise Refused("not-allowed")
    rows = _rows(context, result, asked.unit, max(asked.page, 0))
    await context.show_html(_card(context, result, asked.unit), rows)


def may_see(caller: Caller, path: str) -> bool:
    """Say whether the caller may see a unit's result: the county, their own branch and town, their scope."""
    return _own(caller, path) or path.count("/") == 2 or scope(caller, Permission.SEE_COUNTS).covers(path)


def _own(caller: Caller, path: str) -> bool:
    return caller.unit_path is not None and caller.unit_path.startswith(path)


def _rows(context: BotContext, result: Result, unit: int, page: int) -> Rows:
    """Lead up to the unit above, and down to those below that the caller may see."""
    tree = result.tree
    below = [child for child in tree.children[unit] if may_see(context.person, result.paths[child])]
    pages = [below[start : start + _PAGE] for start in range(0, len(below), _PAGE)] or [[]]
    page = min(page, len(pages) - 1)
    up = tree.parents[unit]
    units = [*([] if up is None else [up]), *pages[page]]
    keys = [
        Key("own-words", ResultButton(result.wave, each, 0), {"words": tree.names[each]}) for each in units
    ]
    turn = [
        Key(label, ResultButton(result.wave, unit, to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to < len(pages)
    ]
    return [*column(*keys), turn]


def _card(context: BotContext, result: Result, unit: int) -> Text:
    row = next(row for row in result.report.rows if row.unit == unit)
    asked = result.report.questionnaire
    measured: list[Question | Composite] = [*asked.composites, *asked.questions]
    lines = [
        context.text("result-title", title=result.title, unit=result.tree.names[unit]),
        _participation(context, row),
        *(
            _line(context, survey_words.indicator(context.language, each), row.figures[each.code])
            for each in measured
        ),
        *_notes(context, row),
    ]
    return Text("\n".join(lines))


def _participation(context: BotContext, row: Row) -> Text:
    part = row.participation
    if isinstance(part, Withheld) or not part.invited:
        return context.text("result-participation-few")
    return context.text("result-participation", **_participation_figures(part))


def _participation_figures(part: Participation) -> dict[str, str | int]:
    return {"invited": part.invited, "cast": part.cast, "rate": str(rounded(part.rate * 100, 1))}


def _line(context: BotContext, name: Text, figure: Figure) -> Text:
    match figure:
        case Exact():
            return _exact(context, name, figure)
        case Band():
            low, high = rounded(figure.low, 1), rounded(figure.high, 1)
            return context.text("result-band", name=name, low=f"{low:f}", high=f"{high:f}")
        case Withheld():
            return context.text("result-few", name=name)


def _exact(context: BotContext, name: Text, figure: Exact) -> Text:
    low, high = (str(rounded(end, 1)) for end in figure.estimate.interval)
    said = context.text(
        "result-exact", name=name, mean=str(rounded(figure.estimate.mean)), low=low, high=high
    )
    more: Sequence[Text] = [
        *_told_apart(context, "result-change", figure.change),
        *_told_apart(context, "result-parent", figure.above_parent),
        *_rank(context, figure.rank),
        *_unaware(context, figure),
    ]
    return Text(said + "".join(more))


def _told_apart(context: BotContext, key: str, difference: Difference | Withheld | None) -> list[Text]:
    """Say how far two figures lie apart, or that nobody can tell; nothing without another to compare."""
    if not isinstance(difference, Difference):
        return []
    if not difference.told_apart:
        return [context.text(f"{key}-indistinct")]
    up = "up" if difference.points > 0 else "down"
    return [context.text(key, direction=up, points=str(rounded(abs(difference.points))))]


def _rank(context: BotContext, rank: Rank | Withheld) -> list[Text]:
    if isinstance(rank, Withheld):
        return []
    return [context.text("result-rank", place=rank.place, among=rank.among)]


def _unaware(context: BotContext, figure: Exact) -> list[Text]:
    if figure.unaware is None:
        return []
    return [context.text("result-unaware", share=str(rounded(figure.unaware * 100, 1)))]


def _notes(context: BotContext, row: Row) -> list[Text]:
    """Explain bands and what is not shown, once, where there are any."""
    few = any(not isinstance(figure, Exact) for figure in row.figures.values())
    return [context.text("result-note-few")] if few else []


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("result"), newest),
        CallbackQueryHandler(newest, re.compile("^go:result$")),
        CallbackQueryHandler(of_unit, ResultButton.pattern()),
    ]
