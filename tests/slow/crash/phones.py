"""A person's phone in a crash test: what they say and press waits for its answer, however long that takes."""

import asyncio
from itertools import islice

from playground.core.cloud import Cloud
from playground.core.records import Message
from playground.core.views import Change

_LOOKED_AT = 12  # of the newest messages
_LONGEST = 240.0  # seconds after which it is a hang and no delay: the bot may die ten times before it answers
_TAP_AGAIN = 1.0  # seconds after which people tap a second time


class Silent(AssertionError):
    """The answer did not come."""


class Phone:
    """The chat of one person."""

    def __init__(self, cloud: Cloud, user: int) -> None:
        self.cloud = cloud
        self.id = user
        self.typed = 0
        self._chat = cloud._world.chats[user]
        self._changed = asyncio.Event()
        cloud.subscribe(self._note)

    def type(self, text: str) -> dict[int, str]:
        """Send a message and wait for nothing; return how the chat looked before."""
        before = self._look()
        self.cloud.say(self.id, text)
        self.typed += 1
        return before

    async def says(self, text: str, *answers: str) -> Message:
        """Send a message and wait for one of these answers."""
        return await self.hears(self.type(text), *answers)

    async def presses(self, label: str, *answers: str) -> Message:
        """Press the newest button whose label begins so and wait for one of these answers."""
        return await self.hears(self._press(label), *answers)

    async def taps(self, label: str, *answers: str) -> Message:
        """Press like `presses`, again and again until it is answered: a tap that a crash may forget."""
        before = self._press(label)
        for _ in range(int(_LONGEST / _TAP_AGAIN)):
            try:
                return await self.hears(before, *answers, within=_TAP_AGAIN)
            except Silent:
                self._press(label)
        raise Silent(self._said(before, answers))

    async def hears(self, before: dict[int, str], *answers: str, within: float = _LONGEST) -> Message:
        """Wait for a message, new or edited since, with one of these pieces in its text or on a button."""
        try:
            async with asyncio.timeout(within):
                while (found := self._answer(before, answers)) is None:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise Silent(self._said(before, answers)) from None
        return found

    def offers(self, message: Message, label: str) -> bool:
        """Say whether a message has a button whose label begins so."""
        return any(each.startswith(label) for each in _labels(message))

    def arrived_after(self, message: int) -> set[int]:
        """Return the ids of what the bot has said since a message."""
        said = (each for each in self._chat.messages.values() if each.sender != self.id)
        return {each.id for each in said if each.id > message}

    def _press(self, label: str) -> dict[int, str]:
        for message in self._newest():
            for row in message.buttons:
                for button in row:
                    if button.text.startswith(label):
                        before = self._look()
                        self.cloud.press(self.id, message.id, button.value)
                        return before
        raise Silent(self._said({}, (f"a button {label}",)))

    def _newest(self) -> list[Message]:
        newest = islice(reversed(self._chat.messages.values()), _LOOKED_AT)
        return [message for message in newest if message.sender != self.id]

    def _look(self) -> dict[int, str]:
        return {message.id: message.text.text for message in self._newest()}

    def _answer(self, before: dict[int, str], answers: tuple[str, ...]) -> Message | None:
        for message in self._newest():
            said = message.text.text
            if before.get(message.id) != said and any(
                piece in said or self.offers(message, piece) for piece in answers
            ):
                return message
        return None

    def _said(self, before: dict[int, str], answers: tuple[str, ...]) -> str:
        shown = [(message.text.text, _labels(message)) for message in self._newest()[:3]]
        return f"{self.id} waits for {answers} and sees {shown}; before: {list(before.values())[:3]}"

    def _note(self, chat: int, _change: Change) -> None:
        if chat == self.id:
            self._changed.set()


def _labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]
