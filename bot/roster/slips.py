"""A slip as a person meets it: printed eight a page, or as a picture to be scanned from a phone."""

import io
from collections.abc import Sequence
from typing import Final

import segno

from bot.texts import Words
from storage.printing import Slip, SlipTexts, slips_pdf
from storage.slips import Issued

_STEPS: Final = (1, 2, 3)
_DOT: Final = 10  # pixels of a module: large enough for one phone to read it from another


def paper(issued: Sequence[Issued], bot: str, words: Words) -> bytes:
    """Lay out slips as PDF, every branch on its own pages; `bot` is the bot's user name."""
    texts = SlipTexts(
        title=words("slip-title"),
        hint=words("slip-hint"),
        code=words("slip-code"),
        scan=words("slip-scan"),
        steps=tuple(words(f"slip-step-{number}", bot=bot) for number in _STEPS),
    )
    return slips_pdf([Slip(slip.name, slip.unit, slip.code) for slip in issued], bot=bot, texts=texts)


def picture(link: str) -> bytes:
    """Draw a link as a QR code (PNG)."""
    drawing = io.BytesIO()
    segno.make_qr(link, error="q", boost_error=False).save(drawing, kind="png", scale=_DOT, border=4)
    return drawing.getvalue()


def in_threes(code: str) -> str:
    """Write nine digits as people read them out."""
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))
