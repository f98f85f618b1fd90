"""What is held of a person: seen, copied, and erased when they are sure."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from telegram import CallbackQuery, InputFile, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.words import Word, said
from handlers.buttons import Button
from handlers.context import Context
from handlers.customer_buttons import MINE, MineVerb, mine_button
from handlers.customer_moves import NO, YES
from handlers.dates import day
from handlers.dialogs import Handler
from handlers.farewell import Farewell
from handlers.filters import Command
from handlers.rich import Rich, clean, fill, lines
from handlers.saying import acknowledge, change, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.typed_buttons import types
from rights.consent import Consents, Purpose
from rights.forgetting import Ending, LastWord
from rights.own_data import Held, OwnData

STANDS: Final = timedelta(minutes=30)
"""How long the question whether to erase may be answered; a yes after that asks again."""


@dataclass(frozen=True)
class CustomerData:
    """Shows people what is held of them, and erases it."""

    speakers: Speakers
    drafts: Drafts
    own_data: OwnData
    consents: Consents
    farewell: Farewell
    zone: tzinfo
    kind: str = "own_data"

    async def command(self, update: Update, context: Context) -> None:
        """Show what is held."""
        speaker = await self.speakers.of(update, context)
        if speaker is not None:
            await self._show(speaker)

    async def press(self, update: Update, context: Context) -> None:
        """Show, copy, withdraw a consent, or erase after one more question."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        verb, person = MineVerb(context.match[1]), speaker.person
        if verb is MineVerb.SURE:
            await self._sure(query, speaker)
            return
        await acknowledge(query)
        if verb is MineVerb.KEEP:
            await unbutton(query)
        if person is None:
            await speaker.tell(speaker.texts.own.held_nothing)
        else:
            await self._do(speaker, person, verb)

    async def _sure(self, query: CallbackQuery, speaker: Speaker) -> None:
        """Erase, if the question still stands: its button can be pressed for ever."""
        person = speaker.person
        again = await self.farewell.again(speaker)
        stands = person is not None and await self._stands(speaker, person)
        fresh = again or stands
        await acknowledge(query, "" if fresh else speaker.texts.common.outdated, alert=not fresh)
        await unbutton(query)
        if person is not None and stands and not again:
            await self._erase(speaker, person)

    async def _stands(self, speaker: Speaker, person: Person) -> bool:
        draft = await self.drafts.load(self.kind, speaker.chat_id, person, speaker.cause)
        return draft is not None and self._is_fresh(draft)

    def _is_fresh(self, draft: Draft) -> bool:
        return self.drafts.now() - draft.touched_at < STANDS

    async def _do(self, speaker: Speaker, person: Person, verb: MineVerb) -> None:
        match verb:
            case MineVerb.SHOW:
                await self._show(speaker)
            case MineVerb.COPY:
                await self._copy(speaker, person)
            case MineVerb.CONSENT:
                await self.consents.withdraw(person, Purpose.COMPLAINT, speaker.cause)
                await speaker.tell(speaker.texts.own.consent_withdrawn)
            case MineVerb.MISSES:
                await self.consents.withdraw(person, Purpose.MISSES, speaker.cause)
                await speaker.tell(speaker.texts.own.misses_withdrawn)
            case MineVerb.ERASE:
                await self._ask(speaker, person)
            case MineVerb.KEEP:
                await self._keep(speaker, person)
            case MineVerb.SURE:
                pass  # weighed before, in `_sure`

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take the typed yes or no to erasing."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        words, own = message.text or "", speaker.texts.own
        word = said(words)
        if word in YES - {Word.CONTINUE} or types(words, own.erase_yes_button):
            fresh = self._is_fresh(draft)
            await (self._erase if fresh else self._ask)(speaker, person)
        elif word in NO or types(words, own.erase_no_button):
            await self._keep(speaker, person)
        else:
            await speaker.tell(speaker.texts.common.yes_or_no)

    async def _show(self, speaker: Speaker) -> None:
        own, person = speaker.texts.own, speaker.person
        if person is None:
            await speaker.tell(own.held_nothing)
            return
        held = await self.own_data.held(person)
        rows: list[list[Button]] = [
            [mine_button(own.copy_button, MineVerb.COPY)],
            [mine_button(own.erase_button, MineVerb.ERASE)],
        ]
        if _agreed(held, Purpose.MISSES) is not None:
            rows.insert(1, [mine_button(own.misses_button, MineVerb.MISSES)])
        if _agreed(held, Purpose.COMPLAINT) is not None:
            rows.insert(1, [mine_button(own.consent_button, MineVerb.CONSENT)])
        await speaker.tell(self._held(speaker, held), *rows)

    def _held(self, speaker: Speaker, held: Held) -> Rich:
        own, language = speaker.texts.own, speaker.texts.language
        counts = fill(
            own.held_counts,
            since=day(held.since, language, self.zone),
            cases=held.cases,
            open=held.open_cases,
            said=held.said,
            files=held.files,
            drafts=held.drafts,
            misses=held.misses,
        )
        rows: list[Rich | str] = [fill(own.held), counts]
        for purpose, words in (
            (Purpose.COMPLAINT, own.held_consent),
            (Purpose.MISSES, own.held_misses_consent),
        ):
            agreed = _agreed(held, purpose)
            if agreed is not None:
                rows.append(fill(words, when=day(agreed, language, self.zone)))
        if held.staff:
            rows.append(own.held_staff)
        return lines(*rows)

    async def _copy(self, speaker: Speaker, person: Person) -> None:
        """Send everything held as a file."""
        own = speaker.texts.own
        copy = json.dumps(await self.own_data.copy(person), ensure_ascii=False, indent=2)
        file = InputFile(clean(copy).encode(), filename=own.copy_name)
        await speaker.bot.send_document(
            speaker.chat_id, file, caption=own.copy_caption, protect_content=False
        )

    async def _ask(self, speaker: Speaker, person: Person) -> None:
        own, held = speaker.texts.own, await self.own_data.held(person)
        await self.drafts.save(self.kind, speaker.chat_id, person, {}, speaker.cause)
        yes = mine_button(own.erase_yes_button, MineVerb.SURE)
        no = mine_button(own.erase_no_button, MineVerb.KEEP)
        await speaker.tell(fill(own.erase_sure, open=held.open_cases), [yes], [no])

    async def _erase(self, speaker: Speaker, person: Person) -> None:
        cards = await self.own_data.desk.own_cards_of(person)
        erased = await self.own_data.erase(person, speaker.cause)
        for card in cards:
            await change(speaker.bot, speaker.chat_id, card, speaker.texts.card.erased)
        language = speaker.texts.language
        await self.farewell.say(speaker, LastWord(Ending.ERASED, language, erased.still_staff))

    async def _keep(self, speaker: Speaker, person: Person) -> None:
        await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
        await speaker.tell(speaker.texts.own.erase_kept)

    def handlers(self) -> list[Handler]:
        """The command and the presses."""
        asked = Command("dulieu", "mydata") & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        return [
            MessageHandler(asked, self.command),
            CallbackQueryHandler(self.press, MINE),
        ]


def _agreed(held: Held, purpose: Purpose) -> datetime | None:
    """When the consent to *purpose* that is in force was given."""
    given = [
        each.given_at
        for each in held.consents
        if each.purpose is purpose and each.withdrawn_at is None
    ]
    return given[-1] if given else None
