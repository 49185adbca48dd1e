"""What every step about the cares begins with: whom the caller may act for, and what they read."""

from bot.care.digest import reader
from bot.care.lines import Reader
from bot.context import BotContext
from bot.texts import Text
from rules.care.stages import Mail
from rules.permissions import Permission, Scope, scope
from storage.care import digests
from storage.care.reading import Known


def visiting(context: BotContext) -> Scope:
    """Return whom the caller may enter visits for."""
    return scope(context.person, Permission.RECORD_VISIT)


def reporting(context: BotContext) -> Scope:
    """Return whom the caller may report events of."""
    return scope(context.person, Permission.REPORT_EVENT)


async def everything(context: BotContext, *also: Known) -> Reader:
    """Return the caller with everything owed just now, and how everybody is called."""
    mail = Mail(context.today, context.today.isoweekday())
    brief = await context.read(digests.brief, context.person.person_id, mail, everything=True)
    return reader(context.language, brief, short=short(context), also=also)


def short(context: BotContext) -> bool:
    """Say whether names in the chat are short."""
    return context.services.settings.names_in_chat == "short"


def joined(*parts: Text | str) -> Text:
    """Put rendered sentences below each other."""
    return Text("\n".join(part for part in parts if part))
