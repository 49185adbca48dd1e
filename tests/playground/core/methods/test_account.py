"""The bot itself: name, menus, descriptions, and methods nobody knows."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, MenuButtonCommands
from telegram.error import BadRequest, EndPointNotFound, InvalidToken

from playground.core import ApiError, Cloud
from playground.transport import InProcess


async def test_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.first_name, me.is_bot) == (7_000_000_001, "lianxin_bot", "Lianxin", True)
    assert await bot.log_out()
    assert await bot.close()


async def test_the_narrowest_menu_in_the_own_language_is_seen(
    bot: Bot, cloud: Cloud, li: int, wang: int
) -> None:
    def menu(person: int) -> list[str]:
        return [command.description for command in cloud.chat(person).commands]

    await bot.set_my_commands([BotCommand("help", "everywhere")])
    await bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh-hans")
    assert (menu(li), menu(wang)) == (["帮助"], ["everywhere"])
    await bot.set_my_commands([("help", "in private")], scope=BotCommandScopeAllPrivateChats())
    assert (menu(li), menu(wang)) == (["in private"], ["in private"])
    scope = BotCommandScopeChat(li)
    await bot.set_my_commands([("help", "only here")], scope=scope)
    assert (menu(li), menu(wang)) == (["only here"], ["in private"])
    assert [command.description for command in await bot.get_my_commands(scope=scope)] == ["only here"]
    await bot.delete_my_commands(scope=scope)
    assert menu(li) == ["in private"]


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": "Help", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "h" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "help", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "help", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_what_is_no_menu(cloud: Cloud, commands: object, words: str) -> None:
    with pytest.raises(ApiError, match=f"^Bad Request: {words}$"):
        cloud.call(cloud.bot.token, "setMyCommands", {"commands": commands})


async def test_descriptions(bot: Bot, cloud: Cloud, li: int) -> None:
    await bot.set_my_description("连心", language_code="zh-hans")
    await bot.set_my_short_description("short")
    await bot.set_my_name("Heart")
    assert cloud.chat(li).description == "连心"
    assert cloud.chat(li).title == "Heart"
    assert (await bot.get_my_description("zh-hans")).description == "连心"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description()).short_description == "short"
    assert (await bot.get_my_name()).name == "Heart"
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_description("x" * 513)


async def test_menu_button(bot: Bot, li: int) -> None:
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(li)).type == "commands"


async def test_an_unknown_method(bot: Bot, cloud: Cloud) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendHug")
    with pytest.raises(ApiError, match=r"^Not Found$") as refusal:
        cloud.call(cloud.bot.token, "sendHug", {})
    assert refusal.value.code == 404


async def test_a_wrong_token(cloud: Cloud) -> None:
    bot = Bot("7000000001:wrong", request=InProcess(cloud))
    with pytest.raises(InvalidToken):
        await bot.initialize()
    with pytest.raises(ApiError, match=r"^Unauthorized$") as refusal:
        cloud.call("7000000001:wrong", "getMe", {})
    assert refusal.value.code == 401


def test_names_of_methods_are_in_any_case(cloud: Cloud) -> None:
    assert cloud.call(cloud.bot.token, "GETME", {}) == cloud.call(cloud.bot.token, "getMe", {})
