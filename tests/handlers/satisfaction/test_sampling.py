"""A sample from the chat: its size by strata, the list published, drawn by a value, drawn again anywhere."""

import pytest
from sqlmodel import select

from bot.satisfaction.buttons import DrawSample, TakeFrame
from rules.satisfaction.sampling import draw, read_frame
from storage.models.satisfaction import RollRow
from tests.builders import unit
from tests.chat import Chatter, World
from tests.waves import Polled, local


@pytest.fixture
async def polled(world: World) -> Polled:
    """Twelve members with a chat in one town, sixty without in another."""
    made = Polled(world)
    town = world.database.run(unit, "石门镇", "town", made.county.id)
    branch = world.database.run(unit, "石门村党支部", "branch", town)
    for number in range(60):
        made.county.member(f"石{number}", branch)
    await world.settle()
    return made


def file_of(reader: Chatter) -> tuple[str, str]:
    """Return name and text of the newest file."""
    file = reader.last.file
    assert file is not None
    return file.name or "", reader.world.cloud.file(file.file_id).decode()


async def published(polled: Polled, size: str = "36") -> str:
    """Publish a sample and return its list."""
    admin = polled.admin
    await admin.says("满意度")
    await admin.presses("开一期（四项）")
    await admin.presses("只抽一部分")
    await admin.says(size)
    await admin.says("11月25日上证指数收盘")
    await admin.presses("11月25日")
    return file_of(admin)[1]


async def test_from_the_size_to_the_seed(polled: Polled) -> None:
    admin, world = polled.admin, polled.world
    await admin.says("满意度")
    await admin.presses("开一期（四项）")
    assert admin.labels == ["是", "不是", "只抽一部分"]
    await admin.presses("只抽一部分")
    admin.hears("请党员评，名单上有 73 人。抽多少人")
    await admin.says("36")
    admin.hears("石门镇（党员）：60 人抽 30", "灵湖镇（党员）：12 人抽 6", "用哪个公开的数抽签")
    await admin.says("11月25日上证指数收盘")
    assert admin.labels[:2] == ["11月24日", "11月25日"]
    await admin.presses("11月25日")
    said = [message.text for message in admin.messages][-2]
    assert "73 人里抽 36 人。11月25日（星期三）起，用“11月25日上证指数收盘”抽签" in said
    name, frame = file_of(admin)
    assert name == "抽样名单1.txt"
    admin.hears(f"摘要 {read_frame(frame).hash()}")
    assert not any(name in frame for name in ("石1", "赵孝文"))

    await admin.says("满意度")
    admin.hears("11月25日（星期三）起用“11月25日上证指数收盘”抽签")
    await admin.presses("抽签 1")
    admin.hears("还不到时候")
    await world.wind(local(world, 25, 18))
    await admin.says("满意度")
    admin.hears("可以用“11月25日上证指数收盘”抽签了")
    await admin.presses("抽签 1")
    await admin.says("3912.46")
    await admin.says("3912.45")
    admin.hears("用 3912.45 抽签。只抽这一次")
    await admin.presses("是")
    opened = [message.text for message in admin.messages][-2]
    assert "请了 36 人" in opened
    assert "石门镇（党员）：60 人抽 30" in opened
    name, codes = file_of(admin)
    assert name == "抽中的代号1.txt"
    assert tuple(codes.split()) == draw(read_frame(frame), "3912.45")
    admin.hears("公布的数 3912.45", "种子 ")
    assert world.database.look(lambda session: len(session.exec(select(RollRow)).all())) == 36
    await admin.forges(DrawSample(1).pack())
    admin.hears("已经抽过了")


async def test_the_drawn_are_invited_and_nobody_else(polled: Polled) -> None:
    await published(polled)
    await polled.world.wind(local(polled.world, 25, 18))
    await polled.admin.says("满意度")
    await polled.admin.presses("抽签 1")
    await polled.admin.says("3912.45")
    await polled.admin.presses("是")
    await polled.world.bot.sender.drain()
    asked = [member for member in polled.members if "请您评一评组织工作" in member.last.text]
    assert len(asked) == 6
    assert "请您评一评" not in polled.admin.last.text, "the county's own stratum is one person: none of it"


async def test_the_list_can_be_had_again_and_by_nobody_else(polled: Polled) -> None:
    first = await published(polled)
    await polled.admin.says("满意度")
    await polled.admin.presses("名单 1")
    assert file_of(polled.admin)[1] == first
    await polled.members[0].forges(TakeFrame(1).pack())
    polled.members[0].hears("不归您办")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("很多", "请打一个数"),
        ("0", "要比名单上的 73 人少"),
        ("73", "要比名单上的 73 人少"),
        ("１２", "请打一个数"),
    ],
)
async def test_what_is_no_size_is_asked_again(polled: Polled, typed: str, said: str) -> None:
    admin = polled.admin
    await admin.says("满意度")
    await admin.presses("开一期（四项）")
    await admin.presses("只抽一部分")
    await admin.says(typed)
    admin.hears(said)
    await admin.says("36")
    admin.hears("用哪个公开的数抽签")


async def test_a_sample_too_small_for_a_wave_is_not_published(polled: Polled) -> None:
    admin = polled.admin
    await admin.says("满意度")
    await admin.presses("开一期（四项）")
    await admin.presses("只抽一部分")
    await admin.says("9")
    await admin.says("11月25日上证指数收盘")
    await admin.presses("11月25日")
    admin.hears("党员只抽到 9 人，至少要 10 人")
