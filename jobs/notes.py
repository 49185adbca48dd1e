"""The monthly note by the clock: the draft near the 25th for branches, the summary for town and county."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.delivery import Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import Key
from bot.notes import words
from bot.notes.buttons import Look
from bot.texts import Text, text
from rules.notes.months import before, drafted_on, month_of, summed_up_on
from rules.permissions import Permission, scope
from storage.cases.books import caller_of
from storage.notes import drafting, readers, summing
from storage.notes.values import Draft

_MONTH: Final = "month"  # in the params: its first day


def _writers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return, on the Monday nearest the 25th, those whose branch's note is not sent yet."""
    month = _month(morning, drafted_on)
    if month is None:
        return {}
    found = readers.writers(session, month, on=morning.day)
    return {person_id: {_MONTH: month.isoformat()} for person_id in found}


def _draft(session: Session, occasion: Occasion) -> Section | None:
    """Return the drafts of a reader's branches, each with the key that opens it."""
    month = date.fromisoformat(str(occasion.message.params[_MONTH]))
    reader = caller_of(session, occasion.message.person_id, on=occasion.at.date())
    drafts = [
        each for each in drafting.own(session, reader, month, on=occasion.at.date()) if each.sent is None
    ]
    if not drafts:
        return None
    html = Text("\n".join(_line(occasion, each) for each in drafts))
    return Section(html, [[_key(each, alone=len(drafts) == 1)] for each in drafts])


def _line(occasion: Occasion, each: Draft) -> Text:
    return text(
        occasion.language,
        "note-digest",
        unit=each.unit,
        month=words.month(occasion.language, each.month),
        counted=words.counted(occasion.language, each.counts),
    )


def _key(each: Draft, *, alone: bool) -> Key:
    return Key("button-note-look", Look(each.unit_id, each.month)) if alone else words.look(each)


def _seers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return, on the first Monday of a month, those who see what branches sent of the month before."""
    month = _month(morning, summed_up_on)
    if month is None:
        return {}
    found = readers.seers(session, month, on=morning.day)
    return {person_id: {_MONTH: month.isoformat()} for person_id in found}


def _summary(session: Session, occasion: Occasion) -> Section | None:
    month, on = date.fromisoformat(str(occasion.message.params[_MONTH])), occasion.at.date()
    reader = caller_of(session, occasion.message.person_id, on=on)
    within = scope(reader, Permission.SEE_NOTES)
    if not within.paths:
        return None
    found = summing.summary(session, within, month, on=on)
    return Section(words.summary(occasion.language, found), words.summary_keys(found))


def _month(morning: Morning, moment: Callable[[date], date]) -> date | None:
    """Return the month whose moment this morning is, or brings because nobody looked in between."""
    this = month_of(morning.day)
    return next((each for each in (this, before(this)) if morning.is_first_since(moment(each))), None)


PARTS: Final = (Part("note", _writers, _draft), Part("notes", _seers, _summary))
