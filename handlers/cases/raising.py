"""Raising something: what about, then words, photos, voice or files; by name, in confidence, nameless."""

import re
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.cases import words as case_words
from bot.cases.buttons import Category, Done, FileAs, Nameless, OnBehalf
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import ATTACHED, TYPED, Word, piece_of
from bot.keyboards import Key, Rows, pairs
from bot.notices.buttons import Object
from bot.permissions import requires
from rules.cases.categories import CATEGORIES, category
from rules.cases.lifecycle import Privacy, Source
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage.cases import helping, raising
from storage.cases.raising import Origin
from storage.cases.values import File, Matter
from storage.notices import telling

LONGEST: Final = 2000  # characters
MOST_FILES: Final = 10
_OBJECTIONS: Final = "cadres"  # the category of what is said about a public notice


class State(StrEnum):
    """What is being asked."""

    WRITE = "write"  # also what is written without a name: the database does not tell which
    CHECK = "check"
    FOR_WHOM = "for_whom"


@requires(Permission.MEMBER)
async def begin(update: Update, context: BotContext) -> None:
    """Ask what it is about."""
    if update.callback_query is not None:
        await context.press()
    await context.reply("case-what", _categories(context, 0))


@requires(Permission.RAISE_FOR, deed="look.people")
async def ask_for_whom(_update: Update, context: BotContext) -> State | None:
    """Offer the elders one sees to, or ask for a name; then what it is about."""
    about = OnBehalf.unpack(await context.press()).about
    if about:
        await _ask_what_about(context, about)
        return END  # type: ignore[return-value] # END is the library's own state
    found = await context.read(helping.close_to, context.person)
    keys = [Key("button-case-for-one", OnBehalf(each.id), {"name": each.name}) for each in found]
    await context.show("case-for-whom", pairs(*keys))
    return State.FOR_WHOM


@requires(Permission.RAISE_FOR)
async def take_name(_update: Update, context: BotContext) -> State | int:
    """Find whom it is for by name, among those the caller may speak for."""
    found = await context.read(helping.named, context.typed, context.person, on=context.today)
    if not found:
        raise Refused("case-for-unknown")
    if len(found) > 1:
        keys = [Key("button-case-for-one", OnBehalf(each.id), {"name": each.name}) for each in found]
        await context.reply("case-for-which", [[key] for key in keys])
        return State.FOR_WHOM
    await _ask_what_about(context, found[0].id)
    return END


@requires(Permission.MEMBER)
async def choose_category(_update: Update, context: BotContext) -> State:
    """Take the category and let them write."""
    pressed = Category.unpack(await context.press())
    category(pressed.code)
    if pressed.about:
        await context.read(raising.check_for, context.person, pressed.about, on=context.today)
    _begin_to_write(context, pressed.code, pressed.about)
    rows = [[Key("button-case-nameless", Nameless())]] if not pressed.about else []
    await context.show("case-write", rows, category=case_words.category(context.language, pressed.code))
    return State.WRITE


@requires(Permission.MEMBER)
async def object_to_notice(_update: Update, context: BotContext) -> State:
    """Let a reader of a public notice write what they know, while it stands; the notice stays as it is."""
    pressed = Object.unpack(await context.press())
    notice = await context.read(telling.open_to, context.person.person_id, pressed.notice, at=context.now())
    _begin_to_write(context, _OBJECTIONS, 0)
    context.draft["lead"] = context.text("notice-objection", day=notice.on, unit=notice.unit)
    await context.reply(
        "notice-object", [[Key("button-case-nameless", Nameless())]], until=notice.feedback_until
    )
    return State.WRITE


@requires(Permission.MEMBER)
async def take_piece(update: Update, context: BotContext) -> State | int:
    """Take a message or a file; a nameless one is handed in at once, and kept nowhere on the way."""
    if context.draft["nameless"]:
        return await _file_nameless(update, context)
    text, file = piece_of(update.effective_message)
    if sum(map(len, context.draft["texts"])) + len(text) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    if file is not None and len(context.draft["files"]) >= MOST_FILES:
        raise Refused("case-too-many-files", most=MOST_FILES)
    context.draft["texts"] = [*context.draft["texts"], *([text] if text else [])]
    context.draft["files"] = [*context.draft["files"], *([list(file)] if file is not None else [])]
    await context.reply("case-more", [[Key("button-case-done", Done())]])
    return State.WRITE


