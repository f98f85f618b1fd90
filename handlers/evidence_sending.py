"""The files of a case as its reader gets them: protected, what came as one album as one album."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Bot, InputMediaDocument

from cases.dossier import File
from cases.evidence import Evidence, EvidenceGoneError
from handlers.rich import Rich, clean, fill
from handlers.saying import say
from handlers.texts.care import ReadingWords

MOST_BYTES: Final = 45 * 1024 * 1024
"""How much goes in one request: a little less than the 50 MB that Telegram takes."""

Numbered = tuple[int, File]
Named = tuple[str, bytes]


def parcels(files: Sequence[File]) -> list[list[Numbered]]:
    """The files, counted from 1, in pieces to be sent at once: an album as far as it is here."""
    done: list[list[Numbered]] = []
    for number, file in enumerate(files, start=1):
        if done and _joins(done[-1], file):
            done[-1].append((number, file))
        else:
            done.append([(number, file)])
    return done


def _joins(parcel: list[Numbered], file: File) -> bool:
    before = [each for _, each in parcel]
    return (
        bool(file.album)
        and all(each.album == file.album and each.state == "kept" for each in (*before, file))
        and sum(each.size for each in (*before, file)) <= MOST_BYTES
    )


@dataclass(frozen=True)
class EvidenceSending:
    """Sends files out of the sealed store to who may read them, and says which are missing."""

    evidence: Evidence
    words: ReadingWords

    async def send(self, parcel: Sequence[Numbered], user_id: int, bot: Bot) -> list[int]:
        """Send what goes in one piece; return the numbers of the messages it became."""
        there, missing = list[Named](), list[Rich]()
        for number, file in parcel:
            data = await self._whole(file)
            if data is not None:
                there.append((clean(file.name) or f"{file.kind}-{number}", data))
            else:
                missing.append(self._why_missing(number, file))
        sent = await _send(there, user_id, bot)
        return [*sent, *[(await say(bot, user_id, why)).message_id for why in missing]]

    async def _whole(self, file: File) -> bytes | None:
        """A file, in one piece; None if it is not here."""
        if file.state != "kept":
            return None
        try:
            return b"".join([piece async for piece in self.evidence.read(file.id)])
        except EvidenceGoneError:
            return None

    def _why_missing(self, number: int, file: File) -> Rich:
        waits = file.state == "waiting"
        return fill(self.words.file_waiting if waits else self.words.file_failed, number=number)


async def _send(files: Sequence[Named], user_id: int, bot: Bot) -> list[int]:
    if not files:
        return []
    if len(files) == 1:
        ((name, data),) = files
        sent = await bot.send_document(user_id, data, filename=name, protect_content=True)
        return [sent.message_id]
    media = [InputMediaDocument(data, filename=name) for name, data in files]
    album = await bot.send_media_group(user_id, media, protect_content=True)
    return [each.message_id for each in album]
