"""The methods by which the bot asks about chats, members and files, and tells about itself."""

from bot.playground.chats import PRESENT, Chat, Json
from bot.playground.params import Params
from bot.playground.refusal import bad
from bot.playground.world import Telegram

_RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
    "can_manage_topics",
)  # fmt: skip
BIGGEST_DOWNLOAD = 20 * 2**20


def get_me(telegram: Telegram, params: Params) -> Json:
    """Method getMe."""
    return telegram.bot.face() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(telegram: Telegram, params: Params) -> Json:
    """Method getChat."""
    chat = telegram.chat(params.values.get("chat_id"))
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False
    )
    face = chat.face | {"accent_color_id": 1, "max_reaction_count": 11}
    return face | {"accepted_gift_types": gifts | {"gifts_from_channels": False}}


def _group(telegram: Telegram, params: Params) -> Chat:
    chat = telegram.chat(params.values.get("chat_id"))
    if not chat.is_private and chat.status(telegram.bot.id) not in PRESENT:
        return telegram.writable(chat.id)
    return chat


def member(telegram: Telegram, chat: Chat, user_id: int) -> Json:
    """The ChatMember object of a person in a group."""
    status = chat.status(user_id)
    found: Json = {"user": telegram.user(user_id).face(), "status": status}
    if status == "creator":
        found["is_anonymous"] = False
    elif status == "administrator":
        found |= dict.fromkeys(_RIGHTS, True) | {"is_anonymous": False}
    elif status == "kicked":
        found["until_date"] = 0
    return found


def get_chat_member(telegram: Telegram, params: Params) -> Json:
    """Method getChatMember."""
    chat = _group(telegram, params)
    user_id = params.integer("user_id")
    if user_id is None or (user_id not in telegram.users and user_id != telegram.bot.id):
        raise bad("PARTICIPANT_ID_INVALID")
    if chat.is_private:
        return {"user": telegram.user(user_id).face(), "status": "member"}
    return member(telegram, chat, user_id)


def get_chat_administrators(telegram: Telegram, params: Params) -> list[Json]:
    """Method getChatAdministrators: those who are people, and this bot."""
    chat = _group(telegram, params)
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    ruling = [u for u, s in chat.members.items() if s in ("creator", "administrator")]
    return [member(telegram, chat, user_id) for user_id in ruling]


def get_chat_member_count(telegram: Telegram, params: Params) -> int:
    """Method getChatMemberCount."""
    chat = _group(telegram, params)
    return 2 if chat.is_private else sum(s in PRESENT for s in chat.members.values())


def get_file(telegram: Telegram, params: Params) -> Json:
    """Method getFile: up to 20 MB."""
    stored = telegram.file(params.text("file_id"))
    if len(stored.data) > BIGGEST_DOWNLOAD:
        raise bad("file is too big")
    return stored.face() | {"file_path": stored.path}


def _scope(params: Params) -> str:
    scope = params.parsed("scope") or {"type": "default"}
    place = [str(scope[k]) for k in ("type", "chat_id", "user_id") if k in scope]
    return ":".join([*place, params.text("language_code")])


def set_my_commands(telegram: Telegram, params: Params) -> bool:
    """Method setMyCommands."""
    commands = params.listed("commands")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name, about = str(command.get("command", "")), str(command.get("description", ""))
        if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "").isalnum()):
            raise bad("BOT_COMMAND_INVALID")
        if name != name.lower():
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(about) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    telegram.commands[_scope(params)] = commands
    return True


def get_my_commands(telegram: Telegram, params: Params) -> list[Json]:
    """Method getMyCommands."""
    return telegram.commands.get(_scope(params), [])


def delete_my_commands(telegram: Telegram, params: Params) -> bool:
    """Method deleteMyCommands."""
    telegram.commands.pop(_scope(params), None)
    return True


def set_my_description(telegram: Telegram, params: Params) -> bool:
    """Method setMyDescription: up to 512 characters."""
    return _describe(telegram, params, "description", 512)


def set_my_short_description(telegram: Telegram, params: Params) -> bool:
    """Method setMyShortDescription: up to 120 characters."""
    return _describe(telegram, params, "short_description", 120)


def _describe(telegram: Telegram, params: Params, name: str, most: int) -> bool:
    text = params.text(name)
    if len(text) > most:
        raise bad(f"bot {name.replace('_', ' ')} is too long")
    telegram.about[f"{name}:{params.text('language_code')}"] = text
    return True


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    """Method sendChatAction."""
    telegram.writable(params.values.get("chat_id"))
    if not params.text("action"):
        raise bad("wrong parameter action in request")
    return True


def leave_chat(telegram: Telegram, params: Params) -> bool:
    """Method leaveChat."""
    chat = telegram.writable(params.values.get("chat_id"))
    if chat.is_private:
        raise bad("chat member status can't be changed in private chats")
    chat.members[telegram.bot.id] = "left"
    return True
