"""The methods that make, change and close topics of a forum."""

from bot.playground.chats import Chat, Json, Topic
from bot.playground.params import Params
from bot.playground.refusal import bad
from bot.playground.world import Telegram


def _forum(telegram: Telegram, params: Params, deed: str) -> Chat:
    chat = telegram.writable(params.values.get("chat_id"))
    if not chat.forum:
        raise bad("the chat is not a forum")
    if chat.status(telegram.bot.id) not in ("administrator", "creator"):
        raise bad(f"not enough rights to {deed} the topic")
    return chat


def _topic(telegram: Telegram, params: Params, deed: str) -> tuple[Chat, Topic]:
    chat = _forum(telegram, params, deed)
    return chat, telegram.topic(chat, params.integer("message_thread_id") or 0)


def _note(telegram: Telegram, chat: Chat, topic: Topic, content: Json) -> None:
    thread: Json = {"message_thread_id": topic.id, "is_topic_message": True}
    telegram.post(chat, telegram.bot, thread | content)


def create_forum_topic(telegram: Telegram, params: Params) -> Json:
    """Method createForumTopic."""
    chat = _forum(telegram, params, "create")
    name = _name(params)
    color = params.integer("icon_color") or 7322096
    look = {"name": name, "icon_color": color}
    opening = telegram.post(chat, telegram.bot, {"forum_topic_created": look})
    topic_id = opening["message_id"]
    opening |= {"message_thread_id": topic_id, "is_topic_message": True}
    chat.topics[topic_id] = Topic(topic_id, name, color)
    return look | {"message_thread_id": topic_id}


def _name(params: Params) -> str:
    name = params.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "topic name is too long")
    return name


def edit_forum_topic(telegram: Telegram, params: Params) -> bool:
    """Method editForumTopic."""
    chat, topic = _topic(telegram, params, "edit")
    if not params.has("name"):
        return True
    name = _name(params)
    if name == topic.name:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name = name
    _note(telegram, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


def close_forum_topic(telegram: Telegram, params: Params) -> bool:
    """Method closeForumTopic."""
    return _set_closed(telegram, params, closed=True)


def reopen_forum_topic(telegram: Telegram, params: Params) -> bool:
    """Method reopenForumTopic."""
    return _set_closed(telegram, params, closed=False)


def _set_closed(telegram: Telegram, params: Params, *, closed: bool) -> bool:
    chat, topic = _topic(telegram, params, "close" if closed else "reopen")
    if topic.closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    _note(telegram, chat, topic, {f"forum_topic_{'closed' if closed else 'reopened'}": {}})
    return True


def delete_forum_topic(telegram: Telegram, params: Params) -> bool:
    """Method deleteForumTopic: the topic goes, and its messages with it."""
    chat, topic = _topic(telegram, params, "delete")
    del chat.topics[topic.id]
    for message in list(chat.messages.values()):
        if message.get("message_thread_id") == topic.id:
            kept = {k: message[k] for k in ("message_id", "from", "chat", "date")}
            chat.messages[message["message_id"]] = kept | {"deleted": True}
            chat.changed(message["message_id"])
    return True
