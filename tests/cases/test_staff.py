"""The staff and the chats they bound."""

import pytest

from cases.dossier import Actor
from cases.notices import Hears
from cases.staff import Staff
from cases.steps import Move, Role
from storage.audit import HOUSE
from tests.counter import Counter, cause


async def test_a_stranger_is_no_colleague(counter: Counter) -> None:
    """Nor does a customer become one by being known."""
    await counter.customer(5)
    assert await counter.staff.colleague(5) is None
    assert await counter.staff.colleague(6) is None


async def test_a_member_is_care_until_they_leave(counter: Counter) -> None:
    """Leaving the group ends it at once."""
    joined = await counter.staff.joined(5, "Lan", cause())
    assert joined.is_care
    assert not joined.is_admin
    await counter.staff.left(5, cause())
    assert await counter.staff.colleague(5) is None
    assert await counter.staff.roll() == ()


async def test_a_named_colleague_stays_when_they_leave_the_group(counter: Counter) -> None:
    """Being named is another thing than being a member."""
    await counter.staff.joined(5, "Lan", cause())
    await counter.staff.name(5, "Lan Nguyễn", None, cause())
    await counter.staff.left(5, cause())
    found = await counter.staff.colleague(5)
    assert found is not None
    assert (found.is_care, found.name) == (True, "Lan Nguyễn")
    assert await counter.staff.unname(5, None, cause()) is None


async def test_an_admin_is_not_care_by_that(counter: Counter) -> None:
    """An admin moves no case unless a member or named."""
    admin = await counter.staff.make_admin(9, "", cause())
    assert admin.is_admin
    assert not admin.is_care
    assert [person.user_id for person in await counter.staff.admins()] == [9]
    assert await counter.staff.end_admin(9, None, cause()) is None
    assert await counter.staff.admins() == ()


async def test_making_an_admin_again_keeps_the_name(counter: Counter) -> None:
    """An empty name says nothing."""
    await counter.staff.joined(9, "Minh", cause())
    assert (await counter.staff.make_admin(9, "", cause())).name == "Minh"


async def test_each_change_of_the_staff_is_audited_once(counter: Counter) -> None:
    """A repeat changes nothing and is not told again."""
    await counter.staff.joined(5, "Lan", cause())
    await counter.staff.joined(5, "Lan", cause())
    await counter.staff.left(5, cause())
    assert await counter.audit(HOUSE) == ["join", "leave"]


async def bound(staff: Staff, chat_id: int, hears: Hears, title: str = "Chăm sóc") -> None:
    """A chat bound by nobody in particular."""
    await staff.bind(chat_id, title, hears, by=None, cause=cause())


async def test_a_bound_chat_says_what_it_hears(counter: Counter) -> None:
    """By its Telegram id or by ours."""
    await counter.staff.bind(-100, "Chăm sóc 🌸", Hears.CARE, forum=True, by=None, cause=cause())
    chat = await counter.staff.chat(-100)
    assert chat is not None
    assert (chat.chat_id, chat.title, chat.hears, chat.forum) == (
        -100,
        "Chăm sóc 🌸",
        Hears.CARE,
        True,
    )
    assert await counter.staff.chat_by_id(chat.id) == chat
    assert await counter.staff.care_chat() == chat


async def test_binding_again_changes_what_a_chat_hears(counter: Counter) -> None:
    """It stays one chat."""
    await bound(counter.staff, -100, Hears.STEPS)
    await bound(counter.staff, -100, Hears.DEADLINES)
    assert [chat.hears for chat in await counter.staff.chats()] == [Hears.DEADLINES]


async def test_a_new_care_chat_ends_the_old_ones_membership(counter: Counter) -> None:
    """There is one care group; who was a member of another is not staff any more."""
    await bound(counter.staff, -100, Hears.CARE)
    await counter.care(5)
    done = await counter.staff.bind(-200, "Mới", Hears.CARE, by=None, cause=cause())
    assert done.replaced is not None
    assert done.replaced.chat_id == -100
    assert [chat.chat_id for chat in await counter.staff.chats()] == [-200]
    assert await counter.staff.colleague(5) is None


