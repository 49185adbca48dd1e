"""Somebody's card: what is open, who sees to it, the last visits; from here what is seldom done."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.care import words
from bot.care.buttons import AskContact, AskMove, Card, Seen, Today, Withdraw
from bot.care.lines import Reader
from bot.care.waiver_buttons import AskWaive, Unwaive
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, Rows, column, pairs
from bot.permissions import requires
from bot.task_keys import dotted
from bot.texts import Text
from handlers.elders.readers import hand, joined, keeping, named
from rules.permissions import Permission, may
from storage.care import cards
from storage.care.cards import Card as Told


@requires(Permission.KEEP_CARES, deed="look.elder")
async def show(_update: Update, context: BotContext) -> None:
    """Show the card in the pressed message."""
    subject = Card.unpack(await context.press()).subject
    told = await context.read(cards.card, keeping(context), subject, hand(context), on=context.today)
    to = await named(context, told.subject)
    await context.show_html(_text(to, told), _rows(context, to, told))


def _text(to: Reader, told: Told) -> Text:
    years = words.age(told.subject.file.subject.born_on, to.brief.day)
    head = to.text(
        "care-card",
        name=to.name(told.subject.id),
        age=years if years is not None else 0,
        unit=told.unit,
        contact=told.contact or "none",
    )
    if not told.tasks:
        return joined(head, to.text("care-card-nothing"), _seen(to, told))
    tasks = [
        to.text(
            "care-left-one",
            matter=words.matter(to.language, task.rule, task.slot, to.brief.day),
            due=words.due(to.language, task, to.brief.day),
        )
        for task in told.tasks
    ]
    listed = words.listed(to.language, tasks)
    return joined(
        head, to.text("care-card-open", matters=listed, owner=told.owner or "none"), _seen(to, told)
    )


def _seen(to: Reader, told: Told) -> Text:
    if not told.visits:
        return to.text("care-card-unseen")
    visits = [
        to.text(
            "care-card-visit",
            on=visit.seen.on_date,
            way=to.text(words.way_key(visit.seen.way)),
            by=to.comrade(visit.seen.by_name),
        )
        for visit in told.visits
    ]
    return to.text("care-card-seen", visits=words.listed(to.language, visits))


def _rows(context: BotContext, to: Reader, told: Told) -> Rows:
    subject = told.subject.id
    keys = [Key("button-contact", AskContact(subject, 0)), Key("button-moved", AskMove(subject, 0))]
    if told.tasks:
        keys.insert(0, Key("button-waive", AskWaive(subject)))
    if may(context.caller, Permission.RECORD_VISIT):
        keys.insert(0, Key("button-seen-one", Seen(subject, to.brief.day)))
    wrong = [
        Key("button-wrong-visit", Withdraw(visit.seen.id), {"on": visit.seen.on_date})
        for visit in told.visits
        if visit.mine
    ]
    waived = [
        Key(
            "button-unwaive-matter",
            Unwaive(subject, key.rule, dotted(key.slot)),
            {"matter": words.matter(context.language, key.rule, key.slot, context.today)},
        )
        for key in told.waived
    ]
    return [*pairs(*keys), *column(*waived), *pairs(*wrong), [Key("button-back", Today(0))]]


def steps() -> list[Listener]:
    """List the button."""
    return [CallbackQueryHandler(show, Card.pattern())]
