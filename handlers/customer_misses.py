"""What was not meant: the next best, and the question kept for admins if its asker agrees."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import dropwhile, pairwise
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from cases.recent import MANY, Came, Recent, typed_in
from cases.words import Word, said
from handlers.buttons import Button
from handlers.context import Context
from handlers.customer_policy import CustomerPolicy
from handlers.dialogs import Handler
from handlers.quoting import clause_buttons, contacts, fits
from handlers.rich import Rich, fill
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.texts.customer import CustomerTexts
from policy.answers import Answer
from policy.document import Document
from rights.consent import Consents, Purpose
from rights.misses import Misses

CONSENT_VERSION: Final = "1"


class MissVerb(StrEnum):
    """What a button does with an answer that was not meant."""

    OTHER = "other"
    YES = "yes"
    NO = "no"


MISS: Final = f"^miss:({'|'.join(MissVerb)}):(vi|en):([0-9]+):([0-9]+):([^:]*):(.*)$"
"""The pattern of their data: `miss:other:vi:3:118:1.5:2.1,2.4`."""


@dataclass(frozen=True)
class Missed:
    """An answer that was not meant: in which language, from which version, to which message."""

    language: str
    number: int
    message_id: int
    outcome: str
    also: tuple[str, ...] = ()

    @classmethod
    def of(cls, found: re.Match[str]) -> "Missed":
        """What a button carries."""
        also = tuple(found[6].split(",")) if found[6] else ()
        return cls(found[2], int(found[3]), int(found[4]), found[5], also)

    def button(self, label: str, verb: MissVerb) -> Button:
        """A button that carries it, with as many of the next best as there is room for."""
        at = f"{self.language}:{self.number}:{self.message_id}:{self.outcome}"
        button = Button(label, f"miss:{verb}:{at}:{','.join(self.also)}")
        if fits(button) or not self.also:
            return button
        return replace(self, also=self.also[:-1]).button(label, verb)


def not_meant(texts: CustomerTexts, number: int, found: Answer, message_id: int) -> Button:
    """The button under an answer for who meant something else."""
    also = tuple(clause.id for clause in found.also) if found.quotes else ()
    missed = Missed(texts.language, number, message_id, found.outcome[:20], also)
    return missed.button(texts.asking.not_meant_button, MissVerb.OTHER)


def miss_consent(texts: CustomerTexts, document: Document | None) -> Rich:
    """The question whether missed questions may be kept, word for word as it is agreed to."""
    ways = contacts(texts, document)
    return fill(texts.asking.miss_consent, contacts=ways or texts.complaint.consent_contacts_none)


@dataclass(frozen=True)
class CustomerMisses:
    """Offers the next best, then asks once whether the question may be kept."""

    speakers: Speakers
    policy: CustomerPolicy
    recent: Recent
    consents: Consents
    misses: Misses

    async def press(self, update: Update, context: Context) -> None:
        """Do what the button says, in the language its answer was in."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        verb, missed = MissVerb(context.match[1]), Missed.of(context.match)
        await acknowledge(query)
        speaker = speaker.reading(missed.language)
        if verb is MissVerb.OTHER:
            await self._others(speaker, missed)
            return
        await unbutton(query)
        if verb is MissVerb.YES:
            await self._agree(speaker, missed)
        else:
            await speaker.tell(speaker.texts.asking.miss_declined)

    async def typed(self, speaker: Speaker, message_id: int, word: Word | None) -> bool:
        """Take "agree" or "decline" typed right after the question; False if it was not asked."""
        if word not in {Word.AGREE, Word.DECLINE}:
            return False
        every = await self.recent.came(speaker.chat_id, MANY)
        came = tuple(dropwhile(lambda each: each.message_id != message_id, every))[1:]
        found = re.match(MISS, came[0].pressed) if came else None
        if found is None or found[1] != MissVerb.OTHER:
            return False
        missed = Missed.of(found)
        # A consent in force may be this very word's, handled before and now again.
        if not _unanswered(came, missed) or await self._withdrawn(speaker):
            return False
        speaker = speaker.reading(missed.language)
        if word is Word.AGREE:
            await self._agree(speaker, missed)
        else:
            await speaker.tell(speaker.texts.asking.miss_declined)
        return True

    async def _others(self, speaker: Speaker, missed: Missed) -> None:
        """Show the next best; keep the question where that was agreed to, else ask once."""
        texts, version = speaker.texts, await self.policy.version(missed.number)
        named = [version.document.clause(each) for each in missed.also] if version else []
        rows = clause_buttons((clause for clause in named if clause), missed.number)
        await speaker.tell(texts.asking.others if rows else texts.asking.no_others, *rows)
        came = await self.recent.came(speaker.chat_id, MANY)
        if await self._kept(speaker, came, missed):
            await speaker.tell(texts.asking.miss_kept)
        elif _unanswered(came, missed) and not await self._withdrawn(speaker):
            nothing_else = replace(missed, also=())
            yes = nothing_else.button(texts.asking.miss_yes_button, MissVerb.YES)
            no = nothing_else.button(texts.asking.miss_no_button, MissVerb.NO)
            await speaker.tell(miss_consent(texts, self._document), [yes], [no])

    async def _withdrawn(self, speaker: Speaker) -> bool:
        """Whether they once agreed and took it back: they are not asked again."""
        given = await self.consents.all(speaker.person) if speaker.person is not None else ()
        return any(
            each.purpose is Purpose.MISSES and each.withdrawn_at is not None for each in given
        )

    async def _agree(self, speaker: Speaker, missed: Missed) -> None:
        """Record the consent to the text that was shown, and keep the question."""
        texts, came = speaker.texts, await self.recent.came(speaker.chat_id, MANY)
        if typed_in(came, missed.message_id) is None:
            await speaker.tell(texts.asking.miss_too_late)
            return
        speaker, person = await self.speakers.met(speaker)
        await self.consents.give(
            person,
            Purpose.MISSES,
            miss_consent(texts, self._document).text,
            texts.language,
            CONSENT_VERSION,
            cause=speaker.cause,
        )
        await self._kept(speaker, came, missed)
        await speaker.tell(texts.asking.miss_thanks)

    async def _kept(self, speaker: Speaker, came: tuple[Came, ...], missed: Missed) -> bool:
        question = typed_in(came, missed.message_id)
        if speaker.person is None or question is None:
            return False
        return await self.misses.keep(
            speaker.person,
            missed.message_id,
            question,
            policy_number=missed.number,
            outcome=missed.outcome,
            cause=speaker.cause,
        )

    @property
    def _document(self) -> Document | None:
        book = self.policy.shelf.current
        return book.version.document if book is not None else None

    def handlers(self) -> list[Handler]:
        """The presses."""
        return [CallbackQueryHandler(self.press, MISS)]


def _unanswered(came: tuple[Came, ...], missed: Missed) -> bool:
    """Whether the question can still be read, and no "no" was said to keeping one."""
    return typed_in(came, missed.message_id) is not None and not declined(came)


def declined(came: tuple[Came, ...]) -> bool:
    """Whether a no is among what came, the newest first: pressed, or typed after the question.

    A no is kept nowhere else, so it is forgotten with the week's inbox.
    """
    no, other = f"miss:{MissVerb.NO}:", f"miss:{MissVerb.OTHER}:"
    typed = (
        said(after.text) is Word.DECLINE and before.pressed.startswith(other)
        for after, before in pairwise(came)
    )
    return any(each.pressed.startswith(no) for each in came) or any(typed)
