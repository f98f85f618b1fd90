"""Edits of what was sent: the new words beside the old, sealed, told to staff once."""

import pytest
from sqlalchemy import func, select

from cases.complaint import Answer, Form
from cases.dossier import Actor, CaseNotFoundError, EmptyTextError
from cases.edits import EDIT, answer_in
from cases.people import Person
from cases.questions import Field
from cases.steps import Move, MoveRefusedError, Role
from storage.database import Cause
from storage.desk_tables import EditRow
from tests.counter import Counter, cause

STORY_AT = 7
ADDED_AT = 30


async def spoken(counter: Counter) -> tuple[Person, str]:
    """A customer whose case has a story and something added, each in a message of its own."""
    person = await counter.customer()
    code = (await counter.lodged(person)).code
    await counter.desk.add(code, person, text="Họ lại gọi", said_in=ADDED_AT, cause=cause())
    return person, code


async def edited(
    counter: Counter, person: Person, at: int, text: str, under: Cause | None = None
) -> bool:
    """Whether the message says something new since."""
    sent = await counter.desk.sent_in(person, at)
    assert sent is not None
    return await counter.desk.edit(sent, person, text, cause=under or cause())


async def test_each_message_of_a_case_is_known_by_its_number(counter: Counter) -> None:
    """An answer of the form, something added, an answer to staff; the consent is none."""
    person, code = await spoken(counter)
    care = await counter.care()
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, Move.ASK, care, text="Hôm nào?", cause=cause())
    answers = Actor(Role.CUSTOMER, person.id, said_in=40)
    await counter.desk.move(code, Move.ANSWER, answers, text="Thứ hai", cause=cause())
    story, added, answer = [
        await counter.desk.sent_in(person, at) for at in (STORY_AT, ADDED_AT, 40)
    ]
    assert story is not None
    assert added is not None
    assert answer is not None
    assert (story.field, story.talk_id) == (Field.WHAT, None)
    assert (added.text, answer.text) == ("Họ lại gọi", "Thứ hai")
    assert await counter.desk.sent_in(person, 99) is None
    other = await counter.customer(1002)
    for at in (STORY_AT, ADDED_AT, 40):
        assert await counter.desk.sent_in(other, at) is None


async def test_the_old_words_stay_and_the_new_stand_beside_them(counter: Counter) -> None:
    """In order, each with its time; nothing of them lies open in the database."""
    person, code = await spoken(counter)
    assert await edited(counter, person, ADDED_AT, "Họ không gọi _*[<& 😀")
    counter.clock.move(minutes=5)
    assert await edited(counter, person, ADDED_AT, "Họ gọi hai lần")
    assert await edited(counter, person, STORY_AT, "Bán email của tôi")
    view = await counter.desk.staff_view(code, await counter.care(), cause=cause())
    (said,) = view.talk
    assert said.text == "Họ lại gọi"
    assert [each.text for each in view.edits_of(said)] == [
        "Họ không gọi _*[<& 😀",
        "Họ gọi hai lần",
    ]
    assert view.form.what == "Ai đó bán số điện thoại của tôi"
    assert [each.text for each in view.answers_edited(Field.WHAT)] == ["Bán email của tôi"]
    async with counter.database.read() as session:
        for row in await session.scalars(select(EditRow)):
            assert "gọi".encode() not in row.body


async def test_staff_hear_of_an_edit_and_the_card_says_so(counter: Counter) -> None:
    """A burst is one event; no word of it is in what waits; the chain has each."""
    person, code = await spoken(counter)
    texts = ("điều một", "điều hai", "điều ba")
    for text in texts:
        await edited(counter, person, ADDED_AT, text)
    told = await counter.told()
    events = [each for each in told if each.values.get("move") == EDIT]
    assert len(events) == 1
    assert not any("điều" in str(each.values) for each in told)
    card = await counter.desk.card(code)
    assert card.last is not None
    assert card.last.move == EDIT
    assert (await counter.audit(card.case_id)).count(EDIT) == 3


async def test_an_edit_that_comes_again_is_kept_once(counter: Counter) -> None:
    """And is answered as it was the first time."""
    person, _ = await spoken(counter)
    under = cause()
    assert await edited(counter, person, ADDED_AT, "Họ không gọi", under)
    assert await edited(counter, person, ADDED_AT, "Họ không gọi", under)
    async with counter.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(EditRow)) == 1


async def test_an_edit_that_changes_no_word_is_none(counter: Counter) -> None:
    """Telegram tells of an edit when it merely adds a picture of a link; ended or not."""
    person, code = await spoken(counter)
    assert not await edited(counter, person, ADDED_AT, " Họ lại gọi ")
    await edited(counter, person, ADDED_AT, "Họ không gọi")
    assert not await edited(counter, person, ADDED_AT, "Họ không gọi")
    await counter.desk.move(code, Move.WITHDRAW, Actor(Role.CUSTOMER, person.id), cause=cause())
    assert not await edited(counter, person, ADDED_AT, "Họ không gọi")


async def test_no_words_and_an_ended_case_take_no_edit(counter: Counter) -> None:
    """Nor does somebody else's case, or one that is gone."""
    person, code = await spoken(counter)
    with pytest.raises(EmptyTextError):
        await edited(counter, person, ADDED_AT, "  \u200b ")
    sent = await counter.desk.sent_in(person, ADDED_AT)
    assert sent is not None
    with pytest.raises(CaseNotFoundError):
        await counter.desk.edit(sent, await counter.customer(1002), "của tôi", cause=cause())
    await counter.desk.move(code, Move.WITHDRAW, Actor(Role.CUSTOMER, person.id), cause=cause())
    with pytest.raises(MoveRefusedError):
        await edited(counter, person, ADDED_AT, "Họ không gọi")
    await counter.own_data.erase(person, cause())
    with pytest.raises(CaseNotFoundError):
        await counter.desk.edit(sent, person, "còn", cause=cause())


async def test_edits_are_in_the_copy_and_gone_with_the_person(counter: Counter) -> None:
    """The copy has them word for word; they count as something said."""
    person, _ = await spoken(counter)
    before = (await counter.own_data.held(person)).said
    await edited(counter, person, ADDED_AT, "Họ không gọi")
    assert (await counter.own_data.held(person)).said == before + 1
    (case,) = (await counter.own_data.copy(person))["cases"]
    assert [each["text"] for each in case["edited"]] == ["Họ không gọi"]
    await counter.own_data.erase(person, cause())
    async with counter.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(EditRow)) == 0


def test_a_message_says_its_own_part_of_an_answer() -> None:
    """Captions of several files make up one answer; the consent is taken back by other ways."""
    parts = Answer().with_part(5, "ảnh đầu").with_part(6, "ảnh hai")
    form = Form(answers={Field.CONSENT: Answer(("agreed",), 4), Field.EVIDENCE: parts})
    assert answer_in(form, 5) == (Field.EVIDENCE, "ảnh đầu")
    assert answer_in(form, 6) == (Field.EVIDENCE, "ảnh hai")
    assert answer_in(form, 4) is None
    assert answer_in(form, 9) is None
