"""A case in full, as care staff read it in their private chat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from cases.dossier import CaseView, Edited, File, Said
from cases.questions import HERE, Field
from cases.steps import Role, step_line
from handlers.dates import time_and_day
from handlers.enclosing import listed
from handlers.outside_text import OutsidePainter
from handlers.rich import Rich, code, fill, lines, plain, quote
from handlers.texts.care import CareTexts
from handlers.texts.staff_languages import care_texts, edited_texts


@dataclass(frozen=True)
class DossierPainter:
    """Writes out a case with everything that was said in it."""

    zone: tzinfo
    language: str

    @property
    def texts(self) -> CareTexts:
        """The words used."""
        return care_texts(self.language)

    def at(self, moment: datetime) -> str:
        """A time as it is written here."""
        return time_and_day(moment, self.language, self.zone)

    def full(self, view: CaseView) -> Rich:
        """The whole text of a case: answers, talk and files."""
        words = self.texts.reading
        line = step_line(view.step, view.reached)
        return lines(
            fill(words.head, code=code(view.code)),
            f"{line}  {self.texts.steps.of(view.step)}",
            *self._answers(view),
            *self._talk(view),
            *OutsidePainter(self.zone, self.language).rows(view),
            *self._rated(view),
            *(self._file(number, file) for number, file in enumerate(view.evidence, start=1)),
            "",
            words.removed,
        )

    def _answers(self, view: CaseView) -> Iterator[Rich | str]:
        words, edited = self.texts.reading, edited_texts(self.language)
        shown = (
            (Field.WHAT, words.what),
            (Field.SINCE, words.since),
            (Field.MISUSER, words.misuser),
            (Field.EVIDENCE, words.evidence),
            (Field.CONTACT, words.contact),
        )
        for field, title in shown:
            for value in view.form.values(field):
                here = field is Field.CONTACT and value == HERE
                yield fill(title)
                yield plain(words.contact_here) if here else quote(value)
            yield from self._edited(edited.answered, view.answers_edited(field))
        others = set(Field) - {field for field, _ in shown}
        yield from self._edited(edited.another, view.answers_edited(*others))

    def _talk(self, view: CaseView) -> Iterator[Rich | str]:
        if view.talk:
            yield fill(self.texts.reading.talk)
        for said in view.talk:
            yield self._who(said)
            if said.text:
                yield quote(said.text)
            yield from listed(said.files, self.language)
            yield from self._edited(edited_texts(self.language).said, view.edits_of(said))

    def _edited(self, sentence: str, edits: Iterable[Edited]) -> Iterator[Rich]:
        for edit in edits:
            yield fill(sentence, at=self.at(edit.at))
            yield quote(edit.text)

    def _rated(self, view: CaseView) -> Iterator[Rich | str]:
        if view.rating is not None:
            yield fill(self.texts.reading.rated, rating=view.rating)
        if view.rating_words:
            yield quote(view.rating_words)

    def _who(self, said: Said) -> Rich:
        words = self.texts.reading
        by_customer = said.role is Role.CUSTOMER
        who = words.by_customer if by_customer else said.name or words.by_care
        event = self.texts.events.of(said.kind)
        return fill(words.said, who=who, at=self.at(said.at), event=event)

    def _file(self, number: int, file: File) -> Rich:
        words = self.texts.reading
        match file.state:
            case "kept":
                return fill(words.file, number=number, name=file.name or file.kind)
            case "failed":
                return fill(words.file_failed, number=number)
            case _:
                return fill(words.file_waiting, number=number)
