"""Ownership: a case changes hands when both sides want it, and only then."""

from asyncio import gather
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from cases.dossier import Actor, CaseNotFoundError, HeldByError, Lodged
from cases.handing import Hold, NoColleagueError, NotHolderError, OfferGoneError
from cases.notices import Hears
from cases.steps import Move, MoveRefusedError, Role
from storage.case_tables import CaseRow
from storage.desk_tables import OfferRow
from storage.outbox import CARE, to_person
from tests.counter import Counter, Told, cause

LAN, MINH, HOA = 2001, 2002, 2003


@pytest.fixture
async def lan(counter: Counter) -> Actor:
    """A colleague."""
    return await counter.care(LAN, "Lan")


@pytest.fixture
async def minh(counter: Counter) -> Actor:
    """Another."""
    return await counter.care(MINH, "Minh")


async def received(counter: Counter, by: Actor) -> Lodged:
    """A case received by a colleague."""
    lodged = await counter.lodged(await counter.customer())
    await counter.desk.move(lodged.code, Move.RECEIVE, by, cause=cause())
    return lodged


async def holder(counter: Counter, case_id: UUID) -> UUID | None:
    """Who holds the case."""
    async with counter.database.read() as session:
        return (await session.scalars(select(CaseRow.holder).where(CaseRow.id == case_id))).one()


async def offers(counter: Counter) -> list[OfferRow]:
    """What is on offer."""
    async with counter.database.read() as session:
        return list(await session.scalars(select(OfferRow)))


async def told(counter: Counter, kind: str) -> list[Told]:
    """The waiting notices of a kind."""
    return [each for each in await counter.told() if each.kind == kind]


def id_of(actor: Actor) -> UUID:
    """The person that an actor is."""
    assert actor.person_id is not None
    return actor.person_id


async def offered(counter: Counter, lodged: Lodged, by: Actor, to: Actor) -> UUID:
    """The batch of an offer just made."""
    await counter.desk.offer(lodged.code, id_of(to), by, cause=cause())
    batch = (await told(counter, "offered"))[-1].values["batch"]
    return UUID(batch)


