"""What people do: write, press, send files, forward, edit. Each act becomes the bot's update."""

import time
from typing import Any

from bot.playground.chats import PRESENT, Chat, Json, User
from bot.playground.files import content_of
from bot.playground.markup import found
from bot.playground.refusal import bad, forbidden
from bot.playground.sight import sees
from bot.playground.standing import unblock
from bot.playground.world import Query, Telegram


def write(
    telegram: Telegram,
    chat_id: int,
    user_id: int,
    content: Json,
    *,
    reply_to: int | None = None,
    topic: int | None = None,
) -> Json:
    """A person puts a message into a chat; the bot is told if it may see it."""
    user, chat = telegram.user(user_id), telegram.chat(chat_id)
    _check_present(chat, user)
    if chat.is_private:
        _start(telegram, chat, user)
    context = _context(telegram, chat, reply_to, topic)
    message = telegram.post(chat, user, content | context)
    if sees(telegram, chat, message):
        telegram.updates.add("message", message)
    return message


def say(telegram: Telegram, chat_id: int, user_id: int, text: str, **where: int | None) -> Json:
    """A person writes *text*."""
    return write(telegram, chat_id, user_id, said(text), **where)


def said(text: str) -> Json:
    """The fields of a text message, with the entities Telegram finds."""
    entities = found(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def captioned(caption: str) -> Json:
    """The fields of a caption, with the entities Telegram finds."""
    if not caption:
        return {}
    entities = found(caption)
    return {"caption": caption} | ({"caption_entities": entities} if entities else {})


def send_file(
    telegram: Telegram,
    chat_id: int,
    user_id: int,
    *,
    kind: str,
    name: str,
    mime: str,
    data: bytes,
    caption: str = "",
    album: str = "",
    **where: int | None,
) -> Json:
    """A person sends a photo, document or voice message."""
    stored = telegram.keep_file(kind, name, mime, data)
    content = content_of(kind, stored) | captioned(caption)
    if album:
        content["media_group_id"] = album
    return write(telegram, chat_id, user_id, content, **where)


def forward(telegram: Telegram, chat_id: int, user_id: int, source: int, message_id: int) -> Json:
    """A person forwards a message; a protected one cannot be forwarded."""
    original = telegram.chat(source).messages.get(message_id)
    if original is None or "deleted" in original:
        raise bad("message to forward not found")
    if original.get("has_protected_content"):
        raise bad("message has protected content and can't be forwarded")
    dropped = {"message_id", "from", "chat", "date", "edit_date", "reply_markup",
               "reply_to_message", "message_thread_id", "is_topic_message"}  # fmt: skip
    content = {k: v for k, v in original.items() if k not in dropped}
    origin = {"type": "user", "date": original["date"], "sender_user": original["from"]}
    return write(telegram, chat_id, user_id, {"forward_origin": origin} | content)


def edit(telegram: Telegram, chat_id: int, user_id: int, message_id: int, text: str) -> Json:
    """A person edits the text, or the caption, of their own message."""
    chat = telegram.chat(chat_id)
    message = chat.messages.get(message_id)
    if message is None or "deleted" in message or message["from"]["id"] != user_id:
        raise bad("only one's own messages can be edited")
    fields = said(text) if "text" in message else captioned(text)
    old = {k: v for k, v in message.items() if k not in ("entities", "caption_entities")}
    edited = old | fields | {"edit_date": int(time.time())}
    chat.messages[message_id] = edited
    chat.changed(message_id)
    if sees(telegram, chat, edited):
        telegram.updates.add("edited_message", edited)
    return edited


def delete(telegram: Telegram, chat_id: int, user_id: int, message_id: int) -> bool:
    """A person deletes a message for both; the bot is never told."""
    chat = telegram.chat(chat_id)
    message = chat.messages.get(message_id)
    if message is None or not (chat.is_private or message["from"]["id"] == user_id):
        raise bad("message to delete not found")
    kept = {k: message[k] for k in ("message_id", "from", "chat", "date")}
    chat.messages[message_id] = kept | {"deleted": True}
    chat.changed(message_id)
    return True


def press(telegram: Telegram, chat_id: int, user_id: int, message_id: int, data: str) -> str:
    """A person presses an inline button, by its data or its text; return the query's id."""
    user, chat = telegram.user(user_id), telegram.chat(chat_id)
    _check_present(chat, user)
    message = chat.messages.get(message_id)
    if message is None or "deleted" in message:
        raise bad("message with the button not found")
    button = button_of(message, data)
    if button is None:
        raise bad("button not found")
    if "callback_data" not in button:
        raise bad("the button has no callback_data: open its url instead")
    return inject_press(telegram, chat, user, message, button["callback_data"])


def press_old(telegram: Telegram, chat_id: int, user_id: int, message_id: int, data: str) -> str:
    """A press of a button that may be gone from the message, or was never there."""
    user, chat = telegram.user(user_id), telegram.chat(chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad("message with the button not found")
    return inject_press(telegram, chat, user, message, data)


def inject_press(telegram: Telegram, chat: Chat, user: User, message: Json, data: str) -> str:
    """Queue a callback query, and remember that it waits for its answer."""
    query_id = str(4_000_000_000_000_000_000 + telegram.new_id())
    telegram.queries[query_id] = Query(query_id, user.id, chat.id, time.time())
    if "deleted" in message:
        message = {"message_id": message["message_id"], "chat": message["chat"], "date": 0}
    query: Json = {"id": query_id, "from": user.face(), "message": message}
    query |= {"chat_instance": str(chat.id), "data": data}
    telegram.updates.add("callback_query", query)
    return query_id


def button_of(message: Json, data: str) -> Json | None:
    """The inline button with this data or text."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: list[Json] = [button for row in rows for button in row]
    exact = [b for b in buttons if data in (b.get("callback_data"), b["text"])]
    alike = [b for b in buttons if data.casefold() in b["text"].casefold()]
    return next(iter(exact or alike), None)


def _check_present(chat: Chat, user: User) -> None:
    if chat.is_private and chat.id != user.id:
        raise forbidden("this is another person's private chat")
    if not chat.is_private and chat.status(user.id) not in PRESENT:
        raise forbidden("the person is not a member of the group")


def _start(telegram: Telegram, chat: Chat, user: User) -> None:
    """Writing to a bot starts it, and unblocks it as the app does."""
    if user.blocked:
        unblock(telegram, user.id)
    user.started = True


def _context(telegram: Telegram, chat: Chat, reply_to: int | None, topic: int | None) -> Json:
    """The fields that say which topic and message an incoming message belongs to."""
    replied = telegram.replied(chat, reply_to) if reply_to else None
    if reply_to and replied is None:
        raise bad("message to be replied not found")
    thread: Json = {}
    if topic is None and replied is not None and replied.get("is_topic_message"):
        topic = replied["message_thread_id"]
    if topic:
        if telegram.topic(chat, topic).closed:
            raise bad("TOPIC_CLOSED")
        thread = {"message_thread_id": topic, "is_topic_message": True}
        # Telegram counts every message of a topic as a reply to the one that opened it.
        replied = replied or telegram.replied(chat, topic)
    elif replied is not None and chat.kind == "supergroup":
        thread = {"message_thread_id": replied.get("message_thread_id", replied["message_id"])}
    return thread | ({"reply_to_message": replied} if replied else {})


def as_raw(value: Any) -> Json:  # noqa: ANN401 - any JSON from outside
    """A raw update from outside; it must at least be an object."""
    if not isinstance(value, dict):
        raise bad("an update must be a JSON object")
    return value
