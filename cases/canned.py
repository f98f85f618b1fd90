"""Canned replies: the firm's ready words in each language, shipped as data, changed by admins."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import CaseNotFoundError
from cases.office import has_words
from storage.audit import HOUSE, append
from storage.canned_rows import changed_canned, keep_canned, language_read
from storage.database import Cause, Database
from storage.effects import first_result, keep_result

SHIPPED: Final = Path(__file__).with_name("canned.toml")
ENTRY: Final = "canned"
LANGUAGES: Final = ("vi", "en")
FIELDS: Final = ("code", "step", "date", "first", "resolve")
"""What a case fills in where a reply has its name in braces."""

LONGEST_TITLE: Final = 60
LONGEST_BODY: Final = 2000
MOST: Final = 20
"""How many replies a language has at most, hidden ones too: each has a button."""

_SPOT: Final = re.compile(r"\{([^{}]*)\}")
_SLUG: Final = re.compile(r"[a-z0-9_-]{1,20}")


class CannedFileError(ValueError):
    """The file of ready replies cannot be used: correct the entry it names, then start again."""


class CannedUnknownError(Exception):
    """There is no such ready reply: look at the list again."""


class TooManyCannedError(Exception):
    """The language has all the replies it may have: change one instead of adding."""


class FieldUnknownError(ValueError):
    """`what` stands in a reply and is no field: a name that no case fills in, or a lone brace."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is no field.")
        self.what = what


class CannedFormError(ValueError):
    """A reply needs a title of one line and words, neither of them too long."""


@dataclass(frozen=True)
class Canned:
    """A ready reply in one language; a hidden one is not offered."""

    slug: str
    language: str
    title: str
    body: str
    hidden: bool = False


def fields_in(body: str) -> frozenset[str]:
    """The fields of a reply.

    Raises:
        FieldUnknownError: Something else stands in braces, or a brace stands by itself.
    """
    named = _SPOT.findall(body)
    wrong = [f"{{{name}}}" for name in named if name not in FIELDS]
    wrong += [sign for sign in _SPOT.sub("", body) if sign in "{}"]
    if wrong:
        raise FieldUnknownError(wrong[0])
    return frozenset(named)


def filled(body: str, values: Mapping[str, str]) -> str:
    """The reply with its fields filled in; what fills them is never read for fields."""
    return _SPOT.sub(lambda spot: values[spot[1]], body)


def read_canned(words: str) -> tuple[str, str]:
    """The title, which is the first line, and the body under it.

    Raises:
        CannedFormError: One of them is missing or too long.
        FieldUnknownError: The body has what is no field.
    """
    title, _, body = words.strip().partition("\n")
    return checked(title.strip(), body.strip())


def checked(title: str, body: str) -> tuple[str, str]:
    """The title and the body, if a reply can be made of them.

    Raises:
        CannedFormError: One of them is missing or too long, or the title has several lines.
        FieldUnknownError: The body has what is no field.
    """
    short = len(title) <= LONGEST_TITLE and len(body) <= LONGEST_BODY
    if not (short and has_words(title) and has_words(body)) or len(title.splitlines()) > 1:
        raise CannedFormError
    fields_in(body)
    return title, body


