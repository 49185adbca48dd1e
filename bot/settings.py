"""Settings of a deployment, from the environment and `.env`; a wrong or missing one stops the start."""

import re
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from storage.sealed import KEY_BYTES, KeyRing

PREFIX: Final = "LIANXIN_"


class WrongSetting(Exception):
    """A setting is missing or wrong; the message is one line that names it and says how to mend it."""


def _zone(value: object) -> ZoneInfo:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("is not a time zone; write one like Asia/Shanghai") from error


def _numbers(value: object) -> object:
    return [part for part in value.replace(" ", "").split(",") if part] if isinstance(value, str) else value


class Settings(BaseSettings):
    """One deployment: one county, one bot token."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = None
    proxy_url: str | None = None
    api_base: str = "https://api.telegram.org"
    database_url: str = "sqlite:///var/lianxin.db"
    data_keys: SecretStr | None = None
    wave_keys: Path = Path("var-wave-keys")
    wave_keys_other: Path | None = None  # the second holder's folder: every key is then kept in halves
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_numbers)] = ()
    timezone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Asia/Shanghai")
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)
    webhook_secret: SecretStr | None = None
    health_port: int | None = Field(default=None, ge=1, le=65535)
    log_format: Literal["plain", "json"] = "plain"
    names_in_chat: Literal["short", "full"] = "short"
    exports_to: str = "chat"  # or a folder
    playground_port: int = Field(default=8080, ge=0, le=65535)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        try:
            backend = make_url(value).get_backend_name()
        except ArgumentError as error:
            raise ValueError("is not a database address; write one like sqlite:///var/lianxin.db") from error
        if backend not in ("sqlite", "postgresql"):
            raise ValueError("must be a sqlite or a postgresql address")
        return value

    @field_validator("data_keys")
    @classmethod
    def _whole_keys(cls, value: SecretStr | None) -> SecretStr | None:
        for part in value.get_secret_value().split(",") if value else ():
            try:
                right = len(bytes.fromhex(part.strip())) == KEY_BYTES
            except ValueError:
                right = False
            if not right:
                raise ValueError(
                    "must be keys of 64 hexadecimal digits; make one with: python -m bot keys new"
                )
        return value

    @field_validator("bot_token")
    @classmethod
    def _whole_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"\d+:[\w-]+", value.get_secret_value(), re.ASCII):
            raise ValueError("is not a bot token; it looks like 123456:ABC-DEF")
        return value

    @field_validator("api_base", "proxy_url")
    @classmethod
    def _reachable(cls, value: str | None) -> str | None:
        if value and not re.match(r"(https?|socks5h?)://[^/]", value):
            raise ValueError("is not an address; write one like https://host:port")
        return value and value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _safe_webhook(cls, value: str | None) -> str | None:
        if value and not value.startswith(("https://", "http://127.")):  # without TLS only on this machine
            raise ValueError("must begin with https://")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _telegrams_alphabet(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[\w-]{1,256}", value.get_secret_value(), re.ASCII):
            raise ValueError("may hold letters, digits, _ and - only, at most 256")
        return value

    @model_validator(mode="after")
    def _webhook_is_secret(self) -> Self:
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError(f"{PREFIX}WEBHOOK_SECRET is needed with {PREFIX}WEBHOOK_URL")
        return self

    def keyring(self) -> KeyRing:
        """Return the sealing keys; raise WrongSetting when there are none."""
        if self.data_keys is None:
            raise WrongSetting(f"{PREFIX}DATA_KEYS is missing; make a key with: python -m bot keys new")
        return KeyRing.from_hex(self.data_keys.get_secret_value())

    def token(self) -> str:
        """Return the bot token; raise WrongSetting when there is none."""
        if self.bot_token is None:
            raise WrongSetting(
                f"{PREFIX}BOT_TOKEN is missing; ask @BotFather for one, or try: make run (playground)"
            )
        return self.bot_token.get_secret_value()

    @property
    def export_folder(self) -> Path | None:
        """The folder workbooks go to, or None when they go to the chat."""
        return None if self.exports_to == "chat" else Path(self.exports_to)


def load(**overrides: object) -> Settings:
    """Read the settings; raise WrongSetting with one clear line when one is wrong."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type] # overrides are checked like any other value
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{first['loc'][0]!s}".upper() if first["loc"] else ""
        raise WrongSetting(f"{name} {first['msg'].removeprefix('Value error, ')}".strip()) from None
