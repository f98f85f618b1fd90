"""What nobody else took: old or foreign buttons, and customers' commands in a group."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.people import People
from handlers.buttons import Button
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.place import place_of
from handlers.saying import acknowledge
from handlers.texts.customer import customer_texts

CUSTOMER_COMMANDS = (
    *("start", "help", "chinhsach", "policy", "privacy", "khieunai", "complaint"),
    *("bosung", "add", "rut", "withdraw", "molai", "reopen", "dulieu", "mydata"),
    *("lienhe", "contact", "ngonngu", "language", "huy", "cancel"),
)


@dataclass(frozen=True)
class Leftovers:
    """Answers every press that is left, and sends customers from groups to a private chat."""

    people: People
    language: str = "vi"

    async def press(self, update: Update, context: Context) -> None:
        """Say that the button can no longer be used."""
        query = update.callback_query
        if query is None:
            return
        person = await self.people.known(query.from_user.id)
        texts = customer_texts(person.language if person is not None else self.language)
        await acknowledge(query, texts.common.outdated, alert=True)

    async def in_group(self, update: Update, context: Context) -> None:
        """Ask to be written to in private."""
        place, common = place_of(update), customer_texts(self.language).common
        if place is not None:
            link = Button(common.private_button, url=f"https://t.me/{context.bot.username}")
            await place.answer(context.bot, common.private_only, [link])

    def handlers(self) -> list[Handler]:
        """The last of all."""
        group = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
        return [
            MessageHandler(group & Command(*CUSTOMER_COMMANDS), self.in_group),
            CallbackQueryHandler(self.press),
        ]
