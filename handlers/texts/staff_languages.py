"""The staff's texts by language; Vietnamese where a language is not known."""

from handlers.texts import (
    admin_en,
    admin_vi,
    care_en,
    care_vi,
    holding_en,
    holding_vi,
    menus_en,
    menus_vi,
    notices_en,
    notices_vi,
)
from handlers.texts.admin import AdminTexts
from handlers.texts.care import CareTexts
from handlers.texts.holding import HoldingTexts
from handlers.texts.menus import MenuTexts
from handlers.texts.notices import NoticeTexts


def care_texts(language: str) -> CareTexts:
    """What care staff read."""
    return care_en.EN if language == "en" else care_vi.VI


def admin_texts(language: str) -> AdminTexts:
    """What admins read."""
    return admin_en.EN if language == "en" else admin_vi.VI


def notice_texts(language: str) -> NoticeTexts:
    """What notices say."""
    return notices_en.EN if language == "en" else notices_vi.VI


def holding_texts(language: str) -> HoldingTexts:
    """What is said when a case changes hands."""
    return holding_en.EN if language == "en" else holding_vi.VI


def menu_texts(language: str) -> MenuTexts:
    """What the menus say."""
    return menus_en.EN if language == "en" else menus_vi.VI
