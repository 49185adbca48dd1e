"""The invented county's roster: towns, branches and their people, as entries an import would accept."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from rules.roster.entry import Entry
from rules.roster.names import UnitName, name_key

BRANCHES: Final = 119  # and the department's own
_SIZES: Final = (18, 33)
_FORMER_CADRE: Final = 0.017
_PROBATIONARY: Final = 0.004
_HARDSHIP: Final = 0.03
_ALONE: Final = 0.12  # of those of 70 or over
_UNABLE: Final = 0.04  # likewise
_CONTACT: Final = 0.15  # likewise
_HONOURS: Final = (("county", 0.015), ("prefecture", 0.006), ("province", 0.002))


@dataclass(frozen=True, slots=True)
class Names:
    """What invented people and places are called."""

    county: str
    department: str
    department_branch: str
    relative: str
    stranger: str
    towns: list[str]
    village: str
    community: str
    village_names: list[str]
    community_names: list[str]
    surnames: str
    compound_surnames: list[str]
    given_old: str
    given_young: str
    given_rare: str
    office: dict[str, str]


@cache
def names() -> Names:
    """Read the names."""
    return Names(**tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8")))


def units() -> list[UnitName]:
    """List the county's branches; the last is the department's own, directly under the county."""
    listed = []
    for number in range(BRANCHES):
        town = names().towns[number % len(names().towns)]
        urban = town == names().towns[-1]
        choices, pattern = (
            (names().community_names, names().community)
            if urban
            else (names().village_names, names().village)
        )
        listed.append(UnitName(town, pattern.format(town=town, name=choices[number // len(names().towns)])))
    return [
        *sorted(listed, key=lambda unit: names().towns.index(unit.town)),
        UnitName("", names().department_branch),
    ]


def roster(seed: int, on: date) -> list[Entry]:
    """Invent everybody on the roster as of a day; about 3,000 people."""
    random = Random(seed)
    entries: list[Entry] = []
    for unit in units():
        entries.extend(_branch(random, unit, on, first_row=len(entries) + 2))
    return entries


def _branch(random: Random, unit: UnitName, on: date, first_row: int) -> Iterator[Entry]:
    people = [_person(random, unit, on, first_row + number) for number in range(random.randint(*_SIZES))]
    elders_last = sorted(people, key=lambda entry: entry.birth_on, reverse=True)
    capable = [entry for entry in elders_last if entry.category == "full"]
    duties = dict(
        zip(
            (entry.row for entry in capable[3:]),
            ("secretary", "deputy", "committee", "committee"),
            strict=False,
        )
    )
    helpers = [entry.name for entry in capable[5:12]]
    for entry in people:
        contact = random.choice(helpers) if _is_elder(entry, on) and random.random() < _CONTACT else None
        yield replace(entry, duty=duties.get(entry.row), contact=contact if contact != entry.name else None)


def _person(random: Random, unit: UnitName, on: date, row: int) -> Entry:
    former = random.random() < _FORMER_CADRE
    age_days = int(random.triangular(70 if former else 21, 94, 72 if former else 48) * 365.25)
    birth = on - timedelta(days=age_days)
    elder = age_days >= 70 * 365.25
    joined = (
        None
        if former
        else min(birth + timedelta(days=int(random.uniform(18.5, 40) * 365.25)), on - timedelta(days=400))
    )
    probationary = joined is not None and random.random() < _PROBATIONARY
    name = _name(random, elder=elder)
    return Entry(
        row=row,
        name=name,
        name_key=name_key(name),
        birth_on=birth,
        category="former_cadre" if former else "probationary" if probationary else "full",
        unit=unit,
        sex=random.choice(("male", "male", "female")),
        joined_on=on - timedelta(days=200) if probationary else joined,
        full_since_on=None if joined is None or probationary else joined + timedelta(days=365),
        phone=f"199{random.randrange(10**8):08}",
        honour=next((code for code, share in _HONOURS if elder and random.random() < share * 4), None),
        facts={
            "hardship": random.random() < _HARDSHIP,
            "alone": elder and random.random() < _ALONE,
            "unable": elder and random.random() < _UNABLE,
        },
    )


def _name(random: Random, *, elder: bool) -> str:
    pool = names()
    surname = (
        random.choice(pool.compound_surnames) if random.random() < 0.01 else random.choice(pool.surnames)
    )
    given = pool.given_old if elder else pool.given_young
    letters = [random.choice(given) for _ in range(random.choice((1, 2, 2, 2)))]
    if random.random() < 0.01:
        letters[-1] = random.choice(pool.given_rare)
    return surname + "".join(letters)


def _is_elder(entry: Entry, on: date) -> bool:
    return (on - entry.birth_on).days >= 70 * 365.25
