"""What staff read when a date is near or past, in English."""

from handlers.texts.clock import ClockTexts, UrgingWords, WhyWords

CLOCK_EN = ClockTexts(
    urging=UrgingWords(
        half="Case {code}: **half the time has passed**.",
        soon="Case {code} is **due soon**.",
        late="Case {code} is **overdue**.",
        overdue="Case {code} is **overdue and still open**.",
    ),
    target="Internal target: {what} before {at} (no legal advice).",
    first_answer="a first answer to the customer",
    resolve="resolved, or taken to step 3",
    why=WhyWords(
        unreceived="Why you hear of it: nobody has received the case.",
        unanswered="Why you hear of it: the case is received, but its customer has no answer.",
        unsolved="Why you hear of it: the case is neither resolved nor at step 3.",
        customer_wrote=(
            "Why you hear of it: the last word is the customer's, of {at}, without an answer."
        ),
    ),
    no_holder="Holder: nobody yet.",
    holder="Holder: {who}, please have a look.",
    held_by="Holder: {who}.",
    start_me="To be reminded in private from now on, the holder may write /start to the bot.",
    can_extend=(
        "If it takes longer, the date can be put off once while it lies ahead: /extend {code} "
        "with the reason (the customer reads the reason)."
    ),
    for_admins="The care group was reminded before. Please ask there what holds it up.",
)
