"""How fast unasked messages leave under Telegram's flood limits, while people go on conversing with the bot.

`python -m benchmarks.pace [digests] [notice] [stock]`: 1,500 Monday digests; a notice to 30,000 people (17
minutes); as many messages as digests, sent with the library's own rate limiter.
"""

import asyncio
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from aiohttp import web
from sqlmodel import Session, col, select, update

from benchmarks import county, elders
from benchmarks.measuring import child, processor_seconds
from playground.core import Cloud
from playground.core.errors import ApiError
from playground.core.limits import Limits
from playground.core.updates import Poll
from playground.core.values import Json, Person, Upload
from playground.server import make_app
from rules.posts import Role
from storage import people
from storage.migrate import upgrade
from storage.models.people import AccountRow, PersonRow, PostRow
from storage.notices import sending
from storage.sealed import KeyRing
from storage.transact import Database

DIGESTS: Final = 1_500
CONVERSING: Final = 50
_KEY: Final = b"k" * 32
_MORNING: Final = "2026-11-23T08:30:00+08:00"  # a Monday
_PAUSE: Final = (30.0, 60.0)  # seconds between a person's messages: thirty a second leave room for no more
_WORD: Final = "help"
_TOO_MANY: Final = 429


@dataclass(slots=True)
class Measured:
    """What one run found: when each unasked message arrived, how long each reply took, how often 429 came."""

    arrived: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    processor: float = 0.0  # seconds the bot took

    def __str__(self) -> str:
        took, waits = self.arrived[-1] - self.arrived[0], sorted(wait * 1000 for wait in self.waits)
        rate, each = (len(self.arrived) - 1) / took, self.processor * 1000 / len(self.arrived)
        return (
            f"{len(self.arrived):,} messages in {took:.1f} s ({rate:.2f} a second, {each:.1f} ms CPU each),"
            f" {self.refused} refused (429); {len(waits)} replies to {CONVERSING} people meanwhile:"
            f" median {statistics.median(waits):.0f} ms, worst {waits[-1]:.0f} ms"
        )


class Limited(Cloud):
    """A Telegram with its flood limits on, which notes what arrives until so many were told unasked."""

    def __init__(self, talkers: Sequence[int], readers: Sequence[int], most: int) -> None:
        super().__init__(county.ACCOUNT, now=lambda: datetime.now(UTC), limits=Limits())
        for chat in (*talkers, *readers):
            self.join(Person(chat, "P", language_code="zh-hans"))
            self.start(chat)
        self.updates.clear()
        self.measured = Measured()
        self.done = asyncio.Event()
        self._readers, self._most = set(readers), most
        self._asked: dict[int, float] = {}

    async def converse(self, chat: int, chance: random.Random) -> None:
        """Let one person write now and then, each time after the last answer."""
        await asyncio.sleep(chance.uniform(0, _PAUSE[1]))
        while True:
            if chat not in self._asked:
                self._asked[chat] = perf_counter()
                self.say(chat, _WORD)
            await asyncio.sleep(chance.uniform(*_PAUSE))

    def begin(
        self, token: str, method: str, params: Mapping[str, object], files: Mapping[str, Upload] | None = None
    ) -> tuple[Json | Poll, float]:
        """Do one method; note who has now been reached, or that it was too much."""
        try:
            outcome = super().begin(token, method, params, files)
        except ApiError as error:
            self.measured.refused += error.code == _TOO_MANY
            raise
        if method.lower() == "sendmessage":
            self._note(int(str(params["chat_id"])))
        return outcome

    def _note(self, chat: int) -> None:
        if chat in self._asked:
            self.measured.waits.append(perf_counter() - self._asked.pop(chat))
        elif chat in self._readers:
            self.measured.arrived.append(perf_counter())
            if len(self.measured.arrived) == self._most:
                self.done.set()


@dataclass(frozen=True, slots=True)
class Scene:
    """Who converses, who is told something (so many messages), and the command that runs the bot there."""

    talkers: Sequence[int]
    readers: Sequence[int]
    messages: int
    command: Callable[[str], Sequence[str]]


