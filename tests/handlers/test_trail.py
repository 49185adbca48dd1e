"""The trail in the chat: who did what, who took what, by name; and whether it is whole."""

import ast
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from bot.texts import LANGUAGES, Language, has
from rules.posts import Role
from storage import audit, rule_settings
from storage.models.audit import AuditRow
from tests import builders
from tests.builders import County, joined
from tests.chat import ZONE, Chatter, World
from tests.conftest import NOW
from tests.files import ROOT

AT = NOW.replace(tzinfo=ZONE)


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def admin(world: World, county: County) -> Chatter:
    person_id = county.member("赵主任")
    world.database.run(builders.post, Role.ADMIN, person_id, county.id)
    return joined(world, "赵主任", person_id)


async def test_deeds_are_shown_newest_first_with_names(world: World, county: County, admin: Chatter) -> None:
    wang = county.member("王桂英")
    run = world.database.run
    run(audit.record, county.desk, "export", f"visits unit:{county.town} 2026-10-01..2026-12-31 to:chat", AT)
    run(audit.record, county.desk, "post.end.secretary", f"post:3 person:{wang}", AT)
    run(rule_settings.decide, "reception.place", "一楼", from_on=NOW.date(), by=None, at=AT)
    await admin.says("操作记录")
    shown = admin.hears("操作记录")
    newest, second, third = shown.splitlines()[1:4]
    assert newest.startswith("11月23日上午9:00 不列名 改设置 reception.place")
    assert second == "11月23日上午9:00 林晓 结束岗位 post:3 王桂英"
    assert third.startswith("11月23日上午9:00 林晓 导出台账 visits 灵湖镇")
    await admin.presses("拿走了什么")
    assert "结束岗位" not in admin.hears("谁拿走了什么", "导出台账")
    await admin.presses("岗位")
    assert "导出台账" not in admin.hears("结束岗位")


async def test_reading_the_trail_is_itself_in_it_once_a_day(world: World, admin: Chatter) -> None:
    await admin.says("/audit")
    await admin.says("/audit")
    await admin.presses("全部") if "全部" in admin.labels else None
    looks = world.database.look(lambda session: session.exec(select(AuditRow.object)).all())
    assert list(looks) == ["all"]


async def test_older_deeds_are_a_page_on(world: World, county: County, admin: Chatter) -> None:
    for number in range(15):
        world.database.run(audit.record, None, "backup", f"file:{number}", AT)
    await admin.says("操作记录")
    assert "file:14" in admin.last.text
    assert "file:4" not in admin.last.text
    await admin.presses("下一页")
    admin.hears("file:4", "file:0")
    assert "下一页" not in admin.labels


async def test_whether_it_is_whole_is_said(world: World, county: County, admin: Chatter) -> None:
    await admin.says("操作记录")
    await admin.presses("查完整")
    admin.hears("操作记录完整，共 1 条", "1:")

    def harm(session: Session) -> None:
        session.connection().execute(text("DROP TRIGGER audit_no_update"))
        session.connection().execute(text("UPDATE audit SET what = 'nothing' WHERE seq = 1"))

    world.database.run(harm)
    await admin.says("操作记录")
    await admin.presses("查完整")
    admin.hears("第 1 条被改过")


async def test_only_administrators_read_it(world: World, county: County) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await wang.says("操作记录")
    wang.hears("不归您办")


def recorded() -> Iterator[str]:
    """Yield what every call of ours, and every way in, writes into the trail, as far as it says so itself."""
    for package in ("bot", "handlers", "jobs", "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("audit.record"):
                    what = node.args[2] if len(node.args) > 2 else None
                    if isinstance(what, ast.Constant):
                        yield str(what.value)
                    elif isinstance(what, ast.JoinedStr) and isinstance(what.values[0], ast.Constant):
                        yield str(what.values[0].value).rstrip(".")
                elif isinstance(node, ast.Call) and ast.unparse(node.func) == "requires":
                    yield from (
                        str(ast.literal_eval(each.value)) for each in node.keywords if each.arg == "deed"
                    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_has_a_name(language: Language) -> None:
    found = sorted(set(recorded()))
    assert len(found) > 10
    nameless = [
        what
        for what in found
        if not any(
            has(language, re.sub("[._]", "-", f"audit.{what[:end]}"))
            for end in [len(what), *(match.start() for match in re.finditer("[.]", what))]
        )
    ]
    assert nameless == []
