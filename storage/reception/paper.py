"""The register of a reception day as a printed page, to be filled in at the desk."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from storage.printing import compile_page


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One visit; an empty line is for whoever comes unannounced."""

    number: str = ""
    time: str = ""
    name: str = ""
    party: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class RegisterTexts:
    """The words printed on a register."""

    title: str
    about: str  # below the title: the day, who receives, where
    note: str  # how to fill it in
    columns: tuple[str, ...]  # number, time, visitor, party, topic, line, outcome, signature
    outcomes: tuple[str, str]  # to be ticked
    signatures: tuple[str, ...]  # filled in by, checked by, date


def register_pdf(lines: Sequence[RegisterLine], texts: RegisterTexts) -> bytes:
    """Lay out a register on A4, title and header repeated."""
    return compile_page("register.typ", {"lines": [asdict(line) for line in lines], "texts": asdict(texts)})
