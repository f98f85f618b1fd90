"""Answering questions with the policy's own clauses, and saying so when it is silent."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.recent import Came, Recent, typed_before
from handlers.buttons import Button
from handlers.customer_buttons import JUST_ASKING, FormVerb, MineVerb, form_button, mine_button
from handlers.customer_cases import CustomerCases
from handlers.customer_misses import not_meant
from handlers.quoting import (
    PolicyVerb,
    clause_buttons,
    contacts,
    policy_button,
    quoted,
    source,
    translated,
)
from handlers.rich import Rich, fill, lines, plain
from handlers.speaker import Speaker
from handlers.texts.customer import CustomerTexts
from policy.answers import Answer
from policy.document import Clause, Document
from policy.follow_ups import leans
from policy.shelf import Book, Shelf

ROOM = 3400
"""Letters of quotation in one answer; the whole section is a press away."""


@dataclass(frozen=True)
class CustomerAsking:
    """Answers any text that is not meant for a dialog; needs no consent and keeps nothing."""

    shelf: Shelf
    cases: CustomerCases
    recent: Recent

    async def answer(
        self, speaker: Speaker, question: str, message_id: int, *, unfinished: bool = False
    ) -> None:
        """Answer *question*; *unfinished* says that a complaint of theirs lies half told."""
        book = self.shelf.current
        if not any(char.isprintable() and not char.isspace() for char in question):
            await speaker.tell(speaker.texts.asking.empty)
        elif book is not None and not any(map(str.isalnum, question)):
            await speaker.tell(speaker.texts.asking.smalltalk, *first_steps(speaker.texts, book))
        elif book is None:
            await speaker.tell(speaker.texts.asking.no_policy)
        else:
            found = await self._found(speaker, book, question, message_id)
            asked = speaker.reading("en") if found.language == "en" else speaker
            await self._say(asked, book, found, message_id, unfinished=unfinished)

    async def offered(self, speaker: Speaker, message_id: int) -> Came | None:
        """What was typed just before a message, if it was answered by the offer of the form."""
        book, came = self.shelf.current, await self.recent.came(speaker.chat_id)
        before = next(iter(typed_before(came, message_id)), None)
        if book is None or before is None:
            return None
        if book.answerer.answer(before).outcome != "flow.complaint":
            return None
        return next(each for each in came if each.text == before and each.message_id < message_id)

    async def _found(self, speaker: Speaker, book: Book, question: str, message_id: int) -> Answer:
        """The answer; a question that leans on an earlier one is understood from that."""
        found = book.answerer.answer(question)
        if found.outcome != "none" or not leans(question):
            return found
        came = await self.recent.came(speaker.chat_id)
        return book.going_on(question, found, typed_before(came, message_id))

    async def _say(
        self, speaker: Speaker, book: Book, found: Answer, message_id: int, *, unfinished: bool
    ) -> None:
        if found.outcome == "flow.status":
            await self.cases.show_all(speaker)
            return
        texts = speaker.texts
        message, rows = answered(texts, book, found, message_id)
        if unfinished:
            message = lines(message, Rich(), texts.asking.continue_note)
            rows = [*rows, [form_button(texts.asking.continue_button, FormVerb.CONTINUE)]]
        # The offer answers the sentence itself: pressing yes finds it there, and not with us.
        reply_to = message_id if found.outcome == "flow.complaint" else None
        await speaker.tell(message, *rows, reply_to=reply_to)


Shown = tuple[Rich, list[list[Button]]]


def answered(texts: CustomerTexts, book: Book, found: Answer, message_id: int) -> Shown:
    """What the question in a message comes to, as a message with its buttons."""
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
            return _quotation(texts, book, found, message_id)
        case _:
            return _silence(texts, book, found, message_id)


def _quotation(texts: CustomerTexts, book: Book, found: Answer, message_id: int) -> Shown:
    """The clauses that answer, and the ways on from them."""
    document, number = book.version.document, book.version.number
    shown = within(found.quotes, ROOM)
    rows: list[Rich | str] = [_opening(texts, found.outcome)]
    for clause in shown:
        rows += [Rich(), quoted(texts, document, clause)]
    rows += translated(texts, shown, book.courtesy)
    rows += [Rich(), source(texts, book.version, number)]
    if found.complaint:
        rows += [Rich(), texts.asking.looks_like_complaint]
    buttons = whole_sections(texts, book, shown)
    buttons.append([not_meant(texts, number, found, message_id)])
    if found.complaint or any(clause.step is not None for clause in shown):
        buttons.append(
            [form_button(texts.asking.start_complaint_button, FormVerb.START, texts.language)]
        )
    return lines(*rows), buttons


def whole_sections(
    texts: CustomerTexts, book: Book, shown: Sequence[Clause]
) -> list[list[Button]]:
    """A button to the section of each clause shown; of several, each says which."""
    found = (book.version.document.section_of(clause.id) for clause in shown)
    sections = list(dict.fromkeys(section for section in found if section is not None))
    rows = []
    for section in sections:
        asking = texts.asking
        label = (
            asking.whole_section_button
            if len(sections) == 1
            else asking.whole_named_section_button.format(section=section.id)
        )
        rows.append([policy_button(label, PolicyVerb.SECTION, book.version.number, section.id)])
    return rows


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


def _silence(texts: CustomerTexts, book: Book, found: Answer, message_id: int) -> Shown:
    """That it is not stated, or which of several was meant; related clauses and a person."""
    choices = clause_buttons(found.also, book.version.number)
    if found.choice and choices:
        return plain(texts.asking.which), choices
    rows: list[Rich | str] = [fill(texts.asking.not_stated)]
    ways = contacts(texts, book.version.document)
    if ways is not None:
        rows += [Rich(), texts.asking.person, ways]
    if choices:
        rows += [Rich(), texts.asking.related]
    complaint = form_button(texts.asking.start_complaint_button, FormVerb.START, texts.language)
    miss = not_meant(texts, book.version.number, found, message_id)
    return lines(*rows), [*choices, [complaint], [miss]]


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
