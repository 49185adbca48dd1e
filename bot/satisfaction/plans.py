"""What a wave is opened with, from what an administrator says: a template, perhaps title, days, groups."""

from collections.abc import Sequence
from datetime import date

from bot.texts import DEFAULT, Words
from rules.refusals import Refused
from rules.satisfaction.surveys import shipped
from rules.satisfaction.waves import GROUPS, MEMBERS, last_day
from storage.satisfaction.waves import Plan


def plan(
    template: str,
    *,
    on: date,
    title: str | None = None,
    closes_on: date | None = None,
    days: int | None = None,
    groups: Sequence[str] = (),
) -> Plan:
    """Make the plan; refused: 'questionnaire-unknown', 'wave-group-unknown'."""
    for group in groups:
        if group not in GROUPS:
            raise Refused("wave-group-unknown", group=group, known=", ".join(GROUPS))
    end = closes_on or (None if days is None else last_day(on, days))
    half = "first" if on.month <= 6 else "second"
    named = title or Words(DEFAULT)("wave-title", year=str(on.year), half=half)
    return Plan(named, shipped(template), tuple(groups) or (MEMBERS,), end)
