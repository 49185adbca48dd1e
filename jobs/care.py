"""The cares' part of the digest, and the question to confirm a death."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.care import deaths as care_deaths
from bot.care import digest as care_digest
from bot.delivery import Kind, Letter, Occasion
from bot.digest import Morning, Params, Part, Section
from rules.care.stages import Mail
from storage.care import deaths, digests


def _readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return who is to be told something: everything owed on Mondays, else what is new."""
    mails = digests.readers(session, morning.day, weekly_for_all=morning.is_weekly)
    short = int(morning.settings.names_in_chat == "short")
    return {person_id: {"weekly_on": mail.weekly_on, "short": short} for person_id, mail in mails.items()}


def _compose(session: Session, occasion: Occasion) -> Section | None:
    message = occasion.message
    mail = Mail(date.fromisoformat(message.slot), int(message.params["weekly_on"]))
    brief = digests.brief(session, message.person_id, mail)
    return care_digest.section(occasion.language, brief, short=bool(message.params["short"]))


def _compose_death(session: Session, occasion: Occasion) -> Letter | None:
    """Ask for confirmation of a death, if it is still open and still this person's to confirm."""
    fact_id, on = int(occasion.message.subject.removeprefix("fact:")), occasion.at.date()
    entry = deaths.entry(session, fact_id, on=on)
    if (
        not entry.open
        or deaths.confirmer(session, entry.subject_id, fact_id, on=on) != occasion.message.person_id
    ):
        return None
    return care_deaths.letter(occasion.language, entry)


PART: Final = Part("care", _readers, _compose)
KINDS: Final = (Kind(deaths.KIND, _compose_death),)
