"""What every step and job may reach: built once by the composition root."""

from asyncio import Task
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.clock import Clock
from bot.satisfaction.door import BallotDoor
from bot.settings import Settings
from storage.transact import Database


@dataclass(frozen=True, slots=True)
class Services:
    """What one running bot is built from, and who is writing a remark in it or waits for a workbook."""

    settings: Settings
    database: Database
    clock: Clock
    ballot_door: BallotDoor = field(default_factory=BallotDoor)
    workbooks: dict[int, Task[None]] = field(default_factory=dict)  # being made, by who asked: one each

    def now(self) -> datetime:
        """Return the present moment in the deployment's time zone."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The calendar day it is for the people served."""
        return self.clock.now().date()
