"""Who presides over a memorial meeting: the highest that applies."""

import pytest

from rules.care.presiding import Merits, Presider, presider


@pytest.mark.parametrize(
    ("honour", "committee", "by"),
    [
        (None, False, Presider.BRANCH_SECRETARY),
        (None, True, Presider.TOWN_CADRE),
        ("county", False, Presider.TOWN_ORGANISER),
        ("county", True, Presider.TOWN_ORGANISER),
        ("prefecture", False, Presider.DEPUTY_SECRETARY),
        ("province", True, Presider.TOWN_SECRETARY),
        ("national", False, Presider.TOWN_SECRETARY),
    ],
)
def test_the_highest_that_applies(honour: str | None, committee: bool, by: Presider) -> None:
    assert presider(Merits(honour, committee)) is by
