"""How a case ends or goes on, with all that were merged into it: together, or not at all."""

from datetime import date

from sqlmodel import Session

from rules.cases.lifecycle import ENDED, State, Verdict, together
from storage import calendars
from storage.cases import books, rounds
from storage.models.cases import CaseRow


def end_if_all_spoke(session: Session, lead: CaseRow, *, on: date) -> bool:
    """End a case and its merged ones if each of its people is satisfied or has withdrawn; say whether."""
    group = books.together(session, lead)
    end = together(frozenset(Verdict(each.verdict) for each in group))
    if end is None:
        return False
    for each in group:
        if each.state not in ENDED:
            each.state = State.WITHDRAWN if each.verdict == Verdict.WITHDRAWN else end
            each.ended_on = each.ended_on or on
    return True


def next_round(session: Session, group: list[CaseRow], *, on: date) -> None:
    """Begin the next round of a case: the same case, its clock anew, for those who are not satisfied yet."""
    calendar = calendars.calendar(session)
    for each in group:
        if each.verdict not in (Verdict.SATISFIED, Verdict.WITHDRAWN) or each is group[0]:
            each.round += 1
            each.ended_on = None
            rounds.begin(session, each, calendar, on=on)
