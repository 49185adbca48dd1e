"""The sheet of a satisfaction wave, filled with what the withholding rule lets be shown and nothing finer."""

from typing import Final

from storage.sheets.choices import COMPARABLE
from storage.sheets.shape import Chart, Column, Kind, Sheet

SCORE: Final = 13  # digits a column of scores is wide
_NUMBER: Final = 11  # likewise one of numbers: as wide as the words that stand where one is withheld

SATISFACTION = Sheet(
    "satisfaction",
    (
        Column("unit", 22),
        Column("invited", _NUMBER, Kind.COUNT),
        Column("cast", _NUMBER, Kind.COUNT),
        Column("response", _NUMBER, Kind.SHARE),
        Column("overall", SCORE, Kind.SCORE, group="scores"),
        Column("officers", SCORE, Kind.SCORE, group="scores"),
        Column("selection", SCORE, Kind.SCORE, group="scores"),
        Column("integrity", SCORE, Kind.SCORE, group="scores"),
        Column("credibility", SCORE, Kind.SCORE),
        Column("satisfaction", SCORE, Kind.SCORE),
        Column("interval", 13, Kind.INTERVAL),
        Column("unaware", _NUMBER, Kind.SHARE),
        Column("change", _NUMBER, Kind.CHANGE),
        Column("comparable", 9, Kind.CHOICE, choices=COMPARABLE),
    ),
    charts=(Chart("composites", "unit", ("credibility", "satisfaction")),),
)
