"""Reading a result: one's own unit first, then up, down, closer, as a picture; no more than may be seen."""

import pytest

from rules.satisfaction import printable
from storage import people
from storage.satisfaction.audit import audit
from tests.chat import Chatter, World
from tests.waves import Polled, local, votes


@pytest.fixture
async def polled(world: World) -> Polled:
    """Hold one wave in which everybody took part but the administrator, who belongs to the county itself."""
    made = Polled(world)
    await made.open()
    await vote_all(made)
    return made


async def vote_all(polled: Polled, best: int = 0) -> None:
    for number, member in enumerate(polled.members):
        await member.says("评价")
        await votes(member, (best + number % 2, best, 1, 5))


def picture_of(reader: Chatter) -> bytes:
    file = reader.last.file
    assert file is not None
    assert file.kind == "photo"
    return reader.world.cloud.file(file.file_id)


async def test_nobody_sees_anything_before_it_is_over(polled: Polled) -> None:
    wang = polled.members[0]
    await wang.says("结果")
    wang.hears("还没有评完的")
    await wang.forges("result:1:1:0")
    wang.hears("评完以前谁也看不到结果")
    await wang.forges("resultpicture:1:1")
    wang.hears("评完以前谁也看不到结果")


async def test_a_member_reads_the_own_branch_and_goes_up(polled: Polled) -> None:
    await polled.close()
    assert polled.world.database.look(audit, polled.wave).sound
    wang = polled.members[0]
    await wang.says("结果")
    wang.hears("湖东村党支部", "组工干部 95–100 分之间", "防止和纠正用人不正之风 人数少，不显示")
    assert wang.labels == ["看图", "别的几期", "灵湖镇"]
    await wang.presses("灵湖镇")
    wang.hears("灵湖镇", "请了多少、评了多少：人数少，不显示")  # else it would tell of the one left over
    await wang.presses("清河县")
    wang.hears("请了 13 人，评了 12 人，占 92.3%")
    await wang.presses("灵湖镇")
    assert "湖西村党支部" not in wang.labels
    await wang.forges(f"result:1:{polled.county.other_branch}:0")
    wang.hears("不归您办")


@pytest.mark.parametrize(
    "payload", ["result:1:999:0", "resultcloser:1:999:0", "resultbeside:1:999", "resultpicture:1:999"]
)
async def test_a_forged_unit_is_refused(polled: Polled, payload: str) -> None:
    await polled.close()
    await polled.members[0].says("结果")
    await polled.members[0].forges(payload)
    polled.members[0].hears("不归您办")


async def test_closer_and_beside_and_back(polled: Polled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printable, "EXACT", 5)
    await polled.close()
    wang = polled.members[0]
    await wang.says("结果")
    await wang.presses("细看")
    wang.hears("细看", "误差范围", "20 次里有 19 次")
    await wang.presses("回到结果")
    await wang.presses("对照")
    wang.hears("和公布过的放在一起看", "全国 2012 年 79.96")
    await wang.presses("回到结果")
    wang.hears("组织工作总体")


async def test_a_picture_comes_with_a_caption_and_the_way_back(polled: Polled) -> None:
    await polled.close()
    wang = polled.members[0]
    await wang.says("结果")
    await wang.presses("看图")
    wang.hears("《2026年下半年组织工作满意度》，湖东村党支部。")
    assert picture_of(wang).startswith(b"\x89PNG")
    await wang.presses("回到结果")
    wang.hears("组工干部 95–100 分之间")
    assert wang.last.file is None


async def test_earlier_waves_stay_to_be_read(polled: Polled) -> None:
    await polled.close()
    await polled.world.wind(local(polled.world, 24))
    await polled.open()
    await vote_all(polled, best=2)
    await polled.close()
    wang = polled.members[0]
    await wang.says("结果")
    wang.hears("组工干部 60–65 分之间")
    await wang.presses("别的几期")
    wang.hears("您看哪一期")
    assert len(wang.labels) == 2
    message, _ = wang.button("2026年下半年")
    polled.world.cloud.press(wang.id, message.id, message.buttons[1][0].value)
    await polled.world.settle()
    wang.hears("组工干部 95–100 分之间")
    await wang.presses("看图")
    wang.hears("湖东村党支部。")


async def test_english_says_the_same(polled: Polled) -> None:
    polled.world.database.run(people.set_language, polled.people[0], "en")
    await polled.close()
    wang = polled.members[0]
    await wang.says("result")
    wang.hears("Officers between 95 and 100", "too few, not shown")
    await wang.presses("Picture")
    wang.hears("湖东村党支部.")
