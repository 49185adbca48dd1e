"""The sender: at a decent hour, once, and no recipient in another's way."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

import jobs
from bot.delivery import Kind, Letter, Occasion, next_window, within_window
from bot.texts import Text
from playground.core.faults import Fault, FaultKind
from storage import outbox
from storage.models.base import id_of
from storage.models.messages import OutboxRow, ToldRow
from storage.models.people import AccountRow, PersonRow
from storage.outbox import Message, Told
from storage.transact import Database, Unavailable
from tests.chat import ZONE, Chatter, World, world_at
from tests.conftest import NOW
from tests.waiting import until

WITHDRAWN: set[str] = set()  # subjects of messages that no longer hold


def compose(_session: Session, occasion: Occasion) -> Letter | None:
    message = occasion.message
    if message.subject == "mistake":
        raise KeyError("what somebody typed")
    if message.subject in WITHDRAWN:
        return None
    return Letter(Text(f"{message.kind} {message.subject}"), told=(Told("rule", 1, "slot", "stage"),))


@pytest.fixture
async def post(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """A bot with two kinds of messages: one that may arrive twice, and one that must not."""
    monkeypatch.setattr(jobs, "KINDS", (Kind("again", compose), Kind("list", compose, lost="list")))
    WITHDRAWN.clear()
    async with world_at(NOW, database, tmp_path) as made:
        yield made


def member(world: World, name: str) -> tuple[Chatter, int]:
    """Somebody on the roster whose chat is open."""
    chatter = world.person(name)
    world.cloud.start(chatter.id)

    def bind(session: Session) -> int:
        person = PersonRow(category="full", name=name, name_key=name)
        session.add(person)
        session.flush()
        at = datetime(2026, 1, 1, tzinfo=UTC)
        session.add(AccountRow(telegram_id=chatter.id, person_id=id_of(person), bound_at=at, bound_by="link"))
        return id_of(person)

    return chatter, world.database.run(bind)


def put(world: World, person: int, subject: str, kind: str = "again", **more: datetime) -> None:
    at = more.get("at", world.clock.now())
    message = Message(kind, subject, "slot", "stage", person, at, more.get("expires_at"))
    world.database.run(outbox.put, [message])


def states(world: World) -> dict[str, tuple[str, str | None]]:
    def look(session: Session) -> dict[str, tuple[str, str | None]]:
        rows = session.exec(select(OutboxRow).order_by(col(OutboxRow.id)))
        return {row.subject: (row.state, row.why) for row in rows}

    return world.database.run(look)


def heard(chatter: Chatter) -> list[str]:
    """What they were sent unasked."""
    texts = [message.text for message in chatter.messages if message.from_bot]
    return [text for text in texts if text.startswith(("again", "list"))]


async def test_sent_once_however_often_it_is_put_and_looked_at(post: World) -> None:
    li, person = member(post, "Li")
    for _ in range(3):
        put(post, person, "a")
        await post.bot.sender.drain()
    assert heard(li) == ["again a"]
    assert states(post) == {"a": ("sent", None)}
    assert len(post.database.run(lambda session: list(map(id, session.exec(select(ToldRow)))))) == 1


async def test_two_looks_at_once_send_once(post: World) -> None:
    li, person = member(post, "Li")
    put(post, person, "a")
    await asyncio.gather(*(post.bot.sender.drain() for _ in range(5)))
    assert heard(li) == ["again a"]


@pytest.mark.parametrize("hour", [0, 7, 20, 23])
async def test_nothing_leaves_outside_the_window(post: World, hour: int) -> None:
    li, person = member(post, "Li")
    post.clock.wind(datetime(2026, 11, 24, hour, 59 if hour == 7 else 0, tzinfo=ZONE))
    put(post, person, "a")
    await post.bot.sender.drain()
    assert heard(li) == []
    assert states(post) == {"a": ("waiting", None)}
    await post.wind(datetime(2026, 11, 25, 8, 0, tzinfo=ZONE))
    assert heard(li) == ["again a"]


def test_the_window() -> None:
    def at(hour: int, minute: int = 0, day: int = 31) -> datetime:
        return datetime(2026, 12, day, hour, minute, tzinfo=ZONE)

    assert [within_window(at(*moment)) for moment in ((7, 59), (8, 0), (19, 59), (20, 0))] == [
        False,
        True,
        True,
        False,
    ]
    assert next_window(at(7, 59)) == at(8)
    assert next_window(at(12)) == at(12)
    assert next_window(at(20)) == datetime(2027, 1, 1, 8, tzinfo=ZONE)


async def test_before_its_moment_it_waits(post: World) -> None:
    li, person = member(post, "Li")
    put(post, person, "a", at=post.clock.now() + timedelta(hours=1))
    await post.bot.sender.drain()
    assert heard(li) == []
    await post.wind(post.clock.now() + timedelta(hours=1))
    assert heard(li) == ["again a"]


async def test_what_is_past_its_grace_or_no_longer_true_is_counted_not_sent(post: World) -> None:
    li, person = member(post, "Li")
    put(post, person, "late", expires_at=post.clock.now() - timedelta(seconds=1))
    put(post, person, "withdrawn")
    WITHDRAWN.add("withdrawn")
    await post.bot.sender.drain()
    assert heard(li) == []
    assert states(post) == {"late": ("late", None), "withdrawn": ("dropped", "no-longer-true")}
    assert post.database.run(outbox.counts) == {"late": 1, "dropped": 1}


async def test_one_recipient_who_fails_stops_nobody(post: World) -> None:
    people = {
        name: member(post, name)
        for name in ("blocked", "deactivated", "unknown", "refused", "mistake", "well")
    }
    post.cloud.block(people["blocked"][0].id)
    post.cloud.deactivate(people["deactivated"][0].id)
    post.cloud.faults.add(
        Fault(
            "sendMessage",
            FaultKind.REFUSED,
            chat=people["unknown"][0].id,
            code=400,
            description="chat not found",
        )
    )
    post.cloud.faults.add(
        Fault(
            "sendMessage",
            FaultKind.REFUSED,
            chat=people["refused"][0].id,
            code=400,
            description="can't parse",
        )
    )
    for name, (_, person) in people.items():
        put(post, person, name)
    await post.bot.sender.drain()
    assert states(post) == {
        "blocked": ("blocked", "forbidden"),
        "deactivated": ("blocked", "forbidden"),
        "unknown": ("blocked", "forbidden"),
        "refused": ("failed", "refused"),
        "mistake": ("failed", "mistake"),
        "well": ("sent", None),
    }
    assert heard(people["well"][0]) == ["again well"]
    put(post, people["blocked"][1], "next")
    await post.bot.sender.drain()
    assert states(post)["next"] == ("blocked", "no-chat")


@pytest.mark.parametrize("kind", ["again", "list"])
async def test_a_429_only_delays(post: World, kind: str) -> None:
    li, person = member(post, "Li")
    put(post, person, "a", kind)
    post.cloud.faults.add(Fault("sendMessage", FaultKind.FLOOD, retry_after=1))
    await post.bot.sender.drain()
    assert states(post) == {"a": ("waiting", None)}
    await post.wind(post.clock.now() + timedelta(minutes=1))
    assert heard(li) == [f"{kind} a"]


@pytest.mark.parametrize("fault", [FaultKind.TROUBLE, FaultKind.ANSWER_LOST, FaultKind.DROPPED])
async def test_a_lost_answer_is_tried_again_or_listed(post: World, fault: FaultKind) -> None:
    (li, person), (wang, other) = member(post, "Li"), member(post, "Wang")
    put(post, person, "a", "again")
    put(post, other, "b", "list")
    post.cloud.faults.add(Fault("sendMessage", fault, times=2))
    await post.bot.sender.drain()
    assert states(post) == {"a": ("waiting", None), "b": ("unknown", "answer-lost")}
    await post.wind(post.clock.now() + timedelta(hours=1))
    assert states(post)["a"] == ("sent", None)
    done = fault is FaultKind.ANSWER_LOST
    assert len(heard(li)) == 1 + done
    assert len(heard(wang)) == done


async def test_an_answer_lost_every_time_is_listed_in_the_end(post: World) -> None:
    _, person = member(post, "Li")
    await post.settle()
    put(post, person, "a")
    post.cloud.faults.add(Fault("sendMessage", FaultKind.TROUBLE, times=8))
    await post.wind(post.clock.now() + timedelta(hours=4))
    assert states(post) == {"a": ("unknown", "answer-lost")}


async def test_a_crash_between_sending_and_writing(post: World) -> None:
    (_, person), (_, other) = member(post, "Li"), member(post, "Wang")
    put(post, person, "a", "again")
    put(post, other, "b", "list")
    due = post.database.run(outbox.claim, at=post.clock.now(), most=9)
    for message in due:
        if message.kind == "list":
            post.database.run(outbox.begin, message)
    await post.bot.sender.prepare()  # as the next start does
    assert states(post) == {"a": ("waiting", None), "b": ("unknown", "answer-lost")}


async def test_a_batch_in_hand_at_a_crash_waits_again_if_it_was_not_being_sent(post: World) -> None:
    _, person = member(post, "Li")
    for number in range(20):
        put(post, person, str(number), "list")
    post.database.run(outbox.claim, at=post.clock.now(), most=50)
    await post.bot.sender.prepare()
    assert set(states(post).values()) == {("waiting", None)}


async def test_what_was_sent_is_written_however_long_the_database_is_away(
    post: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    li, person = member(post, "Li")
    put(post, person, "a")
    settle, away = outbox.settle, [Unavailable(), Unavailable()]

    def flaky(*args: object, **kwargs: object) -> None:
        if away:
            raise away.pop()
        settle(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "settle", flaky)
    await post.bot.sender.drain()
    await post.bot.sender.drain()
    assert heard(li) == ["again a"]
    assert states(post) == {"a": ("sent", None)}


async def test_a_slow_recipient_holds_nobody_up(post: World, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, person = member(post, "Slow")
    put(post, person, "slow")
    for number in range(70):  # more than are under way at once
        put(post, member(post, f"P{number}")[1], str(number))
    bot, gate = post.bot.application.bot, asyncio.Event()

    class Slow:
        async def send_message(self, chat: int, *args: Any, **kwargs: Any) -> Any:  # Any: as the bot's own
            if chat == slow.id:
                await gate.wait()
            return await bot.send_message(chat, *args, **kwargs)

    monkeypatch.setattr(post.bot.sender, "_bot", Slow())
    draining = asyncio.create_task(post.bot.sender.drain())
    await until(lambda: post.database.look(outbox.counts) == {"sent": 70, "waiting": 1})
    gate.set()
    await draining
    assert states(post)["slow"] == ("sent", None)


async def test_a_stop_lets_nothing_more_leave(post: World) -> None:
    li, person = member(post, "Li")
    put(post, person, "a")
    post.bot.sender.stop()
    await post.bot.sender.drain()
    assert heard(li) == []
    assert states(post) == {"a": ("waiting", None)}
