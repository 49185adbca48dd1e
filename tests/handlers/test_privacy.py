"""`/privacy`: what is held is shown, taken along, and ended; what stays is said before."""

import json
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from rules.posts import Role
from storage import audit, outbox
from storage.models.audit import AuditRow
from storage.models.care import EncounterRow
from storage.models.messages import DraftRow, InboxRow, OutboxRow, ToldRow, TooManyRow
from storage.models.people import AccountRow, InvitationRow, PersonRow, WrongTryRow
from storage.outbox import Message
from storage.satisfaction import held
from tests import builders
from tests.builders import County, joined
from tests.chat import ZONE, Chatter, World
from tests.conftest import NOW
from tests.waves import Polled

AT = NOW.replace(tzinfo=ZONE)
TODAY = AT.date()


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def wang(world: World, county: County) -> Chatter:
    """A member who sees to an elder and has been seen to."""
    me = county.member("王桂英")
    elder = county.member("陈大爷")
    world.database.run(builders.post, Role.CONTACT, me, subject=elder)
    notes = ((elder, me, "他腿脚不便"), (me, county.desk, "她想女儿"))

    def visits(session: Session) -> None:
        for whom, by, note in notes:
            session.add(
                EncounterRow(
                    kind="visit",
                    way="home",
                    person_id=whom,
                    by_id=by,
                    on_date=TODAY,
                    entered_on=TODAY,
                    note=note,
                )
            )

    world.database.run(visits)
    return joined(world, "王桂英", me)


def file_of(chatter: Chatter) -> dict[str, dict[str, list[dict[str, object]]]]:
    (sent,) = [message.file for message in chatter.messages if message.from_bot and message.file]
    loaded: dict[str, dict[str, list[dict[str, object]]]] = json.loads(chatter.world.cloud.file(sent.file_id))
    return loaded


async def test_what_is_held_is_shown_by_kind(wang: Chatter) -> None:
    await wang.says("隐私")
    shown = wang.hears(
        "王桂英，湖东村党支部", "11月1日", "走访和情况：", "1 条", "您经手的：1 条", "没有存：身份证号"
    )
    assert "帮扶" not in shown
    assert wang.labels == ["带走一份", "几句实话", "退出", "菜单"]
    await wang.presses("几句实话")
    wang.hears("理论上盯得出来", "境外")
    await wang.presses("返回")
    wang.hears("存着您的这些")


async def test_the_file_holds_the_own_words_and_nobody_elses(
    world: World, county: County, wang: Chatter
) -> None:
    await wang.says("/privacy")
    await wang.presses("带走一份")
    taken = file_of(wang)
    assert taken["about"]["person"][0]["name"] == "王桂英"
    assert [row.get("note") for row in taken["about"]["encounter"]] == [None]
    assert [row["note"] for row in taken["done_by"]["encounter"]] == ["他腿脚不便"]
    text = json.dumps(taken, ensure_ascii=False)
    assert "陈大爷" not in text
    assert "她想女儿" not in text
    assert "person_id" not in text
    assert [row.what for row in world.database.look(trail)] == ["privacy.export"]


def trail(session: Session) -> list[AuditRow]:
    return list(session.exec(select(AuditRow).order_by(col(AuditRow.seq))))


def left_of_the_chat(session: Session, telegram_id: int, person_id: int) -> dict[str, int]:
    def count(statement: object) -> int:
        return len(session.exec(statement).all())  # type: ignore[call-overload] # one of the selects below

    return {
        "accounts": count(select(AccountRow).where(AccountRow.person_id == person_id)),
        "drafts": count(select(DraftRow).where(DraftRow.user_id == telegram_id)),
        "told": count(select(ToldRow).where(ToldRow.person_id == person_id)),
        "too_many": count(select(TooManyRow).where(TooManyRow.person_id == person_id)),
        "slips": count(select(InvitationRow).where(InvitationRow.person_id == person_id)),
        "tries": count(select(WrongTryRow)),
        "bodies": count(select(InboxRow).where(col(InboxRow.body).is_not(None))),
        "waiting": count(
            select(OutboxRow).where(OutboxRow.person_id == person_id, OutboxRow.state == outbox.WAITING)
        ),
    }


async def test_leaving_deletes_what_the_chat_made_and_keeps_what_is_the_organisations(
    world: World, county: County, wang: Chatter
) -> None:
    me = world.database.look(
        lambda session: session.exec(select(PersonRow.id).where(PersonRow.name == "王桂英")).one()
    )
    assert me is not None

    def chat_made(session: Session) -> None:
        body = json.dumps({"update_id": 9, "message": {"from": {"id": wang.id}, "text": "x"}})
        session.add(InboxRow(bot_id=1, update_id=9, body=body, parked="failed", received_at=AT))
        session.add(TooManyRow(person_id=me, on_date=TODAY))
        session.add(
            ToldRow(person_id=me, rule="routine_visit", subject_id=1, slot="s", stage="open", on_date=TODAY)
        )
        outbox.put(session, [Message("digest", "x", "y", "", me, AT + timedelta(days=1), params={"a": "b"})])

    world.database.run(chat_made)
    await wang.says("意见")
    await wang.presses("村里的事")
    await wang.says("写了一半")
    await wang.says("隐私")
    await wang.presses("退出")
    wang.hears("名册、走访、约好的见面、提过的意见是组织上的")
    await wang.presses("确定退出")
    wang.hears("已经退出")
    assert set(world.database.look(left_of_the_chat, wang.id, me).values()) == {0}
    assert [row.what for row in world.database.look(trail)][-2:] == ["privacy.leave", "account.unbind"]
    kept = world.database.look(lambda session: len(session.exec(select(EncounterRow)).all()))
    assert kept == 2
    await wang.says("菜单")
    wang.hears("先认一认人")
    assert world.database.look(audit.verify).whole


async def test_an_old_button_of_privacy_harms_nobody(wang: Chatter) -> None:
    await wang.says("隐私")
    await wang.forges("prv:everything")
    wang.hears("过时")


async def test_a_place_in_a_wave_and_the_own_code_of_a_sample_are_shown(world: World) -> None:
    """Whether a ballot was handed in, never what it says; and their own line of the published list."""
    polled = Polled(world)
    frame = await polled.sampled()
    own = world.database.look(held.held, polled.people[0]).codes[0].code
    await polled.open("full")
    wang, other = polled.members[:2]
    await wang.says("隐私")
    wang.hears("《2026年下半年组织工作满意度》的名单上有您，还没交", f"您的代号是 {own}，还没抽")
    assert f"{own} " in frame
    await wang.says("评价")
    await wang.presses("开始")
    for _ in range(14):
        await wang.presses("满意")
    await wang.presses("交上去")
    await wang.says("隐私")
    shown = wang.hears("记着交过一份")
    await other.says("隐私")
    other.hears("还没交")
    assert "满意。" not in shown
    await wang.presses("带走一份")
    about = file_of(wang)["about"]
    assert about["sample_code"] == [{"title": "2026年下半年组织工作满意度", "code": own, "drawn": None}]
    assert about["roll"][0]["voted"] is True
    await polled.close()
    await wang.says("隐私")
    assert "名单上有您" not in wang.last.text, "after closing no place is left"
