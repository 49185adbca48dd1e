"""Count sheets: at least k ballots a box, and numbers that can be."""

from datetime import date

import pytest

from rules.refusals import Refused
from rules.satisfaction.paper import Sheet, waited_for

GOOD = ((3, 2, 0), (1, 1, 1))


def test_a_sheet_with_blanks_is_fine() -> None:
    Sheet(5, GOOD).check(questions=2, options=3, k=5)


@pytest.mark.parametrize(
    ("ballots", "counts", "refusal"),
    [
        (4, ((3, 1, 0), (1, 1, 1)), "paper-box-few"),
        (10_001, GOOD, "paper-box-few"),
        (5, GOOD[:1], "paper-counts-wrong"),
        (5, (*GOOD, (0, 0, 0)), "paper-counts-wrong"),
        (5, ((3, 2), (1, 1, 1)), "paper-counts-wrong"),
        (5, ((6, -1, 0), (1, 1, 1)), "paper-counts-wrong"),
        (5, ((3, 2, 1), (1, 1, 1)), "paper-counts-many"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(
    ballots: int, counts: tuple[tuple[int, ...], ...], refusal: str
) -> None:
    with pytest.raises(Refused, match=refusal):
        Sheet(ballots, counts).check(questions=2, options=3, k=5)


def test_paper_is_waited_for_over_the_end_of_a_month() -> None:
    closes_on = date(2026, 11, 27)
    assert waited_for(closes_on, 7, date(2026, 12, 4))
    assert not waited_for(closes_on, 7, date(2026, 12, 5))
