"""Every workbook's sheet, declared once; `storage.workbooks.writer` renders them all."""

from storage.sheets.care import MONTHLY, UNDONE, VISITS
from storage.sheets.desk import CASES, RECEPTION, TALKS
from storage.sheets.office import AID, AUDIT, ROSTER, ROSTER_FEEDBACK
from storage.sheets.rating import SATISFACTION
from storage.sheets.shape import Sheet

SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        VISITS,
        RECEPTION,
        CASES,
        SATISFACTION,
        UNDONE,
        TALKS,
        AID,
        MONTHLY,
        ROSTER,
        ROSTER_FEEDBACK,
        AUDIT,
    )
}