def run(*names: str) -> str:
    """Measure the named scenes one after the other; a line each."""
    return "\n".join(f"{name}: {_measure(_SCENES[name])}" for name in names or ("digests", "stock"))


def _measure(scene: Callable[[Path], Scene]) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_play(scene(Path(folder))))


async def _play(scene: Scene) -> Measured:
    cloud = Limited(scene.talkers, scene.readers, scene.messages)
    runner = web.AppRunner(make_app(cloud), access_log=None)
    await runner.setup()
    listening = web.TCPSite(runner, "127.0.0.1", 0)
    await listening.start()
    chance = random.Random(1)
    with child(*scene.command(f"http://127.0.0.1:{runner.addresses[0][1]}")) as bot:
        talks = [asyncio.create_task(cloud.converse(chat, chance)) for chat in scene.talkers]
        await cloud.done.wait()
        for talk in talks:
            talk.cancel()
        cloud.measured.processor = processor_seconds(bot.pid)
    await runner.cleanup()
    return cloud.measured


def _digests(folder: Path) -> Scene:
    """Lay out a Monday of 1,500 branches with nine elders each, some of whom converse."""
    database = elders.build(folder, elders.IN_A_BRANCH * DIGESTS)
    staff = [elders.account_of(number) for number in range(1, 2 * DIGESTS + 1)]
    talkers = [elders.account_of(number) for number in range(len(staff) + 1, len(staff) + 1 + CONVERSING)]
    database.run(elders.bind, talkers)
    database.close()
    return Scene(talkers, staff, DIGESTS, _ours(folder, database.url))


def _notice(folder: Path) -> Scene:
    """Lay out a notice to the members of a county of 30,000, fifty of whom converse."""
    database = Database(f"sqlite:///{folder / 'bench.db'}", KeyRing([_KEY]), durable=False)
    upgrade(database)
    database.run(county.fill)
    database.run(_send_notice)
    database.close()
    everybody = county.people()
    readers = everybody[CONVERSING:]
    return Scene(everybody[:CONVERSING], readers, len(readers), _ours(folder, database.url))


def _send_notice(session: Session) -> None:
    sender, at = county.people()[0], datetime.fromisoformat(_MORNING)
    person_id = session.exec(select(AccountRow.person_id).where(AccountRow.telegram_id == sender)).one()
    session.add(PostRow(role=Role.ADMIN, person_id=person_id, unit_id=county.COUNTY, from_on=at.date()))
    talkers = update(PersonRow).where(col(PersonRow.id) < person_id + CONVERSING)
    session.exec(talkers.values(category="applicant"))  # whoever converses gets no notice between two answers
    session.flush()
    caller = people.caller(session, sender, on=at.date())
    assert caller is not None
    sending.send(session, caller, county.COUNTY, "members", "A notice.", feedback_until=None, at=at)


def _ours(folder: Path, url: str) -> Callable[[str], Sequence[str]]:
    settings: dict[str, Any] = {  # Any: as the settings take them
        "bot_token": county.ACCOUNT.token,
        "database_url": url,
        "data_keys": _KEY.hex(),
        "wave_keys": str(folder / "keys"),
    }
    return lambda root: ("benchmarks.serving", json.dumps({**settings, "api_base": root}), _MORNING)


def _stock(_folder: Path) -> Scene:
    """Hand as many messages to the library's own rate limiter at once, beside an echo."""
    everybody = range(1, DIGESTS + CONVERSING + 1)
    talkers, readers = everybody[:CONVERSING], everybody[CONVERSING:]
    listed = json.dumps([*readers])
    return Scene(talkers, readers, DIGESTS, lambda root: ("benchmarks.echoes", "broadcast", root, listed))


_SCENES: Final[Mapping[str, Callable[[Path], Scene]]] = {
    "digests": _digests,
    "notice": _notice,
    "stock": _stock,
}

if __name__ == "__main__":
    print(run(*sys.argv[1:]))
