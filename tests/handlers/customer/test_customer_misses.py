"""Not what was meant: the next best is offered, and the question kept on consent alone."""

from hashlib import sha256

import pytest

from handlers.customer_misses import Missed, MissVerb, miss_consent
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from rights.consent import Purpose
from rights.misses import Miss
from tests.handlers.customer.visit import AN, BINH, Visit

VI, EN, OWN = CUSTOMER_VI.asking, CUSTOMER_EN.asking, CUSTOMER_VI.own
HACKED = "Máy chủ bị hacker tấn công mất dữ liệu thì sao?"
ASKS = "cho phép chúng tôi giữ lại câu hỏi này không?"


async def kept(visit: Visit, user: int = AN) -> tuple[Miss, ...]:
    """What is kept of a person's questions."""
    person = await visit.counter.people.known(user)
    return await visit.counter.misses.of(person) if person is not None else ()


async def missed(visit: Visit, question: str = HACKED) -> None:
    """An answer comes that was not meant."""
    await visit.says(question)
    await visit.presses(VI.not_meant_button)


async def test_the_next_best_comes_first_and_the_question_after_it(visit: Visit) -> None:
    """The next best are buttons that quote."""
    await missed(visit)
    others, asks = visit.telegram.sent()[-2:]
    assert others.text == VI.others
    assert ASKS in asks.text
    label = next(iter(others.buttons))
    await visit.presses(label)
    book = visit.shelf.current
    found = book.version.document.clause(label.partition(" ")[0]) if book else None
    assert found is not None
    assert found.text in visit.last.text


async def test_asking_and_declining_leave_no_trace(visit: Visit) -> None:
    """No person is made, nothing kept, and the question not put again."""
    await missed(visit)
    await visit.presses(VI.miss_no_button)
    assert visit.last.text == VI.miss_declined
    assert await visit.counter.people.known(AN) is None
    await missed(visit, "Dữ liệu có được mã hóa không?")
    assert ASKS not in visit.last.text
    assert await visit.counter.misses.count() == 0


async def test_a_no_is_forgotten_with_the_week_s_inbox(visit: Visit) -> None:
    """It is kept nowhere else."""
    await missed(visit)
    await visit.presses(VI.miss_no_button)
    visit.counter.clock.move(days=9)
    async with visit.counter.database.write() as session:
        await visit.counter.outbox.days.drop_before(session, visit.counter.clock().date())
    await missed(visit)
    assert ASKS in visit.last.text


async def test_a_yes_keeps_the_question_on_the_text_that_was_shown(visit: Visit) -> None:
    """The person is made now, and not before."""
    await missed(visit)
    shown = visit.last.text
    assert "DichvuthueBTS@gmail.com" in shown
    assert "không được mã hóa đầu cuối" in shown
    await visit.presses(VI.miss_yes_button)
    assert visit.last.text == VI.miss_thanks
    (miss,) = await kept(visit)
    assert (miss.question, miss.policy_number, miss.outcome) == (HACKED, 1, "1.5")
    person = await visit.counter.people.known(AN)
    assert person is not None
    given = await visit.counter.consents.given(person, Purpose.MISSES)
    assert given is not None
    assert (given.sha256, given.language) == (sha256(shown.encode()).hexdigest(), "vi")
    assert await visit.counter.consents.given(person, Purpose.COMPLAINT) is None


async def test_a_yes_handled_again_after_a_crash_keeps_one(visit: Visit) -> None:
    """The same answer, one consent, one question."""
    await missed(visit)
    again = await visit.presses(VI.miss_yes_button)
    await visit.presses(VI.miss_yes_button, again=again)
    assert visit.last.text == VI.miss_thanks
    assert len(await kept(visit)) == 1


@pytest.mark.parametrize(("typed", "answer"), [("Đồng ý", "thanks"), ("tu choi", "declined")])
async def test_the_answer_can_be_typed(visit: Visit, typed: str, answer: str) -> None:
    """Right after the question, marks or none."""
    await missed(visit)
    cause = await visit.says(typed)
    words = VI.miss_thanks if answer == "thanks" else VI.miss_declined
    assert visit.last.text == words
    await visit.says(typed, again=cause)
    assert len(await kept(visit)) == (answer == "thanks")
    await missed(visit, "Dữ liệu có được mã hóa không?")
    assert ASKS not in visit.last.text
    assert len(await kept(visit)) == 2 * (answer == "thanks")


