"""What is said of files from staff in English."""

from handlers.texts.enclosing import EnclosingTexts, KindOfFileWords, UnfitWords

ENCLOSING_EN = EnclosingTexts(
    kinds=KindOfFileWords(
        photo="photo",
        video="video",
        document="file without a name",
        audio="audio file",
        voice="voice message",
    ),
    unfit=UnfitWords(
        too_big=(
            "**This file does not go along**: the bot can send files of up to 50 MB. Nothing has "
            "been sent to the customer. Please send a smaller file, or press Read to see whether "
            "the customer left another way to reach them."
        ),
        unknown_kind=(
            "**This message does not go along**: the bot can pass on photos, videos, files, audio "
            "files and voice messages. Nothing has been sent to the customer."
        ),
        too_many=(
            "**This file does not go along**: 10 files at most can be sent at once. Nothing has "
            "been sent to the customer."
        ),
        rest_unseen=(
            "**This album does not go along yet**: in the group the bot sees the first file of an "
            "album alone. Please reply to this message with the whole album, or send it in the "
            "private chat with the bot."
        ),
    ),
    listed="With {count} file(s): {names}",
    caption="From customer care, case {code}",
    held="The files above are kept, and will go with the words you type.",
)
