"""The sheet of a satisfaction wave, filled with what the withholding rule lets be shown and nothing finer."""

from typing import Final

from storage.sheets.choices import COMPARABLE
from storage.sheets.shape import Chart, Column, Kind, Sheet

SCORE: Final = 13  # digits a column of scores is wide

SATISFACTION = Sheet(
    "satisfaction",
    (
        Column("unit", 24),
        Column("invited", 8, Kind.COUNT),
        Column("cast", 8, Kind.COUNT),
        Column("response", 9, Kind.SHARE),
        Column("overall", SCORE, Kind.SCORE, group="scores"),
        Column("officers", SCORE, Kind.SCORE, group="scores"),
        Column("selection", SCORE, Kind.SCORE, group="scores"),
        Column("integrity", SCORE, Kind.SCORE, group="scores"),
        Column("credibility", SCORE, Kind.SCORE),
        Column("satisfaction", SCORE, Kind.SCORE),
        Column("interval", 13, Kind.INTERVAL),
        Column("unaware", 10, Kind.SHARE),
        Column("change", 12, Kind.CHANGE),
        Column("comparable", 11, Kind.CHOICE, choices=COMPARABLE),
    ),
    charts=(Chart("composites", "unit", ("credibility", "satisfaction")),),
)
