"""Results of closed waves, worked out once: nothing of a closed wave ever changes."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from sqlmodel import Session

from storage.satisfaction import results
from storage.satisfaction.results import Result

_KEPT: Final = 12  # waves; one of 1,500 units takes a few megabytes


@dataclass(frozen=True, slots=True)
class Published:
    """What one running bot remembers of results; may be asked from several threads at once.

    On the evening of a closing thousands ask for the same wave: the first works it out, the others wait.
    """

    _found: OrderedDict[int, Result] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def series(self, session: Session, wave_id: int, most: int) -> tuple[Result, ...]:
        """Return a closed wave's result and those before it in its series, newest first, at most so many.

        Without changes: `rules.satisfaction.changes` knows them. Refused before it is closed.
        """
        return tuple(self._one(session, each) for each in results.series_up_to(session, wave_id)[:most])

    def _one(self, session: Session, wave_id: int) -> Result:
        with self._lock:
            if wave_id not in self._found:
                self._found[wave_id] = results.alone(session, wave_id)
            self._found.move_to_end(wave_id)
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)
            return self._found[wave_id]
