"""What is held is known of every table and every column that names somebody."""

from dataclasses import fields

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

import storage.models
from bot.texts import LANGUAGES, Language, has
from rules.retention import RetentionSettings
from storage.privacy.kinds import APART, KINDS, NOBODYS, PARTS
from storage.privacy.retention import FORGOTTEN
from storage.sealed import SealedJson, SealedText

assert storage.models.__all__  # which fills the metadata
TABLES = dict(SQLModel.metadata.tables)
HELD = {held.table: held for kind in KINDS for held in kind.tables}

# Sealed words that stay as long as what they belong to: the organisation's files, or gone by themselves.
STAY = {
    *("person.phone", "merged.said", "wave.roll_key", "sample.frame_key", "paper_box.counts", "remark.text"),
    *("aid.why", "aid.voice", "aid.objection", "note.passed_up", "note.voice", "case_way.way"),
    *("processed.outcome", "errand.params"),  # gone after eight days; when the errand is done
}
FORGOTTEN_WORDS = {
    *("inbox.body", "draft.data", "outbox.params", "encounter.note", "notice.text"),
    *("case.text", "case.caller", "case_round.extended_why", "case_entry.text", "case_entry.files"),
    *("appointment.line", "appointment.voice"),
    *("roster_doubt.told", "roster_doubt.candidates", "roster_doubt.people"),
}


def test_every_table_is_told_of_once() -> None:
    sets = (set(HELD), set(APART), set(PARTS), set(NOBODYS))
    assert set.union(*sets) == set(TABLES)
    assert sum(map(len, sets)) == len(TABLES)


def people_columns(table: Table) -> set[str]:
    return {
        column.name
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    }


@pytest.mark.parametrize("name", sorted(HELD))
def test_every_column_that_names_somebody_is_told_of(name: str) -> None:
    held, table = HELD[name], TABLES[name]
    assert people_columns(table) <= {*held.about, *held.by}
    assert {*held.about, *held.by, *held.own, *held.wrote, *held.hidden} <= set(table.columns.keys())


@pytest.mark.parametrize("name", sorted({*APART, *NOBODYS, *PARTS}))
def test_what_is_nobodys_names_nobody(name: str) -> None:
    assert people_columns(TABLES[name]) == set()


def test_every_sealed_column_is_forgotten_in_time_or_known_to_stay() -> None:
    sealed = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if isinstance(column.type, SealedText | SealedJson)
    }
    assert sealed == STAY | FORGOTTEN_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_sentence(language: Language) -> None:
    assert [kind.code for kind in KINDS if not has(language, f"privacy-kind-{kind.code}")] == []


def test_every_setting_of_retention_forgets_something() -> None:
    assert {field.name for field in fields(RetentionSettings)} == set(FORGOTTEN)
