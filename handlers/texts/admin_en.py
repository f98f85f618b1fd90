"""What admins read, in English."""

from handlers.texts.admin import (
    AdminTexts,
    ChatWords,
    HearsWords,
    PolicyRefusalWords,
    PolicyWords,
    StateWords,
)
from handlers.texts.care_en import EN as CARE

EN = AdminTexts(
    policy=PolicyWords(
        send_file=(
            "Please send the .txt file with the whole policy (UTF-8, 1 MB at most). The policy in "
            "force stays until you confirm. Type Cancel to leave it."
        ),
        wants_file="We are waiting for the policy's .txt file. Type Cancel to leave it.",
        only_text_file="Please send the policy as a .txt text file.",
        offered="Load this file as the policy?",
        head="**Preview of the policy**: {title}",
        posted="Posted: {day}",
        posted_none="Posted: no date found in the text",
        parsed="{sections} sections and {clauses} clauses were read.",
        steps="Steps of the procedure: {count}",
        contacts="Contacts: {contacts}",
        contacts_none="Contacts: none found in the text",
        warning="Note: {warning}",
        first="This is the first policy to be loaded.",
        changes="Against the version in force (number {number}):",
        unchanged="Against the version in force (number {number}): every clause is the same.",
        added="**Added**, {count} clauses:",
        changed="**Changed**, {count} clauses:",
        removed="**Removed**, {count} clauses:",
        more="… and {count} more.",
        ask="Nothing has changed yet. Press or type Confirm to use it, Drop to leave it.",
        confirm="Confirm",
        drop="Drop",
        loaded="Policy number {number} is in force. Older versions are kept.",
        same="This text is in force already; there is nothing to load.",
        dropped="Dropped. The policy in force stays as it is.",
        outdated="This preview is outdated. Please send the policy's file again.",
        versions_head="**Versions of the policy**, newest first",
        versions_none="No policy has been loaded yet. Type /reload",
        version="Number {number}: {title}, loaded {day}",
        version_in_force="**Number {number}: {title}, loaded {day}. In force.**",
        back_label="Use number {number} again",
        back_ask="Use policy number {number} ({title}) again? Number {current} is kept.",
        back_done="Policy number {number} is in force again.",
        version_unknown="There is no such version. Type /versions to see the list.",
        refused=PolicyRefusalWords(
            empty="This file is empty. Please send a .txt file with the whole policy.",
            too_large="This file is larger than 1 MB. Please send the policy's text alone.",
            encoding=(
                "The letters of this file cannot be read. Please save it as plain text in UTF-8 "
                "and send it again."
            ),
            not_a_policy=(
                "This does not read like a privacy policy: it needs at least two paragraphs about "
                "information or data of customers. Please check that it is the right file."
            ),
        ),
    ),
    chats=ChatWords(
        hears=HearsWords(
            care="every complaint, with its card and buttons",
            steps="every move of a case to another step",
            step3="the cases that come to step 3",
            deadlines="the cases near or past their target",
            all="every step, every target and what customers add",
        ),
        bound="This group is bound. It is told of: {hears}.",
        replaced="The former care group ({title}) is no longer told anything.",
        make_admin=(
            "The bot is not an administrator of this group. Please make it one, so that it sees "
            "who joins and leaves and can open a topic for each case."
        ),
        bind_usage=(
            "Type /bind for the care group, or /bind steps, step3, deadlines or all for a group "
            "that only listens."
        ),
        unbound="Unbound. This group is no longer told anything.",
        not_bound="This group is not bound.",
        staff_head="**Staff**",
        staff_none="Nobody yet. Members of the care group are recognised by themselves.",
        staff_line="{name}: {roles}",
        staff_line_id="{name} ({id}): {roles}",
        is_member="member of the care group",
        is_named="named customer care",
        is_admin="admin",
        staff_usage=(
            "Type /staff add or /staff remove with the person's Telegram id, or as a reply to a "
            "message of theirs. Everybody sees their own id with /id."
        ),
        staff_added="{name} is customer care from now on.",
        staff_removed="{name} is no longer customer care.",
        staff_stays=(
            "{name} is no longer named, but is still a member of the care group; to end it, "
            "remove them from the group."
        ),
        admin_made=(
            "You are an admin of this bot from now on. Commands: /reload, /versions, /staff, "
            "/stats, /doctor; and in groups: /bind, /unbind."
        ),
        link_too_late=(
            "The bot has an admin already, so this link is of no use any more. To add somebody, "
            "put their number (they see it by /id) into BAOMAT_ADMIN_IDS and restart the bot."
        ),
        admin_ended="{name} is no longer an admin, nor customer care.",
        admin_last=(
            "{name} is the only admin, so this cannot be done yet. Please add another admin first."
        ),
        admin_by_settings=(
            "{name} is an admin by BAOMAT_ADMIN_IDS. To end that, take their number out of it and "
            "restart the bot."
        ),
        link_spent="This link has been used or has expired. Please restart the bot for a new one.",
    ),
    state=StateWords(
        stats_head="**Cases in numbers**",
        stats_line="{step}: {count}",
        stats_late="Past the internal target: {count}",
        stats_waiting="Waiting for the customer: {count}",
        stats_foot="Targets are internal targets, not legal advice.",
        stats_ratings="Ratings of the outcome: {count}, on average {mean}/5 ({each})",
        stats_misses="Questions that customers say were missed: {count}",
        misses_button="See the questions",
        misses_none="No questions are kept now.",
        missed_clause="{when}, the bot quoted {clause} of version {number}; the question was:",
        missed_none=(
            "{when}, the bot said it is not stated (version {number}); the question was:"
        ),
        steps=CARE.steps,
        doctor_head="**How the bot is doing**",
        policy="Policy in force: number {number}, {title}",
        policy_none="There is no policy. Type /reload",
        care="Care group: {title}",
        care_none="There is no care group. Add the bot to the group and type /bind there.",
        care_no_admin="The bot is not an administrator of the care group.",
        care_unreachable="The bot is no longer in the care group.",
        waiting="Updates waiting: {inbox}. Notices waiting: {outbox}.",
        holidays_missing=(
            "The official holidays of {year} are not known yet, so targets may be days off."
        ),
        well="All is well.",
        unwell="{count} things above need a look.",
    ),
)
