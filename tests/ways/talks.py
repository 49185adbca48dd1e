"""Ways to talks: the card, recording one, what follows, what makes one due, and requested meetings."""

from typing import Final

from bot.talks import buttons as talk
from bot.talks import waiver_buttons as waiver
from rules.permissions import Permission
from tests.ways.table import TODAY, Things, menu, ways


def _day(things: Things) -> dict[str, object]:
    return {"purpose": "held", "deed": "talk", "unit": 0, "person": things.elder}


WAYS: Final = (
    *menu("talks.card.show", Permission.BOOK, "talks", "谈心谈话"),
    *ways(
        "talks.card",
        Permission.TALKS,
        {
            "turn": lambda _: talk.Card("field_visit", 0),
            "plan": lambda _: talk.PlanRound("talk"),
        },
    ),
    *ways(
        "talks.recording",
        Permission.TALKS,
        {
            "choose": lambda t: talk.With("talk", 0, t.elder),
            "record": lambda t: talk.On("talk", 0, t.elder, TODAY),
            "undo": lambda t: talk.Undo(t.talk),
        },
        outside="talk-not-yours",
    ),
    *ways(
        "talks.recording",
        Permission.TALKS,
        {"record": lambda t: talk.On("talk", t.branch, 0, TODAY)},
        outside="talk-not-yours",
    ),
    *ways("talks.dates", Permission.TALKS, {"ask": lambda t: talk.TypeDay("plan", "talk", t.branch, 0)}),
    *ways(
        "talks.dates",
        Permission.TALKS,
        {"take": "11月20日"},
        within="talk-day.day",
        draft=_day,
        outside="talk-not-yours",
    ),
    *ways(
        "talks.followups",
        Permission.TALKS,
        {"choose": lambda t: talk.FollowUp(t.kept_talk)},
        outside="talk-not-yours",
    ),
    *ways(
        "talks.followups", Permission.TALKS, {"ask_line": lambda t: talk.FollowUpOf(t.kept_talk, "members")}
    ),
    *ways(
        "talks.followups",
        Permission.TALKS,
        {"take_line": "活动室漏雨"},
        within="talk-follow.line",
        draft=lambda t: {"encounter": t.kept_talk, "category": "members"},
        outside="talk-not-yours",
    ),
    *ways("talks.occasions", Permission.TALKS, {"choose": lambda _: talk.Happened("commended")}),
    *ways(
        "talks.occasions",
        Permission.TALKS,
        {"take_name": "查无此人"},
        within="talk-happened.who",
        draft=lambda _: {"code": "commended"},
    ),
    *ways(
        "talks.occasions",
        Permission.TALKS,
        {
            "take_person": lambda t: talk.HappenedTo("commended", t.elder),
            "undo": lambda t: talk.NotHappened(t.occasion),
        },
        outside="talk-not-yours",
    ),
    *ways(
        "talks.waiving",
        Permission.TALKS,
        {
            "ask": lambda t: waiver.AskWaive("talk", 0, t.elder),
            "ask_why": lambda t: waiver.WhyWaive("commended", t.elder, f"occasion.{t.occasion}"),
            "waive": lambda t: waiver.Waive("commended", t.elder, f"occasion.{t.occasion}", 0),
            "take_back": lambda t: waiver.Unwaive("commended", t.elder, f"occasion.{t.occasion}"),
        },
        outside="talk-not-yours",
    ),
    *menu("talks.meetings.meet", Permission.BOOK, "meet", "约谈"),
    *ways(
        "talks.meetings",
        Permission.MEET,
        {
            "take": lambda t: talk.MeetAt(t.appointment),
            "other": lambda _: talk.MeetOther(),
            "quit_": lambda _: talk.MeetQuit(),
        },
    ),
)
