"""Verbs about samples: publish a frame, draw it by a value nobody could know, and draw it again anywhere."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.commands.verbs import Verb, day, say, services
from bot.commands.waves import copies, copy_arguments, plan_arguments, tell_opened
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import prepared
from rules.refusals import Refused
from rules.satisfaction.sampling import draw, read_frame, seed
from storage.satisfaction import frames, samples


def publish(options: Namespace) -> None:
    """Freeze whom a wave may draw, write the list of codes to a file, and say its hash."""
    with services() as running:
        made, _ = asyncio.run(
            prepared(
                running,
                options.template,
                title=options.title,
                closes_on=options.closes,
                days=options.days,
                groups=options.group,
            )
        )
        published = running.database.run(
            samples.publish, made, options.size, options.value, options.known, at=running.now()
        )
    options.out.write_text(published.text, "utf-8")
    say(
        "command-sample-published",
        number=published.id,
        title=published.title,
        people=published.people,
        size=published.size,
        hash=published.frame_hash,
        file=str(options.out),
    )


def open_drawn(options: Namespace) -> None:
    """Draw a published sample by the value that is known now, and open its wave."""
    with services() as running:
        copy = copies(running, options)
        opened = asyncio.run(wave_keeping.open_drawn(running, options.sample, options.value, copy=copy))
        tell_opened(opened, copy)


def redraw(options: Namespace) -> None:
    """Draw a wave's sample again: with the published list and value on any machine, without a database."""
    if options.value is not None:
        frame = read_frame(Path(options.wave).read_text("utf-8"))
        codes, drawn_by = draw(frame, options.value), seed(frame, options.value)
    elif options.wave.isdigit():
        with services() as running:
            again = running.database.look(frames.redraw, int(options.wave))
        codes, drawn_by = again.codes, again.seed
    else:
        raise Refused("wave-unknown")
    say("command-sample-seed", seed=drawn_by)
    for code in codes:
        print(code)


def _publish_arguments(parser: ArgumentParser) -> None:
    plan_arguments(parser)
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--value", required=True)
    parser.add_argument("--known", type=day, required=True)
    parser.add_argument("--out", type=Path, required=True)


def _open_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("sample", metavar="SAMPLE", type=int)
    parser.add_argument("value", metavar="VALUE")
    copy_arguments(parser)


def _redraw_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("wave", metavar="WAVE")
    parser.add_argument("--value")


VERBS = (
    Verb("sample publish", publish, _publish_arguments),
    Verb("sample open", open_drawn, _open_arguments),
    Verb("sample redraw", redraw, _redraw_arguments),
)
