"""The day's one message: every area says whom it has something to tell, and writes its part as it leaves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from sqlmodel import Session

from bot.care.buttons import TooMany
from bot.delivery import CLOSES, Letter, Occasion
from bot.keyboards import NONE, Key, Rows
from bot.settings import Settings
from bot.texts import Text, text
from rules.care.names import surname
from rules.posts import Role
from storage import people
from storage.models.people import PersonRow
from storage.outbox import Message, Told

KIND: Final = "digest"
OPENS: Final = time(8, 30)
_LATER: Final = 11  # o'clock, from which nobody says good morning
_APART: Final = "\n\n"  # between two areas

Params: TypeAlias = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Morning:
    """The morning a digest is planned for: its moment, and the day digests were last planned before."""

    at: datetime
    last_on: date | None
    settings: Settings

    @property
    def day(self) -> date:
        """The day whose message this is."""
        return self.at.date()

    @property
    def is_weekly(self) -> bool:
        """Say whether it brings the week's message: Monday's, or the first after a Monday that was missed."""
        return self.is_first_since(self.day - timedelta(days=self.day.weekday()))

    def is_first_since(self, first: date) -> bool:
        """Say whether it is that day, or the first morning after it because nobody looked in between."""
        return first == self.day or (self.last_on is not None and self.last_on < first <= self.day)


@dataclass(frozen=True, slots=True)
class Section:
    """What one area has to say: rendered text, keys under it, and what to record as told."""

    html: Text
    rows: Rows = NONE
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One area's share of the digest.

    `readers` returns whom it has something to tell, each with what their section is composed from.
    `compose` returns None when it does not hold any more.
    """

    name: str
    readers: Callable[[Session, Morning], Mapping[int, Params]]
    compose: Callable[[Session, Occasion], Section | None]


def morning(at: datetime, last_on: date | None, settings: Settings) -> Morning:
    """Return the next morning whose digest can still leave: after the sending window, tomorrow's."""
    day = at.date() if at.time() < CLOSES else at.date() + timedelta(days=1)
    return Morning(datetime.combine(day, OPENS, at.tzinfo), last_on, settings)


def messages(session: Session, parts: Iterable[Part], morning: Morning) -> list[Message]:
    """Return one message for everybody whom any part has something to tell. Nothing is stored."""
    of_person: dict[int, dict[str, str | int]] = {}
    for part in parts:
        for person_id, params in part.readers(session, morning).items():
            mine = of_person.setdefault(person_id, {})
            mine[part.name] = 1
            mine.update({_key(part, name): value for name, value in params.items()})
    until = datetime.combine(morning.day, CLOSES, morning.at.tzinfo)
    slot = morning.day.isoformat()
    return [
        Message(KIND, f"person:{person_id}", slot, "", person_id, morning.at, until, params)
        for person_id, params in of_person.items()
    ]


def compose(session: Session, parts: Iterable[Part], occasion: Occasion) -> Letter | None:
    """Write a person's message from how things are now; None if there is nothing to say any more."""
    asked = [part for part in parts if part.name in occasion.message.params]
    written = [part.compose(session, _for(part, occasion)) for part in asked]
    sections = [section for section in written if section is not None]
    if not sections:
        return None
    html = Text(_greeting(session, occasion) + _APART.join(section.html for section in sections))
    rows = [row for section in sections for row in section.rows]
    told = tuple(each for section in sections for each in section.told)
    return Letter(html, [*rows, [Key("button-too-many", TooMany())]], told)


def _key(part: Part, name: str) -> str:
    return f"{part.name}.{name}"


def _for(part: Part, occasion: Occasion) -> Occasion:
    """Return the occasion as a part knows it: with nothing but its own params."""
    own = {
        name.removeprefix(_key(part, "")): value
        for name, value in occasion.message.params.items()
        if name.startswith(_key(part, ""))
    }
    return replace(occasion, message=replace(occasion.message, params=own))


def _greeting(session: Session, occasion: Occasion) -> Text:
    reader, on = occasion.message.person_id, occasion.at.date()
    held = people.posts_held(session, reader, on=on)
    leads = any(each.role is Role.SECRETARY and not each.covering for each in held)
    return text(
        occasion.language,
        "digest-greeting",
        surname=surname(session.get_one(PersonRow, reader).name),
        post="secretary" if leads else "other",
        half="later" if occasion.at.hour >= _LATER else "morning",
    )
