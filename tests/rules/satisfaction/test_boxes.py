"""Boxes are of one length whatever they hold, and only what a wave can have filled is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refused
from rules.satisfaction.boxes import (
    BALLOT_BYTES,
    REMARK_BYTES,
    REMARK_LIMIT,
    Ballot,
    fill_ballot,
    fill_remark,
    read_ballot,
    read_remark,
)

BALLOT = Ballot(unit=412, group="members", answers=(0, 5, 2, 3))


@given(
    st.integers(1, 2**63 - 1),
    st.sampled_from(["members", "cadres", "supervisors", "service-users"]),
    st.lists(st.integers(0, 11), min_size=1, max_size=32),
)
def test_a_ballot_comes_back_from_a_box_of_the_one_length(unit: int, group: str, answers: list[int]) -> None:
    content = fill_ballot(Ballot(unit, group, tuple(answers)))
    assert len(content) == BALLOT_BYTES
    assert read_ballot(content, len(answers), 12) == Ballot(unit, group, tuple(answers))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        fill_ballot(BALLOT)[:-1],
        fill_ballot(BALLOT) + b"\0",
        b"\x02" + fill_ballot(BALLOT)[1:],
        fill_ballot(Ballot(412, "members", (0, 5, 2))),  # an answer is missing
        fill_ballot(Ballot(412, "members", (0, 5, 2, 3, 1))),  # an answer too many
        fill_ballot(Ballot(412, "members", (0, 6, 2, 3))),  # a seventh option
        fill_ballot(BALLOT).replace(b"members", b"mem\0ers"),
        fill_ballot(BALLOT).replace(b"members", b"\0" * 7),
        fill_ballot(BALLOT).replace(b"members", b"\xffembers"),
    ],
)
def test_a_box_this_wave_cannot_have_filled_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="box-unreadable"):
        read_ballot(content, questions=4, options=6)


@pytest.mark.parametrize("ballot", [Ballot(1, "", (0,)), Ballot(1, "g" * 25, (0,)), Ballot(1, "g", ())])
def test_a_ballot_no_questionnaire_allows_is_an_error_of_ours(ballot: Ballot) -> None:
    with pytest.raises(ValueError, match="no questionnaire allows"):
        fill_ballot(ballot)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=375))
def test_a_remark_comes_back_from_a_box_of_the_one_length(text: str) -> None:
    if not text.strip():
        return
    content = fill_remark(text)
    assert len(content) == REMARK_BYTES
    assert read_remark(content) == text.strip()


def test_five_hundred_characters_are_taken_and_one_more_is_refused() -> None:
    assert read_remark(fill_remark("好" * 500)) == "好" * 500
    with pytest.raises(Refused) as refused:
        fill_remark("好" * 501)
    assert (refused.value.key, dict(refused.value.params)) == ("remark-too-long", {"most": REMARK_LIMIT // 3})


def test_an_empty_remark_is_refused() -> None:
    with pytest.raises(Refused, match="remark-empty"):
        fill_remark(" \n")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        fill_remark("好")[:-1],
        b"\x01" + fill_remark("好")[1:],
        fill_remark("好")[:-1] + b"x",  # something behind its end
        fill_remark("好").replace("好".encode(), b"\xff\xff\xff"),
        b"\x02\x00\x00" + b"\0" * REMARK_LIMIT,
    ],
)
def test_a_box_that_is_no_remark_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="box-unreadable"):
        read_remark(content)
