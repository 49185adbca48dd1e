"""Handling an update: once, in whatever order things break; nothing lost, nothing done twice."""

import asyncio
import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.application import Lianxin, Transport
from bot.pace import Pace, seconds
from playground.core.faults import Fault, FaultKind
from playground.transport import InProcess
from rules.satisfaction.ballots import BALLOT_PREFIX
from storage import inbox, people
from storage.models.messages import InboxRow
from storage.models.people import AccountRow, PersonRow
from storage.transact import Unavailable
from tests import notebook
from tests.chat import BOT, Chatter, World
from tests.waiting import until


def filed(world: World) -> list[tuple[int, str, str]]:
    return world.database.run(notebook.notes)


def rows(session: Session) -> list[tuple[int, bool, int, str | None]]:
    """Each update: its id, whether it is a tombstone, how often it was tried, why it was parked."""
    found = session.exec(select(InboxRow).order_by(col(InboxRow.update_id)))
    return [(row.update_id, row.body is None, row.attempts, row.parked) for row in found]


async def restart(world: World) -> None:
    """Stop the bot and start another on the same database, which takes up what is left."""
    await world.bot.stop()
    transport = Transport(InProcess(world.cloud), InProcess(world.cloud))
    world.bot = Lianxin(world.bot.services, transport, Pace(per_second=100_000))
    await world.bot.prepare()
    await asyncio.wait_for(world.bot.line.idle(), 5)


