"""An export as somebody asked for it: the one value that decides every row and column of it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from rules.permissions import Scope
from storage.sheets.period import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """Which workbook, of which units (subtrees, by their paths), of when, for whose eyes."""

    code: str
    paths: tuple[str, ...]
    unit: str  # as the title names it
    period: Period
    at: datetime  # local
    wave: int = 0  # the wave that is told of, where one is
    hidden: tuple[str, ...] = ()  # columns that whoever asked may not see
    partly: bool = False  # the unit holds more than whoever asked is responsible for
    reason: str | None = None  # why sealed columns are in it, too; without one they are not

    @property
    def scope(self) -> Scope:
        """Whose rows are told of."""
        return Scope(self.paths)

    @property
    def from_on(self) -> date:
        """The first day told of; where the state of one day is told, that day."""
        return self.period.from_on or self.period.until_on

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first and the last moment told of, in the county's zone."""
        zone = self.at.tzinfo
        return (
            datetime.combine(self.from_on, time.min, zone),
            datetime.combine(self.period.until_on, time.max, zone),
        )

    @property
    def object(self) -> str:
        """How the audit trail names it: which workbook, units and days, never what is in it."""
        units = " ".join(f"unit:{path.strip('/').rpartition('/')[2]}" for path in self.paths)
        wave = f" wave:{self.wave}" if self.wave else ""
        return f"{self.code} {units}{wave} {self.from_on}..{self.period.until_on}"
