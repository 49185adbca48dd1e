"""What code must look like everywhere: who imports whom, reads the clock, declares a permission."""

import ast
import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import grimp
import pytest
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from telegram.ext import BaseHandler, ConversationHandler, TypeHandler

from bot.permissions import declared
from tests.chat import World
from tests.files import ROOT

OURS = ("bot", "handlers", "jobs", "storage", "rules", "playground")
OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in OPTIONS["contracts"]}
KINDS = {"forbidden": ForbiddenContract, "layers": LayersContract}

# An import that each contract must not let through.
VIOLATIONS = [
    ("layers", "handlers.menu", "jobs.housekeeping"),
    ("layers", "jobs.housekeeping", "handlers.menu"),
    ("layers", "bot.context", "handlers.menu"),
    ("layers", "bot.delivery", "jobs"),
    ("layers", "storage.inbox", "bot.settings"),
    ("layers", "rules.calendar", "storage.inbox"),
    ("layers", "rules.calendar", "bot.clock"),
    ("root", "handlers.menu", "bot.application"),
    ("root", "bot.context", "bot.application"),
    ("root", "jobs.housekeeping", "bot.commands.running"),
    ("no-chat-below", "storage.inbox", "telegram"),
    ("no-chat-below", "rules.calendar", "apscheduler"),
    ("pure-rules", "rules.calendar", "sqlalchemy"),
    ("playground-alone", "playground.front", "bot.clock"),
    ("playground-alone", "playground.server", "rules.calendar"),
    ("playground-unseen", "handlers.menu", "playground.front"),
    ("playground-unseen", "bot.context", "playground.front"),
]


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    configure()
    return grimp.build_graph(*OURS, include_external_packages=True, cache_dir=None)


def kept(contract: dict[str, Any], graph: grimp.ImportGraph) -> bool:
    session = {name: value for name, value in OPTIONS.items() if name != "contracts"}
    made = KINDS[contract["type"]](contract["name"], session, contract)
    return made.check(deepcopy(graph), verbose=False).kept


@pytest.mark.parametrize("contract", CONTRACTS)
def test_everybody_imports_whom_they_may(imports: grimp.ImportGraph, contract: str) -> None:
    assert kept(CONTRACTS[contract], imports)


@pytest.mark.parametrize(("contract", "importer", "imported"), VIOLATIONS)
def test_a_violation_breaks_its_contract(
    imports: grimp.ImportGraph, contract: str, importer: str, imported: str
) -> None:
    graph = deepcopy(imports)
    assert importer in graph.modules
    if imported not in graph.modules:
        graph.add_module(imported, is_squashed=True)
    graph.add_import(importer=importer, imported=imported)
    assert not kept(CONTRACTS[contract], graph)


def test_every_contract_is_proved_to_break() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(CONTRACTS)


def sources(*packages: str) -> Iterator[tuple[str, str]]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


READS_A_CLOCK = re.compile(
    r"^(datetime|date|time|dt)\.(now|today|utcnow|time|time_ns|localtime|gmtime)$|^func\.now$"
)


def clock_readings(source: str) -> list[str]:
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [spelt for spelt in map(ast.unparse, calls) if READS_A_CLOCK.match(spelt)]


def test_only_the_clock_reads_the_time() -> None:
    reading = {
        path
        for path, source in sources("bot", "handlers", "jobs", "storage", "rules")
        if clock_readings(source)
    }
    assert reading == {"bot/clock.py"}
    assert not [path for path, source in sources("storage") if "CURRENT_TIMESTAMP" in source]


@pytest.mark.parametrize("source", ["datetime.now(UTC)", "date.today()", "time.time()", "select(func.now())"])
def test_a_reading_of_the_clock_is_found(source: str) -> None:
    assert clock_readings(source)


CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def test_chinese_stands_in_texts_and_tables_only() -> None:
    found = [
        f"{path}:{number}"
        for path, source in sources(*OURS)
        for number, line in enumerate(source.splitlines(), 1)
        if CHINESE.search(line)
    ]
    assert found == []
    assert CHINESE.search("text = '您好'")


def steps_of(handler: BaseHandler[Any, Any, Any]) -> Iterator[BaseHandler[Any, Any, Any]]:
    if isinstance(handler, ConversationHandler):
        for listeners in (handler.entry_points, *handler.states.values(), handler.fallbacks):
            for listener in listeners:
                yield from steps_of(listener)
    else:
        yield handler


async def test_every_way_in_declares_its_permission(world: World) -> None:
    ways_in = [
        step for group in world.bot.application.handlers.values() for way in group for step in steps_of(way)
    ]
    silent = [
        step.callback
        for step in ways_in
        if declared(step.callback) is None
        and not isinstance(step, TypeHandler)  # who somebody is asks nothing
    ]
    assert silent == []
    assert len(ways_in) > 20
    assert sum(isinstance(step, TypeHandler) for step in ways_in) == 1
