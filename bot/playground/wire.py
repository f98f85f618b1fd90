"""The control API over HTTP: the one connection that all people of a playground share."""

import json
from io import BytesIO
from typing import Any, Self

import aiohttp


class StageError(Exception):
    """The playground would not do it; the message says why."""


class Wire:
    """A playground from outside, open inside `async with`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let the connections go."""
        if self._session is not None:
            await self._session.close()

    async def act(self, name: str, /, **given: Any) -> Any:  # noqa: ANN401 - any JSON
        """One call of the control API.

        Raises:
            StageError: the playground refused.
        """
        if self._session is None:
            raise StageError("open the stage first: async with Stage(url) as stage")
        body = BytesIO(json.dumps(given).encode())
        headers = {"Content-Type": "application/json"}
        url = f"{self.url}/control/{name}"
        async with self._session.post(url, data=body, headers=headers) as answer:
            said = await answer.json()
        if "error" in said:
            raise StageError(said["error"])
        return said["result"]

    async def file(self, file_id: str) -> bytes:
        """The bytes of a file somebody sent."""
        if self._session is None:
            raise StageError("open the stage first: async with Stage(url) as stage")
        async with self._session.get(f"{self.url}/control/file/{file_id}") as answer:
            return await answer.read()
