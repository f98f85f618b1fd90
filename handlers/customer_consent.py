"""Consent to a complaint: recorded as it was shown, looked for before words are kept."""

from dataclasses import dataclass

from cases.people import Person
from handlers.form_view import consent
from handlers.rich import Rich
from handlers.speaker import Speaker
from policy.document import Document
from policy.shelf import Shelf
from rights.consent import Consent, Consents, Purpose, digest

CONSENT_VERSION = "1"


@dataclass(frozen=True)
class Agreeing:
    """Knows whether somebody agreed, and records that they do to exactly what they were shown."""

    consents: Consents
    shelf: Shelf

    @property
    def document(self) -> Document | None:
        """The policy in force."""
        book = self.shelf.current
        return book.version.document if book is not None else None

    def text(self, speaker: Speaker) -> Rich:
        """What is agreed to, in the language they read."""
        return consent(speaker.texts, self.document)

    def shown(self, speaker: Speaker) -> str:
        """The SHA-256 of what is agreed to, to be kept until they answer."""
        return digest(self.text(speaker).text)

    async def given(self, person: Person) -> Consent | None:
        """Their consent that is in force."""
        return await self.consents.given(person, Purpose.COMPLAINT)

    async def agree(self, speaker: Speaker, person: Person, shown: str) -> bool:
        """Record the consent; False if the text is no longer the one that was *shown*.

        Another language chosen since, or another policy with other contacts, makes it another.
        """
        if shown != self.shown(speaker):
            return False
        await self.consents.give(
            person,
            Purpose.COMPLAINT,
            self.text(speaker).text,
            speaker.texts.language,
            CONSENT_VERSION,
            cause=speaker.cause,
        )
        return True
