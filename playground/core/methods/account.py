"""Methods about the bot itself: who it is, its menus and its descriptions."""

from collections.abc import Callable

from playground.core.errors import bad_request
from playground.core.methods.table import Method, method
from playground.core.params import Params
from playground.core.profile import parse_commands, parse_scope
from playground.core.render import bot_json
from playground.core.values import Json, JsonObject
from playground.core.views import Change
from playground.core.world import World

_ABILITIES: JsonObject = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_TEXTS = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}
_NO_BUTTON: JsonObject = {"type": "default"}
_BUTTONS = frozenset({"default", "commands", "web_app"})


@method("getMe")
def get_me(world: World, _params: Params) -> Json:
    """Tell who the bot is."""
    return {**bot_json(world.bot), **_ABILITIES}


@method("logOut")
@method("close")
def leave_server(_world: World, _params: Params) -> Json:
    """Leave this server; here there is no other to go to."""
    return True


@method("setMyCommands")
def set_my_commands(world: World, params: Params) -> Json:
    """Set the menu of a scope and language."""
    commands = parse_commands(params.json("commands", "can't parse commands JSON object"))
    world.profile.commands[_place(params)] = commands
    return _menu_changed(world)


@method("getMyCommands")
def get_my_commands(world: World, params: Params) -> Json:
    """Tell the menu of exactly this scope and language."""
    commands = world.profile.commands.get(_place(params), ())
    return [{"command": item.command, "description": item.description} for item in commands]


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Params) -> Json:
    """Take the menu of a scope and language away."""
    world.profile.commands.pop(_place(params), None)
    return _menu_changed(world)


def _place(params: Params) -> tuple[tuple[str, int], str]:
    scope = parse_scope(params.json("scope", "can't parse BotCommandScope JSON object"))
    return scope, params.text("language_code")


def _menu_changed(world: World) -> Json:
    for chat in world.chats.values():
        world.changed(chat, Change.MENU)
    return True


def _setter(which: str, most: int) -> Method:
    def set_text(world: World, params: Params) -> Json:
        text = params.text(which)
        if len(text) > most:
            raise bad_request(f"{which.replace('_', ' ')} is too long")
        world.profile.texts[which, params.text("language_code")] = text
        return _menu_changed(world)

    return set_text


def _getter(which: str) -> Callable[[World, Params], Json]:
    def get_text(world: World, params: Params) -> Json:
        text = world.profile.text(which, params.text("language_code"))
        return {which: text or (world.bot.name if which == "name" else "")}

    return get_text


for _name, (_which, _most) in _TEXTS.items():
    method(f"setMy{_name}")(_setter(_which, _most))
    method(f"getMy{_name}")(_getter(_which))


@method("setChatMenuButton")
def set_chat_menu_button(world: World, params: Params) -> Json:
    """Set what stands beside the input field."""
    button = params.json("menu_button", "can't parse menu button JSON object") or _NO_BUTTON
    if not isinstance(button, dict) or button.get("type") not in _BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    world.profile.menu_buttons[params.integer("chat_id")] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, params: Params) -> Json:
    """Tell what stands beside the input field."""
    buttons = world.profile.menu_buttons
    return buttons.get(params.integer("chat_id"), buttons.get(0, _NO_BUTTON))
