"""The yearly round and the half-yearly field visits, as whoever sees to them meets them."""

from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from rules.posts import Role
from storage.transact import Database
from tests.builders import person, post
from tests.chat import World, world_at
from tests.reception import at
from tests.talks import office


async def test_a_round_planned_for_twenty_units_and_two_are_missing(world: World) -> None:
    county, lin = office(world, 20)
    await lin.says("谈心谈话")
    lin.hears("2026年谈心谈话：20 个单位，谈过 0 个。", "还差：灵湖镇、第2镇", "第20镇。")
    await lin.presses("排日子")
    lin.hears("20 个单位都排了日子，从11月24日到12月30日", "灵湖镇（11月24日）")
    for town in county.towns[2:]:
        county.held(town, date(2026, 11, 20))
    await lin.says("/talks")
    lin.hears("20 个单位，谈过 18 个。", "还差：灵湖镇（11月24日）、第2镇（11月25日）。")
    assert lin.labels[:2] == ["灵湖镇", "第2镇"]
    await world.wind(at("2026-11-24T09:00"))
    lin.hears("今天跟灵湖镇谈。")
    await lin.presses("灵湖镇")
    lin.hears("跟灵湖镇赵同志谈过了？哪天谈的？")
    await lin.presses("今天")
    lin.hears("记下了：11月24日跟灵湖镇赵同志谈过。今年这一轮算谈过了。谈了什么不用填。")
    await lin.says("谈心谈话")
    lin.hears("谈过 19 个", "还差：第2镇（11月25日）。")
    await lin.presses("第2镇")
    await lin.presses("改计划")
    await lin.says("12月3日")
    lin.hears("改到12月3日（星期四）了：第2镇。")


async def test_the_workbook_names_who_is_missing(world: World) -> None:
    county, lin = office(world, 20)
    for town in county.towns[2:]:
        county.held(town, date(2026, 11, 20))
    await lin.says("导出台账")
    await lin.presses("谈心谈话覆盖")
    await world.done()
    file = lin.last.file
    assert file is not None
    assert file.name.startswith("清河县谈心谈话覆盖（2026年）")
    sheet = load_workbook(BytesIO(world.cloud.file(file.file_id))).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    yearly = [row for row in rows if row[4] == "年度谈话"]
    missing = [row[1:4] for row in yearly if row[8] == "未办"]
    assert len(yearly) == 22  # twenty towns, and the two branches of the first
    assert missing[0] == ("灵湖镇", "赵镇长", "承办单位负责人")
    assert [row[0] for row in missing] == ["灵湖镇", "湖东村党支部", "湖西村党支部", "第2镇"]
    assert len([row for row in rows if row[4] == "调研走访" and row[8] == "未办"]) == 40  # both halves
    assert sheet.page_setup.orientation == "landscape"


async def test_a_field_visit_that_leaves_two_cases(world: World) -> None:
    county, lin = office(world)
    await lin.says("谈心谈话")
    await lin.presses("调研走访")
    lin.hears(
        "2026年下半年调研走访：3 个单位，去过 0 个。", "还差：灵湖镇、第2镇、第3镇。", "去过哪里点哪里。"
    )
    await lin.presses("灵湖镇")
    lin.hears("去过灵湖镇了？哪天去的？")
    await lin.presses("昨天")
    lin.hears("记下了：11月22日去过灵湖镇。这半年算去过了。收集到的意见，一件一件记，件件有人办。")
    await lin.presses("记一条意见")
    lin.hears("要办的是哪方面的事？")
    await lin.presses("支部建设")
    await lin.says("活动室漏雨，想修一修")
    lin.hears("记下了，编号 YJ20260001", "12月14日（星期一）前答复")
    await lin.presses("再记一件")
    await lin.presses("老同志")
    await lin.says("几位老同志盼着有人教用手机")
    lin.hears("编号 YJ20260002")
    assert [(case.source, case.category, case.person_id) for case in county.cases()] == [
        ("talk", "branch", None),
        ("talk", "elders", None),
    ]
    await lin.says("/talks")
    await lin.presses("调研走访")
    lin.hears("去过 1 个。", "还差：第2镇、第3镇。")


async def test_an_organiser_sees_to_the_branches_of_the_town(world: World) -> None:
    county, lin = office(world)
    organiser = county.database.run(person, "孟委员", county.branch)
    secretary = county.database.run(person, "张长根", county.branch)
    deputy = county.database.run(person, "李副书记", county.branch)
    county.database.run(post, Role.ORGANISER, organiser, county.town)
    county.database.run(post, Role.SECRETARY, secretary, county.branch)
    county.database.run(post, Role.DEPUTY, deputy, county.branch)
    meng = county.joins("孟委员", organiser)
    await meng.says("谈心谈话")
    meng.hears("2 个单位，谈过 0 个。", "还差：湖东村党支部、湖西村党支部。")
    assert "调研走访" not in meng.labels
    await meng.presses("湖东村党支部")
    meng.hears("跟湖东村党支部张同志谈过了？")
    await meng.presses("换成李同志")
    await meng.presses("今天")
    meng.hears("跟湖东村党支部李同志谈过。今年这一轮算谈过了。")
    await lin.says("谈心谈话")
    lin.hears("3 个单位，谈过 0 个。", "各镇对支部：2 个支部，谈过 1 个。")


async def test_undoing_and_entering_twice(world: World) -> None:
    _, lin = office(world)
    await lin.says("谈心谈话")
    await lin.presses("灵湖镇")
    again = lin.button("今天")[1].value
    await lin.presses("今天")
    await lin.presses("写错了")
    lin.hears("11月23日这一条不算。")
    await lin.presses("返回")
    lin.hears("谈过 0 个。")
    await lin.presses("灵湖镇")
    await lin.presses("别的日子")
    await lin.says("前几天")
    lin.hears("这个日子没看懂")
    await lin.says("7月1日")
    lin.hears("最早到 90 天前")
    await lin.says("11月20日")
    lin.hears("记下了：11月20日跟灵湖镇赵同志谈过。")
    await lin.forges(again)
    await lin.forges(again)
    lin.hears("11月23日这一条已经记过了。")


async def test_last_year_is_not_forgotten_in_january(database: Database, tmp_path: Path) -> None:
    async with world_at(at("2027-01-05T09:00"), database, tmp_path) as world:
        county, lin = office(world)
        county.held(county.towns[1], date(2026, 5, 6))
        await lin.says("谈心谈话")
        lin.hears("2027年谈心谈话：3 个单位，谈过 0 个。", "上一年没谈上、今年也还没谈的：灵湖镇、第3镇。")
