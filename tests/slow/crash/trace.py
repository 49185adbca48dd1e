"""What the bot was writing when it died: noted by itself at every such step, read by its killer."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypedDict, TypeVar

from sqlmodel import Session

from storage import outbox
from storage.once import Part, name_of
from storage.sealed import KeyRing
from storage.transact import Database

P = ParamSpec("P")
T = TypeVar("T")


class Point(StrEnum):
    """Where in a step: asked for, everything done but the commit, committed and nobody told yet, refused."""

    BEGUN = "begun"
    WRITTEN = "written"
    COMMITTED = "committed"
    UNDONE = "undone"


DEADLY: Final = (Point.BEGUN, Point.WRITTEN, Point.COMMITTED)
Place = tuple[str, str]
"""A step, named by its storage function, and a point in it."""


class Armed(TypedDict):
    """Where the bot ends itself: at the first point that is not spared, of any step or of these only."""

    spared: list[Place]
    only: list[str] | None


class Pen:
    """The bot's side: notes every point, and ends the process at the first one it is armed for."""

    def __init__(self, path: str, armed: Armed | None) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._armed = armed
        self._spared = set() if armed is None else {tuple(place) for place in armed["spared"]}

    def reach(self, step: str, point: Point, messages: tuple[int, ...] = ()) -> None:
        """Note that a step has come to a point; perhaps it is the last that this process does."""
        os.write(self._file, f"{step} {point} {','.join(map(str, messages))}\n".encode())
        if self._armed is None or point not in DEADLY or (step, point) in self._spared:
            return
        if self._armed["only"] is None or step in self._armed["only"]:
            os.kill(os.getpid(), signal.SIGKILL)


class Watched(Database):
    """A database that notes each transaction."""

    def __init__(self, url: str, keyring: KeyRing, pen: Pen) -> None:
        super().__init__(url, keyring)
        self._pen = pen

    async def transact(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        step, messages = _step(function, args), _settled(function, args)
        self._pen.reach(step, Point.BEGUN)
        try:
            outcome = await super().transact(function, *args, **kwargs)
        except BaseException:
            self._pen.reach(step, Point.UNDONE)
            raise
        self._pen.reach(step, Point.COMMITTED, messages)
        return outcome

    def _guarded(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Callable[[Session], T]:
        guarded, step = super()._guarded(function, *args, **kwargs), _step(function, args)

        def watched(session: Session) -> T:
            outcome = guarded(session)
            self._pen.reach(step, Point.WRITTEN, _claimed(function, outcome))
            return outcome

        return watched


@dataclass(frozen=True, slots=True)
class Death:
    """How a run ended: where every step in flight was, what was in hand, and if it said all it should."""

    places: frozenset[Place]
    in_hand: frozenset[int]
    lived: bool


class Reader:
    """The killer's side: what was noted since the last look."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0
        self.seen: Counter[Place] = Counter()
        self.newest: list[Place] = []

    def death(self, *, lived: bool = False) -> Death:
        """Read the notes of the run that has just ended."""
        with self._path.open("rb") as file:
            file.seek(self._read)
            lines = file.read().decode().splitlines()
            self._read = file.tell()
        notes = [line.split(" ") for line in lines]
        self.newest = [(step, point) for step, point, _ in notes]
        self.seen.update(self.newest)
        return Death(frozenset(_last_places(notes)), _in_hand(notes), lived)


def _step(function: Callable[..., object], args: tuple[object, ...]) -> str:
    """Name a transaction; what is remembered per update is named by what it did."""
    if args and isinstance(args[0], Part) and callable(args[1]):
        return name_of(args[1])
    return name_of(function)


def _claimed(function: Callable[..., object], outcome: Any) -> tuple[int, ...]:  # Any: whatever it returned
    return tuple(message.id for message in outcome) if function is outbox.claim else ()


def _settled(function: Callable[..., object], args: tuple[Any, ...]) -> tuple[int, ...]:  # Any: its arguments
    return (args[0].id,) if function in {outbox.settle, outbox.postpone} else ()


def _last_places(notes: list[list[str]]) -> Iterator[Place]:
    """Yield where the steps in flight were; what was just done counts as well, for it had told nobody."""
    count = Counter((step, point) for step, point, _ in notes)
    for step in {step for step, _, _ in notes}:
        over = count[step, Point.COMMITTED] + count[step, Point.UNDONE]
        if count[step, Point.BEGUN] > over:
            written = count[step, Point.WRITTEN] > count[step, Point.COMMITTED]
            yield step, Point.WRITTEN if written else Point.BEGUN
    if notes and notes[-1][1] in DEADLY:
        yield notes[-1][0], notes[-1][1]


def _in_hand(notes: list[list[str]]) -> frozenset[int]:
    """Return the messages that were claimed and not yet settled."""
    claimed: set[int] = set()
    settled: set[int] = set()
    for step, point, messages in notes:
        numbers = {int(number) for number in messages.split(",") if number}
        if step == name_of(outbox.claim):
            claimed |= numbers
        elif point == Point.COMMITTED:
            settled |= numbers
    return frozenset(claimed - settled)
