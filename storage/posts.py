"""Who holds a post: found by what it permits, for a unit, on a day."""

from datetime import date

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, literal, or_, select

from rules.permissions import GRANTS, Permission
from storage.models.people import PostRow, UnitRow


def holders(session: Session, permission: Permission, unit_path: str, *, on: date) -> list[int]:
    """List the people who have a permission for a unit on a day, themselves or by covering for somebody."""
    post, own = aliased(PostRow), aliased(PostRow)
    roles = [role for role, granted in GRANTS.items() if permission in granted]
    rows = session.exec(
        select(col(own.person_id))
        .join(post, or_(col(post.id) == col(own.covers_id), col(post.id) == col(own.id)))
        .join(UnitRow, col(UnitRow.id) == col(post.unit_id))
        .where(
            col(post.role).in_(roles),
            literal(unit_path).startswith(col(UnitRow.path)),
            *(
                condition
                for held in (own, post)
                for condition in (
                    col(held.from_on) <= on,
                    or_(col(held.until_on).is_(None), col(held.until_on) >= on),
                )
            ),
        )
        .distinct()
        .order_by(col(own.person_id))
    )
    return list(rows)
