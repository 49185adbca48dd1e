"""The sheet of a satisfaction wave, filled with what the withholding rule lets be shown and nothing finer."""

from storage.sheets.choices import COMPARABLE
from storage.sheets.shape import Chart, Column, Kind, Sheet

SATISFACTION = Sheet(
    "satisfaction",
    (
        Column("unit", 24),
        Column("invited", 8, Kind.COUNT),
        Column("cast", 8, Kind.COUNT),
        Column("response", 9, Kind.SHARE),
        Column("overall", 13, Kind.SCORE, group="scores"),
        Column("officers", 13, Kind.SCORE, group="scores"),
        Column("selection", 13, Kind.SCORE, group="scores"),
        Column("integrity", 13, Kind.SCORE, group="scores"),
        Column("credibility", 13, Kind.SCORE),
        Column("satisfaction", 13, Kind.SCORE),
        Column("interval", 13, Kind.INTERVAL),
        Column("unaware", 10, Kind.SHARE),
        Column("change", 12, Kind.CHANGE),
        Column("comparable", 11, Kind.CHOICE, choices=COMPARABLE),
    ),
    charts=(Chart("composites", "unit", ("credibility", "satisfaction")),),
)
