"""Where an update came from, and answering there: the chat, the topic, the message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from handlers.buttons import Button
from handlers.files import SentFile, sent_file
from handlers.rich import Rich
from handlers.saying import is_closed, say


@dataclass(frozen=True)
class Place:
    """A chat, with the topic in it and the message that is answered, where there are such.

    *file* says that a file came with that message; *sent* is it where it is of a kind that can
    be passed on, *album* the one it is part of, *partial* that the rest of that does not reach us.
    """

    chat_id: int
    private: bool
    thread: int | None = None
    message_id: int | None = None
    file: bool = False
    sent: SentFile | None = None
    album: str = ""
    partial: bool = False

    async def answer(
        self, bot: Bot, message: Rich | str, *rows: Sequence[Button], ask: bool = False
    ) -> Message:
        """Say *message* here; in a group as a reply, so that it is seen whom it is for.

        In a topic that stays closed nothing can be said: then in the group at large.
        """
        try:
            return await say(
                bot,
                self.chat_id,
                message,
                *rows,
                thread=self.thread,
                reply_to=None if self.private else self.message_id,
                ask=ask and not self.private,
            )
        except BadRequest as error:
            if self.thread is None or not is_closed(error):
                raise
        at_large = replace(self, thread=None, message_id=None)
        return await at_large.answer(bot, message, *rows, ask=ask)

    async def answer_if(self, bot: Bot, message: Rich | None) -> None:
        """Say *message* here if there is one."""
        if message is not None:
            await self.answer(bot, message)


def place_of(update: Update) -> Place | None:
    """The place of *update*; None where it has no chat."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return None
    private = chat.type == ChatType.PRIVATE
    if message is None:
        return Place(chat.id, private)
    thread = message.message_thread_id if message.is_topic_message else None
    here = Place(chat.id, private, thread, message.message_id)
    written = update.message
    if written is None or written.effective_attachment is None:
        return here
    album = written.media_group_id or ""
    return replace(
        here,
        file=True,
        # A moving picture says that it is a document too, but is not sent as one.
        sent=None if written.animation else sent_file(written),
        album=album,
        partial=bool(album) and not private and not answers_bot(written),
    )


def answers_bot(message: Message) -> bool:
    """Whether *message* replies to the bot; what merely stands in a topic it opened does not."""
    to = message.reply_to_message
    return (
        to is not None
        and to.forum_topic_created is None
        and to.from_user is not None
        and to.from_user.id == message.get_bot().id
    )
