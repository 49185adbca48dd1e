"""Opening every kind of wave from the chat: whom it asks, what it asks, and what it says beforehand."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from bot.satisfaction import keeping
from rules.cases.lifecycle import Source, State
from rules.posts import Role
from rules.satisfaction.surveys import load_questionnaire, thaw
from storage.cases import raising
from storage.cases.raising import Origin
from storage.cases.values import Matter
from storage.models.audit import AuditRow
from storage.models.cases import CaseRoundRow, CaseRow
from storage.models.people import PersonRow
from storage.models.satisfaction import WavePlaceRow, WaveRow
from storage.satisfaction import ballots, questionnaires, waves
from tests.builders import account, person, post
from tests.cases import NOW, Office
from tests.chat import World
from tests.waves import Polled, admin_of

OWN = """
code = "roads"
version = 2
scale = "marks"
questions = [{ code = "roads", zh = "您给村里的路打几分？", short_zh = "村里的路" }]
"""


@pytest.fixture
async def polled(world: World) -> Polled:
    made = Polled(world)
    await world.settle()
    return made


def asked(session: Session) -> list[str]:
    """List the codes of the newest wave's questions."""
    wave = session.exec(select(WaveRow).order_by(col(WaveRow.id).desc())).first()
    assert wave is not None
    return [question.code for question in thaw(wave.questionnaire).questions]


def invited(session: Session) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in session.exec(select(WavePlaceRow)):
        found[row.grp] = found.get(row.grp, 0) + row.invited
    return found


async def test_what_can_be_opened_is_offered(polled: Polled) -> None:
    await polled.admin.says("满意度")
    polled.admin.hears("要开一期吗")
    assert polled.admin.labels == [
        "开一期（四项）",
        "开一期（十四项）",
        "开门评部",
        "民主测评",
        "评选人用人",
        "菜单",
    ]
    polled.world.database.run(questionnaires.load, load_questionnaire(OWN), at=NOW)
    await polled.admin.says("满意度")
    assert "roads" in polled.admin.labels


async def test_a_countys_own_questionnaire_is_asked_like_any(polled: Polled) -> None:
    polled.world.database.run(questionnaires.load, load_questionnaire(OWN), at=NOW)
    await polled.admin.says("满意度")
    await polled.admin.presses("roads")
    polled.admin.hears("《2026年下半年测评》：1 道题，请党员评", "钥匙只有一份")
    await polled.admin.presses("是")
    await polled.world.bot.sender.drain()
    member = polled.members[0]
    member.hears("请您评一评《2026年下半年测评》：1 道题")
    await member.presses("开始")
    member.hears("您给村里的路打几分？")
    await member.presses("7")
    member.hears("1. 村里的路：7")


async def test_a_unit_is_assessed_by_its_own_people(polled: Polled) -> None:
    for number in range(10):
        polled.county.member(f"李{number}", polled.county.id)
    await polled.admin.says("满意度")
    await polled.admin.presses("民主测评")
    polled.admin.hears("测评哪个单位")
    await polled.admin.presses("灵湖镇")
    polled.admin.hears("《2026年下半年灵湖镇民主测评》：5 道题，请干部、党员评")
    await polled.admin.presses("是")
    said = polled.admin.hears("请了 12 人", "人数太少，这次没有请：干部")
    assert "排不下" not in said
    await polled.world.bot.sender.drain()
    polled.members[0].hears("请您评一评本单位的工作：5 道题")
    await polled.admin.says("满意度")
    assert "民主测评" in polled.admin.labels, "another unit may be assessed at the same time"


async def test_appointments_are_rated_one_by_one(polled: Polled) -> None:
    for number in range(10):
        cadre = polled.county.member(f"干{number}")
        polled.world.database.run(post, Role.DEPUTY, cadre, polled.county.branch)
    await polled.admin.says("满意度")
    await polled.admin.presses("评选人用人")
    polled.admin.hears("一行一位", "最多 20 位")
    await polled.admin.says("\n".join(f"张{number} 镇长" for number in range(21)))
    polled.admin.hears("一张票最多评 20 位")
    await polled.admin.says("张三 灵湖镇镇长\n\n 李四 石门镇书记 ")
    polled.admin.hears("《2026年下半年选人用人评议》：5 道题")
    await polled.admin.presses("是")
    polled.admin.hears("请了 12 人", "人数太少，这次没有请：代表委员")
    assert polled.world.database.look(asked)[3:] == ["appointee-1", "appointee-2"]


