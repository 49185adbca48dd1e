"""The report of a closed wave: cells as closing left them, changes on the one before, the workbook's rows."""

from datetime import datetime
from fractions import Fraction

import pytest
from sqlmodel import Session, select

from rules.permissions import Scope
from rules.refusals import Refused
from rules.satisfaction.results import Band, Difference, Exact, Participation, Withheld
from rules.satisfaction.surveys import HEADLINE, shipped
from rules.satisfaction.waves import MEMBERS
from storage.models.people import UnitRow
from storage.models.satisfaction import WavePlaceRow
from storage.satisfaction import ballots, counting, result_rows, results, waves
from storage.sheets.shape import Instead
from storage.transact import Database
from tests.builders import County, account
from tests.storage.satisfaction.test_ballots import AT, FIRST, KEY

VERY, SATISFIED, MOSTLY, UNAWARE = 0, 1, 2, 5


def county_of(database: Database, east: int, west: int, town: int = 0) -> County:
    """Make two branches and a town office with so many members, all of whom have joined."""
    county = County(database)
    branches = [county.branch] * east + [county.other_branch] * west + [county.town] * town
    for number, branch in enumerate(branches):
        database.run(account, county.member(f"王{number}", branch), FIRST + number)
    return county


def hold(database: Database, voters: dict[int, tuple[int, ...]], at: datetime = AT) -> int:
    """Hold a whole wave with these ballots."""
    key = type(KEY).generate()
    plan = waves.Plan("一期", shipped(HEADLINE), (MEMBERS,))
    wave = database.run(waves.open_wave, plan, bytes(key.public_key), at=at).id
    for number, answers in voters.items():
        database.run(ballots.hand_in, FIRST + number, wave, answers, at=at)
    database.run(counting.stop, wave)
    counted = counting.count(database.look(counting.contents, wave), key)
    database.run(counting.settle, wave, counted, on=at.date())
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
    sheet = database.look(result_rows.report, wave, Scope((f"/{county.id}/",)))
    assert [row["comparable"] for row in sheet.rows if row["unit"] == "清河县"] == ["yes"]
    assert [row["change"] for row in sheet.rows if row["unit"] == "清河县"] == [20.0]


def test_the_sheet_holds_the_scopes_units_and_says_what_is_withheld(database: Database) -> None:
    county = county_of(database, 20, 3)
    wave = hold(database, everybody(23, (SATISFIED, SATISFIED, SATISFIED, SATISFIED)))
    whole = database.look(result_rows.report, wave, Scope((f"/{county.id}/",)))
    assert [row["unit"] for row in whole.rows] == ["清河县", "灵湖镇", "湖东村党支部", "湖西村党支部"]
    assert (whole.rows[0]["invited"], whole.rows[0]["cast"], whole.rows[0]["overall"]) == (23, 23, 80.0)
    assert whole.rows[0]["comparable"] == "no"
    assert whole.rows[3]["overall"] is whole.rows[3]["invited"] is Instead.WITHHELD
    assert whole.withheld >= 1
    path = database.look(lambda session: session.get_one(UnitRow, county.branch).path)
    own = database.look(result_rows.report, wave, Scope((path,)))
    assert [row["unit"] for row in own.rows] == ["湖东村党支部"]
    assert database.look(result_rows.report, wave, Scope()).rows == ()


def test_no_result_before_the_wave_is_closed(database: Database) -> None:
    county_of(database, 10, 10)
    plan = waves.Plan("一期", shipped(HEADLINE), (MEMBERS,))
    wave = database.run(waves.open_wave, plan, bytes(KEY.public_key), at=AT).id
    for state in ("open", "closing"):
        with pytest.raises(Refused, match="result-not-yet"):
            database.look(results.result, wave)
        assert database.look(results.newest) is None, state
        database.run(counting.stop, wave)
