"""The sentences about a customer's own cases and data in English."""

from handlers.texts.own import OwnTexts

OWN_EN = OwnTexts(
    cases="**Your cases**\nPress one to see it.",
    cases_none="You have no cases. To lodge a complaint, type /complaint",
    case_unknown=(
        "We do not find this code among your cases. Please check it, for example: KN-7F3K-92QX. "
        "Type /cases to see all of yours."
    ),
    case_near="Did you mean {code}?",
    which_case="Choose a case:",
    case_choice="{code} · {step}",
    head="**Case** {code}\n{steps}\n**{where}**",
    lodged_on="Sent at {when}.",
    waiting="We are waiting for your answer.",
    reopen_until="If it is not settled for you, you can reopen the case until {when}.",
    happened="**What happened**",
    files="📎 {count} file(s) enclosed",
    talk="**What was said**",
    timeline="**So far**",
    timeline_line="• {when}: {what}",
    step_lodged="Step 1: waiting to be received",
    step_received="Step 2: being dealt with",
    step_escalated="Step 3: passed to the competent authority",
    step_resolved="Settled",
    step_rejected="Not accepted",
    step_withdrawn="You withdrew it",
    step_closed="Closed",
    event_lodge="you sent the complaint",
    event_receive="we received it",
    event_ask="we asked you something",
    event_answer="you answered",
    event_escalate="we passed it to the competent authority",
    event_resolve="we told you it is settled",
    event_reject="we did not accept the complaint",
    event_spam="we did not accept the complaint",
    event_withdraw="you withdrew the complaint",
    event_reopen="the case was reopened",
    event_extend="we asked for more time",
    event_unspam="the case was reopened",
    event_close="the case was closed",
    event_reply="we wrote to you",
    event_add="you added something",
    answer_button="💬 Answer",
    add_button="➕ Add",
    withdraw_button="Withdraw",
    reopen_button="Reopen",
    cases_button="📁 All cases",
    done_button="Done",
    add_open=(
        "Type what you would like to add to case {code}, or send photos, documents or a "
        "recording. When that is all, press “Done” or type “done”."
    ),
    added="Added to case {code}. Send more if you like; when that is all, press “Done”.",
    file_added="📎 File added to case {code}. When you have sent them all, press “Done”.",
    add_done="Thank you. The person in charge will see what you have added.",
    add_none=("You have no open case to add to. Your cases: /cases. A new complaint: /complaint"),
    answer_open="Please type your answer for case {code} in one message.",
    answer_open_asked="On case {code} we asked you:",
    answered="Thank you. Your answer is in case {code}; the person in charge will go on with it.",
    answer_words_too="📎 File added to case {code}. Please type a few words as your answer, too.",
    too_large=(
        "This file is larger than 20 MB, so we cannot take it. Please send a smaller one, for "
        "example a screenshot, or tell us in words."
    ),
    too_many=(
        "Case {code} has {limit} files already, so the last one was not kept. The others are "
        "still there. Please tell us more in words."
    ),
    no_words="There are no readable words in this message. Please type it again.",
    sort=(
        "Is what you just wrote an answer for case {code}, or a new question?\n"
        "1. An answer for {code}\n"
        "2. A new question"
    ),
    sort_help=(
        "Whoever looks after case {code} is waiting for your answer, so we ask to be sure. With 1 "
        "your words go into the case; with 2 we answer from the policy. Nothing is sent until you "
        "choose."
    ),
    sort_answer_button="1. Answer {code}",
    sort_question_button="2. New question",
    withdraw_sure=(
        "Withdraw complaint {code}? We will stop dealing with it, and a withdrawn case cannot be "
        "reopened. Press a button, or type “confirm” or “drop”."
    ),
    withdraw_yes_button="Withdraw",
    withdraw_no_button="Keep it",
    withdrawn="Complaint {code} is withdrawn. Thank you for letting us know.",
    withdraw_none="You have no open complaint to withdraw. Your cases: /cases",
    reopen_sure=(
        "Why would you like to reopen case {code}? Type the reason in one message, and the case "
        "is open again. To give no reason press the button or type “skip”; to leave it, type "
        "“drop”."
    ),
    reopen_yes_button="Reopen without a reason",
    reopen_no_button="Leave it",
    reopened="Case {code} is open again, at step 2. We aim to answer by {when}.",
    reopen_none=(
        "You have no case that can still be reopened. Your cases: /cases. A new complaint: "
        "/complaint"
    ),
    left_as_it_is="Certainly, the case stays as it is.",
    refused_wrong_step="Case {code} has moved on, so this cannot be done. See it: /cases {code}",
    refused_not_yours="This is for customer care to do.",
    refused_not_waiting=(
        "Case {code} is no longer waiting for an answer. To say more, type /add {code}"
    ),
    refused_too_late=(
        "The time for reopening case {code} has passed. Please lodge a new complaint: /complaint"
    ),
    refused_too_early="Case {code} can still be reopened, so it is not closed yet.",
    refused_extended="Case {code} stays as it is. See it: /cases {code}",
    refused_paused="Case {code} stays as it is. See it: /cases {code}",
    refused_overdue="Case {code} stays as it is. See it: /cases {code}",
    refused_not_spam="Case {code} stays as it is. See it: /cases {code}",
    overtaken="Case {code} has just changed. Please look at it and try again: /cases {code}",
    reason_not_kept=(
        "Your words were not kept, as you have withdrawn your consent. To tell us more, type "
        "/add {code}"
    ),
    not_agreed="Certainly, nothing more is kept. Case {code} stays as it is.",
    held="**What we hold of you**",
    held_counts=(
        "• Your Telegram number and language, since {since}\n"
        "• Cases: {cases} (open: {open})\n"
        "• Messages in your cases: {said}\n"
        "• Files: {files}\n"
        "• Unfinished drafts: {drafts}\n"
        "• Questions kept: {misses}\n"
        "All of it is encrypted where we keep it."
    ),
    held_consent="• Your consent to dealing with complaints, since {when}",
    held_misses_consent="• Your consent to keeping questions to answer better, since {when}",
    held_staff="• You are listed as a member of staff.",
    held_nothing=(
        "We hold nothing of you. Questions are kept encrypted for at most 7 days and then erase "
        "themselves."
    ),
    copy_button="📄 Get a copy",
    copy_name="my-data.json",
    copy_caption="A copy of all the data we hold of you. Please keep it safe.",
    erase_button="🗑 Erase everything",
    consent_button="Withdraw my consent",
    consent_withdrawn=(
        "We have noted that you withdraw your consent, and take nothing more into complaints "
        "until you agree again. Cases already sent remain: to stop one, type /withdraw; to erase "
        "them, choose “Erase everything” in /mydata."
    ),
    misses_button="Stop keeping my questions",
    misses_withdrawn=("Noted. The questions we kept are erased, and we keep no further ones."),
    erase_sure=(
        "**Erase all your data?**\n"
        "Open complaints (now {open}) are withdrawn first; then all you told us, all messages and "
        "files are erased for good. Only a log of steps stays, without your name or any word of "
        "yours.\n"
        "Press a button, or type “confirm” or “drop”."
    ),
    erase_yes_button="🗑 Erase everything",
    erase_no_button="Do not erase",
    erase_kept="Certainly, your data stays as it is.",
    erased=(
        "Done. We no longer hold any data of yours. Messages still in this chat you can delete in "
        "Telegram yourself."
    ),
    erased_still_staff="Your name in the list of staff stays; the admins keep it.",
)
