"""What staff read of the dates of cases, in English."""

from handlers.texts.clock import ClockTexts

CLOCK_EN = ClockTexts(
    half="**Half of the time is over** for case {code}. Target: {what} by {at}.",
    soon="Case {code} **is due soon**. Target: {what} by {at}.",
    late="Case {code} **is past its target**. Target: {what} by {at}.",
    later=(
        "Case {code} **has long been past its target**. Target: {what} by {at}. Customer care has "
        "been reminded; this goes to the admins as well."
    ),
    first="a first answer to the customer",
    resolve="resolved",
    unreceived="Why: nobody has received it.",
    unanswered="Why: it was received, but nobody has answered the customer.",
    unresolved="Why: the customer has no outcome yet.",
    holder="Held by {name}.",
    holder_left="Held by {name}, who has left customer care. Somebody else must take it on.",
    nobody="Nobody holds it.",
    foot="This is an internal target, not legal advice.",
)
