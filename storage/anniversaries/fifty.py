"""The list of those who become fifty years in the Party by 1 July, for people to look through."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from rules.party_age import FIFTY, fifty_years, medal_year
from storage import people
from storage.care import reading
from storage.exports.units import full_name
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.sheets.cells import Row

_CORRECTED: Final = 5  # years that a correction may shift it by, at most


def rows(session: Session, paths: tuple[str, ...], on: date) -> Iterator[Row]:
    """Yield the rows of the sheet `fifty` for the 1 July that comes next, by branch."""
    town, year = aliased(UnitRow), medal_year(on)
    found = session.exec(
        select(PersonRow, UnitRow, town.name)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .join(town, (col(town.id) == col(UnitRow.parent_id)) & (col(town.kind) == "town"), isouter=True)
        .where(
            PersonRow.category == "full",
            col(PersonRow.joined_on) <= date(year - FIFTY + _CORRECTED, 7, 1),
            ~people.dead(col(PersonRow.id)),
            col(MembershipRow.from_on) <= on,
            or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on),
            reading.under(paths),
        )
        .order_by(UnitRow.path, col(PersonRow.joined_on), col(PersonRow.id))
    )
    for person, unit, above in found:
        fifty = fifty_years(person.joined_on, person.full_since_on, person.party_age_months, year)
        if fifty is not None:
            yield {
                "unit": full_name(above or "", unit.name),
                "name": person.name,
                "sex": person.sex,
                "born": person.birth_on,
                "joined": person.joined_on,
                "full-since": person.full_since_on,
                "counted-from": fifty.counted_from,
                "correction": person.party_age_months or None,
                "reached": fifty.reached_on,
                "basis": str(fifty.basis),
                "checked": None,
            }


def count(session: Session, paths: tuple[str, ...], on: date) -> int:
    """Count those on the list."""
    return sum(1 for _ in rows(session, paths, on))
