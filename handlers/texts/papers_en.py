"""The sentences on and about papers in English."""

from handlers.texts.papers import PaperTexts

PAPERS_EN = PaperTexts(
    receipt_file="receipt-{code}.pdf",
    receipt_caption=(
        "📄 The receipt of complaint {code}, for you to keep. To check it, scan the QR code on "
        "it, or send this file back here."
    ),
    receipt_title="Receipt of a complaint",
    receipt_intro="We have received your complaint about the use of personal data.",
    receipt_code="Case code",
    receipt_lodged="Received at",
    receipt_policy="Under the policy",
    receipt_contacts="Contact",
    receipt_steps="The three steps",
    receipt_step_1="Step 1: the complaint has been sent to us.",
    receipt_step_2="Step 2: customer care takes it up and works on it.",
    receipt_step_3=(
        "Step 3: if it is more than we can settle, the complaint is passed to the competent "
        "authority."
    ),
    receipt_first="We aim to answer by",
    receipt_resolve="We aim to settle it by",
    receipt_digest="SHA-256 digest",
    receipt_digest_about=(
        "The digest is made from the whole complaint as it was sent. A single changed letter "
        "would change it, so it shows that what we keep is still what you sent."
    ),
    receipt_check="Checking this receipt",
    receipt_scan=(
        "Scan the code with a phone and press Start, or send this PDF back to the bot. It will "
        "say whether the receipt is really ours."
    ),
    genuine_own=(
        "✅ This receipt is genuine. Case {code} was received at {when}. Below is how the case "
        "stands now."
    ),
    genuine="✅ This receipt is genuine: case {code}, which we received at {when}.",
    altered=(
        "⚠️ This receipt does not match your case {code}: its check mark has been changed. The "
        "right one is the one we sent in this chat; see the case: /hoso {code}"
    ),
    altered_in=(
        "⚠️ The receipt of case {code} has been changed. It differs from the one we sent in: "
        "{lines}. In truth we received this case at {when}."
    ),
    unknown=(
        "We cannot confirm this receipt: it has been changed, it does not come from us, or its "
        "case has been erased. Please look at the original again."
    ),
    unreadable=(
        "We could not read the printed lines of this file. Please send the original PDF again, "
        "or scan the QR code on the receipt."
    ),
    line_code="the case code",
    line_lodged="the time it was received",
    line_digest="the digest",
)
