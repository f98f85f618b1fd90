"""The notice that brings a customer a file of staff, or an album in one piece."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from telegram import (
    Bot,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    MessageEntity,
)

from cases.desk import CaseDesk
from cases.enclosures import Enclosure
from cases.notices import NoticeView
from handlers.destination import Destination
from handlers.rich import Page, code, fill, pages
from handlers.texts.staff_languages import enclosing_texts

Media = InputMediaAudio | InputMediaDocument | InputMediaPhoto | InputMediaVideo


@dataclass(frozen=True)
class EnclosedNotices:
    """Sends files by the ids under which Telegram has them."""

    desk: CaseDesk

    async def send(self, view: NoticeView, to: Destination) -> None:
        """Send what a notice names, with the case's code under it."""
        files = await self.desk.enclosures([UUID(each) for each in view.values["files"]])
        if view.case is None or not files:
            return
        words = fill(enclosing_texts(view.language).caption, code=code(view.case.code))
        caption = pages(to.timely(words))[0]
        if len(files) > 1:
            await _send_album(to.bot, to.chat_id, files, caption)
        else:
            await _send_one(to.bot, to.chat_id, files[0], caption)


async def _send_one(bot: Bot, chat_id: int, file: Enclosure, caption: Page) -> None:
    """Send a file as what it is: Telegram refuses an id as anything else."""
    by_kind: dict[str, Callable[..., Awaitable[Message]]] = {
        "photo": bot.send_photo,
        "video": bot.send_video,
        "audio": bot.send_audio,
        "voice": bot.send_voice,
        "document": bot.send_document,
    }
    send = by_kind[file.kind]
    await send(chat_id, file.file_id, caption=caption.text, caption_entities=caption.entities)


async def _send_album(bot: Bot, chat_id: int, files: Sequence[Enclosure], caption: Page) -> None:
    first, *others = files
    media = [_media(first, caption.text, caption.entities), *(_media(each) for each in others)]
    await bot.send_media_group(chat_id, media)


def _media(file: Enclosure, caption: str = "", entities: Sequence[MessageEntity] = ()) -> Media:
    by_kind: dict[str, type[Media]] = {
        "photo": InputMediaPhoto,
        "video": InputMediaVideo,
        "audio": InputMediaAudio,
        "document": InputMediaDocument,
    }
    return by_kind[file.kind](
        file.file_id, caption=caption or None, caption_entities=entities or None
    )
