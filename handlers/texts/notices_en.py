"""What notices say, in English."""

from handlers.texts.care_en import EN as CARE
from handlers.texts.notices import (
    AlarmWords,
    LostReasons,
    LostThings,
    NextWords,
    NoticeTexts,
    ToldWords,
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
        spam="We could **not take up** your complaint {code}.",
        unspam="Your complaint {code} has been **reopened** and is being worked on.",
        extend=(
            "Your complaint {code} needs **more time** to be resolved. We are sorry for the wait. "
            "The reason:"
        ),
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
        resolved="If it is not settled, you can reopen it before {at}: type /reopen {code}",
        rejected="If you do not agree, you can reopen it before {at}: type /reopen {code}",
        withdrawn="The complaint is withdrawn. You can lodge a new one at any time.",
        closed="If it happens again, you can lodge a new complaint at any time.",
    ),
    alarm=AlarmWords(
        no_care_group=(
            "Complaints are waiting, but there is no care group. Please add the bot to the group "
            "and type /bind there."
        ),
        group_closed_to_the_bot=(
            "The bot cannot write to a bound group. What it has to say is kept and tried again. "
            "Please see whether the bot is still in the group and may write there."
        ),
        care_group_lost=(
            "The bot was removed from the care group. Complaints are still taken, but the group "
            "is not told. Please add the bot again and make it an administrator."
        ),
        cases_left_behind=(
            "A colleague has left customer care while still holding open cases. Type /leavers to "
            "see them and hand them over."
        ),
        care_rights_lost=(
            "The bot is no longer an administrator of the care group, so it cannot see who leaves "
            "and cannot open topics. Please make it an administrator again."
        ),
        care_topics_lost=(
            "The bot may no longer manage topics in the care group. New cases will stand in the "
            "general topic, and closed topics stay closed. Please give the bot that right again."
        ),
        care_group_unseen=(
            "The bot cannot see who is in the care group. Staff it knows can go on for a day. "
            "Please add the bot to the group again and make it an administrator."
        ),
        notice_refused=(
            "Telegram refused a notice, so it is no longer sent. Type /doctor to see the state, "
            "and look at the server's log."
        ),
        notice_failed=(
            "A notice failed several times and is no longer sent. Type /doctor to see the state, "
            "and look at the server's log."
        ),
        another_poller=(
            "Another program uses the bot's token and takes customers' messages away. Please stop "
            "that program; if you do not know where it runs, get a new token from @BotFather."
        ),
        answer_refused=(
            "Telegram refused an answer of the bot. Please look at the server's log; nobody else "
            "is affected."
        ),
        update_set_aside=(
            "The bot could not handle an update. It is set aside and nobody else is affected. "
            "Please look at the server's log; type /aside to see which one, and to try again."
        ),
        token_refused="Telegram refuses the bot's token. Please check BAOMAT_BOT_TOKEN.",  # noqa: S106
        other="The bot needs a look ({what}). Type /doctor to see the state.",
    ),
    events=CARE.events,
    steps_line="Steps: {line}",
    reply_foot="To say more, type /add {code}",
    question_foot="Please reply to this message, or press the button below.",
    answer_label="Answer the question",
    late="This message comes late because the bot was interrupted. We are sorry.",
    late_to_staff="(This message was due at {at}.)",
    staff_event="Case {code}: {event}",
    unreachable=(
        "Case {code}: the bot cannot write to the customer (they blocked it or closed their "
        "account). Please see whether the case holds another way to reach them."
    ),
    lost="Case {code}: **{what} of {at} did not reach the customer**. {why}",
    lost_things=LostThings(
        lodge="the receipt",
        receive="the news that it was received",
        ask="the question to the customer",
        escalate="the news of step 3",
        resolve="the outcome",
        reject="the news that it is not taken up",
        extend="the news that it takes longer",
        reopen="the news that it was reopened",
        close="the news that it was closed",
        reply="the answer",
        enclose="a file that went along",
        other="the message to the customer",
    ),
    lost_reasons=LostReasons(
        blocked=(
            "The customer has blocked the bot. Please press Read to see whether they left another "
            "way to reach them."
        ),
        closed=(
            "The customer's Telegram account is closed. Please press Read to see whether they "
            "left another way to reach them."
        ),
        unknown=(
            "Telegram no longer lets the bot write to the customer. Please press Read to see "
            "whether they left another way to reach them."
        ),
        refused=(
            "Telegram did not take this message and it is not sent again. Please write it in "
            "other words with /reply; if that fails too, tell an admin."
        ),
        failed=(
            "The bot tried several times without success and no longer tries. Please send it "
            "again with /reply, and tell an admin."
        ),
    ),
    topic_closed=(
        "The topic of this case was closed and the bot cannot open it again, so its card and news "
        "are here. Please make the bot an administrator who may manage topics."
    ),
    erased="Case {code}: the customer withdrew it and erased their data. Nothing is left to do.",
    root=(
        "The seal of the log of {day}, over {chains} chains:\n{digest}\nKeep this message: if "
        "anybody changes the log later, “baomat audit verify” will find it."
    ),
)
