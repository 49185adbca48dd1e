"""Faults on demand: which call they meet, and how often."""

import pytest

from playground.core.errors import ApiError, Dropped, Trouble
from playground.core.faults import Fault, FaultKind, Faults


def met(faults: Faults, *calls: tuple[str, int | None]) -> list[bool]:
    return [faults.take(method, chat) is not None for method, chat in calls]


def test_a_fault_meets_its_method_so_many_times() -> None:
    faults = Faults()
    faults.add(Fault("sendMessage", FaultKind.DROPPED, times=2))
    calls = [("getme", None), ("sendmessage", 1), ("sendmessage", 2), ("sendmessage", 3)]
    assert met(faults, *calls) == [False, True, True, False]
    assert len(faults) == 0


def test_a_fault_lets_the_first_calls_pass_and_knows_its_chat() -> None:
    faults = Faults()
    faults.add(Fault("*", FaultKind.DROPPED, chat=7, after=1))
    assert met(faults, ("getme", None), ("sendmessage", 7), ("sendmessage", 8), ("sendphoto", 7)) == [
        False,
        False,
        False,
        True,
    ]


def test_faults_are_met_in_the_order_they_were_given() -> None:
    faults = Faults()
    faults.add(Fault("*", FaultKind.TROUBLE))
    faults.add(Fault("*", FaultKind.FLOOD))
    kinds = [fault.kind for fault in (faults.take("getme", None), faults.take("getme", None)) if fault]
    assert kinds == [FaultKind.TROUBLE, FaultKind.FLOOD]


def test_faults_are_withdrawn() -> None:
    faults = Faults()
    faults.add(Fault("*", FaultKind.FLOOD))
    faults.clear()
    assert faults.take("getme", None) is None


@pytest.mark.parametrize("code", [400, 403])
def test_refusal_with_given_words(code: int) -> None:
    error = Fault("*", FaultKind.REFUSED, code=code, description="words").error()
    assert isinstance(error, ApiError)
    assert (error.code, error.description.partition(": ")[2]) == (code, "words")


def test_how_the_others_look() -> None:
    flood = Fault("*", FaultKind.FLOOD, retry_after=7).error()
    assert isinstance(flood, ApiError)
    assert flood.as_json()["parameters"] == {"retry_after": 7}
    trouble = Fault("*", FaultKind.TROUBLE, code=500).error()
    assert isinstance(trouble, Trouble)
    assert "<h1>500 Internal Server Error</h1>" in trouble.page
    dropped, lost = (Fault("*", kind).error() for kind in (FaultKind.DROPPED, FaultKind.ANSWER_LOST))
    assert isinstance(dropped, Dropped)
    assert isinstance(lost, Dropped)
    assert (dropped.done, lost.done) == (False, True)