def load_canned(path: Path = SHIPPED) -> tuple[Canned, ...]:
    """The ready replies kept in *path*, by default the shipped ones.

    Raises:
        CannedFileError: The file is missing or an entry is wrong.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise CannedFileError(f"{path.name} cannot be read: {trouble}.") from trouble
    return tuple(_entry(slug, each, data[slug]) for each in LANGUAGES for slug in data)


def _entry(slug: str, language: str, entry: object) -> Canned:
    texts = entry.get(language) if isinstance(entry, dict) else None
    stated = texts if isinstance(texts, dict) else {}
    title, body = stated.get("title"), stated.get("body")
    named = f"[{slug}.{language}]"
    if _SLUG.fullmatch(slug) is None or set(stated) != {"title", "body"}:
        raise CannedFileError(f"{named} needs a short name, and title and body in each language.")
    if not isinstance(title, str) or not isinstance(body, str):
        raise CannedFileError(f"{named} must state title and body, each in quotes.")
    try:
        return Canned(slug, language, *checked(title.strip(), body.strip()))
    except ValueError as trouble:
        raise CannedFileError(f"{named}: {trouble or CannedFormError.__doc__}") from trouble


@dataclass(frozen=True)
class CannedReplies:
    """Shows the ready replies, and keeps what admins change; `shipped` is what the file has."""

    database: Database
    shipped: tuple[Canned, ...]
    now: Callable[[], datetime]

    async def all(self, language: str) -> tuple[Canned, ...]:
        """Every reply of a language, hidden ones too: the shipped ones first, then those added."""
        async with self.database.read() as session:
            return await self._all(session, language)

    async def find(self, slug: str, language: str) -> Canned:
        """The reply of a short name, hidden or not.

        Raises:
            CannedUnknownError: There is none.
        """
        async with self.database.read() as session:
            return await self._find(session, slug, language)

    async def reader(self, case_id: UUID) -> str:
        """The language of the replies for a case: that which its customer reads now.

        Raises:
            CaseNotFoundError: The case is gone.
        """
        async with self.database.read() as session:
            language = await language_read(session, case_id)
        if language is None:
            raise CaseNotFoundError
        return language if language in LANGUAGES else LANGUAGES[0]

    async def write(
        self, slug: str | None, language: str, title: str, body: str, by: UUID, cause: Cause
    ) -> Canned:
        """Add a reply (*slug* None), or change one, which is offered again by it.

        Raises:
            CannedUnknownError: There is none to change.
            TooManyCannedError: There is no room for one more.
            CannedFormError, FieldUnknownError: No reply can be made of that.
        """
        title, body = checked(title, body)
        async with self.database.write(cause) as session:
            named = slug or f"own-{cause.id.hex[:16]}"
            every = await self._all(session, language)
            if slug is not None:
                await self._find(session, slug, language)
            elif len(every) >= MOST and named not in {each.slug for each in every}:
                raise TooManyCannedError
            return await self._kept(session, Canned(named, language, title, body), by, cause)

    async def hide(self, slug: str, language: str, hidden: bool, by: UUID, cause: Cause) -> Canned:
        """Offer a reply no longer, or again.

        Raises:
            CannedUnknownError: There is none.
        """
        async with self.database.write(cause) as session:
            reply = replace(await self._find(session, slug, language), hidden=hidden)
            return await self._kept(session, reply, by, cause)

    async def _kept(self, session: AsyncSession, reply: Canned, by: UUID, cause: Cause) -> Canned:
        effect = f"{ENTRY}:{reply.language}:{reply.slug}"
        if await first_result(session, cause.id, effect) is not None:
            return reply
        now = self.now()
        await keep_canned(
            session,
            reply.slug,
            reply.language,
            title=reply.title,
            body=reply.body,
            hidden=reply.hidden,
            changed_by=by,
            changed_at=now,
        )
        await append(
            session,
            HOUSE,
            ENTRY,
            role="admin",
            actor=by,
            cause=cause.id,
            now=now,
            start=f"{reply.language}:{reply.slug}",
            end="hidden" if reply.hidden else "shown",
        )
        keep_result(session, cause.id, effect, "", now)
        return reply

    async def _find(self, session: AsyncSession, slug: str, language: str) -> Canned:
        every = await self._all(session, language)
        found = next((each for each in every if each.slug == slug), None)
        if found is None:
            raise CannedUnknownError
        return found

    async def _all(self, session: AsyncSession, language: str) -> tuple[Canned, ...]:
        found = {each.slug: each for each in self.shipped if each.language == language}
        found |= {
            row.slug: Canned(row.slug, row.language, row.title, row.body, row.hidden)
            for row in await changed_canned(session)
            if row.language == language
        }
        return tuple(found.values())
