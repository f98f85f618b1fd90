"""The sentences of the complaint form in English."""

from handlers.texts.complaint import ComplaintTexts

COMPLAINT_EN = ComplaintTexts(
    consent=(
        "**Please read this before we begin**\n\n"
        "To deal with your complaint we need to keep what you tell us: what happened, which data "
        "was misused, who you think misused it, your files, and how to reach you. Some of it may "
        "be sensitive data, such as bank details or identity papers.\n"
        "• The only purpose: dealing with your complaint.\n"
        "• Who may read it: the customer care staff in charge, and the competent authority if "
        "your complaint has to be passed on.\n"
        "• It is encrypted where we keep it. You can see it, have a copy, erase it, or withdraw "
        "your consent at any time with /mydata.\n\n"
        "**About Telegram:** messages to a bot are not end-to-end encrypted, so Telegram itself "
        "could read them. If you would rather not tell us here, you can reach us in another "
        "way:\n{contacts}\n\n"
        "Do you agree that we keep and use this information to deal with your complaint? Press a "
        "button, or type “agree” or “decline”."
    ),
    consent_contacts_none="In person, at the place where you use our service.",
    consent_missing=(
        "We need to know whether you agree before we can note anything. Please press a button, or "
        "type “agree” or “decline”. What you just sent has not been put into a complaint."
    ),
    consent_changed="The text below has changed. Please read it again before you answer.",
    consent_lapsed=(
        "You have withdrawn your consent, so what you just sent was not kept. If you agree again, "
        "please send it once more."
    ),
    declined=(
        "Certainly. We respect your choice and have kept nothing. You can reach us in another way "
        "whenever you like:\n{contacts}"
    ),
    kept_for_beginning="What you told us at first now stands as “What happened”.",
    agree_button="✅ Agree",
    decline_button="Decline",
    place="Question {number} of {count}",
    ask_what=(
        "**What happened?**\n"
        "Tell it in your own words, in one message. Please leave out passwords, one-time codes "
        "and identity numbers."
    ),
    ask_reporter="**Are you a customer or an accountant?**",
    ask_since=(
        "**Since when?**\n"
        "A rough idea will do, for example: “since early October” or “for about two weeks”."
    ),
    ask_data=(
        "**Which of your data was misused?**\n"
        "You can choose several, then press “Done”. Typing numbers works too, for example: 1,3"
    ),
    ask_misuser=(
        "**Who misused it, do you think?**\n"
        "A person, a company or the number that called you. If you do not know, just skip."
    ),
    ask_promise=(
        "**Which promise of the policy was not kept?**\n"
        "These are the clauses nearest to what you told us. Not being sure is fine."
    ),
    ask_evidence=(
        "**Do you have screenshots, documents or a recording?**\n"
        "Send them right here, at most 10 files of up to 20 MB each, then press “Done”. You can "
        "also type a few words about them. Please do not send photos of identity papers."
    ),
    ask_contact=(
        "**Where shall we answer you?**\n"
        "Choose “Right here”, or type a phone number or e-mail address that suits you. You need "
        "not give a name; your Telegram name is noted only if you choose so."
    ),
    typed_words="You can type: “send now”, “skip”, “back”, “cancel”, or “?” for an explanation.",
    typed_words_first="You can type: “cancel” to stop, or “?” for an explanation.",
    help_consent=(
        "By law we may keep personal data only if you agree. If you decline we keep nothing, and "
        "you can still ask about the policy."
    ),
    help_what=(
        "Tell it as you would tell a friend: who did what with which of your data, and how you "
        "know. For example: “I sent you my tax papers, and the next day an unknown company "
        "offered me a loan and knew my name and number.”"
    ),
    help_reporter=(
        "A customer uses the service; an accountant does the work for customers. Knowing this we "
        "pass your complaint to the right people."
    ),
    help_since="A rough idea is enough. Dates help us to trace what happened.",
    help_data=(
        "Choose the kinds of data that were leaked or misused. The kinds are enough; please do "
        "not write the numbers or contents."
    ),
    help_misuser=(
        "It may be a caller, a company that wrote to you, a website or a member of staff. If you "
        "are not certain, say so."
    ),
    help_promise=(
        "The policy is our promise to you. This tells us which promise to look at. If in doubt, "
        "choose “Not sure”."
    ),
    help_evidence=(
        "Screenshots of messages, e-mails or calls are very useful. Having none is fine: skip "
        "this, and send more later with /add."
    ),
    help_contact=(
        "With “Right here” every answer comes to this chat. If you give a phone number or e-mail "
        "address, our staff may use it as well."
    ),
    help_summary="This is what you told us. Nothing is sent until you press “Send”.",
    help_words=(
        "Words you can type: “back” for the question before, “skip” for the next one, “send now” "
        "to send at once, “edit 2” to change line 2, “cancel” to stop."
    ),
    label_what="What happened",
    label_reporter="You are",
    label_since="Since",
    label_data="Data misused",
    label_misuser="Misused by",
    label_promise="Promise not kept",
    label_evidence="Evidence",
    label_contact="Answer you at",
    customer="Customer",
    accountant="Accountant",
    data_name="Name, address",
    data_phone="Phone number",
    data_email="E-mail",
    data_id_papers="Identity papers",
    data_tax="Tax and accounting records",
    data_bank="Bank and payment",
    data_password="Password, login",  # noqa: S106
    data_employees="Employee records",
    data_other="Something else",
    unsure="Not sure",
    here="Right here",
    here_named="Right here, with my Telegram name",
    here_as="Right here; name on Telegram: {name}",
    not_answered="(not answered)",
    skipped="(left out)",
    send_now_button="📨 Send now",
    send_button="📨 Send",
    skip_button="Skip",
    done_button="Done",
    back_button="↩ Back",
    cancel_button="Cancel",
    help_button="❓ Explain",
    edit_button="Edit {number}",
    refused_empty="There are no readable words in this message. Please type it again.",
    refused_too_long="This answer is too long. Please shorten it to about {limit} characters.",
    refused_bare_word=(
        "First please tell us what happened, in one sentence at least. Then you can send it."
    ),
    refused_not_an_option=(
        "We did not understand this choice. Please press a button, or type the number in front "
        "of what you choose."
    ),
    refused_not_optional="This question cannot be skipped. A short answer is enough.",
    refused_nothing_to_send=(
        "It cannot be sent yet: you have not told us what happened. One sentence is enough."
    ),
    refused_too_many_files=(
        "This complaint has {limit} files already, so the last one was not kept. The others are "
        "still there. You can tell us the rest in words."
    ),
    refused_not_agreed=(
        "Please tell us first whether you agree: type “agree” or “decline”. What you just sent "
        "has not been put into a complaint."
    ),
    refused_too_large=(
        "This file is larger than 20 MB, so we cannot take it. Please send a smaller one, for "
        "example a screenshot."
    ),
    file_kept="📎 File received ({count} of {most}).",
    album_kept="📎 We are receiving your files. Press “Done” when you have sent them all.",
    files="{count} file(s) enclosed",
    files_arriving="Your files are being stored; you need not wait.",
    masked=(
        "🔒 Your last message has {kinds} in it. We have masked that part and do not keep it. To "
        "be safe, please delete the message: hold it down and choose Delete. If the password or "
        "code is still in use, please change it soon."
    ),
    secret_password="a password",  # noqa: S106
    secret_one_time_code="a one-time code",  # noqa: S106
    secret_id_number="an identity number",  # noqa: S106
    secret_passport="a passport number",  # noqa: S106
    secret_bank_card="a bank card number",  # noqa: S106
    edited="Your answer “{label}” now reads as in the message you edited.",
    words_only=(
        "We cannot read this kind of message. Please put it in words, or send a photo or a "
        "document. What you have told us is still there."
    ),
    summary="**Please look over your complaint**",
    summary_line="{number}. **{label}:** {answer}",
    summary_end=(
        "If it is right, press “Send”. To change a line, press “Edit” with its number, or type "
        "for example: “edit 2”."
    ),
    resumed="Let us go on. What you have told us is still there.",
    form_unreadable=(
        "We are sorry: your unfinished complaint can no longer be opened. Please begin again: "
        "/complaint"
    ),
    cancel_sure="Drop the complaint you are writing? What you told us will be erased for good.",
    cancel_yes_button="🗑 Drop",
    cancel_no_button="Continue",
    cancelled="Your unfinished complaint is dropped, and what you told us is erased.",
    receipt=(
        "✅ **We have received your complaint.**\n"
        "Case code: {code}\n"
        "Please keep this code to follow your case. Thank you for telling us."
    ),
    receipt_next=(
        "{steps}\n"
        "**Step 1:** your complaint has been sent.\n"
        "**Step 2:** customer care receives it and deals with it. We aim to answer by {first}, "
        "and to settle it by {resolve}.\n"
        "**Step 3:** if it is beyond what we can do, it is passed to the competent authority.\n\n"
        "We will tell you of every step right here."
    ),
    case_button="📁 See the case",
)
