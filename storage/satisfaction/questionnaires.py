"""Questionnaires of a county's own: loaded once a version, found by their code."""

from datetime import datetime

from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.surveys import SHIPPED, Questionnaire, freeze, shipped, thaw
from storage import audit
from storage.models.satisfaction import QuestionnaireRow


def load(session: Session, questionnaire: Questionnaire, *, by: int | None = None, at: datetime) -> bool:
    """Keep a version and say whether it is new; another one under its number is refused."""
    known = session.get(QuestionnaireRow, (questionnaire.code, questionnaire.version))
    if known is not None:
        if thaw(known.content) != questionnaire:
            raise Refused(
                "questionnaire-version-taken", code=questionnaire.code, version=questionnaire.version
            )
        return False
    row = QuestionnaireRow(
        code=questionnaire.code,
        version=questionnaire.version,
        content=freeze(questionnaire),
        loaded_at=at,
    )
    session.add(row)
    audit.record(session, by, "questionnaire.load", f"questionnaire:{row.code}:{row.version}", at)
    return True


def find(session: Session, code: str) -> Questionnaire:
    """Return a shipped questionnaire, or the newest version of a loaded one ('questionnaire-unknown')."""
    if code in SHIPPED:
        return shipped(code)
    row = session.exec(
        select(QuestionnaireRow)
        .where(QuestionnaireRow.code == code)
        .order_by(col(QuestionnaireRow.version).desc())
        .limit(1)
    ).first()
    if row is None:
        raise Refused("questionnaire-unknown", code=code)
    return thaw(row.content)


def codes(session: Session) -> list[str]:
    """List the codes of the loaded ones."""
    return sorted(set(session.exec(select(QuestionnaireRow.code))))
