"""Ready replies in the hands of who writes: offered, filled in, previewed, confirmed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.canned import filled, load_canned
from cases.dossier import Card
from cases.steps import Step
from handlers.canned_offers import values_for
from handlers.card import Verb
from handlers.customer_notices import told
from handlers.dates import time_and_day
from handlers.rich import fill
from handlers.texts.canned_en import CANNED_EN
from handlers.texts.canned_vi import CANNED_VI
from handlers.texts.care_vi import VI
from tests.counter import ZONE, cause
from tests.handlers.staff.cases import CUSTOMER, lodged, view
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, Office

WORDS = CANNED_VI.offered
SHIPPED = {(each.slug, each.language): each for each in load_canned()}


async def received(office: Office) -> str:
    """The code of a case that a colleague has received."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}")
    return code


async def opened(
    office: Office, code: str, command: str = "traloi", chat: int | None = None
) -> str:
    """The list of replies, opened from a preview; the token of its draft."""
    await office.says(STAFF, f"/{command} {code} Chào Anh/Chị", chat)
    data = office.last.buttons[WORDS.label]
    await office.presses(STAFF, data, chat)
    return data.rpartition(":")[2]


@pytest.mark.parametrize("chat", [None, GROUP])
async def test_the_one_picked_is_previewed_and_goes_out_on_a_yes_alone(
    office: Office, chat: int | None
) -> None:
    """In private and in the group; with the dates of the case, in the customer's language."""
    code = await received(office)
    await opened(office, code, chat=chat)
    assert fill(WORDS.pick, code=code).text in office.last.text
    await office.presses(STAFF, office.last.buttons[SHIPPED["taken_up", "vi"].title], chat)
    card = await office.counter.desk.card(code)
    due = time_and_day(card.resolve_due, "vi", ZONE)
    for part in (code, due, VI.previewed):
        assert part in office.last.text
    assert "{" not in office.last.text
    confirm = office.last.buttons[VI.confirm]
    await office.deliver()
    assert not (await view(office, code)).talk
    await office.presses(STAFF, confirm, chat)
    await office.deliver()
    (said,) = (await view(office, code)).talk
    assert due in said.text
    assert said.text in office.told(CUSTOMER)


async def test_the_customer_is_answered_in_the_language_they_read(office: Office) -> None:
    """English words are offered for who reads English, in whatever language staff read."""
    code = await received(office)
    person = await office.counter.customer(CUSTOMER)
    await office.counter.people.speak(person.id, "en", cause())
    await opened(office, code)
    assert fill(WORDS.pick_en, code=code).text in office.last.text
    assert SHIPPED["sorry", "en"].title in office.last.buttons
    assert SHIPPED["sorry", "vi"].title not in office.last.buttons
    await office.presses(STAFF, office.last.buttons[SHIPPED["sorry", "en"].title])
    words = filled(SHIPPED["sorry", "en"].body, {"code": code})
    assert told("reply", code, words, "en").text in office.last.text


async def test_it_can_be_had_from_the_asking_and_by_typing(office: Office) -> None:
    """In private by a button too; in a group, where only a reply is heard, by its label."""
    code = await received(office)
    await office.says(STAFF, f"/traloi {code}")
    assert WORDS.label in office.last.buttons
    assert WORDS.hint in office.last.text
    for typed in ("mẫu trả lời", "MAU TRA LOI", CANNED_EN.offered.label):
        await office.says(STAFF, typed)
        assert fill(WORDS.pick, code=code).text in office.last.text
    await office.says(STAFF, f"/hoi {code}", GROUP)
    assert WORDS.hint in office.last.text
    assert not office.last.buttons
    await office.replies(STAFF, "mẫu trả lời", to=1000)
    assert fill(WORDS.pick, code=code).text in office.last.text


async def test_a_note_and_an_outcome_are_written_in_own_words(office: Office) -> None:
    """Ready replies are for replies and questions; "templates" is then a word as any."""
    code = await received(office)
    for command in ("giaiquyet", "tuchoi"):
        await office.says(STAFF, f"/{command} {code} mẫu trả lời")
        assert WORDS.label not in office.last.buttons
    await office.says(STAFF, f"/ghichu {code}")
    await office.says(STAFF, "mẫu trả lời")
    assert office.last.text == fill(VI.done.note, code=code).text


