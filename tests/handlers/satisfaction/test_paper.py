"""Paper from the chat: listed first, printed, entered by one, confirmed by another, counted with the rest."""

import pytest

from rules.posts import Role
from storage.satisfaction import papers, waves
from tests.builders import joined, post
from tests.chat import Chatter, World
from tests.waves import Polled, local, votes

SHEET = ("5 1 0 0 0 0", "0 6 0 0 0 0", "0 0 6 0 0 0", "0 0 0 0 0 5")


class Papered(Polled):
    """A wave with six old members who never had a chat, and a second administrator."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        for number in range(6):
            self.county.member(f"老{number}", self.county.other_branch)
        second = self.county.member("方干事", self.county.id)
        world.database.run(post, Role.ADMIN, second, self.county.id)
        self.second: Chatter = joined(world, "方干事", second)

    async def listed(self) -> None:
        await self.admin.says("满意度")
        await self.admin.presses("纸票")
        await self.admin.presses("列名单")
        await self.admin.presses("灵湖镇")

    async def entered(self) -> None:
        await self.admin.presses("纸票")
        await self.admin.presses("录一箱")
        await self.admin.says("6")
        for row in SHEET:
            await self.admin.says(row)
        await self.admin.presses("录进去")


@pytest.fixture
async def polled(world: World) -> Papered:
    made = Papered(world)
    await made.open()
    return made


async def test_from_the_list_to_the_count(polled: Papered) -> None:
    admin, second = polled.admin, polled.second
    await polled.listed()
    admin.hears("列了 6 人，一共 6 人")
    await polled.entered()
    admin.hears("第 1 箱等另一位核对")
    await admin.presses("纸票")
    admin.hears("名单上 6 人；录了 1 箱 6 张，1 箱等另一位核对", "齐了才算结果")
    await admin.presses("核对第 1 箱")
    admin.hears("这一箱是您录的")
    await second.says("满意度")
    await second.presses("纸票")
    await second.presses("核对第 1 箱")
    second.hears("第 1 箱，6 张", "1. 组织工作总体：5 1 0 0 0 0", "4. 防止和纠正用人不正之风：0 0 0 0 0 5")
    await second.presses("对得上")
    second.hears("核对过了")
    await second.presses("纸票")
    second.hears("都核对过")
    await second.presses("纸票齐了")
    second.hears("到期一起算结果")
    await polled.close()
    found = polled.world.database.look(papers.result, polled.wave)
    assert found is not None
    assert (found.listed, found.cast) == (6, 6)


async def test_a_slip_of_the_pen_is_asked_again(polled: Papered) -> None:
    admin = polled.admin
    await polled.listed()
    await admin.presses("纸票")
    await admin.presses("录一箱")
    admin.hears("第 1 箱有几张票", "满 5 张一箱")
    for typed, answer in (("六张", "请写一个数"), ("4", "一箱至少 5 张"), ("6 7", "请写一个数")):
        await admin.says(typed)
        admin.hears(answer)
    await admin.says("6")
    admin.hears("第 1 题，共 4 题：组织工作总体", "很满意、满意、基本满意、不太满意、不满意、不了解")
    for typed, answer in (("1 2 3", "要写 6 个数"), ("6 1 0 0 0 0", "比 6 张还多"), ("都满意", "请写一个数")):
        await admin.says(typed)
        admin.hears(answer)
    await admin.says("6 0 0 0 0 0")
    admin.hears("第 2 题")


async def test_a_wrong_sheet_is_entered_anew(polled: Papered) -> None:
    await polled.listed()
    await polled.entered()
    await polled.second.says("满意度")
    await polled.second.presses("纸票")
    await polled.second.presses("核对第 1 箱")
    await polled.second.presses("不对")
    polled.second.hears("删掉了，请重新录")
    await polled.entered()
    polled.admin.hears("第 1 箱等另一位核对")


async def test_what_is_printed_comes_as_one_file(polled: Papered) -> None:
    await polled.admin.says("满意度")
    await polled.admin.presses("纸票")
    await polled.admin.presses("打印")
    assert "票上不写名字" in polled.admin.last.text
    file = polled.admin.last.file
    assert file is not None
    assert file.name == "纸票.pdf"


async def test_counting_waits_for_paper_a_week_and_takes_no_ballot_meanwhile(polled: Papered) -> None:
    world = polled.world
    await votes(polled.members[0], (0, 0, 0, 0))
    await polled.listed()
    await world.wind(local(world, 34, 12))
    assert world.database.look(waves.find, polled.wave).state == waves.CLOSING
    await polled.members[1].forges("ballot:s4.1.1.0000")
    polled.members[1].hears("已经结束")
    await polled.admin.says("满意度")
    await polled.admin.presses("提前收")
    await polled.admin.presses("是")
    polled.admin.hears("纸票还没有齐")
    await world.wind(local(world, 39, 12))
    assert world.database.look(waves.find, polled.wave).state == waves.CLOSING
    await world.wind(local(world, 40, 12))
    assert world.database.look(waves.find, polled.wave).state == waves.CLOSED


async def test_whoever_is_listed_is_told_so_when_they_join(polled: Papered) -> None:
    await polled.listed()
    old = joined(polled.world, "老0", polled.people[-1] + 2)
    await polled.world.settle()
    await old.forges("ballot:s4.1.1.0000")
    old.hears("您在纸票名单上")