class TestOpenEvaluation:
    """Supervisors and others rate the department, and each open case one by one."""

    @pytest.fixture
    def office(self, world: World) -> Office:
        office = Office(world.database)
        make = world.database.run
        for number in range(12):
            make(post, Role.SUPERVISOR, make(person, f"监督员{number}", office.branch), office.id)
        return office

    def brought(self, office: Office, key: str, source: Source = Source.REMARK) -> int:
        matter = Matter("members", "活动室漏雨")
        made = office.database.run(raising.bring, matter, Origin(source, key), by=None, at=NOW)
        return made.case_id

    async def open(self, world: World, office: Office) -> None:
        admin = await admin_of(world, office.admin)
        await admin.says("满意度")
        await admin.presses("开门评部")
        self.sure = admin.last.text
        await admin.presses("是")
        self.said = admin.last.text
        [wave] = world.database.look(waves.waves, waves.OPEN)
        self.wave = wave.id

    async def test_asks_about_each_open_case_and_closes_nobodys(self, world: World, office: Office) -> None:
        named = office.raised(office.member_wang)
        nobodys, open_ = self.brought(office, "remark:1"), self.brought(office, "remark:2")
        row = office.row(nobodys)
        world.database.run(_answer, nobodys)
        await self.open(world, office)
        numbers = world.database.look(asked)[4:]
        assert numbers[0] == f"case-{row.number.lower()}", "what only the evaluation can judge comes first"
        assert set(numbers[1:]) == {
            f"case-{named.number.lower()}",
            f"case-{office.row(open_).number.lower()}",
        }
        assert "7 道题，请义务监督员" in self.sure
        assert set(world.database.look(invited)) == {"supervisors"}
        await self.vote(world, office, "满意")
        assert office.state(nobodys) is State.CLOSED
        assert world.database.look(_voices) == {"evaluation"}
        assert office.state(open_) is State.RECEIVED, "what is not answered yet goes on"
        assert office.state(named) is State.RECEIVED, "a person's own case is closed by nobody else"

    async def test_what_they_are_not_satisfied_with_is_in_hand_again(
        self, world: World, office: Office
    ) -> None:
        nobodys = self.brought(office, "remark:1")
        world.database.run(_answer, nobodys)
        await self.open(world, office)
        await self.vote(world, office, "不满意")
        assert office.row(nobodys).round == 2
        assert office.state(nobodys) is not State.CLOSED

    async def test_fewer_than_k_who_said_yes_or_no_judge_nothing(self, world: World, office: Office) -> None:
        nobodys = self.brought(office, "remark:1")
        world.database.run(_answer, nobodys)
        await self.open(world, office)
        await self.vote(world, office, "满意", voters=4)
        assert office.state(nobodys) is State.ANSWERED

    async def test_what_was_answered_meanwhile_waits_for_the_next(self, world: World, office: Office) -> None:
        nobodys = self.brought(office, "remark:1")
        await self.open(world, office)
        world.database.run(_answer, nobodys, days=1)
        await self.vote(world, office, "满意")
        assert office.state(nobodys) is State.ANSWERED

    async def test_whoever_was_silent_is_asked_once_more(self, world: World, office: Office) -> None:
        case = office.raised(office.member_wang)
        office.answered(case)
        world.database.run(_silent, case.case_id)
        await self.open(world, office)
        assert "同时再问了 1 件一直没有表态的" in self.said
        assert office.state(case) is State.NOT_RATED

    async def test_more_cases_than_fit_are_counted(self, world: World, office: Office) -> None:
        for number in range(30):
            self.brought(office, f"remark:{number}")
        await self.open(world, office)
        assert len(world.database.look(asked)) == 32
        assert "还有 2 件办件排不下" in self.sure
        assert "还有 2 件办件排不下" in self.said

    async def vote(self, world: World, office: Office, answer: str, voters: int = 8) -> None:
        """Let supervisors answer every question alike, and close the wave."""
        number = len(world.database.look(asked))
        place = ["满意", "基本满意", "不满意", "不了解"].index(answer)
        for each in range(voters):
            telegram_id = 8_800_000_000 + each
            world.database.run(account, _supervisor(office, each), telegram_id)
            world.database.run(
                ballots.hand_in, telegram_id, self.wave, (place,) * number, at=world.clock.now()
            )
        await keeping.close_wave(world.bot.services, self.wave)


def _supervisor(office: Office, number: int) -> int:
    named = select(PersonRow.id).where(PersonRow.name == f"监督员{number}")
    return office.database.look(lambda session: session.exec(named).one()) or 0


def _answer(session: Session, case_id: int, days: int = 0) -> None:
    row = session.exec(select(CaseRow).where(CaseRow.id == case_id)).one()
    row.state = State.ANSWERED
    session.get_one(CaseRoundRow, (case_id, row.round)).answered_on = NOW.date() + timedelta(days=days)


def _silent(session: Session, case_id: int) -> None:
    session.exec(select(CaseRow).where(CaseRow.id == case_id)).one().state = State.NOT_RATED


def _voices(session: Session) -> set[str | None]:
    return {row.verdict_by for row in session.exec(select(CaseRoundRow)) if row.verdict is not None}


async def test_opening_and_closing_are_in_the_trail_by_name(polled: Polled) -> None:
    await polled.admin.says("满意度")
    await polled.admin.presses("开一期（四项）")
    await polled.admin.presses("是")
    await polled.admin.says("满意度")
    await polled.admin.presses("提前收")
    await polled.admin.presses("是")

    def trail(session: Session) -> list[tuple[str, bool]]:
        rows = session.exec(select(AuditRow).order_by(col(AuditRow.seq)))
        return [(row.what, row.who is not None) for row in rows if row.what.startswith("wave")]

    assert polled.world.database.look(trail) == [("wave.open", True), ("wave.close", True)]
