"""Who speaks to the bot in private, in which language they read, and how to answer them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Bot, Message, Update
from telegram.constants import ChatType

from cases.people import People, Person
from handlers.buttons import Button
from handlers.context import Cause, Context
from handlers.rich import Rich, clean
from handlers.saying import say
from handlers.texts.customer import CustomerTexts, customer_texts


@dataclass(frozen=True)
class Speaker:
    """Someone in a private chat; `person` is None while nothing is held of them.

    `message_id` is the message in which they speak now; a press is none.
    """

    bot: Bot
    user_id: int
    chat_id: int
    person: Person | None
    texts: CustomerTexts
    cause: Cause
    name: str = ""  # as Telegram has it; written down only when they ask for it
    message_id: int | None = None

    async def tell(
        self, message: Rich | str, *rows: Sequence[Button], reply_to: int | None = None
    ) -> Message:
        """Send them *message*."""
        return await say(self.bot, self.chat_id, message, *rows, reply_to=reply_to)

    def reading(self, language: str) -> "Speaker":
        """The same person, answered in *language*."""
        return replace(self, texts=customer_texts(language))


@dataclass(frozen=True)
class Speakers:
    """Finds out who speaks."""

    people: People
    language: str = "vi"

    async def of(self, update: Update, context: Context) -> Speaker | None:
        """The one who wrote or pressed; None where it was not a person in a private chat.

        Whoever could not be written to and now writes can be reached again, and a colleague who
        had never written before can be written to from now on.
        """
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.type != ChatType.PRIVATE:
            return None
        person = await self.people.known(user.id)
        if person is not None and not person.reachable:
            await self.people.reached(person.id, True, context.cause)
        if person is not None and not person.started:
            await self.people.meet(user.id, started=True, cause=context.cause)
        texts = customer_texts(person.language if person is not None else self.language)
        said, name = update.message, clean(user.full_name)
        at = None if said is None else said.message_id
        return Speaker(context.bot, user.id, chat.id, person, texts, context.cause, name, at)

    async def met(self, speaker: Speaker) -> tuple[Speaker, Person]:
        """The same speaker, known from now on; someone new goes on in the language they read."""
        person = await self.people.meet(
            speaker.user_id,
            language=speaker.texts.language,
            started=True,
            cause=speaker.cause,
        )
        return replace(speaker, person=person, texts=customer_texts(person.language)), person
