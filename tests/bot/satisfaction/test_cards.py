"""A result in words: what a member, a secretary and a clerk of the county read."""

from dataclasses import replace

import pytest

from bot.satisfaction.cards import Cards
from bot.satisfaction.closer import beside, closer, ways
from bot.satisfaction.seeing import may_see, usual
from bot.texts import Language
from rules.permissions import Caller, Held
from rules.posts import Role
from rules.satisfaction.reporting import report_apart
from rules.satisfaction.scales import Wording, shipped_scales
from rules.satisfaction.surveys import Question, Questionnaire
from rules.satisfaction.templates import About
from tests.results import ASKED, COUNTY, EAST, FIRST, SECOND, THIRD, WEST, cell, result

GOOD = (30, 8, 2)
POOR = (2, 8, 20, 6, 4)
BEFORE = result([cell(FIRST, POOR), cell(SECOND, POOR), cell(THIRD, GOOD)])
AFTER = result([cell(FIRST, GOOD), cell(SECOND, POOR), cell(THIRD, GOOD)], wave=2)


def lines(cards: Cards, unit: int) -> list[str]:
    return cards.card(unit).split("\n")


def test_a_card_says_who_took_part_and_a_score_a_line() -> None:
    assert lines(Cards("zh", AFTER, BEFORE), FIRST) == [
        "<b>2027年上半年组织工作满意度</b>",
        "一支部",
        "请了 45 人，评了 40 人，占 88.9%。",
        "",
        "选人用人公信度 <b>94.0</b> 分，比上期高 38.5 分",
        "组织工作满意度 <b>94.0</b> 分，比上期高 38.5 分",
        "组织工作总体 <b>94.0</b> 分，比上期高 38.5 分",
        "组工干部 <b>94.0</b> 分，比上期高 38.5 分",
        "干部选拔任用 <b>94.0</b> 分，比上期高 38.5 分",
        "防止和纠正用人不正之风 <b>94.0</b> 分，比上期高 38.5 分",
    ]


def test_what_cannot_be_told_apart_is_said_once() -> None:
    said = lines(Cards("zh", AFTER, BEFORE), SECOND)
    assert "组工干部 <b>55.5</b> 分" in said
    assert said[-1] == "没写高低的，和上期分不出来。"


def test_few_answers_give_a_range_and_fewer_nothing() -> None:
    cards = Cards(
        "zh", result([cell(FIRST, (5, 5), (2, 0, 0, 0, 0, 8)), cell(SECOND, GOOD), cell(THIRD, GOOD)])
    )
    said = lines(cards, FIRST)
    assert "组织工作总体 90–95 分之间" in said
    assert "组工干部 人数少，不显示" in said
    assert said[-2:] == ["只说一档的：说细了，会带出少数几个人。", "人数少的不显示，免得认出是谁。"]


def test_where_nothing_is_shown_one_sentence_says_so_and_nothing_more_is_offered() -> None:
    cards = Cards("zh", result([cell(FIRST, (3,)), cell(SECOND, GOOD), cell(THIRD, GOOD)]))
    assert lines(cards, FIRST)[-1] == "这里评的人少，分数不显示，免得认出是谁。上级单位的看得到。"
    assert not cards.shows_scores(FIRST)
    assert ways(cards, FIRST) == (False, False)


def test_a_closer_look_says_how_sure_a_score_is_and_how_it_stands() -> None:
    first = closer(Cards("zh", AFTER, BEFORE), FIRST, 0).split("\n\n")[3].split("\n")
    assert first == [
        "<b>组织工作总体</b>　94.0 分，误差范围 92.8–95.2",
        "比上期高 38.5 分",
        "比东镇总的高 19.3 分",
        "同级 2 个单位里第 1（分得出高低才排）",
        "不了解的占 0.0%",
    ]
    assert closer(Cards("zh", AFTER, BEFORE), FIRST, 0).endswith("就说分不出高低。")


def test_the_mean_weighted_by_members_is_told_where_it_differs() -> None:
    sample = [cell(FIRST, GOOD, stand_for=900), cell(SECOND, POOR, stand_for=100), cell(THIRD, GOOD)]
    cards = Cards("zh", result(sample))
    assert "各单位按人数折算 90.2 分" in closer(cards, EAST, 0)
    assert "按人数折算" not in closer(cards, FIRST, 0)


def test_why_a_score_is_not_compared_is_said_once() -> None:
    joined = replace(BEFORE, report=result([cell(SECOND, POOR), cell(THIRD, GOOD)]).report)
    said = closer(Cards("zh", AFTER, joined), EAST, 0)
    assert said.count("和上期数的单位不一样，不和上期比。") == 1
    marks = replace(ASKED, scale=shipped_scales()["marks"])
    other = result([cell(FIRST, (0, 20, 20), asked=marks)], asked=marks)
    assert "和上期的选项不一样，不和上期比。" in closer(Cards("zh", AFTER, other), FIRST, 0)


