"""The state both sides share, and the few deeds everything else is made of."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playground.core.formatted import FormattedText
from playground.core.keyboards import Markup
from playground.core.pictures import picture_size
from playground.core.profile import Profile
from playground.core.records import Chat, Message, Query, StoredFile
from playground.core.render import Renderer
from playground.core.updates import UpdateQueue
from playground.core.values import BotAccount, Person, Upload
from playground.core.views import Change, Contact, FileView

Subscriber = Callable[[int, Change], None]
QUERY_LIFETIME = timedelta(
    seconds=15
)  # bots report that answers are refused from somewhere between 10 and 20
_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice"}


class World:
    """Everything there is; told the time through `now`, numbering everything upwards."""

    def __init__(self, bot: BotAccount, now: Callable[[], datetime], first_update: int) -> None:
        self.bot = bot
        self.now = now
        self.updates = UpdateQueue(now, first_update)
        self.profile = Profile()
        self.people: dict[int, Person] = {}
        self.gone: set[int] = set()
        self.chats: dict[int, Chat] = {}
        self.render = Renderer(bot, self.people, self.chats)
        self.files: dict[str, StoredFile] = {}
        self.contents: dict[str, bytes] = {}  # by file id
        self.paths: dict[str, str] = {}  # that getFile gave out, to the file's id
        self.queries: dict[str, Query] = {}
        self._subscribers: list[Subscriber] = []
        self._last_message = 0
        self._last_query = 0
        self._last_file = 0

    def clear(self) -> None:
        """Forget people, chats, files and updates; numbers go on, so nothing old is mistaken for new."""
        self.updates.clear()
        for store in (
            self.people,
            self.gone,
            self.chats,
            self.files,
            self.contents,
            self.paths,
            self.queries,
        ):
            store.clear()

    @property
    def last_number(self) -> int:
        """The highest number given out so far, to a message, a file, a pressed button or an update."""
        return max(self._last_message, self._last_query, self._last_file, self.updates.last_id)

    def number_from(self, number: int) -> None:
        """Give out higher numbers than this one from now on."""
        self._last_message = self._last_query = self._last_file = self.updates.last_id = number

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Tell `subscriber` of every change; return what ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def changed(self, chat: Chat, change: Change) -> None:
        """Tell the subscribers."""
        for subscriber in tuple(self._subscribers):
            subscriber(chat.id, change)

    def post(
        self,
        chat: Chat,
        sender: int,
        text: FormattedText,
        *,
        markup: Markup | None = None,
        file: StoredFile | None = None,
        contact: Contact | None = None,
        reply_to: Message | None = None,
        forwarded_from: int | None = None,
    ) -> Message:
        """Put a new message into a chat, with the keyboard it brings."""
        markup = markup or Markup()
        self._last_message += 1
        message = Message(
            id=self._last_message,
            chat=chat.id,
            sender=sender,
            sent_at=self.now(),
            text=text,
            file=file,
            contact=contact,
            buttons=markup.inline,
            with_keyboard=markup.keyboard is not None or markup.force_reply,
            reply_to=reply_to.id if reply_to else None,
            forwarded_from=forwarded_from,
        )
        chat.messages[message.id] = message
        if sender == self.bot.id:
            chat.action = None
        if markup.keyboard is not None or markup.remove:
            chat.keyboard = markup.keyboard
            self.changed(chat, Change.KEYBOARD)
        self.changed(chat, Change.MESSAGE)
        return message

    def hear(self, kind: str, message: Message) -> None:
        """Let the bot hear of a message ("message" or "edited_message")."""
        self.updates.add(kind, message.chat, self.render.message(message))

    def store(self, kind: str, upload: Upload, *, duration: int = 0) -> StoredFile:
        """Keep a file of a kind and return it."""
        self._last_file += 1
        number = self._last_file
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        width, height = picture_size(upload.content) or (0, 0)
        file = StoredFile(
            view=FileView(kind, f"{kind}-{number:06d}", upload.name, upload.mime, len(upload.content)),
            unique_id=f"file{number:06d}",
            path=f"{_FOLDERS[kind]}/file_{number}.{suffix}",
            width=width,
            height=height,
            duration=duration,
        )
        self.files[file.view.file_id] = file
        self.contents[file.view.file_id] = upload.content
        return file

    def ask(self, chat: Chat, message_id: int) -> Query:
        """Open a callback query; its id counts up."""
        self._last_query += 1
        self._forget_old_queries()
        query = Query(str(self._last_query), chat, message_id, self.now())
        self.queries[query.id] = query
        return query

    def open_query(self, query_id: str) -> Query | None:
        """Return the query that may still be answered, and close it."""
        self._forget_old_queries()
        return self.queries.pop(query_id, None)

    def _forget_old_queries(self) -> None:
        oldest = self.now() - QUERY_LIFETIME
        for query in list(self.queries.values()):
            if query.pressed_at >= oldest:
                break
            del self.queries[query.id]
