"""The sheets of the desk: the reception register, the ledger of opinions, the coverage of talks."""

from storage.sheets.choices import OUTCOME, PRIVACY, TALK, VERDICT, VERDICT_BY
from storage.sheets.shape import Column, Kind, Sheet

RECEPTION = Sheet(
    "reception",
    (
        Column("number", 13),
        Column("day", 11, Kind.DATE),
        Column("hours", 12, Kind.HOURS),
        Column("host", 9),
        Column("place", 13),
        Column("visitor", 9),
        Column("unit", 16),
        Column("party", 5.5, Kind.COUNT),
        Column("category", 10),
        Column("line", 22, sensitive=True),
        Column("outcome", 9, Kind.CHOICE, choices=OUTCOME),
        Column("in-charge", 12),
        Column("due", 11, Kind.DATE),
        Column("answered", 11, Kind.DATE),
        Column("verdict", 9, Kind.CHOICE, choices=VERDICT),
        Column("remark", 12),
    ),
)

CASES = Sheet(
    "cases",
    (
        Column("number", 12),
        Column("received", 11, Kind.DATE),
        Column("source", 9),
        Column("category", 10),
        Column("summary", 24, sensitive=True),
        Column("privacy", 7, Kind.CHOICE, choices=PRIVACY),
        Column("in-charge", 12),
        Column("owner", 9),
        Column("deputy", 12),
        Column("due", 20),
        Column("extension", 10),
        Column("answered", 11, Kind.DATE),
        Column("days-used", 7, Kind.COUNT),
        Column("verdict", 8, Kind.CHOICE, choices=VERDICT),
        Column("verdict-by", 10, Kind.CHOICE, choices=VERDICT_BY),
        Column("closed", 11, Kind.DATE),
    ),
)

TALKS = Sheet(
    "talks",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("unit", 24),
        Column("name", 10),
        Column("post", 18),
        Column("occasion", 14),
        Column("due", 12, Kind.DATE),
        Column("held", 12, Kind.DATE),
        Column("speaker", 10),
        Column("state", 9, Kind.CHOICE, choices=TALK),
        Column("follow-up", 12, Kind.DATE),
        Column("remark", 20),
    ),
)
