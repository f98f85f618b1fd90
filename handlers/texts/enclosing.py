"""What is said of files that go from staff to a customer: one field a sentence."""

from dataclasses import dataclass

from cases.enclosures import Unfit


@dataclass(frozen=True)
class KindOfFileWords:
    """What a file without a name is called."""

    photo: str
    video: str
    document: str
    audio: str
    voice: str

    def of(self, kind: str) -> str:
        """The words for *kind*."""
        return str(getattr(self, kind))


@dataclass(frozen=True)
class UnfitWords:
    """Why a file does not go along, and what to do instead."""

    too_big: str
    unknown_kind: str
    too_many: str
    rest_unseen: str

    def of(self, why: Unfit) -> str:
        """The sentences for *why*."""
        return str(getattr(self, why.value))


@dataclass(frozen=True)
class EnclosingTexts:
    """Every sentence about such files; `caption` and `listed` are the customer's too."""

    kinds: KindOfFileWords
    unfit: UnfitWords
    listed: str
    caption: str
    held: str
