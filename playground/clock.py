"""A clock that stands still until it is wound: for demonstrations and for tests."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class WoundClock:
    """Call it for the time; `time` is aware of its zone and moves only when told to."""

    time: datetime

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.time

    def forward(self, **span: float) -> None:
        """Move on by a span given as for `timedelta`: `forward(hours=1)`."""
        self.time += timedelta(**span)
