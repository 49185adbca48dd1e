"""Why a row of a roster was refused, doubted or passed over: keys, and one line of report a row."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a row that is not plainly accepted."""

    REJECT = "reject"
    WARN = "warn"  # accepted, with a doubt
    SKIP = "skip"  # holds nobody: blank, or the header once more


class Reason(StrEnum):
    """A key for the sentence that tells the administrator what is the matter with a row."""

    BLANK_ROW = "blank-row"
    REPEATED_HEADER = "repeated-header"

    NAME_MISSING = "name-missing"
    NAME_TOO_LONG = "name-too-long"
    BRANCH_MISSING = "branch-missing"
    CATEGORY_MISSING = "category-missing"
    CATEGORY_UNKNOWN = "category-unknown"
    BIRTH_MISSING = "birth-missing"
    BIRTH_UNREADABLE = "birth-unreadable"
    BIRTH_IN_FUTURE = "birth-in-future"
    BIRTH_TOO_EARLY = "birth-too-early"
    JOINED_BEFORE_BIRTH = "joined-before-birth"
    JOINED_IN_FUTURE = "joined-in-future"
    LISTED_TWICE = "listed-twice"
    ROSTER_KEY_TWICE = "roster-key-twice"

    BIRTH_DAY_UNKNOWN = "birth-day-unknown"
    JOINED_MISSING = "joined-missing"
    JOINED_UNREADABLE = "joined-unreadable"
    JOINED_DAY_UNKNOWN = "joined-day-unknown"
    FULL_SINCE_MISSING = "full-since-missing"
    FULL_SINCE_UNREADABLE = "full-since-unreadable"
    FULL_SINCE_IN_FUTURE = "full-since-in-future"
    FULL_SINCE_BEFORE_JOINED = "full-since-before-joined"
    PARTY_AGE_UNREADABLE = "party-age-unreadable"
    ID_CHECK_FAILED = "id-check-failed"
    SEX_UNREADABLE = "sex-unreadable"
    SEX_DIFFERS_FROM_ID = "sex-differs-from-id"
    PHONE_UNREADABLE = "phone-unreadable"
    TOWN_MISSING = "town-missing"
    DUTY_UNKNOWN = "duty-unknown"
    HONOUR_UNKNOWN = "honour-unknown"
    FACT_UNREADABLE = "fact-unreadable"
    CONTACT_SEVERAL = "contact-several"

    CONTACT_NOT_FOUND = "contact-not-found"
    CONTACT_AMBIGUOUS = "contact-ambiguous"
    CONTACT_REJECTED = "named-as-contact"  # beside a rejection: somebody's contact person is this very row
    SECRETARY_TWICE = "secretary-twice"
    SEVERAL_CANDIDATES = "several-candidates"
    PERHAPS_KNOWN = "perhaps-known"
    NAMESAKE_ELSEWHERE = "namesake-elsewhere"
    OTHER_PERSON_HAS_KEY = "other-person-has-key"
    FACT_DISPUTED = "fact-disputed"  # somebody else has said otherwise since: listed, nothing is changed
    POST_DISPUTED = "post-disputed"
    DEATH_DISPUTED = "death-disputed"
    MOVE_DISPUTED = "move-disputed"


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row that is not plainly accepted, numbered as in Excel, with as much of the person as was read."""

    row: int
    verdict: Verdict
    reasons: tuple[Reason, ...]
    name: str = ""
    name_key: str = ""
    birth_on: date | None = None
    branch_key: str = ""
