"""Every command line of the documents, run on the invented county in an order in which it makes sense."""

import shlex
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from openpyxl import Workbook

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import backups, checking, simulate, verbs
from bot.demonstration import keeping
from bot.demonstration.host import CountyHost
from tests.chat import ZONE
from tests.files import DATA
from tests.slow.playground import SUNDAY
from tests.test_docs import WRITTEN, commands, examples

pytestmark = pytest.mark.slow

ELSEWHERE: Final = {"serve", "playground"}
"""What runs until it is stopped; tests/slow/test_crash.py and test_browser_again.py run it."""

STORY: Final = Path(__file__).with_name("documented.txt").read_text("utf-8").splitlines()
"""A command as the documents write it, and after => as it is run: with what stands for a placeholder, the
wave that is open here, a name of this county. With ! there is something to mend first, as here, where no
Telegram is and the bot has not been restarted. @ winds the clock, and at ~ the open waves' keys are lost.
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the commands are given: the clock they read, an elder of the county, its sealing key."""

    clock: WoundClock
    elder: str
    data_key: str


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Make the county, go to its folder as its administrator would, and give what the story needs."""
    county = tmp_path / "county"
    host = CountyHost(county, SUNDAY, ZONE)
    await host.begin()
    await host.play.bot.tick()  # or it would depend on the moment whether the day's first look has been
    await host.stop()
    kept = keeping.read(county)
    assert kept is not None
    elder = next(player.name for player in kept.players if player.part == "elder")
    clock = WoundClock(SUNDAY, ZONE)
    for module in (verbs, backups, checking, simulate):
        monkeypatch.setattr(module, "SystemClock", lambda _zone: clock)
    for name, value in {
        "DATABASE_URL": f"sqlite:///{county / 'data' / 'lianxin.db'}",
        "DATA_KEYS": kept.data_key,
        "WAVE_KEYS": str(county / "wave-keys"),
        "BOT_TOKEN": "4242424242:playground",
    }.items():
        monkeypatch.setenv(f"LIANXIN_{name}", value)
    monkeypatch.chdir(tmp_path)
    _lay_out(elder)
    return Desk(clock, elder, kept.data_key)


def _lay_out(elder: str) -> None:
    """Put the files that the commands read where they look for them."""
    shutil.copy(DATA / "roster-county.xlsx", "roster.xlsx")
    shutil.copy(DATA / "notice-2027.json", "notice-2027.json")
    Path("branch-life.toml").write_text(examples("howto/new-question.md", "toml")[0], "utf-8")
    for folder in ("keys-kept-elsewhere", "backups"):
        Path(folder).mkdir()
    book = Workbook()
    for row in (("姓名", "走访日期", "方式"), (elder, "2026-11-20", "到家")):
        book.worksheets[0].append(row)
    book.save("filled.xlsx")


def _run(line: str, desk: Desk) -> bool:
    """Run one line as it stands after the arrow; tell whether it ended as it should."""
    wanted = 1 if line.startswith("! ") else 0
    words = shlex.split(line.removeprefix("! "))
    if words[0] == "@":
        desk.clock.wind(datetime.fromisoformat(words[1]).replace(hour=10, tzinfo=ZONE))
        return True
    if words[0] == "~":
        for key in Path("county", "wave-keys").iterdir():
            key.unlink()
        return True
    return main([desk.elder if word == "ELDER" else word for word in words]) == wanted


def test_every_command_line_does_what_it_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in STORY:
        if line.startswith("keys rotate"):
            monkeypatch.setenv("LIANXIN_DATA_KEYS", f"{'ab' * 32},{desk.data_key}")
        assert _run(line.rpartition(" => ")[2], desk), f"{line}: {capsys.readouterr().err}"


def test_no_command_line_is_left_out() -> None:
    written = (words for page in WRITTEN for words in commands(page) if words[0] not in ELSEWHERE)
    told = {tuple(shlex.split(line.partition(" => ")[0])) for line in STORY}
    assert {tuple(words) for words in written} - told == set()
