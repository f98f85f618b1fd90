"""Cards of cases, and their places in staff chats."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from cases.dossier import CardPlace, CaseNotFoundError
from cases.notices import Hears
from cases.steps import Move, Step
from storage.case_tables import CaseRow
from tests.counter import Counter, cause


async def test_a_card_is_enough_to_triage_and_no_more(counter: Counter) -> None:
    """Code, step, clause, role, kinds, files, language, dates, holder, last event."""
    person, care = await counter.customer(language="en"), await counter.care(name="Lan")
    files = tuple(
        [
            await counter.evidence.keep(person, "photo", f"F{number}", "x.jpg", 9, cause=cause())
            for number in range(3)
        ]
    )
    await counter.evidence.finish(files[0], "0" * 64)
    await counter.evidence.failed(files[1], final=True)
    lodged = await counter.lodged(person, "Riêng tư", files=files, promise=("1.5",))
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    await counter.desk.staff_view(lodged.code, care, cause=cause())
    card = await counter.desk.card(lodged.code)
    assert (card.code, card.step, card.reached) == (lodged.code, Step.RECEIVED, 2)
    assert (card.clause, card.role, card.kinds) == ("1.5", "customer", ("phone", "email"))
    assert (card.files, card.arriving, card.failed) == (3, 1, 1)
    assert (card.language, card.holder_name, card.reachable) == ("en", "Lan", True)
    assert card.last is not None
    assert card.last.move == Move.RECEIVE
    assert card.moves == (
        Move.ASK,
        Move.ESCALATE,
        Move.RESOLVE,
        Move.REJECT,
        Move.SPAM,
        Move.EXTEND,
    )
    assert "Riêng" not in repr(card)
    assert "x.jpg" not in repr(card)


async def test_a_card_is_found_by_its_place(counter: Counter) -> None:
    """By the message, by the topic; and not once it is forgotten."""
    await counter.staff.bind(-100, "Chăm sóc", Hears.CARE, by=None, cause=cause())
    chat = await counter.staff.care_chat()
    assert chat is not None
    case = (await counter.lodged(await counter.customer())).case_id
    await counter.desk.keep_card(case, chat.id, 10, None)
    await counter.desk.keep_card(case, chat.id, 11, 7)
    assert await counter.desk.card_at(case, chat.id) == CardPlace(11, 7)
    assert await counter.desk.by_card(chat.id, 11) == case
    assert await counter.desk.by_thread(chat.id, 7) == case
    assert await counter.desk.by_card(chat.id, 10) is None
    assert await counter.desk.by_thread(uuid4(), 7) is None
    await counter.desk.forget_card(case, chat.id)
    assert await counter.desk.card_at(case, chat.id) is None


async def test_a_card_of_a_case_that_is_gone_is_not_kept(counter: Counter) -> None:
    """It was erased while its card was on the wire."""
    await counter.staff.bind(-100, "Chăm sóc", Hears.CARE, by=None, cause=cause())
    chat = await counter.staff.care_chat()
    assert chat is not None
    await counter.desk.keep_card(uuid4(), chat.id, 10, None)
    assert await counter.desk.by_card(chat.id, 10) is None
    with pytest.raises(CaseNotFoundError):
        await counter.desk.card(uuid4())


async def test_the_holder_of_a_case_may_have_left(counter: Counter) -> None:
    """Their name still stands on the card, which says that they have left."""
    care = await counter.care(5, "Lan")
    code = (await counter.lodged(await counter.customer())).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.staff.left(5, cause())
    card = await counter.desk.card(code)
    assert (card.holder_name, card.holder_left) == ("Lan", True)
    async with counter.database.read() as session:
        row = (await session.scalars(select(CaseRow))).one()
    assert row.holder == care.person_id
