"""What staff read of a dossier in English; the dossier itself is in Vietnamese."""

from handlers.texts.dossier import DossierTexts

DOSSIER_EN = DossierTexts(
    choose=(
        "**The dossier of {code}** (a PDF in Vietnamese): a letter to the authority, the "
        "complaint, the clause, what was said, timeline, consent, parties, referrals, the "
        "list of evidence, the audit chain.\n\n"
        "• **Full**: with the customer's words and the parties' names.\n"
        "• **Redacted**: free text, names, contact and file names are masked; codes, dates, kinds "
        "of data and digests stay.\n"
        "• **With a password**: encrypted with AES-256; the password is shown once.\n\n"
        "Each one made is recorded. Choose one:"
    ),
    full_locked="Full, with a password",
    full_plain="Full, no password",
    redacted_locked="Redacted, with a password",
    redacted_plain="Redacted, no password",
    opened="Choose how to make the dossier in your private chat with the bot.",
    start_first=(
        "The bot cannot write to you in private yet. Press the button below to make the dossier "
        "in the private chat. The link works once, and for you alone."
    ),
    start_label="Make the dossier",
    in_private="A dossier is made in the private chat alone. Type /dossier with the code there.",
    caption=(
        "📁 The dossier of {code} ({kind}). This message is deleted after 24 hours: save the file "
        "before then.\nSHA-256: {sha256}"
    ),
    caption_personal=(
        "⚠️ The file holds personal data and has no password: give it to its addressee alone."
    ),
    caption_locked="🔒 The password is in the message right below.",
    unlocking=(
        "🔑 The password of the file above (type it as it stands, dashes too):\n\n{password}\n\n"
        "It is shown this once, kept nowhere, and this message is deleted after 10 minutes: write "
        "it down now. Hand it over by another way than the file. If it is lost, make another "
        "dossier."
    ),
)
