"""Builders for the tests of matching: one entry, one known person, and a plan from both."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from rules.roster.entry import Entry
from rules.roster.known import KnownFact, KnownPerson, KnownPost
from rules.roster.matching import Plan, match
from rules.roster.names import UnitName, name_key
from rules.roster.reading import Reading
from rules.roster.reasons import RowReport

ALL_FIELDS = frozenset({"name", "birth_on", "category", "branch", "town", "duty", "contact", "hardship"})
BORN = date(1950, 3, 5)
JOINED = date(1972, 5, 1)


def entry(
    row: int = 2,
    name: str = "王桂英",
    *,
    town: str = "灵湖镇",
    branch: str = "第1村",
    birth_on: date = BORN,
    birth_exact: bool = True,
    joined_on: date | None = JOINED,
    joined_exact: bool = True,
    sex: str | None = None,
    roster_key: str | None = None,
    duty: str | None = None,
    contact: str | None = None,
    facts: Mapping[str, bool] | None = None,
) -> Entry:
    return Entry(
        row=row,
        name=name,
        name_key=name_key(name),
        birth_on=birth_on,
        birth_exact=birth_exact,
        category="full",
        unit=UnitName(town, branch),
        sex=sex,
        joined_on=joined_on,
        joined_exact=joined_exact,
        roster_key=roster_key,
        duty=duty,
        contact=contact,
        facts=facts,
    )


def known(person_id: int, like: Entry, *, facts: Mapping[str, KnownFact] | None = None) -> KnownPerson:
    """Return the person whom an entry describes, as the database would know them afterwards."""
    stated = {
        kind: KnownFact(holds=True, from_roster=True) for kind, yes in (like.facts or {}).items() if yes
    }
    return KnownPerson(
        id=person_id,
        name=like.name,
        name_key=like.name_key,
        birth_on=like.birth_on,
        branch_key=like.unit.key,
        category=like.category,
        roster_key=like.roster_key,
        sex=like.sex,
        joined_on=like.joined_on,
        full_since_on=like.full_since_on,
        honour=like.honour,
        phone_hash=None if like.phone is None else phone_hash(like.phone),
        facts=stated if facts is None else facts,
    )


def elsewhere(person: KnownPerson, entry_there: Entry) -> KnownPerson:
    """Return the person as a member of the entry's branch."""
    return replace(person, branch_key=entry_there.unit.key)


def plan(
    entries: Iterable[Entry],
    people: Iterable[KnownPerson] = (),
    posts: Iterable[KnownPost] = (),
    *,
    reports: Iterable[RowReport] = (),
    fields: frozenset[str] = ALL_FIELDS,
) -> Plan:
    reading = Reading(tuple(entries), tuple(reports), fields)
    return match(reading, list(people), list(posts), phone_hash=phone_hash)


def phone_hash(phone: str) -> str:
    return f"hash of {phone}"
