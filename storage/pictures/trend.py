"""The picture of a satisfaction result: scores wave by wave with their intervals, beside published ones."""

from dataclasses import asdict, dataclass
from typing import Final

from storage.printing import compile_page

_DENSITY: Final = 216  # pixels an inch: a page of 360 points is 1,080 pixels wide, three a point of a phone


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn of one wave: a score with its interval, a band, or only words where nothing is shown."""

    words: str  # beside what is drawn, or in its place
    mean: float | None = None
    low: float | None = None  # of the interval or the band
    high: float | None = None
    moved: str = ""  # how it moved on the wave before, where the two are told apart


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator: a mark a wave, and one a publication, without a score where none was published."""

    name: str
    marks: tuple[Mark, ...]
    published: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything that stands in the picture, oldest wave first; `legend` explains, a line each."""

    title: str
    unit: str
    waves: tuple[str, ...]
    publications: tuple[str, ...]
    panels: tuple[Panel, ...]
    legend: tuple[str, ...]


def trend_png(trend: Trend) -> bytes:
    """Draw the picture: as wide as a phone, as high as it needs."""
    return compile_page("trend.typ", asdict(trend), density=_DENSITY)
