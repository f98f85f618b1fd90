"""The policy in force, ready to answer from; renewed when another version is put in force."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from policy.answers import Answer, Answerer
from policy.courtesy import courtesy
from policy.follow_ups import leans
from policy.library import Library, Version


@dataclass(frozen=True)
class Book:
    """A version with its answerer, and an English courtesy translation by clause id if it has one.

    The policy's own words bind; the translation is beside them for who does not read them.
    """

    version: Version
    answerer: Answerer
    courtesy: Mapping[str, str] = field(default_factory=dict)

    def going_on(self, question: str, alone: Answer, earlier: Sequence[str]) -> Answer:
        """The answer to a question that the policy answers only together with an earlier one.

        *earlier* has the newest first: the newest that is answered by itself is gone on from.
        Where that does not help, the answer is the one the question has *alone*.
        """
        whole = (each for each in earlier if not leans(each))
        before = next((each for each in whole if self.answerer.answer(each).quotes), None)
        if before is None:
            return alone
        found = self.answerer.answer(question, before=before)
        return replace(found, language=alone.language) if found.quotes else alone


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
                self.book = replace(self.book, version=version)
                return
            self.book = await asyncio.to_thread(_book, version)


def _book(version: Version) -> Book:
    return Book(version, Answerer(version.document), courtesy(version.document))
