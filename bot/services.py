"""What every step and job may reach: built once by the composition root."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.clock import Clock
from bot.errands import Errands
from bot.satisfaction.door import BallotDoor
from bot.settings import Settings
from storage.satisfaction.published import Published
from storage.transact import Database


@dataclass(frozen=True, slots=True)
class Services:
    """What one running bot is built from, who writes a remark in it, what is done for whom, what is known."""

    settings: Settings
    database: Database
    clock: Clock
    ballot_door: BallotDoor = field(default_factory=BallotDoor)
    errands: Errands = field(default_factory=Errands)
    results: Published = field(default_factory=Published)

    def now(self) -> datetime:
        """Return the present moment in the deployment's time zone."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The calendar day it is for the people served."""
        return self.clock.now().date()
