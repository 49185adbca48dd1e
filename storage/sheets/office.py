"""The administrator's sheets: the roster and what an import says of it, the aid funds, the audit trail."""

from storage.sheets.choices import CATEGORY, FEEDBACK, FIFTY_BASIS, HONOUR, SEX, STANDING
from storage.sheets.shape import Column, Kind, Sheet

ROSTER = Sheet(
    "roster",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("unit", 24),
        Column("name", 10),
        Column("sex", 5, Kind.CHOICE, choices=SEX),
        Column("born", 12, Kind.DATE),
        Column("joined", 12, Kind.DATE),
        Column("full-since", 12, Kind.DATE),
        Column("party-age", 7, Kind.COUNT),
        Column("category", 10, Kind.CHOICE, choices=CATEGORY),
        Column("standing", 16, Kind.CHOICE, choices=STANDING),
        Column("honour", 12, Kind.CHOICE, choices=HONOUR),
        Column("phone", 14, sensitive=True),
        Column("contact", 10),
        Column("remark", 14),
    ),
)

ROSTER_FEEDBACK = Sheet(
    "roster-feedback",
    (
        Column("row", 9, Kind.COUNT),
        Column("name", 14),
        Column("verdict", 16, Kind.CHOICE, choices=FEEDBACK),
        Column("reasons", 90),
    ),
)

FIFTY = Sheet(
    "fifty",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("unit", 24),
        Column("name", 10),
        Column("sex", 5, Kind.CHOICE, choices=SEX),
        Column("born", 9, Kind.MONTH),
        Column("joined", 12, Kind.DATE),
        Column("full-since", 12, Kind.DATE),
        Column("counted-from", 12, Kind.DATE),
        Column("correction", 8, Kind.COUNT),
        Column("reached", 12, Kind.DATE),
        Column("basis", 20, Kind.CHOICE, choices=FIFTY_BASIS),
        Column("checked", 18),
    ),
)

AID = Sheet(
    "aid",
    (
        Column("serial", 5, Kind.SERIAL),
        Column("day", 12, Kind.DATE),
        Column("fund", 16),
        Column("subject", 20),
        Column("name", 10),
        Column("unit", 20),
        Column("category", 12),
        Column("income", 12, Kind.MONEY),
        Column("expense", 12, Kind.MONEY),
        Column("balance", 13, Kind.MONEY),
        Column("paper", 16),
        Column("notice-until", 12, Kind.DATE),
        Column("receipt", 14),
    ),
)

AUDIT = Sheet(
    "audit",
    (
        Column("number", 9, Kind.COUNT),
        Column("at", 19, Kind.MOMENT),
        Column("who", 18),
        Column("what", 30),
        Column("object", 34),
        Column("seal", 20),
    ),
)
