"""Every workbook that can be asked for, one declaration each; and what somebody wants, as an export."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

from sqlmodel import Session, col, select

from rules.permissions import Caller, Permission, Scope, scope
from rules.refusals import Refused
from storage.exports import contents, roster, units
from storage.exports.asked import Asked
from storage.exports.periods import Span, offered
from storage.models.satisfaction import WaveRow
from storage.satisfaction.waves import CLOSED
from storage.sheets import SHEETS
from storage.sheets.cells import Row
from storage.sheets.draft import Withheld, sealed
from storage.sheets.period import Period
from storage.sheets.shape import Course, Sheet
from storage.sheets.words import Words

Shape: TypeAlias = Callable[[Session, Asked, Words], tuple[Sheet, Course | None]]
Rows: TypeAlias = Callable[[Session, Asked, Words], Iterable[Row]]
_WAVES_OFFERED: Final = 6


@dataclass(frozen=True, slots=True)
class Workbook:
    """A sheet, who may take it and of what, what its rows are, and what tells how many they will be."""

    sheet: Sheet
    permission: Permission
    span: Span
    rows: Rows
    size: Callable[[Session, Asked], int] = contents.members
    closer: Mapping[str, Permission] = field(default_factory=dict)  # columns that take a further permission
    by_unit: bool = True  # False: of the county as a whole only
    shape: Shape | None = None  # where columns depend on what is asked for; such a workbook is never large

    @property
    def code(self) -> str:
        """What it is called on the command line and in buttons."""
        return self.sheet.code


WORKBOOKS: Final[Mapping[str, Workbook]] = {
    book.code: book
    for book in (
        Workbook(SHEETS["visits"], Permission.EXPORT_PEOPLE, Span.QUARTER, contents.visits),
        Workbook(SHEETS["visit-form"], Permission.EXPORT_PEOPLE, Span.DAY, contents.visit_form),
        Workbook(SHEETS["undone"], Permission.EXPORT_PEOPLE, Span.DAY, contents.undone),
        Workbook(
            SHEETS["reception"],
            Permission.SEE_RECEPTION,
            Span.MONTH,
            contents.reception,
            size=contents.few,
            closer={"visitor": Permission.RUN_RECEPTION, "line": Permission.RUN_RECEPTION},
        ),
        Workbook(
            SHEETS["cases"],
            Permission.ROUTE_CASES,
            Span.QUARTER,
            contents.cases,
            size=contents.few,
        ),
        Workbook(SHEETS["talks"], Permission.TALKS, Span.YEAR, contents.talks),
        Workbook(
            SHEETS["satisfaction"],
            Permission.SEE_COUNTS,
            Span.WAVE,
            contents.satisfaction,
            size=contents.few,
            shape=contents.satisfaction_shape,
        ),
        Workbook(
            SHEETS["fifty"], Permission.EXPORT_PEOPLE, Span.DAY, contents.fifty_years, size=contents.few
        ),
        Workbook(SHEETS["monthly"], Permission.SEE_NOTES, Span.MONTH, contents.monthly),
        Workbook(
            SHEETS["aid"],
            Permission.KEEP_FUNDS,
            Span.QUARTER,
            contents.aid,
            size=contents.few,
            by_unit=False,
        ),
        Workbook(SHEETS["roster"], Permission.EXPORT_PEOPLE, Span.DAY, roster.rows),
        Workbook(
            SHEETS["audit"],
            Permission.SEE_AUDIT,
            Span.MONTH,
            contents.audit,
            size=contents.deeds,
            by_unit=False,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a workbook somebody wants; 0 and None: whatever is usual."""

    code: str
    unit: int = 0
    period: Period | None = None
    wave: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A period one may choose, and the wave it is of (its title tells more than its days)."""

    period: Period
    wave: int = 0
    title: str = ""


def workbook(code: str) -> Workbook:
    """Return a workbook by its code; refused where there is none: buttons may be forged or old."""
    if code not in WORKBOOKS:
        raise Refused("old-button")
    return WORKBOOKS[code]


def allowed(caller: Caller) -> list[Workbook]:
    """List the workbooks that somebody may take of anybody at all."""
    return [book for book in WORKBOOKS.values() if scope(caller, book.permission).paths]


def ask(
    session: Session,
    wanted: Wanted,
    within: Scope,
    *,
    at: datetime,
    caller: Caller | None = None,
    reason: str | None = None,
) -> Asked:
    """Return an export, refused outside the scope; without a caller (the command line) nothing is hidden.

    Raises Refused: 'old-button', 'not-allowed', 'export-whole-only', 'export-no-wave'.
    """
    book = workbook(wanted.code)
    chosen = units.meant(session, within, wanted.unit)
    if wanted.unit and not book.by_unit and not units.is_county(chosen):
        raise Refused("export-whole-only")
    choice = _choice(session, book, wanted, at)
    return Asked(
        code=book.code,
        paths=chosen.paths,
        unit=chosen.name,
        period=choice.period,
        at=at,
        wave=choice.wave,
        hidden=() if caller is None else _hidden(book, caller, chosen.paths),
        partly=chosen.partly,
        reason=reason,
    )


def choices(session: Session, code: str, *, at: datetime) -> list[Choice]:
    """List the periods a workbook is offered for, the usual one first."""
    book = workbook(code)
    if book.span is Span.WAVE:
        return _closed_waves(session)[:_WAVES_OFFERED]
    return [Choice(period) for period in offered(book.span, at.date())]


def withheld(asked: Asked) -> tuple[Withheld, ...]:
    """Return what is left out of an export, and why."""
    book = workbook(asked.code)
    hidden = tuple(Withheld(column, "withheld-confidential") for column in asked.hidden)
    closed = () if asked.reason is not None else sealed(book.sheet)
    others = (Withheld("withheld-other-units", "withheld-units"),) if asked.partly else ()
    return (*hidden, *(each for each in closed if each.what not in asked.hidden), *others)


def has_sealed(asked: Asked) -> bool:
    """Say whether there are sealed columns that whoever asked might see in the folder."""
    return asked.reason is None and any(each.why == "withheld-sealed" for each in withheld(asked))


def _hidden(book: Workbook, caller: Caller, paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        column
        for column, permission in book.closer.items()
        if not all(scope(caller, permission).covers(path) for path in paths)
    )


def _choice(session: Session, book: Workbook, wanted: Wanted, at: datetime) -> Choice:
    """Return the period that is wanted; of a wave the days it was open, the newest one unless it is named."""
    if book.span is not Span.WAVE:
        return Choice(wanted.period or offered(book.span, at.date())[0])
    for choice in _closed_waves(session):
        if (wanted.wave in (0, choice.wave)) and _within(choice.period, wanted.period):
            return choice
    raise Refused("export-no-wave")


def _within(wave: Period, asked: Period | None) -> bool:
    """Say whether a wave ended in the period asked for."""
    return asked is None or (asked.from_on or wave.until_on) <= wave.until_on <= asked.until_on


def _closed_waves(session: Session) -> list[Choice]:
    found = session.exec(select(WaveRow).where(WaveRow.state == CLOSED).order_by(col(WaveRow.id).desc()))
    return [Choice(Period(row.opens_on, row.closes_on), row.id or 0, row.title) for row in found]
