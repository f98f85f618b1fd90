"""What notices say, in English."""

from handlers.texts.care_en import EN as CARE
from handlers.texts.notices import (
    AlarmWords,
    NextWords,
    NoticeTexts,
    ToldWords,
    UrgingWords,
)

EN = NoticeTexts(
    told=ToldWords(
        receive="Your complaint {code} has been **received** by customer care.",
        ask="Customer care has a **question** about your complaint {code}:",
        escalate=(
            "Your complaint {code} has moved to **step 3**: we take it to the competent "
            "authority. Customer care writes:"
        ),
        resolve="Your complaint {code} has been **resolved**. The outcome:",
        reject="We could **not take up** your complaint {code}. The reason:",
        reopen="Your complaint {code} has been **reopened**.",
        close="Your complaint {code} is now **closed**. Thank you for telling us.",
        reply="Customer care **answers** about your complaint {code}:",
    ),
    next=NextWords(
        lodged="We aim to answer you before {at}.",
        received="We aim to answer you before {at}.",
        received_answered="We aim to resolve it before {at}.",
        received_waiting="The time stands still while we wait for your answer.",
        escalated="We will tell you here as soon as there is news.",
        resolved="If it is not settled for you, you can reopen it before {at}: type /reopen {code}",
        rejected="If you do not agree, you can reopen it before {at}: type /reopen {code}",
        withdrawn="The complaint is withdrawn. You can lodge a new one at any time.",
        closed="If it happens again, you can lodge a new complaint at any time.",
    ),
    urging=UrgingWords(
        soon="Case {code} is **near its internal target**: {at} (not legal advice).",
        late="Case {code} is **past its internal target**: {at} (not legal advice).",
    ),
    alarm=AlarmWords(
        no_care_chat=(
            "Complaints are waiting, but there is no care group. Please add the bot to the group "
            "and type /bind there."
        ),
        care_chat_lost=(
            "The bot was removed from the care group. Complaints are still taken, but the group "
            "is not told. Please add the bot again and make it an administrator."
        ),
        care_rights_lost=(
            "The bot is no longer an administrator of the care group, so it cannot see who leaves "
            "and cannot open topics. Please make it an administrator again."
        ),
        dead_letter=(
            "A notice could not be sent and is no longer tried. Type /doctor to see the state."
        ),
        quarantined=(
            "The bot could not read an update from Telegram. It is kept apart and nobody else is "
            "affected. Type /doctor to see the state."
        ),
        other="The bot needs a look ({alarm}). Type /doctor to see the state.",
    ),
    events=CARE.events,
    steps_line="Steps: {line}",
    reply_foot="To say more, type /add {code}",
    question_foot="Please reply to this message, or press the button below.",
    answer_label="Answer the question",
    late="This message comes late because the bot was interrupted. We are sorry.",
    staff_event="Case {code}: {event}",
    unreachable=(
        "Case {code}: the bot cannot write to the customer (they blocked it or closed their "
        "account). Please see whether the case holds another way to reach them."
    ),
    erased="Case {code}: the customer withdrew it and erased their data. Nothing is left to do.",
    case_link="See card",
)
