"""What would leave on a day: what waits in the outbox, and what the planners would put there.

As things are now: what depends on what people do until then (a place that becomes free, a verdict) is not
foreseen, nor what only changes a message that is there already.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Final

from sqlmodel import Session, col, select

from bot.delivery import Kind, Occasion, next_window
from bot.digest import OPENS
from bot.settings import Settings
from bot.texts import language_of
from jobs import cases, digest, reception, waves
from storage import outbox, people
from storage.care import responsible
from storage.models.base import id_of
from storage.models.messages import OutboxRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow
from storage.outbox import Due, Message
from storage.pieces import tuples

# Each says which messages it would put into the outbox at a moment, without doing so.
PLANNERS: Final[tuple[Callable[[Session, Settings, datetime], Iterable[Message]], ...]] = (
    digest.on_day,
    reception.foreseen_on,
    cases.owed,
    waves.owed,
)
_KEY: Final = ("kind", "subject", "slot", "stage", "person_id")
_key: Final = attrgetter(*_KEY)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A message that would leave, and to whom; `post` is the reader's first post of that day."""

    kind: str
    subject: str
    slot: str
    stage: str
    post: int | None
    recipient: str
    not_before: datetime
    text: str

    def as_json(self) -> dict[str, str | int | None]:
        """Return it as the command line prints it."""
        return {
            "kind": self.kind,
            "subject": self.subject,
            "slot": self.slot,
            "stage": self.stage,
            "post": self.post,
            "recipient": self.recipient,
            "not_before": self.not_before.isoformat(),
            "text": self.text,
        }


def leaving_on(
    session: Session, settings: Settings, kinds: Iterable[Kind], day: date, *, unit_path: str | None = None
) -> list[Foreseen]:
    """Return what would leave on a day, as things are now, to anybody or to a unit's people."""
    at = datetime.combine(day, OPENS, settings.timezone)
    planned = [message for planner in PLANNERS for message in planner(session, settings, at)]
    put = _put_already(session, {each.kind for each in planned})
    fresh = [each for each in planned if _leaves_on(each) == day and _key(each) not in put]
    messages = {_key(each): each for each in (*fresh, *_waiting(session, at))}
    composers = {kind.name: kind for kind in kinds}
    reached = _reached(session)
    if unit_path is not None:
        reached &= _people_of(session, unit_path, day)
    found = (
        _foresee(session, composers[each.kind], each, max(each.not_before, at))
        for each in messages.values()
        if each.person_id in reached
    )
    return sorted(
        (each for each in found if each is not None), key=lambda each: (each.not_before, each.recipient)
    )


def _leaves_on(message: Message) -> date:
    return next_window(message.not_before).date()


def _put_already(session: Session, kinds: Iterable[str]) -> set[tuple[str, str, str, str, int]]:
    """Return the keys of what was put into the outbox before: it does not leave again."""
    keys = select(*(col(getattr(OutboxRow, name)) for name in _KEY)).where(col(OutboxRow.kind).in_(kinds))
    return {tuple(key) for key in tuples(session, keys)}


def _waiting(session: Session, at: datetime) -> Iterator[Message]:
    """Yield what waits in the outbox to leave on the day of a moment."""
    around = timedelta(days=2)  # at night nothing leaves, so the day it leaves on may be the next
    rows = session.exec(
        select(OutboxRow).where(
            OutboxRow.state == outbox.WAITING,
            col(OutboxRow.not_before) >= at - around,
            col(OutboxRow.not_before) < at + around,
        )
    )
    for row in rows:
        if row.person_id is None:
            continue  # to whoever raised an anonymous case: nobody is shown to whom it goes
        params = {name: value for name, value in row.params.items() if isinstance(value, str | int)}
        message = Message(
            row.kind,
            row.subject,
            row.slot,
            row.stage,
            row.person_id,
            row.not_before.astimezone(at.tzinfo),
            row.expires_at,
            params,
        )
        if _leaves_on(message) == at.date():
            yield message


def _foresee(session: Session, kind: Kind, message: Message, at: datetime) -> Foreseen | None:
    person = session.get_one(PersonRow, message.person_id)
    due = Due(
        id=0,
        kind=message.kind,
        subject=message.subject,
        slot=message.slot,
        stage=message.stage,
        person_id=message.person_id,
        params=message.params,
        expires_at=message.expires_at,
        attempts=0,
        language=person.language,
        chat_id=None,
    )
    letter = kind.compose(session, Occasion(due, language_of(person.language), at))
    if letter is None:
        return None
    posts = responsible.acts_in(session, id_of(person), on=at.date())
    return Foreseen(
        message.kind,
        message.subject,
        message.slot,
        message.stage,
        posts[0].id if posts else None,
        person.name,
        message.not_before,
        letter.html,
    )


def _reached(session: Session) -> set[int]:
    """Return whom a message reaches: with a chat that was not blocked, unless their death was entered."""
    open_chats = select(AccountRow.person_id).where(
        col(AccountRow.blocked_on).is_(None), ~people.dead(col(AccountRow.person_id))
    )
    return set(session.exec(open_chats))


def _people_of(session: Session, unit_path: str, day: date) -> set[int]:
    """Return who belongs to a unit's subtree or holds a post there on a day."""
    under = select(UnitRow.id).where(col(UnitRow.path).startswith(unit_path, autoescape=True))
    members = session.exec(select(MembershipRow).where(col(MembershipRow.unit_id).in_(under)))
    posts = session.exec(select(PostRow).where(col(PostRow.unit_id).in_(under)))
    return {
        row.person_id
        for row in (*members, *posts)
        if row.from_on <= day and (row.until_on is None or day <= row.until_on)
    }
