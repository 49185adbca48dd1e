"""How many messages a secretary gets; what would be sent on a day; why somebody was reminded of."""

import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest
from sqlmodel import Session, select

import jobs
from bot.__main__ import main
from jobs import digest, preview
from rules.permissions import Scope
from rules.posts import Role
from storage.care import visits
from storage.models.care import FactRow
from storage.models.messages import OutboxRow, ToldRow
from storage.models.people import UnitRow
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import ZONE, World, world_at

SINCE = date(2026, 11, 1)
# A branch of 34 with nine elders, one of them unable to care for himself, and one member in hardship.
ELDERS = ("1953-02-11", "1951-07-30", "1949-12-01", "1948-02-29", "1954-10-18", "1955-06-06", "1944-03-05",
          "1940-09-09", "1945-01-20")  # fmt: skip


def fact(session: Session, person: int, kind: str, from_on: date, until_on: date | None = None) -> None:
    row = FactRow(
        person_id=person, kind=kind, from_on=from_on, until_on=until_on, recorded_on=from_on, source="report"
    )
    session.add(row)


class Branch:
    """A branch of 34 with its secretary and deputy."""

    def __init__(self, world: World, county: County, branch: int) -> None:
        self.world, self.database, self.county, self.branch = world, world.database, county, branch
        self.secretary = self.add("张建国", "1980-05-05")
        self.deputy = self.add("赵明", "1982-05-05")
        named = zip("甲乙丙丁戊己庚辛壬", ELDERS, strict=True)
        self.elders = [self.add(f"老{name}", born) for name, born in named]
        self.young = [self.add(f"青{number}", "1990-01-01") for number in range(23)]
        self.database.run(builders.post, Role.SECRETARY, self.secretary, branch)
        self.database.run(builders.post, Role.DEPUTY, self.deputy, branch)
        self.zhang = builders.joined(world, "建国", self.secretary)
        self.zhao = builders.joined(world, "赵明", self.deputy)
        self.scope = Scope((self.database.look(_path, branch),))
        self.intended: dict[int, date] = {}
        self.database.run(fact, self.elders[7], "unable", SINCE)
        self.database.run(fact, self.young[0], "hardship", SINCE)

    def add(self, name: str, born: str) -> int:
        return self.database.run(
            builders.person, name, self.branch, birth_on=date.fromisoformat(born), since=SINCE
        )

    def go_visiting(self, day: date, random: Random) -> None:
        """Visit whom the secretary meant to see on that day; mean to see most of those named today."""
        at = datetime.combine(day, time(16), self.world.clock.zone)
        for person in [each for each, when in self.intended.items() if when == day]:
            del self.intended[person]
            self.database.run(visits.record, self.scope, person, "home", day, by=self.secretary, at=at)
        for person in self.named(day):
            if random.random() < 0.8:
                self.intended.setdefault(person, day + timedelta(days=1 + random.randrange(5)))

    def named(self, day: date) -> list[int]:
        told = select(ToldRow.subject_id).where(ToldRow.on_date == day, ToldRow.person_id == self.secretary)
        return sorted(set(self.database.look(lambda session: list(session.exec(told)))))

    def digests(self) -> list[str]:
        """The days of the secretary's digests."""
        sent = select(OutboxRow.slot).where(
            OutboxRow.kind == "digest", OutboxRow.state == "sent", OutboxRow.person_id == self.secretary
        )
        return self.database.look(lambda session: list(session.exec(sent)))


def _path(session: Session, unit_id: int) -> str:
    return session.get_one(UnitRow, unit_id).path


@pytest.fixture
def branch(world: World) -> Branch:
    county = County(world.database)
    return Branch(world, county, county.branch)


async def test_messages_of_november_and_december(database: Database, tmp_path: Path) -> None:
    async with world_at(datetime(2026, 11, 1, 9, tzinfo=ZONE), database, tmp_path) as world:
        county, random = County(database), Random(1)
        branches = [Branch(world, county, unit) for unit in (county.branch, county.other_branch)]
        for branch in branches:
            stay = date(2026, 12, 8), date(2026, 12, 15)
            database.run(fact, branch.elders[0], "in_hospital", *stay)
        for day in (date(2026, 11, 1) + timedelta(days=number) for number in range(61)):
            world.clock.wind(datetime.combine(day, time(9, 30), ZONE))
            await digest.plan(world.bot.services, world.clock.now())
            await world.bot.sender.drain()
            for branch in branches:
                branch.go_visiting(day, random)
    months = [Counter(day[:7] for day in branch.digests()) for branch in branches]
    counts = [each[month] for each in months for month in ("2026-11", "2026-12")]
    assert median(counts) <= 6
    assert max(counts) <= 8
    assert min(counts) >= 4  # and they did get them
    for branch in branches:
        assert max(Counter(branch.digests()).values()) == 1


async def test_what_would_be_sent_and_nothing_is(branch: Branch) -> None:
    before = branch.database.look(_everything)
    settings = branch.world.bot.services.settings
    found = branch.database.look(preview.leaving_on, settings, jobs.KINDS, date(2026, 11, 30))
    (digest,) = [each for each in found if each.kind == "digest"]
    assert digest.recipient == "张建国"
    assert digest.as_json()["not_before"] == "2026-11-30T08:30:00+08:00"
    assert digest.text.startswith("张书记早。这周有")
    assert branch.database.look(_everything) == before
    other = branch.database.look(_path, branch.county.other_branch)
    assert (
        branch.database.look(preview.leaving_on, settings, jobs.KINDS, date(2026, 11, 30), unit_path=other)
        == []
    )


async def test_a_preview_says_what_then_comes(branch: Branch) -> None:
    settings = branch.world.bot.services.settings
    today = branch.world.clock.now().date()
    foreseen = branch.database.look(preview.leaving_on, settings, jobs.KINDS, today)
    await branch.world.settle()
    await branch.world.wind(datetime.combine(today, time(9, 30)))
    assert [each.text for each in foreseen if each.recipient == "张建国"] == [branch.zhang.last.text]


def _everything(session: Session) -> tuple[int, int]:
    return len(session.exec(select(OutboxRow)).all()), len(session.exec(select(ToldRow)).all())


async def test_the_command_line_previews_and_explains(
    branch: Branch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANXIN_DATABASE_URL", branch.database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert main(["preview", "--on", "2026-11-30", "--unit", "湖东村党支部", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert set(found) == {"kind", "subject", "slot", "stage", "post", "recipient", "not_before", "text"}
    assert main(["preview", "--on", "2026-11-30"]) == 0
    assert "张建国" in capsys.readouterr().out
    await branch.world.wind(datetime(2026, 11, 23, 9, 30, tzinfo=ZONE))
    assert main(["explain", "老辛", "--on", "2026-11-23"]) == 0
    said = capsys.readouterr().out
    assert "11月的联系（monthly_checkin / 2026-11）：2026-11-01 至 2026-11-30，ready" in said
    assert "责任人 张建国（secretary）" in said
    assert "2026-11-23 向 张建国 点过名（opened）" in said
    assert "消息 2026-11-23 → 张建国：sent（-）" in said
    assert main(["explain", "青1", "--on", "2026-11-23"]) == 0
    assert "那天没有该办的" in capsys.readouterr().out
    assert main(["explain", "没有这人", "--on", "2026-11-23"]) == 1
    assert main(["preview", "--on", "2026-11-30", "--unit", "没有"]) == 1
