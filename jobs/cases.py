"""Cases by the clock: chasing in working hours, silence, new calendars; and what people are told unasked."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from bot.cases import digest
from bot.cases import words as case_words
from bot.cases.buttons import Add, Open, Show
from bot.delivery import Kind, Letter, Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import Key
from bot.services import Services
from bot.settings import Settings
from bot.texts import Language, Parameter, text
from rules.cases.clock import Rung
from rules.cases.lifecycle import Event
from rules.cases.lifecycle import Kind as Line
from rules.cases.voice import Voice
from rules.refusals import Refused
from storage import calendars
from storage.cases import books, chasing, nightly, notices, owing, own, rounds, verdicts
from storage.cases.values import Mine
from storage.models.cases import CaseEntryRow
from storage.outbox import Message


async def plan_chasing(services: Services, at: datetime) -> None:
    """Owe owners, deputies and heads the rungs that were reached."""
    await services.database.transact(chasing.plan, at=at)


def owed(session: Session, _settings: Settings, at: datetime) -> Iterator[Message]:
    """Yield the rungs that are reached on a day; nothing is stored."""
    return chasing.owed(session, at)


async def note_silence(services: Services, at: datetime) -> None:
    """Note who has said nothing for so long, and write the trail of the nameless."""
    await services.database.transact(verdicts.note_silence, at=at)
    await services.database.transact(nightly.write_trail, at=at)


async def recompute(services: Services, at: datetime) -> None:
    """Compute provisional deadlines anew when a calendar has arrived."""
    await services.database.transact(nightly.recompute, at=at)


def _verdict(session: Session, occasion: Occasion) -> Letter | None:
    """Ask whether somebody is satisfied, while they may still say so of that round."""
    case = _mine(session, occasion)
    if case is None or Event.SATISFIED not in case.may or str(case.round) != occasion.message.slot:
        return None
    if case.voice is Voice.WITNESS:
        return None  # it can only be asked of a witness now, and was
    stage = occasion.message.stage
    key = (
        "case-verdict-for"
        if case.about
        else "case-verdict"
        if stage == notices.ASKED
        else "case-verdict-again"
    )
    return _letter(occasion.language, key, case)


def _witness(session: Session, occasion: Occasion) -> Letter | None:
    """Ask a witness to ask somebody without a chat."""
    case = _mine(session, occasion)
    if case is None or case.voice is not Voice.WITNESS or str(case.round) != occasion.message.slot:
        return None
    if Event.SATISFIED not in case.may:
        return None
    return _letter(occasion.language, "case-witness", case)


def _news(session: Session, occasion: Occasion) -> Letter | None:
    """Tell somebody of a line of the timeline: a question, an extension, a transfer, a moved day."""
    case, line = _mine(session, occasion), _line(session, occasion)
    if case is None or line is None or (line.kind == Line.QUESTION and case.question is None):
        return None
    language = occasion.language
    params = case_words.mine_params(language, case)
    params |= {"text": line.text or "", "how": case_words.how(language, case.due, occasion.at.date())}
    key = "button-case-reply" if line.kind == Line.QUESTION else "button-case-progress"
    does = Add(case.case_id) if line.kind == Line.QUESTION else Show(case.case_id)
    return Letter(text(language, f"case-news-{case_words.key_of(line.kind)}", **params), [[Key(key, does)]])


def _owner_news(session: Session, occasion: Occasion) -> Letter | None:
    """Tell an owner that a due day moved with a new calendar."""
    row = books.find(session, int(occasion.message.subject))
    if row.owner_id != occasion.message.person_id:
        return None
    due = rounds.told(rounds.current(session, row))
    how = case_words.how(occasion.language, due, occasion.at.date())
    params: dict[str, Parameter] = {"number": row.number, "due": due.on, "how": how}
    html = text(occasion.language, "case-news-due-changed-owner", **params)
    return Letter(html, [[Key("button-desk-open", Open(row.id))]])


def _readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return the owners who are told something on a working day: everything once a week, else what is new."""
    calendar = calendars.calendar(session)
    if not calendar.is_working(morning.day):
        return {}
    weekly = morning.is_first_since(owing.first_of_week(calendar, morning.day))
    readers = owing.readers(session, morning.day, weekly=weekly)
    return {person_id: {"weekly": int(weekly)} for person_id in readers}


def _section(session: Session, occasion: Occasion) -> Section | None:
    today = occasion.at.date()
    owed = owing.owed(session, occasion.message.person_id, today=today)
    return digest.section(occasion.language, owed, today, weekly=bool(occasion.message.params["weekly"]))


def _ministers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return who is told what has been overdue for long, on the first working day of a week."""
    first = owing.first_of_week(calendars.calendar(session), morning.day)
    if not morning.is_first_since(first):
        return {}
    return {person_id: {} for person_id in owing.told_weekly(session, on=morning.day)}


def _ministers_line(session: Session, occasion: Occasion) -> Section | None:
    return digest.overdue(occasion.language, owing.long_overdue(session, on=occasion.at.date()))


def _chase(session: Session, occasion: Occasion) -> Letter | None:
    """Tell somebody of one case that is due or late, while it is."""
    message, on = occasion.message, occasion.at.date()
    due_on = date.fromisoformat(message.slot.partition(":")[2])
    rung = Rung(message.stage)
    found = chasing.chased(session, int(message.subject), due_on, message.person_id, rung, on=on)
    if found is None:
        return None
    html = text(
        occasion.language,
        f"desk-chase-{rung}",
        number=found.number,
        category=case_words.category(occasion.language, found.category),
        unit=found.unit,
        owner=found.owner or text(occasion.language, "desk-nobody"),
        due=found.due_on,
    )
    return Letter(html, [[Key("button-desk-open", Open(found.case_id))]])


def _letter(language: Language, key: str, case: Mine) -> Letter:
    html = text(language, key, **case_words.mine_params(language, case))
    return Letter(html, case_words.rating_keys(case))


def _mine(session: Session, occasion: Occasion) -> Mine | None:
    message = occasion.message
    reader = books.caller_of(session, message.person_id, on=occasion.at.date())
    try:
        return own.one(session, int(message.subject), reader, at=occasion.at)
    except Refused:
        return None  # it is not theirs to say any more


def _line(session: Session, occasion: Occasion) -> CaseEntryRow | None:
    return session.get(CaseEntryRow, (int(occasion.message.stage), int(occasion.message.slot)))


PARTS: Final = (
    Part("cases", _readers, _section),
    Part("overdue-cases", _ministers, _ministers_line),
)
KINDS: Final = (
    Kind(notices.VERDICT, _verdict),
    Kind(notices.WITNESS, _witness),
    Kind(notices.NEWS, _news),
    Kind(notices.OWNER_NEWS, _owner_news),
    Kind(chasing.CHASE, _chase),
)
