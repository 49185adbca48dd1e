"""The digest's part of talks: what is due, what is planned, who is missing, and meetings that are overdue."""

from datetime import date

from bot.digest import Section
from bot.keyboards import Key, pairs
from bot.talks import words
from bot.talks.buttons import Card, With
from bot.texts import Language, Text, text
from rules.talks.rulebook import RULES, Deed
from storage.talks.late import Late
from storage.talks.owing import Owing
from storage.talks.values import Line

_KEYS = 6  # at most, the most urgent first


def section(language: Language, owing: Owing, today: date) -> Section | None:
    """Return what somebody who sees to talks is told; None where that is nothing."""
    if not owing:
        return None
    names = words.people(language, owing.due)
    lines = [words.due_line(language, each, names, today) for each in owing.due]
    lines += [_planned(language, each, today) for each in owing.planned]
    for round_ in owing.rounds:
        params = words.round_params(round_)
        missing = words.missing(language, round_.missing, today)
        lines.append(text(language, f"talk-digest-{round_.rule.replace('_', '-')}", **params, names=missing))
    lines += [_late(language, each) for each in owing.late]
    keys = [words.key(language, each, names) for each in (*owing.due, *owing.planned)]
    keys += [_late_key(language, each) for each in owing.late]
    more = [Key("button-talks", Card(Deed.TALK, 0))] if len(keys) > _KEYS or owing.rounds else []
    return Section(Text("\n".join(lines)), [*pairs(*keys[:_KEYS]), more])


def _planned(language: Language, each: Line, today: date) -> Text:
    planned = each.planned_on or today
    return text(
        language,
        f"talk-planned-{RULES[each.rule].deed.replace('_', '-')}",
        name=each.unit,
        day=planned,
        when="late" if planned < today else "today" if planned == today else "left",
    )


def _late(language: Language, each: Late) -> Text:
    return text(
        language,
        "meeting-late",
        who=words.person(language, each.name),
        asked=each.asked_on,
        due=each.due_on,
        days=each.late,
    )


def _late_key(language: Language, each: Late) -> Key:
    does = With(Deed.TALK, 0, each.person_id)
    return Key("button-talk-with", does, {"who": words.person(language, each.name)})
