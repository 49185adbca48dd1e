"""The paper of a wave as PDF: a ballot to be copied, and the count sheet of a box."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from storage.printing import compile_page


@dataclass(frozen=True, slots=True)
class BallotTexts:
    """The sentences on ballot and count sheet."""

    note: str  # under the ballot's title
    sheet: str  # the count sheet's title
    sheet_note: str
    box: str  # which box it is
    ballots: str  # how many were in it
    question: str  # the head of the column
    signatures: tuple[str, str, str]  # counted by, checked by, date


def ballots_pdf(
    title: str,
    questions: Sequence[str],
    indicators: Sequence[str],
    options: Sequence[str],
    *,
    texts: BallotTexts,
) -> bytes:
    """Lay out one page of ballots, without a name, unit or number, and one count sheet.

    Every ballot of a wave is alike: a copier makes as many as are needed.
    """
    data = {
        "title": title,
        "questions": list(questions),
        "indicators": list(indicators),
        "options": list(options),
        "texts": asdict(texts),
    }
    return compile_page("ballots.typ", data)
