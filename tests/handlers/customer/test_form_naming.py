"""A complaint needs no name; Telegram's is copied only when the customer says so."""

import pytest

from cases.form import HERE, Field
from handlers.texts.customer import CUSTOMER_VI
from tests.handlers.customer.visit import AN, Visit

VI = CUSTOMER_VI.complaint
STORY = "Công ty X biết số điện thoại của tôi"
NAME = f"N{AN}"
TOLD = VI.here_as.format(name=NAME)


async def at_contact(visit: Visit) -> None:
    """The form asks where to answer."""
    for words in ("/khieunai", "đồng ý", STORY, *["bỏ qua"] * 6):
        await visit.says(words)
    assert VI.ask_contact[2:20] in visit.last.text


async def contact(visit: Visit) -> str:
    """How An's only case says An is reached."""
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    given = str([case.form.values(field) for field in Field])
    assert (NAME in given) == (NAME in case.form.contact)
    return case.form.contact


@pytest.mark.parametrize("answer", ["bỏ qua", "1", "tại đây", "gửi ngay"])
async def test_no_name_is_kept_unless_it_is_chosen(visit: Visit, answer: str) -> None:
    """Whatever else is answered, or nothing."""
    await at_contact(visit)
    if answer != "gửi ngay":
        await visit.says(answer)
    assert await contact(visit) == HERE
    assert NAME not in visit.told()


@pytest.mark.parametrize("answer", ["2", "ghi tên", VI.here_named, "button"])
async def test_the_name_is_copied_when_it_is_chosen(visit: Visit, answer: str) -> None:
    """By button, number or word; shown before it is sent."""
    await at_contact(visit)
    if answer == "button":
        await visit.presses(f"2. {VI.here_named}")
    else:
        await visit.says(answer)
    assert TOLD in visit.last.text
    assert await contact(visit) == TOLD


async def test_a_name_can_be_taken_back_before_sending(visit: Visit) -> None:
    """The question is asked again from the summary."""
    await at_contact(visit)
    await visit.says("2")
    await visit.says("sửa 8")
    await visit.says("1")
    assert await contact(visit) == HERE


async def test_an_edited_message_may_choose_the_name_too(visit: Visit) -> None:
    """And never leaves the option's bare code in the form."""
    await at_contact(visit)
    await visit.says("0912 345 678")
    await visit.edits(visit.message_id, "ghi tên")
    assert await contact(visit) == TOLD


async def test_a_name_of_any_signs_passes_unharmed(visit: Visit) -> None:
    """As it stands on Telegram, first and last."""
    await at_contact(visit)
    body = visit.message(AN, text="2")
    body["from"] |= {"first_name": "Hoa <b>_*[&", "last_name": "😀 نور"}
    await visit.feed("message", body)
    assert await contact(visit) == VI.here_as.format(name="Hoa <b>_*[& 😀 نور")
