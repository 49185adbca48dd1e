"""The figures of hosts in the chat, a half-year at a time: every share with its denominator, no ranking."""

from datetime import date, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key
from bot.permissions import requires
from bot.reception.buttons import DeskYear
from bot.texts import Text
from handlers.reception.buttons import Figures
from rules.permissions import Permission
from rules.reception.figures import FEWEST, Share
from storage.reception import figures
from storage.reception.figures import OfHost


@requires(Permission.SEE_RECEPTION)
async def show(_update: Update, context: BotContext) -> None:
    """Show how each host's days went in a half-year."""
    back = max(Figures.unpack(await context.press()).back, 0)
    first, last = half_year(context.today, back)
    found = await context.read(figures.of_hosts, context.person, first, last, at=context.now())
    head = context.text("figures" if found else "figures-none", first=first, last=last, fewest=FEWEST)
    lines = [_line(context, each) for each in found]
    newer = [Key("button-figures-newer", Figures(back - 1))] if back else []
    rows = [[Key("button-figures-older", Figures(back + 1)), *newer], [Key("button-back", DeskYear(0))]]
    await context.show_html(Text("\n".join([head, *lines])), rows)


def half_year(today: date, back: int) -> tuple[date, date]:
    """Return the first and last day of the half-year that lies so many before today's."""
    number = today.year * 2 + (today.month > 6) - back
    first = date(number // 2, 7 if number % 2 else 1, 1)
    following = date((number + 1) // 2, 1 if number % 2 else 7, 1)
    return first, following - timedelta(days=1)


def _line(context: BotContext, each: OfHost) -> Text:
    told = each.figures
    waited = (
        _few(context)
        if told.waited is None
        else context.text("figures-waited", days=f"{told.waited:g}", of=told.waits)
    )
    return context.text(
        "figures-line",
        name=each.name,
        unit=each.unit,
        visits=told.visits,
        waited=waited,
        in_time=_share(context, told.in_time),
        satisfied=_share(context, told.satisfied),
    )


def _share(context: BotContext, share: Share | None) -> Text:
    if share is None:
        return _few(context)
    return context.text("figures-share", count=share.count, of=share.of)


def _few(context: BotContext) -> Text:
    return context.text("figures-few")


def steps() -> list[Listener]:
    """List the one way in."""
    return [CallbackQueryHandler(show, Figures.pattern())]
