"""A roster of half a million people sent in the chat and applied, while a member goes on talking to the bot.

`python -m benchmarks.imports [people]` prints how long the look and the import took, the most memory that the
bot and its helpers held together, and how long the member waited for each answer meanwhile.
"""

import asyncio
import os
import random
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time
from typing import Final
from zoneinfo import ZoneInfo

import xlsxwriter
from pydantic import SecretStr
from sqlmodel import Session

from benchmarks.measuring import resident_mib
from bot.application import Lianxin, Transport
from bot.clock import WoundClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import Settings
from bot.uploads import LARGEST
from playground.core import Cloud
from playground.core.values import BotAccount, Person
from playground.transport import InProcess
from rules.posts import Role
from rules.roster.vocabulary import vocabulary
from storage import units
from storage.migrate import upgrade
from storage.models.base import id_of
from storage.models.people import AccountRow, PersonRow, PostRow
from storage.sealed import KeyRing
from storage.transact import Database

PEOPLE: Final = 500_000
A_BRANCH: Final = 30
BETWEEN: Final = 0.2  # seconds between the member's messages
ZONE: Final = ZoneInfo("Asia/Shanghai")
START: Final = datetime(2026, 11, 23, 9, tzinfo=ZONE)
ACCOUNT: Final = BotAccount("4242:bench", 4242, "bench_bot", "Bench")
ADMIN, MEMBER = 1, 2
_COLUMNS: Final = ("name", "sex", "birth_on", "category", "town", "branch", "joined_on", "duty")
_LOOKED, _APPLIED = "rapply:", "go:slips"  # buttons by which the two ends are known


@dataclass(slots=True)
class Measured:
    """What one run found."""

    people: int
    size: int
    look: float = 0.0
    bring_in: float = 0.0
    peak: float = 0.0  # MiB
    helpers: float = 0.0  # seconds of processor time, in other processes
    own: float = 0.0  # and in the bot's
    waits: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        waits = sorted(wait * 1000 for wait in self.waits)
        median, p95 = statistics.median(waits), waits[int(len(waits) * 0.95)]
        return (
            f"import of {self.people:,} people ({self.size / 1e6:.1f} MB): looked at in {self.look:.0f} s,"
            f" applied in {self.bring_in:.0f} s; processor time: helpers {self.helpers:.0f} s,"
            f" bot {self.own:.0f} s; peak {self.peak:.0f} MiB with helpers;"
            f" {len(waits)} answers meanwhile: median {median:.0f} ms, p95 {p95:.0f} ms,"
            f" worst {waits[-1]:.0f} ms"
        )


def run(people: int = 5_000) -> str:
    """Import a small roster: for `make bench`."""
    return str(asyncio.run(_measure(people)))


async def _measure(people: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder, "roster.xlsx")
        content = await asyncio.to_thread(_written, workbook, people)
        if len(content) > LARGEST:
            raise ValueError("a chat does not take a file as large as this")
        async with _bot(Path(folder)) as cloud:
            measured = Measured(people, len(content))
            beside = [asyncio.create_task(_converse(cloud, measured)), asyncio.create_task(_weigh(measured))]
            start, busy = perf_counter(), process_time()
            cloud.send_document(ADMIN, workbook.name, content, "application/octet-stream")
            del content
            message, payload = await _button(cloud, _LOOKED)
            measured.look = perf_counter() - start
            start = perf_counter()
            cloud.press(ADMIN, message, payload)
            await _button(cloud, _APPLIED, message)
            measured.bring_in, measured.own = perf_counter() - start, process_time() - busy
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
        helpers = getrusage(RUSAGE_CHILDREN)
        measured.helpers = helpers.ru_utime + helpers.ru_stime
    return measured


