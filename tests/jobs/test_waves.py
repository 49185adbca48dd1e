"""Waves over time: invitations, one reminder, the end by itself, and a crash at every step of closing."""

from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from nacl.public import PrivateKey
from sqlmodel import Session, select

from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.keys import WaveKeys
from jobs import KINDS, preview
from jobs import waves as jobs
from rules.posts import Role
from rules.refusals import Refused
from rules.satisfaction.surveys import shipped
from rules.satisfaction.waves import evaluation_due
from storage.models.messages import InboxRow, OutboxRow
from storage.models.people import MembershipRow
from storage.models.satisfaction import RollRow, TallyRow, UrnRow, WavePlaceRow
from storage.satisfaction import counting, waves
from storage.satisfaction.audit import audit
from storage.transact import Unavailable
from tests.builders import died, post, strike_out
from tests.chat import World
from tests.waves import Polled, local, votes

BALLOT = (0, 1, 2, 5)


@pytest.fixture
async def polled(world: World) -> Polled:
    made = Polled(world)
    await made.open()
    return made


def keys_left(world: World) -> list[Path]:
    return sorted(world.bot.services.settings.wave_keys.iterdir())


def state_of(polled: Polled) -> str:
    return polled.world.database.look(waves.find, polled.wave).state


def messages(session: Session) -> list[tuple[str, str]]:
    """List kind and state of the wave's messages."""
    rows = session.exec(select(OutboxRow).where(OutboxRow.subject == "wave:1"))
    return [(f"{row.kind} {row.stage}", row.state) for row in rows]


def tally(session: Session) -> dict[tuple[str, str], int]:
    """Add up the answers by question and answer."""
    found: dict[tuple[str, str], int] = {}
    for row in session.exec(select(TallyRow)):
        found[row.question, row.answer] = found.get((row.question, row.answer), 0) + row.n
    return found


async def test_everybody_with_a_chat_is_invited_once_however_often_the_job_runs(polled: Polled) -> None:
    services = polled.world.bot.services
    for _ in range(3):
        await jobs.plan_messages(services, services.now())
        await polled.world.bot.sender.drain()
    found = polled.world.database.look(messages)
    assert found == [("ballot invited", "sent")] * 13


async def test_the_reminder_is_foreseen_until_it_has_left(polled: Polled) -> None:
    world, half_way = polled.world, date(2026, 11, 28)
    await world.wind(local(world, 28, 1))
    settings = world.bot.services.settings
    found = world.database.look(preview.leaving_on, settings, KINDS, half_way)
    reminded = [each for each in found if (each.kind, each.stage) == ("ballot", "reminded")]
    assert len(reminded) == 13, "everybody who was invited"
    await world.wind(local(world, 28, 12))
    assert {each.text for each in reminded} == {polled.members[0].last.text}
    again = world.database.look(preview.leaving_on, settings, KINDS, half_way)
    assert not [each for each in again if each.kind == "ballot"], "it has left"


async def test_one_reminder_half_way_to_everybody_voted_or_not(polled: Polled) -> None:
    voter, other = polled.members[0], polled.members[1]
    await votes(voter, BALLOT)
    for member in (voter, other):
        member.look()
    await polled.world.wind(local(polled.world, 27, 12))
    assert voter.look() == other.look() == []
    await polled.world.wind(local(polled.world, 28, 12))
    assert voter.look() == other.look()
    voter.hears("已经交过的不用理会", "12月2日（星期三）")
    await polled.world.wind(local(polled.world, 32, 12))
    assert voter.look() == other.look() == []


