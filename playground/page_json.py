"""What the page reads, as JSON: personas, chats, clock and outbox, times as the county's clock shows them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from playground.core.values import BotAccount, Json, JsonObject
from playground.core.views import Button, ChatView, Contact, Entity, FileView, Keyboard, MessageView
from playground.host import Jump, OutboxLine, Persona, Tour
from playground.page_winding import Winding

WallTime = Callable[[datetime], str]
"""Writes an aware moment as ISO 8601 in the county's time zone, to the second."""

PREVIEW_LENGTH = 80


def persona(who: Persona, view: ChatView | None, wall: WallTime) -> JsonObject:
    """Write a line of the people list; `view` is None for somebody without an account yet."""
    last = view.messages[-1] if view is not None and view.messages else None
    return {
        "id": who.user_id,
        "name": who.name,
        "role": {"zh": who.role_zh, "en": who.role_en},
        "hint": {"zh": who.hint_zh, "en": who.hint_en},
        "phone": who.person.phone_number,
        "link": who.start_payload,
        "started": view is not None and view.started,
        "blocked": view is not None and view.blocked,
        "unread": 0 if view is None else view.unread,
        "last": None if last is None else {"text": preview(last), "at": wall(last.sent_at)},
    }


def preview(message: MessageView) -> str:
    """Give a message's first words, or what it carries, on one line."""
    words = " ".join(message.text.split())[:PREVIEW_LENGTH]
    if words or message.file is None:
        return words
    return message.file.name


def chat(view: ChatView, bot: BotAccount, wall: WallTime) -> JsonObject:
    """Write a person's chat with the bot as it stands."""
    return {
        "id": view.id,
        "bot": {"name": view.title, "username": bot.username},
        "description": view.description,
        "started": view.started,
        "blocked": view.blocked,
        "messages": [_message(message, wall) for message in view.messages],
        "keyboard": None if view.keyboard is None else _keyboard(view.keyboard),
        "answer": None
        if view.answer is None
        else {
            "query": view.answer.query_id,
            "text": view.answer.text,
            "alert": view.answer.alert,
            "url": view.answer.url,
        },
        "action": None if view.action is None else view.action.name,
        "commands": [{"command": line.command, "description": line.description} for line in view.commands],
    }


def _message(message: MessageView, wall: WallTime) -> JsonObject:
    return {
        "id": message.id,
        "mine": not message.from_bot,
        "at": wall(message.sent_at),
        "edited": message.edited,
        "text": message.text,
        "entities": [_entity(entity) for entity in message.entities],
        "buttons": [[_button(button) for button in row] for row in message.buttons],
        "file": None if message.file is None else _file(message.file),
        "contact": None if message.contact is None else _contact(message.contact),
        "reply_to": message.reply_to,
        "pinned": message.pinned,
    }


def _entity(entity: Entity) -> JsonObject:
    return {
        "type": entity.type,
        "offset": entity.offset,
        "length": entity.length,
        "url": entity.url,
        "language": entity.language,
    }


def _button(button: Button) -> JsonObject:
    return {"text": button.text, "kind": button.kind.value, "value": button.value}


def _file(file: FileView) -> JsonObject:
    return {"kind": file.kind, "id": file.file_id, "name": file.name, "size": file.size}


def _contact(contact: Contact) -> JsonObject:
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    return {"name": name, "phone": contact.phone_number}


def _keyboard(keyboard: Keyboard) -> JsonObject:
    return {
        "rows": [[{"text": key.text, "request": key.request} for key in row] for row in keyboard.rows],
        "one_time": keyboard.one_time,
        "placeholder": keyboard.placeholder,
    }


def jumps(offered: Sequence[Jump], wall: WallTime) -> list[JsonObject]:
    """Write the moments worth winding to."""
    return [{"label": {"zh": jump.label_zh, "en": jump.label_en}, "at": wall(jump.at)} for jump in offered]


def winding(last: Winding, came: list[JsonObject], wall: WallTime) -> JsonObject | None:
    """Write how the last winding goes or went, and what came on the way; None before the first."""
    if last.start is None or last.goal is None:
        return None
    return {
        "start": wall(last.start),
        "goal": wall(last.goal),
        "running": last.running,
        "failed": last.failed,
        "count": last.came.total(),
        "came": list(came),
    }


def tour(offered: Tour, wall: WallTime) -> JsonObject:
    """Write the guided tour."""
    stops: list[Json] = [
        {
            "user": stop.user_id,
            "name": stop.name,
            "text": {"zh": stop.text_zh, "en": stop.text_en},
            "signs": [*stop.signs],
            "at": None if stop.at is None else wall(stop.at),
        }
        for stop in offered.stops
    ]
    return {"began": wall(offered.began), "stops": stops}


def outbox(lines: Sequence[OutboxLine], wall: WallTime) -> list[JsonObject]:
    """Write the messages nobody asked for."""
    return [
        {
            "kind": {"zh": line.kind_zh, "en": line.kind_en},
            "to": line.to,
            "user": line.user_id,
            "state": line.state,
            "at": wall(line.at),
            "why": {"zh": line.why_zh, "en": line.why_en},
        }
        for line in lines
    ]
