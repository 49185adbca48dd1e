"""Every way into the bot, a row each: a new one without a row here fails the tests of permissions."""

from typing import Final

from bot.buttons import NotMe
from rules.permissions import Permission
from tests.ways import administration, aid, cases, elders, notes, office, reception, talks
from tests.ways.table import Way, menu, ways

# Open to everybody, strangers too; none of them shows or changes what is anybody's but the sender's own.
OPEN: Final = frozenset(
    {
        *(
            "guards.note_block",
            "guards.note_return",
            "guards.refuse_group",
            "guards.refuse_edit",
            "satisfaction.remarks.take_remark",
        ),
        *("joining.take_link", "joining.take_code", "joining.take_name", "joining.take_contact"),
        *("founding.take_county", "founding.take_name"),
        *("joining.not_a_code", "help.show", "menu.menu", "menu.explain_old_button"),
    }
)
WAYS: Final[tuple[Way, ...]] = (
    *menu("mine.mine", Permission.MEMBER, "mine", "我的"),
    *reception.WAYS,
    *cases.WAYS,
    *elders.WAYS,
    *aid.WAYS,
    *notes.WAYS,
    *talks.WAYS,
    *office.WAYS,
    *administration.WAYS,
    # The last, for they change how somebody is answered, or whether they are known at all.
    *menu("menu.switch_language", Permission.MEMBER, "language", "语言"),
    *ways("joining", Permission.MEMBER, {"not_me": lambda _: NotMe()}),
)
