"""Ways to what an office does: waves and results, workbooks, the roster, slips."""

from collections.abc import Callable
from typing import Final

from bot.callback_data import Button
from bot.satisfaction.buttons import BallotButton
from handlers.exports.buttons import ChooseUnit, ChooseWorkbook, TakeWorkbook, WithSealed
from handlers.roster import Apply, Drop
from handlers.satisfaction.results import ResultButton
from handlers.satisfaction.waves import CloseWave, OpenWave
from handlers.slips import AskPrint, Give, Open, Print
from rules.permissions import Permission
from tests.ways.table import TODAY, Deed, menu, ways

# Which workbooks there are, and what it takes to take them.
WORKBOOKS: Final = {
    "visits": Permission.EXPORT_PEOPLE,
    "undone": Permission.EXPORT_PEOPLE,
    "roster": Permission.EXPORT_PEOPLE,
    "reception": Permission.SEE_RECEPTION,
    "cases": Permission.ROUTE_CASES,
    "satisfaction": Permission.SEE_COUNTS,
    "audit": Permission.SEE_AUDIT,
}


def _workbook(kind: Callable[..., Button], code: str, *more: int) -> Deed:
    return lambda things: kind(code, things.branch, TODAY, TODAY, 0, *more)


WAYS: Final = (
    *menu("satisfaction.ballot.offer", Permission.RATE, "rate", "评价"),
    *ways("satisfaction.ballot", Permission.RATE, {"tap": lambda _: BallotButton("intro-1")}),
    *menu("satisfaction.results.newest", Permission.MEMBER, "result", "结果"),
    *ways("satisfaction.results", Permission.MEMBER, {"of_unit": lambda t: ResultButton(1, t.branch, 0)}),
    *menu("satisfaction.waves.overview", Permission.RUN_WAVES, "wave", "满意度"),
    *ways(
        "satisfaction.waves",
        Permission.RUN_WAVES,
        {
            "open_": lambda _: OpenWave("headline", 0),
            "close": lambda _: CloseWave(1, 0),
        },
    ),
    *menu("exports.asking.offer", Permission.EXPORT, "export", "导出台账"),
    *ways(
        "exports.asking",
        Permission.EXPORT,
        {"take_usual": lambda _: ChooseWorkbook("audit")},
        outside="not-allowed",
        by=Permission.SEE_AUDIT,
    ),
    *(
        way
        for code, by in WORKBOOKS.items()
        for way in ways(
            "exports.asking",
            Permission.EXPORT,
            {
                "take": _workbook(TakeWorkbook, code),
                "choose_unit": _workbook(ChooseUnit, code, 0),
            },
            outside="not-allowed",
            by=by,
        )
    ),
    *ways(
        "exports.asking",
        Permission.EXPORT,
        {"ask_reason": _workbook(WithSealed, "roster")},
    ),
    *ways(
        "exports.asking",
        Permission.EXPORT,
        {"take_reason": "换届核对"},
        within="exports.reason",
        draft=lambda t: {"wanted": WithSealed("roster", t.branch, TODAY, TODAY, 0).pack()},
    ),
    *menu("roster.explain", Permission.IMPORT_ROSTER, "roster", "名册"),
    *ways(
        "roster",
        Permission.IMPORT_ROSTER,
        {
            "apply": lambda _: Apply(1),
            "drop": lambda _: Drop(1),
        },
    ),
    *ways(
        "roster",
        Permission.IMPORT_ROSTER,
        {"take_file": b"no workbook"},
        refusal="roster-file-not-taken",
    ),
    *ways(
        "roster",
        Permission.IMPORT_ROSTER,
        {"take_file": b"no workbook"},
        within="slips.who",
        refusal="roster-file-not-taken",
    ),
    *menu("slips.begin", Permission.ISSUE_SLIP, "slips", "纸条"),
    *(
        way
        for state in ("", "slips.who")
        for way in ways(
            "slips",
            Permission.ISSUE_SLIP,
            {
                "open_unit": lambda t: Open(t.branch, 0),
                "give": lambda t: Give(t.elder),
                "ask_print": lambda t: AskPrint(t.branch),
                "print_all": lambda t: Print(t.branch),
            },
            within=state,
            outside="slips-not-yours",
        )
    ),
    *ways(
        "slips",
        Permission.ISSUE_SLIP,
        {"find": "查无此人"},
        within="slips.who",
    ),
)
