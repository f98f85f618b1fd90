"""The common sentences in English."""

from handlers.texts.common import CommonTexts

COMMON_EN = CommonTexts(
    greeting=(
        "Hello, and welcome!\n\n"
        "Here we answer questions about “{title}” and take complaints when your personal data "
        "has been misused.\n\n"
        "Just type your question in your own words, or choose a button below."
    ),
    greeting_without_policy=(
        "Hello, and welcome!\n\n"
        "Here we take complaints when your personal data has been misused. Answers about the "
        "policy are being prepared; thank you for your patience."
    ),
    help=(
        "**What you can do:**\n"
        "• Type any question. We answer with the policy's own words.\n"
        "• /policy – read the policy\n"
        "• /complaint – lodge a complaint\n"
        "• /cases – see your cases\n"
        "• /add – add something to a case\n"
        "• /withdraw – withdraw a complaint\n"
        "• /reopen – reopen a case that has ended\n"
        "• /mydata – see, copy or erase your data\n"
        "• /contact – how to reach us\n"
        "• /cancel – drop what is under way\n"
        "• /language – chuyển sang tiếng Việt"
    ),
    policy_button="📖 Read the policy",
    complaint_button="✍️ Lodge a complaint",
    cases_button="📁 My cases",
    language_button="Tiếng Việt",
    language_set="From now on we write to you in English. The policy is quoted in its own words.",
    contacts="You can reach us here:",
    contact_email="E-mail: {value}",
    contact_phone="Phone: {value}",
    contact_web="Website: {value}",
    contacts_none=(
        "The policy in force gives no e-mail address or phone number. You can lodge a complaint "
        "right here: /complaint"
    ),
    identity="Your Telegram number: {user}\nThe number of this chat: {chat}",
    outdated="This button can no longer be used. Please look at the newest message.",
    link_unknown="This link does not work. Type /help to see what you can do here.",
    unknown_command="We do not know this command. Type /help to see those that work.",
    private_only="To keep your information private, please write to us in a private chat.",
    private_button="Write privately",
    words_only=(
        "We cannot read this kind of message. Please put it in words. What you have written so "
        "far is still there."
    ),
    file_unasked=(
        "We have not kept this file, as we do not know what it is for.\n"
        "• With a new complaint: type /complaint\n"
        "• For a case you already have: type /add"
    ),
    cancelled="Dropped. Write to us whenever you need us.",
    nothing_to_cancel="Nothing is under way. Just type your question.",
    yes_or_no="Please choose a button above, or type “confirm” or “drop”.",
)
