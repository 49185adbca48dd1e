"""What a wave is opened with: lengths, the day of the reminder, and whose account votes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rules.refusals import Refused
from rules.satisfaction.waves import WaveSettings, account_votes, check_length, last_day, reminder_on

OPENED = datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bound", "first", "votes"),
    [
        (-30, -30, True),  # long a member
        (0, 0, True),  # in the very moment
        (-1, -30, True),  # bound again, but before the wave
        (1, 1, True),  # joins for the first time while it is open
        (1, -30, False),  # bound again while it is open
        (2, 1, False),  # joined while it was open, and bound again
        (1, None, False),  # nobody knows since when
    ],
)
def test_a_name_bound_again_while_the_wave_is_open_does_not_vote(
    bound: int, first: int | None, votes: bool
) -> None:
    bound_at = OPENED + timedelta(days=bound)
    first_at = None if first is None else OPENED + timedelta(days=first)
    assert account_votes(bound_at=bound_at, first_bound_at=first_at, opened_at=OPENED) is votes


@pytest.mark.parametrize(
    ("opens", "days", "last", "reminder"),
    [
        (date(2026, 11, 23), 10, date(2026, 12, 2), date(2026, 11, 28)),  # over the end of a month
        (date(2026, 12, 28), 7, date(2027, 1, 3), date(2026, 12, 31)),  # over the end of a year
        (date(2028, 2, 27), 4, date(2028, 3, 1), date(2028, 2, 29)),  # over a leap day
        (date(2026, 11, 23), 2, date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 23), 1, date(2026, 11, 23), date(2026, 11, 24)),  # over by then: nobody is reminded
    ],
)
def test_last_day_and_reminder(opens: date, days: int, last: date, reminder: date) -> None:
    assert last_day(opens, days) == last
    assert reminder_on(opens, last) == reminder


@pytest.mark.parametrize("days", [0, -3, 61])
def test_a_wave_of_no_day_or_of_many_is_refused(days: int) -> None:
    with pytest.raises(Refused, match="wave-length"):
        check_length(days)


def test_k_is_never_under_five() -> None:
    assert WaveSettings().k == 5
    with pytest.raises(Refused, match="setting-wave-k"):
        WaveSettings(k=4)
