"""What staff read of words and files on their way to a customer: one field a sentence."""

from dataclasses import dataclass

from cases.notices import Sent


@dataclass(frozen=True)
class DeliveredTexts:
    """Each state of what was confirmed, then of the files that go with it."""

    waiting: str
    retrying: str
    sent: str
    lost: str
    about: str
    below: str
    files_sent: str
    files_waiting: str
    files_retrying: str
    files_lost: str

    def of(self, state: Sent) -> str:
        """The sentence for *state*."""
        return str(getattr(self, state.value))

    def files(self, state: Sent) -> str:
        """The sentence for files in *state*."""
        return str(getattr(self, f"files_{state.value}"))
