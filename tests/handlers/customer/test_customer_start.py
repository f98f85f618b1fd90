"""The first screen, help, language, own data, and what nobody else takes."""

import json
from typing import Any

import pytest

from handlers.leftovers import CUSTOMER_COMMANDS
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from tests.counter import cause
from tests.handlers.customer.visit import AN, BINH, Visit

VI, EN, OWN = CUSTOMER_VI.common, CUSTOMER_EN.common, CUSTOMER_VI.own


async def test_the_first_screen_is_vietnamese_with_one_english_button(visit: Visit) -> None:
    """Whatever the app's language is; nothing is kept yet."""
    person = {"id": AN, "is_bot": False, "first_name": "A", "language_code": "en"}
    body: dict[str, Any] = visit.message(AN, text="/start")
    await visit.feed("message", {**body, "from": person})
    assert "Kính chào" in visit.last.text
    assert "Chính sách bảo mật" in visit.last.text
    assert list(visit.last.buttons) == [VI.policy_button, VI.complaint_button, "English"]
    assert await visit.counter.people.known(AN) is None


async def test_a_colleague_who_greets_the_bot_can_be_written_to(visit: Visit) -> None:
    """Known from the care group, they had never written in private."""
    await visit.counter.care(AN)
    before = await visit.counter.people.known(AN)
    await visit.says("/start")
    after = await visit.counter.people.known(AN)
    assert before is not None
    assert after is not None
    assert (before.started, after.started) == (False, True)


async def test_the_language_changes_by_press_and_by_command(visit: Visit) -> None:
    """And stays for the next message."""
    await visit.says("/start")
    await visit.presses("English")
    assert "welcome" in visit.last.text
    await visit.says("/help")
    assert "What you can do" in visit.last.text
    await visit.says("/ngonngu")
    await visit.says("/lienhe")
    assert VI.contacts in visit.last.text


async def test_a_change_of_language_that_comes_again_does_not_change_back(visit: Visit) -> None:
    """After a crash the same answer."""
    under = await visit.says("/ngonngu")
    await visit.says("/ngonngu", again=under)
    assert visit.last.text == EN.language_set


async def test_the_menu_follows_the_language(visit: Visit) -> None:
    """Going back to the language of all takes the chat's own menu away."""
    await visit.says("/ngonngu")
    (offered,) = visit.telegram.sent("setMyCommands")
    names = [each["command"] for each in offered.values["commands"]]
    assert "mydata" in names
    assert "reload" not in names
    assert offered.values["scope"] == {"type": "chat", "chat_id": AN}
    await visit.says("/ngonngu")
    (gone,) = visit.telegram.sent("deleteMyCommands")
    assert gone.values["scope"] == {"type": "chat", "chat_id": AN}


async def test_an_admin_keeps_their_own_commands_in_the_other_language(visit: Visit) -> None:
    """Beside everybody's."""
    person = await visit.counter.customer(AN)
    await visit.counter.staff.make_admin(person.user_id, "An", cause())
    await visit.says("/ngonngu")
    (offered,) = visit.telegram.sent("setMyCommands")
    names = [each["command"] for each in offered.values["commands"]]
    assert {"reload", "mydata"} <= set(names)


async def test_everyone_is_told_their_number(visit: Visit) -> None:
    """For settings and staff lists."""
    await visit.says("/id")
    assert str(AN) in visit.last.text


@pytest.mark.parametrize("text", ["/start foo-bar", "/start admin-nonsense", "/start read-x"])
async def test_a_link_that_is_not_good_opens_nothing(visit: Visit, text: str) -> None:
    """Said in one sentence."""
    await visit.says(text)
    assert len(visit.telegram.sent()) == 1


async def test_an_unknown_command_is_said_to_be_one(visit: Visit) -> None:
    """It is no question."""
    await visit.says("/nothing at all")
    assert visit.last.text == VI.unknown_command


async def test_nothing_to_cancel_is_said(visit: Visit) -> None:
    """By command or word."""
    for text in ("/huy", "hủy"):
        await visit.says(text)
        assert visit.last.text == VI.nothing_to_cancel


async def test_customers_commands_in_a_group_are_sent_to_a_private_chat(visit: Visit) -> None:
    """Each of them, and nothing about anybody is said there."""
    group = {"id": -5, "type": "supergroup", "title": "Nhóm"}
    for command in CUSTOMER_COMMANDS:
        body: dict[str, Any] = visit.message(AN, text=f"/{command} KN-7F3K-92QX")
        await visit.feed("message", {**body, "chat": group})
        assert visit.last.values["chat_id"] == -5
        assert visit.last.text == VI.private_only
        assert visit.last.buttons == {VI.private_button: "https://t.me/baomat_bot"}