async def test_a_question_promises_no_date(office: Office) -> None:
    """The clock stops with it; staff are told how many are left out, and why."""
    code = await received(office)
    await opened(office, code, "hoi")
    assert SHIPPED["taken_up", "vi"].title not in office.last.buttons
    assert SHIPPED["more_details", "vi"].title in office.last.buttons
    assert fill(WORDS.unfit, count=2).text in office.last.text


async def test_one_that_fits_no_longer_is_not_used(office: Office) -> None:
    """Its date has passed, an admin has hidden it, or there is none; the draft stays."""
    code = await received(office)
    token = await opened(office, code)
    office.counter.clock.move(days=60)
    await office.presses(STAFF, f"canned:use:taken_up:{token}")
    assert office.toast == WORDS.gone
    await office.counter.canned.hide(
        "sorry", "vi", True, (await office.counter.customer()).id, cause()
    )
    for slug in ("sorry", "none"):
        await office.presses(STAFF, f"canned:use:{slug}:{token}")
        assert office.toast == WORDS.gone
    await office.says(STAFF, "xác nhận")
    (said,) = (await view(office, code)).talk
    assert said.text == "Chào Anh/Chị"


async def test_nobody_picks_words_for_another_s_draft(office: Office) -> None:
    """Nor for a draft that is gone; nor is a customer's case reached that is erased."""
    code = await received(office)
    token = await opened(office, code, chat=GROUP)
    for data in (f"canned:list:{token}", f"canned:use:sorry:{token}"):
        await office.presses(OTHER_STAFF, data, GROUP)
        assert office.toast == VI.not_your_preview
    person = await office.counter.customer(CUSTOMER)
    await office.counter.own_data.erase(person, cause())
    await office.presses(STAFF, f"canned:use:sorry:{token}", GROUP)
    assert office.toast == VI.case_missing
    await office.presses(STAFF, f"canned:list:{token}", GROUP)
    assert office.last.text == VI.case_missing
    await office.replies(STAFF, "bỏ", to=1000)
    await office.presses(STAFF, f"canned:list:{token}", GROUP)
    assert office.toast == VI.not_your_preview


async def test_a_press_that_comes_again_shows_the_same_preview(office: Office) -> None:
    """Its buttons still fit the words shown first."""
    code = await received(office)
    token = await opened(office, code)
    first = await office.presses(STAFF, f"canned:use:sorry:{token}")
    shown = office.last.buttons
    await office.presses(STAFF, f"canned:use:sorry:{token}", again=first)
    assert office.last.buttons == shown


async def test_every_button_fits(office: Office) -> None:
    """64 bytes, with the longest short name there is."""
    admin = (await office.counter.customer(ADMIN)).id
    await office.counter.canned.write(None, "vi", "Của hãng", "Chào {code}", admin, cause())
    code = await received(office)
    await opened(office, code)
    data = office.last.buttons["Của hãng"]
    assert len(data.encode()) == 64
    await office.presses(STAFF, data)
    assert f"Chào {code}" in office.last.text


async def test_dates_that_are_not_owed_fill_no_field(office: Office) -> None:
    """Answered, waiting, at step 3, ended, or past."""
    code = await received(office)
    card: Card = await office.counter.desk.card(code)
    now = office.counter.clock.at

    def fields(card: Card, verb: Verb = Verb.REPLY, later: int = 0) -> set[str]:
        return set(values_for(card, verb, "vi", ZONE, now + timedelta(days=later)))

    always = {"code", "step", "date"}
    assert fields(card) == {*always, "first", "resolve"}
    assert fields(card, Verb.ASK) == always
    assert fields(replace(card, answered_at=now)) == {*always, "resolve"}
    assert fields(replace(card, waiting_since=now)) == always
    assert fields(replace(card, step=Step.ESCALATED)) == always
    assert fields(replace(card, step=Step.RESOLVED)) == always
    assert fields(card, later=60) == always
