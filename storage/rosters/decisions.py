"""Questions about a roster: noted with each look at a workbook, decided one by one, never asked twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, delete, func, select

from rules.refusals import Refused
from rules.roster.decisions import Answer, Decision, Decisions
from rules.roster.names import UnitName, name_key
from storage import audit, units
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.models.rosters import RosterDoubtRow

KEPT: Final = 500  # questions about one workbook; one with more is mended, not answered
RENAMED: Final = "renamed"  # the one question that is about a branch


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a look at a workbook brings it up: what its row says, and who may be meant.

    `branch_key` is of the branch that may have been renamed; then nobody is meant.
    """

    fingerprint: str
    row: int
    reason: str
    told: Mapping[str, object]
    candidates: tuple[int, ...]
    branch_key: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the entry may be."""

    id: int
    name: str
    birth_on: date | None
    branch: str


@dataclass(frozen=True, slots=True)
class Question:
    """An entry that only a person can place, as its row tells it, and who it may be; or a new name."""

    id: int
    upload: int
    row: int
    reason: str
    told: Mapping[str, str]
    candidates: tuple[Candidate, ...]
    left: int  # questions of this workbook that are open, this one included


def made(session: Session) -> Decisions:
    """Return every decision, by the fingerprint of its entry."""
    rows = session.exec(select(RosterDoubtRow).where(col(RosterDoubtRow.answer).is_not(None)))
    return {row.fingerprint: Decision(Answer(row.answer or ""), frozenset(row.people or ())) for row in rows}


def note(session: Session, asked: Iterable[Asked], upload: int) -> int:
    """Note what is to be asked about a workbook, in place of what was open; return how much that is."""
    session.exec(delete(RosterDoubtRow).where(col(RosterDoubtRow.answer).is_(None)))
    known = {row.fingerprint: row for row in session.exec(select(RosterDoubtRow))}
    branches = units.branch_ids(session)
    noted = 0
    for each in asked:
        row = known.get(each.fingerprint)
        if row is not None and each.reason == RENAMED:
            continue  # it was said to be no renaming; that stays so
        people = [branches[each.branch_key]] if each.branch_key else list(each.candidates)
        told = dict(each.told)
        if row is None:
            row = RosterDoubtRow(
                fingerprint=each.fingerprint, upload=0, row=0, reason="", told={}, candidates=[]
            )
        row.upload, row.row, row.reason, row.told, row.candidates = (
            upload,
            each.row,
            each.reason,
            told,
            people,
        )
        row.answer = row.people = row.by_id = row.decided_at = None  # asked again: others came into question
        session.add(row)
        known[each.fingerprint] = row
        noted += 1
    return noted


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many questions are open, and of which workbook."""

    count: int
    upload: int


def waiting(session: Session) -> Waiting:
    """Count the questions nobody has answered yet."""
    open_ = select(func.count(), func.max(RosterDoubtRow.upload)).where(col(RosterDoubtRow.answer).is_(None))
    count, upload = session.exec(open_).one()
    return Waiting(count, upload or 0)


def question(session: Session, upload: int, *, after: int = 0, on: date) -> Question | None:
    """Return the next open question of a workbook behind another; from the top again when there is none."""
    still = (RosterDoubtRow.upload == upload, col(RosterDoubtRow.answer).is_(None))
    rows = select(RosterDoubtRow).where(*still).order_by(col(RosterDoubtRow.id))
    row = session.exec(rows.where(col(RosterDoubtRow.id) > after)).first() or session.exec(rows).first()
    if row is None:
        return None
    left = session.exec(select(func.count()).select_from(RosterDoubtRow).where(*still)).one()
    people = () if row.reason == RENAMED else tuple(_candidates(session, row.candidates, on))
    told = {key: str(value) for key, value in row.told.items()}
    return Question(id_of(row), upload, row.row, row.reason, told, people, left)


def decide(
    session: Session, doubt_id: int, person_id: int, *, same: bool, by: int, at: datetime
) -> tuple[int, int]:
    """Keep an answer and return the workbook and the question it was for.

    The entry is this person (0 with `same`: the row of that name elsewhere; the branch was renamed), or it is
    none of those named. Refused ('roster-doubt-gone') when the question is not open any more, or when the
    person was never in question.
    """
    row = session.get(RosterDoubtRow, doubt_id)
    if row is None or row.answer is not None:
        raise Refused("roster-doubt-gone")
    renamed = row.reason == RENAMED
    if same and person_id not in ([0] if renamed else row.candidates or [0]):
        raise Refused("roster-doubt-gone")
    if same and renamed:
        _rename(session, row, by=by, at=at)
    row.answer = Answer.SAME if same else Answer.ANOTHER
    row.people = ([person_id] if person_id else []) if same else list(row.candidates)
    row.by_id, row.decided_at = by, at
    said = f"same:{person_id}" if same else "another"
    audit.record(session, by, "roster.decide", f"question:{doubt_id} {said}", at)
    return row.upload, doubt_id


def _rename(session: Session, row: RosterDoubtRow, *, by: int, at: datetime) -> None:
    """Give a branch its new name, and its town the town's where that is new, too."""
    branch = session.get_one(UnitRow, row.candidates[0])
    town = session.get_one(UnitRow, branch.parent_id)
    wanted = UnitName(str(row.told["town"]), str(row.told["branch"]))
    if wanted.town and name_key(town.name) != wanted.town_key:
        units.rename(session, id_of(town), wanted.town, by=by, at=at)
    if name_key(branch.name) != name_key(wanted.branch):
        units.rename(session, id_of(branch), wanted.branch, by=by, at=at)


def _candidates(session: Session, ids: Iterable[int], on: date) -> Iterable[Candidate]:
    rows = session.exec(
        select(PersonRow, UnitRow.name)
        .join(
            MembershipRow,
            (col(MembershipRow.person_id) == col(PersonRow.id))
            & (col(MembershipRow.until_on).is_(None) | (col(MembershipRow.until_on) >= on)),
            isouter=True,
        )
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id), isouter=True)
        .where(col(PersonRow.id).in_(list(ids)))
        .order_by(col(PersonRow.id))
    )
    return [Candidate(id_of(person), person.name, person.birth_on, unit or "") for person, unit in rows]
