"""The sentences of the queue and of searching in English."""

from handlers.texts.queue import PartWords, QueueTexts

QUEUE_EN = QueueTexts(
    head=PartWords(
        all="**Open cases**, nearest target first",
        mine="**Cases that {name} holds**, nearest target first",
        free="**Cases that nobody holds**, nearest target first",
        late="**Cases past their target**, the latest first",
        wait="**Cases that wait for the customer**",
        step3="**Cases at step 3**, with an authority",
    ),
    empty=PartWords(
        all="No case is open.",
        mine="{name} holds no open case.",
        free="Every open case has a holder.",
        late="No case is past its target.",
        wait="No case waits for its customer.",
        step3="No case is at step 3.",
    ),
    button=PartWords(
        all="All: {count}",
        mine="Mine: {count}",
        free="Unclaimed: {count}",
        late="Past target: {count}",
        wait="Waiting: {count}",
        step3="Step 3: {count}",
    ),
    chosen="• {part}",
    more_than="over {count}",
    line="{code}  {line}  target {at}",
    line_late="{code}  {line}  **past target** {at}",
    line_waiting="{code}  {line}  waiting for the customer",
    line_no_due="{code}  {line}  no target",
    foot="Targets are internal targets, not legal advice.",
    first="‹ To the top",
    after="Next ›",
    help=(
        "**Find cases** by one thing or several, with commas between:\n"
        "code:  /find KN-7F3K-92QX\n"
        "day lodged:  /find 25/11  /find from 1/11 to 15/11  /find month 11  /find yesterday\n"
        "clause:  /find 1.5\n"
        "kind of data:  /find phone number\n"
        "holder:  /find Lan  /find mine  /find unclaimed\n"
        "step:  /find step 2  /find resolved\n"
        "Example:  /find step 2, phone number, month 11"
    ),
    found_head="**Cases found**, the newest first: {wanted}",
    found_line="{code}  {line}  lodged {at}",
    nothing="No case was found: {wanted}.",
    none_yet="None yet among the newest cases looked at: {wanted}.",
    narrow="Too many conditions to go on with. Please search again with fewer.",
    older="Look through older cases ›",
    unread=(
        "“{words}” was not understood. Send /find alone to see how to search; a holder is named "
        "as on Telegram."
    ),
    who_of="{count} people are called “{words}”. Please choose:",
    on="on {at}",
    since="from {at}",
    until="to {at}",
    clause="clause {clause}",
    everything="all",
    nobody="held by nobody",
    held_by="held by {name}",
)
