"""A conversation for tests of the kernel: it asks for a title and a text, and files both in its own table."""

from collections.abc import Callable
from enum import StrEnum

from sqlalchemy import text
from sqlmodel import Session
from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ConversationHandler, MessageHandler

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.permissions import requires
from bot.texts import Text
from rules.permissions import Permission
from rules.refusals import Refused
from storage.transact import Database

_TABLE = "CREATE TABLE notebook (id INTEGER PRIMARY KEY, who BIGINT, title TEXT, body TEXT)"
Mishaps = list[Exception]


@button("testnote")
class Write(Button):
    """Begin a note."""


@button("testglance")
class Glance(Button):
    """Look at a notebook without writing in it."""


class Ask(StrEnum):
    """What is being asked."""

    TITLE = "title"
    BODY = "body"


def prepare(database: Database) -> None:
    """Make the table."""
    with database.connection() as connection:
        connection.execute(text(_TABLE))


def file_note(session: Session, who: int, title: str, body: str) -> int:
    """File a note and return its number."""
    number: int = session.execute(text("SELECT coalesce(max(id), 0) + 1 FROM notebook")).scalar_one()
    values = {"id": number, "who": who, "title": title, "body": body}
    session.execute(text("INSERT INTO notebook VALUES (:id, :who, :title, :body)"), values)
    return number


def notes(session: Session) -> list[tuple[int, str, str]]:
    """List who filed what, in order."""
    rows = session.execute(text("SELECT who, title, body FROM notebook ORDER BY id"))
    return [(who, title, body) for who, title, body in rows]


def notebooks(
    name: str = "jot", mishaps: Mishaps | None = None
) -> Callable[[], list[ConversationHandler[BotContext]]]:
    """Make a notebook opened by /name; each mishap is raised once, after a step has done everything."""

    def happen() -> None:
        if mishaps:
            raise mishaps.pop(0)

    @requires(Permission.ANYBODY)
    async def begin(update: Update, context: BotContext) -> Ask:
        if update.callback_query is not None:
            await context.press()
        await context.reply_html(Text(f"{name}: title?"))
        return Ask.TITLE

    @requires(Permission.ANYBODY)
    async def take_title(_update: Update, context: BotContext) -> Ask:
        context.draft["title"] = context.typed
        happen()
        if context.typed == "refused":
            raise Refused("text-wanted")
        await context.reply_html(Text(f"{name}: body?"))
        return Ask.BODY

    @requires(Permission.ANYBODY)
    async def take_body(update: Update, context: BotContext) -> int:
        assert update.effective_user is not None
        title = str(context.draft["title"])
        number = await context.transact(file_note, update.effective_user.id, title, context.typed)
        happen()
        await context.reply_html(Text(f"{name}: filed {number} {title}"))
        return END

    @requires(Permission.MEMBER)
    async def members_only(_update: Update, _context: BotContext) -> Ask:
        raise AssertionError("a stranger came in")

    entries: list[Listener] = [CommandHandler(name, begin), CommandHandler(f"members{name}", members_only)]
    buttons = {"jot": CallbackQueryHandler(begin, Write.pattern())}
    entries.append(buttons.get(name, CallbackQueryHandler(_glance, Glance.pattern())))
    states: dict[Ask, list[Listener]] = {
        Ask.TITLE: [MessageHandler(TYPED, take_title)],
        Ask.BODY: [MessageHandler(TYPED, take_body)],
    }
    return lambda: [conversation(name, entries, states)]


@requires(Permission.ANYBODY)
async def _glance(_update: Update, context: BotContext) -> None:
    await context.press()
