"""Consent: to one purpose, to an exact text, provable and withdrawable."""

from hashlib import sha256

from rights.consent import Purpose
from storage.audit import HOUSE
from tests.counter import Counter, cause

TEXT = "Tôi đồng ý cho xử lý khiếu nại này."


async def test_a_consent_proves_the_text_it_was_given_to(counter: Counter) -> None:
    """By its SHA-256, with version, language and time."""
    person = await counter.customer()
    given = await counter.consents.give(person, Purpose.COMPLAINT, TEXT, "vi", "1", cause=cause())
    assert given.sha256 == sha256(TEXT.encode()).hexdigest()
    assert (given.version, given.language, given.given_at) == ("1", "vi", counter.clock.at)
    assert await counter.consents.given(person, Purpose.COMPLAINT) == given
    assert await counter.audit(HOUSE) == ["consent"]


async def test_a_consent_is_for_its_purpose_and_person_alone(counter: Counter) -> None:
    """Agreeing to the complaint is no consent to keep missed questions."""
    one, two = await counter.customer(1), await counter.customer(2)
    await counter.consents.give(one, Purpose.COMPLAINT, TEXT, "vi", "1", cause=cause())
    assert await counter.consents.given(one, Purpose.MISSES) is None
    assert await counter.consents.given(two, Purpose.COMPLAINT) is None


async def test_the_same_consent_again_stands_as_it_is(counter: Counter) -> None:
    """Another text is another consent."""
    person = await counter.customer()
    first = await counter.consents.give(person, Purpose.COMPLAINT, TEXT, "vi", "1", cause=cause())
    again = await counter.consents.give(person, Purpose.COMPLAINT, TEXT, "vi", "1", cause=cause())
    counter.clock.move(seconds=1)
    other = await counter.consents.give(
        person, Purpose.COMPLAINT, TEXT + ".", "vi", "2", cause=cause()
    )
    assert first == again
    assert await counter.consents.all(person) == (first, other)
    assert await counter.consents.given(person, Purpose.COMPLAINT) == other


async def test_a_withdrawn_consent_ends_and_stays_on_record(counter: Counter) -> None:
    """Withdrawing what was never given says so; a repeat gives the first result."""
    person, again = await counter.customer(), cause()
    assert not await counter.consents.withdraw(person, Purpose.COMPLAINT, cause())
    await counter.consents.give(person, Purpose.COMPLAINT, TEXT, "vi", "1", cause=cause())
    assert await counter.consents.withdraw(person, Purpose.COMPLAINT, again)
    assert await counter.consents.withdraw(person, Purpose.COMPLAINT, again)
    assert await counter.consents.given(person, Purpose.COMPLAINT) is None
    assert [each.withdrawn_at for each in await counter.consents.all(person)] == [counter.clock.at]
    assert await counter.audit(HOUSE) == ["consent", "unconsent"]
