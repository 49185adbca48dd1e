"""Samples: published before anybody can know the draw, drawn once, the same again, and nobody replaced."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from nacl.public import PrivateKey
from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.sampling import draw, read_frame
from rules.satisfaction.surveys import HEADLINE, shipped
from storage import audit, rule_settings
from storage.models.audit import AuditRow
from storage.models.people import MembershipRow
from storage.models.satisfaction import RollRow, WavePlaceRow
from storage.satisfaction import frames, held, samples, waves
from storage.transact import Database
from tests.builders import County, account, unit
from tests.storage.satisfaction.test_ballots import AT
from tests.waves import written_to

KNOWN = date(2026, 12, 1)
THEN = AT + timedelta(days=8)
VALUE = "3912.45"
PLAN = waves.Plan("抽样一期", shipped(HEADLINE), ("members",))


@pytest.fixture
def county(database: Database) -> County:
    """A county with two towns of 40 and 20 members."""
    made = County(database)
    other = database.run(unit, "石门村党支部", "branch", database.run(unit, "石门镇", "town", made.id))
    for number in range(40):
        made.member(f"王{number}")
    for number in range(20):
        made.member(f"李{number}", other)
    return made


def published(county: County, size: int = 30) -> samples.Published:
    return county.database.run(samples.publish, PLAN, size, "12月1日上证指数收盘", KNOWN, at=AT)


def opened(county: County, sample: int) -> waves.Opened:
    key = bytes(PrivateKey.generate().public_key)
    return county.database.run(samples.open_drawn, sample, VALUE, key, at=THEN)


def places(session: Session) -> list[tuple[int, int | None]]:
    return sorted((row.invited, row.members) for row in session.exec(select(WavePlaceRow)))


def test_whoever_has_the_published_list_and_the_value_draws_the_same(county: County) -> None:
    frame = published(county)
    assert "王" not in frame.text
    made = opened(county, frame.id)
    again = county.database.look(frames.redraw, made.id)
    assert again.frame_hash == frame.frame_hash
    assert again.codes == draw(read_frame(frame.text), VALUE)
    assert len(again.codes) == made.invited == 30


def test_strata_get_their_shares_and_say_whom_they_stand_for(county: County) -> None:
    opened(county, published(county).id)
    assert county.database.look(places) == [(10, 20), (20, 40)]


def test_each_person_finds_their_own_code_and_the_drawn_are_on_the_roll(county: County) -> None:
    frame = published(county)
    people = list(range(3, 63))
    before = [county.database.look(held.held, person) for person in people]
    assert all(one.codes[0].drawn is None for one in before)
    codes = [one.codes[0].code for one in before]
    assert sorted(codes) == sorted(read_frame(frame.text).strata)
    opened(county, frame.id)
    after = [county.database.look(held.held, person) for person in people]
    assert [one.codes[0].code for one in after] == codes
    assert Counter(one.codes[0].drawn for one in after) == {True: 30, False: 30}
    assert [bool(one.places) for one in after] == [one.codes[0].drawn for one in after]


def test_nobody_is_replaced(county: County) -> None:
    """Somebody drawn who left since stays drawn; nobody comes in their place."""
    frame = published(county)
    codes = set(draw(read_frame(frame.text), VALUE))
    people = range(3, 63)
    drawn = [one for one in people if county.database.look(held.held, one).codes[0].code in codes]

    def leave(session: Session) -> None:
        rows = select(MembershipRow).where(MembershipRow.person_id == drawn[0])
        session.exec(rows).one().until_on = AT.date() + timedelta(days=2)

    county.database.run(leave)
    county.member("新来的")
    made = opened(county, frame.id)
    assert made.invited == 30
    assert county.database.look(held.held, drawn[0]).places


def test_what_cannot_be_is_refused(county: County) -> None:
    with pytest.raises(Refused, match="sample-value-known"):
        county.database.run(samples.publish, PLAN, 30, "昨天的", AT.date(), at=AT)
    with pytest.raises(Refused, match="sample-size"):
        published(county, 60)
    key = bytes(PrivateKey.generate().public_key)
    with pytest.raises(Refused, match="sample-unknown"):
        county.database.run(samples.open_drawn, 1, VALUE, key, at=THEN)
    frame = published(county)
    with pytest.raises(Refused, match="sample-too-early"):
        county.database.run(samples.open_drawn, frame.id, VALUE, key, at=AT)
    with pytest.raises(Refused, match="sample-too-early"):
        county.database.run(samples.open_drawn, frame.id, " ", key, at=THEN)
    opened(county, frame.id)
    with pytest.raises(Refused, match="sample-drawn"):
        opened(county, frame.id)
    with pytest.raises(Refused, match="sample-none"):
        county.database.look(frames.redraw, 7)


def test_too_small_a_sample_is_not_published(county: County) -> None:
    with pytest.raises(Refused, match="sample-group-few"):
        published(county, 9)


def test_a_sample_that_became_too_small_is_no_wave(county: County) -> None:
    """The least number may be raised between the list and the draw."""
    frame = published(county, 12)
    put = partial(rule_settings.decide, code="satisfaction.k", value="15", from_on=THEN.date())
    county.database.run(put, by=None, at=AT)
    with pytest.raises(Refused, match="wave-group-small"):
        opened(county, frame.id)
    assert county.database.look(lambda session: session.exec(select(RollRow)).all()) == []


def test_it_is_in_the_trail(county: County) -> None:
    opened(county, published(county).id)
    done = county.database.look(
        lambda session: list(session.exec(select(AuditRow.what).order_by(col(AuditRow.seq))))
    )
    assert done == ["wave.frame", "wave.open", "wave.sample"]
    assert county.database.look(audit.verify).whole


def test_only_the_drawn_are_written_to(county: County) -> None:
    made = opened(county, published(county).id)
    people = range(3, 63)
    for number in people:
        county.database.run(account, number, 7_600_000_000 + number)
    drawn = [one for one in people if county.database.look(held.held, one).codes[0].drawn]
    assert county.database.look(written_to, made.id) == drawn
    assert county.database.look(frames.waiting) == []
