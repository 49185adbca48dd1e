"""Ways to what an office does: waves and results, workbooks, the roster, slips."""

from collections.abc import Callable
from typing import Final

from bot.callback_data import Button
from bot.satisfaction.buttons import (
    Appointed,
    AssessUnit,
    BallotButton,
    DrawNow,
    DrawSample,
    FollowUps,
    KnownIn,
    LowScore,
    OpenWave,
    Paper,
    ReadRemark,
    SampleWave,
    TakeFrame,
    UnitsToAssess,
)
from handlers.exports.buttons import ChooseUnit, ChooseWorkbook, TakeWorkbook, WithSealed
from handlers.roster.buttons import (
    Apply,
    Ask,
    Branches,
    Drop,
    FirstRecord,
    LookAgain,
    MergeBranch,
    MergeBranchYes,
    MergeRecords,
    NameSplit,
    Other,
    Records,
    RenameUnit,
    Same,
    SecondRecord,
    SplitBranch,
    Stop,
    Tick,
)
from handlers.satisfaction.boxes import CheckBox, EnterBox, KeepBox
from handlers.satisfaction.paper import AllIn, ListUnit, PrintPaper, Where
from handlers.satisfaction.results import (
    BesideButton,
    CloserButton,
    GroupsButton,
    OthersButton,
    PictureButton,
    ResultButton,
)
from handlers.satisfaction.waves import CloseWave
from handlers.slips import AskPrint, Give, Open, Print
from rules.permissions import Permission
from tests.ways.table import TODAY, Deed, menu, ways

# Which workbooks there are, and what it takes to take them.
WORKBOOKS: Final = {
    "visits": Permission.EXPORT_PEOPLE,
    "visit-form": Permission.EXPORT_PEOPLE,
    "undone": Permission.EXPORT_PEOPLE,
    "roster": Permission.EXPORT_PEOPLE,
    "reception": Permission.SEE_RECEPTION,
    "cases": Permission.ROUTE_CASES,
    "talks": Permission.TALKS,
    "satisfaction": Permission.SEE_COUNTS,
    "fifty": Permission.EXPORT_PEOPLE,
    "monthly": Permission.SEE_NOTES,
    "aid": Permission.KEEP_FUNDS,
    "audit": Permission.SEE_AUDIT,
}


def _workbook(kind: Callable[..., Button], code: str, *more: int) -> Deed:
    return lambda things: kind(code, things.branch, TODAY, TODAY, 0, *more)


# Of records and branches only what changes nobody's: the transcripts show what it does to them.
_RECORDS: Final[dict[str, Deed]] = {
    "begin": lambda _: Records(),
    "choose_first": lambda t: FirstRecord(t.elder),
    "choose_second": lambda t: SecondRecord(t.elder, t.elder),
    "merge": lambda t: MergeRecords(t.elder, t.elder),
}
_BRANCHES: Final[dict[str, Deed]] = {
    "begin": lambda _: Branches(),
    "ask_name": lambda t: RenameUnit(t.branch),
    "ask_into": lambda t: MergeBranch(t.branch),
    "merge": lambda t: MergeBranchYes(t.branch, t.branch),
    "choose_people": lambda t: SplitBranch(t.branch),
}
_NAMED: Final[dict[str, dict[str, Deed]]] = {
    "which": {"find": "湖东村党支部"},
    "new_name": {"rename": "湖东社区党支部"},
    "into": {"look_at_merger": "湖西村党支部"},
    "split_name": {
        "split": "湖中村党支部",
        "tick": lambda t: Tick(t.elder, 0),
        "ask_split_name": lambda _: NameSplit(),
    },
}


