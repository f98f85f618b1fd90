"""The policy in force, ready to answer from; renewed when another version is put in force."""

import asyncio
from dataclasses import dataclass

from policy.answers import Answerer
from policy.library import Library, Version


@dataclass(frozen=True)
class Book:
    """A version with its answerer."""

    version: Version
    answerer: Answerer


@dataclass
class Shelf:
    """Holds the book in force; `refresh` looks whether it still is."""

    library: Library
    book: Book | None = None

    @property
    def current(self) -> Book | None:
        """The policy in force; None before the first one is loaded."""
        return self.book

    async def refresh(self) -> None:
        """Take up the version in force; the old one answers until the new one is ready."""
        version = await self.library.in_force()
        if version is None:
            self.book = None
        elif self.book is None or self.book.version != version:
            if self.book is not None and self.book.version.sha256 == version.sha256:
                self.book = Book(version, self.book.answerer)
                return
            answerer = await asyncio.to_thread(Answerer, version.document)
            self.book = Book(version, answerer)
