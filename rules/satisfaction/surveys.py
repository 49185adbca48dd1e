"""Questionnaires as data: questions and composites over one scale, from TOML, frozen into a wave as JSON."""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from rules.refusals import Refused
from rules.satisfaction.scales import (
    UNWORDED,
    Option,
    Scale,
    Wording,
    read_scale,
    read_wording,
    shipped_scales,
)
from rules.strict import Strict, code, distinct, table
from rules.tables import table as data

T = TypeVar("T")

HEADLINE: Final = "headline"
FULL: Final = "full"
SHIPPED: Final = (
    HEADLINE,
    FULL,
    "open-evaluation",
    "unit-assessment",
    "appointments",
    "reception-rating",
)
MOST_QUESTIONS: Final = 14  # of a questionnaire
MOST_ASKED: Final = 32  # with those added when a wave is opened: what a button and a box carry
_CASE: Final = "case-"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its wording is the Fluent message `question-<code>` unless it brings its own.

    `short` names what it measures, in results; without it, `indicator-<code>` or the wording does.
    """

    code: str
    wording: Wording = UNWORDED
    short: Wording = UNWORDED

    @property
    def case_number(self) -> str | None:
        """The number of the case it asks about, if it does."""
        return self.code.removeprefix(_CASE).upper() if self.code.startswith(_CASE) else None


@dataclass(frozen=True, slots=True)
class Composite:
    """An index over questions: the mean of their means; its wording is `composite-<code>`."""

    code: str
    parts: tuple[str, ...]
    wording: Wording = UNWORDED


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a wave asks. A wave keeps its own frozen copy, so that no later edit touches it."""

    code: str
    version: int
    scale: Scale
    questions: tuple[Question, ...]
    composites: tuple[Composite, ...] = ()
    remark: bool = True  # whether a free remark is asked for afterwards

    def position(self, question: str) -> int:
        """Return where a question stands; answers are kept in this order."""
        return [each.code for each in self.questions].index(question)


def case_code(number: str) -> str:
    """Return the code of a question about a case."""
    return f"{_CASE}{number.lower()}"


def extended(questionnaire: Questionnaire, more: Iterable[Question]) -> Questionnaire:
    """Return a questionnaire with more questions at its end; too many are refused."""
    made = replace(questionnaire, questions=(*questionnaire.questions, *more))
    _refuse_unsound(made, MOST_ASKED)
    return made


def shipped(name: str) -> Questionnaire:
    """Return a questionnaire that comes with the program, `headline` or `full`."""
    if name not in SHIPPED:
        raise Refused("questionnaire-unknown", code=name)
    return _read(Strict(data(f"questionnaire-{name}"), ""), MOST_QUESTIONS)


def load_questionnaire(text: str) -> Questionnaire:
    """Read a county's own TOML; every question and composite we do not know must bring its wording."""
    questionnaire = _read(Strict(_parse(text), ""), MOST_QUESTIONS)
    if questionnaire.code in SHIPPED:
        raise Refused("questionnaire-code-taken", code=questionnaire.code)
    _refuse_wordless(questionnaire)
    return questionnaire


def mistakes(text: str) -> list[Refused]:
    """List everything wrong in a county's own TOML, a refusal each; nothing: it can be loaded."""
    try:
        entries = _parse(text)
    except Refused as refused:
        return [refused]
    found = [*_each(entries, "questions", _read_question), *_each(entries, "composites", _read_composite)]
    found += _refusals(_read_scale, entries["scale"]) if "scale" in entries else []
    return found or _refusals(load_questionnaire, text)


def freeze(questionnaire: Questionnaire) -> str:
    """Return the questionnaire with its scale as the JSON a wave keeps."""
    return json.dumps(_entries(questionnaire), ensure_ascii=False, separators=(",", ":"))


def thaw(text: str) -> Questionnaire:
    """Read a wave's frozen questionnaire back."""
    try:
        entries = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused("questionnaire-unreadable") from error
    return _read(table(entries, ""), MOST_ASKED)


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused("questionnaire-unreadable") from error


