"""Every method of the Bot API that the playground knows, by its name in lower case."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.playground import asking, editing, sending, topics
from bot.playground.params import Params
from bot.playground.world import Telegram

Method = Callable[[Telegram, Params], Any]

METHODS: Mapping[str, tuple[str, Method]] = MappingProxyType({
    name.lower(): (name, method)
    for name, method in {
        "getMe": asking.get_me,
        "getChat": asking.get_chat,
        "getChatMember": asking.get_chat_member,
        "getChatAdministrators": asking.get_chat_administrators,
        "getChatMemberCount": asking.get_chat_member_count,
        "getFile": asking.get_file,
        "setMyCommands": asking.set_my_commands,
        "getMyCommands": asking.get_my_commands,
        "deleteMyCommands": asking.delete_my_commands,
        "setMyDescription": asking.set_my_description,
        "setMyShortDescription": asking.set_my_short_description,
        "sendChatAction": asking.send_chat_action,
        "leaveChat": asking.leave_chat,
        "sendMessage": sending.send_message,
        "sendDocument": sending.send_document,
        "sendPhoto": sending.send_photo,
        "sendVoice": sending.send_voice,
        "sendMediaGroup": sending.send_media_group,
        "copyMessage": sending.copy_message,
        "editMessageText": editing.edit_message_text,
        "editMessageCaption": editing.edit_message_caption,
        "editMessageReplyMarkup": editing.edit_message_reply_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "answerCallbackQuery": editing.answer_callback_query,
        "setMessageReaction": editing.set_message_reaction,
        "createForumTopic": topics.create_forum_topic,
        "editForumTopic": topics.edit_forum_topic,
        "closeForumTopic": topics.close_forum_topic,
        "reopenForumTopic": topics.reopen_forum_topic,
        "deleteForumTopic": topics.delete_forum_topic,
    }.items()
})  # fmt: skip
INTAKE = MappingProxyType(
    {
        name.lower(): name
        for name in ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
    }
)
"""Methods about the updates themselves; the intake answers them."""


def is_writing(name: str) -> bool:
    """Whether the method counts against the limits on sending."""
    return name.startswith(("send", "edit", "copy", "forward")) and name != "sendChatAction"
