"""People's side: everything a person's client can do, and the update it causes for the bot."""

from collections.abc import Callable, Sequence

from playground.core.clients import EDITABLE, MAX_CAPTION, PAYLOAD, key_of, parts
from playground.core.detection import with_detected
from playground.core.errors import Impossible
from playground.core.formatted import FormattedText, utf16_length
from playground.core.looking import look
from playground.core.membership import added_to_group, blocked, unblocked
from playground.core.pictures import picture_size
from playground.core.records import Chat, Message, StoredFile
from playground.core.values import Person, Upload
from playground.core.views import ButtonKind, Change, ChatView, Contact
from playground.core.world import Subscriber, World


class People:
    """What people do. Each deed that a real client would not allow raises `Impossible(reason)`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def join(self, person: Person) -> None:
        """Give somebody an account (or change it); the bot hears nothing of it."""
        self._world.people[person.id] = person
        self._world.gone.discard(person.id)
        chat = self._world.chats.setdefault(person.id, Chat(person.id, person))
        chat.person = person
        self._world.changed(chat, Change.JOINED)

    def persons(self) -> Sequence[Person]:
        """Return everybody with an account, in the order of joining."""
        return tuple(person for person in self._world.people.values() if person.id not in self._world.gone)

    def start(self, user: int, payload: str = "") -> int:
        """Press START (or open the link with `payload`), unblocking the bot; return the message's id."""
        chat = self._chat_of(user)
        if not PAYLOAD.fullmatch(payload):
            raise Impossible("a link's payload has at most 64 letters, digits, _ and -")
        if chat.blocked:
            self.unblock(user)
        chat.started = True
        return self._send_text(chat, user, f"/start {payload}".strip()).id

    def follow_link(self, user: int, payload: str) -> int | None:
        """Open the link in a client that sends nothing where the chat exists already; None if it did not."""
        return None if self._chat_of(user).started else self.start(user, payload)

    def say(self, user: int, text: str, reply_to: int | None = None) -> int:
        """Send a text (cut in several messages when too long for one); return the last message's id."""
        chat = self._open_chat(user)
        if not text.strip():
            raise Impossible("an empty message cannot be sent")
        replied = self._message(chat, reply_to) if reply_to is not None else None
        return [self._send_text(chat, user, part, replied) for part in parts(text)][-1].id

    def press(self, user: int, message_id: int, data: str) -> str:
        """Press the callback button with `data` that this message shows now; return the query's id."""
        message = self._message(self._open_chat(user), message_id)
        shown = [button for row in message.buttons for button in row if button.kind is ButtonKind.CALLBACK]
        if data not in {button.value for button in shown}:
            raise Impossible(f"message {message_id} shows no button with {data!r}")
        return self.forge(user, message_id, data)

    def forge(self, user: int, message_id: int, data: str) -> str:
        """Send any payload as from a button of the message, as forged clients can; return the query's id."""
        chat = self._open_chat(user)
        message = self._message(chat, message_id)
        if message.sender != self._world.bot.id:
            raise Impossible("only the bot's messages have buttons")
        chat.answer = None
        query = self._world.ask(chat, message_id)
        render = self._world.render
        self._world.updates.add(
            "callback_query",
            chat.id,
            {
                "id": query.id,
                "from": render.user(user),
                "message": render.message(message),
                "chat_instance": str(chat.id),
                "data": data,
            },
        )
        return query.id

    def press_key(self, user: int, text: str) -> int:
        """Press a key of the keyboard: it says its text, or shares the contact; return the message's id."""
        chat = self._open_chat(user)
        key = key_of(chat, text)
        if key.request == "location":
            raise Impossible("nobody here has a location to share")
        if chat.keyboard is not None and chat.keyboard.one_time:
            chat.keyboard = None
            self._world.changed(chat, Change.KEYBOARD)
        return self.share_contact(user) if key.request == "contact" else self._send_text(chat, user, text).id

    def share_contact(self, user: int, of: Person | None = None) -> int:
        """Send the own contact, or that of another; return the message's id."""
        chat = self._open_chat(user)
        whose = of or self._world.people[user]
        if whose.phone_number is None:
            raise Impossible("a contact without a telephone number cannot be shared")
        known = whose.id if whose.id in self._world.people else None
        return self._send(
            chat, user, contact=Contact(whose.phone_number, whose.first_name, whose.last_name, known)
        )

    def send_photo(self, user: int, content: bytes, caption: str = "") -> int:
        """Send a picture; return the message's id."""
        if picture_size(content) is None:
            raise Impossible("this is no picture; send it as a document")
        return self._send_file(user, "photo", Upload("photo.jpg", content, "image/jpeg"), caption)

    def send_document(
        self, user: int, name: str, content: bytes, mime: str = "application/octet-stream", caption: str = ""
    ) -> int:
        """Send a file; return the message's id."""
        return self._send_file(user, "document", Upload(name, content, mime), caption)

    def send_voice(self, user: int, content: bytes, duration: int = 1) -> int:
        """Send a voice message of `duration` seconds; return the message's id."""
        return self._send_file(user, "voice", Upload("voice.oga", content, "audio/ogg"), duration=duration)

    def edit(self, user: int, message_id: int, text: str) -> None:
        """Change the text (or caption) of an own message."""
        chat = self._open_chat(user)
        message = self._message(chat, message_id)
        if message.sender != user or message.contact is not None:
            raise Impossible("only own texts and captions can be edited")
        if self._world.now() - message.sent_at > EDITABLE:
            raise Impossible("a message can be edited for 48 hours")
        if not text.strip() or text.strip() == message.text.text:
            raise Impossible("nothing to change")
        message.text = with_detected(FormattedText(text.strip()))
        message.edited_at = self._world.now()
        self._world.hear("edited_message", message)
        self._world.changed(chat, Change.EDITED)

    def see(self, user: int) -> None:
        """Look at the chat as it stands: nothing in it is unread any more; the bot hears nothing of it."""
        chat = self._chat_of(user)
        chat.seen = max(chat.messages, default=0)

    def block(self, user: int) -> None:
        """Block the bot; whatever it sends then is refused with 403."""
        blocked(self._world, self._open_chat(user))

    def unblock(self, user: int) -> None:
        """Take the block back."""
        chat = self._chat_of(user)
        if not chat.blocked:
            raise Impossible("the bot is not blocked")
        unblocked(self._world, chat)

    def deactivate(self, user: int) -> None:
        """Delete the account; whatever the bot sends then is refused with 403."""
        self._chat_of(user)
        self._world.gone.add(user)

    def add_to_group(self, user: int, title: str) -> int:
        """Make a group with the bot in it; return its (negative) chat id."""
        self._chat_of(user)
        return added_to_group(self._world, self._world.people[user], title).id

    def say_in_group(self, user: int, group: int, text: str) -> int:
        """Write in a group; the bot hears commands and mentions only (privacy mode)."""
        chat = self._world.chats.get(group)
        if chat is None or user not in chat.members:
            raise Impossible("not a member of this group")
        message = self._world.post(chat, user, with_detected(FormattedText(text.strip())))
        to_bot = text.startswith("/") or f"@{self._world.bot.username}" in text
        if to_bot and self._world.bot.id in chat.members:
            self._world.hear("message", message)
        return message.id

    def chat(self, user: int) -> ChatView:
        """Return the chat with the bot as this person sees it now (or a group, by its id)."""
        if user not in self._world.chats:
            raise Impossible(f"nobody has the id {user}")
        return look(self._world, self._world.chats[user])

    def file(self, file_id: str) -> bytes:
        """Return the content of a file seen in a chat; `KeyError` when there is none."""
        return self._world.contents[file_id]

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call `callback(chat id, what changed)` after each change; return what ends the subscription."""
        return self._world.subscribe(callback)

    def _chat_of(self, user: int) -> Chat:
        if user not in self._world.people or user in self._world.gone:
            raise Impossible(f"nobody has an account with the id {user}")
        return self._world.chats[user]

    def _open_chat(self, user: int) -> Chat:
        chat = self._chat_of(user)
        if not chat.started:
            raise Impossible("the chat shows nothing but START")
        if chat.blocked:
            raise Impossible("the bot is blocked")
        return chat

    def _message(self, chat: Chat, message_id: int) -> Message:
        if message_id not in chat.messages:
            raise Impossible(f"there is no message {message_id} in this chat")
        return chat.messages[message_id]

    def _send_text(self, chat: Chat, user: int, text: str, reply_to: Message | None = None) -> Message:
        message = self._world.post(chat, user, with_detected(FormattedText(text.strip())), reply_to=reply_to)
        self._world.hear("message", message)
        return message

    def _send_file(
        self, user: int, kind: str, upload: Upload, caption: str = "", *, duration: int = 0
    ) -> int:
        chat = self._open_chat(user)
        if not upload.content:
            raise Impossible("an empty file cannot be sent")
        if utf16_length(caption) > MAX_CAPTION:
            raise Impossible(f"a caption has at most {MAX_CAPTION} characters")
        stored = self._world.store(kind, upload, duration=duration)
        return self._send(chat, user, caption=caption, file=stored)

    def _send(
        self,
        chat: Chat,
        user: int,
        *,
        caption: str = "",
        file: StoredFile | None = None,
        contact: Contact | None = None,
    ) -> int:
        text = with_detected(FormattedText(caption.strip()))
        message = self._world.post(chat, user, text, file=file, contact=contact)
        self._world.hear("message", message)
        return message.id
