"""The first screen, help, contacts, language, and the numbers Telegram knows things by."""

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.people import People
from handlers.access import Access
from handlers.buttons import Button
from handlers.context import Context
from handlers.customer_asking import contact_card, first_steps
from handlers.customer_buttons import JUST_ASKING, LANGUAGE
from handlers.dialogs import Handler, LinkTaker
from handlers.filters import Command, command_in
from handlers.menus import admin_commands, colleague_commands, customer_commands, offer
from handlers.place import place_of
from handlers.rich import code, fill
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.texts.customer import customer_texts
from policy.shelf import Shelf


@dataclass(frozen=True)
class CustomerStart:
    """Greets, explains and changes the language; *links* take the deep links of others."""

    speakers: Speakers
    people: People
    shelf: Shelf
    links: Mapping[str, LinkTaker]
    access: Access

    async def start(self, update: Update, context: Context) -> None:
        """Greet, or hand a deep link to whom it is for."""
        speaker, message = await self.speakers.of(update, context), update.message
        found = command_in(message) if message is not None else None
        if speaker is None or found is None:
            return
        purpose, dash, token = found[1].partition("-")
        if dash and purpose in self.links:
            await self.links[purpose](update, context, token)
        elif dash:
            await speaker.tell(speaker.texts.common.link_unknown)
        else:
            await self.greet(speaker)
            if await self.access.is_care(speaker.user_id):
                await self._offer(speaker)

    async def greet(self, speaker: Speaker) -> None:
        """The first screen: what can be done here, and the other language."""
        common, book = speaker.texts.common, self.shelf.current
        other = "vi" if speaker.texts.language == "en" else "en"
        rows = first_steps(speaker.texts, book)
        rows.append([Button(common.language_button, f"language:{other}")])
        if book is None:
            await speaker.tell(common.greeting_without_policy, *rows)
        else:
            await speaker.tell(fill(common.greeting, title=book.version.title), *rows)

    async def help(self, update: Update, context: Context) -> None:
        """Say what can be done."""
        speaker = await self.speakers.of(update, context)
        if speaker is not None:
            await speaker.tell(fill(speaker.texts.common.help))

    async def contact(self, update: Update, context: Context) -> None:
        """Say how to reach the firm."""
        speaker, book = await self.speakers.of(update, context), self.shelf.current
        if speaker is not None:
            document = book.version.document if book is not None else None
            await speaker.tell(contact_card(speaker.texts, document))

    async def language(self, update: Update, context: Context) -> None:
        """Change to the other language; for an update that comes again, to the same."""
        speaker = await self.speakers.of(update, context)
        if speaker is not None:
            await self._speak(speaker, "vi" if speaker.texts.language == "en" else "en")

    async def press_language(self, update: Update, context: Context) -> None:
        """Change to the language on the button, and greet in it."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        await acknowledge(query)
        await unbutton(query)
        await self.greet(await self._speak(speaker, context.match[1]))

    async def _speak(self, speaker: Speaker, wanted: str) -> Speaker:
        """Write to them in *wanted* from now on, or in what this update made it before."""
        person = await self.people.meet(
            speaker.user_id, language=wanted, started=True, cause=speaker.cause
        )
        await self.people.speak(person.id, wanted, speaker.cause)
        known = await self.people.known(speaker.user_id)
        speaker = speaker.reading(known.language if known is not None else wanted)
        await speaker.tell(speaker.texts.common.language_set)
        await self._offer(speaker)
        return speaker

    async def _offer(self, speaker: Speaker) -> None:
        """Have their menu follow the language; the one that all are offered needs no own."""
        language = speaker.texts.language
        if await self.access.is_admin(speaker.user_id):
            commands = admin_commands(language)
        elif await self.access.is_care(speaker.user_id):
            commands = colleague_commands(language)
        elif language == self.speakers.language:
            commands = ()
        else:
            commands = customer_commands(language)
        await offer(speaker.bot, speaker.chat_id, commands)

    async def identity(self, update: Update, context: Context) -> None:
        """Tell the numbers that settings and staff lists want."""
        place, user = place_of(update), update.effective_user
        if place is None or user is None:
            return
        person = await self.people.known(user.id) if place.private else None
        texts = customer_texts(person.language if person is not None else self.speakers.language)
        chat = code(str(place.chat_id))
        words = fill(texts.common.identity, user=code(str(user.id)), chat=chat)
        await place.answer(context.bot, words)

    async def just_asking(self, update: Update, context: Context) -> None:
        """Let them go on asking."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is not None and speaker is not None:
            await acknowledge(query)
            await unbutton(query)
            await speaker.tell(speaker.texts.asking.just_asking)

    def handlers(self) -> list[Handler]:
        """The commands and the presses."""
        new = filters.UpdateType.MESSAGE
        private = new & filters.ChatType.PRIVATE
        return [
            MessageHandler(private & Command("start"), self.start),
            MessageHandler(private & Command("help"), self.help),
            MessageHandler(private & Command("lienhe", "contact"), self.contact),
            MessageHandler(private & Command("ngonngu", "language"), self.language),
            MessageHandler(new & Command("id"), self.identity),
            CallbackQueryHandler(self.press_language, LANGUAGE),
            CallbackQueryHandler(self.just_asking, f"^{JUST_ASKING}$"),
        ]
