"""The buttons under a roster that was sent: apply it, stop, put it away, look again, and its questions."""

from bot.callback_data import Button, button


@button("rapply")
class Apply(Button):
    """Apply the roster that came with this update."""

    upload: int


@button("rstop")
class Stop(Button):
    """Stop the import that is going on."""

    upload: int


@button("rdrop")
class Drop(Button):
    """Put that roster away."""

    upload: int


@button("ragain")
class LookAgain(Button):
    """Look at that roster once more, with what was decided since."""

    upload: int


@button("rask")
class Ask(Button):
    """Show the next question about a roster, after this one (0: the first)."""

    upload: int
    after: int


@button("rsame")
class Same(Button):
    """It is this person (0: the row elsewhere; the branch was renamed)."""

    question: int
    person: int


@button("rother")
class Other(Button):
    """It is none of them."""

    question: int


@button("rrec")
class Records(Button):
    """Merge two records of one person: ask for the name."""


@button("rrec1")
class FirstRecord(Button):
    """Let this record stay, and ask which one goes up in it."""

    person: int


@button("rrec2")
class SecondRecord(Button):
    """Say what merging these would move."""

    kept: int
    gone: int


@button("rrecy")
class MergeRecords(Button):
    """Merge them."""

    kept: int
    gone: int


@button("rbr")
class Branches(Button):
    """Rename, merge or split a branch: ask which."""


@button("rbrn")
class RenameUnit(Button):
    """Ask for a unit's new name."""

    unit: int


@button("rbrm")
class MergeBranch(Button):
    """Ask which branch this one goes up in."""

    unit: int


@button("rbrmy")
class MergeBranchYes(Button):
    """Let it go up in that one."""

    unit: int
    into: int


@button("rbrs")
class SplitBranch(Button):
    """Choose who goes to a new branch."""

    unit: int


@button("rbrt")
class Tick(Button):
    """This person (0: nobody, only the page is turned) goes along, or does not after all."""

    person: int
    page: int


@button("rbrsn")
class NameSplit(Button):
    """These are all: ask for the new branch's name."""
