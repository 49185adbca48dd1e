"""A visit in two taps: who was seen, and in which way; everything it settles is worked out."""

from datetime import date, timedelta
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.aid.buttons import Apply
from bot.care import words
from bot.care.buttons import Card, Note, OtherDay, Seen, SeenWay, Today, TypeDay, Withdraw
from bot.care.digest import PAGE, rows, seen_key
from bot.care.lines import Reader, named_lines
from bot.cases.buttons import Need
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers.elders.readers import everything, hand, joined, keeping, named, visiting
from handlers.elders.today import overview
from rules.care.digest import Line
from rules.permissions import Permission
from storage.care import seen, visits
from storage.care.seen import Choice, Outcome

_DAYS: Final = 6  # days offered before one has to be typed


@requires(Permission.RECORD_VISIT, deed="look.elder")
async def ask_way(_update: Update, context: BotContext) -> None:
    """Ask in which way somebody was seen."""
    button = Seen.unpack(await context.press())
    html, keys = await way_screen(context, button.subject, button.on)
    await context.show_html(html, keys)


@requires(Permission.RECORD_VISIT, deed="look.elder")
async def ask_day(_update: Update, context: BotContext) -> None:
    """Offer the last days."""
    subject = OtherDay.unpack(await context.press()).subject
    choice = await _choice(context, subject, context.today)
    to = await everything(context, choice.subject)
    days = [context.today - timedelta(days=back) for back in range(_DAYS)]
    keys = [Key("button-day", Seen(subject, day), {"day": _day(context, day)}) for day in days]
    last = [Key("button-type-day", TypeDay(subject, "")), Key("button-back", Today(0))]
    await context.show("care-which-day", [*pairs(*keys), last], name=to.name(subject))


@requires(Permission.RECORD_VISIT)
async def record(_update: Update, context: BotContext) -> None:
    """Record the visit and show everything it settled."""
    button = SeenWay.unpack(await context.press())
    recorded = await context.transact(
        visits.record,
        visiting(context),
        button.subject,
        button.way,
        button.on,
        by=context.person.person_id,
        at=context.now(),
    )
    outcome = await context.read(
        seen.outcome, visiting(context), recorded.id, by=context.person.person_id, on=context.today
    )
    to = await everything(context, outcome.subject)
    await context.show_html(_told(to, outcome, already=recorded.already), _after(to, outcome))


@requires(Permission.MEMBER)
async def withdraw(_update: Update, context: BotContext) -> None:
    """Strike out a visit that the caller entered or may mend, and show what is owed again."""
    visit = Withdraw.unpack(await context.press()).visit
    subject = await context.transact(visits.withdraw, visit, hand(context), at=context.now())
    about = await context.read(seen.person, subject, on=context.today)
    said = context.text("care-withdrawn", name=(await named(context, about)).name(subject))
    if not visiting(context):
        await context.show_html(said, [[Key("button-back", Card(subject))]])
        return
    to = await everything(context)
    await context.show_html(joined(said, overview(to)), rows(to, 0))


async def way_screen(context: BotContext, subject: int, on: date) -> tuple[Text, Rows]:
    """Return the question in which way somebody was seen on a day, and its keys."""
    choice = await _choice(context, subject, on)
    to = await everything(context, choice.subject)
    ways = [Key(words.way_key(way), SeenWay(subject, way, on)) for way in choice.ways]
    last = [Key("button-other-day", OtherDay(subject)), Key("button-back", Today(0))]
    card = [Key("button-card", Card(subject))] if _is_kept(context, choice) else []
    return _question(to, choice), [*pairs(*ways), last, card]


async def _choice(context: BotContext, subject: int, on: date) -> Choice:
    return await context.read(
        seen.choice, visiting(context), subject, on, by=context.person.person_id, on=context.today
    )


def _is_kept(context: BotContext, choice: Choice) -> bool:
    home = choice.subject.file.subject.home_on(context.today)
    return home is not None and keeping(context).covers(home.unit_path, choice.subject.id)


def _question(to: Reader, choice: Choice) -> Text:
    name = to.name(choice.subject.id)
    if choice.seen is not None:
        way, by = to.text(words.way_key(choice.seen.way)), to.comrade(choice.seen.by_name)
        return to.text("care-how-seen", name=name, on=choice.on_date, by=by, way=way)
    return to.text("care-how" if choice.settles else "care-how-nothing-owed", name=name, on=choice.on_date)


def _told(to: Reader, outcome: Outcome, *, already: bool) -> Text:
    """Return what was recorded, what that settled, and what is still owed."""
    visit, name = outcome.seen, to.name(outcome.subject.id)
    deed = to.text("care-deed", way=visit.way, name=name)
    if already:
        said = to.text("care-already", by=to.comrade(visit.by_name), on=visit.on_date, deed=deed)
    else:
        said = to.text("care-recorded", on=visit.on_date, deed=deed)
    matters = [words.matter(to.language, task.rule, task.slot, to.brief.day) for task in outcome.settled]
    settled = to.text("care-settled", count=len(matters), matters=words.listed(to.language, matters))
    return joined(Text(said + settled), _left(to, outcome), still(to, but=outcome.subject.id))


def _left(to: Reader, outcome: Outcome) -> Text:
    """Return what somebody is still owed after a visit."""
    if not outcome.left:
        return Text("")
    matters = [
        to.text(
            "care-left-one",
            matter=words.matter(to.language, task.rule, task.slot, to.brief.day),
            due=words.due(to.language, task, to.brief.day),
        )
        for task in outcome.left
    ]
    return to.text("care-left", name=to.name(outcome.subject.id), matters=words.listed(to.language, matters))


def still(to: Reader, but: int | None = None) -> Text:
    """Return who is still to be seen, and why."""
    left = _others(to, but)
    if not left:
        return Text("")
    return to.text("care-still", people=to.people(len(left)), lines=named_lines(to, left[:PAGE]))


def _others(to: Reader, but: int | None) -> list[Line]:
    own = to.brief.digest.own if to.brief.digest is not None else ()
    return [line for line in own if line.subject_id != but]


def _after(to: Reader, outcome: Outcome) -> Rows:
    return [
        *pairs(*_more(outcome)),
        *[[seen_key(to, line)] for line in _others(to, outcome.subject.id)[:PAGE]],
    ]


def _more(outcome: Outcome) -> list[Key]:
    """Return what may follow a visit, if somebody wishes: another area adds its key here."""
    subject, visit = outcome.subject.id, outcome.seen.id
    return [
        Key("button-wrong", Withdraw(visit)),
        Key("button-case-need", Need(subject, visit)),
        Key("button-visit-note", Note(visit)),
        Key("button-aid", Apply(subject)),
    ]


def _day(context: BotContext, when: date) -> Text:
    return words.day(context.language, when, context.today)


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask_way, Seen.pattern()),
        CallbackQueryHandler(ask_day, OtherDay.pattern()),
        CallbackQueryHandler(record, SeenWay.pattern()),
        CallbackQueryHandler(withdraw, Withdraw.pattern()),
    ]
