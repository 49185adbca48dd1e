"""The picture itself: as wide as a phone, in glyphs that are there, the same each time."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from storage.pictures.trend import Mark, Panel, Trend, trend_png

SCORE = Mark("76.2", 76.2, 74.1, 78.3)
HIGHER = Mark("81.0", 81.0, 79.5, 82.5, "比上期高 4.8")
BAND = Mark("75–80", None, 75, 80)
FEW = Mark("人数少，不显示")
PUBLISHED = (Mark("73.57", 73.57), Mark(""))
ONE = Trend(
    "2026年下半年组织工作满意度",
    "灵湖镇",
    ("2026\n12月",),
    ("全国\n2008年", "全国\n2012年"),
    (Panel("满意度", (SCORE,), PUBLISHED), Panel("公信度", (FEW,), PUBLISHED)),
    ("红点：得分，满分 100。",),
)
TWO = replace(ONE, waves=("2026\n6月", "2026\n12月"), panels=(Panel("满意度", (SCORE, HIGHER), PUBLISHED),))


def drawn(trend: Trend) -> Image.Image:
    return Image.open(io.BytesIO(trend_png(trend))).convert("RGB")


def differ(one: Trend, other: Trend) -> bool:
    first, second = drawn(one), drawn(other)
    return first.size != second.size or ImageChops.difference(first, second).getbbox() is not None


@pytest.mark.parametrize("trend", [ONE, TWO])
def test_a_picture_is_three_points_for_each_of_a_phone_and_light(trend: Trend) -> None:
    picture = drawn(trend)
    assert picture.width == 3 * 360
    assert picture.height < 20 * picture.width
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert not differ(trend, trend)


def test_chinese_is_drawn_in_glyphs_and_not_in_boxes() -> None:
    assert differ(ONE, replace(ONE, unit="石桥镇"))
    assert differ(ONE, replace(ONE, unit="\U00020bb7野镇")), "of a rare surname"


@pytest.mark.parametrize("mark", [BAND, FEW, replace(SCORE, mean=75.0), replace(SCORE, low=60.0)])
@pytest.mark.parametrize("trend", [ONE, TWO])
def test_everything_a_mark_says_is_seen(trend: Trend, mark: Mark) -> None:
    first = trend.panels[0]
    assert differ(trend, replace(trend, panels=(replace(first, marks=(mark, *first.marks[1:])),)))


def test_a_move_that_is_told_apart_is_marked() -> None:
    alike = replace(HIGHER, moved="")
    assert differ(TWO, replace(TWO, panels=(Panel("满意度", (SCORE, alike), PUBLISHED),)))


def test_long_names_and_many_waves_stay_on_the_page() -> None:
    long = replace(
        TWO,
        unit="灵湖镇老干部活动中心离退休干部第三党支部委员会（含异地安置党员联络组）",
        waves=tuple(f"202{n}\n12月" for n in range(6)),
        panels=(
            Panel("防止和纠正用人不正之风以及别的许多很长的指标名称", (FEW, BAND, SCORE) * 2, PUBLISHED),
        ),
    )
    picture = drawn(long)
    assert picture.width == 3 * 360
    edge = picture.crop((picture.width - 24, 0, picture.width, picture.height))
    assert edge.getcolors() == [(24 * picture.height, (255, 255, 255))]
