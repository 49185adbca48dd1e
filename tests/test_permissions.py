"""Nobody reads or changes what lies outside their units or role: every way in, by everybody, everywhere."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy.engine import make_url
from sqlmodel import Session, SQLModel
from telegram import Update
from telegram.ext import BaseHandler, ConversationHandler

from bot.callback_data import kinds
from bot.context import BotContext
from bot.permissions import declared
from bot.texts import text
from rules.permissions import Permission, Scope, scope
from rules.posts import Role
from storage.exports import workbooks
from storage.models.people import PostRow
from tests.chat import World
from tests.everybody import Everybody
from tests.reception import caller
from tests.ways import OPEN, WAYS, office
from tests.ways.table import EVERYBODYS, TODAY, WHO, Caller, Place, Things, Way, Who
from tests.ways.trying import do, file_name, said, stand, unsettled

Leaf: TypeAlias = BaseHandler[Update, BotContext, Any]  # Any: what a step returns
ANYTHING: Final = Things(*[1] * len(fields(Things)))
# What every update leaves behind, whatever comes of it.
_OF_UPDATES: Final = frozenset({"inbox", "processed", "draft", "conversation"})


async def test_every_way_in_by_everybody(world: World) -> None:
    county = Everybody(world)
    await world.settle()
    pressed = {who: chatter.last.id for who, chatter in county.chatters.items()}
    wrong = []
    tried: set[str] = set()
    for way in WAYS:
        for place, callers in callers_of(way, again=way.step in tried and not way.outside):
            tried.add(way.step)
            before = dump(world)
            world.cloud.calls.clear()
            for who in callers:
                stand(world, county.chatters[who], way, county.things[place])
                do(world, county.chatters[who], way, county.things[place], pressed[who])
            await world.settle()
            await world.done()
            heard = said(world)
            wrong += [
                f"{way.step} [{way.within}] by {who} {place}: {heard.get(county.chatters[who].id)}"
                for who in callers
                if not as_meant(way, who, place, heard.get(county.chatters[who].id, []))
            ]
            if not any(may(way, who, place) for who in callers) and dump(world) != before:
                wrong.append(f"{way.step} [{way.within}] {place}: something has changed")
    assert not wrong, "\n".join(wrong)
    assert not unsettled(world)


def callers_of(way: Way, *, again: bool) -> Iterator[tuple[Place, list[Who]]]:
    """Yield who tries a way in each place: first those it refuses, then those it lets in.

    Elsewhere only those try it who may do it here. One of each is enough again (by another word), and one of
    those it lets in where it takes no post.
    """
    for place in Place if way.outside else (Place.HERE,):
        trying = [who for who in WHO if place is Place.HERE or may(way, who, Place.HERE)]
        refused = [who for who in trying if not may(way, who, place)]
        let_in = [who for who in trying if may(way, who, place)]
        yield place, refused[-1:] if again else refused
        yield place, let_in[-1:] if again or way.permission in EVERYBODYS else let_in


def may(way: Way, who: Who, place: Place) -> bool:
    """Say whether somebody may do what the way leads to, about what lies in a place."""
    return way.lets_pass(who) and way.reaches(who, place)


def as_meant(way: Way, who: Who, place: Place, heard: list[str]) -> bool:
    """Say whether somebody heard what the table promises: one clear refusal, or anything else."""
    outside = way.outside or "not-allowed"
    if not way.lets_pass(who):
        refusal = "join-first" if who is Caller.STRANGER else way.refusal
        return heard == [text("zh", refusal)]
    if not way.reaches(who, place):
        return heard == [text("zh", outside)]
    refused = {text("zh", key) for key in ("join-first", "not-allowed", "something-wrong", outside)}
    return bool(heard) and not refused & set(heard)


def dump(world: World) -> list[list[tuple[object, ...]]]:
    """Return everything the database holds but the traces of updates."""
    tables = sorted(SQLModel.metadata.tables.keys() - _OF_UPDATES)
    with closing(sqlite3.connect(make_url(world.database.url).database or "")) as connection:
        return [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]


async def test_a_cover_ends_with_the_post_it_covers(world: World) -> None:
    county = Everybody(world)
    world.database.run(_ended, county.posts[Role.SECRETARY], TODAY - timedelta(days=1))
    found = caller(world.database, county.people[Role.COVER], TODAY)
    assert scope(found, Permission.RECORD_VISIT) == Scope()


def _ended(session: Session, post: int, until_on: date) -> None:
    session.get_one(PostRow, post).until_on = until_on


async def test_every_way_in_is_in_the_table(world: World) -> None:
    missing = [
        f"{step} [{within}] {trigger}"
        for within, leaf in leaves(world)
        if (step := step_of(leaf)) not in OPEN and not any(leads_to(way, leaf, within) for way in WAYS)
        for trigger in [getattr(leaf, "pattern", None) or getattr(leaf, "filters", None)]
    ]
    assert not missing, "\n".join(missing)


async def test_every_way_in_declares_the_permission_of_the_table(world: World) -> None:
    declare = {step_of(leaf): declared(leaf.callback) for _, leaf in leaves(world)}
    assert {step for step, permission in declare.items() if permission is Permission.ANYBODY} == OPEN
    assert [way for way in WAYS if declare.get(way.step) is not way.permission] == []


def test_every_button_is_in_the_table() -> None:
    pressed = {type(way.deed(ANYTHING)) for way in WAYS if callable(way.deed)}
    ours = {kind for kind in kinds().values() if not kind.__module__.startswith("tests.")}
    assert {kind.__name__ for kind in ours - pressed} == {"Menu"}  # which is open to everybody


def test_every_workbook_is_in_the_table() -> None:
    assert {code: book.permission for code, book in workbooks.WORKBOOKS.items()} == office.WORKBOOKS


def leaves(world: World) -> Iterator[tuple[str, Leaf]]:
    """Yield every handler of ours, with the state of a conversation in which it listens."""
    for handlers in world.bot.application.handlers.values():
        for handler in handlers:
            if isinstance(handler, ConversationHandler):
                yield from (("", entry) for entry in handler.entry_points)
                for state, listeners in handler.states.items():
                    yield from ((f"{handler.name}.{state}", listener) for listener in listeners)
            elif step_of(handler) != "bot.identity.recognise":
                yield "", handler


def step_of(leaf: Leaf) -> str:
    """Name a step as the table does."""
    return f"{leaf.callback.__module__}.{leaf.callback.__qualname__}".removeprefix("handlers.")


def leads_to(way: Way, leaf: Leaf, within: str) -> bool:
    """Say whether a row of the table leads to just this handler."""
    if (way.step, way.within) != (step_of(leaf), within):
        return False
    heard = leaf.check_update(Update.de_json(_raw(way), None))
    return heard is not None and heard is not False


def _raw(way: Way) -> dict[str, Any]:  # Any: JSON
    sender = {"id": 7, "is_bot": False, "first_name": "x"}
    message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "from": sender}
    match way.deed:
        case str(typed):
            entities = [{"type": "bot_command", "offset": 0, "length": len(typed)}]
            return {
                "update_id": 1,
                "message": message | {"text": typed} | ({"entities": entities} if typed[0] == "/" else {}),
            }
        case bytes(content):
            document = {"file_id": "x", "file_unique_id": "x", "file_name": file_name(content)}
            return {"update_id": 1, "message": message | {"document": document}}
        case button:
            query = {"id": "1", "from": sender, "chat_instance": "1", "data": button(ANYTHING).pack()}
            return {"update_id": 1, "callback_query": query}
