"""The sentences of the live card and of the rating in English."""

from handlers.texts.own_card import OwnCardTexts

OWN_CARD_EN = OwnCardTexts(
    held="👤 In charge: a member of our customer care staff.",
    not_held="👤 The case is with customer care; nobody is in charge of it yet.",
    with_authority=(
        "👤 The case has been passed to the competent authority; customer care follows it."
    ),
    with_named_authority="👤 The case has been passed to {authority}; customer care follows it.",
    paused="The target date is put on hold while we wait for you.",
    due_first="📅 Our target: an answer by {first}, and a settlement by {resolve}.",
    due_resolve="📅 Our target: a settlement by {resolve}.",
    overdue="We have missed this target. We are sorry.",
    why_first=(
        "Why: we aim to give a first answer within {first_days} working days and to settle a case "
        "within {resolve_days} working days, counted from when you sent it."
    ),
    why_first_reopened=(
        "Why: we aim to answer within {first_days} working days and to settle a case within "
        "{resolve_days} working days, counted from when the case was reopened."
    ),
    why_resolve=(
        "Why: we have given a first answer, and aim to settle a case within {resolve_days} "
        "working days, counted from when you sent it."
    ),
    why_resolve_reopened=(
        "Why: we have answered, and aim to settle a case within {resolve_days} working days, "
        "counted from when it was reopened."
    ),
    waited="The working days spent waiting for your answer are not counted.",
    extended="This date was put off by {days} working days, for the reason we told you.",
    no_date=(
        "📅 The authority has time limits of its own, so we cannot name a date for it. When there "
        "is news, we will tell you here."
    ),
    moved_down="The card of case {code} has moved down ⬇️",
    erased="This card has been erased together with your data.",
    rate_ask=(
        "**Has your matter been solved well?** Please press or type a number from 1 (not at all) "
        "to 5 (very well)."
    ),
    rate_button="{rating} ⭐",
    rated="Your rating: {rating}/5 ⭐",
    rate_noted="Noted: {rating}/5. Thank you!",
    rate_words=(
        "Thank you for giving case {code} {rating}/5. If you would like to say a few words, type "
        "them in one message; if not, press “Skip” or type “skip”."
    ),
    rate_skip_button="Skip",
    rate_skipped="All right. Thank you for your rating.",
    rate_words_kept=(
        "Thank you. Your words have gone into case {code}. If they were a question, please type "
        "it once more."
    ),
    rate_words_only="Please type a few words, or press “Skip”.",
    rate_refused="This case takes no rating now. See the case: /hoso {code}",
)
