"""The only place that reads the time; everything else is told it."""

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present moment, aware and in the deployment's time zone."""

    zone: ZoneInfo

    def now(self) -> datetime:
        """Return the present moment."""


class SystemClock:
    """The machine's clock."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone

    def now(self) -> datetime:
        """Read the machine's clock."""
        return datetime.now(UTC).astimezone(self.zone)


class WoundClock:
    """A clock that is wound forward by hand (playground, tests); it never goes back."""

    def __init__(self, start: datetime, zone: ZoneInfo) -> None:
        self.zone = zone
        self._now = start.astimezone(zone)

    def now(self) -> datetime:
        """Return the moment the clock was last wound to."""
        return self._now

    def wind(self, to: datetime) -> None:
        """Set the clock to a later moment; an earlier one changes nothing."""
        self._now = max(self._now, to.astimezone(self.zone))


class RunningClock(WoundClock):
    """A wound clock that also runs: what it shows moves on by itself between two windings."""

    def __init__(self, start: datetime, zone: ZoneInfo) -> None:
        super().__init__(start, zone)
        self._since = monotonic()

    def now(self) -> datetime:
        """Return the moment it was wound to and what has passed since."""
        return self._now + timedelta(seconds=monotonic() - self._since)

    def wind(self, to: datetime) -> None:
        """Set the clock to a later moment, from which it runs on."""
        now = self.now()
        self._now, self._since = max(now, to.astimezone(self.zone)), monotonic()
