"""The sheets of the five cares and of the branches' month: visits, what is undone, monthly notes."""

from storage.sheets.choices import CATEGORY, RUNG, SEX, STANDING, TIMING, WAY
from storage.sheets.shape import Column, Kind, Sheet

VISITS = Sheet(
    "visits",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("unit", 17),
        Column("name", 9),
        Column("sex", 5, Kind.CHOICE, choices=SEX),
        Column("born", 9, Kind.MONTH),
        Column("joined", 11, Kind.DATE),
        Column("category", 9, Kind.CHOICE, choices=CATEGORY),
        Column("standing", 12, Kind.CHOICE, choices=STANDING),
        Column("owner", 9),
        Column("matter", 13),
        Column("owed", 11.5, Kind.SPAN),
        Column("visited", 11, Kind.DATE),
        Column("way", 7, Kind.CHOICE, choices=WAY),
        Column("visitor", 9),
        Column("on-time", 7, Kind.CHOICE, choices=TIMING),
        Column("cases", 13),
        Column("note", 16, sensitive=True),
    ),
)

VISIT_FORM = Sheet(
    "visit-form",
    (
        Column("id", 8, Kind.COUNT),
        Column("unit", 22),
        Column("name", 10),
        Column("matter", 26),
        Column("due", 12, Kind.DATE),
        Column("ways", 16, Kind.CHOICE, choices=WAY),
        Column("on", 12, Kind.DATE),
        Column("way", 9),
        Column("visitor", 10),
        Column("note", 18),
    ),
)

UNDONE = Sheet(
    "undone",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("unit", 22),
        Column("name", 10),
        Column("category", 10, Kind.CHOICE, choices=CATEGORY),
        Column("standing", 18, Kind.CHOICE, choices=STANDING),
        Column("matter", 18),
        Column("owed", 13, Kind.SPAN),
        Column("days-late", 8, Kind.COUNT),
        Column("owner", 10),
        Column("rung", 12, Kind.CHOICE, choices=RUNG),
        Column("remark", 20),
    ),
)

MONTHLY = Sheet(
    "monthly",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("unit", 24),
        Column("month", 9, Kind.MONTH),
        Column("branch-day", 12, Kind.DATE),
        Column("visits", 8, Kind.COUNT),
        Column("tasks-due", 8, Kind.COUNT),
        Column("tasks-done", 8, Kind.COUNT),
        Column("cases-raised", 8, Kind.COUNT),
        Column("cases-answered", 8, Kind.COUNT),
        Column("passed-up", 36, sensitive=True),
        Column("sent-by", 10),
        Column("sent", 12, Kind.DATE),
    ),
)
