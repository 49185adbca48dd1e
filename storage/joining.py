"""Joining: slips with nine digits, and binding an account to a person by code and name, or by phone."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Final

from sqlmodel import Session, col, delete, select

from rules.refusals import Refused
from rules.roster.names import name_key
from rules.roster.phones import read_phone
from storage import audit, outbox
from storage.models.base import id_of
from storage.models.people import AccountRow, InvitationRow, PersonRow, WrongTryRow
from storage.sealed import KeyRing, keys_of

DIGITS: Final = 9
TELL_WITHIN: Final = timedelta(days=3)  # later it would only puzzle whoever reads it
VALID: Final = timedelta(days=60)
TRIES: Final = 5
PAUSE: Final = timedelta(hours=1)
MOVED: Final = "account-moved"  # the outbox kind that tells a chat that its name was bound elsewhere
_CODE: Final = "invitation.code"
_DRAWN: Final = "invitation.drawn"
_TRY: Final = "wrong_try.who"
_PHONE: Final = "person.phone"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of trying a code: bound to somebody, or how many tries are left, or until when to wait."""

    name: str | None = None
    left: int = 0
    locked_until: datetime | None = None


def issue(session: Session, person_id: int, *, on: date, deed: str | None = None) -> str:
    """Make a new slip for somebody and return its nine digits; slips not yet used stop working.

    Made again by the same `deed` (the update that asked for it, handled once more) the digits are the same:
    a slip that arrived although nobody heard so is not void. They are drawn from the deed and kept nowhere.
    """
    keys = keys_of(session.get_bind().dialect)
    for code in _drawn(keys, None if deed is None else f"{deed}:{person_id}"):
        taken = select(InvitationRow).where(col(InvitationRow.code_hash).in_(keys.lookups(code, _CODE)))
        row = session.exec(taken).first()
        if row is None:
            break
        if deed is not None and row.person_id == person_id and row.used_on is None:
            return code
    session.exec(
        delete(InvitationRow).where(
            col(InvitationRow.person_id) == person_id, col(InvitationRow.used_on).is_(None)
        )
    )
    session.add(InvitationRow(code_hash=keys.lookup(code, _CODE), person_id=person_id, expires_on=on + VALID))
    return code


def bind_by_code(session: Session, telegram_id: int, code: str, name: str, *, at: datetime) -> Attempt:
    """Bind the account to whoever the code was made for, if the full name is theirs.

    A wrong code and a wrong name get the same outcome, and count against the account and the code alike.
    """
    _refuse_bound(session, telegram_id)
    keys = keys_of(session.get_bind().dialect)
    counters = [counters_of(session, telegram_id)[0], keys.lookup(f"code:{code}", _TRY)]
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


def bind(session: Session, telegram_id: int, person_id: int, how: str, *, at: datetime) -> None:
    """Bind an account to a person who showed no slip; refused ('already-joined') when it is somebody's."""
    _refuse_bound(session, telegram_id)
    _bind(session, telegram_id, session.get_one(PersonRow, person_id), how, at)


def counters_of(session: Session, telegram_id: int) -> list[str]:
    """List under which hashes wrong tries of an account are counted, the newest key's first."""
    return keys_of(session.get_bind().dialect).lookups(f"account:{telegram_id}", _TRY)


def unbind(session: Session, telegram_id: int, *, at: datetime) -> None:
    """Let an account go: the person stays on the roster and can join again with a new slip."""
    account = session.get(AccountRow, telegram_id)
    if account is not None:
        session.delete(account)
        session.flush()
        audit.record(session, account.person_id, "account.unbind", f"person:{account.person_id}", at)


def _bind(session: Session, telegram_id: int, person: PersonRow, how: str, at: datetime) -> None:
    person_id = id_of(person)
    moved = _let_go_former(session, person_id, at)
    session.add(AccountRow(telegram_id=telegram_id, person_id=person_id, bound_at=at, bound_by=how))
    person.first_bound_at = person.first_bound_at or at
    deed = "account.rebind" if moved else "account.bind"
    audit.record(session, person_id, deed, f"person:{person_id} by:{how}", at)


def _let_go_former(session: Session, person_id: int, at: datetime) -> bool:
    """Let the account go that was somebody's so far (a lost phone's, as a rule), and tell its chat so."""
    former = session.exec(select(AccountRow).where(AccountRow.person_id == person_id)).one_or_none()
    if former is None:
        return False
    session.delete(former)
    session.flush()
    told = outbox.Message(
        MOVED,
        f"person:{person_id}",
        at.isoformat(),
        "",
        person_id,
        at,
        at + TELL_WITHIN,
        chat_id=former.telegram_id,
    )
    outbox.put(session, [told])
    return True


def _refuse_bound(session: Session, telegram_id: int) -> None:
    if session.get(AccountRow, telegram_id) is not None:
        raise Refused("already-joined")


def _drawn(keys: KeyRing, deed: str | None) -> Iterator[str]:
    """Draw digits until some are free: of the sixty thousand slips of a county two would meet by chance."""
    for number in count():
        if deed is None:
            drawn = secrets.randbelow(10**DIGITS)
        else:
            drawn = int(keys.lookup(f"{deed}:{number}", _DRAWN), 16) % 10**DIGITS
        yield f"{drawn:0{DIGITS}}"


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
