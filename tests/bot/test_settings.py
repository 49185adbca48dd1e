"""Settings: all are in the example, and a wrong one gives one line that names it."""

import os
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import PREFIX, Settings, WrongSetting, load
from tests.files import ROOT

KEY = "ab" * 32
EXAMPLE = ROOT / ".env.example"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_every_setting_stands_in_the_example_and_nothing_else() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    named = [line.partition("=")[0].lstrip("# ") for line in lines if line.lstrip("# ").startswith(PREFIX)]
    assert sorted(named) == sorted(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)


def test_the_example_is_right_as_it_stands() -> None:
    settings = load(_env_file=EXAMPLE)
    assert settings.model_dump(exclude={"bot_token"}) == load(_env_file=None).model_dump(
        exclude={"bot_token"}
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "no token"), ("BOT_TOKEN", "987:"),
        ("PROXY_URL", "proxy.example"), ("API_BASE", "api.telegram.org"),
        ("DATABASE_URL", "mysql://host/name"), ("DATABASE_URL", "county.db"),
        ("DATA_KEYS", "abc"), ("DATA_KEYS", f"{KEY},"), ("DATA_KEYS", f"{KEY},{KEY[:-2]}"),
        ("ADMINS", "1,two"), ("TIMEZONE", "Asia/Nowhere"), ("TIMEZONE", "../etc/passwd"),
        ("WEBHOOK_URL", "http://example.org/hook"), ("WEBHOOK_PORT", "0"), ("WEBHOOK_PORT", "https"),
        ("WEBHOOK_SECRET", "not allowed!"), ("WEBHOOK_SECRET", "x" * 257), ("HEALTH_PORT", "65536"),
        ("NAMES_IN_CHAT", "none"), ("PLAYGROUND_PORT", "-1"),
    ],
)  # fmt: skip
def test_a_wrong_value_gives_one_line_that_names_it_and_does_not_repeat_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    with pytest.raises(WrongSetting) as wrong:
        load()
    line = str(wrong.value)
    assert line.startswith(f"{PREFIX}{name} ")
    assert "\n" not in line
    if name in {"BOT_TOKEN", "DATA_KEYS", "WEBHOOK_SECRET"}:
        assert value not in line


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(WrongSetting, match=f"{PREFIX}WEBHOOK_SECRET is needed"):
        load()
    monkeypatch.setenv(f"{PREFIX}WEBHOOK_SECRET", "good-secret_1")
    assert load().webhook_url == "https://example.org/hook"


def test_what_is_missing_is_named_when_it_is_needed() -> None:
    settings = load()
    with pytest.raises(WrongSetting, match=f"{PREFIX}BOT_TOKEN"):
        settings.token()
    with pytest.raises(WrongSetting, match=f"{PREFIX}DATA_KEYS"):
        settings.keyring()


def test_right_values_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "ADMINS": "1, 22,",
        "API_BASE": "http://127.0.0.1:8081/",
        "DATA_KEYS": f"{KEY}, {KEY}",
    }.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    settings = load(bot_token=SecretStr("123456:ABC-def_9"))
    assert (settings.admins, settings.api_base) == ((1, 22), "http://127.0.0.1:8081")
    assert settings.token() == "123456:ABC-def_9"
    assert settings.keyring().lookup("a", "b")
    assert "ABC" not in repr(settings)
