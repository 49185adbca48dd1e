"""A new care with known timing costs three lines: one in the rules, one a language; then it is everywhere."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

import bot.texts
import jobs
from bot.texts import Language, Words
from jobs import preview
from rules.care.rulebook import read_rulebook
from rules.permissions import Scope
from rules.tables import table
from storage.care import coverage, explaining, ledger, reading
from storage.models.people import UnitRow
from tests.chat import World
from tests.elders import Branch, at, morning

RULE = (
    '{ code = "double_ninth_visit", owed_to = { festival = ["80+"] }, festivals = ["double_ninth"],'
    ' ways = ["home"] }'
)
TEXTS: dict[Language, str] = {
    "zh": "matter-double-ninth-visit = { $period }敬老走访\n",
    "en": "matter-double-ninth-visit = { $period } visit to the oldest\n",
}


@pytest.fixture
def new_rule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The three lines."""
    shipped = table("care")
    line = tomllib.loads(f"rule = {RULE}")["rule"]
    book = read_rulebook({**shipped, "rules": [*shipped["rules"], line]})
    monkeypatch.setattr(reading, "default_rulebook", lambda: book)
    files = bot.texts.files
    for language, text in TEXTS.items():
        (tmp_path / f"new.{language}.ftl").write_text(text, "utf-8")
    monkeypatch.setattr(
        bot.texts, "files", lambda language: [*files(language), tmp_path / f"new.{language}.ftl"]
    )
    bot.texts._shelf.cache_clear()
    yield
    bot.texts._shelf.cache_clear()


@pytest.mark.usefixtures("new_rule")
async def test_a_new_rule_is_seen_everywhere(world: World) -> None:
    branch = Branch(world)
    monday = "2027-09-20"  # the double ninth is on 8 October 2027
    settings, county = world.bot.services.settings, Scope(("/",))
    foreseen = world.database.look(preview.leaving_on, settings, jobs.KINDS, date.fromisoformat(monday))
    assert any("重阳敬老走访" in each.text for each in foreseen)
    await morning(branch, monday)
    branch.zhang.hears("王*英", "重阳敬老走访")
    explained = world.database.look(explaining.explain, branch.wang, on=date(2027, 9, 21))
    (step,) = [step for step in explained.steps if step.entry.task.rule == "double_ninth_visit"]
    assert (step.entry.task.slot, step.entry.task.due_on) == ("2027-double_ninth", date(2027, 10, 7))
    assert [naming.name for naming in step.named] == ["张建国"]
    await world.wind(at("2027-10-11 09:30"))
    branch.zhao.hears("王*英 83岁", "重阳敬老走访，过了4天")
    await branch.zhang.says("今天")
    await branch.zhang.presses("王*英 看过了")
    await branch.zhang.presses("到家")
    branch.zhang.hears("重阳敬老走访")
    october = date(2027, 10, 1), date(2027, 10, 31)
    rows = world.database.look(
        lambda session: list(
            ledger.visit_ledger(session, county, *october, on=date(2027, 10, 12), words=Words("zh"))
        )
    )
    assert [(row["name"], row["matter"], row["on-time"]) for row in rows] == [
        ("王桂英", "2027年重阳敬老走访", "on_time")
    ]
    found = world.database.look(
        coverage.overall, county, world.database.look(_county), *october, on=date(2027, 10, 12)
    )
    assert (found.unit.counts.owed, found.unit.counts.on_time) == (1, 1)


def _county(session: Session) -> int:
    return session.exec(select(UnitRow.id).where(UnitRow.kind == "county")).one() or 0