WAYS: Final = (
    *menu("satisfaction.ballot.offer", Permission.RATE, "rate", "评价"),
    *ways("satisfaction.ballot", Permission.RATE, {"tap": lambda _: BallotButton("intro-1")}),
    *menu("satisfaction.results.newest", Permission.MEMBER, "result", "结果"),
    *ways(
        "satisfaction.results",
        Permission.MEMBER,
        {
            "of_unit": lambda t: ResultButton(1, t.branch, 0),
            "look_closer": lambda t: CloserButton(1, t.branch, 0),
            "set_beside": lambda t: BesideButton(1, t.branch),
            "by_groups": lambda _: GroupsButton(1),
            "draw": lambda t: PictureButton(1, t.branch),
            "list_others": lambda _: OthersButton(),
        },
    ),
    *menu("satisfaction.waves.overview", Permission.RUN_WAVES, "wave", "满意度"),
    *ways(
        "satisfaction.waves",
        Permission.RUN_WAVES,
        {
            "open_": lambda _: OpenWave("headline", 0),
            "close": lambda _: CloseWave(1, 0),
            "turn": lambda _: UnitsToAssess(0),
            "assess": lambda t: AssessUnit(t.branch, 0),
        },
    ),
    *ways(
        "satisfaction.opening",
        Permission.RUN_WAVES,
        {"ask_people": lambda _: OpenWave("appointments", 0)},
    ),
    *(
        way
        for state in ("who", "sure")
        for way in ways(
            "satisfaction.opening",
            Permission.RUN_WAVES,
            {
                "take_people": "张三 灵湖镇镇长",
                **({"open_appointments": lambda _: Appointed()} if state == "sure" else {}),
            },
            within=f"wave-people.{state}",
            draft=lambda _: {"people": ["张三 灵湖镇镇长"]},
        )
    ),
    *ways(
        "satisfaction.sampling",
        Permission.RUN_WAVES,
        {"ask_size": lambda _: SampleWave("headline"), "take_frame": lambda _: TakeFrame(1)},
    ),
    *(
        way
        for state, step, deed in (
            ("size", "take_size", "300"),
            ("value", "take_value", "上证指数收盘"),
            ("day", "publish", lambda _: KnownIn(1)),
        )
        for way in ways(
            "satisfaction.sampling",
            Permission.RUN_WAVES,
            {step: deed},
            within=f"wave-sample.{state}",
            draft=lambda _: {"template": "headline", "size": 300, "value": "上证指数收盘"},
        )
    ),
    *ways("satisfaction.drawing", Permission.RUN_WAVES, {"ask_value": lambda _: DrawSample(1)}),
    *(
        way
        for state in ("value", "sure")
        for way in ways(
            "satisfaction.drawing",
            Permission.RUN_WAVES,
            {"take_value": "3912.45", **({"draw": lambda _: DrawNow()} if state == "sure" else {})},
            within=f"wave-draw.{state}",
            draft=lambda _: {"sample": 1, "value": "3912.45"},
        )
    ),
    *ways(
        "satisfaction.paper",
        Permission.RUN_WAVES,
        {
            "overview": lambda _: Paper(1),
            "where": lambda _: Where(1, 0),
            "list_unit": lambda t: ListUnit(1, t.branch),
            "print_paper": lambda _: PrintPaper(1),
            "all_in": lambda _: AllIn(1),
        },
    ),
    *ways(
        "satisfaction.boxes",
        Permission.RUN_WAVES,
        {"ask_ballots": lambda _: EnterBox(1), "check": lambda _: CheckBox(1, 1, 0)},
    ),
    *(
        way
        for state, step, deed in (
            ("ballots", "take_ballots", "12"),
            ("counts", "take_counts", "1 2 3 4 5 6"),
            ("sure", "keep", lambda _: KeepBox()),
        )
        for way in ways(
            "satisfaction.boxes",
            Permission.RUN_WAVES,
            {step: deed},
            within=f"paper-box.{state}",
            draft=lambda _: {"wave": 1, "ballots": 30, "counts": []},
        )
    ),
    *ways(
        "satisfaction.followups",
        Permission.ROUTE_CASES,
        {
            "overview": lambda _: FollowUps(1),
            "low_score": lambda t: LowScore(1, t.branch, 0),
            "read_remark": lambda _: ReadRemark(1, 1, 0),
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
    *menu("roster.looking.explain", Permission.IMPORT_ROSTER, "roster", "名册"),
    *ways(
        "roster.looking",
        Permission.IMPORT_ROSTER,
        {"look_again": lambda _: LookAgain(1), "drop": lambda _: Drop(1)},
    ),
    *ways(
        "roster.applying",
        Permission.IMPORT_ROSTER,
        {"begin": lambda _: Apply(1), "stop": lambda _: Stop(1)},
    ),
    *ways(
        "roster.deciding",
        Permission.IMPORT_ROSTER,
        {"ask": lambda _: Ask(1, 0), "same": lambda _: Same(1, 0), "other": lambda _: Other(1)},
    ),
    *(
        way
        for state in ("", "slips.who")
        for way in ways(
            "roster.looking",
            Permission.IMPORT_ROSTER,
            {"take_file": b"no workbook"},
            within=state,
            refusal="roster-file-not-taken",
        )
    ),
    *(
        way
        for state in ("", "records.name")
        for way in ways("roster.records", Permission.IMPORT_ROSTER, _RECORDS, within=state)
    ),
    *ways("roster.records", Permission.IMPORT_ROSTER, {"find": "王桂英"}, within="records.name"),
    *(
        way
        for state in ("", *(f"branches.{each}" for each in ("which", "new_name", "into", "split_name")))
        for way in ways("roster.branches", Permission.IMPORT_ROSTER, _BRANCHES, within=state)
    ),
    *(
        way
        for state, deeds in _NAMED.items()
        for way in ways(
            "roster.branches",
            Permission.IMPORT_ROSTER,
            deeds,
            within=f"branches.{state}",
            draft=lambda _: {"unit": 0, "ticked": []},
        )
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
