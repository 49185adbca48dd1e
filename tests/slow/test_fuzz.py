"""Whatever arrives, by whomever: nobody meets an exception, and a stranger changes nothing."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot.callback_data import kinds
from bot.inputs import COMMANDS
from storage import inbox
from storage.models.messages import InboxRow
from storage.transact import Database
from tests.chat import world_at
from tests.conftest import KEYRING, NOW
from tests.everybody import Everybody
from tests.test_permissions import dump
from tests.ways.table import WHO, Caller, Who

pytestmark = pytest.mark.slow

_numbers = st.integers(-(2**63), 2**63) | st.integers(0, 40)
_days = st.dates().map(lambda day: day.isoformat()) | st.just("2026-11-23")
_parts = st.one_of(
    _numbers.map(str), _days, st.text(max_size=12), st.sampled_from(["", "yes", "home", "take"])
)


@st.composite
def payloads(draw: st.DrawFn) -> str:
    """Draw what a button may claim to hold: a known prefix with any fields, or anything at all."""
    if draw(st.booleans()):
        return draw(st.text(max_size=64))
    prefix = draw(st.sampled_from([*sorted(kinds()), *(f"go:{name}" for name in COMMANDS)]))
    return ":".join([prefix, *draw(st.lists(_parts, max_size=5))])[:64]


_texts = st.one_of(
    st.sampled_from([*COMMANDS, *(f"/{name}" for name in COMMANDS), "YJ20260001", "123456789"]),
    _days,
    _numbers.map(str),
    st.text(min_size=1, max_size=300),
)
_PHOTO: Final = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
_contacts = st.fixed_dictionaries({"phone_number": _texts, "first_name": _texts, "user_id": _numbers})
_messages = st.one_of(
    st.fixed_dictionaries({"text": _texts}),
    st.fixed_dictionaries({"caption": _texts, "photo": st.just([_PHOTO])}),
    st.fixed_dictionaries({"voice": st.just({"file_id": "v", "file_unique_id": "v", "duration": 1})}),
    st.fixed_dictionaries({"location": st.just({"latitude": 1.0, "longitude": 1.0})}),
    st.fixed_dictionaries({"contact": _contacts}),
    st.fixed_dictionaries({"new_chat_title": _texts}),
)
Deed: TypeAlias = tuple[str, dict[str, Any], str]  # Any: JSON as Telegram sends it
_KINDS: Final = ("message", "message", "callback_query", "callback_query", "edited_message", "odd")
_deeds: st.SearchStrategy[Deed] = st.tuples(st.sampled_from(_KINDS), _messages, payloads())


def update(number: int, person: int, last: int, deed: Deed) -> dict[str, Any]:  # Any: as above
    """Return a raw update as Telegram would send it; an odd one lacks what it should have."""
    kind, content, payload = deed
    sender = {"id": person, "is_bot": False, "first_name": "P", "language_code": "zh-hans"}
    chat = {"id": person, "type": "private", "first_name": "P"}
    message = {"message_id": 10_000 + number, "date": 1, "chat": chat, "from": sender, **content}
    if kind == "callback_query":
        shown = {"message_id": last, "date": 1, "chat": chat, "text": "."}
        query = {"id": str(number), "from": sender, "chat_instance": "1", "message": shown, "data": payload}
        return {"update_id": number, "callback_query": query}
    if kind == "odd":
        return {"update_id": number, "message": {"from": sender, "chat": chat, **content}}
    return {"update_id": number, kind: message}


@settings(max_examples=60, deadline=None)
@given(deeds=st.lists(st.tuples(st.sampled_from(WHO), _deeds), min_size=10, max_size=40))
def test_anything_by_anybody(empty_database: Path, deeds: list[tuple[Who, Deed]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "lianxin.db"
        path.parent.mkdir()
        shutil.copy(empty_database, path)
        asyncio.run(_try(path, deeds))


async def _try(path: Path, deeds: list[tuple[Who, Deed]]) -> None:
    database = Database(f"sqlite:///{path}", KEYRING, durable=False)
    async with world_at(NOW, database, path.parent) as world:
        county = Everybody(world)
        await world.settle()
        strangers = all(who is Caller.STRANGER for who, _ in deeds)
        before = dump(world)
        await world.bot.gate.admit(
            [
                update(90_000 + number, county.chatters[who].id, county.chatters[who].last.id, deed)
                for number, (who, deed) in enumerate(deeds)
            ]
        )
        await world.bot.line.idle()
        await world.bot.services.errands.idle()
        assert database.look(_given_up) == []
        assert database.look(inbox.left) == 0
        assert not strangers or dump(world) == before
    database.close()


def _given_up(session: Session) -> list[str]:
    """List why updates were parked, but those the library itself cannot read."""
    rows = session.exec(select(InboxRow.parked).where(col(InboxRow.parked).is_not(None)))
    return [why for why in rows if why is not None and why != "unreadable"]
