"""Escalating: to which authority, why, and whether it is to be notified; then preview and yes."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, tzinfo
from typing import Any, Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from cases.authorities import LONGEST, Authorities, AuthorityUnknownError
from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError
from cases.drafts import Drafts
from cases.outside import Notifiable
from cases.referrals import Referring
from cases.steps import Move
from cases.words import Word, choices, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.admins import all_admins
from handlers.buttons import Button
from handlers.care_cases import CASE_ERRORS, trouble
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.escalation import Escalation, EscalationPainter, read_escalation, read_notifiable
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines, plain, quote
from handlers.saying import acknowledge, change, unbutton
from handlers.texts.staff_languages import care_texts, step3_texts
from rights.clocks import BreachClock

WORDS_OF_STAFF: Final = "staff_text"
"""The drafts of all that staff write to customers: who begins another text leaves this one."""

_PRESSED: Final = r"^refer:(?:(to|breach):([a-z0-9_-]+)|(go|drop)):([0-9a-f]{32})$"


@dataclass(frozen=True)
class CareEscalating:
    """The dialog that takes a case to an authority; it asks for what is still missing.

    A name of its own serves for an authority that is not in the directory.
    """

    access: Access
    desk: CaseDesk
    drafts: Drafts
    authorities: Authorities
    clock: BreachClock
    zone: tzinfo
    now: Callable[[], datetime]

    def painter(self, caller: Caller) -> EscalationPainter:
        """What draws the dialog for a caller."""
        return EscalationPainter(self.clock, self.zone, caller.language)

    async def begin(
        self, case: str, words: str, caller: Caller, place: Place, context: Context
    ) -> None:
        """Begin, with the reason if it came along."""
        await self._next(Escalation("", case, words), caller, place, context)

    async def _next(
        self, plan: Escalation, caller: Caller, place: Place, context: Context
    ) -> None:
        """Keep what has been said, and ask for what is missing; else show it to be confirmed."""
        plan, painter = replace(plan, token=context.cause.id.hex), self.painter(caller)
        await self.drafts.save(
            WORDS_OF_STAFF, place.chat_id, caller.person, asdict(plan), context.cause
        )
        if not plan.name:
            question, rows = painter.authorities(plan, await self.authorities.shown())
            await self._ask(question, rows, caller, place, context)
        elif not plan.text:
            await self._ask(painter.reason(plan), [], caller, place, context)
        elif not plan.notifiable:
            question, rows = painter.breach(plan)
            await self._ask(question, rows, caller, place, context)
        else:
            await self._preview(plan, caller, place, context)

    async def _ask(
        self,
        question: Rich,
        rows: list[list[Button]],
        caller: Caller,
        place: Place,
        context: Context,
    ) -> None:
        """Ask, with how to answer, and that a file which came along stays behind."""
        texts = care_texts(caller.language)
        hint = texts.ask_in_private if place.private else texts.ask_in_group
        left_out = [fill(texts.file_left_out)] if place.file else []
        shown = lines(question, fill(hint, who=caller.mention), *left_out)
        await place.answer(context.bot, shown, *rows, ask=True)

    async def _preview(
        self, plan: Escalation, caller: Caller, place: Place, context: Context
    ) -> None:
        texts = care_texts(caller.language)
        try:
            card = await self.desk.card(plan.case)
        except CaseNotFoundError:
            await place.answer(context.bot, texts.case_missing)
            return
        shown, row = self.painter(caller).preview(plan, card, self.now())
        left_out = [fill(texts.file_left_out)] if place.file else []
        how = texts.preview_in_private if place.private else texts.preview_in_group
        await place.answer(context.bot, lines(shown, *left_out, "", how), row)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Take the authority or the answer pressed, or settle the preview; only its writer may."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        what, value, settled, token = context.match.groups()
        plan = await self._open(token, caller, place, context)
        picked = None if plan is None else await self._picked(plan, what, value)
        if picked is not None:
            await acknowledge(query)
            await unbutton(query)
            await self._next(picked, caller, place, context)
        elif plan is not None and (settled == "drop" or (settled == "go" and plan.complete)):
            drops = settled == "drop"
            settle = self._drop if drops else self.confirm
            answer, shown = await settle(plan, caller, place, context)
            await acknowledge(query, answer.text)
            if place.message_id is not None:
                await change(context.bot, place.chat_id, place.message_id, shown)
        else:
            await acknowledge(query, care_texts(caller.language).not_your_preview, alert=True)

    async def _open(
        self, token: str, caller: Caller, place: Place, context: Context
    ) -> Escalation | None:
        """The escalation that a button belongs to; None if it is another's, or went on."""
        draft = await self.drafts.load(WORDS_OF_STAFF, place.chat_id, caller.person, context.cause)
        if draft is None or draft.content.get("token") != token:
            return None
        return read_escalation(draft.content)

    async def _picked(
        self, plan: Escalation, what: str | None, value: str | None
    ) -> Escalation | None:
        """The plan with what a button carries; None if it carries nothing that is there."""
        if what == "breach" and value in set(Notifiable):
            return replace(plan, notifiable=str(value))
        if what != "to" or value is None:
            return None
        try:
            authority = await self.authorities.find(value)
        except AuthorityUnknownError:
            return None
        return replace(plan, authority=authority.slug, name=authority.name)

    async def heard(
        self,
        content: Mapping[str, Any],
        words: str,
        caller: Caller,
        place: Place,
        context: Context,
    ) -> Rich | None:
        """Take *words* as the answer to what was asked last; what is then to be said.

        Who asks for help is asked the same again.
        """
        plan, word = read_escalation(content), said(words)
        if plan.complete and word in {Word.CONFIRM, Word.SEND}:
            return (await self.confirm(plan, caller, place, context))[1]
        if word is Word.HELP:
            pass
        elif not plan.name:
            named = await self._named(plan, words)
            if named is None:
                again = step3_texts(caller.language).escalating.name_again
                return fill(again, most=LONGEST)
            plan = named
        elif plan.text and not plan.notifiable:
            plan = replace(plan, notifiable=read_notifiable(words) or "")
        else:
            plan = replace(plan, text=words)
        await self._next(plan, caller, place, context)
        return None

    async def _named(self, plan: Escalation, words: str) -> Escalation | None:
        """The plan with the authority named by its number in the list, or by a name of its own."""
        shown = await self.authorities.shown()
        picked = choices(words, len(shown))
        if picked is not None and len(picked) == 1:
            authority = shown[picked[0] - 1]
            return replace(plan, authority=authority.slug, name=authority.name)
        is_name = any(letter.isalpha() for letter in words) and "\n" not in words
        return replace(plan, name=words) if is_name and len(words) <= LONGEST else None

    async def confirm(
        self, plan: Escalation, caller: Caller, place: Place, context: Context
    ) -> tuple[Rich, Rich]:
        """Take the case there; what to say of it, shortly and with the words.

        What the desk refuses is said instead, with the words, so that they are not lost.
        """
        texts, words = care_texts(caller.language), plan.letter(caller.language)
        try:
            card = await self.desk.card(plan.case)
            words = plan.letter(card.language)
            await self.desk.move(
                plan.case,
                Move.ESCALATE,
                caller.actor,
                text=words,
                to=await self._referring(plan, context),
                cause=context.cause,
            )
        except CASE_ERRORS as error:
            answer = plain(trouble(error, texts))
            shown = lines(answer, quote(words))
        else:
            answer = fill(texts.done.escalate, code=plan.case)
            follow = step3_texts(caller.language).escalating.follow
            shown = lines(
                answer,
                quote(words),
                *self.painter(caller).for_staff(plan, self.now()),
                fill(texts.sent, name=caller.name),
                fill(follow, code=plan.case, days=self.desk.promise.referral_remind),
            )
        await self.drafts.drop(WORDS_OF_STAFF, place.chat_id, caller.person, context.cause)
        return answer, shown

    async def _referring(self, plan: Escalation, context: Context) -> Referring:
        access = self.access
        admins = await all_admins(access.people, access.staff, access.admin_ids, context.cause)
        return Referring(
            plan.authority,
            plan.name,
            Notifiable(plan.notifiable),
            self.clock.due(self.now()),
            tuple(admin.id for admin in admins),
        )

    async def _drop(
        self, plan: Escalation, caller: Caller, place: Place, context: Context
    ) -> tuple[Rich, Rich]:
        """Forget the escalation; nothing of it was kept."""
        await self.drafts.drop(WORDS_OF_STAFF, place.chat_id, caller.person, context.cause)
        dropped = plain(care_texts(caller.language).dropped)
        return dropped, dropped

    def handlers(self) -> list[Handler]:
        """The buttons of the dialog."""
        return [CallbackQueryHandler(self.access.only(Act.MOVE_CASE, self.press), _PRESSED)]
