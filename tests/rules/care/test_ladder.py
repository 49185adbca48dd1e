"""The ladder: three, seven, fourteen days after the due day; in hospital one, two, three; down when done."""

import pytest

from rules.care.facts import FactKind
from rules.care.ladder import Rung, reached, rung_on
from rules.care.rulebook import default_rulebook
from tests.rules.care.village import fact, file, on, owed_on, person, visit

YOUNG = person("1986-01-01")
HARD = fact(FactKind.HARDSHIP, "2026-11-01")
STAY = fact(FactKind.IN_HOSPITAL, "2026-11-20", id=11)


@pytest.mark.parametrize(
    ("day", "rungs"),
    [
        ("2026-11-30", []),
        ("2026-12-02", []),
        ("2026-12-03", [Rung.DEPUTY]),
        ("2026-12-06", [Rung.DEPUTY]),
        ("2026-12-07", [Rung.DEPUTY, Rung.TOWN]),
        ("2026-12-14", [Rung.DEPUTY, Rung.TOWN, Rung.COUNTY]),
        ("2027-02-01", [Rung.DEPUTY, Rung.TOWN, Rung.COUNTY]),
    ],
)
def test_a_month_climbs(day: str, rungs: list[Rung]) -> None:
    task = owed_on(day, file(YOUNG, [HARD]))["monthly_checkin", "2026-11"]
    assert list(reached(default_rulebook(), task, on(day))) == rungs


@pytest.mark.parametrize(
    ("day", "height"), [("2026-11-23", 0), ("2026-11-24", 1), ("2026-11-25", 2), ("2026-11-26", 3)]
)
def test_a_hospital_visit_climbs_faster(day: str, height: int) -> None:
    task = owed_on(day, file(YOUNG, [STAY]))["hospital_visit", "stay:11"]
    assert len(reached(default_rulebook(), task, on(day))) == height


def test_what_is_done_stands_on_no_rung() -> None:
    book = default_rulebook()
    record = file(YOUNG, [HARD], [visit("2026-11-29", entered="2026-12-10")])
    assert reached(book, owed_on("2026-12-09", record)["monthly_checkin", "2026-11"], on("2026-12-09"))
    assert ("monthly_checkin", "2026-11") not in owed_on("2026-12-10", record)


def test_a_rung_has_a_day() -> None:
    task = owed_on("2026-11-30", file(YOUNG, [HARD]))["monthly_checkin", "2026-11"]
    days = [rung_on(default_rulebook(), task, rung).isoformat() for rung in Rung]
    assert days == ["2026-12-03", "2026-12-07", "2026-12-14"]
