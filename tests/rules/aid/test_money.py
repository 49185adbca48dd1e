"""Amounts as people type them, and as we write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.aid.money import MOST, in_yuan, read_yuan
from rules.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1200", 120_000),
        ("1200元", 120_000),
        ("1200 元整", 120_000),
        ("1200块钱", 120_000),
        ("￥1,200.50", 120_050),
        ("¥ 1200.5", 120_050),
        ("１２００", 120_000),
        ("1，200", 120_000),
        ("1,000,000", 100_000_000),
        ("3千", 300_000),
        ("1.2万元", 1_200_000),
        ("1.2345万", 1_234_500),
        ("5百", 50_000),
        ("0.01", 1),
        ("RMB 500", 50_000),
        ("  800  ", 80_000),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, fen: int) -> None:
    assert read_yuan(typed) == fen


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "aid-amount-unclear"),
        ("元", "aid-amount-unclear"),
        ("一千", "aid-amount-unclear"),
        ("约1000", "aid-amount-unclear"),
        ("1000或2000", "aid-amount-unclear"),
        ("1 200", "aid-amount-unclear"),
        ("1,2000", "aid-amount-unclear"),
        ("12,00", "aid-amount-unclear"),
        ("1.200.00", "aid-amount-unclear"),
        ("1200.", "aid-amount-unclear"),
        (".5", "aid-amount-unclear"),
        ("-100", "aid-amount-unclear"),
        ("+100", "aid-amount-unclear"),
        ("1e3", "aid-amount-unclear"),
        ("１．２．３", "aid-amount-unclear"),
        ("٣٠٠", "aid-amount-unclear"),
        ("0", "aid-amount-none"),
        ("0.00", "aid-amount-none"),
        ("1.200", "aid-amount-too-fine"),
        ("1.000000000001万", "aid-amount-unclear"),
        ("1.005", "aid-amount-too-fine"),
        ("1.23456789万", "aid-amount-too-fine"),
        ("1000000.01", "aid-amount-too-much"),
        ("9" * 400, "aid-amount-too-much"),
    ],
)
def test_what_could_be_meant_otherwise_is_refused(typed: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_yuan(typed)
    assert refused.value.key == why


@pytest.mark.parametrize(
    ("fen", "yuan"), [(120_000, "1,200"), (120_050, "1,200.50"), (1, "0.01"), (-8_005, "-80.05"), (0, "0")]
)
def test_an_amount_is_written(fen: int, yuan: str) -> None:
    assert in_yuan(fen) == yuan


@given(st.integers(1, MOST))
def test_what_we_write_is_read_as_the_same(fen: int) -> None:
    assert read_yuan(in_yuan(fen)) == fen
