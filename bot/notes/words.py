"""How a monthly note is put into words: the draft, a sent one, the summary of a town or the county."""

from datetime import date

from bot.keyboards import Key, Rows, pairs
from bot.notes.buttons import Held, Look, PassedUp, TypeDay
from bot.texts import Language, Text, text
from storage.notes.values import Counts, Draft, Sent, Summary

NOT_HELD = 0  # as a day of the month


def month(language: Language, of: date) -> Text:
    """Return the name of a month."""
    return text(language, f"month-{of.month}")


def counted(language: Language, counts: Counts) -> Text:
    """Return what was counted, in one sentence; what there was none of is not mentioned."""
    return text(
        language,
        "note-counted",
        visits=counts.visits,
        owed=counts.owed,
        done=counts.done,
        needs=counts.needs,
        answered=counts.answered,
        talks=counts.talks,
    )


def draft(language: Language, each: Draft) -> Text:
    """Return a note that is not sent yet, as a question; a sent one with what was sent."""
    told = counted(language, each.counts)
    if each.sent is None:
        return text(language, "note-draft", unit=each.unit, month=month(language, each.month), counted=told)
    return text(
        language,
        "note-sent",
        unit=each.unit,
        month=month(language, each.month),
        counted=told,
        answered=sent(language, each.sent),
    )


def sent(language: Language, each: Sent) -> Text:
    """Return what people answered: the fixed day, and what they passed up."""
    held = "no" if each.held_on is None else "yes"
    up = "voice" if each.passed_up.voice else "words" if each.passed_up.words else "none"
    return text(
        language,
        "note-answered",
        held=held,
        on=each.held_on or "",
        up=up,
        words=each.passed_up.words,
        number=each.case or "none",
    )


def days(each: Draft) -> Rows:
    """Offer the days on which the fixed day may have been held."""
    keys = [Key("button-note-day", Held(each.unit_id, each.month, day.day), {"on": day}) for day in each.days]
    keys.append(Key("button-type-day", TypeDay(each.unit_id, each.month)))
    return [*pairs(*keys), [Key("button-note-not-held", Held(each.unit_id, each.month, NOT_HELD))]]


def look(each: Draft) -> Key:
    """Return the key that opens a note."""
    return Key("button-note-unit", Look(each.unit_id, each.month), {"unit": each.unit})


def summary(language: Language, each: Summary) -> Text:
    """Return the summary of a town or the county in one line."""
    return text(
        language,
        "note-summary",
        unit=each.unit,
        month=month(language, each.month),
        branches=each.branches,
        sent=each.sent,
        held=each.held,
        up=len(each.passed_up),
    )


def summary_keys(each: Summary) -> Rows:
    """Return the key to what was passed up, if anything was."""
    return [[Key("button-notes", PassedUp(each.month, 0))]] if each.passed_up else []