async def test_a_released_case_is_anybodys_and_who_claims_it_holds_it(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """The care group hears that it needs a holder; each act once under its cause."""
    lodged, again = await received(counter, lan), cause()
    for _ in range(2):
        held = await counter.desk.release(lodged.code, lan, cause=again)
        assert (held.code, held.act) == (lodged.code, Hold.RELEASE)
    assert await holder(counter, lodged.case_id) is None
    event = (await told(counter, "staff_event"))[-1]
    assert (event.recipient, event.values["move"]) == (CARE, "release")
    again = cause()
    for _ in range(2):
        assert (await counter.desk.claim(lodged.code, minh, cause=again)).act is Hold.CLAIM
    assert await holder(counter, lodged.case_id) == minh.person_id
    assert await counter.audit(lodged.case_id) == ["lodge", "receive", "release", "claim"]


async def test_nobody_takes_a_case_out_of_a_colleagues_hands(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Not by claiming, releasing or handing on; whoever tries is told who holds it."""
    lodged, hoa = await received(counter, lan), await counter.care(HOA, "Hoa")
    before = await counter.told(), await counter.audit(lodged.case_id)
    with pytest.raises(HeldByError) as held:
        await counter.desk.claim(lodged.code, minh, cause=cause())
    assert held.value.by == "Lan"
    with pytest.raises(HeldByError):
        await counter.desk.release(lodged.code, minh, cause=cause())
    with pytest.raises(HeldByError):
        await counter.desk.offer(lodged.code, id_of(hoa), minh, cause=cause())
    with pytest.raises(HeldByError):
        await counter.desk.may_offer(lodged.code, minh)
    assert (await counter.told(), await counter.audit(lodged.case_id)) == before


async def test_what_nobody_holds_cannot_be_given_back(counter: Counter, lan: Actor) -> None:
    """And what is theirs already is claimed in silence."""
    lodged = await received(counter, lan)
    await counter.desk.claim(lodged.code, lan, cause=cause())
    await counter.desk.release(lodged.code, lan, cause=cause())
    with pytest.raises(NotHolderError):
        await counter.desk.release(lodged.code, lan, cause=cause())
    assert await counter.audit(lodged.case_id) == ["lodge", "receive", "release"]


@pytest.mark.parametrize("ended", [False, True])
async def test_only_a_case_at_work_changes_hands(
    counter: Counter, lan: Actor, minh: Actor, ended: bool
) -> None:
    """One that is only lodged is received instead; an ended one is in no hands."""
    if ended:
        lodged = await received(counter, lan)
        await counter.desk.move(lodged.code, Move.RESOLVE, lan, text="Xong", cause=cause())
    else:
        lodged = await counter.lodged(await counter.customer())
    for act in (counter.desk.claim, counter.desk.release):
        with pytest.raises(MoveRefusedError):
            await act(lodged.code, lan, cause=cause())
    with pytest.raises(MoveRefusedError):
        await counter.desk.offer(lodged.code, id_of(minh), lan, cause=cause())
    with pytest.raises(CaseNotFoundError):
        await counter.desk.claim(uuid4(), lan, cause=cause())


async def test_admins_and_customers_hold_no_case(counter: Counter, lan: Actor) -> None:
    """Only customer care does."""
    lodged = await received(counter, lan)
    await counter.desk.release(lodged.code, lan, cause=cause())
    for role in (Role.ADMIN, Role.CUSTOMER):
        with pytest.raises(MoveRefusedError):
            await counter.desk.claim(lodged.code, replace(lan, role=role), cause=cause())


async def test_a_case_is_handed_over_when_the_colleague_takes_it(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Until then nothing changes; who offered it is told. Only the one who was asked may."""
    lodged, hoa = await received(counter, lan), await counter.care(HOA, "Hoa")
    batch = await offered(counter, lodged, lan, minh)
    assert await holder(counter, lodged.case_id) == lan.person_id
    for other in (hoa, lan, replace(minh, role=Role.ADMIN)):
        with pytest.raises(OfferGoneError):
            await counter.desk.accept(batch, other, cause=cause())
    again = cause()
    for _ in range(2):
        assert await counter.desk.accept(batch, minh, cause=again) == (lodged.code,)
    assert await holder(counter, lodged.case_id) == minh.person_id
    assert await counter.audit(lodged.case_id) == ["lodge", "receive", "offer", "take"]
    (answer,) = await told(counter, "offer_answered")
    assert answer.values["answer"] == "take"
    over = await counter.desk.handover_answered([lodged.case_id], id_of(lan), id_of(minh))
    assert over is not None
    assert (over.codes, over.by, over.taker) == ((lodged.code,), "Lan", "Minh")
    with pytest.raises(OfferGoneError):
        await counter.desk.accept(batch, minh, cause=cause())
    with pytest.raises(HeldByError):
        await counter.desk.reply(lodged.code, "Chào", lan, cause=cause())


async def test_a_case_that_is_declined_stays_where_it_was(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """And who offered it is told."""
    lodged = await received(counter, lan)
    batch = await offered(counter, lodged, lan, minh)
    assert await counter.desk.decline(batch, minh, cause=cause()) == (lodged.code,)
    assert await holder(counter, lodged.case_id) == lan.person_id
    assert [each.values["answer"] for each in await told(counter, "offer_answered")] == ["decline"]
    with pytest.raises(OfferGoneError):
        await counter.desk.accept(batch, minh, cause=cause())
    assert await offers(counter) == []


async def test_an_offer_is_answered_by_claiming_and_releasing_too(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """So whatever the buttons say can be typed."""
    lodged = await received(counter, lan)
    await offered(counter, lodged, lan, minh)
    assert (await counter.desk.release(lodged.code, minh, cause=cause())).act is Hold.DECLINE
    await offered(counter, lodged, lan, minh)
    assert (await counter.desk.claim(lodged.code, minh, cause=cause())).act is Hold.TAKE
    answers = [each.values["answer"] for each in await told(counter, "offer_answered")]
    assert answers == ["decline", "take"]
    assert await holder(counter, lodged.case_id) == minh.person_id


async def test_an_offer_ends_with_what_it_was_made_on(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Kept by its holder, released, offered to another, ended: an old yes takes nothing."""
    lodged, hoa = await received(counter, lan), await counter.care(HOA, "Hoa")

    async def gone(batch: UUID) -> None:
        with pytest.raises(OfferGoneError):
            await counter.desk.accept(batch, minh, cause=cause())
        assert await counter.desk.handover(batch) is None

    batch = await offered(counter, lodged, lan, minh)
    await counter.desk.claim(lodged.code, lan, cause=cause())
    await gone(batch)
    batch = await offered(counter, lodged, lan, minh)
    await offered(counter, lodged, lan, hoa)
    await gone(batch)
    batch = await offered(counter, lodged, lan, minh)
    await counter.desk.release(lodged.code, lan, cause=cause())
    await gone(batch)
    await counter.desk.reply(lodged.code, "Chào", hoa, cause=cause())
    await gone(batch)
    batch = await offered(counter, lodged, hoa, minh)
    await counter.desk.move(lodged.code, Move.RESOLVE, hoa, text="Xong", cause=cause())
    await gone(batch)


async def test_a_case_that_nobody_holds_may_be_offered_but_not_taken_over_the_first(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Who answers meanwhile holds it, and the offer is no more."""
    lodged, hoa = await received(counter, lan), await counter.care(HOA, "Hoa")
    await counter.desk.release(lodged.code, lan, cause=cause())
    batch = await offered(counter, lodged, lan, minh)
    assert await holder(counter, lodged.case_id) is None
    await counter.desk.reply(lodged.code, "Chào", hoa, cause=cause())
    with pytest.raises(OfferGoneError):
        await counter.desk.accept(batch, minh, cause=cause())
    assert await holder(counter, lodged.case_id) == hoa.person_id


async def test_cases_are_offered_to_other_colleagues_alone(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Not to oneself, nor to a customer or one who has left."""
    lodged = await received(counter, lan)
    customer = await counter.customer(1002)
    await counter.staff.left(MINH, cause())
    for to in (id_of(lan), customer.id, id_of(minh), uuid4()):
        with pytest.raises(NoColleagueError):
            await counter.desk.offer(lodged.code, to, lan, cause=cause())
    assert await offers(counter) == []


async def test_a_colleague_is_asked_in_private_and_in_the_group_if_that_cannot_be(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Who never pressed start, or blocked the bot, hears of it in the care group."""
    lodged = await received(counter, lan)
    await offered(counter, lodged, lan, minh)
    await counter.people.meet(MINH, started=True, cause=cause())
    await offered(counter, lodged, lan, minh)
    await counter.people.reached(id_of(minh), False, cause())
    await offered(counter, lodged, lan, minh)
    asked = [each.recipient for each in await told(counter, "offered")]
    assert asked == [CARE, to_person(id_of(minh)), CARE]


async def test_a_yes_and_a_keep_at_once_leave_one_holder(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Two who act at once take turns; of two yeses one is told that the offer is gone."""
    lodged = await received(counter, lan)
    batch = await offered(counter, lodged, lan, minh)
    both = await gather(
        *(counter.desk.accept(batch, minh, cause=cause()) for _ in range(2)),
        counter.desk.claim(lodged.code, lan, cause=cause()),
        return_exceptions=True,
    )
    taken = [each for each in both[:2] if isinstance(each, tuple)]
    assert len(taken) <= 1
    now = await holder(counter, lodged.case_id)
    assert now == (minh.person_id if taken else lan.person_id)
    assert (await counter.audit(lodged.case_id)).count("take") == len(taken)


async def test_a_leavers_cases_are_listed_and_handed_over_in_one_go(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """The colleague is asked once, takes them with one yes, and the admin is told."""
    first, second = await received(counter, lan), await received(counter, lan)
    kept = await received(counter, minh)
    ended = await received(counter, lan)
    await counter.desk.move(ended.code, Move.RESOLVE, lan, text="Xong", cause=cause())
    assert await counter.desk.leavers() == ()
    await counter.staff.left(LAN, cause())
    (leaver,) = await counter.desk.leavers()
    assert (leaver.person_id, leaver.name, leaver.count) == (lan.person_id, "Lan", 2)
    codes = (first.code, second.code)
    assert sorted(await counter.desk.left_codes(id_of(lan))) == sorted(codes)

    boss = await counter.staff.make_admin(3001, "Sếp", cause())
    admin, again = Actor(Role.ADMIN, boss.person_id, boss.name), cause()
    for _ in range(2):
        offered = await counter.desk.offer_all(id_of(lan), id_of(minh), admin, cause=again)
        assert (sorted(offered.codes), offered.taker) == (sorted(codes), "Minh")
    (asked,) = await told(counter, "offered")
    batch = UUID(asked.values["batch"])
    over = await counter.desk.handover(batch)
    assert over is not None
    assert (over.by, over.giver, over.taker) == ("Sếp", "Lan", "Minh")
    assert sorted(await counter.desk.accept(batch, minh, cause=cause())) == sorted(codes)
    for each in (first, second, kept):
        assert await holder(counter, each.case_id) == minh.person_id
    assert await counter.audit(first.case_id) == ["lodge", "receive", "offer", "take"]
    assert await counter.desk.leavers() == ()
    (answer,) = await told(counter, "offer_answered")
    assert answer.values["by"] == str(boss.person_id)


async def test_of_a_leavers_cases_what_a_colleague_took_first_stays_theirs(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """The yes takes the rest."""
    first, second = await received(counter, lan), await received(counter, lan)
    hoa = await counter.care(HOA, "Hoa")
    await counter.staff.left(LAN, cause())
    admin = Actor(Role.ADMIN, id_of(hoa))
    await counter.desk.offer_all(id_of(lan), id_of(minh), admin, cause=cause())
    batch = UUID((await told(counter, "offered"))[-1].values["batch"])
    await counter.desk.claim(first.code, hoa, cause=cause())
    assert await counter.desk.accept(batch, minh, cause=cause()) == (second.code,)
    assert await holder(counter, first.case_id) == hoa.person_id


async def test_only_leavers_cases_are_handed_over_by_admins(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Who is in customer care, or back in it, does so alone; and to colleagues alone."""
    await received(counter, lan)
    admin = Actor(Role.ADMIN, id_of(minh))
    with pytest.raises(HeldByError):
        await counter.desk.offer_all(id_of(lan), id_of(minh), admin, cause=cause())
    await counter.staff.left(LAN, cause())
    with pytest.raises(NoColleagueError):
        await counter.desk.offer_all(id_of(lan), id_of(lan), admin, cause=cause())
    await counter.desk.claim((await counter.desk.left_codes(id_of(lan)))[0], minh, cause=cause())
    with pytest.raises(OfferGoneError):
        await counter.desk.offer_all(id_of(lan), id_of(minh), admin, cause=cause())


async def test_who_left_with_open_cases_is_known_as_such(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """Not while they are still named, nor who held nothing."""
    await received(counter, lan)
    await counter.staff.name(LAN, "Lan", None, cause())
    await counter.staff.left(LAN, cause())
    assert not await counter.staff.left_cases(LAN)
    await counter.staff.unname(LAN, None, cause())
    await counter.staff.left(MINH, cause())
    assert await counter.staff.left_cases(LAN)
    assert not await counter.staff.left_cases(MINH)
    assert not await counter.staff.left_cases(9)


async def test_the_customer_and_the_card_tell_nothing_of_hands(
    counter: Counter, lan: Actor, minh: Actor
) -> None:
    """It is not the newest thing in the case, and the customer's timeline has none of it."""
    await counter.staff.bind(-100, "Chăm sóc", Hears.CARE, by=None, cause=cause())
    lodged = await received(counter, lan)
    batch = await offered(counter, lodged, lan, minh)
    await counter.desk.accept(batch, minh, cause=cause())
    card = await counter.desk.card(lodged.code)
    assert card.last is not None
    assert (card.last.move, card.holder_name) == ("receive", "Minh")
    view = await counter.desk.own(await counter.customer(), lodged.code)
    assert [event.move for event in view.timeline] == ["lodge", "receive"]
