"""The sentences around the policy's own words in English."""

from handlers.texts.asking import AskingTexts

ASKING_EN = AskingTexts(
    answer="On your question, the policy says:",
    date_answer="On its date, the policy says:",
    hotline_answer="On a phone number, the policy's page says:",
    place="**Section {section}. {heading}** (clause {clause})",
    place_without_heading="**Section {section}** (clause {clause})",
    posted="The policy's own words, posted on {date}; they are binding in their own language.",
    undated="The policy's own words (it states no date), binding in their own language.",
    older_version=(
        "Please note: this is version {number} of the policy, which has been replaced. Type "
        "/policy to read the one in force."
    ),
    not_stated="Our policy **does not say anything about this**, so we will not guess.",
    related="The clauses nearest to your question; press one to read it:",
    which="Which of these do you mean? Press a button, or ask again with a little more detail.",
    others="Perhaps you are looking for one of these:",
    no_others="We found nothing nearer. Please try asking in other words.",
    person="To speak with a person, please contact:",
    looks_like_complaint="If your data has been misused, you can lodge a complaint.",
    start_complaint_button="✍️ Lodge a complaint",
    complaint_offer=(
        "We are sorry if your data has been misused. Would you like to lodge a complaint? What "
        "you just wrote will be its beginning, so you need not tell it again.\n\n"
        "We keep it only once you agree in the next step. You can also type /complaint."
    ),
    keep_asking_button="I am only asking",
    just_asking="Of course. Please go on asking.",
    rights="You can see, copy or erase the data we hold of you here with /mydata.",
    own_data_button="🗂 My data",
    smalltalk=(
        "Hello, and thank you for writing. What would you like to know about how we look after "
        "personal data? Just type your question in your own words."
    ),
    empty="There are no words in this message. Please type your question.",
    no_policy=(
        "The policy has not been put here yet, so we cannot answer. Please come back later. To "
        "complain, type /complaint."
    ),
    version_gone=(
        "The policy has changed since this button was sent. Type /policy to read the one in force."
    ),
    whole_section_button="📄 Whole section",
    not_meant_button="🤔 Not what I meant",
    contents="**{title}**\nChoose a section to read:",
    section="**Section {section}. {heading}**",
    section_without_heading="**Section {section}**",
    leaf="Page {number} of {count}",
    previous_button="◀ Previous",
    next_button="Next ▶",
    contents_button="↩ Sections",
    continue_note=(
        "Your unfinished complaint is still there. To go on, press the button or type “continue”."
    ),
    continue_button="✍️ Continue your complaint",
    whole_named_section_button="📄 Whole section {section}",
    courtesy=(
        "**English translation, for convenience only** (the Vietnamese words above are the ones "
        "that bind):"
    ),
    only_vietnamese="The policy is written in Vietnamese, and we have no translation of it.",
    miss_consent=(
        "**May we keep this question?**\n"
        "This one, and later ones that you tell us were answered wrongly, would help us to answer "
        "better.\n"
        "• The only purpose: administrators read them to improve the answers.\n"
        "• The question is stored encrypted, together with your Telegram id, and erases itself "
        "after 180 days.\n"
        "• You can see, copy or erase it, or withdraw your consent, at any time with /mydata.\n"
        "• Messages to a bot are not end-to-end encrypted. You can also ask us another way:\n"
        "{contacts}\n\n"
        "If you decline, we keep nothing, and you can go on asking as before. Press a button, or "
        "type “agree” or “decline”."
    ),
    miss_yes_button="✅ I agree",
    miss_no_button="Decline",
    miss_thanks="Thank you. We have kept this question so that we can answer better.",
    miss_kept=(
        "As you agreed, we keep this question so that we can answer better. To stop this, type "
        "/mydata"
    ),
    miss_declined="Of course, we do not keep this question. Please go on asking.",
    miss_too_late=(
        "We can no longer read that question, so nothing was kept. Please go on asking."
    ),
)
