"""One cell, one field: each reader takes a row's text and notes what it doubts or cannot accept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from rules.roster.cells import Cell
from rules.roster.dates import ReadDate, read_date
from rules.roster.entry import FACTS
from rules.roster.identity import Identity, read_identity
from rules.roster.names import LONGEST_NAME, clean_name
from rules.roster.phones import read_phone
from rules.roster.reasons import Reason
from rules.roster.vocabulary import code, fold, vocabulary, without_code

OLDEST: Final = 120  # years


@dataclass(slots=True)
class Notes:
    """What was found wrong with a row while it was read."""

    rejections: list[Reason] = field(default_factory=list)
    doubts: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its number in Excel, and by field the raw cell and its text."""

    number: int
    cells: Mapping[str, Cell]
    texts: Mapping[str, str]

    def code(self, name: str) -> str:
        """Return a field folded, without the national system's code; empty when it says 'none'."""
        text = self.texts.get(name)
        return code(text) if text else ""


def read_name(row: Row, notes: Notes) -> str:
    """Read the person's name."""
    name = clean_name(row.texts["name"])
    if not name:
        notes.rejections.append(Reason.NAME_MISSING)
    elif len(name) > LONGEST_NAME:
        notes.rejections.append(Reason.NAME_TOO_LONG)
    return name


def read_category(row: Row, notes: Notes) -> str:
    """Read what the person is to the Party."""
    written = row.code("category")
    code = vocabulary().categories.get(written, "")
    if not code:
        notes.rejections.append(Reason.CATEGORY_UNKNOWN if written else Reason.CATEGORY_MISSING)
    return code


def read_id(row: Row, notes: Notes) -> Identity | None:
    """Take what is needed from the ID number; nobody keeps the number itself."""
    written = fold(row.texts.get("id_number", ""))
    if not written:
        return None
    identity = read_identity(written)
    if identity is None:
        notes.doubts.append(Reason.ID_CHECK_FAILED)
    return identity


def read_sex(row: Row, identity: Identity | None, notes: Notes) -> str | None:
    """Read the sex, or take it from the ID number; where they differ, the roster's own word counts."""
    written = row.code("sex")
    sex = vocabulary().sexes.get(written)
    if written and sex is None:
        notes.doubts.append(Reason.SEX_UNREADABLE)
    if sex and identity and sex != identity.sex:
        notes.doubts.append(Reason.SEX_DIFFERS_FROM_ID)
    return sex or (identity.sex if identity else None)


def read_birth(row: Row, identity: Identity | None, today: date, notes: Notes) -> ReadDate | None:
    """Read the birth date; a blank one, or the day of a month, comes from the ID number."""
    written = row.texts.get("birth_on", "").strip()
    if not written:
        found = ReadDate(identity.birth_on) if identity else None
        reason = Reason.BIRTH_MISSING
    else:
        found = _day_from_id(read_date(row.cells["birth_on"]), identity)
        reason = Reason.BIRTH_UNREADABLE
    if found is None:
        notes.rejections.append(reason)
        return None
    if not _can_be(found.on, today):
        notes.rejections.append(Reason.BIRTH_IN_FUTURE if found.on > today else Reason.BIRTH_TOO_EARLY)
        return None
    if not found.exact:
        notes.doubts.append(Reason.BIRTH_DAY_UNKNOWN)
    return found


def _can_be(birth_on: date, today: date) -> bool:
    return birth_on <= today and birth_on.year >= today.year - OLDEST


def _day_from_id(found: ReadDate | None, identity: Identity | None) -> ReadDate | None:
    if found is None or found.exact or identity is None:
        return found
    same_month = (identity.birth_on.year, identity.birth_on.month) == (found.on.year, found.on.month)
    return ReadDate(identity.birth_on) if same_month else found


def read_joined(row: Row, category: str, born: date | None, today: date, notes: Notes) -> ReadDate | None:
    """Read the joining date; a member has one, a former cadre need not."""
    found = _optional_date(row, "joined_on", Reason.JOINED_UNREADABLE, notes)
    if found is None:
        if _blank(row, "joined_on") and category in {"full", "probationary"}:
            notes.doubts.append(Reason.JOINED_MISSING)
        return None
    if (born and found.on <= born) or found.on > today:
        late = found.on > today
        notes.rejections.append(Reason.JOINED_IN_FUTURE if late else Reason.JOINED_BEFORE_BIRTH)
        return None
    if not found.exact:
        notes.doubts.append(Reason.JOINED_DAY_UNKNOWN)
    return found