async def test_agree_typed_out_of_nowhere_agrees_to_nothing(visit: Visit) -> None:
    """Nor long after the question, with other words between."""
    await visit.says("đồng ý")
    await missed(visit)
    await visit.says("Dữ liệu có được mã hóa không?")
    await visit.says("đồng ý")
    assert await visit.counter.people.known(AN) is None


async def test_who_agreed_before_is_told_and_not_asked(visit: Visit) -> None:
    """Each further question that was missed is kept."""
    await missed(visit)
    await visit.presses(VI.miss_yes_button)
    await missed(visit, "Dữ liệu có được mã hóa không?")
    assert visit.last.text == VI.miss_kept
    assert len(await kept(visit)) == 2


async def test_a_question_that_can_be_read_no_more_is_not_spoken_of(visit: Visit) -> None:
    """The next best are shown all the same; an old yes keeps nothing."""
    await missed(visit)
    visit.counter.clock.move(days=9)
    async with visit.counter.database.write() as session:
        await visit.counter.outbox.days.drop_before(session, visit.counter.clock().date())
    await visit.presses(VI.miss_yes_button)
    assert visit.last.text == VI.miss_too_late
    assert await visit.counter.people.known(AN) is None
    await visit.presses(VI.not_meant_button)
    assert visit.last.text == VI.others


async def test_nobody_keeps_another_person_s_question(visit: Visit) -> None:
    """A forged button names a message of the presser's own chat, if any."""
    await visit.says(HACKED)
    number = visit.message_id
    await visit.presses_data(f"miss:yes:vi:1:{number}:1.5:", BINH)
    assert visit.last.text == VI.miss_too_late
    assert await visit.counter.misses.count() == 0


async def test_what_is_not_stated_can_be_reported_as_missed(visit: Visit) -> None:
    """Perhaps the policy does state it."""
    await visit.says("Hôm nay thời tiết Đà Lạt thế nào?")
    await visit.presses(VI.not_meant_button)
    assert ASKS in visit.last.text
    await visit.presses(VI.miss_yes_button)
    (miss,) = await kept(visit)
    assert miss.outcome == "none"


async def test_an_english_question_is_asked_about_in_english(visit: Visit) -> None:
    """And the consent is to the English text."""
    await visit.says("What happens if hackers attack your server and data is lost?")
    await visit.presses(EN.not_meant_button)
    book = visit.shelf.current
    document = book.version.document if book is not None else None
    text = miss_consent(CUSTOMER_EN, document).text
    assert visit.last.text == text
    await visit.presses(EN.miss_yes_button)
    assert visit.last.text == EN.miss_thanks
    person = await visit.counter.people.known(AN)
    assert person is not None
    given = await visit.counter.consents.given(person, Purpose.MISSES)
    assert given is not None
    assert (given.sha256, given.language) == (sha256(text.encode()).hexdigest(), "en")


async def test_the_questions_are_counted_and_their_keeping_ended(visit: Visit) -> None:
    """Ending it takes them away; nobody is asked again after that."""
    await missed(visit)
    await visit.presses(VI.miss_yes_button)
    await visit.says("/dulieu")
    assert "Câu hỏi được giữ lại: 1" in visit.last.text
    await visit.presses(OWN.misses_button)
    assert visit.last.text == OWN.misses_withdrawn
    assert await kept(visit) == ()
    await visit.says("/dulieu")
    assert OWN.misses_button not in visit.last.buttons
    await missed(visit)
    assert ASKS not in visit.last.text
    await visit.says("đồng ý")
    assert await kept(visit) == ()


async def test_a_button_carries_as_many_of_the_next_best_as_fit() -> None:
    """Telegram takes 64 bytes."""
    also = tuple(f"{n}.1000" for n in range(100, 120))
    button = Missed("vi", 3, 2**31, "1.5", also).button("x", MissVerb.OTHER)
    assert len(button.data.encode()) <= 64
    assert button.data.startswith("miss:other:vi:3:2147483648:1.5:100.1000,")
