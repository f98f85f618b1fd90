"""The message in which words were confirmed says whether they have reached the customer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby
from uuid import UUID

from cases.desk import CaseDesk
from cases.notices import Lost, NoticeView, Sent
from cases.outcomes import Outcome
from handlers.dates import time_and_day
from handlers.destination import Destination
from handlers.enclosing import names
from handlers.rich import Rich, code, fill, lines, pages, quote
from handlers.saying import change
from handlers.texts.delivered import DeliveredTexts
from handlers.texts.staff_languages import care_texts, delivered_texts, notice_texts


@dataclass(frozen=True)
class DeliveredNotices:
    """Edits what a member of staff confirmed; *language* is that of the staff chats.

    A message that is gone is left alone: of what is lost the care group is told besides.
    """

    desk: CaseDesk
    zone: tzinfo
    language: str

    async def send(self, view: NoticeView, to: Destination) -> None:
        """Say how far it has come by now."""
        outcome = await self.desk.outcome(UUID(view.values["talk"]))
        if outcome is None:
            return
        language = to.person.language if to.person is not None else self.language
        await change(to.bot, to.chat_id, outcome.preview, self._told(outcome, language))

    def _told(self, outcome: Outcome, language: str) -> Rich:
        words, care, said = delivered_texts(language), care_texts(language), outcome.said
        event = care.events.of(said.kind)
        tail = [*_files(outcome, language), fill(care.sent, name=said.name or "")]
        head = [
            self._state(outcome, words, language),
            fill(words.about, code=code(outcome.code), event=event),
        ]
        return on_one_page(head, said.text, tail)

    def _state(self, outcome: Outcome, words: DeliveredTexts, language: str) -> Rich:
        at = "" if outcome.at is None else time_and_day(outcome.at, language, self.zone)
        why = _why(outcome.lost, language)
        return fill(words.of(outcome.state), at=at, why=why, tries=outcome.tries)


def _files(outcome: Outcome, language: str) -> Iterator[Rich]:
    """A line for the files of each state, in their order."""
    words = delivered_texts(language)
    for (state, lost), group in groupby(outcome.files, lambda each: each[1:]):
        listed = names([file for file, _, _ in group], language)
        yield fill(words.files(Sent(state)), names=listed, why=_why(lost, language))


def _why(lost: Lost | None, language: str) -> str:
    return notice_texts(language).lost_reasons.of(lost) if lost is not None else ""


def on_one_page(head: Sequence[Rich], text: str, tail: Sequence[Rich]) -> Rich:
    """Words between what is said of them; those that need a message of their own are left out.

    A message can be changed in place only if it is one.
    """
    whole = lines(*head, *([quote(text)] if text else []), *tail)
    return whole if len(pages(whole)) == 1 else lines(*head, *tail)