def read_full_since(
    row: Row, category: str, joined: ReadDate | None, today: date, notes: Notes
) -> date | None:
    """Read the day of full membership; blank is right for probationers and where there was no probation."""
    found = _optional_date(row, "full_since_on", Reason.FULL_SINCE_UNREADABLE, notes)
    if found is None:
        due = category == "full" and joined is not None and not _without_probation(joined.on)
        if due and _blank(row, "full_since_on"):
            notes.doubts.append(Reason.FULL_SINCE_MISSING)
        return None
    if found.on > today and category == "full":
        notes.doubts.append(Reason.FULL_SINCE_IN_FUTURE)
        return None
    if joined and found.on < joined.on and (found.exact or found.on.replace(day=28) < joined.on):
        notes.doubts.append(Reason.FULL_SINCE_BEFORE_JOINED)
        return None
    return found.on


def _without_probation(joined_on: date) -> bool:
    return any(start <= joined_on <= end for start, end in vocabulary().no_probation)


def _blank(row: Row, name: str) -> bool:
    return name in row.texts and not row.texts[name].strip()


def _optional_date(row: Row, name: str, unreadable: Reason, notes: Notes) -> ReadDate | None:
    if not row.code(name):
        return None
    found = read_date(row.cells[name])
    if found is None:
        notes.doubts.append(unreadable)
    return found


def read_party_age(row: Row, notes: Notes) -> int | None:
    """Read the correction of the party age in months, plus or minus."""
    written = row.code("party_age_months")
    if not written:
        return None
    try:
        return int(written)
    except ValueError:
        notes.doubts.append(Reason.PARTY_AGE_UNREADABLE)
        return None


def read_telephone(row: Row, notes: Notes) -> str | None:
    """Read the telephone number; an odd one is left out, the person is not."""
    written = row.texts.get("phone", "")
    phone = read_phone(written)
    if phone is None and row.code("phone"):
        notes.doubts.append(Reason.PHONE_UNREADABLE)
    return phone


def read_duty(row: Row, notes: Notes) -> str | None:
    """Read the weightiest duty named in the cell."""
    words = vocabulary()
    written = row.code("duty")
    if not written:
        return None
    codes = {words.duties.get(part) for part in _split(written, words.list_separators)} | {
        words.duties.get(written)
    }
    known = [code for code in words.duty_order if code in codes]
    if not known:
        notes.doubts.append(Reason.DUTY_UNKNOWN)
    return known[0] if known else None


def read_honour(row: Row, notes: Notes) -> str | None:
    """Read the level of the highest commendation."""
    written = row.code("honour")
    code = vocabulary().honours.get(written)
    if written and code is None:
        notes.doubts.append(Reason.HONOUR_UNKNOWN)
    return code


def read_facts(row: Row, notes: Notes) -> Mapping[str, bool]:
    """Read what the roster answers with yes or no; a blank cell is a no, an absent column says nothing."""
    answers = {f: vocabulary().answers.get(without_code(fold(row.texts[f]))) for f in FACTS if f in row.texts}
    if None in answers.values():
        notes.doubts.append(Reason.FACT_UNREADABLE)
    return _shared(tuple((f, answer == "yes") for f, answer in answers.items() if answer is not None))


@cache
def _shared(said: tuple[tuple[str, bool], ...]) -> Mapping[str, bool]:
    """Return one mapping for all who are told the same of: there are few, for half a million people."""
    return dict(said)


def read_contact(row: Row, notes: Notes) -> str | None:
    """Read the name of the contact person; of several the first."""
    written = row.texts.get("contact", "")
    if not row.code("contact"):
        return None
    names = [clean_name(part) for part in _split(written, vocabulary().name_separators)]
    if len(names) > 1:
        notes.doubts.append(Reason.CONTACT_SEVERAL)
    return names[0].rstrip("0123456789 ") or None if names else None


def _split(text: str, separators: str) -> list[str]:
    return [part for part in re.split(f"[{re.escape(separators)}]", text) if part.strip()]
