"""How requested meetings read: the times that are offered, what is booked, and the days open to everybody."""

from datetime import datetime

from bot.keyboards import NONE, Key, Rows, column
from bot.reception.words import day_params
from bot.talks.buttons import MeetAt, MeetOther, MeetQuit
from bot.texts import Language, Parameter, Text, text
from rules.reception.sessions import SessionKind
from rules.talks.meetings import Asked
from storage.reception.values import Day
from storage.talks.meetings import Meeting, Time


def screen(language: Language, held: Meeting, telephone: str, *, night: bool) -> tuple[Text, Rows]:
    """Render a request as its person sees it; at night nobody is there, and the telephone is given."""
    if held.state in (Asked.WITHDRAWN, Asked.DECLINED):
        return text(language, "meet-withdrawn"), NONE
    if held.booked is not None:
        return text(language, "meet-booked", **time_params(held.booked)), booked_keys(
            may_change=held.may_change
        )
    if not held.times:
        return text(language, "meet-none-free", asked=held.asked_on, telephone=telephone), [
            [Key("button-meet-quit", MeetQuit())]
        ]
    return _offer(language, held, telephone, night=night)


def booked_keys(*, may_change: bool) -> Rows:
    """Return what can be done with a booked meeting: another time once, then only not to come."""
    others = "button-meet-other" if may_change else "button-meet-cannot"
    return [[Key(others, MeetOther()), Key("button-meet-quit", MeetQuit())]]


def time_params(time: Time) -> dict[str, Parameter]:
    """Return what texts may say of a time."""
    return {**day_params(time.day), "at": time.starts_at, "number": time.number or ""}


def line(language: Language, held: Meeting) -> Text:
    """Write a request as a line of one's own things."""
    if held.booked is not None:
        return text(language, "mine-meeting", **time_params(held.booked))
    return text(language, "mine-meeting-open", asked=held.asked_on)


def day_line(language: Language, day: Day, now: datetime) -> Text:
    """Write a day on which anybody can come."""
    kind = "open_door" if day.kind is SessionKind.OPEN_DOOR else "reception"
    open_ = "yes" if day.opens_at <= now else "no"
    return text(language, "meet-day-line", **{**day_params(day), "kind": kind, "open": open_})


def _offer(language: Language, held: Meeting, telephone: str, *, night: bool) -> tuple[Text, Rows]:
    lines = [text(language, "meet-offer")]
    lines += [text(language, "meet-offer-line", **time_params(each)) for each in held.times]
    lines.append(text(language, "meet-offer-place", place=held.times[0].day.place))
    if night:
        lines.append(text(language, "meet-night", telephone=telephone))
    keys = [
        Key("button-meet-time", MeetAt(each.appointment_id), {"at": each.starts_at}) for each in held.times
    ]
    others = "button-meet-other" if held.may_change else "button-meet-none"
    return Text("\n".join(lines)), [
        *column(*keys),
        [Key(others, MeetOther()), Key("button-meet-quit", MeetQuit())],
    ]
