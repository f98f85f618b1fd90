"""How a stored file looks inside a message."""

from bot.playground.chats import Json, StoredFile


def content_of(kind: str, stored: StoredFile) -> Json:
    """The message field of one file, by its kind: document, photo, voice, sticker."""
    if kind == "photo":
        face = stored.face()
        small = face | {"file_id": stored.id, "width": 90, "height": 67}
        return {"photo": [small, face | {"width": 1280, "height": 960}]}
    face = stored.face() | {"mime_type": stored.mime}
    if kind == "voice":
        return {"voice": face | {"duration": max(len(stored.data) // 4000, 1)}}
    return {"document": face | {"file_name": stored.name}}
