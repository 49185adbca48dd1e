"""The buttons under a workbook: other periods, one of the units, and (in the folder) with what is sealed."""

from datetime import date
from typing import Final, TypeAlias

from bot.callback_data import Button, button
from bot.keyboards import Key, Rows, column, pairs
from bot.texts import Language, Words
from storage.exports.asked import Asked
from storage.exports.periods import pressed
from storage.exports.units import Below
from storage.exports.workbooks import Choice, Wanted, has_sealed, workbook

_PAGE: Final = 10  # units a screen


@button("ex")
class ChooseWorkbook(Button):
    """Take a workbook as it is usually wanted."""

    code: str


@button("ext")
class TakeWorkbook(Button):
    """Take a workbook of a unit (0: of everything one may see) and a period, or of a wave."""

    code: str
    unit: int
    from_on: date
    until_on: date
    wave: int


@button("exs")
class WithSealed(Button):
    """Take the same again, with the sealed columns: asks for the reason."""

    code: str
    unit: int
    from_on: date
    until_on: date
    wave: int


@button("exu")
class ChooseUnit(Button):
    """Show the units below, a page of them, to take the same of one of them."""

    code: str
    unit: int
    from_on: date
    until_on: date
    wave: int
    page: int


Precise: TypeAlias = TakeWorkbook | WithSealed | ChooseUnit


def wanted_by(pressed_button: Precise, *, on: date) -> Wanted:
    """Return what a button asks for; a forged period is refused."""
    span = workbook(pressed_button.code).span
    period = pressed(span, pressed_button.from_on, pressed_button.until_on, on=on)
    return Wanted(pressed_button.code, pressed_button.unit, period, pressed_button.wave)


def workbook_keys(codes: list[str]) -> Rows:
    """Offer workbooks."""
    return pairs(*(Key(f"button-export-{code}", ChooseWorkbook(code)) for code in codes))


def under_workbook(
    language: Language, unit: int, asked: Asked, choices: list[Choice], below: list[Below], *, to_folder: bool
) -> Rows:
    """Offer what else may be wanted once a workbook is there: the other periods first."""
    others = [choice for choice in choices if (choice.period, choice.wave) != (asked.period, asked.wave)]
    keys = [_period_key(language, asked.code, unit, choice) for choice in others]
    waves = any(choice.title for choice in others)  # named by their titles, which take a row each
    here = Choice(asked.period, asked.wave)
    more = []
    if below and workbook(asked.code).by_unit:
        more.append(Key("button-export-unit", ChooseUnit(*_fields(asked.code, unit, here), 0)))
    if to_folder and has_sealed(asked):
        more.append(Key("button-export-sealed", WithSealed(*_fields(asked.code, unit, here))))
    return [*(column(*keys) if waves else pairs(*keys)), *column(*more)]


def unit_keys(wanted: ChooseUnit, below: list[Below]) -> Rows:
    """Offer the units below, a page of them."""
    page = max(0, min(wanted.page, (len(below) - 1) // _PAGE))
    same = (wanted.from_on, wanted.until_on, wanted.wave)
    keys = [
        Key("button-export-period", TakeWorkbook(wanted.code, unit.id, *same), {"period": unit.name})
        for unit in below[page * _PAGE : (page + 1) * _PAGE]
    ]
    turn = [
        Key(label, ChooseUnit(wanted.code, wanted.unit, *same, to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to * _PAGE < len(below)
    ]
    return [*column(*keys), turn]


def _period_key(language: Language, code: str, unit: int, choice: Choice) -> Key:
    """Return the key of a period, named as shortly as it can be: two of them share a row."""
    button, (name, values) = TakeWorkbook(*_fields(code, unit, choice)), choice.period.named()
    if name is None or choice.title:
        label = choice.title or choice.period.in_words(Words(language))
        return Key("button-export-period", button, {"period": label})
    return Key(f"button-period-{name}", button, {**values})


def _fields(code: str, unit: int, choice: Choice) -> tuple[str, int, date, date, int]:
    until_on = choice.period.until_on
    return code, unit, choice.period.from_on or until_on, until_on, choice.wave
