"""The menus: which commands Telegram offers where, in which language."""

import contextlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, Forbidden

from handlers.rich import Rich, fill, lines
from handlers.texts.menus import AdminMenu, BindingMenu, CareMenu
from handlers.texts.staff_languages import menu_texts

ENGLISH: Final = {
    "chinhsach": "policy",
    "khieunai": "complaint",
    "hoso": "cases",
    "bosung": "add",
    "rut": "withdraw",
    "molai": "reopen",
    "dulieu": "mydata",
    "lienhe": "contact",
    "ngonngu": "language",
    "huy": "cancel",
    "hangdoi": "queue",
    "tim": "find",
    "nhan": "receive",
    "doc": "read",
    "traloi": "reply",
    "hoi": "askcustomer",
    "ghichu": "note",
    "giaiquyet": "resolve",
    "chuyen": "escalate",
    "tuchoi": "reject",
    "giahan": "extend",
    "lienquan": "parties",
    "sochuyen": "referral",
    "bohoso": "dossier",
    "giu": "claim",
    "tra": "release",
    "giao": "handover",
    "napchinhsach": "reload",
    "phienban": "versions",
    "gannhom": "bind",
    "bogan": "unbind",
    "nhansu": "staff",
    "danhba": "authorities",
    "mautraloi": "templates",
    "gospam": "unspam",
    "nguoiroi": "leavers",
    "thongke": "stats",
    "suckhoe": "doctor",
    "datrieng": "aside",
}
"""The English spelling of each command that has one."""


@dataclass(frozen=True)
class Menu:
    """The commands of one scope."""

    scope: BotCommandScope
    commands: tuple[BotCommand, ...]


def customer_commands(language: str) -> tuple[BotCommand, ...]:
    """What everybody is offered in private."""
    return _commands(asdict(menu_texts(language).customer), language)


def care_commands(language: str) -> tuple[BotCommand, ...]:
    """What the care group is offered."""
    words = asdict(menu_texts(language).care) | asdict(menu_texts(language).binding)
    return _commands(words, language)


def staff_help(language: str, *, care: bool, admin: bool) -> Rich:
    """The commands that a colleague has beside everybody's, with what each does."""
    texts = menu_texts(language)
    lists: list[tuple[str, CareMenu | AdminMenu | BindingMenu]] = []
    if care:
        lists.append((texts.care_head, texts.care))
    if admin:
        lists += [(texts.admin_head, texts.admin), (texts.binding_head, texts.binding)]
    rows = []
    for head, menu in lists:
        rows.append(fill(head))
        rows += [
            fill(texts.line, command=each.command, what=each.description)
            for each in _commands(asdict(menu), language)
        ]
    return lines(*rows)


def admin_commands(language: str) -> tuple[BotCommand, ...]:
    """What an admin is offered in private: their own commands, then everybody's."""
    return _commands(asdict(menu_texts(language).admin), language) + customer_commands(language)


def colleague_commands(language: str) -> tuple[BotCommand, ...]:
    """What a colleague is offered in private: care for cases first, then everybody's."""
    own = _commands(asdict(menu_texts(language).care), language)
    known = {each.command for each in own}
    return own + tuple(each for each in customer_commands(language) if each.command not in known)


def menus(
    care_chat: int | None,
    admins: Iterable[tuple[int, str]],
    language: str = "vi",
    colleagues: Iterable[int] = (),
) -> tuple[Menu, ...]:
    """Every menu, the widest scope first; *admins* are user ids with the language they read.

    *colleagues* are the user ids of care staff; of one who is an admin too, the admin's stays.

    The private menu is the same whatever the app's language: who asks for English gets
    `customer_commands("en")` in their own chat.
    """
    every = [Menu(BotCommandScopeAllPrivateChats(), customer_commands(language))]
    if care_chat is not None:
        every.append(Menu(BotCommandScopeChat(care_chat), care_commands(language)))
    private = colleague_commands(language)
    every += [Menu(BotCommandScopeChat(user_id), private) for user_id in colleagues]
    for user_id, reads in admins:
        every.append(Menu(BotCommandScopeChat(user_id), admin_commands(reads)))
    return tuple(every)


async def offer(bot: Bot, chat_id: int, commands: tuple[BotCommand, ...]) -> None:
    """Have Telegram offer *commands* in one chat, or what all are offered when there are none.

    A chat that Telegram does not know (yet) goes without.
    """
    scope = BotCommandScopeChat(chat_id)
    with contextlib.suppress(BadRequest, Forbidden):
        if commands:
            await bot.set_my_commands(commands, scope=scope)
        else:
            await bot.delete_my_commands(scope=scope)


def _commands(words: dict[str, str], language: str) -> tuple[BotCommand, ...]:
    def spelled(name: str) -> str:
        return ENGLISH.get(name, name) if language == "en" else name

    return tuple(BotCommand(spelled(name), text) for name, text in words.items())
