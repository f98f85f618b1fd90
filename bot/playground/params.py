"""The parameters of one request, however they came: query, form, JSON or multipart."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.playground.refusal import bad


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Values by name; forms carry everything as text, JSON has its own types."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether anything was given under this name."""
        return name in self.values or name in self.uploads

    def text(self, name: str) -> str:
        """The value as text; "" when it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            return json.dumps(value)
        return value

    def integer(self, name: str) -> int | None:
        """The value as a number; None when it is missing or empty."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'parameter "{name}" must be an Integer') from None

    def flag(self, name: str) -> bool:
        """The value as yes or no; no when it is missing."""
        value = self.values.get(name)
        return value is True or (isinstance(value, str) and value.lower() in ("true", "1", "yes"))

    def parsed(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """The value as JSON; None when it is missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def listed(self, name: str) -> list[Any]:
        """The value as a list; empty when it is missing."""
        value = self.parsed(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f'parameter "{name}" must be an Array')
        return value

    def upload(self, name: str) -> Upload | None:
        """The file under this name, sent in place or as attach://."""
        if name in self.uploads:
            return self.uploads[name]
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.attached(value)
        return None

    def attached(self, reference: str) -> Upload:
        """The file an attach:// reference means."""
        part = reference.removeprefix("attach://")
        if part not in self.uploads:
            raise bad(f'there is no file in the request with name "{part}"')
        return self.uploads[part]

    def recorded(self) -> dict[str, Any]:
        """The values for the record of calls; files by their name and size."""
        files = {k: {"name": u.name, "size": len(u.data)} for k, u in self.uploads.items()}
        return self.values | files
