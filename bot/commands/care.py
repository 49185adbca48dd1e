"""Verbs about the cares: what would be sent on a day, and why somebody was or was not reminded of."""

import re
from argparse import ArgumentParser, Namespace
from html import unescape
from typing import Final

import jobs
from bot.care import words as care_words
from bot.commands.verbs import Verb, day, say, say_json, services, terminal_language
from jobs import preview
from storage import units
from storage.care import explaining
from storage.care.explaining import Explanation, Step

_TAGS: Final = re.compile(r"<[^>]+>")


def show_preview(options: Namespace) -> None:
    """List what would leave on a day; nothing is sent or stored."""
    with services() as running:
        path = running.database.look(units.find_path, options.unit) if options.unit else None
        found = running.database.look(
            preview.leaving_on, running.settings, jobs.KINDS, options.on, unit_path=path
        )
    if options.json:
        say_json([each.as_json() for each in found])
        return
    for each in found:
        print(f"{each.not_before:%Y-%m-%d %H:%M}  {each.kind}  {each.recipient}")
        print(f"    {unescape(_TAGS.sub('', each.text))}".replace("\n", "\n    "))
    say("command-preview-count", count=len(found))


def show_explanation(options: Namespace) -> None:
    """Tell the chain from rule and window to owner, cover, message and Telegram's answer."""
    with services() as running:
        person_id = running.database.look(explaining.find, options.person)
        told = running.database.look(explaining.explain, person_id, on=options.on)
    kinds = ", ".join(told.facts) or "-"
    say("command-explain-person", name=told.name, id=str(told.person_id), unit=told.unit or "-", facts=kinds)
    if not told.steps:
        say("command-explain-nothing-owed", category=told.category)
    for step in told.steps:
        _show_step(told, step, options)
    for message in told.messages:
        say(
            "command-explain-message",
            name=message.name,
            slot=message.slot,
            state=message.state,
            why=message.why or "-",
            sent="no" if message.sent_at is None else "yes",
        )


def _show_step(told: Explanation, step: Step, options: Namespace) -> None:
    task, owner = step.entry.task, step.entry.owner
    matter = unescape(care_words.matter(terminal_language(), task.rule, task.slot, options.on))
    say(
        "command-explain-task",
        matter=matter,
        rule=task.rule,
        slot=task.slot,
        opens=task.opens_on.isoformat(),
        due=task.due_on.isoformat(),
        state=task.state,
        ways=", ".join(sorted(task.ways)) or "-",
    )
    for holder, why in owner.passed:
        say(
            "command-explain-passed",
            name=told.names.get(holder.person_id, "?"),
            role=holder.post.role,
            why=f"{why}",
        )
    if owner.holder is None:
        say("command-explain-nobody")
    else:
        cover = "yes" if owner.holder.cover is not None else "no"
        name = told.names.get(owner.holder.person_id, "?")
        say("command-explain-owner", name=name, role=owner.holder.post.role, cover=cover)
    if step.rungs:
        say("command-explain-climbed", rungs=", ".join(step.rungs))
    if task.outstanding:
        named = {naming.stage for naming in step.named}
        said = "waits" if step.stage is None else "told" if step.stage in named else "news"
        say("command-explain-stage", said=said, stage=step.stage or "-")
    for naming in step.named:
        say("command-explain-named", name=naming.name, stage=naming.stage, on=naming.on_date.isoformat())


def _preview_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True)
    parser.add_argument("--unit")
    parser.add_argument("--json", action="store_true")


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--on", type=day, required=True)


VERBS = (
    Verb("preview", show_preview, _preview_arguments),
    Verb("explain", show_explanation, _explain_arguments),
)