def test_published_scores_stand_beside_those_of_the_same_indicator() -> None:
    blocks = beside(Cards("zh", AFTER), COUNTY).split("\n\n")
    assert blocks[2].split("\n") == [
        "<b>组织工作满意度</b>　这里 81.2 分",
        "全国 2008 年 73.57，这里高 7.6",
        "全国 2012 年 79.96，分不出高低",
        "某市同年 76.22，这里高 4.9",
        "全国某年 75.36，这里高 5.8",
    ]
    assert blocks[-1] == "别处的年份和请的人不一样，只作参照。"
    assert "分不出高低" in beside(Cards("zh", AFTER), SECOND) or "这里低" in beside(
        Cards("zh", AFTER), SECOND
    )
    marks = replace(ASKED, scale=shipped_scales()["marks"])
    assert ways(Cards("zh", result([cell(FIRST, (0, 20, 20), asked=marks)], asked=marks)), FIRST) == (
        True,
        False,
    )


def test_groups_and_paper_are_told_for_the_whole_only() -> None:
    cells = [
        *(cell(unit, GOOD) for unit in (FIRST, SECOND, THIRD)),
        *(cell(unit, POOR, group="supervisors") for unit in (FIRST, SECOND, THIRD)),
    ]
    paper = report_apart(ASKED, cell(COUNTY, (4, 6), group="paper"), 5)
    cards = Cards("zh", result(cells, paper=paper))
    blocks = [block.split("\n") for block in cards.groups().split("\n\n")]
    assert [block[0] for block in blocks[1:]] == [
        "<b>党员</b>",
        "<b>义务监督员</b>",
        "<b>用纸评的（不算在上面各处）</b>",
    ]
    assert blocks[1][1:3] == ["请了 135 人，评了 120 人，占 88.9%。", "选人用人公信度 <b>94.0</b> 分"]
    assert blocks[3][1:3] == ["请了 15 人，评了 10 人，占 66.7%。", "选人用人公信度 85–90 分之间"]
    assert not Cards("zh", AFTER).has_groups


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_countys_own_questions_on_a_scale_of_its_own_have_a_card(language: Language) -> None:
    own = Questionnaire(
        "canteen",
        1,
        shipped_scales()["marks"],
        (Question("soup", Wording("您怎么评价<汤>？", "How is the <soup>?"), Wording("汤", "Soup")),),
    )
    found = result([cell(FIRST, (0, 0, 0, 0, 0, 0, 0, 0, 20, 20), asked=own)], asked=own)
    said = Cards(language, found).card(FIRST)
    assert ("汤 <b>85.0</b> 分" if language == "zh" else "Soup <b>85.0</b>") in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_of_messages_fits_telegram(language: Language) -> None:
    cards = Cards(language, AFTER, BEFORE)
    for text in (cards.card(EAST), closer(cards, EAST, 0), beside(cards, EAST), cards.groups()):
        assert len(text) < 4096
    if language == "zh":
        assert len("".join(lines(cards, SECOND)[4:])) < 220


def caller(path: str | None, *posts: Held) -> Caller:
    return Caller(1, "王桂英", "zh", 1, path, posts)


ORGANISER = Held(Role.ORGANISER, 1, unit_path="/1/2/")
MINISTER = Held(Role.MINISTER, 1, unit_path="/1/")


@pytest.mark.parametrize(
    ("who", "seen", "first"),
    [
        (caller("/1/2/4/"), {COUNTY, EAST, FIRST}, FIRST),
        (caller(None), {COUNTY}, COUNTY),
        (caller("/1/3/", ORGANISER), {COUNTY, EAST, FIRST, SECOND, WEST}, WEST),
        (caller("/1/", MINISTER), {COUNTY, EAST, WEST, FIRST, SECOND, THIRD}, COUNTY),
    ],
)
def test_everybody_sees_the_county_and_their_own(who: Caller, seen: set[int], first: int) -> None:
    assert {unit for unit in AFTER.tree.order if may_see(who, AFTER, unit)} == seen
    assert usual(who, AFTER) == first
    assert not may_see(who, AFTER, 99)


def test_an_assessment_is_seen_by_the_people_of_the_unit_and_those_responsible() -> None:
    found = result([cell(FIRST, GOOD), cell(SECOND, POOR)], about=About.UNIT, about_id=EAST)
    assert found.top == EAST
    assert usual(caller("/1/2/4/"), found) == FIRST
    assert usual(caller("/1/3/6/"), found) is None
    assert usual(caller("/1/3/6/", MINISTER), found) == EAST
    assert not may_see(caller("/1/2/4/"), found, COUNTY)


def test_the_rating_of_a_host_is_seen_by_those_responsible_only() -> None:
    found = result([cell(COUNTY, GOOD)], about=About.HOST, about_id=7)
    assert usual(caller("/1/2/4/"), found) is None
    assert usual(caller("/1/", MINISTER), found) == COUNTY
