"""Ways to what an administrator sees to: posts, notices, the trail, privacy, calendar, the page of help."""

from typing import Final

from bot.notices import buttons as notice
from handlers.calendar import TakeOver
from handlers.help import Edit, EditLine
from handlers.posts import buttons as post
from handlers.privacy import About
from handlers.trail import Trail, Verify
from rules.permissions import Permission
from tests.ways.table import TODAY, Things, menu, ways


def _drafted(things: Things) -> dict[str, object]:
    return {"unit": things.branch, "audience": "members", "text": "明天开会", "until": None}


WAYS: Final = (
    *menu("posts.talking.begin", Permission.MANAGE_POSTS, "posts", "岗位"),
    *ways(
        "posts",
        Permission.MANAGE_POSTS,
        {
            "talking.begin": lambda _: post.Posts(),
            "talking.show_role": lambda _: post.OfRole("secretary", 0),
            "giving.ask_elsewhere": lambda t: post.GiveElsewhere(t.elder, "secretary"),
            # What is done about single posts, tests/handlers/test_posts.py tries in every place.
            "talking.show_post": lambda _: post.OpenPost(0),
            "changing.ask_to_whom": lambda _: post.HandOver(0),
            "changing.ask_hand_over": lambda t: post.HandTo(0, t.elder),
            "changing.hand_over": lambda t: post.HandYes(0, t.elder),
            "changing.ask_by_whom": lambda _: post.Cover(0),
            "changing.ask_until": lambda t: post.CoverBy(0, t.elder),
            "changing.cover": lambda t: post.CoverYes(0, t.elder, TODAY),
            "changing.ask_end": lambda _: post.End(0),
            "changing.end": lambda _: post.EndYes(0),
        },
    ),
    *ways(
        "posts",
        Permission.MANAGE_POSTS,
        {
            "talking.show_person": lambda t: post.OfPerson(t.elder),
            "giving.choose_role": lambda t: post.Give(t.elder),
            "giving.plan": lambda t: post.GiveRole(t.elder, "secretary"),
        },
        outside="posts-person-not-yours",
    ),
    *ways(
        "posts.giving",
        Permission.MANAGE_POSTS,
        {"give": lambda t: post.GiveYes(t.elder, "relative", t.elder)},
        outside="posts-not-yours",
    ),
    *ways(
        "posts.talking",
        Permission.MANAGE_POSTS,
        {"take_name": "查无此人"},
        within="posts.who",
        draft=lambda _: {"for": "look", "post": 0},
    ),
    *ways(
        "posts.giving",
        Permission.MANAGE_POSTS,
        {"take_what": "查无此处"},
        within="posts.what",
        draft=lambda t: {"person": t.elder, "role": "secretary"},
    ),
    *menu("privacy.show", Permission.MEMBER, "privacy", "隐私"),
    *ways("privacy", Permission.MEMBER, {"tell": lambda _: About("limits")}),
    *ways(
        "help",
        Permission.SET_UP,
        {"edit": lambda _: Edit(), "ask_line": lambda _: EditLine("place")},
    ),
    *ways(
        "help",
        Permission.SET_UP,
        {"take_line": "县委大院一楼"},
        within="help.line",
        draft=lambda _: {"line": "place"},
    ),
    *menu("notices.writing.overview", Permission.SEND_NOTICE, "notice", "通知"),
    *ways(
        "notices.writing",
        Permission.SEND_NOTICE,
        {
            "overview": lambda _: notice.Notices(),
            "ask_unit": lambda _: notice.Write(),
        },
    ),
    *ways(
        "notices.writing",
        Permission.SEND_NOTICE,
        {
            "choose_unit": lambda t: notice.ToUnit(t.branch),
            "choose_group": lambda t: notice.ToGroup(t.branch, "everybody"),
        },
        outside="notice-unit-not-yours",
    ),
    *ways("notices.writing", Permission.SEND_NOTICE, {"take_unit": "查无此处"}, within="notice.unit"),
    *(
        way
        for state in ("text", "check")
        for way in ways(
            "notices.writing",
            Permission.SEND_NOTICE,
            {"take_text": "明天开会"},
            within=f"notice.{state}",
            draft=_drafted,
            outside="notice-unit-not-yours",
        )
    ),
    *ways(
        "notices.writing",
        Permission.SEND_NOTICE,
        {"make_public": lambda _: notice.Public(5), "send": lambda _: notice.SendIt()},
        within="notice.check",
        draft=_drafted,
        outside="notice-unit-not-yours",
    ),
    *ways(
        "notices.reading",
        Permission.SEND_NOTICE,
        {
            "show": lambda _: notice.Open(0),
            "stop": lambda _: notice.Stop(0),
            "list_unreached": lambda _: notice.Unreached(0),
        },
    ),
    # A notice is its readers': tests/handlers/test_notices.py tries it by one whom it was not sent to.
    *ways("notices.reading", Permission.MEMBER, {"copy": lambda _: notice.CopyNotice(0)}),
    *ways("cases.raising", Permission.MEMBER, {"object_to_notice": lambda _: notice.Object(0)}),
    *menu("trail.show", Permission.SEE_AUDIT, "audit", "操作记录"),
    *ways("trail", Permission.SEE_AUDIT, {"turn": lambda _: Trail("taken", 0), "verify": lambda _: Verify()}),
    *menu("calendar.show", Permission.SET_UP, "calendar", "放假安排"),
    *ways("calendar", Permission.SET_UP, {"take_file": b"{}"}),
    *ways(
        "calendar",
        Permission.SET_UP,
        {"take_over": lambda _: TakeOver()},
        within="calendar.check",
        draft=lambda _: {"notice": '{"year": 2027, "papers": [], "days": []}'},
    ),
)
