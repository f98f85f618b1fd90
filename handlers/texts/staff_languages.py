"""The staff's texts by language; Vietnamese where a language is not known."""

from handlers.texts import (
    abuse_en,
    abuse_vi,
    admin_en,
    admin_vi,
    aside_en,
    aside_vi,
    canned_en,
    canned_vi,
    care_en,
    care_vi,
    clock_en,
    clock_vi,
    delivered_en,
    delivered_vi,
    dossier_en,
    dossier_vi,
    edits_en,
    edits_vi,
    enclosing_en,
    enclosing_vi,
    holding_en,
    holding_vi,
    menus_en,
    menus_vi,
    notices_en,
    notices_vi,
    queue_en,
    queue_vi,
    step3_en,
    step3_vi,
)
from handlers.texts.abuse import SpamTexts
from handlers.texts.admin import AdminTexts
from handlers.texts.aside import AsideTexts
from handlers.texts.canned import CannedTexts
from handlers.texts.care import CareTexts
from handlers.texts.clock import ClockTexts
from handlers.texts.delivered import DeliveredTexts
from handlers.texts.dossier import DossierTexts
from handlers.texts.edits import EditedWords
from handlers.texts.enclosing import EnclosingTexts
from handlers.texts.holding import HoldingTexts
from handlers.texts.menus import MenuTexts
from handlers.texts.notices import NoticeTexts
from handlers.texts.queue import QueueTexts
from handlers.texts.step3 import Step3Texts


def care_texts(language: str) -> CareTexts:
    """What care staff read."""
    return care_en.EN if language == "en" else care_vi.VI


def canned_texts(language: str) -> CannedTexts:
    """What is said of ready replies."""
    return canned_en.CANNED_EN if language == "en" else canned_vi.CANNED_VI


def delivered_texts(language: str) -> DeliveredTexts:
    """What is said of words on their way to a customer."""
    return delivered_en.DELIVERED_EN if language == "en" else delivered_vi.DELIVERED_VI


def dossier_texts(language: str) -> DossierTexts:
    """What is said of a dossier to who makes it."""
    return dossier_en.DOSSIER_EN if language == "en" else dossier_vi.DOSSIER_VI


def edited_texts(language: str) -> EditedWords:
    """How the full text of a case shows an edit."""
    return edits_en.EDITED_EN if language == "en" else edits_vi.EDITED_VI


def enclosing_texts(language: str) -> EnclosingTexts:
    """What is said of files that go to a customer."""
    return enclosing_en.ENCLOSING_EN if language == "en" else enclosing_vi.ENCLOSING_VI


def admin_texts(language: str) -> AdminTexts:
    """What admins read."""
    return admin_en.EN if language == "en" else admin_vi.VI


def aside_texts(language: str) -> AsideTexts:
    """What admins read of updates that were set aside."""
    return aside_en.ASIDE_EN if language == "en" else aside_vi.ASIDE_VI


def notice_texts(language: str) -> NoticeTexts:
    """What notices say."""
    return notices_en.EN if language == "en" else notices_vi.VI


def step3_texts(language: str) -> Step3Texts:
    """What is said of parties, authorities and step 3."""
    return step3_en.EN if language == "en" else step3_vi.VI


def queue_texts(language: str) -> QueueTexts:
    """What is said of the queue, and of what a search finds."""
    return queue_en.QUEUE_EN if language == "en" else queue_vi.QUEUE_VI


def clock_texts(language: str) -> ClockTexts:
    """What is said of dates that are near or past."""
    return clock_en.CLOCK_EN if language == "en" else clock_vi.CLOCK_VI


def holding_texts(language: str) -> HoldingTexts:
    """What is said when a case changes hands."""
    return holding_en.EN if language == "en" else holding_vi.VI


def menu_texts(language: str) -> MenuTexts:
    """What the menus say."""
    return menus_en.EN if language == "en" else menus_vi.VI


def spam_texts(language: str) -> SpamTexts:
    """What staff read about spam and floods."""
    return abuse_en.SPAM_EN if language == "en" else abuse_vi.SPAM_VI
