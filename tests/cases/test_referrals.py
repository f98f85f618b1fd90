"""Referrals: where a case went, its number there, the answer, and reminders until it is there."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from cases.dossier import Actor, CaseView
from cases.notices import Hears, NoticeKind
from cases.outside import Notifiable
from cases.referrals import NotReferredError, Referring
from cases.steps import Move
from storage.desk_tables import ReferralRow
from storage.outbox import to_person
from tests.counter import ZONE, Counter, cause

A05 = Referring("a05", "Cục A05", Notifiable.UNSURE)


async def taken(counter: Counter, lan: Actor, to: Referring = A05, user_id: int = 1001) -> str:
    """A case at step 3, with that authority."""
    case = (await counter.lodged(await counter.customer(user_id))).code
    await counter.desk.move(case, Move.RECEIVE, lan, cause=cause())
    await counter.desk.move(case, Move.ESCALATE, lan, text="Ngoài quyền", to=to, cause=cause())
    return case


async def seen(counter: Counter, case: str, lan: Actor) -> CaseView:
    """The case as care staff see it."""
    return await counter.desk.staff_view(case, lan, cause=cause())


async def later(counter: Counter, days: int) -> int:
    """Let days pass, and the timer look twice: of how many cases staff are reminded."""
    counter.clock.at += timedelta(days=days)
    first = await counter.desk.remind_referrals(cause())
    assert await counter.desk.remind_referrals(cause()) == 0
    return first


def privately(colleague: Actor) -> str:
    """The recipient that is a colleague's private chat."""
    assert colleague.person_id is not None
    return to_person(colleague.person_id)


async def due(counter: Counter) -> list[str]:
    """Who is told of an authority that has not answered."""
    told = await counter.told()
    return [each.recipient for each in told if each.kind == NoticeKind.REFERRAL_DUE]


async def test_an_escalation_keeps_its_authority_and_the_72_hour_answer(counter: Counter) -> None:
    """Once, however often the update comes; the admins named hear of a yes with its term."""
    lan, boss = await counter.care(), await counter.customer(3001)
    by = counter.clock.at + timedelta(hours=72)
    to = Referring("a05", "Cục A05", Notifiable.YES, by, (boss.id,))
    case, once = await taken(counter, lan, to), cause()
    view = await seen(counter, case, lan)

    (referral,) = view.referrals
    assert (referral.authority, referral.authority_name) == ("a05", "Cục A05")
    assert (referral.notifiable, referral.notify_due) == (Notifiable.YES, by)
    told = [each for each in await counter.told() if each.kind == NoticeKind.NOTIFY]
    assert [each.recipient for each in told] == [to_person(boss.id)]
    assert told[0].values["due"] == by.isoformat()

    for _ in range(2):
        await counter.desk.referred(case, "123/A05", lan, cause=once)
    assert (await counter.audit(view.id)).count("refer") == 1


@pytest.mark.parametrize("answer", [Notifiable.NO, Notifiable.UNSURE])
async def test_no_or_unsure_alarms_nobody_and_sets_no_term(
    counter: Counter, answer: Notifiable
) -> None:
    """A term given along with a no is not kept."""
    lan, boss = await counter.care(), await counter.customer(3001)
    case = await taken(counter, lan, Referring("", "Sở X", answer, counter.clock.at, (boss.id,)))

    assert (await seen(counter, case, lan)).referrals[0].notify_due is None
    assert NoticeKind.NOTIFY not in await counter.kinds_told()


async def test_unsure_can_become_yes_later(counter: Counter) -> None:
    """The answer is kept anew, in the audit too, and then admins hear of it."""
    lan, boss = await counter.care(), await counter.customer(3001)
    case, by = await taken(counter, lan), counter.clock.at + timedelta(hours=72)
    yes = Referring("", "", Notifiable.YES, by, (boss.id,))

    await counter.desk.decided(case, yes, lan, cause=cause())

    view = await seen(counter, case, lan)
    assert (view.referrals[0].notifiable, view.referrals[0].notify_due) == (Notifiable.YES, by)
    assert view.referrals[0].authority_name == "Cục A05"
    assert [(each.move, each.end) for each in view.timeline][-2] == ("notifiable", "yes")
    assert (await counter.kinds_told()).count(NoticeKind.NOTIFY) == 1


