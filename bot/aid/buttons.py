"""Buttons of aid; whose application it is, and what may be done to it, is checked when one comes back."""

from bot.callback_data import Button, button


@button("aid")
class Apply(Button):
    """Apply for somebody, 0 for oneself: asks for which kind of help."""

    person: int


@button("aid-why")
class Because(Button):
    """Apply for a kind of help: asks for the reason."""

    person: int
    category: str


@button("aid-other")
class ForOther(Button):
    """Apply for somebody who is found by name."""


@button("aid-quit")
class Quit(Button):
    """Ask whether one's own application is to be withdrawn."""

    aid: int


@button("aid-quit-yes")
class QuitYes(Button):
    """Withdraw an application, for certain."""

    aid: int


@button("aid-post")
class Post(Button):
    """Send the public notices as a page to print."""


@button("fund-aid")
class Open(Button):
    """Show an application to somebody who keeps the funds."""

    aid: int


@button("fund-hear")
class Hear(Button):
    """Send the voice message in which the reason was told."""

    aid: int


@button("fund-from")
class From(Button):
    """Decide on an application: choose the fund; `yes` 0: refuse, from none."""

    aid: int
    yes: int


@button("fund-by")
class By(Button):
    """Decide: choose who decided; an empty fund refuses."""

    aid: int
    fund: str


@button("fund-so")
class DecidedBy(Button):
    """Decide: everything but the amount and the paper, which are typed."""

    aid: int
    fund: str
    decider: str


@button("fund-yes")
class Confirm(Button):
    """Confirm the decision one has seen."""

    aid: int
    round: int


@button("fund-no")
class SendBack(Button):
    """Send the decision back that one has seen."""

    aid: int
    round: int


@button("fund-object")
class Object(Button):
    """Take down an objection."""

    aid: int


@button("fund-pay")
class Pay(Button):
    """Write down that it was handed out."""

    aid: int


@button("fund-in")
class MoneyIn(Button):
    """Money came in, or the ledger is to be corrected: choose what; then (`kind`) choose the fund."""

    kind: str


@button("fund-into")
class MoneyInto(Button):
    """Money came into a fund: asks for the amount."""

    kind: str
    fund: str


@button("fund-order")
class OpenOrder(Button):
    """Show money in, or a correction, that waits for a second person."""

    order: int


@button("fund-order-yes")
class ConfirmOrder(Button):
    """Let it be entered into the ledger."""

    order: int


@button("fund-order-no")
class StrikeOrder(Button):
    """Strike it out."""

    order: int


@button("fund-flow")
class Flow(Button):
    """Show a page of a fund's movements."""

    fund: str
    page: int
