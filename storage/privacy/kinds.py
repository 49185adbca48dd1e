"""Every table, and what it holds on a person: what `/privacy` shows and exports is read from here.

A table that is not here, or refers to a person by a column that is not named here, fails a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Held:
    """A table with rows about people: which columns say about whom, and which say who did it.

    What is sealed is given out only where the person gave it (`own`, of a row about them) or wrote it
    (`wrote`, of a row by them); `hidden` is never given out: hashes, and what is about somebody else.
    """

    table: str
    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    wrote: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that is held on people, told in one sentence (`privacy-kind-<code>`)."""

    code: str
    tables: tuple[Held, ...]


KINDS: Final = (
    Kind(
        "roster",
        (
            Held("person", ("id",), own=("phone",), hidden=("name_key", "phone_hash")),
            Held("membership", ("person_id",)),
            Held("merged", ("kept_id",), ("by_id",), hidden=("gone_id",)),
            Held("roster_doubt", by=("by_id",)),
            Held("roster_import", by=("by_id",)),
        ),
    ),
    Kind(
        "account",
        (
            Held("account", ("person_id",), hidden=("menu",)),
            Held("invitation", ("person_id",), hidden=("code_hash",)),
        ),
    ),
    Kind("posts", (Held("post", ("person_id", "subject_id")),)),
    Kind(
        "cares",
        (
            Held("fact", ("person_id",), ("entered_by", "confirmed_by")),
            Held("encounter", ("person_id",), ("by_id", "entered_by"), wrote=("note",)),
            Held("waiver", ("subject_id",), ("by_id",)),
        ),
    ),
    Kind(
        "meetings",
        (
            Held("appointment", ("person_id",), ("made_by",), own=("line",)),
            Held("meeting", ("person_id",)),
            Held("occasion", ("person_id",), ("entered_by",)),
            Held("planned", (), ("by_id",)),  # its subject is a unit
            Held("talk_waiver", ("person_id",), ("by_id",)),
        ),
    ),
    Kind(
        "cases",
        (
            Held("case", ("person_id",), ("raised_by", "owner_id", "deputy_id"), own=("text",)),
            Held("case_entry", by=("by_id",)),
        ),
    ),
    Kind(
        "aid",
        (
            Held("aid", ("person_id",), ("applied_by", "entered_by", "confirmed_by"), own=("why",)),
            Held("fund_order", by=("entered_by", "confirmed_by")),
            Held("fund_movement", by=("by_id",)),
        ),
    ),
    Kind(
        "messages",
        (
            Held("outbox", ("person_id",), hidden=("subject", "slot", "stage", "chat_id")),
            Held("told", ("person_id",), hidden=("subject_id",)),
            Held("too_many", ("person_id",)),
            Held("errand", ("person_id",)),
        ),
    ),
    Kind(
        "office",
        (
            Held("note", by=("sent_by",), wrote=("passed_up",)),
            Held("notice", by=("by_id",), wrote=("text",)),
            Held("paper_box", by=("entered_by", "confirmed_by")),
        ),
    ),
    Kind("trail", (Held("audit", by=("who",), hidden=("object", "previous", "hash")),)),
)

# What cannot be told apart by person, each with the reason.
APART: Final[Mapping[str, str]] = MappingProxyType(
    {
        "roll": "ballots",
        "urn": "ballots",
        "remark": "ballots",
        "sample_code": "ballots",
        "case_way": "nameless",
        "inbox": "passing",
        "processed": "passing",
        "conversation": "passing",
        "draft": "passing",
        "wrong_try": "passing",
    }
)

# What hangs on a row told of above, and what is about nobody.
PARTS: Final = frozenset({"case_round"})
NOBODYS: Final = frozenset(
    {
        *("audit_head", "calendar_day", "former_name", "fund", "fund_line", "job_run", "lease", "number"),
        *("paper_tally", "questionnaire", "rule_setting", "sample", "series", "session", "slot", "tally"),
        *("unit", "wave", "wave_cell", "wave_place", "wave_unit"),
    }
)
