"""Strangers, old buttons and forged ones: nothing comes of them but a sentence."""

import pytest
from sqlmodel import Session, select

from storage.models.base import id_of
from storage.models.reception import SlotRow
from tests.chat import World
from tests.reception import Join, appointments, at, texts


async def test_a_stranger_is_asked_to_join(world: World, days: None) -> None:
    stranger = world.person("路人")
    await stranger.opens()
    await stranger.says("预约")
    stranger.hears("先认一认人")
    await stranger.forges("slot:1:0")
    stranger.hears("先认一认人")


@pytest.mark.parametrize(
    "payload", ["slot:999999:0", "slot:x:0", "slot:", "slot:1", "slot:1:0:2", "slot:99999999999999999999:0"]
)
async def test_a_forged_slot(join: Join, days: None, payload: str) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.forges(payload)
    wang.hears("预约" if payload == "slot:999999:0" else "这个按钮已经过时了")


async def test_a_slot_of_a_day_not_open(world: World, join: Join, days: None) -> None:
    def slot_of_june(session: Session) -> int:
        slot = select(SlotRow).where(SlotRow.starts_at == at("2027-06-15T09:20"))
        return id_of(session.exec(slot).one())

    wang = join("王桂英")
    await wang.says("预约")
    await wang.forges(f"slot:{world.database.look(slot_of_june)}:0")
    wang.hears("5月16日（星期日）起可以约")


@pytest.mark.parametrize("payload", ["topic:1:0:gossip:0", "book-it:3", "party:99", "no-line", "move-to:1:5"])
async def test_a_forged_step(world: World, join: Join, days: None, payload: str) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.forges(payload)
    assert any(piece in wang.last.text for piece in ("这个按钮已经过时了", "这一类现在没有了"))
    assert appointments(world) == []


async def test_an_old_last_look_books_nothing_else(world: World, join: Join, days: None) -> None:
    wang = join("王桂英")
    for time in ("上午9:20", "上午9:40"):
        await wang.says("预约")
        await wang.presses(time)
        await wang.presses("村里的事")
        await wang.presses("不写了")
    old = next(message for message in wang.messages if "看看对不对" in message.text)
    world.cloud.press(wang.id, old.id, old.buttons[0][0].value)
    await world.settle()
    wang.hears("这个按钮已经过时了")
    assert appointments(world) == []
    await wang.presses("就这样约")
    assert [text for text in texts(wang) if "约好了" in text and "上午9:40" in text]
