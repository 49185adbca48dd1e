"""How a branch, a town or the county was seen to: a card of counts, and the names behind them by a button."""

import re
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.care import words
from bot.care.buttons import Alone, Card, Coverage, PrintSheet, RoundOf, Unseen
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, paged, pairs
from bot.permissions import requires
from bot.texts import Text, Words
from handlers.elders.readers import joined, keeping, short, visiting
from rules.permissions import Permission, Scope, scope
from storage.care import coverage
from storage.care.coverage import Overall, UnitCoverage
from storage.care.coverage import Unseen as UnseenPerson
from storage.exports.periods import Span, offered
from storage.sheets.period import Period

_A_PAGE: Final = 12
_NAMED: Final = 10
_PERIODS: Final = 2  # this quarter and the last


@requires(Permission.SEE_COUNTS)
async def begin(update: Update, context: BotContext) -> None:
    """Show how everything the caller may see was seen to in this quarter."""
    if update.callback_query is not None:
        await context.press()
    html, rows = await _screen(context, Coverage(0, 0, 0))
    await context.reply_html(html, rows)


@requires(Permission.SEE_COUNTS)
async def show(_update: Update, context: BotContext) -> None:
    """Show another unit, another period or another page of units."""
    html, rows = await _screen(context, Coverage.unpack(await context.press()))
    await context.show_html(html, rows)


@requires(Permission.EXPORT_PEOPLE, deed="look.unseen")
async def show_unseen(_update: Update, context: BotContext) -> None:
    """Name whom nobody has seen for longest."""
    unit = Unseen.unpack(await context.press()).unit
    found = await context.read(coverage.unseen, _people(context), unit, on=context.today, most=_NAMED)
    await _show_people(context, "care-unseen", found, found, [])


@requires(Permission.EXPORT_PEOPLE, deed="look.alone")
async def show_alone(_update: Update, context: BotContext) -> None:
    """Name the old people who have no contact person."""
    pressed = Alone.unpack(await context.press())
    found = await context.read(coverage.alone, _people(context), pressed.unit, on=context.today)
    last = max(len(found) - 1, 0) // _NAMED
    page = min(max(pressed.page, 0), last)
    turn = [Key("button-more", Alone(pressed.unit, page + 1))] if page < last else []
    await _show_people(context, "care-alone", found, found[page * _NAMED : (page + 1) * _NAMED], turn)


async def _screen(context: BotContext, asked: Coverage) -> tuple[Text, Rows]:
    back = min(max(asked.back, 0), _PERIODS - 1)
    period = offered(Span.QUARTER, context.today)[back]
    found = await context.read(
        coverage.overall,
        scope(context.person, Permission.SEE_COUNTS),
        asked.unit,
        period.from_on or period.until_on,
        period.until_on,
        on=context.today,
    )
    return _text(context, found, period), _rows(context, found, asked, back)


def _text(context: BotContext, found: Overall, period: Period) -> Text:
    head = context.text(
        "care-coverage",
        unit=found.unit.name,
        period=period.in_words(Words(context.language)),
        elders=found.elders,
        without=found.without_contact,
        **_counts(found.unit),
    )
    silent = [each.name for each in found.below if not each.reached]
    if not silent:
        return head
    listed = words.listed(context.language, [context.text("care-name", name=name) for name in silent])
    return joined(head, context.text("care-coverage-silent", count=len(silent), units=listed))


def _counts(unit: UnitCoverage) -> dict[str, int]:
    counts = unit.counts
    return {
        "owed": counts.owed,
        "on_time": counts.on_time,
        "entered_late": counts.entered_late,
        "late": counts.late,
        "missed": counts.missed,
        "waived": counts.waived,
        "waiting": counts.waiting,
    }


def _rows(context: BotContext, found: Overall, asked: Coverage, back: int) -> Rows:
    unit = found.unit.unit_id
    below = [
        Key(
            "button-coverage-unit",
            Coverage(each.unit_id, back, 0),
            {"unit": each.name, "missed": each.counts.missed, "owed": each.counts.owed},
        )
        for each in found.below
    ]
    periods = [
        Key(f"button-coverage-back-{number}", Coverage(unit, number, 0))
        for number in range(_PERIODS)
        if number != back
    ]
    people = [Key("button-unseen", Unseen(unit)), Key("button-alone", Alone(unit, 0))]
    sheets = [Key("button-print-sheet", PrintSheet(unit))] if found.kind in ("branch", "town") else []
    if found.kind == "branch":
        sheets.append(Key("button-enter-sheet", RoundOf(unit)))
    may_name = _people(context).covers(found.path)
    may_enter = visiting(context).covers(found.path)
    return [
        *paged(below, asked.page, _A_PAGE, lambda page: Coverage(unit, back, page)),
        periods,
        people if may_name else [],
        sheets if may_enter else [],
    ]


def _people(context: BotContext) -> Scope:
    """Return whose people the caller may see by name."""
    return scope(context.person, Permission.EXPORT_PEOPLE)


async def _show_people(
    context: BotContext, key: str, everybody: list[UnseenPerson], shown: list[UnseenPerson], turn: list[Key]
) -> None:
    """Answer with names, those of one's own cards as buttons."""
    if not shown:
        await context.reply(f"{key}-none")
        return
    called = words.names(
        context.language,
        [each.subject for each in everybody],
        short=short(context),
        villages=(),
        on=context.today,
    )
    lines = [_line(context, each, called[each.subject.id]) for each in shown]
    kept = [each for each in shown if _is_kept(context, each)]
    keys = [Key("button-pick", Card(each.subject.id), {"name": called[each.subject.id]}) for each in kept]
    await context.reply_html(joined(context.text(key, count=len(everybody)), *lines), [*pairs(*keys), turn])


def _line(context: BotContext, each: UnseenPerson, name: Text) -> Text:
    years = words.age(each.subject.file.subject.born_on, context.today)
    return context.text(
        "care-unseen-line",
        unit=each.unit,
        name=name,
        age=years if years is not None else 0,
        seen="yes" if each.seen_on is not None else "no",
        on=each.seen_on or context.today,
    )


def _is_kept(context: BotContext, each: UnseenPerson) -> bool:
    home = each.subject.file.subject.home_on(context.today)
    return home is not None and keeping(context).covers(home.unit_path, each.subject.id)


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("coverage"), begin),
        CallbackQueryHandler(begin, re.compile("^go:coverage$")),
        CallbackQueryHandler(show, Coverage.pattern()),
        CallbackQueryHandler(show_unseen, Unseen.pattern()),
        CallbackQueryHandler(show_alone, Alone.pattern()),
    ]
