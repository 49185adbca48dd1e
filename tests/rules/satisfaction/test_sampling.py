"""A sample anybody can draw again from what was published, and nobody before the value is known."""

import hashlib
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refused
from rules.satisfaction.sampling import ALGORITHM, Frame, allocate, draw, read_frame, seed

STRATA = {f"{number:04x}": "12:members" if number < 60 else "13:members" for number in range(100)}
FRAME = Frame(20, "12月1日上证指数收盘", date(2026, 12, 1), STRATA)


def test_the_published_text_says_all_it_takes() -> None:
    lines = FRAME.as_text().splitlines()
    assert lines[:5] == [
        "algorithm lianxin-sample-1",
        "size 20",
        "value 12月1日上证指数收盘",
        "from 2026-12-01",
        "0000 12:members",
    ]
    assert len(lines) == 104
    assert FRAME.hash() == hashlib.sha256(FRAME.as_text().encode()).hexdigest()


def test_the_draw_can_be_done_by_hand() -> None:
    """What a stranger would write from the description alone gives the same codes."""
    drawn_by = hashlib.sha256(f"{ALGORITHM}\n{FRAME.hash()}\n3912.45".encode()).hexdigest()
    assert seed(FRAME, "3912.45") == drawn_by
    by_hand: list[str] = []
    for stratum, share in (("12:members", 12), ("13:members", 8)):
        codes = [code for code, of in STRATA.items() if of == stratum]
        codes.sort(key=lambda code: hashlib.sha256(f"{drawn_by}\n{code}".encode()).hexdigest())
        by_hand += codes[:share]
    assert draw(FRAME, "3912.45") == tuple(sorted(by_hand))


def test_another_value_or_another_frame_draws_others() -> None:
    other = Frame(20, FRAME.value, FRAME.value_on, {**STRATA, "ffff": "13:members"})
    assert draw(FRAME, "3912.45") != draw(FRAME, "3912.46")
    assert seed(FRAME, "3912.45") != seed(other, "3912.45")


def test_a_published_frame_is_read_back_and_a_changed_one_is_not() -> None:
    text = FRAME.as_text()
    assert read_frame(text) == FRAME
    lines = text.splitlines(keepends=True)
    for changed in ("", "nonsense", text[:-1], "".join([*lines[:4], lines[5], lines[4], *lines[6:]])):
        with pytest.raises(Refused, match="sample-frame-unreadable"):
            read_frame(changed)
    with pytest.raises(Refused, match="sample-frame-unreadable"):
        read_frame(text.replace(ALGORITHM, "lianxin-sample-0"))


@pytest.mark.parametrize("size", [0, -1, 100, 101])
def test_a_sample_is_smaller_than_its_frame(size: int) -> None:
    with pytest.raises(Refused, match="sample-size"):
        Frame(size, FRAME.value, FRAME.value_on, STRATA)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 900), min_size=1), st.data())
def test_every_stratum_gets_its_share_and_never_more_than_it_has(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    everybody = sum(sizes.values())
    size = data.draw(st.integers(1, everybody))
    shares = allocate(sizes, size)
    assert sum(shares.values()) == size
    for stratum, share in shares.items():
        assert abs(share - size * sizes[stratum] / everybody) < 1
        assert 0 <= share <= sizes[stratum]


def test_everybody_is_as_likely_to_be_drawn() -> None:
    drawn = Counter(code for value in range(400) for code in draw(FRAME, str(value)))
    assert len(drawn) == 100
    assert 45 < min(drawn.values()) <= max(drawn.values()) < 120  # 80 on average
