"""Calendar files, line by line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reception.calendar_file import Event, calendar_file

SHANGHAI = ZoneInfo("Asia/Shanghai")


def written(description: str = "编号 JF20260031") -> bytes:
    event = Event(
        uid="JF20260031@lianxin",
        starts_at=datetime(2026, 12, 15, 9, 20, tzinfo=SHANGHAI),
        ends_at=datetime(2026, 12, 15, 9, 40, tzinfo=SHANGHAI),
        summary="见组织部长",
        location="县委组织部, 一楼; 接待室",
        description=description,
    )
    return calendar_file(event, made_at=datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI))


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_one_event_in_universal_time() -> None:
    lines = unfolded(written())
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTAMP:20261123T010000Z" in lines
    assert "DTSTART:20261215T012000Z" in lines
    assert "DTEND:20261215T014000Z" in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_separators_are_escaped() -> None:
    lines = unfolded(written("一\\二,三;四\n五"))
    assert "LOCATION:县委组织部\\, 一楼\\; 接待室" in lines
    assert "DESCRIPTION:一\\\\二\\,三\\;四\\n五" in lines


def test_long_lines_are_folded_between_characters() -> None:
    content = written("路灯" * 100)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert "DESCRIPTION:" + "路灯" * 100 in unfolded(content)
    for line in content.split(b"\r\n"):
        line.decode()  # no character is torn
