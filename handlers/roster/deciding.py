"""What only a person can decide about a roster, one question after the other; answers are used ever after."""

from functools import partial

from telegram import Update

from bot.context import BotContext
from bot.keyboards import Key, Rows, column
from bot.permissions import requires
from bot.texts import Text, text
from bot.uploads import Uploads
from handlers.roster.buttons import Ask, LookAgain, Other, Same
from rules.permissions import Permission
from rules.roster.reasons import Reason
from storage.rosters import decisions
from storage.rosters.decisions import RENAMED, Question


@requires(Permission.IMPORT_ROSTER)
async def ask(_update: Update, context: BotContext) -> None:
    """Show the next open question."""
    pressed = Ask.unpack(await context.press())
    await _show_next(context, pressed.upload, pressed.after)


@requires(Permission.IMPORT_ROSTER)
async def same(_update: Update, context: BotContext) -> None:
    """Take the answer that it is one person, or one branch under a new name."""
    pressed = Same.unpack(await context.press())
    await _decide(context, pressed.question, pressed.person, same=True)


@requires(Permission.IMPORT_ROSTER)
async def other(_update: Update, context: BotContext) -> None:
    """Take the answer that it is somebody else."""
    await _decide(context, Other.unpack(await context.press()).question, 0, same=False)


async def _decide(context: BotContext, question: int, person: int, *, same: bool) -> None:
    by, at = context.person.person_id, context.now()
    upload, after = await context.transact(decisions.decide, question, person, same=same, by=by, at=at)
    await _show_next(context, upload, after)


async def _show_next(context: BotContext, upload: int, after: int) -> None:
    question = await context.read(decisions.question, upload, after=after, on=context.today)
    there = Uploads(context.services.settings).find(context.person.person_id, upload) is not None
    again = [Key("button-roster-again", LookAgain(upload))] if there else []
    if question is None:
        await context.show("roster-decided", [again])
        return
    await context.show_html(_in_words(context, question), [*_answers(question), again])


def _in_words(context: BotContext, question: Question) -> Text:
    say, told = partial(text, context.language), question.told
    key = f"roster-ask-{question.reason}"
    if question.reason == RENAMED:
        return say(key, name=told["name"], into=told["branch"], people=told["people"], left=question.left)
    people = [
        say(
            "roster-candidate",
            number=str(number),
            name=each.name,
            year=str(each.birth_on.year) if each.birth_on is not None else "?",
            branch=each.branch or say("roster-no-branch"),
        )
        for number, each in enumerate(question.candidates, 1)
    ]
    return say(
        key,
        row=str(question.row),
        name=told["name"],
        year=told["birth_on"][:4],
        branch=told["branch"],
        people=Text("\n".join(people)),
        left=question.left,
    )


def _answers(question: Question) -> Rows:
    """Offer whom it may be, that it is somebody else, and to leave it for now."""
    id_, people = question.id, question.candidates
    if question.reason == RENAMED:
        yes, no = [Key("button-roster-renamed", Same(id_, 0))], "button-roster-new-branch"
    elif question.reason == Reason.NAMESAKE_ELSEWHERE:
        yes, no = [Key("button-roster-same", Same(id_, 0))], "button-roster-other"
    elif len(people) == 1:
        yes, no = [Key("button-roster-same", Same(id_, people[0].id))], "button-roster-other"
    else:
        yes = [
            Key("button-roster-same-as", Same(id_, each.id), {"number": str(number)})
            for number, each in enumerate(people, 1)
        ]
        no = "button-roster-none"
    later = Key("button-roster-later", Ask(question.upload, id_))
    return [*column(*yes), [Key(no, Other(id_)), later]]
