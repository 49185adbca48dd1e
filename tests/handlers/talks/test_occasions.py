"""What makes a talk due: a commendation that is entered, a post that changes hands, hardship, a low score."""

from datetime import date

from sqlmodel import Session

from rules.posts import Role
from storage.models.care import FactRow
from storage.talks.occasions import propose_talk
from tests.builders import person, post
from tests.chat import World
from tests.reception import at
from tests.talks import office


async def test_a_commendation_makes_a_talk_due(world: World) -> None:
    county, lin = office(world)
    county.member("李长顺")
    await lin.says("谈心谈话")
    await lin.presses("有人要谈")
    lin.hears("什么事？")
    await lin.presses("受表彰")
    lin.hears("受了表彰的是谁？请打出姓名。")
    await lin.says("李长")
    lin.hears("没有叫这个名字的")
    await lin.says("李长顺")
    lin.hears("记下了：李同志，受了表彰，12月23日前谈一次。")
    lin.look()
    await world.wind(at("2026-11-30T09:00"))
    lin.hears("李同志：受了表彰，12月23日前谈一次。")
    await lin.presses("李同志")
    lin.hears("跟李同志谈过了？哪天谈的？")
    await lin.presses("昨天")
    lin.hears("记下了：11月29日跟李同志谈过。表彰后的谈话办了。谈了什么不用填。")
    await lin.says("谈心谈话")
    assert "受了表彰" not in lin.last.text


async def test_several_of_one_name_and_a_mistake(world: World) -> None:
    county, lin = office(world)
    county.member("李长顺")
    county.member("李长顺", county.other_branch)
    await lin.says("谈心谈话")
    await lin.presses("有人要谈")
    await lin.presses("受表彰")
    await lin.says("李长顺")
    lin.hears("是哪一位？")
    assert lin.labels == ["李长顺 灵湖镇 湖东村党支部", "李长顺 灵湖镇 湖西村党支部"]
    await lin.presses("李长顺 灵湖镇 湖西村党支部")
    await lin.presses("写错了")
    lin.hears("李同志这一条不算")
    await lin.presses("返回")
    assert "受了表彰" not in lin.last.text


async def test_a_post_that_changes_hands(world: World) -> None:
    county, lin = office(world)
    first, second = county.member("老主任"), county.member("新主任")
    town = county.towns[1]
    county.database.run(post, Role.ORGANISER, first, town, until_on=date(2026, 11, 19))
    await lin.says("谈心谈话")
    assert "新任职" not in lin.last.text  # whoever held it first is no news
    county.database.run(post, Role.ORGANISER, second, town, from_on=date(2026, 11, 20))
    await lin.says("谈心谈话")
    lin.hears("新同志：新任职，12月20日前谈一次。")
    await lin.presses("新同志")
    await lin.presses("今天")
    lin.hears("任职谈话办了。今年这一轮算谈过了。")


async def test_hardship_of_somebody_who_leads_a_unit(world: World) -> None:
    county, lin = office(world)
    today = date(2026, 11, 23)

    def enter(session: Session, who: int) -> None:
        session.add(
            FactRow(person_id=who, kind="hardship", from_on=today, recorded_on=today, source="report")
        )

    county.database.run(enter, county.heads[county.towns[2]])
    county.database.run(enter, county.member("普通党员"))
    await lin.says("谈心谈话")
    lin.hears("孙同志：家里有困难，12月8日前谈一次。")
    assert "普同志" not in lin.last.text  # seen every month as it is


async def test_a_unit_rated_low_is_proposed_once(world: World) -> None:
    county, lin = office(world)
    when, town = at("2026-11-23T10:00"), county.towns[1]
    assert county.database.run(propose_talk, town, "low_score", "wave:3:unit:9", at=when)
    assert not county.database.run(propose_talk, town, "low_score", "wave:3:unit:9", at=when)
    await lin.says("谈心谈话")
    text = lin.hears("第2镇：评价偏低，12月23日前谈一次。")
    assert text.count("评价偏低") == 1
    await lin.presses("第2镇")
    await lin.presses("今天")
    lin.hears("评价偏低的这次谈话办了。今年这一轮算谈过了。")


async def test_whose_business_it_is(world: World) -> None:
    county, _ = office(world)
    organiser = county.database.run(person, "孟委员", county.branch)
    county.database.run(post, Role.ORGANISER, organiser, county.town)
    meng = county.joins("孟委员", organiser)
    await meng.says("谈心谈话")
    for payload in (f"tk-with:talk:{county.town}:0", f"tk-on:talk:{county.towns[1]}:0:2026-11-23"):
        await meng.forges(payload)
        meng.hears("这次谈话不归您记。")
    await meng.forges(f"tk-on:field_visit:{county.branch}:0:2026-11-23")
    meng.hears("这个按钮已经过时了")
