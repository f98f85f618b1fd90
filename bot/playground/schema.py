"""Requests held against the official Bot API, written as a schema file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground.params import Params, Upload

Fields = dict[str, dict[str, Any]]
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Schema:
    """Methods and types of the Bot API: their fields by name."""

    methods: dict[str, Fields]
    types: dict[str, Fields]
    subtypes: dict[str, list[str]]

    @classmethod
    def read(cls, path: Path) -> "Schema":
        """The schema in a file."""
        data = json.loads(path.read_text())
        fields = {
            kind: {
                name: {field["name"]: field for field in thing["fields"]}
                for name, thing in data[kind].items()
            }
            for kind in ("methods", "types")
        }
        subtypes = {n: t["subtypes"] for n, t in data["types"].items() if t.get("subtypes")}
        return cls(fields["methods"], fields["types"], subtypes)

    def problems(self, method: str, params: Params) -> list[str]:
        """What is wrong with a request, one sentence each; empty when all is well."""
        fields = self.methods.get(method)
        if fields is None:
            return ["there is no such method"]
        given = {name: _value(value) for name, value in params.values.items()}
        given |= dict(params.uploads)
        attached = _attached(params)
        known = {name: value for name, value in given.items() if name not in attached}
        return self._object(fields, known, method)

    def _object(self, fields: Fields, given: dict[str, Any], where: str) -> list[str]:
        problems = [f'unknown field "{name}" in {where}' for name in given if name not in fields]
        for name, spec in fields.items():
            value = given.get(name, _MISSING)
            if value is _MISSING:
                if spec["required"]:
                    problems.append(f'required field "{name}" of {where} is missing')
            elif not any(self._fits(kind, value) for kind in spec["types"]):
                problems.append(
                    f'field "{name}" of {where} must be {" or ".join(spec["types"])}'
                    + self._why(spec["types"], value)
                )
        return problems

    def _why(self, kinds: list[str], value: Any) -> str:  # noqa: ANN401 - any JSON
        """What is wrong inside an object, where only one type is possible."""
        if len(kinds) != 1 or kinds[0] not in self.types or not isinstance(value, dict):
            return ""
        return ": " + "; ".join(self._object(self.types[kinds[0]], value, kinds[0]))

    def _fits(self, kind: str, value: Any) -> bool:  # noqa: ANN401 - any JSON
        if kind.startswith("Array of "):
            inner = kind.removeprefix("Array of ")
            return isinstance(value, list) and all(self._fits(inner, item) for item in value)
        if kind in _PLAIN:
            return _PLAIN[kind](value)
        if kind in self.subtypes:
            return any(self._fits(sub, value) for sub in self.subtypes[kind])
        fields = self.types.get(kind)
        return (
            fields is not None
            and isinstance(value, dict)
            and not self._object(fields, value, kind)
        )


def _integer(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(value, int) and not isinstance(value, bool)


def _file(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(value, (str, Upload))


_PLAIN = {
    "Integer": _integer,
    "Float": lambda value: isinstance(value, float) or _integer(value),
    "String": lambda value: isinstance(value, (str, _Form)),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "InputFile": _file,
}


class _Form(int):
    """A number that came as text in a form: it may stand for a String as well."""


def _value(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A form's text as the JSON value it may stand for; real JSON values as they are."""
    if not isinstance(value, str):
        return value
    if value in ("true", "false", "True", "False"):
        return value.lower() == "true"
    if value.removeprefix("-").isdecimal() and value.isascii():
        return _Form(value)
    if value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _attached(params: Params) -> set[str]:
    """Names of uploads that another field refers to by attach://."""
    everything = json.dumps(params.values, default=str)
    return {name for name in params.uploads if f"attach://{name}" in everything}
