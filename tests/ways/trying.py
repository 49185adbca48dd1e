"""Trying a way in: standing where it begins, doing what leads into it, and hearing what comes of it."""

from typing import Final

from sqlmodel import Session, col, func, select

from bot.persistence import Standing, restore
from storage.models.messages import InboxRow
from tests.chat import Chatter, World
from tests.ways.table import TODAY, Things, Way

_TEXTS: Final = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto")


def stand(world: World, chatter: Chatter, way: Way, things: Things) -> None:
    """Put somebody into the state of the conversation in which a way is open; out of all others."""
    conversation, _, state = way.within.partition(".")
    draft = {"conversation": conversation, "since": TODAY.isoformat(), **way.draft(things)}
    standing = Standing({conversation: state}, draft) if conversation else Standing()
    restore(world.bot.application, chatter.id, standing)


def do(world: World, chatter: Chatter, way: Way, things: Things, message: int) -> None:
    """Do what leads into a way: `message` is one of the bot's, under which buttons are pressed."""
    match way.deed:
        case str(typed):
            world.cloud.say(chatter.id, typed)
        case bytes(content):
            world.cloud.send_document(chatter.id, file_name(content), content)
        case button:
            world.cloud.forge(chatter.id, message, button(things).pack())


def file_name(content: bytes) -> str:
    """Name a file that is sent as what it holds."""
    return "file.json" if content.startswith(b"{") else "file.xlsx"


def said(world: World) -> dict[int, list[str]]:
    """Return what the bot has said to each since the calls were cleared."""
    heard: dict[int, list[str]] = {}
    for call in world.cloud.calls:
        if call.method in _TEXTS:
            words = call.params.get("text") or call.params.get("caption") or ""
            heard.setdefault(int(str(call.params["chat_id"])), []).append(str(words))
    return heard


def unsettled(world: World) -> int:
    """Return how many updates were given up, or left."""

    def look(session: Session) -> int:
        return session.exec(select(func.count()).where(col(InboxRow.body).is_not(None))).one()

    return world.database.look(look)
