"""What is said when a message is edited after it was sent, in English."""

from handlers.texts.edits import EditedWords, EditTexts

EDITS_EN = EditTexts(
    passed_on=(
        "Your edited words are now part of case {code}, and Customer Care is told that the "
        "message was edited. The old words stay beside them."
    ),
    ended=(
        "Case {code} has ended, so your edit is not part of it and everything stays as it was. To "
        "say more, type /cases {code} to see whether it can still be reopened."
    ),
    not_agreed=(
        "You have taken your consent back, so your edit is not kept and case {code} stays as it "
        "was. To correct it, type /add {code}; we will ask for your consent first."
    ),
    no_words=(
        "The message you edited has no words left, so case {code} keeps the old ones. To correct "
        "it, type /add {code}"
    ),
    elsewhere=(
        "The message you have just edited was taken as it was before, so nothing changes with it. "
        "If it is part of your case, type /add {code} to correct it."
    ),
    reads_now="You edited this, {when}:",
)

EDITED_EN = EditedWords(
    said="**The customer edited this message**, {at}. It now reads:",
    answered="**The customer edited the message with this answer**, {at}. It now reads:",
    another="**The customer edited the answer to another question**, {at}. It now reads:",
)
