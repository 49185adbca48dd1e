"""How talks read, for conversations and for the digest alike: units and people, when, and after what."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.care.words import name
from bot.keyboards import Key
from bot.talks.buttons import With
from bot.talks.waiver_buttons import Unwaive
from bot.task_keys import dotted
from bot.texts import Language, Parameter, Text, text
from rules.care.names import Listed, called
from rules.care.rulebook import Rhythm
from rules.care.tasks import TaskKey
from rules.talks.rulebook import RULES, Deed
from storage.talks.values import Line, Round

NAMED: Final = 20  # of those who are missing, in one message


def people(language: Language, lines: Sequence[Line]) -> dict[int, Text]:
    """Return how to call the people of one list, by their key."""
    listed = {each.person_id: Listed(each.person_id, each.person or "") for each in lines if each.person_id}
    return {key: name(language, each) for key, each in called(listed.values()).items()}


def person(language: Language, full_name: str | None) -> Text:
    """Return how to call somebody who stands alone."""
    if not full_name:
        return Text("")
    return name(language, called([Listed(0, full_name)])[0])


def subject(language: Language, each: Line, names: dict[int, Text]) -> Text:
    """Return whom a line is about: the person, or the unit."""
    return names[each.person_id] if each.person_id else text(language, "talk-unit", name=each.unit)


def listed(language: Language, parts: Sequence[Text], most: int = NAMED) -> Text:
    """Name so many of a list, and count the rest."""
    between = text(language, "talk-between")
    shown = between.join(parts[:most])
    if len(parts) <= most:
        return Text(shown)
    return text(language, "talk-and-more", names=Text(shown), more=len(parts) - most)


def missing(language: Language, lines: Sequence[Line], today: date) -> Text:
    """Name the units that wait, each with the day it is planned for."""
    return listed(language, [_missing(language, each, today) for each in lines])


def due_line(language: Language, each: Line, names: dict[int, Text], today: date) -> Text:
    """Write what is due after something happened: with whom, after what, until when."""
    when = "late" if each.due_on < today else "today" if each.due_on == today else "left"
    return text(
        language,
        "talk-due",
        who=subject(language, each, names),
        why=text(language, f"talk-why-{_code(each.rule)}"),
        when=when,
        due=each.due_on,
    )


def round_params(round_: Round) -> dict[str, Parameter]:
    """Return what texts may say of a round."""
    first, half = round_.first, RULES[round_.rule].every is Rhythm.HALF_YEAR
    return {
        "year": str(first.year),
        "half": 1 if first.month == 1 else 2,
        "span": "half" if half else "year",
        "held": round_.held,
        "total": round_.total,
        "left": len(round_.missing),
    }


def key(language: Language, each: Line, names: dict[int, Text]) -> Key:
    """Return the key by which a line's talk or visit is recorded."""
    deed = RULES[each.rule].deed
    does = With(deed, each.unit_id, each.person_id)
    return Key("button-talk-with", does, {"who": subject(language, each, names)})


def alone(language: Language, each: Line) -> Text:
    """Return whom a line is about that stands by itself."""
    return subject(language, each, people(language, [each]))


def again(language: Language, each: Line) -> Key:
    """Return the key by which what was waived is owed again."""
    who = alone(language, each)
    return Key("button-talk-unwaive-who", Unwaive(*packed(each.key)), {"who": who})


def packed(key: TaskKey) -> tuple[str, int, str]:
    """Return what names a talk as buttons carry it."""
    return key.rule, key.subject_id, dotted(key.slot)


def settled(language: Language, rules: Sequence[str]) -> Text:
    """Say what a talk or visit has settled; nothing where it settled nothing."""
    parts = [text(language, f"talk-settled-{_code(code)}") for code in rules]
    return Text("".join(parts))


def deed_of(written: str) -> Deed:
    """Return the deed a button carries; anything unknown is a talk."""
    return Deed.FIELD_VISIT if written == Deed.FIELD_VISIT else Deed.TALK


def _missing(language: Language, each: Line, today: date) -> Text:
    planned = each.planned_on
    if planned is None:
        return text(language, "talk-unit", name=each.unit)
    return text(
        language,
        "talk-unit-planned",
        name=each.unit,
        day=planned,
        past="yes" if planned < today else "no",
    )


def _code(rule: str) -> str:
    return rule.replace("_", "-")
