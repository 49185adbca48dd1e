"""Ways to cases: raising one, one's own, and the desk."""

from typing import Final

from bot.cases import buttons as case
from rules.permissions import Permission
from tests.ways.table import ASK, LEADS, OWN, TODAY, Things, menu, ways


def _written(_things: Things) -> dict[str, object]:
    return {
        "category": "members",
        "about": 0,
        "texts": ["路灯不亮"],
        "files": [],
        "nameless": False,
        "lead": "",
    }


def _letter(_things: Things) -> dict[str, object]:
    return {"source": "phone", "category": "members", "about": 0, "caller": "路人"}


WAYS: Final = (
    *menu("cases.raising.begin", Permission.MEMBER, "suggest", "意见"),
    *ways("cases.raising", Permission.MEMBER, {"choose_category": lambda _: case.Category("members", 0)}),
    *ways(
        "cases.raising",
        Permission.MEMBER,
        {"choose_category": lambda t: case.Category("members", t.elder)},
        outside="not-allowed",
        by=Permission.RAISE_FOR,
    ),
    *ways(
        "cases.raising",
        Permission.RAISE_FOR,
        {"ask_for_whom": lambda t: case.OnBehalf(t.elder)},
        outside="not-allowed",
    ),
    *ways(
        "cases.raising",
        Permission.RAISE_FOR,
        {
            "ask_for_whom": lambda _: case.OnBehalf(0),
            "take_name": "查无此人",
        },
        within="case.for_whom",
    ),
    *ways(
        "cases.raising",
        Permission.MEMBER,
        {
            "take_piece": "还有一件",
            "check": lambda _: case.Done(),
            "go_nameless": lambda _: case.Nameless(),
        },
        within="case.write",
        draft=_written,
    ),
    *ways(
        "cases.raising",
        Permission.MEMBER,
        {
            "take_piece": "再补一句",
            "go_nameless": lambda _: case.Nameless(),
            "file_it": lambda _: case.FileAs("named"),
        },
        within="case.check",
        draft=_written,
    ),
    *ways("cases.need", Permission.RAISE_FOR, {"ask": lambda t: case.Need(t.elder, t.visit)}),
    *ways(
        "cases.need",
        Permission.RAISE_FOR,
        {"take": "屋里漏雨"},
        within="case-need.words",
        draft=lambda t: {"subject": t.elder, "visit": t.visit},
        outside="not-allowed",
    ),
    # One's own
    *ways(
        "cases",
        Permission.MEMBER,
        {
            "mine.show": lambda t: case.Show(t.own_case),
            "mine.ask_more": lambda t: case.Add(t.own_case),
            "mine.ask_quit": lambda t: case.Quit(t.own_case),
            "verdicts.fine": lambda t: case.Fine(t.own_case),
            "verdicts.later": lambda t: case.Later(t.own_case),
        },
        outside="old-button",
        reach=OWN,
    ),
    *ways(
        "cases.verdicts",
        Permission.MEMBER,
        {"take_word": "谢谢"},
        within="case-word.word",
        draft=lambda t: {"case": t.own_case},
        outside="old-button",
        reach={},
    ),
    *ways(
        "cases.mine",
        Permission.MEMBER,
        {"take_more": "又漏了"},
        within="case-more.more",
        draft=lambda t: {"case": t.own_case},
        outside="case-not-allowed",
        reach=OWN,
    ),
    *ways(
        "cases",
        Permission.MEMBER,
        {
            "verdicts.satisfied": lambda t: case.Satisfied(t.own_case),
            "verdicts.not_satisfied": lambda t: case.NotSatisfied(t.own_case),
            "verdicts.again": lambda t: case.Again(t.own_case),
        },
        outside="case-not-yours",
        reach=OWN,
    ),
    *ways(
        "cases.mine",
        Permission.MEMBER,
        {"quit_it": lambda t: case.QuitYes(t.own_case)},
        outside="case-not-allowed",
        reach=OWN,
    ),
    *menu("cases.ledger.show", Permission.MEMBER, "ledger", "公开"),
    # The desk
    *ways("cases.witness", Permission.WITNESS_CASES, {"ask_day": lambda t: case.Witness(t.case, 1)}),
    *ways(
        "cases.witness",
        Permission.WITNESS_CASES,
        {"take": lambda t: case.Witnessed(t.case, 1, TODAY)},
        outside="case-not-yours",
        reach=ASK,
    ),
    *menu("cases.desk.show_queue", Permission.WORK_CASES, "desk", "办件"),
    *ways("cases.desk", Permission.WORK_CASES, {"show_queue": lambda _: case.Desk(0)}),
    *ways("cases.desk", Permission.MEMBER, {"find_number": "YJ20269999"}),
    *ways(
        "cases",
        Permission.WORK_CASES,
        {
            "desk.show_case": lambda t: case.Open(t.case),
            "desk.send_files": lambda t: case.Files(t.case),
            "desk.do": lambda t: case.Do(t.case, "route"),
            "typed.ask_line": lambda t: case.Do(t.case, "return"),
        },
        outside="not-allowed",
    ),
    *ways(
        "cases.desk",
        Permission.WORK_CASES,
        {"give": lambda t: case.GiveTo(t.case, "hand_over", t.elder)},
        outside="case-not-allowed",
        reach=LEADS,
    ),
    *ways("cases.typed", Permission.WORK_CASES, {"ask_reason": lambda t: case.ExtendBy(t.case, 3)}),
    *ways(
        "cases.typed",
        Permission.WORK_CASES,
        {"take_line": "材料还没到"},
        within="desk-line.line",
        draft=lambda t: {"case": t.case, "event": "extend", "days": 3},
        outside="case-not-allowed",
        reach=LEADS,
    ),
    *ways(
        "cases.desk",
        Permission.WORK_CASES,
        {"do": lambda t: case.Do(t.case, "take")},
        outside="case-not-allowed",
    ),
    *ways("cases.desk", Permission.ROUTE_CASES, {"route": lambda t: case.RouteTo(t.case, 0)}),
    *ways(
        "cases.entering",
        Permission.ROUTE_CASES,
        {
            "choose_source": lambda _: case.Enter(""),
            "choose_category": lambda _: case.EnterAs("phone", "members"),
        },
    ),
    *(
        way
        for state in ("who", "which")
        for way in ways(
            "cases.entering",
            Permission.ROUTE_CASES,
            {
                "take_name": "查无此人",
                "choose_person": lambda _: case.From(0),
            },
            within=f"desk-enter.{state}",
            draft=_letter,
        )
    ),
    *ways(
        "cases.entering",
        Permission.ROUTE_CASES,
        {"take_words": "来信说路不平"},
        within="desk-enter.words",
        draft=_letter,
    ),
)
