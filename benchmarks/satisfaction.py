"""A wave of 30,000 ballots from 1,500 branches through the real handlers: handing in, closing, reading it."""

import asyncio
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes

from benchmarks import county
from bot.application import Lianxin, Transport
from bot.clock import WoundClock
from bot.pace import Pace
from bot.satisfaction import keeping
from bot.satisfaction.buttons import tap_button
from bot.satisfaction.cards import Cards
from bot.satisfaction.pictures import WAVES, trend
from bot.services import Services
from bot.settings import Settings
from playground.core import Cloud
from playground.transport import InProcess
from rules.satisfaction.ballots import Form, Op, finishing
from rules.satisfaction.surveys import HEADLINE, shipped
from rules.satisfaction.templates import MEMBERS
from storage.migrate import upgrade
from storage.pictures.trend import trend_png
from storage.satisfaction import waves
from storage.sealed import KeyRing
from storage.transact import Database

PIECE: Final = 500  # ballots that arrive together
READINGS: Final = 5
_ZONE: Final = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some ballots that arrived together: seconds until all were answered, and seconds of CPU."""

    wall: float
    cpu: float

    @property
    def per_second(self) -> float:
        """How many were answered a second."""
        return PIECE / self.wall


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured, in seconds."""

    opening: float  # of CPU
    ours: tuple[Piece, ...]
    bare: tuple[Piece, ...]
    closing: float
    cards: tuple[float, ...]  # the first works the whole wave out
    pictures: tuple[float, ...]

    def __str__(self) -> str:
        ratios = [mine.cpu / other.cpu for mine, other in zip(self.ours, self.bare, strict=True)]
        sides = zip(("ours", "bare answers"), (self.ours, self.bare), strict=True)
        first, *again = self.cards
        return "\n".join(
            [
                f"{PIECE * len(self.ours):,} ballots",
                f"opening: {self.opening:.2f} s CPU",
                *(f"{name}: {_rates(pieces)}" for name, pieces in sides),
                f"ours over bare answers: CPU {_range(ratios)}",
                f"closing: {self.closing:.2f} s",
                f"card: {first:.3f} s, then {_range([1000 * each for each in again])} ms",
                f"picture: {_range([1000 * each for each in self.pictures], 0)} ms",
            ]
        )


def run() -> Found:
    """Hold the wave in a folder that is thrown away, beside a bot that only answers."""
    return asyncio.run(_hold())


async def _hold() -> Found:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'data' / 'bench.db'}", KeyRing([b"k" * 32]))
        upgrade(database)
        database.run(county.fill)
        token = SecretStr(county.ACCOUNT.token)
        settings = Settings(bot_token=token, database_url=database.url, wave_keys=Path(folder) / "keys")
        services = Services(settings, database, WoundClock(county.AT.astimezone(_ZONE), _ZONE))
        cloud = county.cloud()
        bot = Lianxin(services, Transport(InProcess(cloud), InProcess(cloud)), Pace(1e6, chat_gap=0))
        await bot.prepare()
        await _handle(bot)
        cpu = process_time()
        wave = (await keeping.open_wave(services, waves.Plan("W", shipped(HEADLINE), (MEMBERS,)))).id
        opening = process_time() - cpu
        ours, bare = await _hand_in(bot, cloud, wave)
        closing = await _seconds(lambda: keeping.close_wave(services, wave))
        cards = [await _seconds(lambda: _read(services, wave)) for _ in range(READINGS + 1)]
        pictures = [await _seconds(lambda: _draw(services, wave)) for _ in range(READINGS)]
        await bot.stop()
        database.close()
        return Found(opening, ours, bare, closing, tuple(cards), tuple(pictures))


async def _handle(bot: Lianxin) -> None:
    while await bot.poller.once(0):
        await bot.line.idle()


async def _hand_in(bot: Lianxin, cloud: Cloud, wave: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Let everybody press *Submit*, piece by piece, on ours and then on the bare bot."""
    other = county.cloud()
    bare = await _bare(other)
    random, form = Random(1), Form(wave, shipped(HEADLINE).version, 4, 6)
    ours, theirs = [], []
    for piece in _pieces():
        answers = {person: tuple(random.choices(range(form.options), k=form.questions)) for person in piece}
        for person, chosen in answers.items():
            payload = tap_button(form, finishing(chosen, Op.SUBMIT)).pack()
            _press(cloud, person, payload)
            _press(other, person, payload)
        ours.append(await _piece(lambda: _handle(bot)))
        theirs.append(await _piece(lambda: _drain(bare)))
    await bare.shutdown()
    return tuple(ours), tuple(theirs)


def _pieces() -> Iterator[range]:
    people = county.people()
    return (people[start : start + PIECE] for start in range(0, len(people), PIECE))


def _press(cloud: Cloud, person: int, payload: str) -> None:
    newest = next(message for message in reversed(cloud.chat(person).messages) if message.from_bot)
    cloud.forge(person, newest.id, payload)


async def _bare(cloud: Cloud) -> Application:  # type: ignore[type-arg] # stock parameters
    """Start a bot that answers each button with a line and stores nothing, as the library comes."""
    application = (
        ApplicationBuilder()
        .token(county.ACCOUNT.token)
        .request(InProcess(cloud))
        .get_updates_request(InProcess(cloud))
        .updater(None)
        .build()
    )
    application.add_handler(CallbackQueryHandler(_answer))
    await application.initialize()
    for person in county.people():
        await application.bot.send_message(person, "-")
    await _drain(application)
    return application


async def _answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    if query is not None:
        await query.answer()
        await query.edit_message_text("done")


async def _drain(application: Application) -> None:  # type: ignore[type-arg] # stock parameters
    offset = 0
    while updates := await application.bot.get_updates(offset=offset):
        for update in updates:
            await application.process_update(update)
        offset = updates[-1].update_id + 1


async def _read(services: Services, wave: int) -> None:
    result, *earlier = await services.database.read(services.results.series, wave, 2)
    Cards("zh", result, earlier[0] if earlier else None).card(county.COUNTY)


async def _draw(services: Services, wave: int) -> None:
    drawn = trend("zh", await services.database.read(services.results.series, wave, WAVES + 1), county.COUNTY)
    assert drawn is not None
    await asyncio.to_thread(trend_png, drawn)


async def _piece(work: Callable[[], Awaitable[None]]) -> Piece:
    cpu = process_time()
    wall = await _seconds(work)
    return Piece(wall, process_time() - cpu)


async def _seconds(work: Callable[[], Awaitable[None]]) -> float:
    start = perf_counter()
    await work()
    return perf_counter() - start


def _rates(pieces: Sequence[Piece]) -> str:
    per_second = _range([piece.per_second for piece in pieces], 0)
    return f"{per_second} a second, {_range([1000 * piece.cpu / PIECE for piece in pieces])} ms CPU each"


def _range(numbers: Sequence[float], places: int = 2) -> str:
    low, middle, high = min(numbers), statistics.median(numbers), max(numbers)
    return f"{middle:,.{places}f} [{low:,.{places}f}-{high:,.{places}f}]"


if __name__ == "__main__":
    print(run())
