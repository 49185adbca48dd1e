"""Who takes part: the bot's account and the people who talk to it."""

from dataclasses import dataclass

from pydantic import JsonValue

Json = JsonValue
JsonObject = dict[str, Json]


@dataclass(frozen=True, slots=True)
class BotAccount:
    """The one bot that this cloud knows: `token` opens every method, `username` comes without the @."""

    token: str
    id: int
    username: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account; `phone_number` is what sharing the own contact would show."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone_number: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a client sends it."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"
