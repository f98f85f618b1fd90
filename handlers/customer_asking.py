"""Answering questions with the policy's own clauses, and saying so when it is silent."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.buttons import Button
from handlers.customer_buttons import JUST_ASKING, FormVerb, MineVerb, form_button, mine_button
from handlers.customer_cases import CustomerCases
from handlers.quoting import (
    PolicyVerb,
    clause_buttons,
    contacts,
    other_button,
    policy_button,
    quoted,
    source,
)
from handlers.rich import Rich, fill, lines, plain
from handlers.speaker import Speaker
from handlers.texts.customer import CustomerTexts
from policy.answers import Answer
from policy.document import Clause, Document
from policy.shelf import Book, Shelf

ROOM = 3400
"""Letters of quotation in one answer; the whole section is a press away."""


@dataclass(frozen=True)
class CustomerAsking:
    """Answers any text that is not meant for a dialog; needs no consent and keeps nothing."""

    shelf: Shelf
    cases: CustomerCases

    async def answer(
        self, speaker: Speaker, question: str, message_id: int, *, unfinished: bool = False
    ) -> None:
        """Answer *question*; *unfinished* says that a complaint of theirs lies half told."""
        book = self.shelf.current
        if not any(char.isprintable() and not char.isspace() for char in question):
            await speaker.tell(speaker.texts.asking.empty)
        elif book is None:
            await speaker.tell(speaker.texts.asking.no_policy)
        else:
            found = book.answerer.answer(question)
            asked = speaker.reading("en") if found.language == "en" else speaker
            await self._say(asked, book, found, message_id, unfinished=unfinished)

    async def _say(
        self, speaker: Speaker, book: Book, found: Answer, message_id: int, *, unfinished: bool
    ) -> None:
        if found.outcome == "flow.status":
            await self.cases.show_all(speaker)
            return
        texts = speaker.texts
        message, rows = answered(texts, book, found)
        if unfinished:
            message = lines(message, Rich(), texts.asking.continue_note)
            rows = [*rows, [form_button(texts.asking.continue_button, FormVerb.CONTINUE)]]
        # The offer answers the sentence itself: pressing yes finds it there, and not with us.
        reply_to = message_id if found.outcome == "flow.complaint" else None
        await speaker.tell(message, *rows, reply_to=reply_to)


Shown = tuple[Rich, list[list[Button]]]


def answered(texts: CustomerTexts, book: Book, found: Answer) -> Shown:
    """What a question comes to, as a message with its buttons."""
    document = book.version.document
    match found.outcome:
        case "flow.complaint":
            return plain(texts.asking.complaint_offer), complaint_offer(texts)
        case "flow.contact":
            return contact_card(texts, document), []
        case "flow.rights":
            return _rights(texts, document)
        case "flow.smalltalk":
            return plain(texts.asking.smalltalk), first_steps(texts, book)
        case _ if found.quotes:
            return _quotation(texts, book, found)
        case _:
            return _silence(texts, book, found)


def _quotation(texts: CustomerTexts, book: Book, found: Answer) -> Shown:
    """The clauses that answer, and the ways on from them."""
    document, number = book.version.document, book.version.number
    shown = within(found.quotes, ROOM)
    rows: list[Rich | str] = [_opening(texts, found.outcome)]
    for clause in shown:
        rows += [Rich(), quoted(texts, document, clause)]
    rows += [Rich(), source(texts, book.version, number)]
    if found.complaint:
        rows += [Rich(), texts.asking.looks_like_complaint]
    buttons = []
    section = document.section_of(shown[0].id)
    if section is not None:
        whole = texts.asking.whole_section_button
        buttons.append([policy_button(whole, PolicyVerb.SECTION, number, section.id)])
    buttons.append([other_button(texts.asking.not_meant_button, number, found.also)])
    if found.complaint or any(clause.step is not None for clause in shown):
        buttons.append(
            [form_button(texts.asking.start_complaint_button, FormVerb.START, texts.language)]
        )
    return lines(*rows), buttons


def _opening(texts: CustomerTexts, outcome: str) -> str:
    match outcome:
        case "meta.date":
            return texts.asking.date_answer
        case "meta.hotline":
            return texts.asking.hotline_answer
        case _:
            return texts.asking.answer


def within(clauses: Sequence[Clause], room: int) -> list[Clause]:
    """The first of *clauses* that fit in *room* letters; the first one always."""
    kept, used = list[Clause](), 0
    for clause in clauses:
        used += len(clause.text)
        if kept and used > room:
            break
        kept.append(clause)
    return kept


def _silence(texts: CustomerTexts, book: Book, found: Answer) -> Shown:
    """That it is not stated, or which of several was meant; related clauses and a person."""
    choices = clause_buttons(found.also, book.version.number)
    if found.choice and choices:
        return plain(texts.asking.which), choices
    rows: list[Rich | str] = [fill(texts.asking.not_stated)]
    if choices:
        rows += [Rich(), texts.asking.related]
    ways = contacts(texts, book.version.document)
    if ways is not None:
        rows += [Rich(), texts.asking.person, ways]
    complaint = form_button(texts.asking.start_complaint_button, FormVerb.START, texts.language)
    return lines(*rows), [*choices, [complaint]]


def complaint_offer(texts: CustomerTexts) -> list[list[Button]]:
    """Yes or no to telling the sentence as a complaint."""
    return [
        [form_button(texts.asking.start_complaint_button, FormVerb.TELL, texts.language)],
        [Button(texts.asking.keep_asking_button, JUST_ASKING)],
    ]


def contact_card(texts: CustomerTexts, document: Document | None) -> Rich:
    """How to reach the firm, as the policy prints it."""
    ways = contacts(texts, document)
    return (
        plain(texts.common.contacts_none) if ways is None else lines(texts.common.contacts, ways)
    )


def _rights(texts: CustomerTexts, document: Document) -> Shown:
    """What one can do with one's data here, and who can be asked for more."""
    own_data = mine_button(texts.asking.own_data_button, MineVerb.SHOW)
    return lines(texts.asking.rights, Rich(), contact_card(texts, document)), [[own_data]]


def first_steps(texts: CustomerTexts, book: Book | None) -> list[list[Button]]:
    """The ways in: read the policy, lodge a complaint."""
    rows = [[form_button(texts.common.complaint_button, FormVerb.START, texts.language)]]
    if book is not None:
        number = book.version.number
        rows.insert(0, [policy_button(texts.common.policy_button, PolicyVerb.HOME, number)])
    return rows
