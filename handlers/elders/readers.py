"""What every step about the cares begins with: whom the caller may act for, and what they read."""

from typing import Final

from bot.care.digest import reader
from bot.care.lines import Reader
from bot.context import BotContext
from bot.texts import Text
from rules.care.stages import Mail
from rules.permissions import Permission, Scope, scope
from rules.posts import Role
from storage.care import digests
from storage.care.digests import Brief
from storage.care.reading import Known
from storage.care.undoing import Hand

_OF_A_FEW: Final = (Role.SECRETARY, Role.DEPUTY, Role.CONTACT)


def visiting(context: BotContext) -> Scope:
    """Return whom the caller may enter visits for."""
    return scope(context.person, Permission.RECORD_VISIT)


def reporting(context: BotContext) -> Scope:
    """Return whom the caller may report events of."""
    return scope(context.person, Permission.REPORT_EVENT)


def keeping(context: BotContext) -> Scope:
    """Return whose cards the caller keeps."""
    return scope(context.person, Permission.KEEP_CARES)


def hand(context: BotContext) -> Hand:
    """Return the caller as somebody who takes back what they entered, or may mend what others did."""
    return Hand(context.person.person_id, scope(context.person, Permission.MEND_CARES))


async def everything(context: BotContext, *also: Known) -> Reader:
    """Return the caller with everything owed just now, and how everybody is called."""
    mail = Mail(context.today, context.today.isoweekday())
    brief = await context.read(digests.brief, context.person.person_id, mail, everything=True)
    return reader(context.language, brief, short=short(context), also=also)


async def named(context: BotContext, *people: Known) -> Reader:
    """Return the caller with how a few people are called.

    In a branch they are called as on its list of everybody; for town and county the list is these few.
    """
    if any(post.role in _OF_A_FEW for post in context.person.posts):
        return await everything(context, *people)
    brief = Brief(
        context.person.person_id,
        context.today,
        weekly=False,
        digest=None,
        posts=(),
        people={known.id: known for known in people},
    )
    return reader(context.language, brief, short=short(context), also=people)


def short(context: BotContext) -> bool:
    """Say whether names in the chat are short."""
    return context.services.settings.names_in_chat == "short"


def joined(*parts: Text | str) -> Text:
    """Put rendered sentences below each other."""
    return Text("\n".join(part for part in parts if part))