@requires(Permission.MEMBER)
async def check(_update: Update, context: BotContext) -> State:
    """Show what was written, and ask by which name it is handed in."""
    Done.unpack(await context.press())
    texts, files = context.draft["texts"], context.draft["files"]
    if not texts and not files:
        raise Refused("case-nothing-yet")
    rows = [
        [Key("button-case-named", FileAs(Privacy.NAMED))],
        [Key("button-case-confidential", FileAs(Privacy.CONFIDENTIAL))],
    ]
    if not context.draft["about"]:
        rows.append([Key("button-case-nameless", Nameless())])
    await context.show(
        "case-check",
        rows,
        category=case_words.category(context.language, context.draft["category"]),
        text="\n".join(texts),
        files=len(files),
    )
    return State.CHECK


@requires(Permission.MEMBER)
async def file_it(_update: Update, context: BotContext) -> int:
    """Hand in what was written, and tell the number, who is in charge, until when and why then."""
    chosen = FileAs.unpack(await context.press()).privacy
    if chosen not in (Privacy.NAMED, Privacy.CONFIDENTIAL):
        raise Refused("old-button")
    kept = context.draft
    words = _led(context, "\n".join(kept["texts"]) or context.text("case-files-only"))
    files: tuple[File, ...] = tuple((kind, file_id) for kind, file_id in kept["files"])
    matter = Matter(kept["category"], words, files, kept["about"] or None)
    got = await context.transact_veiled(
        raising.raise_named, context.person, matter, Privacy(chosen), _origin(context), at=context.now()
    )
    await context.show_html(*case_words.receipt(context.language, got, context.today))
    return END


@requires(Permission.MEMBER)
async def go_nameless(_update: Update, context: BotContext) -> State:
    """Throw away what was written and ask for one message, which is kept nowhere on the way."""
    Nameless.unpack(await context.press())
    if context.draft["about"]:
        raise Refused("old-button")
    again = "yes" if context.draft["texts"] or context.draft["files"] else "no"
    context.draft.update(texts=[], files=[], nameless=True)
    await context.show("case-write-nameless", again=again)
    return State.WRITE


async def _file_nameless(update: Update, context: BotContext) -> int:
    message = update.effective_message
    if message is None or message.text is None:
        raise Refused("case-anonymous-text-only")
    if len(context.typed) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    matter = Matter(context.draft["category"], _led(context, context.typed))
    got = await context.transact_veiled(
        raising.raise_anonymously, context.person, matter, _origin(context), at=context.now()
    )
    await context.reply_html(*case_words.receipt(context.language, got, context.today))
    return END


def _begin_to_write(context: BotContext, code: str, about: int) -> None:
    context.draft.update(category=code, about=about, texts=[], files=[], nameless=False, lead="")


def _led(context: BotContext, words: str) -> str:
    """Put before what was written which public notice it is about."""
    lead = context.draft.get("lead")
    return f"{lead}\n{words}" if lead else words


def _origin(context: BotContext) -> Origin:
    return Origin(Source.NOTICE) if context.draft.get("lead") else raising.CHAT


async def _ask_what_about(context: BotContext, about: int) -> None:
    name = await context.read(helping.name_of, context.person, about, on=context.today)
    rows = _categories(context, about)
    await context.show("case-what-for", rows, name=name)


def _categories(context: BotContext, about: int) -> Rows:
    keys = [Key(f"case-category-{code}", Category(code, about)) for code in CATEGORIES]
    others = about == 0 and may(context.caller, Permission.RAISE_FOR)
    return [*pairs(*keys), *([[Key("button-case-for", OnBehalf(0))]] if others else [])]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which something is written."""
    done, nameless = (
        CallbackQueryHandler(check, Done.pattern()),
        CallbackQueryHandler(go_nameless, Nameless.pattern()),
    )
    states: dict[State, list[Listener]] = {
        State.WRITE: [MessageHandler(TYPED | ATTACHED, take_piece), done, nameless],
        State.CHECK: [
            CallbackQueryHandler(file_it, FileAs.pattern()),
            CallbackQueryHandler(go_nameless, Nameless.pattern()),
            MessageHandler(TYPED | ATTACHED, take_piece),
        ],
        State.FOR_WHOM: [
            CallbackQueryHandler(ask_for_whom, OnBehalf.pattern()),
            MessageHandler(TYPED, take_name),
        ],
    }
    entries: list[Listener] = [
        CallbackQueryHandler(choose_category, Category.pattern()),
        CallbackQueryHandler(object_to_notice, Object.pattern()),
        CallbackQueryHandler(ask_for_whom, OnBehalf.pattern()),
    ]
    return [conversation("case", entries, states)]


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("suggest"), begin),
        CallbackQueryHandler(begin, re.compile("^go:suggest$")),
    ]
