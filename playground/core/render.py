"""Objects of the Bot API, as JSON, from what the cloud keeps."""

from datetime import datetime

from playground.core.records import Chat, Message, StoredFile
from playground.core.values import BotAccount, Json, JsonObject, Person
from playground.core.views import Button, ButtonKind, Contact, Entity


def moment(at: datetime) -> int:
    """Return seconds since 1970, as every date of the API."""
    return int(at.timestamp())


def without_none(fields: JsonObject) -> JsonObject:
    """Return the fields that are there."""
    return {name: value for name, value in fields.items() if value is not None}


def bot_json(bot: BotAccount) -> JsonObject:
    """User object of the bot, as it signs messages."""
    return {"id": bot.id, "is_bot": True, "first_name": bot.name, "username": bot.username}


def person_json(person: Person) -> JsonObject:
    """User object of a person."""
    return without_none(
        {
            "id": person.id,
            "is_bot": False,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language_code": person.language_code,
        }
    )


def chat_json(chat: Chat) -> JsonObject:
    """Chat object."""
    if chat.person is None:
        return {"id": chat.id, "title": chat.title, "type": "group", "all_members_are_administrators": True}
    person = chat.person
    names: JsonObject = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
    }
    return {"id": chat.id, **without_none(names), "type": "private"}


def entity_json(entity: Entity) -> JsonObject:
    """MessageEntity object."""
    user: JsonObject | None = None
    if entity.user is not None:
        user = {"id": entity.user, "is_bot": False, "first_name": ""}
    shape: JsonObject = {"type": entity.type, "offset": entity.offset, "length": entity.length, "user": user}
    language = entity.language if entity.type == "pre" else None
    return without_none({**shape, "url": entity.url, "language": language, "custom_emoji_id": entity.emoji})


def button_json(button: Button) -> JsonObject:
    """InlineKeyboardButton object."""
    value: Json = button.value
    if button.kind is ButtonKind.COPY:
        value = {"text": button.value}
    elif button.kind in {ButtonKind.WEB_APP, ButtonKind.LOGIN}:
        value = {"url": button.value}
    return {"text": button.text, button.kind.value: value}


def contact_json(contact: Contact) -> JsonObject:
    """Contact object."""
    return without_none(
        {
            "phone_number": contact.phone_number,
            "first_name": contact.first_name,
            "last_name": contact.last_name,
            "user_id": contact.user_id,
        }
    )


def file_json(file: StoredFile) -> JsonObject:
    """Return the fields that every kind of file has."""
    return {"file_id": file.view.file_id, "file_unique_id": file.unique_id, "file_size": file.view.size}


def _media(file: StoredFile) -> JsonObject:
    if file.view.kind == "photo":
        return {"photo": [{**file_json(file), "width": file.width, "height": file.height}]}
    if file.view.kind == "voice":
        return {"voice": {**file_json(file), "duration": file.duration, "mime_type": file.view.mime}}
    return {"document": {**file_json(file), "file_name": file.view.name, "mime_type": file.view.mime}}


def _content(message: Message) -> JsonObject:
    entities: list[Json] = [entity_json(entity) for entity in message.text.entities]
    if message.file is None:
        body: JsonObject = {"text": message.text.text} if message.text.text else {}
        return {**body, "entities": entities} if entities else body
    body = _media(message.file)
    if message.text.text:
        body["caption"] = message.text.text
    return {**body, "caption_entities": entities} if entities else body


class Renderer:
    """Turns messages into JSON; knows the bot, and people and chats by id."""

    def __init__(self, bot: BotAccount, people: dict[int, Person], chats: dict[int, Chat]) -> None:
        self._bot = bot
        self._people = people
        self._chats = chats

    def user(self, user_id: int) -> JsonObject:
        """User object of a person or of the bot."""
        return bot_json(self._bot) if user_id == self._bot.id else person_json(self._people[user_id])

    def message(self, message: Message) -> JsonObject:
        """Message object, with the message it replies to while that is there."""
        body = self._bare(message)
        replied = self._chats[message.chat].messages.get(message.reply_to or 0)
        if replied is not None:
            body["reply_to_message"] = self._bare(replied)
        return body

    def _bare(self, message: Message) -> JsonObject:
        body: JsonObject = {
            "message_id": message.id,
            "from": self.user(message.sender),
            "chat": chat_json(self._chats[message.chat]),
            "date": moment(message.sent_at),
            **message.service,
            **_content(message),
        }
        if message.contact is not None:
            body["contact"] = contact_json(message.contact)
        if message.edited_at is not None:
            body["edit_date"] = moment(message.edited_at)
        if message.forwarded_from is not None:
            sender = self.user(message.forwarded_from)
            body["forward_origin"] = {"type": "user", "sender_user": sender, "date": moment(message.sent_at)}
        if message.buttons:
            rows: list[Json] = [[button_json(button) for button in row] for row in message.buttons]
            body["reply_markup"] = {"inline_keyboard": rows}
        return body
