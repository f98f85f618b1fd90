"""What is said where much comes, in English."""

from handlers.texts.abuse import ManyTexts, SpamTexts

MANY_EN = ManyTexts(
    alike="What you have just told looks like an open case of yours. Would you like to:",
    alike_choice="{number}. Add it to case {code} (sent {when})",
    alike_apart="{number}. Send it as a new complaint",
    alike_end=(
        "Nothing has been sent yet. Added to the open case, all your words and files are in one "
        "place. Press a button or type the number; to look at it again first, type “back”."
    ),
    join_button="{number}. ➕ Add to {code}",
    apart_button="{number}. 📨 Send as new",
    joined=(
        "✅ What you have just told was added to case {code}. Customer care will see it there; "
        "no new complaint was made."
    ),
    joined_line="{label}: {answer}",
    joined_moved=(
        "Case {code} has just ended, so nothing could be added to it. All you told is still here: "
        "please look at it again, then send it."
    ),
    shown_later=(
        "You have sent many complaints within 24 hours, so customer care will see this one from "
        "{at} on. It has been taken in complete, and the targets above count from now. "
        "To tell more about a case you have sent, type /add"
    ),
)

SPAM_EN = SpamTexts(
    previewed="This reason is for colleagues alone, kept as a note of the case:",
    told_customer="The customer will be told only:",
    head="**Cases marked as spam** ({count}), the newest first",
    none="No case is marked as spam.",
    line="{code}: marked by {name} at {at}",
    line_unknown="{code}: marked at {at}",
    more="There are {count} older ones. To undo one: /{command} and its code.",
    foot=(
        "The reason is a note of the case; customer care reads it with /read. Undone, the case is "
        "at step 2 again, the internal targets count from then, and the customer is told that it "
        "is open again."
    ),
    undo_button="Undo {code}",
    undone="Case {code} is no longer marked as spam. It is at step 2; the customer will be told.",
    hushed="Held back: {count} (of customers who sent many in a day, shown bit by bit until the "
    "morning of the next working day).",
)
