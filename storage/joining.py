"""Joining: slips with nine digits, and binding an account to a person by code and name, or by phone."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, delete, select

from rules.refusals import Refused
from rules.roster.names import name_key
from rules.roster.phones import read_phone
from storage.models.base import id_of
from storage.models.people import AccountRow, InvitationRow, PersonRow, WrongTryRow
from storage.sealed import keys_of

DIGITS: Final = 9
VALID: Final = timedelta(days=60)
TRIES: Final = 5
PAUSE: Final = timedelta(hours=1)
_CODE: Final = "invitation.code"
_TRY: Final = "wrong_try.who"
_PHONE: Final = "person.phone"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of trying a code: bound to somebody, or how many tries are left, or until when to wait."""

    name: str | None = None
    left: int = 0
    locked_until: datetime | None = None


def issue(session: Session, person_id: int, *, on: date) -> str:
    """Make a new slip for somebody and return its nine digits; slips not yet used stop working."""
    session.exec(
        delete(InvitationRow).where(
            col(InvitationRow.person_id) == person_id, col(InvitationRow.used_on).is_(None)
        )
    )
    code = _fresh_code(session)
    code_hash = keys_of(session.get_bind().dialect).lookup(code, _CODE)
    session.add(InvitationRow(code_hash=code_hash, person_id=person_id, expires_on=on + VALID))
    return code


def bind_by_code(session: Session, telegram_id: int, code: str, name: str, *, at: datetime) -> Attempt:
    """Bind the account to whoever the code was made for, if the full name is theirs.

    A wrong code and a wrong name get the same outcome, and count against the account and the code alike.
    """
    _refuse_bound(session, telegram_id)
    keys = keys_of(session.get_bind().dialect)
    counters = [keys.lookup(f"account:{telegram_id}", _TRY), keys.lookup(f"code:{code}", _TRY)]
    locked = _locked_until(session, counters, at)
    if locked is not None:
        return Attempt(locked_until=locked)
    found = session.exec(
        select(InvitationRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(InvitationRow.person_id))
        .where(col(InvitationRow.code_hash).in_(keys.lookups(code, _CODE)))
    ).first()
    if found is not None and _usable(found[0], at.date()) and found[1].name_key == name_key(name):
        invitation, person = found
        invitation.used_on = at.date()
        _bind(session, telegram_id, person, "code", at)
        session.exec(delete(WrongTryRow).where(col(WrongTryRow.who) == counters[0]))
        return Attempt(name=person.name)
    tries = max(_count_wrong(session, counter, at) for counter in counters)
    return Attempt(left=max(TRIES - tries, 0), locked_until=at + PAUSE if tries >= TRIES else None)


def bind_by_phone(session: Session, telegram_id: int, phone: str, *, at: datetime) -> str | None:
    """Bind the account to the one person on the roster with this phone; None for none or several."""
    _refuse_bound(session, telegram_id)
    number = read_phone(phone)
    if number is None:
        return None
    hashes = keys_of(session.get_bind().dialect).lookups(number, _PHONE)
    people = session.exec(select(PersonRow).where(col(PersonRow.phone_hash).in_(hashes)).limit(2)).all()
    if len(people) != 1:
        return None
    _bind(session, telegram_id, people[0], "contact", at)
    return people[0].name


def unbind(session: Session, telegram_id: int) -> None:
    """Let an account go: the person stays on the roster and can join again with a new slip."""
    session.exec(delete(AccountRow).where(col(AccountRow.telegram_id) == telegram_id))


def _bind(session: Session, telegram_id: int, person: PersonRow, how: str, at: datetime) -> None:
    person_id = id_of(person)
    session.exec(delete(AccountRow).where(col(AccountRow.person_id) == person_id))  # a lost phone's account
    session.add(AccountRow(telegram_id=telegram_id, person_id=person_id, bound_at=at, bound_by=how))
    person.first_bound_at = person.first_bound_at or at


def _refuse_bound(session: Session, telegram_id: int) -> None:
    if session.get(AccountRow, telegram_id) is not None:
        raise Refused("already-joined")


def _fresh_code(session: Session) -> str:
    """Draw digits that no slip has: of the sixty thousand of a county two would meet by chance."""
    keys = keys_of(session.get_bind().dialect)
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        taken = select(InvitationRow.code_hash).where(
            col(InvitationRow.code_hash).in_(keys.lookups(code, _CODE))
        )
        if session.exec(taken).first() is None:
            return code


def _usable(invitation: InvitationRow, on: date) -> bool:
    return invitation.used_on is None and on <= invitation.expires_on


def _locked_until(session: Session, counters: list[str], at: datetime) -> datetime | None:
    rows = session.exec(select(WrongTryRow).where(col(WrongTryRow.who).in_(counters)))
    return max((row.locked_until for row in rows if row.locked_until and row.locked_until > at), default=None)


def _count_wrong(session: Session, who: str, at: datetime) -> int:
    row = session.get(WrongTryRow, who)
    if row is None or at - row.since > PAUSE:
        row = session.merge(WrongTryRow(who=who, tries=0, since=at, locked_until=None))
    row.tries += 1
    row.locked_until = at + PAUSE if row.tries >= TRIES else None
    return row.tries
