"""A calendar file (iCalendar, RFC 5545) for one appointment, as phones and computers open it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

_LINE: Final = 75  # bytes a line may have, without its end
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, slots=True)
class Event:
    """What is entered in the calendar; `uid` is the same for every edition of one appointment."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    description: str


def calendar_file(event: Event, *, made_at: datetime) -> bytes:
    """Write the file; a later edition of the same event replaces the earlier one in most calendars."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lianxin//Reception//ZH",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{int(made_at.timestamp()) // 60}",
        f"DTSTAMP:{_utc(made_at)}",
        f"DTSTART:{_utc(event.starts_at)}",
        f"DTEND:{_utc(event.ends_at)}",
        f"SUMMARY:{event.summary.translate(_ESCAPED)}",
        f"LOCATION:{event.location.translate(_ESCAPED)}",
        f"DESCRIPTION:{event.description.translate(_ESCAPED)}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> bytes:
    """Break a line between characters where it grows too long; what follows begins with a space."""
    rows: list[bytes] = [b""]
    for character in line:
        written = character.encode()
        if len(rows[-1]) + len(written) > _LINE:
            rows.append(b" ")
        rows[-1] += written
    return b"\r\n".join(rows) + b"\r\n"
