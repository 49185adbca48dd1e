"""How a benchmark measures: the two sides in turn, the median of their ratios with its range; processes."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")
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


def processor_time(run: Run, *, rounds: int = 3) -> float:
    """Return the seconds of CPU a run takes: the median of several."""
    seconds = []
    for _ in range(rounds):
        start = process_time()
        run()
        seconds.append(process_time() - start)
    return statistics.median(seconds)


def _seconds(run: Run) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


@contextmanager
def child(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a module as a process of its own, its output at hand, and end it afterwards."""
    made = subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield made
    finally:
        made.kill()
        made.wait()


def processor_seconds(pid: int) -> float:
    """Return the seconds of CPU a process has taken (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident_mib(pid: int) -> float:
    """Return how much memory a process holds (Linux); one that has ended holds none."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0
