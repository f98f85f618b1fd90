"""All a customer reads, by language."""

from dataclasses import dataclass

from handlers.texts.abuse import ManyTexts
from handlers.texts.abuse_en import MANY_EN
from handlers.texts.abuse_vi import MANY_VI
from handlers.texts.asking import AskingTexts
from handlers.texts.asking_en import ASKING_EN
from handlers.texts.asking_vi import ASKING_VI
from handlers.texts.common import CommonTexts
from handlers.texts.common_en import COMMON_EN
from handlers.texts.common_vi import COMMON_VI
from handlers.texts.complaint import ComplaintTexts
from handlers.texts.complaint_en import COMPLAINT_EN
from handlers.texts.complaint_vi import COMPLAINT_VI
from handlers.texts.edits import EditTexts
from handlers.texts.edits_en import EDITS_EN
from handlers.texts.edits_vi import EDITS_VI
from handlers.texts.own import OwnTexts
from handlers.texts.own_card import OwnCardTexts
from handlers.texts.own_card_en import OWN_CARD_EN
from handlers.texts.own_card_vi import OWN_CARD_VI
from handlers.texts.own_en import OWN_EN
from handlers.texts.own_vi import OWN_VI
from handlers.texts.papers import PaperTexts
from handlers.texts.papers_en import PAPERS_EN
from handlers.texts.papers_vi import PAPERS_VI


@dataclass(frozen=True)
class CustomerTexts:
    """The sentences of one language."""

    language: str
    common: CommonTexts
    asking: AskingTexts
    complaint: ComplaintTexts
    own: OwnTexts
    papers: PaperTexts
    card: OwnCardTexts
    many: ManyTexts
    edits: EditTexts


CUSTOMER_VI = CustomerTexts(
    "vi",
    COMMON_VI,
    ASKING_VI,
    COMPLAINT_VI,
    OWN_VI,
    PAPERS_VI,
    OWN_CARD_VI,
    MANY_VI,
    EDITS_VI,
)
CUSTOMER_EN = CustomerTexts(
    "en",
    COMMON_EN,
    ASKING_EN,
    COMPLAINT_EN,
    OWN_EN,
    PAPERS_EN,
    OWN_CARD_EN,
    MANY_EN,
    EDITS_EN,
)


def customer_texts(language: str) -> CustomerTexts:
    """The sentences of *language*; Vietnamese where it is not English."""
    return CUSTOMER_EN if language == "en" else CUSTOMER_VI
