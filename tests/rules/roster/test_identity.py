from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.roster.identity import Identity, read_identity


@pytest.mark.parametrize(
    ("number", "identity"),
    [
        ("990101195603142678", Identity(date(1956, 3, 14), "male")),
        ("99010119491103464X", Identity(date(1949, 11, 3), "female")),
        ("99010119491103464x", Identity(date(1949, 11, 3), "female")),
        ("990101560314267", Identity(date(1956, 3, 14), "male")),
    ],
)
def test_a_right_number_gives_birth_date_and_sex(number: str, identity: Identity) -> None:
    assert read_identity(number) == identity


@pytest.mark.parametrize(
    "number",
    [
        "990101195603142679",  # check digit
        "990101195602302676",  # 30 February
        "99010119560314267",  # a digit short
        "9.90101195603142e+17",  # kept as a number, its end lost
        "٩٩٠١٠١١٩٥٦٠٣١٤٢٦٧٨",  # digits, but not these
        "",
    ],
)
def test_a_wrong_number_gives_nothing(number: str) -> None:
    assert read_identity(number) is None


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(place: int, shift: int) -> None:
    right = "990101195603142678"
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    assert read_identity(wrong) is None
