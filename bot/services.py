"""What every step and job may reach: built once by the composition root."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import Clock
from bot.settings import Settings
from storage.transact import Database


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the clock and the settings of one running bot."""

    settings: Settings
    database: Database
    clock: Clock

    def now(self) -> datetime:
        """Return the present moment in the deployment's time zone."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The calendar day it is for the people served."""
        return self.clock.now().date()
