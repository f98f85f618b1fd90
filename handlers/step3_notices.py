"""Notices about step 3: an authority that has not answered, and a violation to be notified."""

from dataclasses import dataclass
from datetime import datetime

from cases.notices import Hears, NoticeView
from handlers.dates import day, time_and_day
from handlers.destination import Destination
from handlers.rich import Rich, code, fill, lines
from handlers.saying import say
from handlers.staff_notices import StaffNotices
from handlers.texts.staff_languages import step3_texts
from rights.clocks import BreachClock


@dataclass(frozen=True)
class Step3Notices(StaffNotices):
    """Tells holders, staff chats and admins what is open at step 3."""

    clock: BreachClock

    async def referral_due(self, view: NoticeView, to: Destination) -> None:
        """Tell the holder in private, or a staff chat; in the care group under the case's card."""
        if view.card is None:
            return
        language = to.person.language if to.person is not None else self.language
        message = to.timely(self._overdue(view, code(view.card.code), language))
        if to.chat is None:
            await say(to.bot, to.chat_id, message)
            return
        in_care = to.chat.hears is Hears.CARE
        place = await self.desk.card_at(view.card.case_id, to.chat.id) if in_care else None
        await self._under(to.bot, to.chat, message, [], place, view.card)

    def _overdue(self, view: NoticeView, case_code: Rich, language: str) -> Rich:
        words, values = step3_texts(language).follow_up, view.values
        since = day(datetime.fromisoformat(values["since"]), language, self.zone)
        # A name that staff typed is none of a group's.
        authority = str(values["authority"]) or words.unlisted
        return lines(
            fill(words.due, code=case_code, authority=authority, day=since),
            *([] if values["number"] else [fill(words.due_no_reference)]),
            *([fill(words.due_unsure)] if values["unsure"] else []),
            fill(words.due_do, code=case_code),
        )

    async def notify(self, view: NoticeView, to: Destination) -> None:
        """Tell an admin that a violation is held to be notifiable, by when, and by which law."""
        if view.card is None or view.due is None:
            return
        language = to.person.language if to.person is not None else self.language
        at = time_and_day(view.due, language, self.zone)
        words, source = step3_texts(language).follow_up.notify, self.clock.source
        message = fill(words, code=code(view.card.code), at=at, source=source)
        await say(to.bot, to.chat_id, to.timely(message))