@pytest.mark.parametrize("how", ["unbind", "rebind"])
async def test_without_a_care_chat_there_are_no_members(counter: Counter, how: str) -> None:
    """Unbinding the group, or having it hear something else, ends all memberships."""
    await bound(counter.staff, -100, Hears.CARE)
    await counter.care(5)
    if how == "unbind":
        assert await counter.staff.unbind(-100, None, cause()) is not None
    else:
        await bound(counter.staff, -100, Hears.ALL)
    assert await counter.staff.care_chat() is None
    assert await counter.staff.colleague(5) is None


async def test_unbinding_an_unknown_chat_does_nothing(counter: Counter) -> None:
    """And says so."""
    assert await counter.staff.unbind(-1, None, cause()) is None


async def test_a_care_chat_bound_later_gets_the_open_cases(counter: Counter) -> None:
    """Complaints lodged while there was no group are not lost to it."""
    case = await counter.lodged(await counter.customer())
    await bound(counter.staff, -100, Hears.CARE)
    cards = [told for told in await counter.told() if told.kind == "card"]
    assert [card.values["case"] for card in cards] == [str(case.case_id)]


async def test_a_group_that_became_a_supergroup_is_followed(counter: Counter) -> None:
    """Its row stays; cards in it cannot be edited any more and are forgotten."""
    await bound(counter.staff, -100, Hears.CARE)
    chat = await counter.staff.care_chat()
    assert chat is not None
    case = await counter.lodged(await counter.customer())
    await counter.desk.keep_card(case.case_id, chat.id, 11, None)
    await counter.staff.migrated(-100, -100200)
    await counter.staff.migrated(-100, -100200)
    moved = await counter.staff.chat(-100200)
    assert moved is not None
    assert moved.id == chat.id
    assert await counter.staff.chat(-100) is None
    assert await counter.desk.card_at(case.case_id, chat.id) is None


@pytest.mark.parametrize("how", ["migrated", "forum"])
async def test_a_care_group_in_another_form_gets_the_open_cards_anew(
    counter: Counter, how: str
) -> None:
    """Once each, when it moved or got topics; of a case that has ended there is no new card."""
    ended, still_open = [await counter.lodged(await counter.customer(user)) for user in (1, 2)]
    customer = Actor(Role.CUSTOMER, (await counter.customer(1)).id)
    await counter.desk.move(ended.code, Move.WITHDRAW, customer, cause=cause())
    await bound(counter.staff, -100, Hears.CARE)
    await settle_all(counter)
    for _ in range(2):
        if how == "migrated":
            await counter.staff.migrated(-100, -100200)
        else:
            await counter.staff.forum(-100, True)
    told = await counter.told()
    assert [each.kind for each in told] == ["card"]
    assert [each.values["case"] for each in told] == [str(still_open.case_id)]


async def test_a_listening_chat_in_another_form_gets_no_cards(counter: Counter) -> None:
    """Cards stand in the care group alone."""
    await counter.lodged(await counter.customer())
    await bound(counter.staff, -100, Hears.STEPS)
    await settle_all(counter)
    await counter.staff.migrated(-100, -100200)
    await counter.staff.forum(-100200, True)
    assert await counter.told() == []


async def settle_all(counter: Counter) -> None:
    """Let everything that waits be sent."""
    while True:
        async with counter.database.write() as session:
            waiting = await counter.outbox.claim(session, 50)
            for notice in waiting:
                await counter.outbox.settle(session, notice, "sent", "", counter.clock())
        if not waiting:
            return


async def test_a_repeat_binds_and_unbinds_once(counter: Counter) -> None:
    """The chat is given again, and the chain has each once."""
    binding, unbinding = cause(), cause()
    for _ in range(2):
        done = await counter.staff.bind(-100, "Nhóm", Hears.ALL, by=None, cause=binding)
        assert done.chat.chat_id == -100
    for _ in range(2):
        gone = await counter.staff.unbind(-100, None, unbinding)
        assert gone is not None
        assert gone.hears is Hears.ALL
    assert await counter.audit(HOUSE) == ["bind", "unbind"]


async def test_binding_another_chat_leaves_the_care_group_alone(counter: Counter) -> None:
    """Its members stay staff."""
    await bound(counter.staff, -100, Hears.CARE)
    await counter.care(5)
    await bound(counter.staff, -200, Hears.STEPS)
    await bound(counter.staff, -100, Hears.CARE, "Tên mới")
    assert await counter.staff.colleague(5) is not None
    chat = await counter.staff.care_chat()
    assert chat is not None
    assert (chat.chat_id, chat.title) == (-100, "Tên mới")