async def test_number_and_answer_are_kept_as_written(counter: Counter) -> None:
    """A number is no secret to mask; both are under the customer's key."""
    lan = await counter.care()
    case = await taken(counter, lan)
    await counter.desk.referred(case, "số 012345678901/A05 _*<", lan, cause=cause())
    await counter.desk.authority_answered(case, "Đã xử phạt & nhắc nhở", lan, cause=cause())

    (referral,) = (await seen(counter, case, lan)).referrals
    assert referral.reference == "số 012345678901/A05 _*<"
    assert referral.answer == "Đã xử phạt & nhắc nhở"
    assert referral.referred_at == referral.answered_at == counter.clock.at


async def test_the_holder_is_reminded_first_then_the_group(counter: Counter) -> None:
    """Each five working days until the answer is there, then never again."""
    await counter.staff.bind(-1, "Nhóm", Hears.STEP3, forum=False, by=None, cause=cause())
    await counter.customer(2001)  # the holder has started the bot
    lan = await counter.care()
    case = await taken(counter, lan)

    assert await later(counter, 3) == 0
    assert await later(counter, 9) == 1
    assert await due(counter) == [privately(lan)]
    assert await later(counter, 12) == 1
    assert len(await due(counter)) == 3  # the care group and the chat that hears of step 3
    assert "care" in await due(counter)

    await counter.desk.authority_answered(case, "Xong", lan, cause=cause())
    await counter.desk.referred(case, "Số đến sau", lan, cause=cause())
    assert await later(counter, 60) == 0


async def test_a_holder_who_cannot_be_written_to_leaves_it_to_the_group(counter: Counter) -> None:
    """One who never started the bot, and one who has left customer care."""
    lan = await counter.care()
    await taken(counter, lan)
    assert await later(counter, 12) == 1
    assert await due(counter) == ["care"]


async def test_a_number_begins_the_wait_anew(counter: Counter) -> None:
    """The next reminder is five working days after it, to the holder again."""
    await counter.customer(2001)
    lan = await counter.care()
    case = await taken(counter, lan)
    assert await later(counter, 12) == 1
    await counter.desk.referred(case, "12", lan, cause=cause())
    assert await later(counter, 2) == 0
    assert await later(counter, 10) == 1
    assert await due(counter) == [privately(lan)] * 2


async def test_a_case_that_is_over_is_not_reminded_of(counter: Counter) -> None:
    """Resolved meanwhile: the timer lets it go for good."""
    lan = await counter.care()
    case = await taken(counter, lan)
    await counter.desk.move(case, Move.RESOLVE, lan, text="Xong", cause=cause())
    assert await later(counter, 30) == 0
    assert await later(counter, 30) == 0


async def test_a_case_with_no_authority_has_nothing_to_follow(counter: Counter) -> None:
    """Before step 3 there is neither number nor answer."""
    lan, case = await counter.care(), (await counter.lodged(await counter.customer())).code
    with pytest.raises(NotReferredError):
        await counter.desk.referred(case, "12", lan, cause=cause())


async def test_a_refused_escalation_keeps_no_referral(counter: Counter) -> None:
    """What the rules forbid leaves nothing behind, and no other move takes an authority along."""
    lan, case = await counter.care(), (await counter.lodged(await counter.customer())).code
    with pytest.raises(Exception, match="not at a step"):
        await counter.desk.move(case, Move.ESCALATE, lan, text="Vì", to=A05, cause=cause())
    await counter.desk.move(case, Move.RECEIVE, lan, to=A05, cause=cause())
    assert (await seen(counter, case, lan)).referrals == ()


async def test_two_timers_at_once_remind_once(counter: Counter) -> None:
    """A replica that took over meanwhile finds the reminder noted."""
    await taken(counter, await counter.care())
    counter.clock.at += timedelta(days=12)
    both = await asyncio.gather(*(counter.desk.remind_referrals(cause()) for _ in range(2)))
    assert sum(both) == 1
    assert await due(counter) == ["care"]


async def test_a_reminder_comes_in_the_morning_of_a_working_day(counter: Counter) -> None:
    """Five working days on, at nine: a weekend does not count, and nobody is woken."""
    await taken(counter, await counter.care())
    async with counter.database.read() as session:
        row = (await session.scalars(select(ReferralRow))).one()
    assert row.remind_at is not None
    local = row.remind_at.astimezone(ZONE)
    assert (local.hour, local.minute) == (9, 0)
    assert counter.desk.calendar.is_working_day(local.date())
    assert counter.desk.calendar.working_days_between(row.at, row.remind_at, ZONE) == 5
