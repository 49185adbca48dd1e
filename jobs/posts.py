"""What people are told about posts and accounts: a post given, ended or covered, a name bound elsewhere."""

from typing import Final

from sqlmodel import Session

from bot.buttons import Menu
from bot.delivery import Kind, Letter, Occasion
from bot.keyboards import Key, Rows
from bot.posts import words as post_words
from bot.texts import text
from storage import joining, post_changes, post_reading
from storage.models.people import PostRow

_MENU: Final[Rows] = [[Key("button-menu", Menu())]]


def _given(session: Session, occasion: Occasion) -> Letter | None:
    """Tell somebody of a post they hold still."""
    row = _row(session, occasion)
    if row.person_id != occasion.message.person_id or not _held(row, occasion):
        return None
    post = post_reading.told(session, row, on=occasion.at.date())
    params = post_words.post_params(occasion.language, post)
    return Letter(text(occasion.language, "post-given", **params, since=post.from_on), _MENU)


def _ended(session: Session, occasion: Occasion) -> Letter | None:
    """Tell somebody that a post is not theirs any more."""
    row = _row(session, occasion)
    if row.until_on is None or _held(row, occasion):
        return None
    post = post_reading.told(session, row, on=occasion.at.date())
    params = post_words.post_params(occasion.language, post)
    return Letter(text(occasion.language, "post-ended", **params, until=row.until_on))


def _covering(session: Session, occasion: Occasion) -> Letter | None:
    """Ask somebody to see to another's post for a while."""
    cover = _row(session, occasion)
    covered = session.get(PostRow, cover.covers_id)
    if covered is None or cover.until_on is None or not (_held(cover, occasion) and _held(covered, occasion)):
        return None
    params = post_words.post_params(
        occasion.language, post_reading.told(session, covered, on=occasion.at.date())
    )
    return Letter(text(occasion.language, "post-covering", **params, until=cover.until_on), _MENU)


def _moved(_session: Session, occasion: Occasion) -> Letter:
    """Tell a chat that its name was bound to another account, in case that was not its owner's doing."""
    return Letter(text(occasion.language, "account-moved"))


def _row(session: Session, occasion: Occasion) -> PostRow:
    return session.get_one(PostRow, int(occasion.message.subject.partition(":")[2]))


def _held(row: PostRow, occasion: Occasion) -> bool:
    on = occasion.at.date()
    return row.from_on <= on and (row.until_on is None or on <= row.until_on)


KINDS: Final = (
    Kind(post_changes.GIVEN, _given),
    Kind(post_changes.ENDED, _ended),
    Kind(post_changes.COVERING, _covering),
    Kind(joining.MOVED, _moved),
)
