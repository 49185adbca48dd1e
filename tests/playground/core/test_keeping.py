"""What of a cloud outlives the program, written down and read again."""

from pydantic import TypeAdapter

from playground.clock import WoundClock
from playground.core import Cloud, Kept
from tests.playground.conftest import ACCOUNT, LI, WANG

WRITTEN = TypeAdapter(Kept)
TOKEN = ACCOUNT.token
BUTTONS = {"inline_keyboard": [[{"text": "看过了", "callback_data": "seen:1"}]]}
KEYS = {"keyboard": [["评一评"]], "one_time_keyboard": True}


def again(cloud: Cloud) -> Cloud:
    """Begin another cloud where this one is, by way of what would be in the file."""
    other = Cloud(ACCOUNT, now=cloud.now)
    other.restore(WRITTEN.validate_json(WRITTEN.dump_json(cloud.keep())))
    return other


def test_every_chat_is_as_it_was(cloud: Cloud, clock: WoundClock, li: int) -> None:
    asked = cloud.say(li, "您好")
    reply = {"reply_markup": BUTTONS, "reply_parameters": {"message_id": asked}}
    cloud.call(TOKEN, "sendMessage", {"chat_id": li, "text": "<b>早</b>", "parse_mode": "HTML", **reply})
    cloud.call(TOKEN, "sendMessage", {"chat_id": li, "text": "选一个", "reply_markup": KEYS})
    cloud.share_contact(li)
    clock.forward(hours=1)
    cloud.edit(li, asked, "您好啊")
    cloud.start(WANG.id)
    cloud.block(WANG.id)
    other = again(cloud)
    assert [other.chat(person.id) for person in other.persons()] == [cloud.chat(LI.id), cloud.chat(WANG.id)]
    assert other.chat(li).keyboard is not None
    assert other.chat(WANG.id).blocked


def test_files_can_still_be_fetched_by_both_sides(cloud: Cloud, li: int) -> None:
    cloud.send_document(li, "名册.xlsx", b"PK\x00\xff")
    file = cloud.chat(li).messages[-1].file
    assert file is not None
    got = cloud.call(TOKEN, "getFile", {"file_id": file.file_id})
    assert isinstance(got, dict)
    other = again(cloud)
    assert other.file(file.file_id) == other.download(TOKEN, str(got["file_path"])) == b"PK\x00\xff"


def test_the_bot_still_hears_what_it_has_not_confirmed(cloud: Cloud, li: int) -> None:
    cloud.say(li, "在吗")
    assert again(cloud).call(TOKEN, "getUpdates", {}) == cloud.call(TOKEN, "getUpdates", {}) != []


def test_an_old_button_still_works_and_no_number_is_given_twice(cloud: Cloud, li: int) -> None:
    cloud.call(TOKEN, "sendMessage", {"chat_id": li, "text": "看谁", "reply_markup": BUTTONS})
    shown = cloud.chat(li).messages[-1].id
    other = again(cloud)
    lost = [
        cloud.say(li, "没来得及写下的"),
        int(cloud.press(li, shown, "seen:1")),
    ]  # a crash after the writing
    given = [other.say(li, "接着说"), int(other.press(li, shown, "seen:1"))]
    assert min(given) > max(lost)
    updates = [update.id for update in other.updates.waiting()]
    assert updates[-2] > max(update.id for update in cloud.updates.waiting())


def test_what_was_read_stays_read(cloud: Cloud, li: int) -> None:
    for text in ("一", "二"):
        cloud.call(TOKEN, "sendMessage", {"chat_id": li, "text": text})
        if text == "一":
            cloud.see(li)
    assert (cloud.chat(li).unread, again(cloud).chat(li).unread) == (1, 1)


def test_menus_stay_with_those_they_were_given_to(cloud: Cloud, li: int) -> None:
    menu = [{"command": "today", "description": "今天"}]
    cloud.call(TOKEN, "setMyCommands", {"commands": menu, "scope": {"type": "chat", "chat_id": li}})
    assert again(cloud).chat(li).commands == cloud.chat(li).commands != ()


def test_updates_older_than_a_day_are_forgotten_as_ever(cloud: Cloud, clock: WoundClock, li: int) -> None:
    cloud.say(li, "在吗")
    other = again(cloud)
    clock.forward(days=1, seconds=1)
    assert other.call(TOKEN, "getUpdates", {}) == []
