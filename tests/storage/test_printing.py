"""Printed pages, read back as paper is: the QR codes by a reader, the words from the page."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from storage.printing import (
    Slip,
    SlipTexts,
    VisitLine,
    VisitSheet,
    VisitTexts,
    slips_pdf,
    visit_sheets_pdf,
)

BOT = "lianxin_county_bot"
TEXTS = SlipTexts(
    title="入群纸条",
    hint="沿虚线裁开，交到本人手里",
    code="九位数字",
    scan="用 Telegram 扫，不要用微信扫",
    steps=("扫不了，就在 Telegram 里找 @lianxin_county_bot，打出号码。", "60 天内有效，一人一张。"),
)
LONG_NAME = "阿卜杜热合曼·买买提吐尔逊江·阿不都拉"
HOSTILE = '*粗* #panic() $x$ _y_ "q" \\ <l> @r'
NAMES = ["王桂英", "董芳䶮", LONG_NAME, HOSTILE, "欧阳翀", "单镕喆"]
VISIT_TEXTS = VisitTexts(
    title="走访慰问单",
    note="办完在方框里打勾，写上日期",
    columns=("序号", "姓名", "事项", "最迟", "方式", "日期", "走访人签名"),
    signatures=("填表人：", "审核人：", "日期："),
)


def slips(count: int, unit: str = "灵湖镇第1村党支部", first: int = 0) -> list[Slip]:
    return [Slip(NAMES[n % 6], unit, f"{(first + n) * 7919 + 12345:09d}") for n in range(count)]


def pages(pdf: bytes, dpi: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return [page.render(scale=dpi / 72).to_pil() for page in document]


def words(pdf: bytes) -> list[str]:
    """Return the text of each page, without spaces and line ends."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def scanned(page: Image.Image) -> list[str]:
    """Read every QR code of a page, row by row from the left."""
    codes = zxingcpp.read_barcodes(page, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    band = page.height // 20
    ordered = sorted(codes, key=lambda c: (c.position.top_left.y // band, c.position.top_left.x))
    return [code.text for code in ordered]


def links(printed: list[Slip]) -> list[str]:
    return [f"https://t.me/{BOT}?start={slip.code}" for slip in printed]


@pytest.mark.parametrize("dpi", [150, 200])
def test_every_code_is_scanned_from_the_printed_page(dpi: int) -> None:
    printed = slips(24)
    found = [scanned(page) for page in pages(slips_pdf(printed, bot=BOT, texts=TEXTS), dpi)]
    assert found == [links(printed[start : start + 8]) for start in (0, 8, 16)]


def test_a_code_is_still_scanned_when_a_corner_of_it_is_smudged() -> None:
    (page,) = pages(slips_pdf(slips(1), bot=BOT, texts=TEXTS), 200)
    (code,) = zxingcpp.read_barcodes(page)
    corner = code.position.bottom_right
    page.paste("black", (corner.x - 45, corner.y - 45, corner.x, corner.y))
    assert scanned(page) == links(slips(1))


def test_every_slip_carries_full_name_branch_digits_and_the_way_in() -> None:
    printed = slips(8)
    (text,) = words(slips_pdf(printed, bot=BOT, texts=TEXTS))
    for slip in printed:
        assert "".join(slip.name.split()) in text
        assert slip.code in text
    assert text.count("灵湖镇第1村党支部") == 1 + 8
    for sentence in (TEXTS.code, TEXTS.scan, *TEXTS.steps):
        assert text.count("".join(sentence.split())) == 8


def test_each_branch_begins_on_a_page_of_its_own_and_says_which_page_it_is() -> None:
    first, second = slips(9, "灵湖镇第1村党支部"), slips(2, "金桥镇第1村党支部", first=100)
    printed = slips_pdf([*first, *second], bot=BOT, texts=TEXTS)
    heads = [text[: text.index("沿")] for text in words(printed)]
    assert heads == ["灵湖镇第1村党支部", "灵湖镇第1村党支部", "金桥镇第1村党支部"]
    assert [len(scanned(page)) for page in pages(printed, 150)] == [8, 1, 2]
    assert [
        f"{n}/{of}" in text for text, (n, of) in zip(words(printed), [(1, 2), (2, 2), (1, 1)], strict=True)
    ]


def test_a_page_is_a4() -> None:
    document = pypdfium2.PdfDocument(BytesIO(slips_pdf(slips(1), bot=BOT, texts=TEXTS)))
    assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_what_people_typed_is_shown_and_never_run() -> None:
    sheet = VisitSheet(HOSTILE, (VisitLine(HOSTILE, (HOSTILE,), HOSTILE, (HOSTILE,)),))
    (visit,) = words(visit_sheets_pdf([sheet], texts=VISIT_TEXTS))
    assert visit.count("#panic()$x$_y_") == 5
    (slip,) = words(slips_pdf([Slip(HOSTILE, HOSTILE, "123456789")], bot=BOT, texts=TEXTS))
    assert slip.count("#panic()$x$_y_") == 3


def test_a_visit_sheet_has_a_row_an_elder_and_repeats_its_head() -> None:
    rows = tuple(
        VisitLine(
            f"王桂英{n:02d}号", ("11月联系", "四季度走访"), "11月30日（星期一）", ("到家", "电话", "家人代")
        )
        for n in range(1, 26)
    )
    sheets = [VisitSheet("灵湖镇第7村党支部走访慰问单（2026年11月）", rows), VisitSheet("金桥镇", rows[:1])]
    texts = words(visit_sheets_pdf(sheets, texts=VISIT_TEXTS))
    assert len(texts) == 4
    for text in texts[:3]:
        assert "灵湖镇第7村党支部走访慰问单（2026年11月）" in text
        assert "走访人签名" in text
        assert text.count("填表人：") == 1
    whole = "".join(texts[:3])
    assert all(whole.count(row.name) == 1 for row in rows)
    assert whole.count("家人代") == whole.count("四季度走访") == 25
    assert ["1/3" in texts[0], "3/3" in texts[2], "1/1" in texts[3]] == [True, True, True]


def test_a_row_of_a_visit_sheet_is_never_torn_apart() -> None:
    tall = [
        VisitLine(f"某{n}", tuple(f"{n}之{line:02d}" for line in range(12)), "今天", ("到家",))
        for n in range(6)
    ]
    texts = words(visit_sheets_pdf([VisitSheet("单", tuple(tall))], texts=VISIT_TEXTS))
    for row in tall:
        assert len({next(i for i, text in enumerate(texts) if line in text) for line in row.what}) == 1


def test_the_same_slips_give_the_same_file() -> None:
    assert slips_pdf(slips(3), bot=BOT, texts=TEXTS) == slips_pdf(slips(3), bot=BOT, texts=TEXTS)
