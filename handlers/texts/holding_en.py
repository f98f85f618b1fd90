"""What staff read when a case changes hands, in English."""

from handlers.texts.holding import HoldingTexts

EN = HoldingTexts(
    taken="You have taken case {codes} and hold it from now on.",
    taken_many="You have taken {count} cases and hold them from now on: {codes}.",
    declined="You have declined case {codes}. Who asked will be told.",
    choose="Who is to take case {code}?",
    choose_among="Several colleagues go by that name. Who is to take case {code}?",
    choose_again=(
        "No colleague the bot knows goes by that name (it knows those who have used it at least "
        "once). Who is to take case {code}?"
    ),
    more="If you do not see the name, type: /handover {code} name of the colleague.",
    alone=(
        "The bot knows no other colleague who could take case {code}. Please have one type any "
        "command to the bot, such as /queue, and try again."
    ),
    not_holder="Nobody holds this case, so there is nothing to give back.",
    no_colleague="They are no longer in customer care. Please choose another colleague.",
    offer_gone="This offer stands no longer, or is for another colleague.",
    asked="{by} would like to hand case {codes} over to {taker}.",
    asked_many="{by} would like to hand {count} cases over to {taker}: {codes}.",
    was_held="Held so far by: {giver}.",
    how_to_answer=(
        "Nothing changes until {taker} takes it. You can also type /claim {codes} to take it, "
        "/release {codes} to decline."
    ),
    how_to_answer_many="Nothing changes until {taker} takes them.",
    yes="Take it",
    yes_many="Take all",
    no="Decline",
    answer_take="{taker} has taken case {codes} and holds it from now on.",
    answer_take_many="{taker} has taken {count} cases and holds them from now on: {codes}.",
    answer_decline="{taker} has declined case {codes}. It stays where it was.",
    answer_decline_many="{taker} has declined {count} cases, which stay where they were: {codes}.",
    an_admin="An admin",
    leavers=(
        "**Open cases of those who have left customer care**\nAny colleague can take a single one "
        "on with /claim. To hand them all to one person, press a name:"
    ),
    leavers_none="Nobody who has left holds an open case.",
    leaver="{name} ({count})",
    leaver_unknown="Name not known",
    leaver_back="{name} is in customer care now, and hands over their own cases.",
    leaver_cases="{name} still holds: {codes}",
    leaver_more="At most {count} cases are handed over in one go, the nearest deadline first.",
    leaver_choose="Who is to take them? The holder changes only when the colleague says yes.",
    leaver_alone=(
        "The bot knows no colleague in customer care who could take them. Please have one type a "
        "command to the bot, such as /queue, and try again."
    ),
    leaver_asked=(
        "{taker} has been asked about {count} cases: {codes}. You will be told the answer."
    ),
)
