"""The directory of authorities: shipped as data, changed by admins."""

import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from storage.audit import HOUSE, append
from storage.authority_rows import changed_authorities, keep_authority
from storage.database import Cause, Database
from storage.effects import first_result, keep_result

SHIPPED: Final = Path(__file__).with_name("authorities.toml")
ENTRY: Final = "authority"
LONGEST: Final = 200
"""How long a name, an address or a portal may be: it goes into buttons and letters."""
_COLUMNS: Final = ("name", "address", "portal", "source")


class DirectoryError(ValueError):
    """The file of authorities cannot be used: correct the entry it names, then start again."""


class AuthorityUnknownError(Exception):
    """There is no such authority: look at the directory again."""


@dataclass(frozen=True)
class Authority:
    """An authority; a hidden one is not offered at step 3. `source` says where it was seen."""

    slug: str
    name: str
    address: str
    portal: str
    source: str
    hidden: bool = False


def load_authorities(path: Path = SHIPPED) -> tuple[Authority, ...]:
    """The authorities kept in *path*, by default the shipped ones.

    Raises:
        DirectoryError: The file is missing or an entry is wrong.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise DirectoryError(f"{path.name} cannot be read: {trouble}.") from trouble
    return tuple(_entry(slug, entry) for slug, entry in data.items())


def _entry(slug: str, entry: object) -> Authority:
    values = entry if isinstance(entry, dict) else {}
    stated = {name: values.get(name) for name in _COLUMNS}
    if set(values) != set(_COLUMNS) or not all(isinstance(text, str) for text in stated.values()):
        raise DirectoryError(f"[{slug}] must state {', '.join(_COLUMNS)}, each in quotes.")
    if not stated["name"] or len(slug) > 20:
        raise DirectoryError(f"[{slug}] needs a name, and a short name of 20 letters at most.")
    name, address, portal, source = (str(stated[column]) for column in _COLUMNS)
    return Authority(slug, name, address, portal, source)


@dataclass(frozen=True)
class Authorities:
    """Shows the directory, and keeps what admins change; `shipped` is what the file has."""

    database: Database
    shipped: tuple[Authority, ...]
    now: Callable[[], datetime]

    async def all(self) -> tuple[Authority, ...]:
        """Every authority, hidden ones too: the shipped ones first, then those added."""
        async with self.database.read() as session:
            return await self._all(session)

    async def shown(self) -> tuple[Authority, ...]:
        """The authorities a case can be taken to."""
        return tuple(each for each in await self.all() if not each.hidden)

    async def find(self, slug: str) -> Authority:
        """The authority of a short name, hidden or not.

        Raises:
            AuthorityUnknownError: There is none.
        """
        async with self.database.read() as session:
            return await self._find(session, slug)

    async def write(
        self, slug: str | None, name: str, address: str, portal: str, by: UUID, cause: Cause
    ) -> Authority:
        """Add an authority (*slug* None), or change one, which is shown again by it.

        Raises:
            AuthorityUnknownError: There is none to change.
        """
        async with self.database.write(cause) as session:
            if slug is not None:
                await self._find(session, slug)
            named = slug or f"own-{cause.id.hex[:16]}"
            authority = Authority(named, name, address, portal, "")
            return await self._kept(session, authority, by, cause)

    async def hide(self, slug: str, hidden: bool, by: UUID, cause: Cause) -> Authority:
        """Offer an authority no longer at step 3, or again; cases taken there keep its name.

        Raises:
            AuthorityUnknownError: There is none.
        """
        async with self.database.write(cause) as session:
            authority = replace(await self._find(session, slug), hidden=hidden)
            return await self._kept(session, authority, by, cause)

    async def _kept(
        self, session: AsyncSession, authority: Authority, by: UUID, cause: Cause
    ) -> Authority:
        effect = f"{ENTRY}:{authority.slug}"
        if await first_result(session, cause.id, effect) is not None:
            return authority
        now, values = self.now(), asdict(authority)
        await keep_authority(session, values.pop("slug"), **values, changed_by=by, changed_at=now)
        await append(
            session,
            HOUSE,
            ENTRY,
            role="admin",
            actor=by,
            cause=cause.id,
            now=now,
            start=authority.slug,
            end="hidden" if authority.hidden else "shown",
        )
        keep_result(session, cause.id, effect, "", now)
        return authority

    async def _find(self, session: AsyncSession, slug: str) -> Authority:
        found = next((each for each in await self._all(session) if each.slug == slug), None)
        if found is None:
            raise AuthorityUnknownError
        return found

    async def _all(self, session: AsyncSession) -> tuple[Authority, ...]:
        rows = await changed_authorities(session)
        found = {each.slug: each for each in self.shipped}
        found |= {
            row.slug: Authority(
                row.slug, row.name, row.address, row.portal, row.source, row.hidden
            )
            for row in rows
        }
        return tuple(found.values())
