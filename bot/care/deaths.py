"""The message that asks a second person to confirm a death, and the keys under it."""

from bot.care.buttons import DeathFalse, DeathTrue
from bot.delivery import Letter
from bot.keyboards import Key, Rows
from bot.texts import Language, text
from rules.care.memorial import CHECK
from rules.care.stages import Stage
from storage.care.deaths import Entry
from storage.outbox import Told


def keys(fact_id: int) -> Rows:
    """Return the two answers."""
    return [[Key("button-death-true", DeathTrue(fact_id)), Key("button-death-false", DeathFalse(fact_id))]]


def letter(language: Language, entry: Entry) -> Letter:
    """Return the message; it counts as having told that the confirmation is owed."""
    html = text(
        language, "care-death-ask", by=entry.entered_name, unit=entry.unit, name=entry.name, on=entry.died_on
    )
    return Letter(html, keys(entry.fact_id), (Told(CHECK, entry.subject_id, entry.slot, Stage.OPENED),))
