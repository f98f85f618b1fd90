"""Help for staff: their own commands, beside what everybody is told."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.access import Access, Callback, is_anonymous
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.menus import staff_help
from handlers.place import place_of


@dataclass(frozen=True)
class StaffHelp:
    """Answers `/help`; what everybody is told comes from *in_private* and *in_group*."""

    access: Access
    in_private: Callback
    in_group: Callback

    async def help(self, update: Update, context: Context) -> None:
        """Everybody's help in private, then the colleague's own; in the care group that alone."""
        place, user = place_of(update), update.effective_user
        if place is None or user is None:
            return
        seen = None if is_anonymous(update) else await self.access.staff.colleague(user.id)
        care = seen is not None and seen.is_care
        admin = user.id in self.access.admin_ids or (seen is not None and seen.is_admin)
        group = None if place.private else await self.access.staff.care_chat()
        if place.private:
            await self.in_private(update, context)
        elif not care or group is None or group.chat_id != place.chat_id:
            await self.in_group(update, context)
            return
        if care or admin:
            known = await self.access.people.known(user.id) if place.private else None
            language = known.language if known is not None else self.access.language
            await place.answer(context.bot, staff_help(language, care=care, admin=admin))

    def handlers(self) -> list[Handler]:
        """The command, everywhere."""
        return [MessageHandler(filters.UpdateType.MESSAGE & Command("help"), self.help)]
