"""Paper ballots: mixed across units into boxes of at least k before unfolding, and a count sheet a box."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rules.refusals import Refused

_MOST_BALLOTS: Final = 10_000  # of a box


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was counted in one box: for each question, how many ballots chose each option.

    A question may be left blank on a ballot, so its numbers may add up to less than the ballots.
    """

    ballots: int
    counts: tuple[tuple[int, ...], ...]

    def check(self, questions: int, options: int, k: int) -> None:
        """Refuse a sheet that no box of this wave can have given ('paper-box-few', 'paper-counts-wrong')."""
        if not k <= self.ballots <= _MOST_BALLOTS:
            raise Refused("paper-box-few", least=k)
        if len(self.counts) != questions:
            raise Refused("paper-counts-wrong", number=len(self.counts) + 1, options=options)
        for number, row in enumerate(self.counts, start=1):
            check_row(row, number, options, self.ballots)


def check_row(row: tuple[int, ...], number: int, options: int, ballots: int) -> None:
    """Refuse the numbers of one question that cannot be right ('paper-counts-wrong', 'paper-counts-many')."""
    if len(row) != options or min(row) < 0:
        raise Refused("paper-counts-wrong", number=number, options=options)
    if sum(row) > ballots:
        raise Refused("paper-counts-many", number=number, ballots=ballots)


def waited_for(closes_on: date, days: int, on: date) -> bool:
    """Say whether a wave whose last day is over still waits for its count sheets on a day."""
    return on <= closes_on + timedelta(days=days)
