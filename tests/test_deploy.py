"""What is installed beside the program: units that systemd takes, and a guide whose commands exist."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import VERBS
from bot.settings import PREFIX, Settings
from tests.files import ROOT

UNITS = sorted((ROOT / "deploy").glob("lianxin*"))
GUIDE = (ROOT / "docs" / "howto" / "operate.md").read_text("utf-8")


@pytest.mark.slow
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    assert shutil.which("systemd-analyze"), "install systemd: the units are looked at by its own program"
    for unit in UNITS:
        # Where it is to be installed there is nothing here: any program stands for it.
        text = unit.read_text("utf-8").replace("/opt/lianxin/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text, "utf-8")
    names = [str(tmp_path / unit.name) for unit in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "lianxin" in line]
    assert complaints == []
    assert len(UNITS) == 3


def test_every_command_of_the_guide_exists() -> None:
    known = {verb.words for verb in VERBS}
    firsts = {words.split()[0] for words in known}
    told = set(re.findall(r"python -m bot ([a-z]+(?: [a-z]+)?)", GUIDE))
    assert told
    unknown = {
        words for words in told if words not in known and not (words.split()[0] in known or words in firsts)
    }
    assert unknown == set()


def test_every_setting_of_the_guide_and_the_units_exists() -> None:
    named = set(re.findall(rf"{PREFIX}[A-Z_]+", GUIDE + "".join(unit.read_text("utf-8") for unit in UNITS)))
    assert named <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert len(named) > 8


def test_nginx_hands_on_what_the_guide_says() -> None:
    site = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    path = re.search(r"WEBHOOK_URL=https://[^/]+(/\S+)", GUIDE)
    port = re.search(r"WEBHOOK_PORT=(\d+)", GUIDE)
    assert path
    assert port
    assert f"location = {path[1]} " in site
    assert f"proxy_pass http://127.0.0.1:{port[1]};" in site
    assert site.count("{") == site.count("}")
