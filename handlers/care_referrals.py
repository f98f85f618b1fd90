"""A case's way with its authority: number, answer and 72-hour question, kept in private."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, CaseView, EmptyTextError
from cases.drafts import Draft, Drafts
from cases.outside import Notifiable
from cases.people import Person
from cases.referrals import NotReferredError, Referring
from cases.words import Word, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.admins import all_admins
from handlers.buttons import Button
from handlers.care_cases import CaseFinder
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.outside_text import OutsidePainter
from handlers.place import Place, place_of
from handlers.private_showing import PrivateShowing
from handlers.rich import Rich, fill, lines, plain
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts, step3_texts
from rights.clocks import BreachClock

KIND: Final = "referral"
NUMBER: Final = "number"
ANSWER: Final = "answer"
_OPEN_ANSWERS: Final[Mapping[Notifiable, tuple[Notifiable, ...]]] = {
    Notifiable.UNSURE: (Notifiable.YES, Notifiable.NO),
    Notifiable.NO: (Notifiable.YES,),
    Notifiable.YES: (),
}
"""What can still be answered to the 72-hour question."""
_PRESSED: Final = r"^refer:(show|number|answer|yes|no):([0-9A-Z]+)$"


@dataclass(frozen=True)
class CareReferrals:
    """Shows where a case is with its authority, and writes down what comes back.

    A draft's `what` is the number or the answer that is awaited.
    """

    access: Access
    desk: CaseDesk
    drafts: Drafts
    finder: CaseFinder
    showing: PrivateShowing
    clock: BreachClock
    zone: tzinfo
    now: Callable[[], datetime]

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Show where the case that `/sochuyen` means is; words beside it are its number."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts, meant = care_texts(caller.language), await self.finder.meant(update, found[1])
        if meant.case is None:
            await place.answer(context.bot, await self.finder.unnamed(*found, texts))
            return
        try:
            if meant.words:
                code = (await self.desk.card(meant.case)).code
                answer = await self._written(code, NUMBER, meant.words, caller, context)
                await place.answer(context.bot, answer)
            else:
                await self._show(meant.case, caller, context)
        except CaseNotFoundError:
            await place.answer(context.bot, texts.case_missing)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Show it, ask for number or answer, or take the answer to the 72-hour question."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        what, case = context.match.groups()
        words = ""
        try:
            if what == "show":
                await self._show(case, caller, context)
            elif what in {NUMBER, ANSWER}:
                await self._ask(case, what, caller, place, context)
            else:
                words = await self._decide(case, Notifiable(what), caller, context)
        except (CaseNotFoundError, NotReferredError) as error:
            await acknowledge(query, self._trouble(error, case, caller).text, alert=True)
        else:
            await acknowledge(query, words)

    def _trouble(self, error: Exception, case: str, caller: Caller) -> Rich:
        if isinstance(error, NotReferredError):
            return fill(step3_texts(caller.language).referral.none, code=case)
        return plain(care_texts(caller.language).case_missing)

    async def _show(self, case: UUID | str, caller: Caller, context: Context) -> None:
        """Send it; opening it is audited like the full text it is part of."""
        view = await self.desk.staff_view(case, caller.actor, cause=context.cause)
        painter = OutsidePainter(self.zone, caller.person.language)
        removed = step3_texts(caller.person.language).removed
        message = lines(*painter.referrals(view), "", removed)
        await self.showing.show(view, message, self._buttons(view, caller), caller, context)

    def _buttons(self, view: CaseView, caller: Caller) -> list[list[Button]]:
        if not view.referrals:
            return []
        texts, carried = step3_texts(caller.person.language), view.code.replace("-", "")
        words = texts.referral
        rows = [
            [Button(words.reference_label, f"refer:{NUMBER}:{carried}")],
            [Button(words.answer_label, f"refer:{ANSWER}:{carried}")],
        ]
        answers = _OPEN_ANSWERS[view.referrals[-1].notifiable]
        rows.append(
            [
                Button(texts.notifiable.of(answer), f"refer:{answer}:{carried}")
                for answer in answers
            ]
        )
        return [row for row in rows if row]

    async def _ask(
        self, case: str, what: str, caller: Caller, place: Place, context: Context
    ) -> None:
        words, code = step3_texts(caller.language).referral, (await self.desk.card(case)).code
        content = {"case": code, "what": what}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)
        question = words.ask_reference if what == NUMBER else words.ask_answer
        await place.answer(context.bot, fill(question, code=code))

    async def _decide(
        self, case: str, answer: Notifiable, caller: Caller, context: Context
    ) -> str:
        """Keep the answer to the 72-hour question, show the case anew, and say so."""
        access, cause = self.access, context.cause
        admins = await all_admins(access.people, access.staff, access.admin_ids, cause)
        told, due = tuple(admin.id for admin in admins), self.clock.due(self.now())
        decision = Referring("", "", answer, due, told)
        code = (await self.desk.card(case)).code
        stands = await self.desk.decided(case, decision, caller.actor, cause=cause)
        await self._show(case, caller, context)
        texts = step3_texts(caller.language)
        words = texts.notifiable.of(stands)
        return fill(texts.referral.kept_breach, code=code, answer=words).text

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take what is typed as the number or the answer that was asked for."""

        async def take(update: Update, context: Context, caller: Caller) -> None:
            message, place = update.message, place_of(update)
            if message is None or place is None:
                return
            words = (message.text or "").strip()
            answer = await self._taken(draft, words, caller, place, context)
            await place.answer(context.bot, answer)

        await self.access.only(Act.FOLLOW_REFERRAL, take)(update, context)

    async def _taken(
        self, draft: Draft, words: str, caller: Caller, place: Place, context: Context
    ) -> Rich:
        texts, word = step3_texts(caller.language), said(words)
        case, what = str(draft.content["case"]), str(draft.content["what"])
        if not words:
            return plain(care_texts(caller.language).text_only)
        if word is Word.HELP:
            asked = texts.referral.ask_reference if what == NUMBER else texts.referral.ask_answer
            return fill(asked, code=case)
        if word in {Word.DROP, Word.CANCEL}:
            answer = plain(texts.cancelled)
        else:
            answer = await self._written(case, what, words, caller, context)
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer

    async def _written(
        self, case: str, what: str, words: str, caller: Caller, context: Context
    ) -> Rich:
        """Write down the number or the answer; what to say of it."""
        texts, actor = step3_texts(caller.language).referral, caller.actor
        try:
            if what == ANSWER:
                await self.desk.authority_answered(case, words, actor, cause=context.cause)
                return fill(texts.kept_answer, code=case)
            await self.desk.referred(case, words, actor, cause=context.cause)
        except EmptyTextError:
            return plain(care_texts(caller.language).text_only)
        except (CaseNotFoundError, NotReferredError) as error:
            return self._trouble(error, case, caller)
        days = self.desk.promise.referral_remind
        return fill(texts.kept_reference, code=case, reference=words, days=days)

    def handlers(self) -> list[Handler]:
        """The buttons of a referral, and `/sochuyen`."""
        only, message = self.access.only, filters.UpdateType.MESSAGE
        return [
            CallbackQueryHandler(only(Act.FOLLOW_REFERRAL, self.press), _PRESSED),
            MessageHandler(
                message & Command("sochuyen", "referral"),
                only(Act.FOLLOW_REFERRAL, self.command),
            ),
        ]
