"""The buttons of posts; each carries all it means, and whoever presses it is asked for the right to do so."""

from datetime import date

from bot.callback_data import Button, button


@button("poo")
class Posts(Button):
    """Back to the overview."""


@button("por")
class OfRole(Button):
    """Show what a role may do and a page of who holds it."""

    role: str
    page: int


@button("pop")
class OfPerson(Button):
    """Show the posts somebody holds."""

    person: int


@button("pos")
class OpenPost(Button):
    """Show one post, and what can be done about it."""

    post: int


@button("pog")
class Give(Button):
    """Choose a role for somebody."""

    person: int


@button("pogr")
class GiveRole(Button):
    """Give somebody a post of this role: for the usual unit, or ask for which."""

    person: int
    role: str


@button("pogo")
class GiveElsewhere(Button):
    """Ask for another unit, or for the person whom the post is for."""

    person: int
    role: str


@button("pogy")
class GiveYes(Button):
    """Give it: `object` is a unit, or (contact, relative) a person."""

    person: int
    role: str
    object: int


@button("poh")
class HandOver(Button):
    """Ask who is to hold the post from now on."""

    post: int


@button("poht")
class HandTo(Button):
    """Ask whether to hand it over to this person."""

    post: int
    person: int


@button("pohy")
class HandYes(Button):
    """Hand it over."""

    post: int
    person: int


@button("poc")
class Cover(Button):
    """Ask who sees to the post for a while."""

    post: int


@button("poct")
class CoverBy(Button):
    """Ask until when this person sees to it."""

    post: int
    person: int


@button("pocy")
class CoverYes(Button):
    """Let them see to it until that day."""

    post: int
    person: int
    until_on: date


@button("poe")
class End(Button):
    """Ask whether to end the post."""

    post: int


@button("poey")
class EndYes(Button):
    """End it."""

    post: int