@pytest.mark.parametrize("data", ["", "x", "own:", "own:show:'; --", "a" * 64, "🙂"])
async def test_every_press_is_answered_once(visit: Visit, data: str) -> None:
    """Also one that no version of the bot ever made."""
    await visit.presses_data(data or "?")
    assert visit.toasts == [VI.outdated]


async def test_a_copy_of_everything_held_comes_as_a_file(visit: Visit) -> None:
    """Their words are in it."""
    await visit.counter.lodged(await visit.counter.customer(), "Chuyện của An")
    await visit.says("/dulieu")
    assert "Hồ sơ khiếu nại: 1" in visit.last.text
    await visit.presses(OWN.copy_button)
    assert [call.method for call in visit.telegram.calls][-1] == "sendDocument"


async def test_erasing_is_asked_once_more_and_leaves_nothing(visit: Visit) -> None:
    """Open cases are withdrawn first; an update that comes again says the same."""
    case = await visit.counter.lodged(await visit.counter.customer())
    await visit.says("/dulieu")
    await visit.presses(OWN.erase_button)
    assert await visit.counter.people.known(AN) is not None
    under = await visit.presses(OWN.erase_yes_button)
    assert visit.last.text == OWN.erased
    await visit.presses(OWN.erase_yes_button, again=under)
    assert visit.last.text == OWN.erased
    assert await visit.counter.people.known(AN) is None
    assert "withdraw" in await visit.counter.audit(case.case_id)


async def test_erasing_can_be_typed_and_thought_better_of(visit: Visit) -> None:
    """Other words do neither."""
    await visit.counter.customer()
    await visit.says("/dulieu")
    await visit.presses(OWN.erase_button)
    await visit.says("hả?")
    assert visit.last.text == VI.yes_or_no
    await visit.says("bỏ")
    assert visit.last.text == OWN.erase_kept
    await visit.presses_data("mine:erase")
    first = await visit.says("xác nhận")
    assert await visit.counter.people.known(AN) is None
    await visit.says("xác nhận", again=first)
    assert visit.last.text == OWN.erased


async def test_an_old_yes_to_erasing_erases_nothing(visit: Visit) -> None:
    """Kept meanwhile, or half an hour gone by: a press is outdated, a typed yes asks again."""
    await visit.counter.customer()
    await visit.says("/dulieu")
    await visit.presses(OWN.erase_button)
    await visit.says("bỏ")
    await visit.presses_data("mine:sure")
    assert visit.toasts[-1] == VI.outdated
    await visit.presses_data("mine:erase")
    visit.counter.clock.move(minutes=31)
    await visit.presses(OWN.erase_yes_button)
    assert visit.toasts[-1] == VI.outdated
    await visit.says("xác nhận")
    assert visit.last.text.startswith("Xóa tất cả dữ liệu của Anh/Chị?")
    assert await visit.counter.people.known(AN) is not None
    await visit.says("xác nhận")
    assert visit.last.text == OWN.erased


async def test_an_erasure_that_comes_again_is_told_in_the_language_they_read(
    visit: Visit,
) -> None:
    """Though nothing is known of them any more; by the press as by the button's words."""
    for way in ("press", "words"):
        await visit.says("/ngonngu")
        await visit.says("/mydata")
        await visit.presses(CUSTOMER_EN.own.erase_button)
        if way == "press":
            first = await visit.presses(CUSTOMER_EN.own.erase_yes_button)
            await visit.presses(CUSTOMER_EN.own.erase_yes_button, again=first)
        else:
            first = await visit.says(CUSTOMER_EN.own.erase_yes_button)
            await visit.says(CUSTOMER_EN.own.erase_yes_button, again=first)
        assert visit.last.text == CUSTOMER_EN.own.erased
        assert await visit.counter.people.known(AN) is None


async def test_who_writes_again_can_be_reached_again(visit: Visit) -> None:
    """Having blocked the bot for a while."""
    person = await visit.counter.customer()
    await visit.counter.people.reached(person.id, False, cause())
    await visit.says("/start")
    known = await visit.counter.people.known(AN)
    assert known is not None
    assert known.reachable


async def test_what_is_held_is_ready_for_json(visit: Visit) -> None:
    """The copy can be read by any program."""
    await visit.counter.lodged(await visit.counter.customer(), "có \ud800 lạ")
    copy = await visit.counter.own_data.copy(await visit.counter.customer())
    assert json.loads(json.dumps(copy))


async def test_the_one_time_link_makes_an_admin_once(visit: Visit) -> None:
    """The first who opens it, and nobody after."""
    token = await visit.counter.tickets.issue("admin", "first", None, 15, cause())
    await visit.says(f"/start admin-{token}")
    await visit.says(f"/start admin-{token}", BINH)
    an, binh = [await visit.counter.staff.colleague(user) for user in (AN, BINH)]
    assert an is not None
    assert an.is_admin
    assert binh is None or not binh.is_admin
