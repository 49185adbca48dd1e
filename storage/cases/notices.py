"""What people are told of their cases without asking, as messages in the outbox; the nameless by case."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.cases.lifecycle import Privacy, Verdict
from rules.permissions import GRANTS, Permission, scope
from rules.posts import Role
from storage import outbox, posts
from storage.cases import books
from storage.models.cases import CaseRow
from storage.models.people import AccountRow, PostRow
from storage.outbox import Message

OWNER_NEWS: Final = "case-owner-news"  # a due day that moved
NEWS: Final = "case-news"  # a question, an extension, a moved day, a transfer: a line of the timeline
VERDICT: Final = "case-verdict"  # satisfied or not?
WITNESS: Final = "case-witness"  # would you ask them?
ASKED: Final = "asked"
_CLOSE_BY: Final = (Role.SECRETARY, Role.DEPUTY, Role.CONTACT)


def tell(session: Session, row: CaseRow, seq: int, *, at: datetime) -> None:
    """Tell whoever may speak for a case of a line of its timeline; of a merged one, its own people too."""
    for each in books.together(session, row):
        _send(session, each, (NEWS, str(seq), str(row.id)), _readers(session, each, at.date()), at)


def tell_owner(session: Session, row: CaseRow, seq: int, *, at: datetime) -> None:
    """Tell a case's owner of a line of its timeline that nobody's hand wrote."""
    if row.owner_id is not None:
        outbox.put(session, [Message(OWNER_NEWS, str(row.id), str(seq), "", row.owner_id, at)])


def ask(session: Session, lead: CaseRow, *, at: datetime) -> None:
    """Ask each of a case's people whether they are satisfied, but those who said so or withdrew."""
    for each in books.together(session, lead):
        if each.verdict not in (Verdict.SATISFIED, Verdict.WITHDRAWN):
            each.verdict, each.verdict_by = Verdict.NONE, None
            ask_one(session, each, lead.round, ASKED, not_before=at, at=at)


def ask_one(
    session: Session, row: CaseRow, round_: int, stage: str, *, not_before: datetime, at: datetime
) -> None:
    """Ask a case's people, or the witness who is to ask them; nobody's case waits for the evaluation."""
    if books.is_nobodys(row):
        return
    speakers = books.speakers(session, row, on=at.date())
    if speakers or row.privacy == Privacy.ANONYMOUS:
        _send(session, row, (VERDICT, str(round_), stage), speakers, not_before)
        return
    witness = witness_for(session, row, on=at.date())
    if witness is not None:
        _send(session, row, (WITNESS, str(round_), stage), [witness], not_before)


def witness_for(session: Session, row: CaseRow, *, on: date) -> int | None:
    """Return who is to ask somebody without a chat: the nearest who is trusted and has one."""
    found = list(_witnesses(session, row, on))
    return found[0] if found else None


def _witnesses(session: Session, row: CaseRow, on: date) -> Iterable[int]:
    roles = [role for role, granted in GRANTS.items() if Permission.WITNESS_CASES in granted]
    held = (
        select(PostRow)
        .join(AccountRow, col(AccountRow.person_id) == col(PostRow.person_id))
        .where(
            col(PostRow.role).in_(roles),
            col(PostRow.from_on) <= on,
            col(PostRow.until_on).is_(None) | (col(PostRow.until_on) >= on),
            col(AccountRow.blocked_on).is_(None),
        )
    )
    # Whoever is nearest to the person first; the desk last, for it is the department's own.
    order = [Role.SECRETARY, Role.DEPUTY, Role.ORGANISER, Role.SUPERVISOR, Role.STAFF]
    rows = sorted(session.exec(held), key=lambda post: (order.index(Role(post.role)), post.id or 0))
    for person_id in dict.fromkeys(post.person_id for post in rows):
        caller = books.caller_of(session, person_id, on=on)
        tie = books.tie(session, row, caller, on=on)
        if tie.may_witness and not (tie.owner or tie.deputy or tie.of_unit or tie.is_person):
            yield person_id


def _readers(session: Session, row: CaseRow, on: date) -> list[int]:
    """List who is told of a case: who can speak for it, else whoever put it in for them."""
    speakers = books.speakers(session, row, on=on)
    if speakers or row.raised_by is None:
        return speakers
    caller = books.caller_of(session, row.raised_by, on=on)
    desk = scope(caller, Permission.ROUTE_CASES).covers(books.county_path(books.unit_of(session, row)))
    return [] if desk else [row.raised_by]


def _send(
    session: Session, row: CaseRow, key: tuple[str, str, str], readers: Iterable[int], not_before: datetime
) -> None:
    kind, slot, stage = key
    messages = [Message(kind, str(row.id), slot, stage, reader, not_before) for reader in readers]
    if row.privacy != Privacy.ANONYMOUS:
        outbox.put(session, messages)
    elif messages:
        outbox.put_for_case(session, row.id, Message(kind, str(row.id), slot, stage, 0, not_before))


def minister(session: Session, *, on: date) -> list[int]:
    """List who is told once a week how many answers are long overdue."""
    roots = session.exec(select(PostRow.unit_id).where(PostRow.role == Role.MINISTER)).all()
    return posts.holders(session, Permission.SEE_LATE_CASES, f"/{roots[0]}/", on=on) if roots else []