async def test_nobody_writes_to_the_dead(world: World) -> None:
    """Entered before the wave, they are not asked; after its first day, their place stays and is silent."""
    polled = Polled(world)
    before, after, mistaken = polled.members[:3]
    await world.settle()
    world.database.run(died, polled.people[0], date(2026, 11, 22))
    await polled.open()
    told = [len(each.messages) for each in polled.members]
    assert "请您评一评" not in before.last.text
    world.database.run(died, polled.people[1], date(2026, 11, 24))
    death = world.database.run(died, polled.people[2], date(2026, 11, 24))
    await world.wind(local(world, 28, 12))
    mistaken_told = len(mistaken.messages)
    assert [len(each.messages) for each in (before, after, mistaken)] == told[:3], "no reminder"
    polled.members[3].hears("已经交过的不用理会")
    world.database.run(strike_out, death)
    await world.wind(local(world, 29, 12))
    assert len(mistaken.messages) == mistaken_told + 1, "the reminder comes once it was a mistake"
    places = world.database.look(lambda session: len(session.exec(select(RollRow)).all()))
    assert places == 12, "eleven and the administrator, as on the first day"
    await polled.close()
    await world.bot.sender.drain()
    assert "已经结束" not in "".join(each.text for each in after.messages)


async def test_whoever_left_after_the_first_day_still_votes_and_counts(polled: Polled) -> None:
    leaver = polled.members[0]

    def leave(session: Session) -> None:
        row = session.exec(select(MembershipRow).where(MembershipRow.person_id == polled.people[0])).one()
        row.until_on = row.from_on

    polled.world.database.run(leave)
    await polled.world.wind(local(polled.world, 28, 12))
    leaver.hears("已经交过的不用理会")
    await votes(leaver, BALLOT)
    leaver.hears("收下了")
    places = polled.world.database.look(lambda session: session.exec(select(WavePlaceRow)).all())
    assert sum(place.invited for place in places) == 13


async def test_whoever_blocked_the_bot_stops_nobody(polled: Polled) -> None:
    polled.world.cloud.block(polled.members[0].id)
    await polled.world.wind(local(polled.world, 28, 12))
    polled.members[1].hears("已经交过的不用理会")
    await polled.world.wind(local(polled.world, 33, 12))
    assert state_of(polled) == waves.CLOSED


async def test_the_end_comes_by_itself_after_the_last_day(polled: Polled) -> None:
    for member in polled.members[:8]:
        await votes(member, BALLOT)
    await polled.world.wind(local(polled.world, 32, 23))
    assert state_of(polled) == waves.OPEN
    await polled.world.wind(local(polled.world, 33, 1))
    assert state_of(polled) == waves.CLOSED
    assert polled.world.database.look(audit, polled.wave).sound
    assert keys_left(polled.world) == []


async def test_at_the_end_every_invitation_becomes_its_end_whatever_its_reader_did(polled: Polled) -> None:
    voter, idle, half = polled.members[:3]
    await votes(voter, BALLOT)
    await half.presses("开始")
    await half.presses("很满意")
    counts = [len(member.messages) for member in (voter, idle, half)]
    await polled.world.wind(local(polled.world, 33, 1))
    idle.hears("4 道题")  # nothing leaves at night
    await polled.world.wind(local(polled.world, 33, 9))
    for member, count in zip((voter, idle, half), counts, strict=True):
        invited = [message for message in member.messages if "已经结束" in message.text]
        assert len(invited) == 2, "invitation and reminder"
        assert not any(message.buttons for message in invited)
        assert len(member.messages) == count + 1, "the reminder; the end is an edit"
    assert {state for _, state in polled.world.database.look(messages)} == {"sent"}