@asynccontextmanager
async def _bot(folder: Path) -> AsyncIterator[Cloud]:
    """Run a bot with an administrator and a member of an empty county."""
    url = f"sqlite:///{folder / 'data' / 'bench.db'}"
    database = Database(url, KeyRing([b"k" * 32]))
    upgrade(database)
    database.run(_people)
    cloud = Cloud(ACCOUNT, now=lambda: START)
    for who in (ADMIN, MEMBER):
        cloud.join(Person(who, f"P{who}", language_code="en"))
        cloud.start(who)
    token = SecretStr(ACCOUNT.token)
    settings = Settings(bot_token=token, database_url=url, wave_keys=folder / "keys")
    services = Services(settings, database, WoundClock(START, ZONE))
    bot = Lianxin(services, Transport(InProcess(cloud), InProcess(cloud)), Pace(1e6, chat_gap=0))
    await bot.prepare()
    polling = asyncio.create_task(bot.poller.run())
    try:
        yield cloud
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
        await bot.stop()
        database.close()


def _people(session: Session) -> None:
    """Make the county, its administrator and a member."""
    units.open_county(session, "C", on=START.date())
    for who, name in ((ADMIN, "Admin"), (MEMBER, "Member")):
        person = PersonRow(name=name, name_key=name.lower(), category="staff", language="en")
        session.add(person)
        session.flush()
        session.add(AccountRow(telegram_id=who, person_id=id_of(person), bound_at=START, bound_by="link"))
        county = units.county(session)
        if who == ADMIN and county is not None:
            session.add(
                PostRow(role=Role.ADMIN, person_id=id_of(person), unit_id=county.id, from_on=START.date())
            )


async def _button(cloud: Cloud, begins: str, under: int | None = None) -> tuple[int, str]:
    """Wait for a button in the administrator's chat, under one message or any."""
    while True:
        for message in cloud.chat(ADMIN).messages:
            for button in (each for row in message.buttons for each in row):
                if button.value.startswith(begins) and under in (None, message.id):
                    return message.id, button.value
        await asyncio.sleep(0.05)


async def _converse(cloud: Cloud, measured: Measured) -> None:
    """Let the member ask for help again and again, and note how long each answer took."""
    while True:
        asked = len(cloud.chat(MEMBER).messages) + 1
        start = perf_counter()
        cloud.say(MEMBER, "help")
        while len(cloud.chat(MEMBER).messages) <= asked:  # noqa: ASYNC110 - as a person looks: the chat tells nobody
            await asyncio.sleep(0.002)
        measured.waits.append(perf_counter() - start)
        await asyncio.sleep(BETWEEN)


async def _weigh(measured: Measured) -> None:
    """Note the most memory this process and those it began ever held together."""
    while True:
        measured.peak = max(measured.peak, sum(map(resident_mib, [os.getpid(), *_children()])))
        await asyncio.sleep(0.2)


def _children() -> list[int]:
    listed = Path("/proc/self/task").glob("*/children")
    return [int(number) for each in listed for number in each.read_text().split()]


def _written(path: Path, people: int) -> bytes:
    """Write a roster as a county's system exports it: dates as text, every branch with a secretary."""
    chance, words = random.Random(1), vocabulary()
    secretary = next(word for word, code in words.duties.items() if code == "secretary")
    full = next(word for word, code in words.categories.items() if code == "full")
    sexes = list(words.sexes)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [words.column_names[name] for name in _COLUMNS])
        for number in range(people):
            branch = number // A_BRANCH
            born = date(1930, 1, 1) + timedelta(days=chance.randrange(27_000))
            joined = max(date(1970, 1, 1), born + timedelta(days=7_000)) + timedelta(
                days=chance.randrange(4_000)
            )
            sheet.write_row(
                number + 1,
                0,
                (
                    "".join(chr(0x4E00 + chance.randrange(most)) for most in (100, 120, 120)),
                    chance.choice(sexes),
                    born.isoformat(),
                    full,
                    f"T{branch // 100}",
                    f"B{branch}",
                    joined.isoformat(),
                    secretary if number % A_BRANCH == 0 else "",
                ),
            )
    return path.read_bytes()


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
