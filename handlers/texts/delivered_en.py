"""What staff read of words on their way, in English."""

from handlers.texts.delivered import DeliveredTexts

DELIVERED_EN = DeliveredTexts(
    waiting="**Being sent to the customer.**",
    retrying="**Not sent to the customer yet, the bot tries again** ({tries} tries so far).",
    sent="**Sent to the customer at {at}.**",
    lost="**Not delivered to the customer.** {why}",
    about="Case {code}: {event}.",
    below="Case {code}: this preview was confirmed; what became of it is said below.",
    files_sent="Files sent: {names}",
    files_waiting="Files being sent: {names}",
    files_retrying="Files not sent yet, the bot tries again: {names}",
    files_lost="**Files not delivered**: {names}. {why}",
)
