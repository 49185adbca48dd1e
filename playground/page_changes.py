"""What open pages are told: whose chat changed, and whether clock or county did; folded, never queued up."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Final, Literal, TypedDict

Topic = Literal["clock", "people", "reset"]

FOLD_SECONDS: Final = 0.06  # changes closer together than this arrive as one; shorter than anybody notices
BEAT_SECONDS: Final = 15.0  # silence longer than this is filled, so that a lost page is noticed


class Batch(TypedDict):
    """One message of the stream."""

    chats: list[int]
    topics: list[Topic]


class Listener:
    """One open page, and what it has not heard of yet."""

    def __init__(self) -> None:
        self._chats: set[int] = set()
        self._topics: set[Topic] = set()
        self._wake = asyncio.Event()
        self._closed = False

    def chat_changed(self, user: int) -> None:
        """Note that somebody's chat has changed."""
        self._chats.add(user)
        self._wake.set()

    def topic_changed(self, topic: Topic) -> None:
        """Note that something else has changed."""
        self._topics.add(topic)
        self._wake.set()

    def close(self) -> None:
        """End the stream."""
        self._closed = True
        self._wake.set()

    async def batches(self) -> AsyncIterator[Batch]:
        """Yield the changes as they come, and an empty batch when nothing came for long."""
        while not self._closed:
            await self._wait()
            batch = Batch(chats=sorted(self._chats), topics=sorted(self._topics))
            self._chats.clear()
            self._topics.clear()
            if not self._closed:
                yield batch

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(BEAT_SECONDS):
                await self._wake.wait()
        except TimeoutError:
            return
        if not self._closed:
            await asyncio.sleep(FOLD_SECONDS)
        self._wake.clear()


class Changes:
    """All open pages."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    @contextmanager
    def listen(self) -> Iterator[Listener]:
        """Give a listener for as long as its page is open."""
        listener = Listener()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def chat(self, user: int) -> None:
        """Tell every page that somebody's chat has changed."""
        for listener in self._listeners:
            listener.chat_changed(user)

    def topic(self, topic: Topic) -> None:
        """Tell every page that something else has changed."""
        for listener in self._listeners:
            listener.topic_changed(topic)

    def close(self) -> None:
        """End all streams, so that the server can stop."""
        for listener in self._listeners:
            listener.close()