def _each(entries: dict[str, object], key: str, read: Callable[[object], object]) -> Iterator[Refused]:
    listed = entries.get(key)
    for entry in listed if isinstance(listed, list) else ():
        yield from _refusals(read, entry)


def _refusals(read: Callable[[T], object], given: T) -> list[Refused]:
    try:
        read(given)
    except Refused as refused:
        return [refused]
    return []


def _read(entries: Strict, most: int) -> Questionnaire:
    questionnaire = Questionnaire(
        code=entries.code(),
        version=entries.take("version", int),
        scale=_read_scale(entries.take("scale", object)),
        questions=tuple(_read_question(each) for each in entries.take("questions", list)),
        composites=tuple(_read_composite(each) for each in entries.maybe("composites", list) or ()),
        remark=entries.maybe("remark", bool) is not False,
    )
    entries.finish()
    _refuse_unsound(questionnaire, most)
    return questionnaire


def _read_scale(entry: object) -> Scale:
    """Take a shipped scale's code, or a scale written out."""
    if not isinstance(entry, str):
        return read_scale(table(entry, "scale"))
    scales = shipped_scales()
    if entry not in scales:
        raise Refused("questionnaire-scale-unknown", scale=entry)
    return scales[entry]


def _read_question(entry: object) -> Question:
    """Take a bare code, or a table with the county's own words."""
    if isinstance(entry, str):
        return Question(code(entry))
    entries = table(entry, "questions")
    own = entries.code()
    question = Question(own, read_wording(entries, own), read_wording(entries, own, "short_"))
    entries.finish()
    return question


def _read_composite(entry: object) -> Composite:
    entries = table(entry, "composites")
    own = entries.code()
    parts = tuple(code(part) for part in entries.take("parts", list))
    composite = Composite(own, parts, read_wording(entries, own))
    entries.finish()
    return composite


def _refuse_unsound(questionnaire: Questionnaire, most: int) -> None:
    if questionnaire.version < 1:
        raise Refused("questionnaire-value-wrong", key="version")
    if not 1 <= len(questionnaire.questions) <= most:
        raise Refused("questionnaire-questions-count", most=most)
    asked = [question.code for question in questionnaire.questions]
    distinct(asked + [composite.code for composite in questionnaire.composites])
    for composite in questionnaire.composites:
        distinct(list(composite.parts))
        if len(composite.parts) < 2 or not set(composite.parts) <= set(asked):
            raise Refused("questionnaire-composite-parts", code=composite.code)


def _refuse_wordless(questionnaire: Questionnaire) -> None:
    known = [shipped(name) for name in SHIPPED]
    _refuse_unworded(questionnaire.questions, {each.code for one in known for each in one.questions})
    _refuse_unworded(questionnaire.composites, {each.code for one in known for each in one.composites})
    _refuse_unworded(questionnaire.scale.options, _worded_options())


def _refuse_unworded(entries: Iterable[Question | Composite | Option], worded: set[str]) -> None:
    for each in entries:
        if each.wording.zh is None and each.code not in worded:
            raise Refused("questionnaire-wording-missing", code=each.code)


def _worded_options() -> set[str]:
    """Return the options that Fluent has words for: those that bring none themselves."""
    options = [option for scale in shipped_scales().values() for option in scale.options]
    return {option.code for option in options if option.wording.zh is None}


def _entries(questionnaire: Questionnaire) -> dict[str, object]:
    return {
        "code": questionnaire.code,
        "version": questionnaire.version,
        "scale": questionnaire.scale.as_entries(),
        "questions": [
            {"code": each.code, **each.wording.as_entries(), **each.short.as_entries("short_")}
            for each in questionnaire.questions
        ],
        "composites": [
            {"code": each.code, "parts": list(each.parts), **each.wording.as_entries()}
            for each in questionnaire.composites
        ],
        "remark": questionnaire.remark,
    }
