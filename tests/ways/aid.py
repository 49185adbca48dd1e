"""Ways to aid: applying for it, the public notice; and what takes those who keep the funds."""

from typing import Final

from bot.aid import buttons as aid
from rules.permissions import Permission
from rules.posts import Role
from tests.ways.table import REACH, Caller, Place, Reach, Things, menu, ways

# One's own application, and all of them for those who keep the funds.
_WITHDRAWS: Final[Reach] = {
    Caller.MEMBER: frozenset({Place.HERE}),
    **{role: REACH[role] for role in (Role.STAFF, Role.ADMIN)},
}


def _decision(things: Things) -> dict[str, object]:
    return {"aid": things.aid, "fund": "mutual", "decider": "department", "fen": 100}


def _order(_things: Things) -> dict[str, object]:
    return {"kind": "deposit", "fund": "mutual", "fen": 100}


WAYS: Final = (
    *menu("aid.applying.begin", Permission.MEMBER, "aid", "互助"),
    *ways(
        "aid.applying",
        Permission.MEMBER,
        {
            "ask_category": lambda _: aid.Apply(0),
            "ask_why": lambda _: aid.Because(0, "living"),
            "ask_quit": lambda t: aid.Quit(t.aid),
        },
    ),
    *ways(
        "aid.applying",
        Permission.MEMBER,
        {
            "ask_category": lambda t: aid.Apply(t.elder),
            "ask_why": lambda t: aid.Because(t.elder, "living"),
        },
        outside="not-allowed",
        by=Permission.RAISE_FOR,
    ),
    *ways(
        "aid.applying",
        Permission.MEMBER,
        {"take_why": "屋里漏雨"},
        within="aid.why",
        draft=lambda t: {"person": t.elder, "category": "living"},
        outside="not-allowed",
        by=Permission.RAISE_FOR,
    ),
    *ways("aid.applying", Permission.RAISE_FOR, {"ask_name": lambda _: aid.ForOther()}),
    *ways("aid.applying", Permission.RAISE_FOR, {"take_name": "查无此人"}, within="aid.name"),
    *ways(
        "aid.applying",
        Permission.MEMBER,
        {"quit_it": lambda t: aid.QuitYes(t.aid)},
        outside="not-allowed",
        reach=_WITHDRAWS,
    ),
    *ways("aid.posting", Permission.MEMBER, {"post": lambda _: aid.Post()}),
    *menu("aid.keeping.show", Permission.KEEP_FUNDS, "fund", "资金"),
    *ways(
        "aid",
        Permission.KEEP_FUNDS,
        {
            "keeping.show_aid": lambda t: aid.Open(t.aid),
            "keeping.hear": lambda t: aid.Hear(t.aid),
            "keeping.show_flow": lambda _: aid.Flow("mutual", 0),
            "deciding.choose_fund": lambda t: aid.From(t.aid, 1),
            "deciding.choose_decider": lambda t: aid.By(t.aid, "mutual"),
            "deciding.ask_amount": lambda t: aid.DecidedBy(t.aid, "mutual", "department"),
            "deciding.confirm": lambda t: aid.Confirm(t.aid, 1),
            "deciding.send_back": lambda t: aid.SendBack(t.aid, 1),
            "deciding.ask_objection": lambda t: aid.Object(t.aid),
            "deciding.ask_receipt": lambda t: aid.Pay(t.aid),
            "money.choose": lambda _: aid.MoneyIn(""),
            "money.ask_amount": lambda _: aid.MoneyInto("deposit", "mutual"),
            "money.show_order": lambda _: aid.OpenOrder(1),
            "money.confirm": lambda _: aid.ConfirmOrder(1),
            "money.strike": lambda _: aid.StrikeOrder(1),
        },
    ),
    *(
        way
        for state, deeds in {
            "amount": {"take_amount": "1200元"},
            "paper": {"take_paper": "灵组〔2026〕12号"},
            "objection": {"take_objection": "有人说"},
            "receipt": {"take_receipt": "20260081"},
        }.items()
        for way in ways(
            "aid.deciding", Permission.KEEP_FUNDS, deeds, within=f"aid-decision.{state}", draft=_decision
        )
    ),
    *(
        way
        for state, deeds in {
            "amount": {"take_amount": "1200元"},
            "paper": {"take_paper": "七一捐款"},
        }.items()
        for way in ways("aid.money", Permission.KEEP_FUNDS, deeds, within=f"fund-order.{state}", draft=_order)
    ),
)
