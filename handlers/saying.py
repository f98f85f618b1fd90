"""Saying something: send, edit, answer a press; Telegram's harmless refusals end here."""

import contextlib
from collections.abc import Sequence

from telegram import Bot, CallbackQuery, ForceReply, Message, ReplyParameters
from telegram.error import BadRequest

from handlers.buttons import Button, keyboard
from handlers.rich import Rich, clean, pages, plain

HARMLESS = ("message is not modified", "query is too old", "query id is invalid")
GONE = (
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message_id_invalid",
)


CLOSED = "topic_closed"


def is_closed(error: BadRequest) -> bool:
    """Whether Telegram says that the topic was closed, so that the bot may not write there."""
    return CLOSED in error.message.lower()


def is_gone(error: BadRequest) -> bool:
    """Whether Telegram says that the message is no longer there to be changed."""
    return any(words in error.message.lower() for words in GONE)


async def say(
    bot: Bot,
    chat_id: int,
    message: Rich | str,
    *rows: Sequence[Button],
    reply_to: int | None = None,
    thread: int | None = None,
    protect: bool = False,
    ask: bool = False,
) -> Message:
    """Send *message*, over several Telegram messages if it is long; buttons under the last.

    *ask* opens the reply box (needed in groups, where only a reply reaches the bot). The last
    message sent is returned. Replying to a message that is gone is no error, and a topic closed
    by hand is opened again where the bot may.
    """

    async def send() -> Message:
        return await _say(
            bot,
            chat_id,
            message,
            rows,
            reply_to=reply_to,
            thread=thread,
            protect=protect,
            ask=ask,
        )

    try:
        return await send()
    except BadRequest as error:
        if thread is None or not is_closed(error) or not await _reopened(bot, chat_id, thread):
            raise
    return await send()


async def _reopened(bot: Bot, chat_id: int, thread: int) -> bool:
    """Open a closed topic again; False where the bot may not."""
    try:
        await bot.reopen_forum_topic(chat_id, thread)
    except BadRequest as error:
        return "not_modified" in error.message.lower()  # somebody was quicker
    return True


async def _say(
    bot: Bot,
    chat_id: int,
    message: Rich | str,
    rows: Sequence[Sequence[Button]],
    *,
    reply_to: int | None,
    thread: int | None,
    protect: bool,
    ask: bool,
) -> Message:
    cut = pages(plain(message) if isinstance(message, str) else message)
    sent: Message | None = None
    for number, page in enumerate(cut, start=1):
        last = number == len(cut)
        markup = (
            (keyboard(*rows) or (ForceReply(selective=True) if ask else None)) if last else None
        )
        sent = await bot.send_message(
            chat_id,
            page.text,
            entities=page.entities,
            reply_markup=markup,
            message_thread_id=thread,
            protect_content=protect,
            reply_parameters=(
                ReplyParameters(reply_to, allow_sending_without_reply=True)
                if reply_to is not None and number == 1
                else None
            ),
        )
    if sent is None:
        raise ValueError("nothing to say")
    return sent


async def change(
    bot: Bot, chat_id: int, message_id: int, message: Rich | str, *rows: Sequence[Button]
) -> bool:
    """Edit a message of ours in place; False if it is gone. No change is no error."""
    page = pages(plain(message) if isinstance(message, str) else message)[0]
    try:
        await bot.edit_message_text(
            page.text,
            chat_id=chat_id,
            message_id=message_id,
            entities=page.entities,
            reply_markup=keyboard(*rows),
        )
    except BadRequest as error:
        if is_gone(error):
            return False
        if not any(words in error.message.lower() for words in HARMLESS):
            raise
    return True


async def acknowledge(
    query: CallbackQuery, text: str = "", *, alert: bool = False, url: str = ""
) -> None:
    """Answer a press; one too old to be answered needs no answer."""
    try:
        await query.answer(clean(text)[:200] or None, show_alert=alert, url=url or None)
    except BadRequest as error:
        if not any(words in error.message.lower() for words in HARMLESS):
            raise


async def unbutton(query: CallbackQuery) -> None:
    """Take the buttons off the pressed message, if it still stands."""
    with contextlib.suppress(BadRequest):
        await query.edit_message_reply_markup(None)
