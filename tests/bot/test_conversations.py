"""How conversations behave, whatever they are about."""

from datetime import timedelta

import pytest

from storage import inbox
from tests import notebook
from tests.chat import Chatter, World


def filed(world: World) -> list[tuple[int, str, str]]:
    return world.database.run(notebook.notes)


def open_in_database(world: World) -> set[str]:
    names = ("jot", "diary")  # joining was left open by whoever began another, and is answered by nobody
    return {name for name in names if world.database.run(inbox.conversations, name)}


async def test_asks_one_thing_after_the_other_and_leaves_nothing_behind(kernel: World, li: Chatter) -> None:
    for typed in ("/jot", "milk", "two bottles"):
        await li.says(typed)
    assert li.look()[-3:] == ["jot: title?", "jot: body?", "jot: filed 1 milk"]
    assert filed(kernel) == [(li.id, "milk", "two bottles")]
    assert open_in_database(kernel) == set()
    assert kernel.database.run(inbox.drafts) == {}


@pytest.mark.parametrize(("first", "second"), [("jot", "diary"), ("diary", "jot")])
async def test_a_new_one_ends_the_old(kernel: World, li: Chatter, first: str, second: str) -> None:
    for typed in (f"/{first}", "old title", f"/{second}", "new title", "new body", "afterwards"):
        await li.says(typed)
    assert filed(kernel) == [(li.id, "new title", "new body")]
    assert kernel.database.run(inbox.drafts) == {}


async def test_a_button_of_another_ends_it_too(kernel: World, li: Chatter) -> None:
    await li.says("/diary")
    await li.says("old title")
    await li.forges(notebook.Write().pack())
    await li.says("new title")
    await li.says("new body")
    assert filed(kernel) == [(li.id, "new title", "new body")]


async def test_text_after_more_than_a_day_is_no_answer(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    kernel.clock.wind(kernel.clock.now() + timedelta(days=2))
    await li.says("an answer too late")
    assert filed(kernel) == []
    assert kernel.database.run(inbox.drafts) == {}


async def test_text_on_the_next_day_is_an_answer(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    kernel.clock.wind(kernel.clock.now() + timedelta(days=1))
    await li.says("in time")
    assert filed(kernel) == [(li.id, "title", "in time")]


@pytest.mark.parametrize("word", ["cancel", "/cancel", "取消", "“取消”", "Cancel."])
async def test_the_word_cancel_ends_it(kernel: World, li: Chatter, word: str) -> None:
    await li.says("/jot")
    await li.says("title")
    await li.says(word)
    li.hears("cancelled")
    await li.says("no body")
    assert filed(kernel) == []


async def test_another_command_ends_it_and_is_itself(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    await li.says("help")
    await li.says("no body")
    assert filed(kernel) == []
    assert open_in_database(kernel) == set()


async def test_a_picture_where_text_is_asked_changes_nothing(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    await li.sends("picture.png", b"not text")
    li.hears("type it as text")
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]


async def test_a_refused_step_leaves_everything_as_it_was(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("refused")
    li.hears("type it as text")
    assert "title" not in kernel.bot.application.user_data[li.id]
    await li.says("title")
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]


async def test_who_is_refused_entry_opens_nothing(kernel: World, li: Chatter) -> None:
    await li.says("/membersjot")
    await li.says("typed")
    assert filed(kernel) == []
    assert "jot" not in open_in_database(kernel)


async def test_two_people_do_not_disturb_each_other(kernel: World, li: Chatter) -> None:
    wang = kernel.person("Wang", language="en")
    await li.says("/jot")
    await wang.opens()
    await wang.says("/jot")
    await li.says("li's")
    await wang.says("wang's")
    await li.says("1")
    await wang.says("2")
    assert filed(kernel) == [(li.id, "li's", "1"), (wang.id, "wang's", "2")]


async def test_a_mere_button_lets_what_was_written_stay(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    await li.forges("menu")
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]


@pytest.mark.parametrize("other", ["/diary", "help"])
async def test_whoever_goes_elsewhere_is_told_what_was_not_handed_in(
    kernel: World, li: Chatter, other: str
) -> None:
    await li.says("/jot")
    await li.says(other)
    assert not any("was not handed in" in line for line in li.look())
    await li.says("/jot")
    await li.says("title")
    await li.says(other)
    assert sum("was not handed in" in line for line in li.look()) == 1


async def test_an_entry_that_asks_nothing_leaves_the_open_one_alone(kernel: World, li: Chatter) -> None:
    await li.says("/jot")
    await li.says("title")
    await li.forges(notebook.Glance().pack())
    await li.says("body")
    assert filed(kernel) == [(li.id, "title", "body")]
