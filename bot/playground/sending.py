"""The methods by which the bot writes: messages, files, albums, copies."""

from typing import Any

from bot.playground import keyboards
from bot.playground.chats import Chat, Json
from bot.playground.files import content_of
from bot.playground.markup import clean, found, read_html, trimmed
from bot.playground.params import Params, Upload
from bot.playground.refusal import bad
from bot.playground.world import Telegram, check_length

_CONTENT = (
    "text", "entities", "caption", "caption_entities", "document", "photo", "voice", "sticker",
    "contact", "location",
)  # fmt: skip


def formatted(params: Params, name: str = "text") -> tuple[str, list[Json]]:
    """The text under *name* and its entities, by parse_mode or as given."""
    text = clean(params.text(name))
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = read_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise bad("the playground reads parse_mode HTML only: send HTML or entities")
    elif mode:
        raise bad("unsupported parse_mode")
    else:
        entities = params.listed("entities" if name == "text" else f"{name}_entities")
    text, entities = trimmed(text, entities)
    return text, _joined(entities, found(text))


def _joined(given: list[Json], detected: list[Json]) -> list[Json]:
    """Given entities, and those found outside code and links."""
    if not detected or not given:
        return given or detected
    taken = [e for e in given if e["type"] in ("code", "pre", "text_link")]
    free = [
        d for d in detected
        if not any(t["offset"] <= d["offset"] < t["offset"] + t["length"] for t in taken)
    ]  # fmt: skip
    return sorted(given + free, key=lambda e: (e["offset"], -e["length"]))


def frame(telegram: Telegram, params: Params) -> tuple[Chat, Json]:
    """Where a message goes, and all of it that is not its content."""
    values = params.values
    chat = telegram.writable(values.get("chat_id"))
    extra: Json = {}
    if "message_thread_id" in values:
        extra |= _thread(telegram, chat, params)
    if "reply_parameters" in values or "reply_to_message_id" in values:
        extra |= _reply(telegram, chat, params)
    if params.flag("protect_content"):
        extra["has_protected_content"] = True
    if "reply_markup" in values and (markup := keyboards.checked(params.parsed("reply_markup"))):
        extra["reply_markup"] = markup
    return chat, extra


def _thread(telegram: Telegram, chat: Chat, params: Params) -> Json:
    thread_id = params.integer("message_thread_id")
    if thread_id is None:
        return {}
    topic = telegram.topic(chat, thread_id)
    if topic.closed and chat.status(telegram.bot.id) not in ("administrator", "creator"):
        raise bad("TOPIC_CLOSED")
    opening = telegram.replied(chat, thread_id)
    thread: Json = {"message_thread_id": thread_id, "is_topic_message": True}
    return thread | ({"reply_to_message": opening} if opening else {})


def _reply(telegram: Telegram, chat: Chat, params: Params) -> Json:
    reply = params.parsed("reply_parameters") or {}
    message_id = reply.get("message_id") or params.integer("reply_to_message_id")
    if message_id is None:
        return {}
    replied = telegram.replied(chat, int(message_id))
    if replied is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    same_topic = {k: replied[k] for k in ("message_thread_id", "is_topic_message") if k in replied}
    return {"reply_to_message": replied} | same_topic


def _said(message: Json) -> Json:
    """The message as the sender gets it back: only inline keyboards are echoed."""
    markup = message.get("reply_markup")
    if markup and "inline_keyboard" not in markup:
        return {k: v for k, v in message.items() if k != "reply_markup"}
    return message


def send_message(telegram: Telegram, params: Params) -> Json:
    """Method sendMessage."""
    chat, extra = frame(telegram, params)
    text, entities = formatted(params)
    check_length(text, 4096, "message text is empty", "message is too long")
    content: Json = {"text": text} | extra
    if entities:
        content["entities"] = entities
    return _said(telegram.post(chat, telegram.bot, content))


def _captioned(params: Params) -> Json:
    caption, entities = formatted(params, "caption")
    if not caption:
        return {}
    check_length(caption, 1024, "", "message caption is too long")
    return {"caption": caption} | ({"caption_entities": entities} if entities else {})


def _send_file(telegram: Telegram, params: Params, kind: str) -> Json:
    chat, extra = frame(telegram, params)
    body = _file_content(telegram, params, kind, params.values.get(kind))
    return _said(telegram.post(chat, telegram.bot, body | _captioned(params) | extra))


def _file_content(telegram: Telegram, params: Params, kind: str, value: Any) -> Json:  # noqa: ANN401
    upload: Upload | None = params.uploads.get(kind)
    if isinstance(value, str) and value.startswith("attach://"):
        upload = params.attached(value)
    if upload is not None:
        most = 10 if kind == "photo" else 50
        if len(upload.data) > most * 2**20:
            raise bad(f"file is too big: a {kind} may have {most} MB")
        if not upload.data:
            raise bad("file must be non-empty")
        stored = telegram.keep_file(kind, upload.name, upload.mime, upload.data)
    elif isinstance(value, str) and value:
        if value.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        stored = telegram.file(value)
    else:
        raise bad(f"there is no {kind} in the request")
    return content_of(kind, stored)


def send_document(telegram: Telegram, params: Params) -> Json:
    """Method sendDocument."""
    return _send_file(telegram, params, "document")


def send_photo(telegram: Telegram, params: Params) -> Json:
    """Method sendPhoto."""
    return _send_file(telegram, params, "photo")


def send_voice(telegram: Telegram, params: Params) -> Json:
    """Method sendVoice."""
    return _send_file(telegram, params, "voice")


def send_media_group(telegram: Telegram, params: Params) -> list[Json]:
    """Method sendMediaGroup: 2 to 10 photos or documents, not mixed."""
    chat, extra = frame(telegram, params)
    media = params.listed("media")
    if not 2 <= len(media) <= 10:
        raise bad("group send failed: 2-10 files expected")
    if len({item.get("type") for item in media}) != 1:
        raise bad("documents can't be mixed with other media types")
    group = {"media_group_id": str(telegram.new_id())}
    contents = [
        _file_content(telegram, params, item["type"], item.get("media")) | _captioned(Params(item))
        for item in media
    ]
    return [telegram.post(chat, telegram.bot, body | group | extra) for body in contents]


def copy_message(telegram: Telegram, params: Params) -> Json:
    """Method copyMessage: the content without a link to where it came from."""
    source = telegram.chat(params.values.get("from_chat_id"))
    original = source.messages.get(params.integer("message_id") or 0)
    if original is None or "deleted" in original:
        raise bad("message to copy not found")
    if original.get("has_protected_content"):
        raise bad("message can't be copied")
    chat, extra = frame(telegram, params)
    content = {k: original[k] for k in _CONTENT if k in original}
    if not content:
        raise bad("message can't be copied")
    if params.has("caption"):
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= _captioned(params)
    return {"message_id": telegram.post(chat, telegram.bot, content | extra)["message_id"]}
