"""Every workbook's sheet, declared once; `storage.workbooks.writer` renders them all."""

from storage.sheets.care import MONTHLY, UNDONE, VISIT_FORM, VISITS
from storage.sheets.desk import CASES, RECEPTION, TALKS
from storage.sheets.office import AID, AUDIT, FIFTY, ROSTER, ROSTER_FEEDBACK
from storage.sheets.rating import SATISFACTION
from storage.sheets.shape import Sheet

SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        VISITS,
        VISIT_FORM,
        RECEPTION,
        CASES,
        SATISFACTION,
        UNDONE,
        TALKS,
        AID,
        MONTHLY,
        FIFTY,
        ROSTER,
        ROSTER_FEEDBACK,
        AUDIT,
    )
}
