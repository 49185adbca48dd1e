"""Slips in the chat: two taps for a member, a typed name, a unit's pages, and nobody else's."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from sqlmodel import Session, select

from handlers import slips
from playground.core.faults import Fault, FaultKind
from rules.posts import Role
from storage.models.audit import AuditRow
from storage.models.messages import ProcessedRow
from storage.models.people import AccountRow, InvitationRow
from tests import builders
from tests.builders import County, joined
from tests.chat import Chatter, World


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def secretary(world: World, county: County) -> Chatter:
    return holder(world, county, "张书记", Role.SECRETARY, county.branch)


def holder(world: World, county: County, name: str, role: Role, unit: int) -> Chatter:
    person_id = county.member(name)
    world.database.run(builders.post, role, person_id, unit)
    return joined(world, name, person_id)


def slips_made(session: Session) -> int:
    return len(session.exec(select(InvitationRow)).all())


def file_of(chatter: Chatter, kind: str) -> bytes:
    files = [message.file for message in chatter.messages if message.from_bot and message.file]
    assert files[-1].kind == kind
    return chatter.world.cloud.file(files[-1].file_id)


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text.split("\n", maxsplit=1)[0]))


async def test_a_secretary_shows_a_slip_in_two_taps_and_the_member_is_in(
    world: World, county: County, secretary: Chatter
) -> None:
    county.member("王桂英")
    await secretary.says("/slips")
    secretary.hears("湖东村党支部：给谁一张新纸条")
    assert secretary.labels == ["王桂英", "✓ 张书记", "整个打印"]
    await secretary.presses("王桂英")
    text = secretary.hears("王桂英同志的新纸条：", "1月22日前有效")
    code = digits(text)
    link = f"https://t.me/lianxin_bot?start={code}"
    assert link in text
    (scanned,) = zxingcpp.read_barcodes(Image.open(BytesIO(file_of(secretary, "photo"))))
    assert scanned.text == link
    wang = world.person("桂英")
    await wang.opens(code)
    await wang.says("王桂英")
    assert wang.look()[1].startswith("王桂英同志")


async def test_the_digits_are_kept_nowhere(world: World, county: County, secretary: Chatter) -> None:
    county.member("王桂英")
    await secretary.says("纸条")
    await secretary.presses("王桂英")
    code = digits(secretary.last.text)

    def remembered(session: Session) -> str:
        kept = [*session.exec(select(ProcessedRow)), *session.exec(select(InvitationRow))]
        return repr([row.model_dump() for row in [*kept, *session.exec(select(AuditRow))]])

    assert len(code) == 9
    assert code not in world.database.look(remembered)


async def test_somebody_is_found_by_a_part_of_the_name(county: County, secretary: Chatter) -> None:
    for number in range(12):
        county.member(f"王小{'一二三四五六七八九十甲乙'[number]}")
    county.member("王小乙", county.other_branch)
    await secretary.says("纸条")
    assert len(secretary.labels) == slips.PAGE + 2
    await secretary.says("小乙")
    assert secretary.labels == ["王小乙（灵湖镇 湖东村党支部）"]
    await secretary.says("李四")
    secretary.hears("没找到这个名字")
    await secretary.says("王")
    assert len(secretary.labels) == slips.PAGE
    await secretary.presses("王小三")
    secretary.hears("王小三同志的新纸条")


async def test_pages_are_turned_and_the_name_can_still_be_typed(county: County, secretary: Chatter) -> None:
    for number in range(12):
        county.member(f"王小{'一二三四五六七八九十甲乙'[number]}")
    await secretary.says("纸条")
    await secretary.presses("下一页")
    assert secretary.labels == ["王小九", "王小十", "王小甲", "王小乙", "✓ 张书记", "上一页", "整个打印"]
    await secretary.says("小一")
    assert secretary.labels == ["王小一（灵湖镇 湖东村党支部）"]


async def test_another_branchs_member_gets_no_slip_from_a_forged_button(
    world: World, county: County, secretary: Chatter
) -> None:
    other = county.member("赵六", county.other_branch)
    await secretary.says("纸条")
    for payload in (
        f"slipto:{other}",
        f"slipin:{county.other_branch}:0",
        f"slipall:{county.town}",
        f"slippdf:{county.id}",
        "slipto:999",
    ):
        await secretary.forges(payload)
        secretary.hears("这个人不在您管的支部里")
    assert world.database.look(slips_made) == 0


async def test_an_old_button_of_whoever_is_secretary_no_more_does_nothing(
    world: World, county: County
) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await wang.says("菜单")
    for payload in (f"slipto:{county.minister}", "slippdf:1", "slipin:1:0", "go:slips"):
        await wang.forges(payload)
        wang.hears("这一步不归您办")
    await wang.says("纸条")
    wang.hears("这一步不归您办")
    assert world.database.look(slips_made) == 0


async def test_a_page_that_never_was_is_harmless(county: County, secretary: Chatter) -> None:
    await secretary.says("纸条")
    await secretary.forges(f"slipin:{county.branch}:-5")
    secretary.hears("给谁一张新纸条")
    await secretary.forges(f"slipin:{county.branch}:9999")
    secretary.hears("给谁一张新纸条")


async def test_an_administrator_walks_down_to_a_member_and_back(world: World, county: County) -> None:
    admin = holder(world, county, "林管理", Role.ADMIN, county.id)
    county.member("王桂英")
    await admin.says("纸条")
    assert admin.labels == ["灵湖镇", "整个打印"]
    await admin.presses("灵湖镇")
    assert admin.labels == ["湖东村党支部", "湖西村党支部", "整个打印", "返回"]
    await admin.presses("湖西村")
    admin.hears("湖西村党支部没有可以给纸条的人")
    await admin.presses("返回")
    await admin.presses("湖东村")
    await admin.presses("王桂英")
    admin.hears("王桂英同志的新纸条")


async def test_an_administrator_gets_a_towns_pages_to_print(world: World, county: County) -> None:
    admin = holder(world, county, "林管理", Role.ADMIN, county.id)
    for number in range(9):
        county.member(f"王小{'一二三四五六七八九'[number]}")
    county.member("赵六", county.other_branch)
    await admin.says("纸条")
    await admin.presses("灵湖镇")
    await admin.presses("整个打印")
    admin.hears("灵湖镇还有 10 人没有认上")
    await admin.presses("打印")
    assert any("灵湖镇的纸条，10 张" in message.text for message in admin.messages)
    pages = pypdfium2.PdfDocument(file_of(admin, "document"))
    images = [page.render(scale=150 / 72).to_pil() for page in pages]
    scanned = [code.text for image in images for code in zxingcpp.read_barcodes(image)]
    assert (len(images), len(scanned)) == (3, 10)  # nine of one branch on two pages, one of the other
    zhao = world.person("赵六")
    zhao_codes = [code.text for code in zxingcpp.read_barcodes(images[2])]
    await zhao.opens(zhao_codes[0].rpartition("=")[2])
    await zhao.says("赵六")
    assert zhao.look()[1].startswith("赵六同志")


async def test_a_slip_that_arrived_although_nobody_heard_so_is_not_void(
    world: World, county: County, secretary: Chatter
) -> None:
    """Telegram took the picture, the answer was lost, and the step is handled again."""
    county.member("王桂英")
    await secretary.says("纸条")
    world.cloud.faults.add(Fault("sendPhoto", FaultKind.ANSWER_LOST))
    await secretary.presses("王桂英")
    given = [digits(message.text) for message in secretary.messages if "同志的新纸条" in message.text]
    assert len(given) == 2
    assert given[0] == given[1]
    wang = world.person("桂英")
    await wang.opens(given[0])
    await wang.says("王桂英")
    assert wang.look()[1].startswith("王桂英同志")


async def test_pages_that_arrived_although_nobody_heard_so_are_not_void(
    world: World, county: County, secretary: Chatter
) -> None:
    county.member("王桂英")
    county.member("赵六")
    await secretary.says("纸条")
    await secretary.presses("整个打印")
    world.cloud.faults.add(Fault("sendDocument", FaultKind.ANSWER_LOST))
    await secretary.presses("打印")
    sent = [message.file for message in secretary.messages if message.file is not None]
    pages = [pypdfium2.PdfDocument(world.cloud.file(file.file_id)) for file in sent]
    scanned = [
        {code.text for code in zxingcpp.read_barcodes(each[0].render(scale=150 / 72).to_pil())}
        for each in pages
    ]
    assert len(scanned) == 2
    assert len(scanned[0]) == 2
    assert scanned[0] == scanned[1]


async def test_asked_for_again_a_slip_is_another_one(county: County, secretary: Chatter) -> None:
    county.member("王桂英")
    await secretary.says("纸条")
    await secretary.presses("王桂英")
    await secretary.presses("王桂英")
    given = {digits(message.text) for message in secretary.messages if "同志的新纸条" in message.text}
    assert len(given) == 2


async def test_where_everybody_has_joined_nothing_is_printed(world: World, secretary: Chatter) -> None:
    await secretary.says("纸条")
    await secretary.presses("整个打印")
    secretary.hears("都已经认上了")
    assert world.database.look(slips_made) == 0


async def test_whoever_has_several_units_chooses_one_first(
    world: World, county: County, secretary: Chatter
) -> None:
    person_id = world.database.look(lambda session: session.exec(select(AccountRow.person_id)).one())
    world.database.run(builders.post, Role.DEPUTY, person_id, county.other_branch)
    await secretary.says("纸条")
    secretary.hears("给哪里的人打纸条")
    assert secretary.labels == ["湖东村党支部", "湖西村党支部"]
    await secretary.presses("湖西村")
    secretary.hears("湖西村党支部没有可以给纸条的人")


async def test_a_unit_too_large_for_one_file_is_not_begun(
    world: World, county: County, secretary: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slips, "PRINTED_MOST", 1)
    county.member("王桂英")
    county.member("李建国")
    await secretary.says("纸条")
    await secretary.presses("整个打印")
    secretary.hears("一次最多打 1 张，这里有 2 张")
    assert world.database.look(slips_made) == 0
