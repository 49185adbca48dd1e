"""A talk that is owed and need not be held: why, what of it is left in the ledger, and back again."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from rules.posts import Role
from tests.builders import post
from tests.chat import Chatter, World
from tests.reception import at, texts
from tests.talks import office


async def waived(lin: Chatter, who: str, why: str) -> None:
    await lin.says("谈心谈话")
    await lin.presses(who)
    await lin.presses("这次免了")
    await lin.presses(why)


async def test_a_unit_of_the_round_is_waived_and_owed_again(world: World) -> None:
    county, lin = office(world)
    county.held(county.towns[0], date(2026, 11, 20))
    await lin.says("谈心谈话")
    await lin.presses("第2镇")
    await lin.presses("这次免了")
    lin.hears("第2镇这次（年度谈话）为什么免？")
    assert lin.labels == ["上级谈过", "岗位空缺", "人不在", "登记错了", "返回"]
    await lin.presses("岗位空缺")
    lin.hears("好，第2镇这次（年度谈话）免了，不再提醒。台账上记“免”。")
    await lin.says("谈心谈话")
    lin.hears("2 个单位，谈过 1 个。", "还差：第3镇。", "免谈的：第2镇。")
    await lin.presses("排日子")
    lin.hears("1 个单位都排了日子")
    await lin.presses("还办第2镇")
    lin.hears("好，这次（年度谈话）还要办，照原来的日子提醒。")
    await lin.says("谈心谈话")
    lin.hears("3 个单位，谈过 1 个。", "还差：第2镇、第3镇")
    assert not any("还办" in each for each in lin.labels)


async def test_a_visit_is_waived_by_itself(world: World) -> None:
    _, lin = office(world, 2)
    await lin.says("谈心谈话")
    await lin.presses("调研走访")
    await lin.presses("第2镇")
    await lin.presses("这次免了")
    await lin.presses("登记错了")
    lin.hears("第2镇这次（调研走访）免了")
    await lin.presses("返回")
    lin.hears("1 个单位，去过 0 个。", "还差：灵湖镇。", "免去的：第2镇。")
    await lin.says("谈心谈话")
    lin.hears("2 个单位，谈过 0 个。")


async def test_what_is_due_with_somebody_is_waived_and_not_reminded_of(world: World) -> None:
    _, lin = office(world, 1)
    await lin.says("谈心谈话")
    await lin.presses("有人要谈")
    await lin.presses("受表彰")
    await lin.says("赵镇长")
    lin.hears("12月23日")
    await waived(lin, "赵同志", "上级谈过")
    lin.hears("赵同志这次（受表彰）免了")
    said = len(texts(lin))
    await world.wind(at("2026-12-23T12:00"))
    assert not any("赵同志" in each for each in texts(lin)[said:])
    await lin.says("谈心谈话")
    lin.hears("免谈的：赵同志。")
    await lin.presses("还办赵同志")
    await lin.says("谈心谈话")
    lin.hears("赵同志：受了表彰，今天是该谈的最后一天。")


async def test_of_several_that_are_due_one_is_chosen(world: World) -> None:
    _, lin = office(world, 1)
    for why in ("受表彰", "有反映"):
        await lin.says("谈心谈话")
        await lin.presses("有人要谈")
        await lin.presses(why)
        await lin.says("赵镇长")
    await lin.says("谈心谈话")
    await lin.presses("赵同志")
    await lin.presses("这次免了")
    lin.hears("哪一次可以免？")
    assert lin.labels == ["有反映", "受表彰", "返回"]
    await lin.presses("受表彰")
    await lin.presses("人不在")
    await lin.says("谈心谈话")
    lin.hears("赵同志：有群众反映", "免谈的：赵同志。")


async def test_the_workbook_says_waived(world: World) -> None:
    _, lin = office(world, 2)
    await waived(lin, "第2镇", "岗位空缺")
    await lin.says("导出台账")
    await lin.presses("谈心谈话覆盖")
    await world.done()
    assert lin.last.file is not None
    sheet = load_workbook(BytesIO(world.cloud.file(lin.last.file.file_id))).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if row[4] == "年度谈话"]
    assert {row[1]: row[8] for row in rows}["第2镇"] == "免"


async def test_an_old_button_waives_nothing_twice(world: World) -> None:
    """Two who see to the same round press the same reason: the second is told that it is settled."""
    county, lin = office(world, 1)
    mate_id = county.member("周敏")
    world.database.run(post, Role.STAFF, mate_id, county.id)
    mate = county.joins("周敏", mate_id)
    for each in (lin, mate):
        await each.says("谈心谈话")
        await each.presses("灵湖镇")
        await each.presses("这次免了")
    await lin.presses("人不在")
    await mate.presses("上级谈过")
    mate.hears("眼下没有可以免的")
