"""Bad input gets a clear sentence in the person's language, and nothing is lost by it.

Files that are no roster are in `test_roster.py`, missing and wrong settings in `tests/bot/test_settings.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import pytest
from sqlmodel import Session, select
from telegram import Update
from telegram.ext import ConversationHandler

from bot.callback_data import Button, kinds
from bot.care.buttons import TypeDay
from bot.persistence import standing
from bot.texts import Language, text
from playground.core.values import Person
from rules.posts import Role
from storage import joining
from storage.models.people import AccountRow, PersonRow
from storage.sealed import keys_of
from tests import builders
from tests.builders import County
from tests.chat import Chatter, World
from tests.everybody import Everybody
from tests.ways import WAYS
from tests.ways.table import TODAY, WHO, Caller, Place, Way, Who, nothing
from tests.ways.trying import said, stand, unsettled

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
CLIENTS: Final = {"zh": "zh-hans", "en": "en-GB"}
PHONE: Final = "+86 138 0013 8000"
WIDE: Final = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def nothing_left(world: World) -> Iterator[None]:
    """Whatever came in was handled, and nothing given up."""
    yield
    assert not unsettled(world)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "zh" if request.param == "zh" else "en"


@pytest.fixture
def stranger(world: World, language: Language) -> Chatter:
    return world.person("路人", PHONE, language=CLIENTS[language])


@pytest.fixture
def wang(world: World) -> int:
    return County(world.database).member("王桂英")


def code_for(world: World, person: int, on: date = TODAY) -> str:
    return world.database.run(joining.issue, person, on=on)


def bound(world: World) -> list[tuple[int, int]]:
    def look(session: Session) -> list[tuple[int, int]]:
        return [(row.telegram_id, row.person_id) for row in session.exec(select(AccountRow))]

    return world.database.look(look)


# --- strangers


@pytest.mark.parametrize("typed", ["你好", "/book", "评价", "/nonsense", "12345678", "1" * 4000, "😀"])
async def test_a_stranger_who_writes_is_told_how_to_join(
    world: World, stranger: Chatter, language: Language, typed: str
) -> None:
    await stranger.opens()
    await stranger.says(typed)
    asked = {text(language, key) for key in ("joining-welcome", "joining-nine-digits", "join-first")}
    assert said(world)[stranger.id][-1] in asked


async def test_a_stranger_who_sends_anything_else(
    world: World, stranger: Chatter, language: Language
) -> None:
    await stranger.opens()
    for send in (world.cloud.send_photo, world.cloud.send_voice):
        world.cloud.calls.clear()
        send(stranger.id, PIXEL)
        await world.settle()
        assert said(world)[stranger.id] == [text(language, "text-wanted")]


async def test_a_wrong_code_and_one_that_was_used_or_is_too_old(
    world: World, stranger: Chatter, language: Language, wang: int
) -> None:
    old = code_for(world, wang, TODAY - joining.VALID - timedelta(days=1))
    other = world.database.run(builders.person, "赵大明")
    used = code_for(world, other)
    first = world.person("大明")
    await first.opens(used)
    await first.says("赵大明")
    before = bound(world)
    await stranger.opens()
    tries = [(old, "王桂英"), (used, "赵大明"), ("123456789", "王桂英")]
    for left, (code, name) in zip((4, 3, 2), tries, strict=True):
        await stranger.says(code)
        await stranger.says(name)
        assert said(world)[stranger.id][-1] == text(language, "joining-wrong", left=left)
    assert bound(world) == before


async def test_after_five_wrong_codes_there_is_a_pause_and_then_the_right_one_works(
    world: World, stranger: Chatter, language: Language, wang: int
) -> None:
    code = code_for(world, wang)
    await stranger.opens()
    for _ in range(joining.TRIES):
        await stranger.says("123456789")
        await stranger.says("王桂英")
    over = world.clock.now() + joining.PAUSE
    await stranger.says(code)
    await stranger.says("王桂英")
    assert said(world)[stranger.id][-1] == text(language, "joining-locked", at=over)
    assert bound(world) == []
    world.clock.wind(over + timedelta(minutes=1))
    await stranger.says(code)
    await stranger.says("王桂英")
    assert bound(world) == [(stranger.id, wang)]


@pytest.mark.parametrize("write", [str, "-".join, " ".join, lambda code: code.translate(WIDE)])
async def test_digits_are_understood_however_they_are_typed(
    world: World, wang: int, write: Callable[[str], str]
) -> None:
    chatter = world.person("桂英")
    await chatter.opens()
    await chatter.says(write(code_for(world, wang)))
    await chatter.says("王桂英")
    assert bound(world) == [(chatter.id, wang)]


async def test_somebody_elses_contact_binds_nobody(
    world: World, stranger: Chatter, language: Language, wang: int
) -> None:
    world.database.run(_phone, wang)
    friend = Person(7_900_000_001, "桂英", phone_number=PHONE)
    await stranger.opens()
    for of in (friend, Person(7_900_000_002, "电话本", phone_number=PHONE)):
        await stranger.shares_contact(of)
        assert said(world)[stranger.id][-1] == text(language, "joining-contact-of-another")
    assert bound(world) == []
    await stranger.shares_contact()
    assert bound(world) == [(stranger.id, wang)]


async def test_a_number_nobody_has(world: World, stranger: Chatter, language: Language, wang: int) -> None:
    await stranger.opens()
    await stranger.shares_contact()
    assert said(world)[stranger.id][-1] == text(language, "joining-contact-unknown")


def _phone(session: Session, person: int) -> None:
    row = session.get_one(PersonRow, person)
    row.phone_hash = keys_of(session.get_bind().dialect).lookup("13800138000", "person.phone")


# --- where nobody is served


async def test_a_group_chat(world: World, stranger: Chatter, language: Language) -> None:
    await stranger.opens()
    group = world.cloud.add_to_group(stranger.id, "老党员之家")
    world.cloud.calls.clear()
    for line in ("/start", "hello @lianxin_bot", "hello"):
        world.cloud.say_in_group(stranger.id, group, line)
    await world.settle()
    assert said(world) == {group: [text(language, "groups-not-served")]}


async def test_an_edited_message_is_not_taken(world: World, stranger: Chatter, language: Language) -> None:
    await stranger.opens()
    message = world.cloud.say(stranger.id, "123456789")
    await world.settle()
    before = standing(world.bot.application, stranger.id)
    world.cloud.edit(stranger.id, message, "987654321")
    await world.settle()
    assert said(world)[stranger.id][-1] == text(language, "edits-not-taken")
    assert standing(world.bot.application, stranger.id) == before


# --- members, in the middle of something


@pytest.fixture
async def county(world: World) -> Everybody:
    made = Everybody(world)
    await world.settle()
    return made


def states(world: World) -> set[str]:
    """List every state of every conversation."""
    return {
        f"{handler.name}.{state}"
        for handlers in world.bot.application.handlers.values()
        for handler in handlers
        if isinstance(handler, ConversationHandler)
        for state in handler.states
    }


def inside(world: World) -> Iterator[tuple[Way, Who]]:
    """Yield a way in every state of every conversation, and who may be there."""
    for within in sorted(states(world)):
        found = [way for way in WAYS if way.within == within]
        if found:
            way = max(found, key=lambda way: way.draft is not nothing)
            yield way, next(who for who in WHO if way.lets_pass(who))


PHOTO: Final = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
VOICE: Final = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}


def takes(world: World, within: str, content: dict[str, Any]) -> bool:
    """Say whether a state takes a message of this content."""
    chat = {"id": 1, "type": "private", "first_name": "P"}
    sender = {"id": 1, "is_bot": False, "first_name": "P"}
    raw = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "from": sender, **content}}
    update = Update.de_json(raw, world.bot.application.bot)
    return any(
        listener.check_update(update)
        for group in world.bot.application.handlers.values()
        for conversation in group
        if isinstance(conversation, ConversationHandler)
        for state, listeners in conversation.states.items()
        if f"{conversation.name}.{state}" == within
        for listener in listeners
    )


async def test_a_photo_where_text_is_asked(world: World, county: Everybody, language: Language) -> None:
    # Where nobody of the county can be.
    tried = {"joining.code", "joining.name", "joining.county", "joining.founder"}
    for way, who in inside(world):
        chatter = county.chatters[who]
        county.speaks(who, language)
        stand(world, chatter, way, county.things[Place.HERE])
        before = standing(world.bot.application, chatter.id)
        for content, send in ((PHOTO, world.cloud.send_photo), (VOICE, world.cloud.send_voice)):
            if takes(world, way.within, content):
                continue
            world.cloud.calls.clear()
            send(chatter.id, PIXEL)
            await world.settle()
            assert said(world)[chatter.id] == [text(language, "text-wanted")], way.within
            assert standing(world.bot.application, chatter.id) == before, way.within
        tried.add(way.within)
    assert tried == states(world)


async def test_a_day_may_be_typed_as_today(world: World, county: Everybody) -> None:
    secretary, elder = county.chatters[Role.SECRETARY], county.things[Place.HERE].elder
    await secretary.forges(TypeDay(elder, "away").pack())
    await secretary.says("今天")
    secretary.hears("11月23日")
    assert standing(world.bot.application, secretary.id).states == {}


@pytest.mark.parametrize(
    "typed", ["1" * 4096, "99999999999-1-1", "0000-00-00", "=1+1", "<b>&amp;</b", "😀" * 2000, "٣٤", "-" * 9]
)
async def test_odd_text_where_text_is_asked(world: World, county: Everybody, typed: str) -> None:
    unclear = []
    for way in WAYS:
        if way.within and isinstance(way.deed, str):
            who = next(who for who in WHO if way.lets_pass(who))
            chatter = county.chatters[who]
            stand(world, chatter, way, county.things[Place.HERE])
            world.cloud.calls.clear()
            world.cloud.say(chatter.id, typed)
            await world.settle()
            if not clear(said(world).get(chatter.id, [])):
                unclear.append((way.within, said(world)))
    assert unclear == []


async def test_an_edit_in_the_middle_changes_nothing(world: World, county: Everybody) -> None:
    for way, who in inside(world):
        chatter = county.chatters[who]
        message = world.cloud.say(chatter.id, "原来的话")
        await world.settle()
        stand(world, chatter, way, county.things[Place.HERE])
        before = standing(world.bot.application, chatter.id)
        world.cloud.calls.clear()
        world.cloud.edit(chatter.id, message, "改过的话")
        await world.settle()
        assert said(world)[chatter.id] == [text("zh", "edits-not-taken")], way.within
        assert standing(world.bot.application, chatter.id) == before, way.within


async def test_nine_digits_and_a_contact_in_the_middle_lose_nothing(world: World, county: Everybody) -> None:
    member = county.chatters[Caller.MEMBER]
    await member.says("意见")
    await member.presses("村里")
    await member.says("路灯坏了，电话在下面")
    await member.says("123456789")
    await member.shares_contact(Person(member.id, "桂英", phone_number=PHONE))
    member.hears("请打字")
    assert standing(world.bot.application, member.id).draft["texts"][-1] == "123456789"
    await member.presses("说完了")
    assert any("路灯坏了" in message.text and "123456789" in message.text for message in member.messages)


# --- buttons

INTEGERS: Final = (*range(-2, 25), 2**31, 2**62, 2**63 - 1, -(2**63))
DATES: Final = (date.min, date(1, 1, 2), date(2026, 2, 28), TODAY, date(2026, 12, 15), date.max)
WORDS: Final = (
    *(
        "",
        "0",
        "x",
        "路灯",
        "home",
        "phone",
        "away",
        "hospital",
        "died",
        "town",
        "county",
        "named",
        "village",
    ),
    *(
        "visits",
        "roster",
        "reception",
        "audit",
        "satisfaction",
        "headline",
        "full",
        "take",
        "route",
        "depute",
    ),
)
LET_GO: Final = "notme"  # would make a stranger of whoever presses it
PER_KIND: Final = 10


def forged(kind: type[Button], chance: Random) -> str:
    """Return a payload of a kind with any values, sometimes torn or with too much in it."""
    of = {int: INTEGERS, date: DATES, str: WORDS}
    parts = [str(chance.choice(of[field.type])) for field in fields(kind)]  # type: ignore[arg-type,index] # they are dataclasses, of these types
    match chance.randrange(8):
        case 0:
            parts = parts[:-1]
        case 1:
            parts = [*parts, "1"]
        case 2:
            parts = ["" for _ in parts]
    payload = ":".join([kind.prefix, *parts])
    return payload.encode()[:64].decode(errors="ignore")


async def test_forged_buttons_of_every_kind_get_a_sentence(world: World, county: Everybody) -> None:
    chance = Random(20261123)
    callers = callers_of_kinds(county)
    pressed = {who: chatter.last.id for who, chatter in county.chatters.items()}
    unclear = []
    for prefix, kind in sorted(kinds().items()):
        if prefix == LET_GO or kind.__module__.startswith("tests."):
            continue
        for _ in range(PER_KIND):
            payload, who = forged(kind, chance), chance.choice(callers.get(kind, WHO))
            world.cloud.calls.clear()
            world.cloud.forge(county.chatters[who].id, pressed[who], payload)
            await world.settle()
            await world.done()
            if not clear(said(world).get(county.chatters[who].id, [])):
                unclear.append((payload, who, said(world)))
    assert unclear == []


def callers_of_kinds(county: Everybody) -> dict[type[Button], list[Who]]:
    """Return whom the permission lets press each kind of button: others get no further than that."""
    return {
        type(way.deed(county.things[Place.HERE])): [who for who in WHO if way.lets_pass(who)]
        for way in WAYS
        if callable(way.deed)
    }


async def test_forged_buttons_in_the_middle_of_every_conversation(world: World, county: Everybody) -> None:
    chance = Random(20261124)
    unclear = []
    for way in WAYS:
        if not way.within or not callable(way.deed):
            continue
        who = next(who for who in WHO if way.lets_pass(who))
        kind, chatter = type(way.deed(county.things[Place.HERE])), county.chatters[who]
        for _ in range(PER_KIND):
            payload = forged(kind, chance)
            stand(world, chatter, way, county.things[Place.HERE])
            world.cloud.calls.clear()
            world.cloud.forge(chatter.id, chatter.messages[1].id, payload)
            await world.settle()
            if not clear(said(world).get(chatter.id, [])):
                unclear.append((way.within, payload))
    assert unclear == []


@pytest.mark.parametrize(
    "payload", ["nonsense", ":", "go", "go:", "go:nowhere", "go:book:1", "菜单", "\0", "x" * 64]
)
async def test_a_button_that_never_was(
    world: World, county: Everybody, language: Language, payload: str
) -> None:
    county.speaks(Caller.MEMBER, language)
    member = county.chatters[Caller.MEMBER]
    await member.forges(payload)
    assert member.last.text == text(language, "old-button")


def clear(heard: list[str]) -> bool:
    """Say whether something was said, and not that it went wrong."""
    return bool(heard) and not {text("zh", key) for key in ("something-wrong", "export-failed")} & set(heard)


@pytest.mark.parametrize("payload", ["nonsense", "slot:x", "cseen:1:2026-11-23", "rapply:1", "apt:999"])
async def test_an_old_button_in_the_middle_loses_nothing(
    world: World, county: Everybody, payload: str
) -> None:
    for way, who in inside(world):
        chatter = county.chatters[who]
        stand(world, chatter, way, county.things[Place.HERE])
        before = standing(world.bot.application, chatter.id)
        world.cloud.calls.clear()
        world.cloud.forge(chatter.id, chatter.messages[1].id, payload)
        await world.settle()
        if {text("zh", "old-button"), text("zh", "not-allowed")} & set(said(world)[chatter.id]):
            assert standing(world.bot.application, chatter.id) == before, way.within


async def test_somebody_forged_is_nobody_who_telephoned(world: World, county: Everybody) -> None:
    staff = county.chatters[Role.STAFF]
    way = next(way for way in WAYS if way.within == "desk-enter.words")
    stand(world, staff, way, county.things[Place.HERE])
    world.bot.application.user_data[staff.id]["about"] = 999_999
    await staff.says("路灯坏了")
    assert staff.last.text == text("zh", "old-button")
