"""Aid by the clock: what waits for those who keep the funds, notices' last days, news for applicants."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.aid import words
from bot.aid.buttons import Post
from bot.buttons import Go
from bot.delivery import Kind, Letter, Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import NONE, Key
from bot.services import Services
from bot.texts import text
from rules.aid.lifecycle import State
from rules.permissions import Permission
from storage import posts
from storage.aid import board, books, funds, notices
from storage.cases.books import caller_of


async def recompute(services: Services, at: datetime) -> None:
    """Compute notices' last days anew when a calendar has arrived."""
    await services.database.transact(notices.recompute, at=at)


def _readers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Return, once a week, those who keep the funds and can do something with what waits."""
    if not morning.is_weekly:
        return {}
    keepers = {each.person_id for each in posts.reached(session, Permission.KEEP_FUNDS, on=morning.day)}
    return {person_id: {} for person_id in sorted(keepers) if _count(session, person_id, morning.at)}


def _section(session: Session, occasion: Occasion) -> Section | None:
    count = _count(session, occasion.message.person_id, occasion.at)
    if not count:
        return None
    html = text(occasion.language, "fund-digest", count=count)
    return Section(html, [[Key("button-fund-look", Go("fund"))]])


def _count(session: Session, person_id: int, at: datetime) -> int:
    keeper = caller_of(session, person_id, on=at.date())
    return board.waiting(session, keeper, on=at.date()).count if funds.keeps(session, keeper) else 0


def _news(session: Session, occasion: Occasion) -> Letter | None:
    """Tell an applicant how it stands, if it still does."""
    message = occasion.message
    row = books.find(session, int(message.subject.removeprefix("aid:")))
    if (row.state, str(row.round)) != (message.stage, message.slot):
        return None
    told = words.mine(occasion.language, books.told(session, row))
    rows = [[Key("button-aid-post", Post())]] if row.state == State.PUBLISHED else NONE
    return Letter(text(occasion.language, f"aid-news-{row.state}", **told), rows)


PART: Final = Part("aid", _readers, _section)
KINDS: Final = (Kind(books.NEWS, _news),)
