"""Nothing around the ballot tells of it: each channel by itself, and each shown to be watched by breaking it.

A deed is watched with everything that can be watched: every row of every table, every log record at the
finest level, and everything the chat shows. Whatever is found beyond one mark and one box is a leak. Every
protection has a test that switches it off and finds the leak.
"""

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import Session, select

import handlers
from bot.application import Lianxin, Transport
from bot.context import BotContext
from bot.satisfaction.door import BallotDoor
from handlers.satisfaction import ballot, remarks
from playground.transport import InProcess
from storage import audit
from storage.models.people import AccountRow, PersonRow
from storage.satisfaction import ballots
from storage.transact import Database
from tests.chat import FAST, World, world_at
from tests.conftest import NOW
from tests.logged import everything_to
from tests.waves import TAPS, Polled

ANSWERS = (1, 4, 0, 5)
WORDS = "盼着多下来走走"
Tables = dict[str, list[dict[str, Any]]]  # Any: whatever a column holds
Sabotage = Callable[[pytest.MonkeyPatch], None]
"""Switches one protection off."""


class Watcher(logging.Handler):
    """Keeps every log record as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()} {record.args}")


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    made = Watcher()
    with everything_to(made):
        yield made


def tables(world: World) -> Tables:
    """Return every row of every table, sealed columns as they lie there."""
    path = make_url(world.database.url).database or ""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for (name,) in named
        }


def changed(before: Tables, after: Tables) -> list[str]:
    """List the tables of the rows that came or went."""
    found = []
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, []), after.get(table, [])
        found += [table for row in old if row not in new] + [table for row in new if row not in old]
    return found


@asynccontextmanager
async def polling(database: Database, folder: Path) -> AsyncIterator[Polled]:
    """Hold a wave in a bot built now: protections may have been switched off before."""
    async with world_at(NOW, database, folder) as world:
        polled = Polled(world)
        await polled.open()
        yield polled


async def ballot_leaks(polled: Polled, watcher: Watcher) -> list[str]:
    """Hand in a ballot in the midst of an open conversation, and list what tells of it."""
    world, member = polled.world, polled.members[0]
    await member.says("意见")
    await member.presses("党员服务")  # a conversation is open, and nothing a ballot does may touch it
    await member.says("评价")
    said, before = len(member.messages), tables(world)
    watcher.lines.clear()
    await member.presses("开始")
    for answer in ANSWERS:
        await member.presses(TAPS[answer])
    leaks = [f"before: {table}" for table in changed(before, tables(world))]
    await member.presses("交上去")
    leaks += [table for table in changed(before, tables(world)) if table not in {"roll", "urn"}]
    leaks += _logged(watcher, f"{member.id}", "ballot:", *(TAPS[answer] for answer in ANSWERS))
    last = member.last
    shown = f"{last.text} {[button.text for row in last.buttons for button in row]}"
    leaks += [f"receipt: {tap}" for tap in TAPS if tap in shown]
    if len(member.messages) != said:
        leaks.append("receipt: a message more")
    return leaks


def _logged(watcher: Watcher, *secrets: str) -> list[str]:
    return [f"log: {secret}" for secret in secrets if any(secret in line for line in watcher.lines)]


async def remark_leaks(polled: Polled, watcher: Watcher) -> list[str]:
    """Leave a remark and list what tells of it."""
    world, member = polled.world, polled.members[1]
    await member.presses("开始")
    for answer in ANSWERS:
        await member.presses(TAPS[answer])
    await member.presses("交上去")
    before = tables(world)
    watcher.lines.clear()
    await member.presses("写一句话")
    await member.says(WORDS)
    leaks = [table for table in changed(before, tables(world)) if table != "urn"]
    leaks += _logged(watcher, f"{member.id}", WORDS)
    leaks += ["chat" for message in member.messages if message.text == WORDS]
    return leaks


async def test_nothing_tells_of_a_ballot(database: Database, tmp_path: Path, watcher: Watcher) -> None:
    async with polling(database, tmp_path) as polled:
        assert await ballot_leaks(polled, watcher) == []


async def test_nothing_tells_of_a_remark(database: Database, tmp_path: Path, watcher: Watcher) -> None:
    async with polling(database, tmp_path) as polled:
        assert await remark_leaks(polled, watcher) == []


def _store_taps(patch: pytest.MonkeyPatch) -> None:
    lets_by = BallotDoor.lets_by

    def look_only(door: BallotDoor, update: dict[str, Any]) -> bool:  # Any: JSON as Telegram sent it
        lets_by(door, update)
        return False

    patch.setattr(BallotDoor, "lets_by", look_only)


def _remember_outcomes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(BotContext, "transact_unrecorded", BotContext.transact)


def _run_within_conversations(patch: pytest.MonkeyPatch) -> None:
    """Recognise its taps last, as if they were any other button."""
    steps = handlers.satisfaction.steps
    patch.setattr(handlers.satisfaction, "first_steps", remarks.first_steps)
    patch.setattr(
        "handlers.SINGLE_STEPS", (lambda: [*ballot.first_steps(), *steps()], *handlers.SINGLE_STEPS)
    )


def _with(patch: pytest.MonkeyPatch, deed: Callable[[Session, int], object]) -> None:
    hand_in = ballots.hand_in

    def more(session: Session, telegram_id: int, wave_id: int, answers: tuple[int, ...], **at: Any) -> None:
        hand_in(session, telegram_id, wave_id, answers, **at)
        deed(session, telegram_id)

    patch.setattr(ballots, "hand_in", more)


def _audit(patch: pytest.MonkeyPatch) -> None:
    _with(patch, lambda session, _: audit.record(session, 1, "ballot", "wave:1", NOW.astimezone()))


def _last_seen(patch: pytest.MonkeyPatch) -> None:
    def note(session: Session, telegram_id: int) -> None:
        account = session.exec(select(AccountRow).where(AccountRow.telegram_id == telegram_id)).one()
        session.get_one(PersonRow, account.person_id).known_as = "刚才来过"

    _with(patch, note)


def _log_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(logging, "_logRecordFactory", logging.LogRecord)


def _show_choices(patch: pytest.MonkeyPatch) -> None:
    async def receipt(context: BotContext, booth: ballots.Booth) -> None:
        await ballot._show_review(context, booth, ANSWERS)

    patch.setattr(ballot, "_show_done", receipt)


@pytest.mark.parametrize(
    "off",
    [
        (_store_taps, "before: inbox"),
        (_remember_outcomes, "processed"),
        (_audit, "audit"),
        (_last_seen, "person"),
        (_log_everything, "log: ballot:"),
        (_show_choices, "receipt: 满意"),
    ],
)
async def test_a_ballots_protection_that_is_off_is_found(
    database: Database,
    tmp_path: Path,
    watcher: Watcher,
    monkeypatch: pytest.MonkeyPatch,
    off: tuple[Sabotage, str],
) -> None:
    sabotage, found = off
    sabotage(monkeypatch)
    async with polling(database, tmp_path) as polled:
        assert found in await ballot_leaks(polled, watcher)


def _leave_in_chat(patch: pytest.MonkeyPatch) -> None:
    async def keep(deleting: Any) -> None:  # Any: a request that is not made
        deleting.close()

    patch.setattr(remarks, "tolerantly", keep)


def _store_words(patch: pytest.MonkeyPatch) -> None:
    def not_a_remark(*_given: object, **_named: object) -> bool:
        return False

    patch.setattr(BallotDoor, "_message", not_a_remark)


@pytest.mark.parametrize(
    "off",
    [(_leave_in_chat, "chat"), (_store_words, "inbox"), (_log_everything, f"log: {WORDS}")],
)
async def test_a_remarks_protection_that_is_off_is_found(
    database: Database,
    tmp_path: Path,
    watcher: Watcher,
    monkeypatch: pytest.MonkeyPatch,
    off: tuple[Sabotage, str],
) -> None:
    sabotage, found = off
    sabotage(monkeypatch)
    async with polling(database, tmp_path) as polled:
        assert found in await remark_leaks(polled, watcher)


@pytest.mark.parametrize(("off", "answer"), [(None, "还有就接着发"), (_run_within_conversations, "要办什么")])
async def test_a_ballot_leaves_an_open_conversation_where_it_was(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off: Sabotage | None, answer: str
) -> None:
    """Whoever was writing goes on writing; among the conversations a ballot's tap would have ended that."""
    if off is not None:
        off(monkeypatch)
    async with polling(database, tmp_path) as polled:
        member = polled.members[0]
        await member.says("意见")
        await member.presses("党员服务")
        await member.forges("ballot:o0.1.1.")
        await member.presses("很满意")
        await member.says("路灯不亮")
        member.hears(answer)


