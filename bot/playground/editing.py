"""The methods by which the bot changes what it wrote, and answers presses."""

import time
from typing import Any

from bot.playground import keyboards
from bot.playground.chats import Chat, Json
from bot.playground.params import Params
from bot.playground.refusal import bad
from bot.playground.sending import formatted
from bot.playground.world import QUERY_LIFE, Telegram, check_length

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
TWO_DAYS = 48 * 3600


def _own(telegram: Telegram, params: Params, what: str = "edit") -> tuple[Chat, Json]:
    """The bot's own message that the request names."""
    chat = telegram.writable(params.values.get("chat_id"))
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None or "deleted" in message:
        raise bad(f"message to {what} not found")
    if message["from"]["id"] != telegram.bot.id:
        raise bad(f"message can't be {what}ed")
    return chat, message


def _markup(params: Params) -> Json | None:
    return keyboards.checked(params.parsed("reply_markup"))


def _replace(chat: Chat, message: Json, fields: Json, *, touched: bool = True) -> Json:
    """Put new fields into a message; None takes a field away."""
    old = {name: message.get(name) for name in fields}
    if old == fields:
        raise bad(_NOT_MODIFIED)
    edited = message | fields | ({"edit_date": int(time.time())} if touched else {})
    edited = {k: v for k, v in edited.items() if v is not None}
    chat.messages[message["message_id"]] = edited
    chat.changed(message["message_id"])
    return edited


def edit_message_text(telegram: Telegram, params: Params) -> Json:
    """Method editMessageText."""
    chat, message = _own(telegram, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    text, entities = formatted(params)
    check_length(text, 4096, "message text is empty", "MESSAGE_TOO_LONG")
    fields = {"text": text, "entities": entities or None, "reply_markup": _markup(params)}
    return _replace(chat, message, fields)


def edit_message_caption(telegram: Telegram, params: Params) -> Json:
    """Method editMessageCaption."""
    chat, message = _own(telegram, params)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    caption, entities = formatted(params, "caption")
    fields = {
        "caption": caption or None,
        "caption_entities": entities or None,
        "reply_markup": _markup(params),
    }
    return _replace(chat, message, fields)


def edit_message_reply_markup(telegram: Telegram, params: Params) -> Json:
    """Method editMessageReplyMarkup."""
    chat, message = _own(telegram, params)
    return _replace(chat, message, {"reply_markup": _markup(params)}, touched=False)


def delete_message(telegram: Telegram, params: Params) -> bool:
    """Method deleteMessage: own for 48 hours, others' as an administrator."""
    chat = telegram.writable(params.values.get("chat_id"))
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None or "deleted" in message:
        raise bad("message to delete not found")
    rules_all = chat.status(telegram.bot.id) in ("administrator", "creator")
    own = chat.is_private or message["from"]["id"] == telegram.bot.id
    young = time.time() - message["date"] < TWO_DAYS
    if not (rules_all or (own and young)):
        raise bad("message can't be deleted")
    _delete(chat, message)
    return True


def delete_messages(telegram: Telegram, params: Params) -> bool:
    """Method deleteMessages: those that cannot be found are skipped."""
    chat = telegram.writable(params.values.get("chat_id"))
    for message_id in params.listed("message_ids"):
        message = chat.messages.get(message_id)
        if message is not None and "deleted" not in message:
            _delete(chat, message)
    return True


def _delete(chat: Chat, message: Json) -> None:
    kept = {k: message[k] for k in ("message_id", "from", "chat", "date")}
    chat.messages[message["message_id"]] = kept | {"deleted": True}
    chat.changed(message["message_id"])


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    """Method answerCallbackQuery: once per press, and not too late."""
    query = telegram.queries.get(params.text("callback_query_id"))
    if query is None or time.time() - query.at > QUERY_LIFE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text, url = params.text("text"), params.text("url")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if url and not url.startswith(f"https://t.me/{telegram.bot.username}?start="):
        raise bad("URL_INVALID")
    del telegram.queries[query.id]
    alert: Json = {"query_id": query.id, "user_id": query.user_id, "text": text}
    alert |= {"show_alert": params.flag("show_alert"), "url": url}
    telegram.chats[query.chat_id].alerted(alert)
    return True


def set_message_reaction(telegram: Telegram, params: Params) -> bool:
    """Method setMessageReaction: the emoji Telegram allows."""
    chat = telegram.writable(params.values.get("chat_id"))
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None or "deleted" in message:
        raise bad("message to react not found")
    emoji = [_emoji(reaction) for reaction in params.listed("reaction")]
    chat.messages[message["message_id"]] = message | {"reactions": emoji}
    chat.changed(message["message_id"])
    return True


def _emoji(reaction: Any) -> str:  # noqa: ANN401 - whatever the bot sent
    emoji = reaction.get("emoji", "") if isinstance(reaction, dict) else ""
    if emoji not in _REACTIONS:
        raise bad("REACTION_INVALID")
    return str(emoji)


_REACTIONS = frozenset({
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬",
    "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴",
    "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔",
    "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻",
    "👨\u200d💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅",
    "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊",
    "🙊", "😎", "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀", "😡",
})  # fmt: skip
