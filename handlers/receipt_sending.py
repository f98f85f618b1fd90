"""The receipt as a PDF, made and sent when its notice goes out."""

import asyncio
from dataclasses import dataclass
from datetime import tzinfo

from telegram import Bot

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, CaseView
from handlers.papers.receipt_pdf import receipt_pdf
from handlers.rich import fill
from handlers.texts.customer import customer_texts
from policy.library import Library


@dataclass(frozen=True)
class ReceiptSending:
    """Makes receipts under the policy that their case was lodged under, and sends them."""

    desk: CaseDesk
    library: Library
    zone: tzinfo

    async def send(self, view: CaseView, language: str, chat_id: int, bot: Bot) -> None:
        """Send the receipt to its customer; none of a case that has just been erased."""
        texts = customer_texts(language).papers
        try:
            stamp = await self.desk.receipt_stamp(view.id)
        except CaseNotFoundError:
            return
        version = await self.library.version(view.policy_number)
        document = version.document if version is not None else None
        paper = await asyncio.to_thread(
            receipt_pdf, view, stamp, document, bot.username, self.zone, language
        )
        await bot.send_document(
            chat_id,
            paper,
            filename=fill(texts.receipt_file, code=view.code).text,
            caption=fill(texts.receipt_caption, code=view.code).text,
        )
