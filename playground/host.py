"""What the chat page asks of whoever runs the playground: people, the clock, the outbox.

The playground imports nothing of ours, so the command line hands it one object that answers these questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from playground.core.values import Person

OutboxState = Literal["waiting", "sent", "held", "dropped", "failed"]
"""Waiting for its hour, gone out, kept back for a reason, no longer needed, or refused by the chat."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody the visitor of the page may be: who they are, and in one line what to try as them."""

    user_id: int
    name: str
    role_zh: str
    role_en: str
    hint_zh: str
    hint_en: str
    person: Person
    start_payload: str | None = None  # the code on their paper slip, until they have joined


@dataclass(frozen=True, slots=True)
class Jump:
    """A moment worth winding the clock to; `at` is aware of its time zone."""

    label_zh: str
    label_en: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """A message nobody asked for: to whom it goes, how far it is, and why it exists.

    `at` is when it left, or the earliest moment it may leave; `user_id` is None for a recipient who is not
    in the chat.
    """

    kind_zh: str
    kind_en: str
    to: str
    user_id: int | None
    state: OutboxState
    at: datetime
    why_zh: str
    why_en: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the guided tour: as whom, what to do, and not before when (None: at any time).

    It is done once the bot has said one of `signs` to that person.
    """

    user_id: int
    name: str
    text_zh: str
    text_en: str
    signs: tuple[str, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tour:
    """The guided tour of the demonstration that began at a moment; of another, it begins anew."""

    began: datetime
    stops: Sequence[Stop]


class Host(Protocol):
    """The side of the playground that knows the county; every method is quick but `wind` and `reset`."""

    def personas(self) -> Sequence[Persona]:
        """Give the people of the demonstration, in the order in which one would try them."""

    def search(self, text: str) -> Sequence[Persona]:
        """Find people of the county by a part of their name, role or branch, the best first."""

    def persona(self, user_id: int) -> Persona | None:
        """Give the persona with this Telegram id, or None if nobody of the county has it."""

    def now(self) -> datetime:
        """Tell the present of the demonstration, in the county's time zone; it moves while `wind` runs."""

    def jumps(self) -> Sequence[Jump]:
        """Offer moments after the present to wind to, the nearest first; the page itself adds an hour on."""

    def tour(self) -> Tour:
        """Give the guided tour."""

    async def wind(self, to: datetime) -> None:
        """Wind the clock forward, doing whatever falls due on the way, in order."""

    def outbox(self, user_id: int | None) -> Sequence[OutboxLine]:
        """List the messages meant for one person, or for everybody, the latest first."""

    async def reset(self) -> None:
        """Throw the demonstration away and make a fresh one; the cloud is emptied too."""
