"""An invented roster of any size, which an import takes without a doubt about its shape."""

from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.demonstration import roster, simulation
from storage.rosters.reading import read


def test_so_many_people_are_written_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["simulate", "700", "roster.xlsx"]) == 0
    assert len(read(tmp_path / "roster.xlsx", date(2026, 11, 23)).entries) == 700


def test_counties_follow_each_other_with_branches_of_their_own() -> None:
    on = date(2026, 11, 23)
    first = len(list(roster.roster(1, on)))
    made = list(simulation.entries(first + 10, on))
    assert len(made) == first + 10
    assert not {entry.unit.key for entry in made[:first]} & {entry.unit.key for entry in made[first:]}


@pytest.mark.parametrize("people", ["0", "1000001"])
def test_a_size_that_no_sheet_holds_is_refused(
    tmp_path: Path, people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["simulate", people, "roster.xlsx"]) == 1
    assert not (tmp_path / "roster.xlsx").exists()
