"""Who may do what to an application, and when."""

from dataclasses import replace
from datetime import date

import pytest

from rules.aid.lifecycle import Event, Standing, State, check, possible
from rules.refusals import Refused

TODAY = date(2026, 11, 30)
ELDER, SECRETARY, ENTERER, SECOND = 1, 2, 3, 4
APPLIED = Standing(State.APPLIED, ELDER, SECRETARY)
ENTERED = replace(APPLIED, state=State.ENTERED, entered_by=ENTERER)
PUBLISHED = replace(ENTERED, state=State.PUBLISHED, notice_until=date(2026, 11, 30))


def refusal(standing: Standing, event: Event, by: int, today: date = TODAY) -> str | None:
    try:
        check(standing, event, by, today)
    except Refused as refused:
        return refused.key
    return None


def test_whoever_entered_a_decision_does_not_confirm_it() -> None:
    assert refusal(ENTERED, Event.CONFIRM, ENTERER) == "aid-second-person"
    assert refusal(ENTERED, Event.CONFIRM, SECOND) is None
    assert refusal(ENTERED, Event.SEND_BACK, ENTERER) is None


@pytest.mark.parametrize("own", [ELDER, SECRETARY])
@pytest.mark.parametrize("event", [event for event in Event if event is not Event.WITHDRAW])
def test_nobody_decides_on_their_own_matter(own: int, event: Event) -> None:
    before = {Event.DECIDE: APPLIED, Event.CONFIRM: ENTERED, Event.SEND_BACK: ENTERED}.get(event, PUBLISHED)
    assert refusal(before, event, own, date(2026, 12, 1)) == "aid-own"
    assert refusal(before, event, SECOND, date(2026, 12, 1)) is None


def test_it_is_paid_the_day_after_the_notice() -> None:
    assert refusal(PUBLISHED, Event.PAY, SECOND, date(2026, 11, 30)) == "aid-notice-lasts"
    assert refusal(PUBLISHED, Event.PAY, SECOND, date(2026, 12, 1)) is None
    assert refusal(replace(PUBLISHED, notice_until=None), Event.PAY, SECOND) == "aid-notice-lasts"


def test_an_objection_leads_to_a_new_decision() -> None:
    objected = replace(PUBLISHED, state=State.OBJECTED)
    assert possible(objected, SECOND, TODAY) == {Event.DECIDE, Event.WITHDRAW}
    assert possible(PUBLISHED, SECOND, TODAY) == {Event.OBJECT, Event.WITHDRAW}


@pytest.mark.parametrize("state", [State.PAID, State.REFUSED, State.WITHDRAWN])
def test_what_is_over_is_over(state: State) -> None:
    assert possible(replace(PUBLISHED, state=state), SECOND, TODAY) == frozenset()


def test_nothing_is_paid_that_was_not_published() -> None:
    for state in set(State) - {State.PUBLISHED}:
        assert refusal(replace(PUBLISHED, state=state), Event.PAY, SECOND) == "aid-not-possible-now"
