"""Other scales from their file to the workbook: three steps, and marks from 0 to 10."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bot.__main__ import main
from storage.satisfaction import ballots
from storage.satisfaction.audit import audit
from tests.builders import account
from tests.chat import World
from tests.handlers.test_exports import done, received
from tests.waves import Polled

FIRST = 8_700_000_000  # Telegram ids of those who are not met in the chat


@dataclass(frozen=True)
class Scaled:
    """A questionnaire of one's own: its scale, what the options say, what is answered, what comes of it."""

    scale: str
    options: Sequence[str]
    pressed: str
    others: Sequence[int]  # the options of the other 29
    mean: str
    unaware: str
    band: str  # of the six whom one meets


CASES = (
    Scaled(
        "three-step",
        ("满意", "基本满意", "不满意", "不了解"),
        "满意",
        (0,) * 14 + (1,) * 8 + (2,) * 4 + (3,) * 3,
        mean="73.3",  # 15 of 100, 8 of 60 and 4 of 0 points: 1,980 over the 27 who rated
        unaware="10.0",
        band="95–100",
    ),
    Scaled(
        "marks",
        (*map(str, range(11)), "不了解"),
        "8",
        (8,) * 19 + (10,) * 5 + (0,) * 5,
        mean="70.0",
        unaware="0.0",
        band="80–85",
    ),
)


@pytest.fixture
async def polled(world: World) -> Polled:
    """Thirty members: twelve to be met in the chat, eighteen more with an account."""
    made = Polled(world)
    for number in range(18):
        person_id = made.county.member(f"多{number}", made.county.branch)
        world.database.run(account, person_id, FIRST + number)
    await world.settle()
    return made


def load(world: World, monkeypatch: pytest.MonkeyPatch, file: Path, scale: str) -> None:
    """Bring a questionnaire in by the command line."""
    file.write_text(
        f'code = "roads"\nversion = 1\nscale = "{scale}"\nremark = false\n'
        'questions = [\n  { code = "roads", zh = "您看村里的路修得怎么样？", short_zh = "村里的路" },\n'
        '  { code = "lamps", zh = "您看村里的灯怎么样？", short_zh = "村里的灯" },\n]\n'
        'composites = [{ code = "village", parts = ["roads", "lamps"], zh = "村里总体" }]\n',
        "utf-8",
    )
    monkeypatch.setenv("LIANXIN_DATABASE_URL", world.database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    assert main(["questionnaire", "load", str(file)]) == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.scale)
async def test_from_the_file_to_the_workbook(
    polled: Polled, case: Scaled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, admin, member = polled.world, polled.admin, polled.members[0]
    load(world, monkeypatch, tmp_path / "roads.toml", case.scale)
    await admin.says("满意度")
    await admin.presses("roads")
    admin.hears("2 道题，请党员评")
    await admin.presses("是")
    await world.bot.sender.drain()

    await member.presses("开始")
    member.hears("第 1 题，共 2 题。您看村里的路修得怎么样？")
    assert member.labels == list(case.options)
    await member.presses(case.pressed)
    member.hears("第 2 题，共 2 题。您看村里的灯怎么样？")
    await member.presses(case.pressed)
    member.hears(f"1. 村里的路：{case.pressed}", f"2. 村里的灯：{case.pressed}")
    await member.presses("交上去")
    member.hears("收下了")
    assert member.labels == ["菜单"], "no remark is asked for"

    voters = [each.id for each in polled.members[1:]] + [FIRST + number for number in range(18)]
    for voter, answer in zip(voters, case.others, strict=True):
        world.database.run(ballots.hand_in, voter, 1, (answer, answer), at=world.clock.now())
    await admin.says("满意度")
    await admin.presses("提前收")
    await admin.presses("是")
    assert world.database.look(audit, 1).sound

    await admin.says("结果")
    scores = [f"{name} {case.mean} 分" for name in ("村里总体", "村里的路", "村里的灯")]
    admin.hears("请了 31 人，评了 30 人", *scores)

    await admin.says("导出台账")
    await admin.presses("满意度报告")
    await done(world)
    leaf: Worksheet = received(admin)
    rows = {str(row[0]): row for row in leaf.iter_rows(values_only=True)}
    assert rows["单位"][4:7] == ("村里的路", "村里的灯", "村里总体")
    county, branch = rows["清河县"], rows["湖西村党支部"]
    assert county[1:3] == (31, 30)
    assert [f"{float(str(score)):.1f}" for score in county[4:7]] == [case.mean] * 3
    assert f"{100 * float(str(county[8])):.1f}" == case.unaware
    assert str(branch[4]) == case.band, "six people: a band of five points"
