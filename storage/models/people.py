"""People and organisation: units, people, which branch they belong to, their posts and their chats."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from storage.models.base import big, key, refers
from storage.sealed import SealedText


class UnitRow(SQLModel, table=True):
    """County, town, branch, or an office of the department; `path` ('/1/4/37/') makes a subtree a prefix."""

    __tablename__ = "unit"

    id: int | None = key()
    parent_id: int | None = refers("unit.id", default=None)
    path: str = Field(index=True)
    kind: str  # county, town, branch, office
    name: str
    from_on: date
    until_on: date | None = None


class PersonRow(SQLModel, table=True):
    """Somebody on the roster, or a relative or guest beside it."""

    __tablename__ = "person"

    id: int | None = key()
    category: str  # full, probationary, former_cadre, staff, relative, guest
    name: str
    name_key: str = Field(index=True)
    known_as: str | None = None
    sex: str | None = None
    birth_on: date | None = Field(default=None, index=True)
    joined_on: date | None = None
    full_since_on: date | None = None
    party_age_months: int = 0  # a correction from the roster
    honour: str | None = None
    roster_key: str | None = Field(default=None, unique=True)  # never its running number
    phone: str | None = Field(default=None, sa_type=SealedText("person.phone"))
    phone_hash: str | None = Field(default=None, index=True)
    language: str = "zh"
    first_bound_at: datetime | None = None  # when they first had an account: tells a first time from a second


class MembershipRow(SQLModel, table=True):
    """Which branch somebody belongs to, and when; a past quarter's ledger reads the day."""

    __tablename__ = "membership"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    from_on: date = Field(primary_key=True)
    until_on: date | None = None
    unit_id: int = refers("unit.id")


class PostRow(SQLModel, table=True):
    """Every responsibility, dated: for a unit, for one person, or (cover) for another post."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN subject_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN covers_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_object",
        ),
    )

    id: int | None = key()
    role: str
    person_id: int = refers("person.id")
    unit_id: int | None = refers("unit.id", default=None)
    subject_id: int | None = refers("person.id", default=None)
    covers_id: int | None = refers("post.id", default=None)
    from_on: date
    until_on: date | None = None
    source: str = "grant"  # roster or grant: an import ends only what an import made


class AccountRow(SQLModel, table=True):
    """A Telegram account, bound to one person."""

    __tablename__ = "account"

    telegram_id: int = big(primary_key=True)
    person_id: int = Field(foreign_key="person.id", unique=True)
    bound_at: datetime
    bound_by: str  # link, code, contact, founding: a member is shown by what their name was bound
    blocked_on: date | None = None  # Telegram says they blocked the bot, or are gone
    paused_until: date | None = None
    menu: str | None = None  # the commands its menu was last given, by a short name


class InvitationRow(SQLModel, table=True):
    """A slip's nine digits, hashed; used once, with the full name."""

    __tablename__ = "invitation"

    code_hash: str = Field(primary_key=True)
    person_id: int = refers("person.id")
    expires_on: date
    used_on: date | None = None


class WrongTryRow(SQLModel, table=True):
    """How often a code was tried wrongly, for the account that tried and for the code itself."""

    __tablename__ = "wrong_try"

    who: str = Field(primary_key=True)  # 'account:<hash>' or 'code:<hash>'
    tries: int = 0
    since: datetime
    locked_until: datetime | None = None
