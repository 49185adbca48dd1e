"""The cares' part of a digest: what is owed in a few plain words, and a button for everybody who was seen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.care import words
from bot.care.buttons import AskLeave, Death, LateNames, Round, Seen, Today
from bot.care.lines import Reader, sentences
from bot.digest import Section
from bot.keyboards import Key, Rows
from bot.texts import Language, Text
from rules.care.digest import Digest, Line
from rules.care.memorial import CHECK
from rules.permissions import GRANTS, Permission
from rules.posts import Role
from storage.care.digests import Brief
from storage.care.reading import Known
from storage.outbox import Told

PAGE: Final = 8  # people a message: their buttons fit a small screen
_OF_A_BRANCH: Final = (Role.SECRETARY, Role.DEPUTY)


def section(language: Language, brief: Brief, *, short: bool) -> Section | None:
    """Return a brief as the cares' part of the day's message, or None if there is nothing to say."""
    if brief.empty:
        return None
    to = reader(language, brief, short=short)
    tells = brief.digest.tells if brief.digest is not None else ()
    told = tuple(Told(each.rule, each.subject_id, each.slot, each.stage, each.episode) for each in tells)
    hidden = len(brief.digest.own) - PAGE if brief.digest is not None else 0
    if hidden <= 0:
        return Section(sheet(to, 0), rows(to, 0), told)
    besides = to.text("care-overflow", people=to.people(hidden))
    return Section(Text(f"{sheet(to, 0)}\n{besides}"), rows(to, 0, elsewhere=True), told)


def reader(language: Language, brief: Brief, *, short: bool, also: Iterable[Known] = ()) -> Reader:
    """Return whom a brief is written to, with the names of everybody on their list and of some others."""
    posts = [holder.post for holder in brief.posts]
    villages = [post.unit_path for post in posts if post.unit_path and post.role in _OF_A_BRANCH]
    people = {known.id: known for known in (*_list(brief, villages), *also)}.values()
    return Reader(
        language,
        brief,
        words.names(language, people, short=short, villages=villages, on=brief.day),
        short=short,
    )


def sheet(to: Reader, page: int) -> Text:
    """Return what is owed in sentences; after the first page only further people."""
    return Text("\n".join(sentences(to, page_of(to.brief.digest, page), first=page == 0)))


def rows(to: Reader, page: int, *, elsewhere: bool = False) -> Rows:
    """Return a button for everybody named, then what else can be done.

    `elsewhere`: who has no room here is in the list of everything.
    """
    digest = to.brief.digest
    if digest is None:
        return []
    own = page_of(digest, page)
    named = [*own, *(digest.deputy[:PAGE] if page == 0 else ())]
    climbed = digest.climbed if page == 0 else ()
    late = [Key(f"button-late-{each.rung}", LateNames(each.rung, 0)) for each in climbed]
    more = (
        [Key("button-more", Today(page + 1))] if page + 1 < len(digest.pages(PAGE)) and not elsewhere else []
    )
    tools = [Key("button-round", Round())] if len(digest.own) > 1 else []
    if elsewhere or digest.rest or digest.rest_overdue:
        tools.append(Key("button-today", Today(0)))
    if any(Permission.PAUSE in GRANTS[holder.post.role] for holder in to.brief.posts):
        tools.append(Key("button-leave", AskLeave()))
    return [[seen_key(to, line)] for line in named] + [late, more, tools]


def seen_key(to: Reader, line: Line) -> Key:
    """Return the button for somebody who was seen; for a death, the one to confirm it by."""
    name = words.shown(to.names, line.subject_id)
    first = line.most_urgent.task
    if first.rule == CHECK:
        return Key("button-death-check", Death(int(first.slot.rpartition(":")[2])), {"name": name})
    return Key("button-seen", Seen(line.subject_id, to.brief.day), {"name": name})


def page_of(digest: Digest | None, page: int) -> Sequence[Line]:
    """Return the lines of a page; a page that is no longer there is empty."""
    pages = digest.pages(PAGE) if digest is not None else ()
    return pages[page] if 0 <= page < len(pages) else ()


def _list(brief: Brief, villages: Sequence[str]) -> Iterator[Known]:
    """Yield everybody the reader sees to, so that a name is the same from one message to the next."""
    digest = brief.digest
    named = {line.subject_id for line in (*digest.own, *digest.deputy)} if digest is not None else set()
    named |= {holder.post.subject_id or 0 for holder in brief.posts}
    for known in brief.people.values():
        home = known.file.subject.home_on(brief.day)
        if known.id in named or (home is not None and home.unit_path in villages):
            yield known
