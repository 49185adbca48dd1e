"""How long each kind of thing is kept, in days: settings like any other, dated and in the audit trail."""

from dataclasses import astuple, dataclass
from typing import Final

from rules.refusals import Refused

LEAST: Final = 30  # days; less would take away what is still being worked with


@dataclass(frozen=True, slots=True)
class RetentionSettings:
    """Days after which something is deleted, or (words) emptied while the record of what was done stays."""

    messages: int = 400  # what was sent to whom and whether it arrived, what was told in digests
    drafts: int = 30  # conversations left lying
    slips: int = 30  # used or run out
    parked_updates: int = 90  # what could not be handled and nobody looked at
    visit_notes: int = 1095  # the words; that somebody was visited stays
    case_words: int = 1825  # after its end; number, unit, days and verdict stay
    appointment_lines: int = 400  # what somebody wanted to talk about
    notices: int = 400  # their texts
    roster_doubts: int = 400  # once decided

    def __post_init__(self) -> None:
        if min(astuple(self)) < LEAST:
            raise Refused("retention-too-short", least=LEAST)
