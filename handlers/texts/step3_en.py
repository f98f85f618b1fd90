"""What staff read of parties concerned, authorities and step 3, in English."""

from handlers.texts.step3 import (
    DirectoryWords,
    EscalatingWords,
    FollowUpWords,
    NotifiableWords,
    PartyWords,
    ReferralWords,
    Step3Texts,
)

EN = Step3Texts(
    notifiable=NotifiableWords(yes="Yes, to be notified", no="No", unsure="Not sure"),
    escalating=EscalatingWords(
        pick=(
            "To **which authority** does case {code} go? Press one, type its number, or type "
            "another authority's name. The customer will see this name."
        ),
        pick_line="{number}. {name}",
        name_again="Please type the authority's name in one line (at most {most} letters), or its "
        "number.",
        breach=(
            "Is what case {code} is about **a violation to be notified to the authority within "
            "{hours} hours** of its detection? A complaint confirmed to be right may itself be "
            "one. The customer does not see this answer."
        ),
        breach_source="By: {source}. This is an internal target, not legal advice.",
        breach_typed="Press, or type: yes, no, not sure.",
        letter="Sent to: {authority}\n{reason}",
        shown_authority="Sent to: {authority}",
        shown_breach="A violation to be notified: **{answer}** (the customer does not see this)",
        notify_by=(
            "To be notified, counted from the confirmation, by {at}. If it was detected earlier, "
            "the time runs from then. This is an internal target, not legal advice."
        ),
        follow=(
            "Once there is a reference number or an answer of the authority, please keep it with "
            "/referral {code} in private with the bot. If after {days} working days the case is "
            "still at step 3 without an answer, the bot will remind you."
        ),
    ),
    party=PartyWords(
        head="**Parties contacted**, case {code}",
        none="No party has been written down yet.",
        line="{number}. **{name}**, {day}",
        how="Contact: {how}",
        answer="Answer ({day}): {answer}",
        no_answer="No answer yet.",
        add_label="Add a party",
        answer_label="Write down the answer of {number}",
        list_label="Parties concerned",
        ask=(
            "**Whom** did you contact in case {code}? Please type: name; day; how or about what. "
            "For instance: ABC Delivery; 24/11; by phone, they answer this week. Type Drop to "
            "leave it."
        ),
        ask_answer="What did **{name}** answer? Please type it here. Type Drop to leave it.",
        nameless="Please begin with the party's name, then a semicolon.",
        future="That day has not come yet. Please give the day of the contact.",
        unknown="The case has no party of that number. Please look at the list again.",
        added="The party is written down in case {code}. The customer does not see this list.",
        answered="The answer is written down in case {code}.",
    ),
    referral=ReferralWords(
        head="**At the competent authority**, case {code}",
        none="Case {code} has not been taken to an authority. To do so, type /escalate {code}",
        line="**{authority}**, taken there on {day}",
        reference="Reference number: {reference} (written down {day})",
        no_reference="Reference number: none yet",
        answer="Answer (written down {day}): {answer}",
        no_answer="Answer: none yet",
        breach="A violation to be notified: {answer}",
        breach_due="To be notified by: {at} (an internal target, not legal advice)",
        reference_label="Write down the number",
        answer_label="Write down the answer",
        list_label="Follow step 3",
        ask_reference="Which **reference number** did the authority give case {code}? Type Drop "
        "to leave it.",
        ask_answer="What did the authority **answer** in case {code}? Type Drop to leave it.",
        kept_reference=(
            "The reference number {reference} of case {code} is written down. If after {days} "
            "working days the case is still at step 3 without an answer, the bot will remind you."
        ),
        kept_answer=(
            "The authority's answer in case {code} is written down; no more reminders. The "
            "customer has not been told: please type /reply {code} or /resolve {code}"
        ),
        kept_breach="The answer for case {code} is written down: {answer}",
    ),
    directory=DirectoryWords(
        head="**The competent authorities**, offered when a case goes to step 3",
        none="There is no authority in the directory.",
        line="{number}. {name}",
        line_hidden="{number}. {name} (hidden)",
        detail="**{name}**\nAddress: {address}\nWeb: {portal}",
        source="Source: {source}",
        add_label="Add an authority",
        change_label="Change",
        hide_label="Hide",
        show_label="Show again",
        ask_new=(
            "Please type: the authority's name; address; web. Address and web may be left empty. "
            "Type Drop to leave it."
        ),
        ask_change=(
            "Please type {name} anew in full: the authority's name; address; web. Type Drop to "
            "leave it."
        ),
        again="Each part has at most {most} letters, in one line, and a name is needed. Please "
        "type it again.",
        kept="{name} is kept.",
        hidden="{name} is hidden. Cases taken there keep the name.",
        shown="{name} is offered again when a case goes to step 3.",
        unknown="This authority is no longer in the directory.",
    ),
    follow_up=FollowUpWords(
        due="Case {code}: {authority} **has not answered**; it was taken there on {day}.",
        unlisted="the competent authority",
        due_no_reference="No reference number has been written down either.",
        due_unsure="Whether it is a violation to be notified **is still not clear**.",
        due_do=(
            "Please ask the authority, and write down what comes of it with /referral {code} in "
            "private with the bot."
        ),
        notify=(
            "Case {code}: customer care says that this **is a violation to be notified** to the "
            "authority. Counted from the confirmation, by **{at}**; if it was detected earlier, "
            "the time runs from then. By: {source}. This is an internal target, not legal advice."
        ),
    ),
    removed="This message cannot be forwarded and deletes itself after 24 hours.",
    cancelled="Left; nothing was written down.",
)
