"""Receipts that are shown to the bot, by their QR code's link or as the file itself."""

import asyncio
from dataclasses import dataclass
from datetime import tzinfo

from telegram import Document, Update

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError
from cases.papers import Stamp, Verdict
from handlers.context import Context
from handlers.dates import time_and_day
from handlers.own_card import OwnCard
from handlers.papers.receipt_pdf import LARGEST, Shown, changed_lines, known_by, linked
from handlers.rich import fill
from handlers.speaker import Speaker, Speakers


@dataclass(frozen=True)
class CustomerReceipts:
    """Says whether a receipt is ours; how its case stands is told to the case's customer alone."""

    speakers: Speakers
    desk: CaseDesk
    zone: tzinfo
    cards: OwnCard

    async def redeem(self, update: Update, context: Context, token: str) -> None:
        """Take the link of a receipt's QR code."""
        speaker = await self.speakers.of(update, context)
        if speaker is not None:
            await self._judge(speaker, linked(token))

    async def file(self, update: Update, context: Context) -> bool:
        """Take a PDF that claims to be a receipt; False if it does not."""
        speaker, message = await self.speakers.of(update, context), update.message
        sent = message.document if message is not None else None
        if speaker is None or sent is None or not _may_be_one(sent):
            return False
        there = await context.bot.get_file(sent.file_id)
        data = bytes(await there.download_as_bytearray())
        shown = await asyncio.to_thread(known_by, data)
        if shown is None:
            return False
        await self._judge(speaker, shown, data)
        return True

    async def _judge(self, speaker: Speaker, shown: Shown, data: bytes | None = None) -> None:
        texts = speaker.texts.papers
        bearer = speaker.person.id if speaker.person is not None else None
        checked = await self.desk.check_receipt(shown.code, shown.mark, bearer)
        stamp = checked.stamp
        if stamp is None:
            await speaker.tell(texts.unknown)
        elif checked.verdict is Verdict.ALTERED:
            await speaker.tell(fill(texts.altered, code=stamp.code))
        elif data is None or await self._as_printed(speaker, stamp, data):
            await self._genuine(speaker, stamp)

    async def _as_printed(self, speaker: Speaker, stamp: Stamp, data: bytes) -> bool:
        """Whether the file's lines are as they were printed; what is not is told."""
        texts = speaker.texts.papers
        changed = await asyncio.to_thread(changed_lines, data, stamp, self.zone)
        if changed is None:
            await speaker.tell(texts.unreadable)
        elif changed:
            named = ", ".join(texts.line(line) for line in changed)
            told = fill(
                texts.altered_in, code=stamp.code, lines=named, when=self._at(speaker, stamp)
            )
            await speaker.tell(told)
        return changed == ()

    async def _genuine(self, speaker: Speaker, stamp: Stamp) -> None:
        texts, when = speaker.texts.papers, self._at(speaker, stamp)
        person = speaker.person
        if person is None or person.id != stamp.person_id:
            await speaker.tell(fill(texts.genuine, code=stamp.code, when=when))
            return
        try:
            view = await self.desk.own(person, stamp.case_id)
        except CaseNotFoundError:
            await speaker.tell(texts.unknown)
            return
        await speaker.tell(fill(texts.genuine_own, code=stamp.code, when=when))
        await self.cards.move_down(speaker, person, view)

    def _at(self, speaker: Speaker, stamp: Stamp) -> str:
        return time_and_day(stamp.lodged_at, speaker.texts.language, self.zone)


def _may_be_one(sent: Document) -> bool:
    named = (sent.file_name or "").lower().endswith(".pdf") or sent.mime_type == "application/pdf"
    return named and (sent.file_size or 0) <= LARGEST
