"""How the list of a day reads for host and desk, and the year ahead for everybody."""

from collections.abc import Sequence
from typing import Final

from bot.keyboards import Key, Rows, pairs
from bot.reception.buttons import Behalf, Call, DayPage, DeskYear, Manage, Mark, Visit
from bot.reception.words import day_params
from bot.texts import Language, Parameter, Text, text
from storage.reception.desk import DayList, Visitor
from storage.reception.values import Ahead

PAGE: Final = 12  # visitors a page: with the longest lines still well within one message
DAYS: Final = 8  # days a page


def day_list(language: Language, listed: DayList, page: int = 0) -> tuple[Text, Rows]:
    """Render who comes on a day, a page of it; whoever works at the desk opens one to mark it."""
    first = page * PAGE if 0 <= page * PAGE < len(listed.visitors) else 0
    page = first // PAGE
    shown = listed.visitors[first : first + PAGE]
    head = text(
        language,
        "reception-list",
        **day_params(listed.day),
        count=len(listed.visitors),
        waiting=listed.waiting,
    )
    lines = [_line(language, visitor) for visitor in shown]
    return Text("\n".join([head, *_inside(language, listed), *lines])), _keys(listed, shown, page)


def visitor_params(language: Language, visitor: Visitor) -> dict[str, Parameter]:
    """Return what texts may say of a visit."""
    return {
        "at": visitor.starts_at or "",
        "timed": "no" if visitor.starts_at is None else "yes",
        "name": visitor.name or "",
        "party": visitor.party,
        "topic": text(language, f"topic-{visitor.topic}"),
        "line": visitor.line or "",
        "said": "yes" if visitor.line else "spoken" if visitor.voice else "no",
        "number": visitor.number,
        "state": state_of(visitor),
    }


def state_of(visitor: Visitor) -> str:
    """Return the word for what became of a visit: its state, or its outcome once it is over."""
    if visitor.outcome is not None:
        return visitor.outcome
    return "called" if visitor.called and visitor.state == "arrived" else visitor.state.replace("_", "-")


def page_of(days: Sequence[Ahead], page: int) -> tuple[list[Ahead], int]:
    """Return the days of a page and the page's number; one that is not there (any more) is the first."""
    page = page if 0 <= page * DAYS < len(days) else 0
    return list(days[page * DAYS : (page + 1) * DAYS]), page


def _inside(language: Language, listed: DayList) -> list[Text]:
    """Say who is being received, to whoever may know."""
    inside = listed.inside
    if inside is None or inside.name is None:
        return []
    return [text(language, "reception-inside", name=inside.name, number=inside.number)]


def _line(language: Language, visitor: Visitor) -> Text:
    key = "reception-line" if visitor.name is not None else "reception-line-nameless"
    return text(language, key, **visitor_params(language, visitor))


def _keys(listed: DayList, shown: Sequence[Visitor], page: int) -> list[list[Key]]:
    day = listed.day.id
    rows: list[list[Key]] = []
    if listed.may_mark:
        rows += _of_today(listed, page) if listed.today else []
        rows += [list(row) for row in pairs(*(_visit_key(visitor, day, page) for visitor in shown))]
    rows.append(_pages(listed, page))
    manage = [Key("button-manage-day", Manage(day))] if listed.may_mark else []
    rows.append([*manage, Key("button-desk-year", DeskYear(0))])
    return rows


def _of_today(listed: DayList, page: int) -> list[list[Key]]:
    """Lay out what the desk does on the day: the outcome of whoever is inside, the next, and the queue."""
    day, inside = listed.day.id, listed.inside
    rows = []
    if inside is not None:
        rows.append(
            [
                Key(f"button-mark-{what}", Mark(inside.id, day, page, what))
                for what in ("answered", "promised")
            ]
        )
    following = next((each for each in listed.visitors if each.id == listed.next_id), None)
    call = [] if following is None else [Key("button-call-next", Call(following.id, day), _named(following))]
    return [*rows, [*call, Key("button-walk-in", Behalf(day, 1))]]


def _named(visitor: Visitor) -> dict[str, Parameter]:
    return {"name": visitor.name or ""}


def _visit_key(visitor: Visitor, day: int, page: int) -> Key:
    params: dict[str, Parameter] = {
        "at": visitor.starts_at or "",
        "timed": "no" if visitor.starts_at is None else "yes",
        "name": visitor.name or "",
        "state": state_of(visitor),
    }
    return Key("button-visit", Visit(visitor.id, day, page), params)


def _pages(listed: DayList, page: int) -> list[Key]:
    keys = []
    if page > 0:
        keys.append(Key("button-previous", DayPage(listed.day.id, page - 1)))
    if (page + 1) * PAGE < len(listed.visitors):
        keys.append(Key("button-more", DayPage(listed.day.id, page + 1)))
    return keys