class TestCrash:
    """Closing is stopped at each of its steps; done again, it ends as if it had not been."""

    EXPECTED: ClassVar = {
        ("overall", "very-satisfied"): 7,
        ("officers", "satisfied"): 7,
        ("selection", "mostly-satisfied"): 7,
        ("integrity", "unaware"): 7,
    }

    async def ends_well(self, polled: Polled) -> None:
        assert state_of(polled) == waves.CLOSED
        database = polled.world.database
        assert database.look(tally) == self.EXPECTED
        assert database.look(audit, polled.wave).sound
        assert keys_left(polled.world) == []
        await polled.world.bot.sender.drain()
        polled.members[11].hears("已经结束")

    @pytest.fixture
    async def voted(self, polled: Polled) -> Polled:
        for member in polled.members[:7]:
            await votes(member, BALLOT)
        return polled

    async def test_after_the_urn_was_shut(self, voted: Polled) -> None:
        voted.world.database.run(counting.stop, voted.wave)
        late = voted.members[8]
        await late.presses("开始")
        late.hears("已经结束")
        await voted.close()
        await self.ends_well(voted)

    async def test_before_the_commit(self, voted: Polled, monkeypatch: pytest.MonkeyPatch) -> None:
        def power_cut(*_given: object) -> None:
            raise Unavailable("power cut")

        with monkeypatch.context() as patch:
            patch.setattr(counting, "_empty", power_cut)  # the last step of the one transaction
            with pytest.raises(Unavailable):
                await voted.close()
        assert voted.world.database.look(tally) == {}
        assert voted.world.database.look(lambda session: len(session.exec(select(UrnRow)).all())) == 7
        assert len(keys_left(voted.world)) == 1
        await voted.close()
        await self.ends_well(voted)

    @pytest.mark.parametrize("step", ["erase_deleted", "tell_over"])
    async def test_after_the_commit(self, voted: Polled, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        async def power_cut(*_given: object) -> None:
            raise Unavailable("power cut")

        with monkeypatch.context() as patch:
            patch.setattr(wave_keeping, step, power_cut)
            with pytest.raises(Unavailable):
                await voted.close()
        assert voted.world.database.look(tally) == self.EXPECTED
        assert len(keys_left(voted.world)) == 1, "by it the next look knows what is left to do"
        await jobs.finish(voted.world.bot.services, voted.world.clock.now())
        await self.ends_well(voted)

    async def test_closing_twice(self, voted: Polled) -> None:
        await voted.close()
        await voted.close()
        await self.ends_well(voted)


async def test_a_wave_without_its_key_waits_for_the_operator(polled: Polled) -> None:
    world = polled.world
    await votes(polled.members[0], BALLOT)
    [key] = keys_left(world)
    hidden = key.rename(key.with_suffix(".hidden"))
    with pytest.raises(Refused, match="wave-key-missing"):
        await polled.close()
    await world.wind(local(world, 34, 12))  # the job tries, and harms nothing else
    assert state_of(polled) == waves.CLOSING
    hidden.rename(key)
    with pytest.raises(Refused, match="wave-key-not-lost"):
        await wave_keeping.give_up_wave(world.bot.services, polled.wave)
    await world.wind(local(world, 35, 12))
    assert state_of(polled) == waves.CLOSED


async def test_a_lost_key_loses_the_wave_and_says_so(polled: Polled) -> None:
    world = polled.world
    await votes(polled.members[0], BALLOT)
    [key] = keys_left(world)
    key.unlink()
    await wave_keeping.give_up_wave(world.bot.services, polled.wave)
    await world.bot.sender.drain()
    polled.members[0].hears("对不住您")
    assert state_of(polled) == waves.LOST
    assert world.database.look(lambda session: len(session.exec(select(RollRow)).all())) == 0
    await polled.open()  # nothing stands in the way of the next


async def test_a_second_copy_closes_the_wave_and_goes_with_it(world: World, tmp_path: Path) -> None:
    polled = Polled(world)
    services, copy = world.bot.services, tmp_path.with_name(f"{tmp_path.name}-stick")
    plan = waves.Plan("一期", shipped("headline"), ("members",))
    opened = await wave_keeping.open_wave(services, plan, copy=[copy])
    [first], [second] = keys_left(world), list(copy.iterdir())
    assert first.read_bytes() == second.read_bytes()
    assert oct(first.stat().st_mode)[-3:] == oct(second.stat().st_mode)[-3:] == "600"
    first.unlink()
    await wave_keeping.close_wave(services, opened.id, copy=[copy])
    assert list(copy.iterdir()) == []
    assert polled.world.database.look(audit, opened.id).sound


async def test_a_ballots_taps_and_its_remark_are_never_in_the_inbox(polled: Polled) -> None:
    def stored(session: Session) -> int:
        return len(session.exec(select(InboxRow)).all())

    member, world = polled.members[0], polled.world
    before = world.database.look(stored)
    await votes(member, BALLOT)
    await member.presses("写一句话")
    await member.says("盼着多下来走走")
    await member.forges("ballot:nonsense")
    assert world.database.look(stored) == before
    await member.says("你好")
    assert world.database.look(stored) == before + 1


class TestKeys:
    """Where the private keys may lie, and what becomes of them."""

    @pytest.mark.parametrize("folder", ["data", "data/keys", "data/x/../keys"])
    def test_never_where_a_backup_of_the_database_takes_them_along(self, tmp_path: Path, folder: str) -> None:
        keys = WaveKeys((tmp_path / folder,), tmp_path / "data" / "lianxin.db")
        with pytest.raises(Refused, match="wave-keys-in-data"):
            keys.keep(PrivateKey.generate())
        assert list(tmp_path.rglob("*.key")) == []

    def test_a_folder_that_cannot_be_written_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("not a folder")
        with pytest.raises(Refused, match="wave-keys-unwritable"):
            WaveKeys((tmp_path / "file",)).keep(PrivateKey.generate())

    def test_another_key_under_its_name_is_not_taken(self, tmp_path: Path) -> None:
        keys, one, other = WaveKeys((tmp_path,)), PrivateKey(bytes(32)), PrivateKey(bytes([1] * 32))
        keys.keep(one)
        [file] = tmp_path.iterdir()
        for wrong in (bytes(other).hex(), "not hexadecimal", ""):
            file.write_text(wrong)
            with pytest.raises(Refused, match="wave-key-missing"):
                keys.find(bytes(one.public_key))

    def test_keys_of_other_deployments_in_the_folder_are_left_alone(self, tmp_path: Path) -> None:
        keys, mine, theirs = WaveKeys((tmp_path,)), PrivateKey.generate(), PrivateKey.generate()
        keys.keep(mine)
        keys.keep(theirs)
        keys.destroy(bytes(mine.public_key))
        keys.destroy(bytes(mine.public_key))
        assert keys.find(bytes(theirs.public_key)) == theirs


async def test_a_wave_refused_leaves_no_key(polled: Polled) -> None:
    with pytest.raises(Refused, match="wave-already-open"):
        await polled.open()
    assert len(keys_left(polled.world)) == 1
    assert date(2026, 12, 2) == polled.world.database.look(waves.find, polled.wave).closes_on


class TestOpenEvaluation:
    """Each half-year has one: from its last month on a weekly line says so to whoever opens waves."""

    @pytest.mark.parametrize(
        ("on", "due"),
        [
            (date(2026, 11, 30), None),  # month end: early
            (date(2026, 12, 1), date(2026, 12, 31)),
            (date(2026, 12, 31), date(2026, 12, 31)),  # year end
            (date(2027, 1, 1), None),
            (date(2027, 5, 31), None),
            (date(2027, 6, 30), date(2027, 6, 30)),
            (date(2028, 2, 29), None),  # leap day
        ],
    )
    def test_is_due_in_the_last_month_of_the_half(self, on: date, due: date | None) -> None:
        assert evaluation_due(on) == due

    async def test_is_asked_for_weekly_until_it_is_opened(self, world: World) -> None:
        polled = Polled(world)
        for number in range(10):
            held = polled.people[number]
            world.database.run(post, Role.SUPERVISOR, held, polled.county.id)
        await world.settle()
        await world.wind(local(world, 30, 12))
        assert "开门评部" not in polled.admin.last.text, "the thirtieth of November is early"
        await world.wind(local(world, 37, 12))
        polled.admin.hears("这半年的开门评部还没有开，12月31日（星期四）以前开一期就行")
        assert not any("开门评部" in each.text for each in polled.members[0].messages)
        said = len(polled.admin.messages)
        await world.wind(local(world, 43, 12))
        assert len(polled.admin.messages) == said, "on Mondays only"
        await polled.admin.presses("满意度")
        await polled.admin.presses("开门评部")
        await polled.admin.presses("是")
        await world.wind(local(world, 51, 12))
        await world.wind(local(world, 58, 12))
        assert not any("开门评部还没有开" in each.text for each in polled.admin.messages), "held is held"