async def die_before_the_tombstone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let updates have every effect but the last: being settled in the inbox."""

    def away(*_args: object, **_kwargs: object) -> None:
        raise Unavailable

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "finish", away)
        await world.bot.poller.once(0)
        for _ in range(200):
            await asyncio.sleep(0.001)
        await world.bot.line.stop()


async def test_what_was_handled_is_a_tombstone(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    assert [(gone, tries, parked) for _, gone, tries, parked in kernel.database.run(rows)] == [
        (True, 0, None)
    ] * 2


async def test_a_replayed_step_gives_the_first_outcome(
    kernel: World, li: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await li.says("/jot")
    await li.says("title")
    kernel.cloud.say(li.id, "body")
    await die_before_the_tombstone(kernel, monkeypatch)
    assert filed(kernel) == [(li.id, "title", "body")]
    await restart(kernel)
    assert filed(kernel) == [(li.id, "title", "body")]
    assert li.look()[-2:] == ["jot: filed 1 title"] * 2
    assert all(gone for _, gone, _, _ in kernel.database.run(rows))
    await li.says("nothing is open any more")
    assert len(filed(kernel)) == 1


async def test_a_message_is_not_taken_as_the_answer_to_the_next_question(
    kernel: World, li: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await li.says("/jot")
    kernel.cloud.say(li.id, "title")
    await die_before_the_tombstone(kernel, monkeypatch)
    await restart(kernel)
    assert filed(kernel) == []  # a flushed state with the row still there would have made the title the body
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]


async def test_an_update_offered_again_is_not_handled_again(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    before = len(li.look())
    kernel.bot.poller._offset = None
    raw = {"update_id": kernel.database.run(rows)[-1][0], "message": {"from": {"id": li.id}}}
    await kernel.bot.gate.admit([raw])
    await kernel.bot.line.idle()
    assert li.look() == []
    assert before > 0


@pytest.mark.parametrize(
    "passing",
    [Unavailable(), NetworkError("away"), TimedOut(), TelegramError("Invalid server response")],
    ids=lambda error: type(error).__name__,
)
async def test_what_passes_is_waited_for_and_the_draft_is_as_before(
    kernel: World, li: Chatter, mishaps: notebook.Mishaps, passing: Exception
) -> None:
    mishaps.extend([passing] * 5)
    for typed in ("/jot", "title", "body"):
        await li.says(typed)
    assert filed(kernel) == [(li.id, "title", "body")]
    assert all(tries == 0 for _, _, tries, _ in kernel.database.run(rows))


async def test_a_429_on_a_reply_is_waited_for_and_nothing_is_done_twice(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    kernel.cloud.faults.add(Fault("sendMessage", FaultKind.FLOOD, retry_after=1))
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]
    assert li.look()[-1] == "jot: filed 1 title"


@pytest.mark.parametrize("kind", [FaultKind.TROUBLE, FaultKind.DROPPED, FaultKind.ANSWER_LOST])
async def test_a_reply_that_went_wrong_is_made_again(kernel: World, li: Chatter, kind: FaultKind) -> None:
    await li.says("/jot")
    await li.says("title")
    kernel.cloud.faults.add(Fault("sendMessage", kind, times=2))
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]
    li.hears("filed 1")


async def test_a_mistake_is_parked_after_three_tries_and_the_person_is_told(
    kernel: World, li: Chatter, mishaps: notebook.Mishaps
) -> None:
    await li.says("/jot")
    mishaps.extend([ValueError("mistake")] * 3)
    await li.says("title")
    li.hears("That step did not work")
    assert kernel.database.run(rows)[-1][1:] == (False, 0, "failed")
    assert kernel.database.run(inbox.parked) == 1
    await li.says("another title")
    await li.says("body")
    assert filed(kernel) == [(li.id, "another title", "body")]


async def test_a_mistake_that_happens_twice_is_overcome(
    kernel: World, li: Chatter, mishaps: notebook.Mishaps
) -> None:
    await li.says("/jot")
    mishaps.extend([ValueError(), BadRequest("mistake")])
    await li.says("title")
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]
    assert kernel.database.run(inbox.parked) == 0


async def test_a_draft_that_cannot_be_kept_is_a_mistake_like_any_other(
    kernel: World, li: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await li.says("/jot")
    monkeypatch.setattr("bot.context.BotContext.typed", property(lambda _self: object()))
    await li.says("title")
    li.hears("That step did not work")
    monkeypatch.undo()
    assert kernel.database.run(rows)[-1][3] == "failed"
    assert "title" not in kernel.bot.application.user_data[li.id]


async def test_an_update_that_cannot_be_read_is_kept_sealed_and_confirmed(kernel: World, li: Chatter) -> None:
    raw = {"update_id": 99, "message": {"from": {"id": li.id}, "date": "not a number", "text": "secret"}}
    await kernel.bot.gate.admit([raw])
    await kernel.bot.line.idle()
    assert (99, False, 0, "unreadable") in kernel.database.run(rows)
    await li.says("/jot")
    li.hears("jot: title?")


async def test_halves_of_characters_are_replaced_before_they_are_kept(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    sender = {"id": li.id, "is_bot": False, "first_name": "Li"}
    for key, typed in ((801, "\ud83d half and \U0001f600 whole"), (802, "nul\x00")):
        message = {
            "message_id": key,
            "from": sender,
            "chat": {"id": li.id, "type": "private"},
            "date": 1,
            "text": typed,
        }
        await kernel.bot.gate.admit([{"update_id": key, "message": message}])
    await kernel.bot.line.idle()
    assert filed(kernel) == [(li.id, "\ufffd half and \U0001f600 whole", "nul\ufffd")]


async def test_nobody_waits_for_somebody_whose_step_hangs(
    kernel: World, li: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    wang = kernel.person("Wang", language="en")
    kernel.cloud.faults.add(Fault("sendMessage", FaultKind.SLOW, chat=li.id, delay=0.3, times=1))
    kernel.cloud.say(li.id, "/jot")
    kernel.cloud.start(wang.id)
    kernel.cloud.say(wang.id, "/jot")
    await kernel.bot.poller.once(0)
    await until(lambda: any(message.text == "jot: title?" for message in wang.messages))
    assert kernel.bot.line.length  # li is still waiting
    await kernel.settle()


# What a start finds.


async def left_behind(world: World, li: Chatter, attempts: int, texts: tuple[str, ...]) -> list[int]:
    """Put messages into the inbox as a run leaves them that died, each tried so often."""
    await world.settle()
    for typed in texts:
        world.cloud.say(li.id, typed)
    updates = [update.body for update in world.cloud.updates.waiting(10)]
    kept = {int(str(update["update_id"])): json.dumps(update) for update in updates}
    world.database.run(inbox.store, BOT.id, kept, at=world.clock.now())

    def count(session: Session) -> None:
        for key in kept:
            for _ in range(attempts):
                inbox.count_attempt(session, BOT.id, key)

    world.database.run(count)
    return list(kept)


async def test_what_was_left_is_taken_up_in_order(kernel: World, li: Chatter) -> None:
    await left_behind(kernel, li, 0, ("/jot", "title", "body"))
    await restart(kernel)
    assert filed(kernel) == [(li.id, "title", "body")]


async def test_what_was_tried_before_is_tried_again_alone(kernel: World, li: Chatter) -> None:
    keys = await left_behind(kernel, li, 1, ("/jot", "title", "body"))
    await restart(kernel)
    assert filed(kernel) == [(li.id, "title", "body")]
    assert [tries for key, _, tries, _ in kernel.database.run(rows) if key in keys] == [2, 2, 2]


async def test_what_kills_again_and_again_is_parked_and_the_person_told(kernel: World, li: Chatter) -> None:
    keys = await left_behind(kernel, li, inbox.CRASHES, ("/jot",))
    await restart(kernel)
    li.hears("That step did not work")
    assert (keys[0], False, inbox.CRASHES + 1, "crashed") in kernel.database.run(rows)


async def test_starts_without_a_try_cost_an_update_only_one(kernel: World, li: Chatter) -> None:
    keys = await left_behind(kernel, li, 0, ("/jot",))
    for _ in range(5):  # runs that died before they came to it
        found = kernel.database.run(inbox.recover, BOT.id)
    assert [left.attempts for left in found if left.update_id == keys[0]] == [1]


# Blocked chats.


def blocked_on(session: Session) -> list[date | None]:
    return [row.blocked_on for row in session.exec(select(AccountRow))]


def bind(session: Session, telegram_id: int) -> None:
    person = PersonRow(category="full", name="Li", name_key="li", language="zh")
    session.add(person)
    session.flush()
    assert person.id is not None
    session.add(
        AccountRow(
            telegram_id=telegram_id,
            person_id=person.id,
            bound_at=datetime(2026, 1, 1, tzinfo=UTC),
            bound_by="link",
        )
    )


async def test_blocking_and_opening_again_is_noted(kernel: World, li: Chatter) -> None:
    await kernel.settle()
    kernel.database.run(bind, li.id)
    kernel.cloud.block(li.id)
    await kernel.settle()
    assert kernel.database.run(blocked_on) == [kernel.clock.now().date()]
    kernel.cloud.unblock(li.id)
    await kernel.settle()
    assert kernel.database.run(blocked_on) == [None]


async def test_a_reply_to_somebody_who_has_blocked_us_settles_the_update(
    kernel: World, li: Chatter, mishaps: notebook.Mishaps
) -> None:
    await kernel.settle()
    kernel.database.run(bind, li.id)
    await li.says("/jot")
    mishaps.append(Forbidden("bot was blocked by the user"))
    await li.says("title")
    assert kernel.database.run(blocked_on) == [kernel.clock.now().date()]
    assert kernel.database.run(rows)[-1][1:] == (True, 0, None)


async def test_a_database_away_while_noting_a_block_loses_nothing(
    kernel: World, li: Chatter, mishaps: notebook.Mishaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kernel.settle()
    kernel.database.run(bind, li.id)
    await li.says("/jot")
    mishaps.extend([Forbidden("blocked"), Forbidden("blocked")])
    note, tries = people.set_blocked, iter([Unavailable()])

    def flaky(session: Session, telegram_id: int, *, on: object) -> None:
        for error in tries:
            raise error
        note(session, telegram_id, on=on)  # type: ignore[arg-type]

    monkeypatch.setattr(people, "set_blocked", flaky)
    await li.says("title")
    assert mishaps == []
    assert kernel.database.run(blocked_on) == [kernel.clock.now().date()]


async def test_a_refusal_is_answered_in_the_persons_own_language(kernel: World, li: Chatter) -> None:
    await kernel.settle()
    kernel.database.run(bind, li.id)  # whose own choice is Chinese, whatever the client speaks
    await li.says("/jot")
    await li.says("refused")
    li.hears("打字")


# What comes in otherwise.


async def test_an_edited_message_gets_one_sentence_and_changes_nothing(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    mine = [message for message in li.messages if not message.from_bot][-1]
    kernel.cloud.edit(li.id, mine.id, "/diary")
    await kernel.settle()
    li.hears("cannot see edited messages")
    await li.says("title")
    li.hears("jot: body?")


async def test_a_group_is_told_once_where_we_work(kernel: World, li: Chatter) -> None:
    group = kernel.cloud.add_to_group(li.id, "branch")
    kernel.cloud.say_in_group(li.id, group, "/jot")
    await kernel.settle()
    said = [message.text for message in kernel.cloud.chat(group).messages if message.from_bot]
    assert len(said) == 1
    assert "private chats" in said[0]
    assert kernel.database.run(inbox.conversations, "jot") == {}


async def test_a_ballots_tap_leaves_no_row(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    before = kernel.database.run(rows)
    await li.forges(f"{BALLOT_PREFIX}whatever")
    assert kernel.database.run(rows) == before


async def test_what_is_not_stored_still_ends_what_was_open(
    kernel: World, li: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await li.says("/jot")
    before = kernel.database.run(rows)
    monkeypatch.setattr(kernel.bot.gate, "_unstored", lambda _update: True)
    await li.forges("menu")
    assert kernel.database.run(rows) == before
    assert kernel.database.run(inbox.conversations, "jot") == {}
    assert kernel.database.run(inbox.drafts) == {}


async def test_what_is_not_stored_is_tried_once_and_the_person_told(
    kernel: World, li: Chatter, mishaps: notebook.Mishaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    await li.says("/jot")
    monkeypatch.setattr(kernel.bot.gate, "_unstored", lambda _update: True)
    mishaps.extend([ValueError("mistake")] * 2)
    await li.says("title")
    li.hears("That step did not work")
    assert len(mishaps) == 1


async def test_the_offset_moves_only_when_the_batch_is_stored(
    kernel: World, li: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kernel.settle()
    kernel.cloud.say(li.id, "/jot")
    store, away = inbox.store, [True]

    def flaky(*args: object, **kwargs: object) -> set[int]:
        if away[0]:
            raise Unavailable
        return store(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox, "store", flaky)
    offset = kernel.bot.poller._offset
    polling = asyncio.create_task(kernel.bot.poller.once(0))
    await asyncio.sleep(0.05)
    assert kernel.bot.poller._offset == offset
    assert kernel.bot.health.troubles == ["database"]
    away[0] = False
    assert await asyncio.wait_for(polling, 5) == 1
    assert kernel.bot.health.troubles == []
    assert offset is not None
    assert kernel.bot.poller._offset == offset + 1
    await kernel.bot.line.idle()
    li.hears("jot: title?")


async def test_a_locked_database_only_delays(kernel: World, li: Chatter, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "lianxin.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    kernel.cloud.say(li.id, "/jot")
    settling = asyncio.create_task(kernel.settle())
    await asyncio.sleep(0.2)
    assert not settling.done()
    other.execute("ROLLBACK")
    other.close()
    await asyncio.wait_for(settling, 5)
    li.hears("jot: title?")


def test_the_retry_of_a_429_is_read_either_way() -> None:
    assert seconds(RetryAfter(7)) == seconds(RetryAfter(timedelta(seconds=7))) == 7
