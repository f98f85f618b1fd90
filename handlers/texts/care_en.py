"""What care staff read, in English."""

from handlers.texts.care import (
    AskingWords,
    CardWords,
    CareTexts,
    EventWords,
    KindWords,
    ReadingWords,
    RefusalWords,
    StepWords,
    VerbWords,
)

EN = CareTexts(
    steps=StepWords(
        lodged="Step 1: lodged, to be received",
        received="Step 2: received, being resolved",
        escalated="Step 3: passed to the authority",
        resolved="Resolved",
        rejected="Not taken up",
        withdrawn="Withdrawn by the customer",
        closed="Closed",
    ),
    kinds=KindWords(
        name="name, address",
        phone="phone number",
        email="e-mail",
        id_papers="identity papers",
        tax="tax and accounting records",
        bank="bank, payment",
        password="password, login",  # noqa: S106
        employees="employee records",
        other="other data",
    ),
    events=EventWords(
        lodge="customer lodged the complaint",
        receive="received by customer care",
        ask="customer was asked",
        answer="customer answered the question",
        escalate="moved to step 3",
        resolve="resolved",
        reject="not taken up",
        withdraw="customer withdrew",
        reopen="reopened",
        close="closed",
        spam="marked as spam",
        unspam="spam mark undone",
        extend="put off",
        half="reminded: half the time has passed",
        warn="reminded: due soon",
        late="reminded: overdue",
        overdue="admins told: overdue and still open",
        reply="customer was answered",
        enclose="files were sent to the customer",
        note="internal note",
        add="customer added information",
        edit="the customer edited a message they had sent",
        read="full text opened",
        dossier="dossier made",
        claim="took the case on",
        party="a party concerned was contacted",
        party_answer="a party concerned answered",
        refer="the authority's number was written down",
        refer_answer="the authority's answer was written down",
        refer_due="reminded to ask the authority",
        notifiable="it was said whether the violation is to be notified",
        release="gave the case back, nobody holds it",
        offer="offered the case to a colleague",
        take="took the case that was offered",
        decline="declined the case that was offered",
        other="case updated",
    ),
    refusals=RefusalWords(
        wrong_step=(
            "The case is not at a step where this can be done. If nobody has received it, please "
            "receive it first; else look at its card."
        ),
        not_yours="This is not for customer care to do.",
        not_waiting="No question of this case is waiting for the customer.",
        too_late="More than 14 days have passed, so it can no longer be reopened.",
        too_early="The case can still be reopened.",
        not_spam="This case is not marked as spam, or the mark was undone.",
        extended="The date was put off once already and cannot be put off again.",
        paused=(
            "The date stands still while the customer is asked. Put it off after they have "
            "answered, if need be."
        ),
        overdue="The date has passed, so it cannot be put off. Please write to the customer.",
    ),
    labels=VerbWords(
        receive="Receive",
        read="Read",
        reply="Reply",
        ask="Ask customer",
        note="Note",
        resolve="Resolve",
        escalate="To step 3",
        reject="Do not take up",
        reopen="Reopen",
        claim="Take it on",
        release="Give it back",
        give="Hand over",
        card="See card",
        files="See files",
        dossier="Dossier",
        spam="Spam",
        extend="More time",
    ),
    asking=AskingWords(
        reply="What would you like to answer the customer of case {code}?",
        ask="What would you like to ask the customer of case {code}?",
        note="What note do you want on case {code}? The customer does not see notes.",
        resolve="How was case {code} resolved? The customer gets these words.",
        escalate="**Why** does case {code} go to {authority}? The customer gets this reason.",
        reject="Why is case {code} not taken up? The customer gets this reason.",
        spam="Why is case {code} spam? The reason is for colleagues alone.",
        extend=(
            "Why does case {code} need more time? The reason goes to the customer. A case gets "
            "more time once."
        ),
    ),
    preview=AskingWords(
        reply="**Preview of the answer** for case {code}",
        ask="**Preview of the question** for case {code}",
        note="**Preview of the note** for case {code}",
        resolve="**Preview of the outcome** of case {code}",
        escalate="**Preview of the move to step 3** of case {code}",
        reject="**Preview of why case {code} is not taken up**",
        spam="**Preview of marking case {code} as spam**",
        extend="**Preview of more time for case {code}.** The customer is told the new date too.",
    ),
    card=CardWords(
        head="**Case** {code}",
        step="{line}  {step}",
        clause="Clause: {clause} (policy version {number})",
        clause_none="Clause: the customer is not sure",
        role="From: {role}, uses {language}",
        role_customer="customer",
        role_accountant="accountant",
        role_none="customer or accountant not said",
        language_vi="Vietnamese",
        language_en="English",
        kinds="Data: {kinds}",
        kinds_none="Data: not said",
        files="Files: {count}",
        files_arriving="Files: {count} ({arriving} arriving)",
        files_failed="Files that could not be fetched: {failed}",
        unreachable="**The bot cannot write to the customer**",
        lodged="Lodged: {at}",
        waiting="Waiting for the customer since: {at}",
        holder="Held by: {name}",
        holder_left="Held by: {name} (has left customer care, anybody may take it on)",
        holder_none="Held by: nobody yet",
        due="Internal target: before {at} (not legal advice)",
        due_late="**Past the internal target**: {at} (not legal advice)",
        due_none="Internal target: none now",
        last="Latest: {event}, {at}",
    ),
    reading=ReadingWords(
        head="**Full text of case** {code}",
        removed="This message cannot be forwarded, is deleted after 24 hours, "
        "and this opening has been recorded.",
        what="**What happened**",
        since="**Since when**",
        misuser="**Who misused it**",
        evidence="**Words with the evidence**",
        contact="**How to reach them**",
        contact_here="on Telegram, here",
        talk="**What was said**",
        said="{who}, {at} ({event}):",
        by_customer="Customer",
        by_care="Customer care",
        file="File {number}: {name}",
        file_waiting="File {number}: still arriving, please try again in some minutes.",
        file_failed="File {number}: it could not be fetched. Please ask the customer for it.",
        files_none="This case has no files.",
        rated="**The customer’s rating of the outcome:** {rating}/5",
        opened="The full text is open in your private chat with the bot.",
        start_first=(
            "The bot cannot write to you in private yet. Please press the button below to open "
            "the full text in your private chat. The link works once, and only for you."
        ),
        start_label="Open the full text",
        link_spent="This link has been used, has expired, or is for somebody else.",
        in_private="Files are sent in the private chat only. Please press Read first.",
    ),
    not_care="This is for customer care.",
    not_admin="This is for admins.",
    group_unseen=(
        "The bot can no longer see the care group, so it cannot tell whether you are in it. The "
        "admins have been told; please try again once the bot is back in the group."
    ),
    anonymous=(
        "You are anonymous in this group, so we cannot know who is acting. Please switch off "
        "“remain anonymous” in your admin rights and try again."
    ),
    only_private="Please use this command in a private chat with the bot.",
    only_care_room="Please use this in the care group, or in a private chat with the bot.",
    only_group="Please type this command in the group you want to bind or unbind.",
    case_missing="We cannot find this case. Please check the code, for example KN-7F3K-92QX.",
    case_near="Did you mean {code}?",
    code_needed=(
        "Please put the case's code after the command, for example /{command} KN-7F3K-92QX. In "
        "the group you can also reply to the case's card."
    ),
    held_by=(
        "{name} holds this case, so please leave the customer to {name}. You can still read it "
        "and leave a note (/note)."
    ),
    overtaken="{name} was quicker. The card is being updated.",
    overtaken_unknown="Somebody was quicker. The card is being updated.",
    done=VerbWords(
        receive="Case {code} is received. The customer will be told.",
        read="The full text of case {code} is open.",
        reply=(
            "Sending the answer of case {code}. If it cannot reach the customer, the bot will say "
            "so in the care group."
        ),
        ask=(
            "Sending the question of case {code}. If it cannot reach the customer, the bot will "
            "say so in the care group."
        ),
        note="The note on case {code} is kept. The customer does not see it.",
        resolve="Case {code} is resolved. The customer will be told.",
        escalate="Case {code} is at step 3. The customer will be told.",
        reject="Case {code} is not taken up. The customer will be told why.",
        reopen="Case {code} is reopened. The customer will be told.",
        extend="Case {code} has more time. The customer will be told why, and the new date.",
        claim="You hold case {code}.",
        release="You no longer hold case {code}. Nobody holds it now.",
        give="{name} has been asked about case {code}. Until {name} takes it, nothing changes.",
        card="Case {code}.",
        files="The files of case {code} are sent.",
        dossier="Making the dossier of case {code}…",
        spam=(
            "Case {code} is marked as spam. The customer will be told that it is not taken up, "
            "without the reason; an admin can undo it with /unspam."
        ),
    ),
    ask_in_group="{who} Please reply to this message.",
    ask_in_private="Please type it here. Type Drop to leave it.",
    previewed="The customer will get exactly these words:",
    preview_unreachable=(
        "**The bot cannot write to the customer now** (they blocked it or closed their account), "
        "so this may not arrive. Please press Read to see whether they left another way to reach "
        "them."
    ),
    preview_in_group=(
        "Not sent yet. Press Confirm to send or Drop to leave it; or reply to this message with "
        "“confirm”, “drop”, or other words in their place."
    ),
    preview_in_private=(
        "Not sent yet. Press or type Confirm to send, Drop to leave it; or type other words."
    ),
    confirm="Confirm",
    drop="Drop",
    sent="Confirmed by {name}.",
    dropped="Dropped. Nothing was sent to the customer.",
    not_your_preview="This preview is outdated, or somebody else's.",
    words_help=(
        "What you type here goes to the customer (or into the note) of case {code}; nothing "
        "is sent yet. Type “confirm” to send what is previewed, “drop” to leave it."
    ),
    text_only="Only text is taken here. Please type it; what you typed before is kept.",
    file_left_out=(
        "**The attached file is neither passed on to the customer nor kept in the case**: only "
        "text is taken here. To send the customer a file, send it with the caption /reply and the "
        "code of the case."
    ),
    not_sent=(
        "This stays in the group and was not sent to the customer. To send, type /reply or "
        "/askcustomer with your words; /note keeps an internal note."
    ),
)
