"""What an administrator may change: dated settings of rules, and imported calendar days."""

from datetime import date

from storage.models.base import Field, SQLModel


class RuleSettingRow(SQLModel, table=True):
    """A setting's value from a day on: a change never rewrites last year."""

    __tablename__ = "rule_setting"

    code: str = Field(primary_key=True)
    from_on: date = Field(primary_key=True)
    value: str


class CalendarDayRow(SQLModel, table=True):
    """A day of an imported calendar: a holiday, or a weekend day that is worked."""

    __tablename__ = "calendar_day"

    on_date: date = Field(primary_key=True)
    is_off: bool
    name: str
    source: str
