"""Joining, as people do it."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from rules.roster.names import name_key
from storage import joining
from storage.models.audit import AuditRow
from storage.models.base import id_of
from storage.models.people import PersonRow
from tests.chat import World
from tests.conftest import NOW


def add_person(session: Session, name: str, phone: str | None = None) -> int:
    row = PersonRow(category="full", name=name, name_key=name_key(name))
    session.add(row)
    session.flush()
    return id_of(row)


@pytest.fixture
def code(world: World) -> str:
    person = world.database.run(add_person, "王桂英")
    return world.database.run(joining.issue, person, on=date(2026, 11, 20))


async def test_joins_by_link(world: World, code: str) -> None:
    wang = world.person("桂英")
    await wang.opens(code)
    wang.hears("请打出您的姓名")
    await wang.says("王 桂英")
    assert wang.look()[1].startswith("王桂英同志，认上了")
    wang.hears("要办什么")


async def test_wrong_code_and_wrong_name_get_one_answer(world: World, code: str) -> None:
    wang = world.person("桂英")
    await wang.opens()
    await wang.says("123 456 789")
    await wang.says("王桂英")
    wrong_code = wang.hears("号码和姓名对不上", "还能试 4 次")
    await wang.says(code)
    await wang.says("王小英")
    assert wang.hears("还能试 3 次").replace("3", "4") == wrong_code


async def test_a_name_bound_again_is_told_to_the_chat_that_had_it(world: World, code: str) -> None:
    lost = world.person("桂英")
    await lost.opens(code)
    await lost.says("王桂英")
    (person_id,) = world.database.look(lambda session: session.exec(select(PersonRow.id)).all())
    assert person_id is not None
    again = world.database.run(joining.issue, person_id, on=date(2026, 11, 23))
    thief = world.person("新手机")
    await thief.opens(again)
    await thief.says("王桂英")
    thief.hears("要办什么")
    await world.wind(NOW + timedelta(minutes=5))
    lost.hears("在另一个账号上认过人", "告诉支部书记")
    assert "告诉支部书记" not in thief.last.text
    assert world.database.look(deeds) == ["account.bind", "account.rebind"]


async def test_letting_go_is_in_the_trail(world: World, code: str) -> None:
    wang = world.person("桂英")
    await wang.opens(code)
    await wang.says("王桂英")
    await wang.presses("不是我")
    assert world.database.look(deeds) == ["account.bind", "account.unbind"]


def deeds(session: Session) -> list[str]:
    return list(session.exec(select(AuditRow.what).order_by(col(AuditRow.seq))))
