"""The invented county's aid and monthly notes: something paid, something on notice, something to decide."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlmodel import Session, select

from bot.demonstration.cast import Cast
from bot.demonstration.people import Placed
from bot.texts import Words
from rules.aid.catalogue import DECIDERS, FUNDS
from rules.aid.entries import Movement
from rules.aid.money import FEN
from rules.notes.months import before, month_of
from rules.permissions import Caller
from rules.posts import Role
from storage.aid import applying, deciding, orders
from storage.aid.values import Decision, Wish
from storage.cases.books import caller_of
from storage.models.notes import NoteRow
from storage.models.people import UnitRow
from storage.said import Said

SEED: Final = 13
_IN_A_FUND: Final = 80_000 * FEN
_GRANTED: Final = 1_200 * FEN
_LONG_AGO: Final = timedelta(days=30)
_AFTER_NOTICE: Final = timedelta(days=20)
_LATELY: Final = timedelta(days=2)
_SENT: Final = 0.6  # of the branches have sent last month's note
_PASSED_UP: Final = 0.1  # of those, passed something up
_FIXED_DAY: Final = 5


def happen(session: Session, cast: Cast, people: Sequence[Placed], at: datetime) -> None:
    """Let money come in, aid be paid, published and asked for; and let branches send last month's note."""
    admin, staff = (caller_of(session, cast.who(part), on=at.date()) for part in ("admin", "staff"))
    for fund in FUNDS:
        wish = Wish(fund, Movement.ALLOCATION, _IN_A_FUND, _word("paper"))
        order = orders.enter(session, wish, admin, at=at - _LONG_AGO)
        orders.confirm(session, order.id, staff, at=at - _LONG_AGO)
    secretary, organiser = (
        caller_of(session, cast.who(part), on=at.date()) for part in ("secretary", "organiser")
    )
    known = {*cast.people, cast.sick, cast.dead}
    own = [each for each in people if each.unit_id == cast.branch and each.person_id not in known]
    first, second, third = own[:3]
    paid = _granted(session, first, "urgent", (organiser, admin, staff), at - _LONG_AGO)
    deciding.pay(session, paid, _word("receipt"), staff, at=at - _LONG_AGO + _AFTER_NOTICE)
    _granted(session, second, "living", (organiser, admin, staff), at - _LATELY)
    applying.apply(session, secretary, third.person_id, "study", Said(_word("why-study")), at=at)
    _notes(session, people, at)


def _granted(
    session: Session, person: Placed, category: str, by: tuple[Caller, Caller, Caller], at: datetime
) -> int:
    """Let somebody be granted aid: applied for, decided and confirmed by three people."""
    applicant, enters, confirms = by
    why = Said(_word(f"why-{category}"))
    aid = applying.apply(session, applicant, person.person_id, category, why, at=at).id
    decision = Decision(DECIDERS[-2], _word("paper"), FUNDS[0], _GRANTED)
    deciding.enter(session, aid, decision, enters, at=at)
    deciding.confirm(session, aid, 1, confirms, at=at)
    return aid


def _notes(session: Session, people: Sequence[Placed], at: datetime) -> None:
    random, month = Random(SEED), before(month_of(at.date()))
    secretaries = {each.unit_id: each.person_id for each in people if each.duty is Role.SECRETARY}
    for unit_id in session.exec(select(UnitRow.id).where(UnitRow.kind == "branch")):
        by = secretaries.get(unit_id or 0)
        if by is None or random.random() >= _SENT:
            continue
        line = _word("passed-up") if random.random() < _PASSED_UP else None
        held_on, sent_on = month.replace(day=_FIXED_DAY), month.replace(day=_FIXED_DAY * _FIXED_DAY)
        row = NoteRow(
            unit_id=unit_id or 0, month=month, held_on=held_on, passed_up=line, sent_by=by, sent_on=sent_on
        )
        session.add(row)


def _word(name: str) -> str:
    return Words("zh")(f"demonstration-{name}")
