"""A bar that shows how far long work has come, where a terminal watches."""

import sys
from dataclasses import dataclass
from typing import Final

_WIDTH: Final = 30  # characters


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of work of known size; on anything but a terminal it shows nothing."""

    title: str
    total: int

    def __call__(self, done: int) -> None:
        """Show that so many are done."""
        if not sys.stderr.isatty() or not self.total:
            return
        filled = _WIDTH * done // self.total
        end = "\n" if done >= self.total else ""
        line = f"\r{self.title} [{'#' * filled:<{_WIDTH}}] {done}/{self.total}"
        print(line, end=end, file=sys.stderr, flush=True)
