"""A complaint that likely repeats an open case: joined to it, or sent by itself all the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler

from cases.dossier import CaseNotFoundError
from cases.form import HERE, Field, Form, summary
from cases.own_cases import Repeated
from cases.people import Person
from cases.steps import MoveRefusedError
from cases.words import Word, choices, said
from handlers.buttons import Button
from handlers.context import Context
from handlers.customer_buttons import OwnVerb, code_of, own_button
from handlers.customer_lodging import KIND, Lodging
from handlers.dates import day
from handlers.dialogs import Handler
from handlers.form_labels import labelled, option
from handlers.rich import Rich, code, fill, lines
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.telling import Telling, readable
from handlers.texts.customer import CustomerTexts
from handlers.typed_buttons import types

APART: Final = "apart"
_PRESSED: Final = rf"^join:(?:({APART})|add:([0-9A-Z]+))$"


@dataclass(frozen=True)
class CustomerJoining:
    """Asks before a likely duplicate is sent; what was told is kept until the answer."""

    speakers: Speakers
    lodging: Lodging
    zone: tzinfo

    async def send(self, speaker: Speaker, person: Person, telling: Telling) -> None:
        """Lodge the complaint, or offer to join it with the open cases it is like."""
        like = await self.lodging.desk.likely_repeated(person, telling.form, cause=speaker.cause)
        if not like:
            await self.lodging.send(speaker, person, telling)
            return
        offered = replace(telling, offered=tuple(each.code for each in like))
        await self.lodging.save(speaker, person, offered)
        await self._offer(speaker, like)

    async def _offer(self, speaker: Speaker, like: Sequence[Repeated]) -> None:
        many, last = speaker.texts.many, len(like) + 1
        choice = (
            fill(
                many.alike_choice,
                number=number,
                code=code(each.code),
                when=day(each.lodged_at, speaker.texts.language, self.zone),
            )
            for number, each in enumerate(like, start=1)
        )
        apart = fill(many.alike_apart, number=last)
        message = lines(fill(many.alike), *choice, apart, Rich(), fill(many.alike_end))
        await speaker.tell(message, *_buttons(speaker.texts, [each.code for each in like]))

    async def took(self, speaker: Speaker, person: Person, telling: Telling, words: str) -> bool:
        """Take *words* as the answer to the offer; False where none is open, or they are none."""
        if not telling.offered:
            return False
        picked = _picked(speaker.texts, telling.offered, words)
        if picked is not None:
            await self._settle(speaker, person, telling, picked)
        elif words.strip().isdigit():
            await self.send(speaker, person, telling)
        elif said(words) is Word.BACK:
            again = telling.with_form(telling.form.at(Field.SUMMARY))
            await self.lodging.save(speaker, person, again)
            await self.lodging.ask(speaker, again)
        else:
            return False
        return True

    async def press(self, update: Update, context: Context) -> None:
        """Take the press as the answer, if the offer is still open."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        telling, person = readable(await self.lodging.load(speaker)), speaker.person
        picked = APART if context.match[1] else code_of(context.match[2])
        ways = (APART, *telling.offered) if telling is not None and telling.offered else ()
        if person is None or telling is None or picked not in ways:
            await acknowledge(query, speaker.texts.common.outdated, alert=True)
            return
        await acknowledge(query)
        await unbutton(query)
        if not await self.lodging.lapsed(speaker, person, telling):
            await self._settle(speaker, person, telling, picked)

    async def _settle(
        self, speaker: Speaker, person: Person, telling: Telling, picked: str
    ) -> None:
        """Send it by itself, or put its words and files into the case that was picked."""
        if picked == APART:
            await self.lodging.send(speaker, person, telling)
            return
        many, form = speaker.texts.many, telling.form
        try:
            await self.lodging.desk.add(
                picked,
                person,
                text=_retold(speaker.texts, form),
                files=[UUID(each) for each in form.files],
                cause=speaker.cause,
            )
        except (CaseNotFoundError, MoveRefusedError):
            again = telling.with_form(form.at(Field.SUMMARY))
            await self.lodging.save(speaker, person, again)
            await self.lodging.ask(speaker, again, fill(many.joined_moved, code=code(picked)))
            return
        await self.lodging.drafts.drop(KIND, speaker.chat_id, person, speaker.cause)
        show = own_button(speaker.texts.complaint.case_button, OwnVerb.SHOW, picked)
        await speaker.tell(fill(many.joined, code=code(picked)), [show])

    def handlers(self) -> list[Handler]:
        """The presses."""
        return [CallbackQueryHandler(self.press, _PRESSED)]


def _buttons(texts: CustomerTexts, codes: Sequence[str]) -> list[list[Button]]:
    """A button for each case, then the one that sends all the same."""
    many = texts.many
    rows = [
        [Button(many.join_button.format(number=number, code=each), _data(each))]
        for number, each in enumerate(codes, start=1)
    ]
    last = many.apart_button.format(number=len(codes) + 1)
    return [*rows, [Button(last, f"join:{APART}")]]


def _data(named: str) -> str:
    return f"join:add:{named.replace('-', '')}"


def _picked(texts: CustomerTexts, codes: Sequence[str], words: str) -> str | None:
    """The case or APART that was typed: by number, as its button reads, or as “send” again."""
    ways, numbers = [*codes, APART], choices(words, len(codes) + 1) or ()
    if len(numbers) == 1:
        return ways[numbers[0] - 1]
    if said(words) in {Word.SEND, Word.SEND_NOW}:
        return APART
    labels = [button.label for (button,) in _buttons(texts, codes)]
    return next(
        (way for way, label in zip(ways, labels, strict=True) if types(words, label)), None
    )


def _retold(texts: CustomerTexts, form: Form) -> str:
    """All that was told, as words for the case: first what happened, then each further answer."""
    rows = [form.what or ""]
    for line in summary(form):
        given = line.answer.values if line.answer is not None else ()
        if line.field in {Field.WHAT, Field.REPORTER} or given in {(), (HERE,)}:
            continue
        codes = form.options(line.field)
        words = (
            option(texts.complaint, form, line.field, each) if each in codes else each
            for each in given
        )
        label = labelled(texts.complaint, line.field)
        rows.append(texts.many.joined_line.format(label=label, answer="; ".join(words)))
    return "\n".join(rows)
