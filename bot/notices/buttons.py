"""The buttons of notices; those under the message itself are pressed by its readers."""

from bot.callback_data import Button, button


@button("nt")
class Notices(Button):
    """The newest notices, and the way to a new one."""


@button("ntw")
class Write(Button):
    """Begin a new notice: ask to whom."""


@button("ntu")
class ToUnit(Button):
    """To the people of this unit and all below it."""

    unit: int


@button("ntg")
class ToGroup(Button):
    """To this group of them."""

    unit: int
    audience: str


@button("ntp")
class Public(Button):
    """A public notice: whoever is told may object within so many working days; 0: not."""

    days: int


@button("nts")
class SendIt(Button):
    """Send what was written."""


@button("nto")
class Open(Button):
    """Show one notice and what became of it."""

    notice: int


@button("ntx")
class Stop(Button):
    """Let nothing more of it leave."""

    notice: int


@button("ntl")
class Unreached(Button):
    """List whom it does not reach."""

    notice: int


@button("ntc")
class CopyNotice(Button):
    """Give a reader the text alone, to copy."""

    notice: int


@button("ntf")
class Object(Button):
    """Let a reader of a public notice say what they know."""

    notice: int