class TestRestart:
    """The bot goes down at any question and comes up again: the buttons carry all there is."""

    @pytest.mark.parametrize("at", range(6))
    async def test_at_each_step(self, database: Database, tmp_path: Path, at: int) -> None:
        async with polling(database, tmp_path) as polled:
            member = polled.members[0]
            steps = ["开始", *(TAPS[answer] for answer in ANSWERS), "交上去"]
            for number, step in enumerate(steps):
                if number == at:
                    await self.restart(polled.world)
                await member.presses(step)
            member.hears("收下了")

    async def restart(self, world: World) -> None:
        services, cloud = world.bot.services, world.cloud
        await world.bot.stop()
        fresh = type(services)(services.settings, services.database, services.clock)
        world.bot = Lianxin(fresh, Transport(InProcess(cloud), InProcess(cloud)), FAST)
        await world.bot.prepare()


@pytest.mark.parametrize("payload", ["", "ballot:", "ballot::", "ballot", "ballot:o0.1.1", "\u0000"])
async def test_empty_and_torn_payloads_do_no_harm(database: Database, tmp_path: Path, payload: str) -> None:
    async with polling(database, tmp_path) as polled:
        member = polled.members[0]
        before = tables(polled.world)
        await member.forges(payload)
        assert set(changed(before, tables(polled.world))) <= {"inbox"}
        await member.says("评价")
        member.hears("4 道题")
