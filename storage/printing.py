"""Printed pages as PDF: slips for joining, visit sheets of branches without Telegram, notices of aid.

The layout is in `print/*.typ`; every sentence comes from the caller, and every text is data: nothing a person
typed is ever read as markup.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pylopdf_fonts_zh_cn
import segno

if TYPE_CHECKING:
    import typst

LAYOUTS: Final = Path(__file__).parent / "print"


@dataclass(frozen=True, slots=True)
class Slip:
    """What lets one person join: full name, branch, nine digits."""

    name: str
    unit: str
    code: str


@dataclass(frozen=True, slots=True)
class SlipTexts:
    """The sentences round a slip."""

    title: str  # of the document
    hint: str  # beside the branch at the head of a page: cut, hand out in person
    code: str  # above the nine digits
    scan: str  # scan with Telegram, not with anything else
    steps: tuple[str, ...]  # how to join, a line each; three at most


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One elder of a visit sheet: what is owed, by when, and the ways that would do."""

    name: str
    what: tuple[str, ...]
    due: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One branch's sheet under its title (unit and period)."""

    title: str
    rows: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class VisitTexts:
    """The words printed on every visit sheet."""

    title: str  # of the document
    note: str  # what to do with the sheet
    columns: tuple[str, str, str, str, str, str, str]  # number, name, what, by when, ways, date, signature
    signatures: tuple[str, str, str]  # filled in by, checked by, date


@dataclass(frozen=True, slots=True)
class AidNotice:
    """One branch's public notice: a sentence, and name and kind of help of everybody on it."""

    unit: str
    body: str
    rows: tuple[tuple[str, str], ...]
    day: str


@dataclass(frozen=True, slots=True)
class AidNoticeTexts:
    """The words printed on every notice of aid."""

    document: str  # its title
    title: str
    columns: tuple[str, str, str]  # number, name, kind
    feedback: str  # where to object
    signed: str


def slip_link(bot: str, code: str) -> str:
    """Return the address that opens the bot's chat with the code of a slip."""
    return f"https://t.me/{bot}?start={code}"


def slips_pdf(slips: Sequence[Slip], *, bot: str, texts: SlipTexts) -> bytes:
    """Lay out slips, eight to an A4 page and every branch on its own pages, in the order given.

    `bot` is the bot's user name; the QR code of a slip opens its chat with the code.
    """
    branches = [
        {"unit": unit, "slips": [_slip(slip, bot) for slip in group]}
        for unit, group in groupby(slips, key=lambda slip: slip.unit)
    ]
    return compile_page("slips.typ", {"branches": branches, "texts": asdict(texts)})


def visit_sheets_pdf(sheets: Sequence[VisitSheet], *, texts: VisitTexts) -> bytes:
    """Lay out visit sheets on A4, each from a new page, title and header repeated."""
    data = {"sheets": [asdict(sheet) for sheet in sheets], "texts": asdict(texts)}
    return compile_page("visit_sheet.typ", data)


def aid_notices_pdf(notices: Sequence[AidNotice], *, texts: AidNoticeTexts) -> bytes:
    """Lay out public notices of aid, each on its own A4 page (a long one on several)."""
    pages = [
        asdict(notice) | {"rows": [{"name": name, "category": kind} for name, kind in notice.rows]}
        for notice in notices
    ]
    return compile_page("aid_notice.typ", {"notices": pages, "texts": asdict(texts)})


def _slip(slip: Slip, bot: str) -> dict[str, str]:
    return asdict(slip) | {"qr": _qr(slip_link(bot, slip.code))}


def _qr(link: str) -> str:
    """Draw a QR code as SVG: a quarter of it may be smudged, for a slip is folded and lies in pockets."""
    drawing = io.BytesIO()
    segno.make_qr(link, error="q", boost_error=False).save(drawing, kind="svg", border=2, xmldecl=False)
    return drawing.getvalue().decode()


def compile_page(layout: str, data: Mapping[str, object], *, density: float | None = None) -> bytes:
    """Lay data out by one of the layouts in `print/`: as PDF, or as PNG with so many pixels an inch."""
    import typst  # noqa: PLC0415 - seven megabytes that a bot does without until it prints

    drawn: bytes = typst.compile(
        LAYOUTS / layout,
        root=LAYOUTS,
        font_paths=_fonts(),
        format="pdf" if density is None else "png",
        ppi=density,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return drawn


@cache
def _fonts() -> "typst.Fonts":
    """Load the fonts that come with the program, and no others: a page looks the same everywhere."""
    import typst  # noqa: PLC0415 - as above

    folder = pylopdf_fonts_zh_cn.sans_path().parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
