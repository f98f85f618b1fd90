"""The file a message carries, whatever Telegram calls it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from telegram import Message


@dataclass(frozen=True)
class SentFile:
    """A file as its message tells of it; a size of 0 is an untold one.

    Files that were sent together have the same `album`.
    """

    kind: str
    file_id: str
    name: str
    size: int
    album: str = ""


def sent_file(message: Message) -> SentFile | None:
    """The file *message* carries, a photo in its largest size; None if it carries none."""
    found = next(_files(message), None)
    album = message.media_group_id
    return replace(found, album=album) if found is not None and album else found


def _files(message: Message) -> Iterator[SentFile]:
    if message.photo:
        largest = message.photo[-1]
        yield SentFile("photo", largest.file_id, "", largest.file_size or 0)
    if message.voice:
        yield SentFile("voice", message.voice.file_id, "", message.voice.file_size or 0)
    if message.video_note:
        note = message.video_note
        yield SentFile("video_note", note.file_id, "", note.file_size or 0)
    named = {"document": message.document, "audio": message.audio, "video": message.video}
    for kind, file in named.items():
        if file is not None:
            yield SentFile(kind, file.file_id, file.file_name or "", file.file_size or 0)
