"""What stands on papers, and what is said of a paper that is sent back."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class PaperTexts:
    """One field per sentence; `{named}` places are filled. On the paper itself nothing is bold."""

    receipt_file: str
    receipt_caption: str

    receipt_title: str
    receipt_intro: str
    receipt_code: str
    receipt_lodged: str
    receipt_policy: str
    receipt_contacts: str
    receipt_steps: str
    receipt_step_1: str
    receipt_step_2: str
    receipt_step_3: str
    receipt_first: str
    receipt_resolve: str
    receipt_digest: str
    receipt_digest_about: str
    receipt_check: str
    receipt_scan: str

    genuine_own: str
    genuine: str
    altered: str
    altered_in: str
    unknown: str
    unreadable: str
    line_code: str
    line_lodged: str
    line_digest: str

    def line(self, name: StrEnum) -> str:
        """What a line of the receipt is called."""
        return str(getattr(self, f"line_{name}"))
