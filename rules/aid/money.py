"""Amounts of money: whole fen inside, yuan as people write and read them; never a fraction of a fen."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from rules.refusals import Refused
from rules.tables import table

FEN: Final = 100  # in a yuan
_AMOUNT: Final = table("aid")["amount"]
MOST: Final[int] = _AMOUNT["most_yuan"] * FEN
_TIMES: Final[dict[str, int]] = _AMOUNT["times"]
# 1200, 1200.5, 1,200.50: a comma parts thousands or nothing; a thousand may be written out.
_WRITTEN: Final = re.compile(
    rf"(?P<whole>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(?P<part>\d{{1,8}}))?(?P<times>[{''.join(_TIMES)}]?)",
    re.ASCII,
)


def read_yuan(typed: str) -> int:
    """Return the fen of an amount as people type it: '1200', '1,200.50', '1200' with the word for yuan.

    Refuses what could be meant in two ways ('aid-amount-unclear'), nothing at all ('aid-amount-none'), parts
    of a fen ('aid-amount-too-fine') and what is beyond any aid ('aid-amount-too-much').
    """
    found = _WRITTEN.fullmatch(_bare(typed))
    if found is None:
        raise Refused("aid-amount-unclear")
    whole, part = found["whole"].replace(",", ""), found["part"] or ""
    fen = Decimal(f"{whole}.{part}0") * _TIMES.get(found["times"], 1) * FEN
    if fen != int(fen) or (len(part) > 2 and not found["times"]):  # 1.200 may have been meant as 1,200
        raise Refused("aid-amount-too-fine")
    if fen == 0:
        raise Refused("aid-amount-none")
    if fen > MOST:
        raise Refused("aid-amount-too-much", most=in_yuan(MOST))
    return int(fen)


def in_yuan(fen: int) -> str:
    """Write fen in yuan, the fen only where there are any: '1,200', '1,200.50', '-80'."""
    whole, part = divmod(abs(fen), FEN)
    return f"{'-' if fen < 0 else ''}{whole:,}{f'.{part:02}' if part else ''}"


def _bare(typed: str) -> str:
    """Return what is left without the currency: half-width, without the space round it."""
    bare = unicodedata.normalize("NFKC", typed).strip().casefold()
    for sign in _AMOUNT["before"]:
        bare = bare.removeprefix(unicodedata.normalize("NFKC", sign)).lstrip()
    for word in _AMOUNT["after"]:
        bare = bare.removesuffix(word).rstrip()
    return bare
