"""Who saw names of people beyond their own branch, and who took them along, is in the trail: every way in."""

import json
import re
from datetime import datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col, or_, select

from bot.callback_data import about
from bot.care.buttons import Alone, Card, Unseen
from bot.permissions import deed_of
from handlers.reception.buttons import PrintRegister
from rules.posts import Role
from storage.models.audit import AuditRow
from tests.chat import World
from tests.everybody import Everybody
from tests.test_permissions import leaves, may, step_of
from tests.ways import WAYS
from tests.ways.table import TODAY, Place
from tests.ways.trying import do, stand

# Everybody's own branch is HERE; these live elsewhere, by full name and as a list shortens it.
_NAMES: Final = re.compile("(?:NEAR|FAR)(?:老人|逝者|来访)|(?<![A-Z])[NF]同志")
# What somebody does about a person, and which is kept with their name in a table or the trail of its own.
DEEDS: Final = frozenset(
    {
        *("reception.own.move", "reception.own.quit_", "cases.desk.do", "cases.typed.take_line"),
        *("elders.visits.record", "elders.visits.withdraw", "elders.rounds.record", "elders.events.undo"),
        *("elders.deaths.confirm", "aid.applying.take_why", "slips.give"),
        *("talks.dates.take", "talks.occasions.undo"),
        *("trail.show", "trail.turn"),  # which kind was read is written by the step
    }
)


async def test_whoever_is_shown_names_of_another_branch_is_in_the_trail(world: World) -> None:
    county = Everybody(world)
    await world.settle()
    pressed = {who: chatter.last.id for who, chatter in county.chatters.items()}
    deeds = {step_of(leaf): deed_of(leaf.callback) for _, leaf in leaves(world)}
    shown, wrong = set(), []
    for way in WAYS:
        for place in Place if way.outside else (Place.HERE,):
            callers = [who for who in county.posts if may(way, who, place)]
            world.cloud.calls.clear()
            for who in callers:
                stand(world, county.chatters[who], way, county.things[place])
                do(world, county.chatters[who], way, county.things[place], pressed[who])
            await world.settle()
            await world.done()
            for who in callers:
                if not _NAMES.search(heard(world, county.chatters[who].id)):
                    continue
                shown.add(way.step)
                if way.step not in DEEDS and not world.database.look(
                    noted, county.people[who], deeds[way.step]
                ):
                    wrong.append(f"{way.step} [{way.within}] by {who} {place}")
    assert not wrong, "\n".join(wrong)
    assert len(shown) > 20
    assert shown >= DEEDS  # no exception that is none


def heard(world: World, chat: int) -> str:
    """Return all the bot has shown somebody since the calls were cleared: texts, captions and buttons."""
    mine = (call.params for call in world.cloud.calls if str(call.params.get("chat_id")) == str(chat))
    return " ".join(
        " ".join(
            [str(params.get("text", "")), str(params.get("caption", "")), *labels(params.get("reply_markup"))]
        )
        for params in mine
    )


def labels(markup: object) -> list[str]:
    """Return what is written on the buttons of a message."""
    keyboard = json.loads(markup) if isinstance(markup, str) else markup
    rows = keyboard.get("inline_keyboard", ()) if isinstance(keyboard, dict) else ()
    return [button["text"] for row in rows for button in row]


def noted(session: Session, who: int, deed: str) -> bool:
    """Say whether the trail has this look of theirs."""
    rows = select(AuditRow.seq).where(AuditRow.who == who, AuditRow.what == deed)
    return bool(deed) and session.exec(rows.order_by(col(AuditRow.seq)).limit(1)).first() is not None


async def test_a_look_is_in_the_trail_once_a_day_and_a_printed_page_each_time(world: World) -> None:
    county = Everybody(world)
    await world.settle()
    clerk = county.chatters[Role.STAFF]
    for _ in range(2):
        await clerk.forges(Unseen(county.branches[Place.FAR]).pack())
    day = county.things[Place.HERE].day
    for _ in range(2):
        await clerk.forges(PrintRegister(day).pack())
    assert world.database.look(lines) == [
        (county.people[Role.STAFF], "look.unseen", f"unit:{county.branches[Place.FAR]}"),
        (county.people[Role.STAFF], "print.register", f"session:{day}"),
        (county.people[Role.STAFF], "print.register", f"session:{day}"),
    ]
    await world.wind(datetime.combine(TODAY + timedelta(days=1), time(9)))
    await clerk.forges(Unseen(county.branches[Place.FAR]).pack())
    assert len(world.database.look(lines)) == 4


async def test_whoever_looks_after_the_own_branch_leaves_no_line_nor_does_a_refused_look(
    world: World,
) -> None:
    county = Everybody(world)
    await world.settle()
    secretary = county.chatters[Role.SECRETARY]
    await secretary.forges(Card(county.elders[Place.HERE]).pack())
    secretary.hears("同志")
    await secretary.forges(Card(county.elders[Place.FAR]).pack())
    await county.chatters[Role.ORGANISER].forges(Unseen(county.branches[Place.FAR]).pack())
    assert world.database.look(lines) == []


def lines(session: Session) -> list[tuple[int | None, str, str | None]]:
    found = select(AuditRow).where(or_(*(col(AuditRow.what).startswith(each) for each in ("look", "print"))))
    return [(row.who, row.what, row.object) for row in session.exec(found.order_by(col(AuditRow.seq)))]


def test_what_a_button_names_is_said_and_a_torn_one_names_nothing() -> None:
    assert about(Alone(12, 3).pack()) == "unit:12"
    assert about(Card(7).pack()) == "person:7"
    assert [about("alone:x"), about("unheard-of:1"), about("")] == ["", "", ""]
