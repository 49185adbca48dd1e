"""How a benchmark measures: the two sides in turn, and the median of their ratios with its range."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one benchmark found: our seconds, theirs, and ours over theirs, pair by pair."""

    name: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    def __str__(self) -> str:
        ratios = [mine / other for mine, other in zip(self.ours, self.theirs, strict=True)]
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        ratio = f"{statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]"
        return f"{self.name}: {ours:.3f} s against {theirs:.3f} s, ratio {ratio}"


def compare(name: str, ours: Run, theirs: Run, *, rounds: int = 5) -> Comparison:
    """Measure two runs in turn, after one of each that does not count."""
    ours(), theirs()
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(rounds)]
    mine, others = zip(*pairs, strict=True)
    return Comparison(name, mine, others)


def _seconds(run: Run) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start
