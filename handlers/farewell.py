"""What is said when something is forgotten: also to an update that comes again afterwards."""

from dataclasses import dataclass

from cases.people import Person
from cases.words import said
from handlers.quoting import contacts
from handlers.rich import fill, lines
from handlers.speaker import Speaker
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from handlers.typed_buttons import types
from policy.shelf import Shelf
from rights.forgetting import Ending, Forgetting, LastWord


@dataclass(frozen=True)
class Farewell:
    """Forgets a complaint that is given up, and says what is forgotten."""

    forgetting: Forgetting
    shelf: Shelf

    async def forget(
        self, kind: str, speaker: Speaker, person: Person, ending: Ending, *, made: bool
    ) -> None:
        """Forget a dialog, and say so."""
        word = LastWord(ending, speaker.texts.language)
        await self.forgetting.forget(kind, speaker.chat_id, person, word, speaker.cause, made=made)
        await self.say(speaker, word)

    async def again(self, speaker: Speaker) -> bool:
        """Say it once more to an update that has ended something before; False if it has not."""
        word = await self.forgetting.last_word(speaker.cause)
        if word is not None:
            await self.say(speaker.reading(word.language), word)
        return word is not None

    async def again_typed(self, speaker: Speaker, words: str) -> bool:
        """The same for typed words; those that can have ended nothing cost no look."""
        yes = (CUSTOMER_VI.own.erase_yes_button, CUSTOMER_EN.own.erase_yes_button)
        ends = said(words) is not None or any(types(words, label) for label in yes)
        return ends and await self.again(speaker)

    async def say(self, speaker: Speaker, word: LastWord) -> None:
        """Say that it is forgotten."""
        texts, book = speaker.texts, self.shelf.current
        match word.ending:
            case Ending.ERASED:
                staff = [texts.own.erased_still_staff] if word.still_staff else []
                await speaker.tell(lines(texts.own.erased, *staff))
            case Ending.DECLINED:
                ways = contacts(texts, book.version.document if book is not None else None)
                shown = ways if ways is not None else texts.complaint.consent_contacts_none
                await speaker.tell(fill(texts.complaint.declined, contacts=shown))
            case Ending.CANCELLED:
                await speaker.tell(texts.complaint.cancelled)
