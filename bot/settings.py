"""Settings from the environment, `.env`, or a file named by `<NAME>_FILE`."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import BeforeValidator, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

OFFICIAL_API = "https://api.telegram.org"
PREFIX = "BAOMAT_"


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what it should be."""


def _ids(value: object) -> object:
    if isinstance(value, str):
        try:
            return frozenset(
                int(part) for part in value.replace(";", ",").split(",") if part.strip()
            )
        except ValueError as error:
            raise ValueError("must be Telegram user ids, with commas between") from error
    return value


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


class FileSource(PydanticBaseSettingsSource):
    """Values that stand in the file named by `BAOMAT_<NAME>_FILE` (a mounted secret)."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:  # noqa: ANN401
        """The content of the field's file, None if none is named."""
        variable = f"{PREFIX}{field_name.upper()}_FILE"
        named = os.environ.get(variable) or dotenv_values(".env").get(variable)
        if not named or f"{field_name}_file" in self.settings_cls.model_fields:
            return None, field_name, False
        try:
            return Path(named).read_text(encoding="utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{variable} names a file that cannot be read: {named}") from error

    def __call__(self) -> dict[str, Any]:
        """All values that come from files."""
        found = {}
        for name, field in self.settings_cls.model_fields.items():
            value, _, _ = self.get_field_value(field, name)
            if value is not None:
                found[name] = value
        return found


class Settings(BaseSettings):
    """What the bot is told from outside; INTERFACE of the same names in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[str | None, BeforeValidator(_none_if_empty)] = None
    telegram_api_url: str = OFFICIAL_API
    data_dir: Path = Path("data")
    database_url: Annotated[str | None, BeforeValidator(_none_if_empty)] = None
    key_file: Annotated[Path | None, BeforeValidator(_none_if_empty)] = None
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    care_chat_id: Annotated[int | None, BeforeValidator(_none_if_empty)] = None
    webhook_url: Annotated[str | None, BeforeValidator(_none_if_empty)] = None
    webhook_secret: Annotated[str | None, BeforeValidator(_none_if_empty)] = None
    listen: str = "127.0.0.1:8080"
    pace_overall: float = 28.0
    pace_chat: float = 1.0
    pace_group: float = 18.0
    language: str = "vi"
    timezone: str = "Asia/Ho_Chi_Minh"
    policy_file: Annotated[Path | None, BeforeValidator(_none_if_empty)] = None
    clock_file: Annotated[Path | None, BeforeValidator(_none_if_empty)] = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then the file a variable names, then `.env`."""
        del file_secret_settings
        return init_settings, env_settings, FileSource(settings_cls), dotenv_settings

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in {"vi", "en"}:
            raise ValueError("must be vi or en")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("must be a time zone such as Asia/Ho_Chi_Minh") from error
        return value

    @field_validator("pace_overall", "pace_chat", "pace_group")
    @classmethod
    def _not_negative(cls, value: float) -> float:
        if not 0 <= value < 1e6:
            raise ValueError("must be a number from 0 (unlimited) up")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str | None) -> str | None:
        try:
            parts = urlsplit(value or "sqlite:///")
            known = parts.scheme.split("+")[0] in {"sqlite", "postgresql", "postgres"}
            parts.port  # noqa: B018 - reading it is the check
        except ValueError:
            known = False
        if not known:
            raise ValueError("must be such as postgresql://user:password@host/name")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an address such as https://api.telegram.org")
        return value.rstrip("/")

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65535:
            raise ValueError("must be host:port, such as 127.0.0.1:8080")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _reachable_by_telegram(cls, value: str | None) -> str | None:
        if value is not None:
            parts = urlsplit(value)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise ValueError("must be an address such as https://bot.example/telegram")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _sayable_secret(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
            raise ValueError("must be 1 to 256 of the letters A-Z, a-z, 0-9, _ and -")
        return value

    @field_validator("policy_file")
    @classmethod
    def _readable_policy(cls, value: Path | None) -> Path | None:
        if value is not None and not os.access(value, os.R_OK):
            raise ValueError("must name a file that can be read")
        return value

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("BAOMAT_WEBHOOK_SECRET is missing: a webhook needs a secret")
        if self.clock_file and self.telegram_api_url == OFFICIAL_API:
            raise ValueError("BAOMAT_CLOCK_FILE is for trials only: not with the official Bot API")
        return self

    @property
    def token(self) -> str:
        """The bot's token.

        Raises:
            SettingsError: It is missing or does not look like one.
        """
        token = (self.bot_token or "").strip()
        if not token:
            raise SettingsError("BAOMAT_BOT_TOKEN is missing: ask @BotFather for one and set it.")
        number, colon, secret = token.partition(":")
        if not (number.isdigit() and colon and secret):
            raise SettingsError("BAOMAT_BOT_TOKEN is wrong: it looks like 123456:ABC-DEF.")
        return token

    @property
    def database(self) -> str:
        """The database's URL: as set, else the SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'baomat.db'}"

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a SQLite file."""
        return self.database.startswith("sqlite")

    @property
    def key_path(self) -> Path:
        """The key ring's file: as set, else `data.key` beside the data folder."""
        return self.key_file or self.data_dir.parent / "data.key"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone people read."""
        return ZoneInfo(self.timezone)


def read_settings(values: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings; *values* come before the environment.

    Raises:
        SettingsError: One plain sentence that names what is wrong.
    """
    try:
        return Settings(**dict(values or {}))
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from error


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    said = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return f"{said}."
    return f"{PREFIX}{str(first['loc'][0]).upper()} is wrong: {said}."
