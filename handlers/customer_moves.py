"""Withdrawing and reopening: asked once more first, then done once."""

from dataclasses import dataclass
from datetime import tzinfo

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import Actor, CaseNotFoundError, CaseOvertakenError, Moved
from cases.drafts import Draft, Drafts
from cases.masking import mask
from cases.people import Person
from cases.reference import leading_code
from cases.steps import Move, MoveRefusedError, Role, Step
from cases.words import Word, said
from handlers.case_view import case_choices, why_not
from handlers.context import Context
from handlers.customer_buttons import OwnVerb, code_of, own_button, own_pattern
from handlers.customer_consent import Agreeing
from handlers.dates import time_and_day
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.form_view import masked_note
from handlers.near_codes import own_case, unknown
from handlers.rich import Rich, code, fill, lines
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.texts.own import OwnTexts
from handlers.typed_buttons import types

COMMANDS = {
    "rut": Move.WITHDRAW,
    "withdraw": Move.WITHDRAW,
    "molai": Move.REOPEN,
    "reopen": Move.REOPEN,
}
ASKING = {OwnVerb.WITHDRAW: Move.WITHDRAW, OwnVerb.REOPEN: Move.REOPEN}
SURE = {OwnVerb.SURE_WITHDRAW: Move.WITHDRAW, OwnVerb.SURE_REOPEN: Move.REOPEN}
YES = {Word.CONFIRM, Word.AGREE, Word.CONTINUE}
NO = {Word.DROP, Word.CANCEL, Word.DECLINE, Word.BACK}


@dataclass(frozen=True)
class CustomerMoves:
    """Lets customers withdraw and reopen their cases."""

    speakers: Speakers
    drafts: Drafts
    desk: CaseDesk
    agreeing: Agreeing
    zone: tzinfo
    kind: str = "own_move"

    async def command(self, update: Update, context: Context) -> None:
        """Ask whether they are sure, of the named case or of the only one it can be."""
        speaker, message = await self.speakers.of(update, context), update.message
        found = command_in(message) if message is not None else None
        if speaker is None or found is None:
            return
        named, reason = leading_code(found[1], sure=False) or (found[1], "")
        move, texts = COMMANDS[found[0]], speaker.texts
        person = speaker.person
        views = await self.desk.own_all(person) if person is not None else ()
        movable = tuple(view for view in views if move in view.moves)
        if reason and move is Move.REOPEN:
            await self._do(speaker, move, named, reason)
        elif named:
            await self._ask(speaker, move, named)
        elif len(movable) == 1:
            await self._ask(speaker, move, movable[0].code)
        elif movable:
            verb = OwnVerb.WITHDRAW if move is Move.WITHDRAW else OwnVerb.REOPEN
            await speaker.tell(texts.own.which_case, *case_choices(texts, movable, verb))
        else:
            await speaker.tell(none_to(texts.own, move))

    async def press(self, update: Update, context: Context) -> None:
        """Ask whether they are sure, do it, or leave it."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        verb, named = OwnVerb(context.match[1]), code_of(context.match[2])
        await acknowledge(query)
        if verb in ASKING:
            await self._ask(speaker, ASKING[verb], named)
            return
        await unbutton(query)
        if verb in SURE:
            await self._do(speaker, SURE[verb], named, "")
        else:
            await self._leave(speaker)

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take yes or no; before reopening, other words are the reason, which can be skipped."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        move, named = Move(draft.content["move"]), str(draft.content["code"])
        words = message.text or ""
        word = said(words)
        own = speaker.texts.own
        if (
            word in NO
            or types(words, own.withdraw_no_button)
            or types(words, own.reopen_no_button)
        ):
            await self._leave(speaker)
        elif word in yes_words(move) or types(words, yes_label(own, move)):
            await self._do(speaker, move, named, "")
        elif move is Move.REOPEN and words.strip() and word is None:
            await self._do(speaker, move, named, words)
        else:
            await speaker.tell(speaker.texts.common.yes_or_no)

    async def _ask(self, speaker: Speaker, move: Move, named: str) -> None:
        """Ask once more, if the move is open to them at all."""
        own, person = speaker.texts.own, speaker.person
        view = await own_case(self.desk, speaker, named)
        if person is None or view is None:
            return
        if move not in view.moves:
            late = move is Move.REOPEN and view.step is Step.CLOSED
            words = own.refused_too_late if late else own.refused_wrong_step
            await speaker.tell(fill(words, code=view.code))
            return
        content = {"move": move.value, "code": view.code}
        await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
        if move is Move.WITHDRAW:
            yes = own_button(own.withdraw_yes_button, OwnVerb.SURE_WITHDRAW, view.code)
            no = own_button(own.withdraw_no_button, OwnVerb.KEEP, view.code)
            await speaker.tell(fill(own.withdraw_sure, code=code(view.code)), [yes, no])
        else:
            yes = own_button(own.reopen_yes_button, OwnVerb.SURE_REOPEN, view.code)
            no = own_button(own.reopen_no_button, OwnVerb.KEEP, view.code)
            await speaker.tell(fill(own.reopen_sure, code=code(view.code)), [yes, no])

    async def _do(self, speaker: Speaker, move: Move, named: str, reason: str) -> None:
        """Make the move and say where it leads, or why it could not be made."""
        texts, person = speaker.texts, speaker.person
        if person is None:
            await speaker.tell(texts.own.case_unknown)
            return
        actor = Actor(Role.CUSTOMER, person.id, said_in=speaker.message_id)
        masked = mask(reason)
        kept = not reason or await self.agreeing.given(person) is not None
        text = masked.text if kept else ""
        try:
            moved = await self.desk.move(named, move, actor, text=text, cause=speaker.cause)
        except CaseNotFoundError:
            answer = await unknown(self.desk, speaker, named)
        except (CaseOvertakenError, MoveRefusedError) as trouble:
            answer = why_not(texts, trouble, named)
        else:
            notes = [] if kept else [fill(texts.own.reason_not_kept, code=moved.code)]
            notes += [masked_note(texts.complaint, masked.found)] if masked.found else []
            answer = lines(self._told(speaker, moved), *notes)
        await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
        await speaker.tell(answer)

    def _told(self, speaker: Speaker, moved: Moved) -> Rich:
        own = speaker.texts.own
        if moved.move is Move.WITHDRAW or moved.next_due is None:
            return fill(own.withdrawn, code=code(moved.code))
        when = time_and_day(moved.next_due, speaker.texts.language, self.zone)
        return fill(own.reopened, code=code(moved.code), when=when)

    async def _leave(self, speaker: Speaker) -> None:
        if speaker.person is not None:
            await self.drafts.drop(self.kind, speaker.chat_id, speaker.person, speaker.cause)
        await speaker.tell(speaker.texts.own.left_as_it_is)

    def handlers(self) -> list[Handler]:
        """The commands and the presses."""
        asked = Command(*COMMANDS) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        pressed = own_pattern(*ASKING, *SURE, OwnVerb.KEEP)
        return [MessageHandler(asked, self.command), CallbackQueryHandler(self.press, pressed)]


def yes_words(move: Move) -> set[Word]:
    """The words that make *move*: before reopening, what is skipped is the reason."""
    return YES | {Word.SKIP} if move is Move.REOPEN else YES


def yes_label(own: OwnTexts, move: Move) -> str:
    """What the button says that makes *move*."""
    return own.withdraw_yes_button if move is Move.WITHDRAW else own.reopen_yes_button


def none_to(own: OwnTexts, move: Move) -> str:
    """That they have no case that *move* could be made with."""
    return own.withdraw_none if move is Move.WITHDRAW else own.reopen_none
