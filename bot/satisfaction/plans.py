"""What a wave is opened with, from what an administrator says: a template, perhaps title, days, groups."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.services import Services
from bot.texts import DEFAULT, Words
from rules.refusals import Refused
from rules.satisfaction.scales import Wording
from rules.satisfaction.surveys import (
    SHIPPED,
    Question,
    Questionnaire,
    case_code,
    extended,
    shipped,
)
from rules.satisfaction.templates import About, named, template
from rules.satisfaction.waves import last_day
from storage.satisfaction import assessed, evaluation, questionnaires
from storage.satisfaction.evaluation import Asked
from storage.satisfaction.waves import Plan

_HALF: Final = 6  # months
MOST_PEOPLE: Final = 20  # newly appointed, on one ballot


def plan(
    code: str,
    *,
    on: date,
    title: str | None = None,
    closes_on: date | None = None,
    days: int | None = None,
    groups: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
    about: tuple[int, str] | None = None,
) -> Plan:
    """Make the plan; refused: 'questionnaire-unknown', 'wave-group-unknown'.

    `questionnaire` is a county's own, or a shipped one with more questions; `about` a unit and its name.
    """
    named(groups)
    end = closes_on or (None if days is None else last_day(on, days))
    return Plan(
        title or title_of(code, on, about[1] if about is not None else ""),
        questionnaire or shipped(code),
        tuple(groups) or template(code).groups,
        end,
        about=None if about is None else about[0],
        lenient=not groups,
    )


async def prepared(
    services: Services,
    code: str,
    *,
    unit: int | None = None,
    people: Sequence[str] = (),
    title: str | None = None,
    closes_on: date | None = None,
    days: int | None = None,
    groups: Sequence[str] = (),
) -> tuple[Plan, int]:
    """Make a template's plan with what it is about, and say for how many open cases a ballot has no room.

    Refused as well: 'wave-unit-wanted', 'wave-people-wanted', 'wave-people-many', 'wave-runs-by-itself'.
    """
    asked = await services.database.read(questionnaires.find, code)
    kind, left = template(code), 0
    if kind.about is About.HOST:
        raise Refused("wave-runs-by-itself")
    about = await _assessed(services, unit) if kind.about is About.UNIT else None
    if kind.about is About.PEOPLE:
        asked = extended(asked, about_people(people))
    if kind.cases:
        cases, left = await services.database.read(evaluation.to_ask, asked)
        asked = extended(asked, map(about_case, cases))
    made = plan(
        code,
        on=services.today,
        title=title,
        closes_on=closes_on,
        days=days,
        groups=groups,
        questionnaire=asked,
        about=about,
    )
    return made, left


def about_people(people: Sequence[str]) -> Iterable[Question]:
    """Make a question for each person newly appointed, named as the administrator wrote it."""
    if not people:
        raise Refused("wave-people-wanted")
    if len(people) > MOST_PEOPLE:
        raise Refused("wave-people-many", most=MOST_PEOPLE)
    for number, person in enumerate(people, start=1):
        asks = _both("question-appointee", person=person)
        yield Question(f"appointee-{number}", asks, Wording(person, person))


def about_case(case: Asked) -> Question:
    """Make the question about an open case: its number, kind and unit, and whether it was answered."""
    params = {"number": case.number, "unit": case.unit, "state": case.state.value}
    worded = {
        language: Words(language)(
            "question-case", category=Words(language)(f"case-category-{case.category}"), **params
        )
        for language in ("zh", "en")
    }
    return Question(
        case_code(case.number), Wording(worded["zh"], worded["en"]), Wording(case.number, case.number)
    )


async def _assessed(services: Services, unit: int | None) -> tuple[int, str]:
    if unit is None:
        raise Refused("wave-unit-wanted")
    return unit, await services.database.read(assessed.name, unit)


def _both(key: str, **params: str) -> Wording:
    return Wording(Words("zh")(key, **params), Words("en")(key, **params))


def title_of(code: str, on: date, about: str = "") -> str:
    """Return what a wave of a template is called if nobody gave it a title; `about` a unit or a host."""
    half = "first" if on.month <= _HALF else "second"
    kind = code if code in SHIPPED else "own"
    return Words(DEFAULT)("wave-title", year=str(on.year), half=half, kind=kind, unit=about)
