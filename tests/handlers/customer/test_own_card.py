"""The live card in the customer's chat: edited in place, moved down, posted anew, erased."""

from typing import Any

import pytest

from cases.dossier import Actor
from cases.notices import NoticeKind
from cases.outside import Notifiable
from cases.referrals import Referring
from cases.steps import Move, Role, Step
from handlers.rich import LONGEST, fill, units
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from handlers.texts.own_card import OwnCardTexts
from rights.consent import Purpose
from tests.counter import cause
from tests.handlers.customer.visit import AN, RECEIPTS, Visit
from tests.handlers.staff.wire import Call

CARD = CUSTOMER_VI.card
OWN = CUSTOMER_VI.own
NAME = "Lan_*[<b>😀"
STORY = "Ai đó bán số của tôi _*[ <b>&amp; 😀"


@pytest.fixture(autouse=True)
def _delivered(visit: Visit) -> None:
    """Cards go out as well, and what is told with a move."""
    visit.delivers = (*RECEIPTS, NoticeKind.CUSTOMER_CARD, NoticeKind.STEP_TOLD)


async def lodged(visit: Visit, story: str = STORY, language: str | None = None) -> str:
    """A case of An's, its receipt sent; its code."""
    person = await visit.counter.customer(AN, language)
    await visit.counter.consents.give(
        person, Purpose.COMPLAINT, "như đã hiện", "vi", "1", cause=cause()
    )
    code = (await visit.counter.lodged(person, story)).code
    await visit.feed("message", visit.message(AN, sticker=STICKER))
    visit.telegram.calls.clear()
    return code


STICKER: dict[str, Any] = {
    "file_id": "s",
    "file_unique_id": "s",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
    "type": "regular",
}


async def moved(
    visit: Visit,
    code: str,
    move: Move,
    text: str = "",
    by: str = NAME,
    to: Referring | None = None,
) -> None:
    """Lan moves the case, and all of it goes out."""
    care = await visit.counter.care(2001, by)
    await visit.counter.desk.move(code, move, care, text=text, to=to, cause=cause())
    await visit.delivered()


def edits(visit: Visit) -> list[Call]:
    """What was edited."""
    return visit.telegram.sent("editMessageText")


async def place(visit: Visit) -> int | None:
    """The message that the card of An's only case is."""
    (case,) = await visit.cases()
    return await visit.counter.desk.own_card_at(case.id)


async def test_the_receipt_becomes_the_card_and_is_edited_in_place(visit: Visit) -> None:
    """One message, however much happens; a role, never a name; words still come by themselves."""
    code = await lodged(visit)
    at = await place(visit)
    await moved(visit, code, Move.RECEIVE)
    await moved(visit, code, Move.RESOLVE, "Đã xóa số của Anh/Chị")
    assert {call.values["message_id"] for call in edits(visit)} == {at}
    assert await place(visit) == at
    first, last = edits(visit)[0], edits(visit)[-1]
    assert code in first.text
    assert "1 ● 2 ● 3 ○" in first.text
    assert CARD.held in first.text
    assert STORY in first.text
    assert OWN.step_resolved in last.text
    assert CARD.held not in last.text
    assert "Lan" not in "".join(call.text for call in visit.telegram.calls)
    assert "Đã xóa số" in visit.telegram.sent()[-1].text


@pytest.mark.parametrize(("language", "texts"), [("vi", CUSTOMER_VI), ("en", CUSTOMER_EN)])
async def test_the_card_says_which_date_is_next_and_why(
    visit: Visit, language: str, texts: Any
) -> None:
    """And makes none up while the case waits, or is with an authority."""
    code, card = await lodged(visit, language=language), texts.card
    days = {"first_days": 2, "resolve_days": 10}
    await moved(visit, code, Move.RECEIVE)
    assert fill(card.why_first, **days).text in edits(visit)[-1].text
    await moved(visit, code, Move.ASK, "Số nào đã gọi?")
    asking = edits(visit)[-1]
    assert texts.own.waiting in asking.text
    assert asking.text.count("Số nào đã gọi?") == 1
    assert card.paused in asking.text
    assert texts.own.answer_button in asking.buttons
    assert says_no_date(card, asking.text)
    visit.counter.clock.move(days=3)
    person = await visit.counter.customer(AN)
    own = Actor(Role.CUSTOMER, person.id)
    await visit.counter.desk.move(code, Move.ANSWER, own, text="0912", cause=cause())
    await visit.delivered()
    assert fill(card.why_resolve, **days).text in edits(visit)[-1].text
    assert card.waited in edits(visit)[-1].text
    to = Referring("", "Sở <b> & Cục", Notifiable.NO)
    await moved(visit, code, Move.ESCALATE, "Chuyển Cục", to=to)
    passed_on = fill(card.with_named_authority, authority="Sở <b> & Cục").text
    assert passed_on in edits(visit)[-1].text
    assert card.no_date in edits(visit)[-1].text
    assert says_no_date(card, edits(visit)[-1].text)
    await moved(visit, code, Move.RESOLVE, "Xong")
    await visit.counter.desk.move(code, Move.REOPEN, own, cause=cause())
    await visit.delivered()
    assert fill(card.why_first_reopened, **days).text in edits(visit)[-1].text


def says_no_date(card: OwnCardTexts, shown: str) -> bool:
    """Whether no target is named."""
    return all(part.split("{")[0] not in shown for part in (card.due_first, card.due_resolve))


async def test_a_missed_date_is_admitted(visit: Visit) -> None:
    """Rather than promised once more."""
    code = await lodged(visit)
    await visit.says(f"/hoso {code}")
    assert CARD.overdue not in visit.last.text
    visit.counter.clock.move(days=9)
    await visit.says(f"/hoso {code}")
    assert CARD.overdue in visit.last.text


