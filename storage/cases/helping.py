"""For whom somebody may raise something: the elders they see to, and people of their branch by name."""

from datetime import date

from sqlmodel import Session

from rules.permissions import Caller
from rules.refusals import Refused
from storage import finding
from storage.cases import raising
from storage.cases.values import Choice
from storage.models.people import PersonRow


def close_to(session: Session, caller: Caller) -> list[Choice]:
    """List those the caller has a post for: contact persons and relatives have."""
    found = dict.fromkeys(held.subject_id for held in caller.posts if held.subject_id is not None)
    return [Choice(each, session.get_one(PersonRow, each).name) for each in found]


def named(session: Session, asked: str, caller: Caller, *, on: date) -> list[Choice]:
    """List those of a name for whom the caller may raise something, told apart by their branch."""
    found = finding.people(session, asked, on=on)
    return [
        Choice(each.id, f"{each.name} {each.branch}".strip())
        for each in found
        if _allowed(session, caller, each.id, on)
    ]


def name_of(session: Session, caller: Caller, person_id: int, *, on: date) -> str:
    """Return the name of somebody the caller may speak for; refused for everybody else."""
    raising.check_for(session, caller, person_id, on=on)
    return session.get_one(PersonRow, person_id).name


def on_roster(session: Session, asked: str, *, on: date) -> list[Choice]:
    """List everybody of a name, for the desk to say who called or wrote."""
    return [
        Choice(each.id, f"{each.name} {each.branch}".strip())
        for each in finding.people(session, asked, on=on)
    ]


def _allowed(session: Session, caller: Caller, person_id: int, on: date) -> bool:
    try:
        raising.check_for(session, caller, person_id, on=on)
    except Refused:
        return False
    return True
