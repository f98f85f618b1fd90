"""What is said of updates that were set aside, in English."""

from handlers.texts.aside import AsideTexts

ASIDE_EN = AsideTexts(
    head="**Updates set aside** ({count}), the newest first",
    none="Nothing is set aside.",
    line="{id}: received at {at}. {why}",
    unreadable="The bot cannot read it: it is not of the form that Telegram describes.",
    failed="Tried {tries} times, the last time it met the error {error}.",
    gone="It can no longer be opened: the key of its day has been dropped.",
    more="There are {count} older ones; they show once those above have been tried again.",
    foot=(
        "Best tried again once the cause is mended. It is then handled as if it had just come; "
        "what it has done already is not done twice. If it fails again, it is set aside again and "
        "you are told. After seven days it is dropped."
    ),
    again_button="Try again {id}",
    all_button="Try all again ({count})",
    replayed="{id} is being tried again.",
    all_replayed="{count} are being tried again.",
    no_longer="This is no longer set aside: somebody tried it again, or its seven days are over.",
    health="Updates set aside that the bot could not handle: {count}. Type /aside to see them.",
)