async def test_asked_for_the_card_moves_down_and_the_old_one_goes(visit: Visit) -> None:
    """Later changes go to the new one; a fresh case's card is its receipt still."""
    code = await lodged(visit)
    at = await place(visit)
    await visit.says(f"/hoso {code}")
    assert "Mã hồ sơ" in visit.last.text
    assert STORY in visit.last.text
    (gone,) = visit.telegram.sent("deleteMessage")
    assert gone.values["message_id"] == at
    anew = await place(visit)
    assert anew == visit.telegram.last_in[AN]
    await moved(visit, code, Move.RECEIVE)
    assert [call.values["message_id"] for call in edits(visit)] == [anew]


async def test_a_card_too_old_to_be_deleted_says_where_it_went(visit: Visit) -> None:
    """Without its buttons, so that there is one live card."""
    code = await lodged(visit)
    at = await place(visit)
    visit.telegram.refuse("deleteMessage", 400, "Bad Request: message can't be deleted")
    await visit.says(f"/hoso {code}")
    (left,) = edits(visit)
    assert left.values["message_id"] == at
    assert left.text == CARD.moved_down.format(code=code)
    assert not left.buttons


@pytest.mark.parametrize("why", ["message to edit not found", "MESSAGE_ID_INVALID"])
async def test_a_card_that_is_gone_is_posted_anew(visit: Visit, why: str) -> None:
    """The customer cleared their chat; the next change brings it back, once."""
    code = await lodged(visit)
    at = await place(visit)
    visit.telegram.refuse("editMessageText", 400, f"Bad Request: {why}")
    await moved(visit, code, Move.RECEIVE)
    anew = await place(visit)
    assert anew not in {None, at}
    await moved(visit, code, Move.RESOLVE, "Xong")
    assert edits(visit)[-1].values["message_id"] == anew
    assert await place(visit) == anew


async def test_a_card_that_moves_down_while_it_is_edited_is_edited_there(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No second card is posted beside it."""
    code = await lodged(visit)
    send, (case,) = visit.telegram.do_request, await visit.cases()

    async def overtaken(url: str, *args: Any, **more: Any) -> tuple[int, bytes]:
        if url.endswith("/editMessageText"):
            monkeypatch.setattr(visit.telegram, "do_request", send)
            visit.telegram.refuse("editMessageText", 400, "message to edit not found")
            await visit.counter.desk.keep_own_card(case.id, 4000)
        return await send(url, *args, **more)

    monkeypatch.setattr(visit.telegram, "do_request", overtaken)
    await moved(visit, code, Move.RECEIVE)
    assert edits(visit)[-1].values["message_id"] == 4000
    assert len(visit.telegram.sent()) == 1
    assert await place(visit) == 4000


async def test_a_change_while_the_card_moves_down_is_made_up_for(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written to the old message must not be missing in the new one."""
    code = await lodged(visit)
    send, care = visit.telegram.do_request, await visit.counter.care()

    async def overtaken(url: str, *args: Any, **more: Any) -> tuple[int, bytes]:
        if url.endswith("/sendMessage"):
            monkeypatch.setattr(visit.telegram, "do_request", send)
            await visit.counter.desk.move(code, Move.RECEIVE, care, cause=cause())
        return await send(url, *args, **more)

    monkeypatch.setattr(visit.telegram, "do_request", overtaken)
    visit.delivers = RECEIPTS
    await visit.says(f"/hoso {code}")
    assert edits(visit)[-1].values["message_id"] == await place(visit)
    assert "1 ● 2 ● 3 ○" in edits(visit)[-1].text


async def test_the_card_is_one_message_however_much_was_said(visit: Visit) -> None:
    """Edited in place it has room for no second one; older talk gives way."""
    code = await lodged(visit, "😀" * 4000)
    await moved(visit, code, Move.RECEIVE)
    care = await visit.counter.care(2001, NAME)
    for _ in range(6):
        await visit.counter.desk.reply(code, "👍" * 3000, care, cause=cause())
    await moved(visit, code, Move.ASK, "🙏" * 3000)
    shown = edits(visit)[-1]
    assert OWN.waiting in shown.text
    assert units(shown.text) <= LONGEST
    visit.telegram.calls.clear()
    await visit.says(f"/hoso {code}")
    assert len(visit.telegram.sent()) == 1


async def test_erasing_takes_the_words_off_the_cards(visit: Visit) -> None:
    """Neither the story nor a button is left on any of them."""
    await lodged(visit)
    await lodged(visit, "Chuyện khác")
    places = {await visit.counter.desk.own_card_at(case.id) for case in await visit.cases()}
    await visit.says("/dulieu")
    await visit.presses(OWN.erase_button)
    await visit.presses(OWN.erase_yes_button)
    assert {call.values["message_id"] for call in edits(visit)} == places
    assert {call.text for call in edits(visit)} == {CARD.erased}
    assert OWN.erased in visit.last.text


async def test_a_reason_is_asked_for_before_reopening_and_can_be_skipped(visit: Visit) -> None:
    """By the button, by a word; typed words are the reason."""
    code = await lodged(visit)
    await moved(visit, code, Move.RECEIVE)
    for answer, kept in [("bỏ qua", None), ("Họ lại gọi", "Họ lại gọi")]:
        await moved(visit, code, Move.RESOLVE, "Xong")
        await visit.presses(OWN.reopen_button)
        assert visit.last.text == OWN.reopen_sure.format(code=code)
        await visit.says(answer)
        (case,) = await visit.cases()
        assert case.step is Step.RECEIVED
        said = [each.text for each in case.talk if each.kind is Move.REOPEN]
        assert said == ([kept] if kept else [])
