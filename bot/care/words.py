"""How the cares are put into words: people, matters, days and numbers, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from bot.texts import Language, Parameter, Text, has, text
from rules.care.names import Called, Form, Listed, called
from rules.care.people import birthday
from rules.care.presiding import Presider
from rules.care.rulebook import Way
from rules.care.tasks import Task
from storage.care.matters import matter_key, period
from storage.care.reading import Known

_SPELLED: Final = 10  # numbers up to this are words
_INLINE: Final = 3  # so many parts go on one line
_NO_HURRY: Final = 30  # days from which a due day is far


def names(
    language: Language, people: Iterable[Known], *, short: bool, villages: Sequence[str], on: date
) -> dict[int, Text]:
    """Return how to call everybody of one list; as the village does for readers of the same branch."""
    listed = []
    for known in people:
        home = known.file.subject.home_on(on)
        ours = home is not None and home.unit_path in villages
        listed.append(Listed(known.id, known.name, known.known_as if ours else None))
    return {id_: name(language, each) for id_, each in called(listed, short=short).items()}


def name(language: Language, each: Called) -> Text:
    """Return a name as a list shows it."""
    if each.form is Form.COMRADE:
        return text(language, "care-comrade", name=each.text)
    return text(language, "care-name", name=each.text)


def age(born_on: date | None, on: date) -> int | None:
    """Return how old somebody is on a day."""
    if born_on is None:
        return None
    years = on.year - born_on.year
    return years if birthday(born_on, years) <= on else years - 1


def count(language: Language, number: int) -> Text:
    """Return a number of people: in words while it is small."""
    return text(language, "care-people", n=number, spelled="yes" if number <= _SPELLED else "no")


def listed(language: Language, parts: Sequence[Text]) -> Text:
    """Join names or matters of one sentence."""
    return Text(text(language, "care-and").join(parts))


def lines(language: Language, parts: Sequence[Text]) -> Text:
    """Join parts of a sentence: on one line while they are few, else each on its own."""
    between = text(language, "care-then")
    return Text((between if len(parts) <= _INLINE else f"{between.rstrip()}\n").join(parts))


def matter(
    language: Language, rule: str, slot: str, on: date, *, form: str = "", **params: Parameter
) -> Text:
    """Return what a task is called, with its year unless that is the year of the day.

    `form` "owed": as something that is still to be done; it takes `since` and `over` of an event.
    """
    when = period(slot)
    span = Text("")
    if when is not None:
        span = text(language, when.key, n=when.number)
        if when.year != str(on.year):
            span = text(language, "care-of-year", year=when.year, period=span)
    key = matter_key(rule)
    if form and has(language, f"{key}.{form}"):
        key = f"{key}.{form}"
    return text(language, key, period=span, **params)


def due(language: Language, task: Task, on: date) -> Text:
    """Return until when a task is to be done, or how late it is."""
    days = (task.due_on - on).days
    if days < 0:
        return text(language, "care-late", days=-days)
    if task.owed.rule.at_once:
        return text(language, "care-go-by", day=day_to_come(language, task.due_on, on))
    if (task.due_on.month, task.due_on.day) == (12, 31):
        last = text(language, "care-by-year-end")
    elif days > 1 and (task.due_on.year, task.due_on.month) == (on.year, on.month):
        last = text(language, "care-by-day-of-month", day=task.due_on.day)
    else:
        last = text(language, "care-by", day=day_to_come(language, task.due_on, on))
    return text(language, "care-no-hurry", last=last) if days > _NO_HURRY else last


def day_to_come(language: Language, when: date, on: date) -> Text:
    """Return a day from today on: today, tomorrow, 3 December."""
    if 0 <= (when - on).days <= 1:
        return text(language, "care-today" if when == on else "care-tomorrow")
    return text(language, "care-on-date", on=when)


def day(language: Language, when: date, on: date) -> Text:
    """Return a day as people speak of it: today, last Friday, 3 November."""
    monday = on - timedelta(days=on.weekday())
    if 0 <= (on - when).days <= 1:
        return text(language, "care-today" if when == on else "care-yesterday")
    weekday = text(language, f"care-weekday-{when.isoweekday()}")
    if monday <= when <= on:
        return text(language, "care-this-week", weekday=weekday)
    if monday - timedelta(days=7) <= when < monday:
        return text(language, "care-last-week", weekday=weekday)
    return text(language, "care-on-date", on=when)


def farewell(language: Language, name: str, by: Presider | None) -> Text:
    """Return how the farewell is held: simply, or with somebody to preside."""
    if by is None:
        return text(language, "care-farewell", name=name)
    presides = text(language, f"care-presider-{by.replace('_', '-')}")
    return text(language, "care-farewell-meeting", name=name, by=presides)


def way_key(way: Way) -> str:
    """Return the key of a way's button."""
    return f"button-way-{way}"


def shown(people: Mapping[int, Text], subject_id: int) -> Text:
    """Return how one of a list is called; somebody who has gone from it has no name any more."""
    return people.get(subject_id, Text(""))
