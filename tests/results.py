"""Results of closed waves for tests, made from counted cells: a county of two towns and three branches."""

from collections.abc import Mapping, Sequence
from datetime import date

from rules.satisfaction.reporting import report
from rules.satisfaction.results import Row
from rules.satisfaction.scoring import add_up
from rules.satisfaction.surveys import HEADLINE, Questionnaire, shipped
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.templates import About
from rules.satisfaction.trees import TreeUnit, UnitTree
from storage.satisfaction.results import Headed, Result

COUNTY, EAST, WEST, FIRST, SECOND, THIRD = range(1, 7)
TREE = UnitTree.of(
    [
        TreeUnit(COUNTY, "清河县", None),
        TreeUnit(EAST, "东镇", COUNTY),
        TreeUnit(WEST, "西镇", COUNTY),
        TreeUnit(FIRST, "一支部", EAST),
        TreeUnit(SECOND, "二支部", EAST),
        TreeUnit(THIRD, "三支部", WEST),
    ]
)
PATHS = {1: "/1/", 2: "/1/2/", 3: "/1/3/", 4: "/1/2/4/", 5: "/1/2/5/", 6: "/1/3/6/"}
ASKED = shipped(HEADLINE)


def cell(
    unit: int,
    *answers: Sequence[int],
    silent: int = 5,
    group: str = "members",
    asked: Questionnaire = ASKED,
    stand_for: int | None = None,
) -> CellCount:
    """Count answers by option, question after question (the last for those left over), in one unit."""
    by_question = [*answers, *[answers[-1]] * (len(asked.questions) - len(answers))]
    padded = [[*counts, *[0] * (len(asked.scale.options) - len(counts))] for counts in by_question]
    cast = sum(padded[0])
    sums = {
        question.code: add_up(asked.scale.values, counts)
        for question, counts in zip(asked.questions, padded, strict=True)
    }
    return CellCount(unit, group, {unit: cast + silent}, cast, sums, stand_for)


def result(
    cells: Sequence[CellCount],
    *,
    wave: int = 1,
    asked: Questionnaire = ASKED,
    about: About = About.NOTHING,
    about_id: int | None = None,
    paper: Row | None = None,
    paths: Mapping[int, str] = PATHS,
) -> Result:
    """Return the result of a wave that closed half a year after the one before it."""
    closes_on = date(2026 + wave // 2, 6 if wave % 2 == 0 else 12, 2)
    title = f"{closes_on.year}年{'上' if closes_on.month == 6 else '下'}半年组织工作满意度"
    head = Headed(wave, asked.code, title, closes_on, about, about_id)
    return Result(head, closes_on, report(asked, TREE, cells, 5), paper, TREE, paths)
