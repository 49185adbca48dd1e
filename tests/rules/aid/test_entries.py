"""The double entry: every movement takes what it gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.aid.entries import CASH, Account, Line, Movement, lines

amounts = st.integers(1, 10**12)


@given(st.sampled_from(Movement), amounts)
def test_the_lines_of_a_movement_add_up_to_nothing(movement: Movement, fen: int) -> None:
    sides = lines(movement, fen)
    assert sum(side.fen for side in sides) == 0
    assert len({side.account for side in sides}) == 2


def test_each_movement_goes_its_way() -> None:
    assert lines(Movement.DEPOSIT, 5) == (Line(Account.OUTSIDE, -5), Line(Account.FREE, 5))
    assert lines(Movement.RESERVE, 5) == (Line(Account.FREE, -5), Line(Account.RESERVED, 5))
    assert lines(Movement.RELEASE, 5) == (Line(Account.RESERVED, -5), Line(Account.FREE, 5))
    assert lines(Movement.PAY, 5) == (Line(Account.RESERVED, -5), Line(Account.PAID, 5))


def test_only_a_correction_goes_both_ways() -> None:
    assert lines(Movement.CORRECTION, -5) == (Line(Account.FREE, -5), Line(Account.OUTSIDE, 5))
    for movement in set(Movement) - {Movement.CORRECTION}:
        with pytest.raises(ValueError, match=movement):
            lines(movement, -5)


@given(st.sampled_from(Movement))
def test_nothing_is_no_movement(movement: Movement) -> None:
    with pytest.raises(ValueError, match="0"):
        lines(movement, 0)


@given(st.sampled_from(Movement), amounts)
def test_only_cash_changes_how_much_is_in_the_fund(movement: Movement, fen: int) -> None:
    inside = {Account.FREE, Account.RESERVED}
    change = sum(side.fen for side in lines(movement, fen) if side.account in inside)
    assert (change != 0) == (movement in CASH)
