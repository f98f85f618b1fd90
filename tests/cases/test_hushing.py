"""Hushing: a flood is lodged in full at once, and shown to staff bit by bit."""

import asyncio
from collections import Counter as Tally
from datetime import timedelta

from sqlalchemy import update

from cases.dossier import Actor
from cases.notices import Hears
from cases.queue import Filter
from cases.steps import Move, Role, Step
from storage.outbox import CARE
from storage.rows import OutboxRow
from tests.counter import Counter, cause

MANY = [f"Chuyện số {number}: lộ thông tin ở một nơi khác" for number in range(8)]
TO_STAFF = ("card", "staff_event")


async def flooded(counter: Counter) -> list[str]:
    """The codes of eight complaints of one customer, sent one after another."""
    person, codes = await counter.customer(), list[str]()
    for story in MANY:
        counter.clock.move(seconds=30)
        codes.append((await counter.sent(person, story)).code)
    return codes


async def heard(counter: Counter) -> None:
    """The care group has heard all that waited for it."""
    async with counter.database.write() as session:
        await session.execute(update(OutboxRow).values(state="sent"))


async def cards(counter: Counter) -> list[str]:
    """The cases whose card waits to be posted."""
    return [told.values["case"] for told in await counter.told() if told.kind == "card"]


async def test_the_sixth_of_a_day_is_lodged_at_once_and_shown_later(counter: Counter) -> None:
    """Code, receipt and due dates as ever; its card waits, as does the event for listeners."""
    await counter.staff.bind(-2, "Nghe", Hears.STEPS, forum=False, by=None, cause=cause())
    codes = await flooded(counter)
    told = Tally(each.kind for each in await counter.told())
    assert (told["receipt"], told["card"], told["staff_event"]) == (8, 5, 5)
    late = [each for each in await counter.told() if each.values.get("shown_at")]
    assert len([each for each in late if each.kind == "receipt"]) == 3
    card = await counter.desk.card(codes[5])
    assert card.next_due is not None
    assert card.step is Step.LODGED


async def test_each_is_shown_once_when_its_time_has_come(counter: Counter) -> None:
    """After one, two and four hours; a second timer shows nothing again."""
    await counter.staff.bind(-2, "Nghe", Hears.STEPS, forum=False, by=None, cause=cause())
    await flooded(counter)
    await heard(counter)
    shown = list[int]()
    for hours in (0, 1, 1, 2):
        counter.clock.move(hours=hours)
        shown.append(await counter.desk.show_hushed(cause()))
        assert await counter.desk.show_hushed(cause()) == 0
    assert shown == [0, 1, 1, 1]
    told = Tally(each.kind for each in await counter.told())
    assert (told["card"], told["staff_event"]) == (3, 3)
    assert len(set(await cards(counter))) == 3


async def test_a_flood_is_let_in_no_faster_than_the_group_hears(counter: Counter) -> None:
    """Whoever else complains has only a few cards before theirs, and none is left out."""
    person = await counter.customer()
    for number in range(20):
        await counter.sent(person, f"Chuyện số {number}")
    counter.clock.move(days=4)
    shown = list[int]()
    for _ in range(4):
        await heard(counter)
        shown += [await counter.desk.show_hushed(cause(), 6), await counter.desk.hushed()]
        assert await counter.desk.show_hushed(cause(), 6) == 0
    assert shown == [6, 9, 6, 3, 3, 0, 0, 0]


async def test_what_is_withdrawn_unseen_stays_unseen(counter: Counter) -> None:
    """Its customer took it back before staff were shown it."""
    codes, person = await flooded(counter), await counter.customer()
    actor = Actor(Role.CUSTOMER, person.id)
    for code in codes:
        await counter.desk.move(code, Move.WITHDRAW, actor, cause=cause())
    await heard(counter)
    counter.clock.move(days=1)
    await counter.desk.show_hushed(cause())
    assert (await cards(counter), await counter.desk.hushed()) == ([], 0)


async def test_the_queue_leaves_them_out_and_counts_them(counter: Counter) -> None:
    """Until they are shown; then it has them all."""
    codes = await flooded(counter)
    page = await counter.desk.queue()
    assert {card.code for card in page.cards} == set(codes[:5])
    assert (page.counts[Filter.ALL], await counter.desk.hushed()) == (5, 3)
    counter.clock.move(days=1)
    await heard(counter)
    await counter.desk.show_hushed(cause())
    assert ((await counter.desk.queue()).counts[Filter.ALL], await counter.desk.hushed()) == (8, 0)


async def test_what_the_customer_adds_does_not_bring_it_forth(counter: Counter) -> None:
    """Nor a file that has arrived, nor a group bound anew."""
    codes, person = await flooded(counter), await counter.customer()
    before = len(await cards(counter))
    await counter.desk.add(codes[7], person, text="còn nữa", cause=cause())
    await counter.staff.bind(-1, "Chăm sóc", Hears.CARE, forum=False, by=None, cause=cause())
    hidden = str((await counter.desk.card(codes[7])).case_id)
    assert hidden not in await cards(counter)
    assert "staff_event" not in [
        each.kind for each in await counter.told() if each.values.get("case") == hidden
    ]
    assert len(await cards(counter)) >= before


async def test_a_colleague_who_takes_it_on_has_it_at_once(counter: Counter) -> None:
    """Found by its code and received, it is a case like any other."""
    codes, care = await flooded(counter), await counter.care()
    await counter.desk.move(codes[7], Move.RECEIVE, care, cause=cause())
    case_id = str((await counter.desk.card(codes[7])).case_id)
    assert case_id in await cards(counter)
    assert codes[7] in {card.code for card in (await counter.desk.queue()).cards}
    assert await counter.desk.hushed() == 2


async def test_another_customer_and_another_day_are_not_slowed(counter: Counter) -> None:
    """A flood slows its own sender alone, and for a day."""
    await flooded(counter)
    shown = len(await cards(counter))
    await counter.sent(await counter.customer(1002), MANY[0])
    assert len(await cards(counter)) == shown + 1
    counter.clock.move(hours=25)
    await counter.sent(await counter.customer(), MANY[0])
    assert len(await cards(counter)) == shown + 2


async def test_a_hushed_case_that_is_erased_is_shown_to_nobody(counter: Counter) -> None:
    """What is gone has no card to come."""
    await flooded(counter)
    person = await counter.customer()
    await counter.own_data.erase(person, cause=cause())
    counter.clock.move(days=1)
    assert await counter.desk.show_hushed(cause()) == 0
    assert CARE not in {each.recipient for each in await counter.told() if each.kind in TO_STAFF}


async def test_due_dates_run_from_the_lodging(counter: Counter) -> None:
    """Staff owe the answer as soon as for any other; being shown later costs the customer none."""
    person = await counter.customer()
    first = await counter.sent(person, "Chuyện đầu tiên")
    for story in MANY:
        last = await counter.sent(person, story)
    assert last.first_answer_due == first.first_answer_due
    assert last.resolve_due - first.resolve_due == timedelta(0)


async def test_two_timers_at_once_show_each_case_once(counter: Counter) -> None:
    """Replicas that both hold themselves for the timer post one card a case."""
    await flooded(counter)
    await heard(counter)
    counter.clock.move(days=1)
    shown = await asyncio.gather(*(counter.desk.show_hushed(cause()) for _ in range(4)))
    assert sum(shown) == 3
    assert sorted(set(await cards(counter))) == sorted(await cards(counter))
