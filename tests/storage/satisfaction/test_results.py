"""The report of a closed wave: cells as closing left them, changes on the one before, the workbook's rows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction

import pytest
from sqlmodel import Session, select

from bot.texts import Words
from rules.permissions import Scope
from rules.refusals import Refused
from rules.satisfaction.results import Band, Difference, Exact, Participation, Withheld
from rules.satisfaction.surveys import HEADLINE, Questionnaire, load_questionnaire, shipped
from rules.satisfaction.templates import MEMBERS
from storage.models.people import UnitRow
from storage.models.satisfaction import PaperTallyRow, WavePlaceRow, WaveRow
from storage.satisfaction import ballots, counting, result_rows, result_sheet, results, waves
from storage.satisfaction.published import Published
from storage.sheets import SHEETS
from storage.sheets.shape import Instead, Sheet
from storage.transact import Database
from tests.builders import County, account
from tests.storage.satisfaction.test_ballots import AT, FIRST, KEY

ZH = Words("zh")
FOUR = shipped(HEADLINE)
VERY, SATISFIED, MOSTLY, UNAWARE = 0, 1, 2, 5


def county_of(database: Database, east: int, west: int, town: int = 0) -> County:
    """Make two branches and a town office with so many members, all of whom have joined."""
    county = County(database)
    branches = [county.branch] * east + [county.other_branch] * west + [county.town] * town
    for number, branch in enumerate(branches):
        database.run(account, county.member(f"王{number}", branch), FIRST + number)
    return county


def hold(
    database: Database,
    voters: Mapping[int, tuple[int, ...]],
    at: datetime = AT,
    asked: Questionnaire = FOUR,
) -> int:
    """Hold a whole wave with these ballots."""
    key = type(KEY).generate()
    plan = waves.Plan("一期", asked, (MEMBERS,))
    wave = database.run(waves.open_wave, plan, bytes(key.public_key), at=at).id
    for number, answers in voters.items():
        database.run(ballots.hand_in, FIRST + number, wave, answers, at=at)
    database.run(counting.stop, wave)
    counted = counting.count(database.look(counting.contents, wave), key)
    database.run(counting.settle, wave, counted, at=at)
    return wave


def everybody(number: int, answers: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    return dict.fromkeys(range(number), answers)


def test_large_units_show_exact_figures(database: Database) -> None:
    county = county_of(database, 30, 30)
    wave = hold(database, everybody(60, (SATISFIED, MOSTLY, VERY, VERY)))
    rows = {row.unit: row for row in database.look(results.result, wave).report.rows}
    assert rows[county.branch].participation == Participation(30, 30)
    figure = rows[county.branch].figures["overall"]
    assert isinstance(figure, Exact)
    assert figure.estimate.mean == 80
    assert rows[county.id].figures["satisfaction"].estimate.mean == 70  # type: ignore[union-attr] # exact, as above


def test_a_unit_of_three_is_counted_with_another_and_shows_nothing(database: Database) -> None:
    county = county_of(database, 20, 3)
    wave = hold(database, everybody(23, (SATISFIED, SATISFIED, SATISFIED, SATISFIED)))

    def cells(session: Session) -> dict[int, int | None]:
        return {row.unit_id: row.cell_id for row in session.exec(select(WavePlaceRow))}

    places = database.look(cells)
    assert places[county.other_branch] != county.other_branch
    rows = {row.unit: row for row in database.look(results.result, wave).report.rows}
    assert rows[county.other_branch].participation is Withheld.FEW
    assert set(rows[county.other_branch].figures.values()) == {Withheld.FEW}


def test_a_small_unit_shows_bands(database: Database) -> None:
    county = county_of(database, 10, 10)
    wave = hold(database, everybody(20, (SATISFIED, SATISFIED, SATISFIED, UNAWARE)))
    rows = {row.unit: row for row in database.look(results.result, wave).report.rows}
    assert isinstance(rows[county.branch].figures["overall"], Band)
    assert rows[county.branch].figures["integrity"] is Withheld.FEW, "nobody rated it"
    assert isinstance(rows[county.id].figures["overall"], Exact)


def test_fewer_than_k_ballots_in_all_are_in_no_number(database: Database) -> None:
    county = county_of(database, 10, 10)
    wave = hold(database, everybody(4, (VERY, VERY, VERY, VERY)))
    rows = {row.unit: row for row in database.look(results.result, wave).report.rows}
    assert rows[county.id].participation is Withheld.FEW
    assert set(rows[county.id].figures.values()) == {Withheld.FEW}


def test_nobody_voted_at_all(database: Database) -> None:
    county = county_of(database, 10, 10)
    wave = hold(database, {})
    rows = {row.unit: row for row in database.look(results.result, wave).report.rows}
    assert set(rows[county.id].figures.values()) == {Withheld.FEW}


def test_the_change_on_the_wave_before(database: Database) -> None:
    county = county_of(database, 30, 30)
    hold(database, everybody(60, (MOSTLY, MOSTLY, VERY, VERY)))
    wave = hold(database, everybody(60, (SATISFIED, SATISFIED, VERY, VERY)))
    rows = {row.unit: row for row in database.look(results.result, wave).report.rows}
    figure = rows[county.id].figures["satisfaction"]
    assert isinstance(figure, Exact)
    assert isinstance(figure.change, Difference)
    assert figure.change == Difference(Fraction(20), told_apart=True)
    sheet = database.look(result_rows.rows, wave, Scope((f"/{county.id}/",)))
    assert [row["comparable"] for row in sheet if row["unit"] == "清河县"] == ["yes"]
    assert [row["change"] for row in sheet if row["unit"] == "清河县"] == [20.0]


def test_the_sheet_holds_the_scopes_units_and_says_what_is_withheld(database: Database) -> None:
    county = county_of(database, 20, 3)
    wave = hold(database, everybody(23, (SATISFIED, SATISFIED, SATISFIED, SATISFIED)))
    whole = database.look(result_rows.rows, wave, Scope((f"/{county.id}/",)))
    assert [row["unit"] for row in whole] == ["清河县", "灵湖镇", "湖东村党支部", "湖西村党支部"]
    assert (whole[0]["invited"], whole[0]["cast"], whole[0]["overall"]) == (23, 23, 80.0)
    assert whole[0]["comparable"] == "no"
    assert whole[3]["overall"] is whole[3]["invited"] is Instead.WITHHELD
    path = database.look(lambda session: session.get_one(UnitRow, county.branch).path)
    own = database.look(result_rows.rows, wave, Scope((path,)))
    assert [row["unit"] for row in own] == ["湖东村党支部"]
    assert database.look(result_rows.rows, wave, Scope()) == ()


def test_a_sample_weighs_by_the_people_it_stands_for(database: Database) -> None:
    county = county_of(database, 30, 30)
    wave = hold(database, dict.fromkeys(range(30), (VERY,) * 4) | dict.fromkeys(range(30, 60), (MOSTLY,) * 4))

    def stand_for(session: Session) -> None:
        for place in session.exec(select(WavePlaceRow)):
            place.members = 900 if place.unit_id == county.branch else 100

    database.run(stand_for)
    figure = database.look(results.result, wave).report.rows[0].figures["overall"]
    assert isinstance(figure, Exact)
    assert figure.estimate.mean == 80
    assert figure.weighted == 96


def on_paper(wave: int, cast: int) -> Callable[[Session], None]:
    """Let thirty people have been put on paper, of whom so many handed one in, half of it left blank."""

    def write(session: Session) -> None:
        row = session.get_one(WaveRow, wave)
        row.paper_listed, row.paper_cast = 30, cast
        for question in ("overall", "officers"):
            session.merge(PaperTallyRow(wave_id=wave, question=question, answer="satisfied", n=cast))

    return write


def test_paper_stands_by_itself_for_the_county(database: Database) -> None:
    county_of(database, 30, 30)
    wave = hold(database, everybody(60, (SATISFIED, MOSTLY, VERY, VERY)))
    assert database.look(results.alone, wave).paper is None
    database.run(on_paper(wave, 24))
    found = database.look(results.alone, wave)
    assert found.paper is not None
    assert found.paper.participation == Participation(30, 24)
    assert isinstance(found.paper.figures["overall"], Exact)
    assert found.paper.figures["selection"] is Withheld.FEW, "left blank by all"
    assert found.report.rows[0].participation == Participation(60, 60), "paper is in no other number"


def test_that_everybody_on_paper_handed_one_in_is_not_told(database: Database) -> None:
    county_of(database, 30, 30)
    wave = hold(database, everybody(60, (SATISFIED, MOSTLY, VERY, VERY)))
    database.run(on_paper(wave, 30))
    paper = database.look(results.alone, wave).paper
    assert paper is not None
    assert paper.participation is Withheld.FEW, "it would be known of each small unit's"


def test_a_wave_is_worked_out_once_and_so_are_those_before_it(database: Database) -> None:
    county_of(database, 30, 30)
    first = hold(database, everybody(60, (MOSTLY, MOSTLY, VERY, VERY)))
    second = hold(database, everybody(60, (SATISFIED, SATISFIED, VERY, VERY)))
    published = Published()
    newest, before = database.look(published.series, second, 2)
    assert (newest.head.wave, before.head.wave) == (second, first)
    assert database.look(published.series, first, 2)[0] is before
    assert database.look(published.series, second, 1)[0] is newest
    with pytest.raises(Refused, match="result-not-yet"):
        database.look(published.series, 99, 1)


class TestSheet:
    """The workbook of a wave follows its questionnaire."""

    def of(
        self, database: Database, asked: Questionnaire, chosen: tuple[int, ...]
    ) -> tuple[Sheet, list[str]]:
        county = county_of(database, 30, 30)
        wave = hold(database, everybody(60, chosen), asked=asked)
        scope = Scope((f"/{county.id}/",))
        sheet, course = database.look(result_sheet.shape, wave, scope, ZH)
        rows = database.look(result_rows.rows, wave, scope)
        assert course is not None
        assert all(column.code in row for row in rows for column in sheet.columns)
        heads = [column.head or ZH(f"column-satisfaction-{column.code}") for column in sheet.columns]
        return sheet, heads

    def test_of_four_it_is_that_of_the_rules(self, database: Database) -> None:
        sheet, _ = self.of(database, FOUR, (SATISFIED,) * 4)
        assert sheet is SHEETS["satisfaction"]

    def test_of_fourteen_the_ten_follow(self, database: Database) -> None:
        sheet, heads = self.of(database, shipped("full"), (SATISFIED,) * 14)
        assert [column.code for column in sheet.columns[:14]] == [
            column.code for column in SHEETS["satisfaction"].columns
        ]
        assert heads[14:] == [
            *("民主推荐", "干部考察", "任前公示", "竞争性选拔", "选拔任用监督"),
            *("谈心谈话", "关心关爱党员", "支部建设", "部务公开", "意见建议办理"),
        ]

    def test_of_a_countys_own_it_has_its_words(self, database: Database) -> None:
        asked = load_questionnaire(
            """
            code = "canteen"
            version = 1
            scale = "marks"
            questions = [{ code = "soup", zh = "您怎么评价汤？", short_zh = "汤" }]
            """
        )
        sheet, heads = self.of(database, asked, (8,))
        assert heads == ["单位", "应答", "实答", "应答率", "汤", "95%区间", "不了解率", "较上期", "是否可比"]
        assert sheet.charts[0].values == ("soup",)


def test_the_course_of_scores_goes_with_its_intervals_beside_published_ones(database: Database) -> None:
    county = county_of(database, 30, 30)
    hold(database, everybody(50, (MOSTLY, MOSTLY, VERY, VERY)))
    now = everybody(30, (SATISFIED, SATISFIED, VERY, UNAWARE))
    wave = hold(database, now | dict.fromkeys(range(30, 50), (VERY, SATISFIED, VERY, UNAWARE)))
    _, course = database.look(result_sheet.shape, wave, Scope((f"/{county.id}/",)), ZH)
    assert course is not None
    assert course.labels == ("一期", "一期", "全国 2008 年", "全国 2012 年", "某市同年", "全国某年")
    lines = {line.head: line for line in course.lines}
    assert lines["选人用人公信度"].scores == (100.0, Instead.WITHHELD, None, None, None, None)
    assert lines["组织工作满意度"].scores[:2] == (60.0, 84.0)
    assert lines["组织工作满意度"].reach[0] == 0
    assert lines["组织工作满意度"].reach[2:] == (None,) * 4
    assert lines["组织工作总体"].reach[1] == pytest.approx(1.12, abs=0.01)
    assert lines["组织工作总体（公布过的）"].scores[2:] == (73.55, None, 76.51, 75.17)
    assert database.look(result_sheet.shape, wave, Scope(), ZH)[1] is None


def test_no_result_before_the_wave_is_closed(database: Database) -> None:
    county_of(database, 10, 10)
    plan = waves.Plan("一期", shipped(HEADLINE), (MEMBERS,))
    wave = database.run(waves.open_wave, plan, bytes(KEY.public_key), at=AT).id
    for state in ("open", "closing"):
        with pytest.raises(Refused, match="result-not-yet"):
            database.look(results.result, wave)
        assert database.look(results.closed) == [], state
        database.run(counting.stop, wave)
