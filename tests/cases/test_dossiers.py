"""A dossier's sheet: all of a case as of one moment; and what was handed out is noted."""

import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from cases.dossier import Actor, CaseNotFoundError
from cases.dossiers import DOSSIER
from cases.outside import Notifiable
from cases.outside_sealed import party_place, referral_place
from cases.staff import NotStaffError
from cases.steps import Move, Role
from rights.consent import Purpose
from storage.case_tables import AuditRow, CaseRow
from storage.desk_tables import PaperRow, PartyRow, ReferralRow
from storage.people_rows import key_of
from tests.counter import Counter, cause, form


async def test_the_sheet_has_all_of_the_case(counter: Counter) -> None:
    """Words, consent, digests of the files, notes, and the chain up to its head."""
    person, care = await counter.customer(), await counter.care()
    agreed = await counter.consents.give(
        person, Purpose.COMPLAINT, "Tôi đồng ý", "vi", "1", cause=cause()
    )
    file = await counter.evidence.keep(person, "photo", "F", "ảnh.jpg", 3, cause=cause())
    digest = hashlib.sha256(b"abc").hexdigest()
    await counter.evidence.store_piece(file, 0, b"abc")
    await counter.evidence.finish(file, digest)
    lodged = await counter.desk.lodge(
        person,
        form("Lộ số", files=(file,)),
        consent_id=agreed.id,
        policy_number=1,
        cause=cause(),
    )
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())

    sheet = await counter.desk.dossier_sheet(lodged.code, care)

    assert sheet.view.code == lodged.code
    assert sheet.digest == (await counter.desk.receipt_stamp(lodged.code)).digest
    assert sheet.agreed is not None
    assert (sheet.agreed.sha256, sheet.agreed.withdrawn_at) == (agreed.sha256, None)
    assert [each.sha256 for each in sheet.view.evidence] == [digest]
    assert [link.move for link in sheet.chain] == await counter.audit(lodged.case_id)
    assert [link.number for link in sheet.chain] == [1, 2]
    async with counter.database.read() as session:
        head = await session.scalar(
            select(AuditRow.digest)
            .where(AuditRow.chain == lodged.case_id)
            .order_by(AuditRow.number.desc())
            .limit(1)
        )
    assert sheet.chain[-1].digest == head
    assert (sheet.parties, sheet.referrals) == ((), ())


async def test_the_sheet_opens_parties_and_referrals(counter: Counter) -> None:
    """With the customer's own key; the latest referral is the last."""
    person, care, at = await counter.customer(), await counter.care(), counter.clock.at
    lodged = await counter.lodged(person)
    party, referral = uuid4(), uuid4()
    async with counter.database.write() as session:
        key = await key_of(session, counter.vault, person.id)
        seal = counter.vault.seal_text
        session.add(
            PartyRow(
                id=party,
                case_id=lodged.case_id,
                name=seal(key, party_place("name", party), "Công ty Ước Mơ"),
                how=seal(key, party_place("how", party), "gọi điện"),
                contacted_at=at,
                answer=None,
                answered_at=None,
                by=care.person_id,
                at=at,
            )
        )
        session.add(
            ReferralRow(
                id=referral,
                case_id=lodged.case_id,
                authority="a05",
                authority_name="Cục A05",
                at=at + timedelta(days=1),
                by=care.person_id,
                notifiable="no",
                reference=seal(key, referral_place("reference", referral), "128/A05"),
                referred_at=at,
            )
        )
    sheet = await counter.desk.dossier_sheet(lodged.case_id, care)
    assert [(each.name, each.how, each.answer) for each in sheet.parties] == [
        ("Công ty Ước Mơ", "gọi điện", "")
    ]
    (told,) = sheet.referrals
    assert (told.reference, told.notifiable) == ("128/A05", Notifiable.NO)


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.ADMIN, Role.TIMER])
async def test_a_sheet_is_for_care_staff_alone(counter: Counter, role: Role) -> None:
    """Also when another part of the bot asks by mistake."""
    person = await counter.customer()
    lodged = await counter.lodged(person)
    with pytest.raises(NotStaffError):
        await counter.desk.dossier_sheet(lodged.code, Actor(role, person.id))


async def test_the_same_file_under_one_cause_is_noted_once(counter: Counter) -> None:
    """A repeat adds nothing; another file, or another press, does."""
    care, lodged = await counter.care(), await counter.lodged(await counter.customer())
    pressed = cause()
    for digest, under in (("a" * 64, pressed), ("a" * 64, pressed), ("b" * 64, pressed)):
        await counter.desk.hand_out(lodged.case_id, "full-plain", digest, care, under)
    await counter.desk.hand_out(lodged.case_id, "full-plain", "a" * 64, care, cause())
    assert (await counter.audit(lodged.case_id)).count(DOSSIER) == 3
    async with counter.database.read() as session:
        rows = (await session.scalars(select(PaperRow.sha256))).all()
    assert sorted(rows) == ["a" * 64, "a" * 64, "b" * 64]


async def test_nothing_is_noted_nor_may_go_out_of_a_case_that_is_gone(counter: Counter) -> None:
    """Erased while the file was being made."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    await counter.desk.dossier_sheet(lodged.code, care)
    await counter.own_data.erase(person, cause())
    with pytest.raises(CaseNotFoundError):
        await counter.desk.hand_out(lodged.case_id, "full-plain", "a" * 64, care, cause())
    async with counter.database.read() as session:
        assert (await session.scalars(select(PaperRow))).all() == []
        assert (await session.scalars(select(CaseRow))).all() == []


async def test_the_customers_timeline_does_not_tell_of_dossiers(counter: Counter) -> None:
    """Their copy of their data does."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    await counter.desk.hand_out(lodged.case_id, "full-locked", "c" * 64, care, cause())
    own = await counter.desk.own(person, lodged.code)
    assert DOSSIER not in [event.move for event in own.timeline]
    (paper,) = (await counter.own_data.copy(person))["papers"]
    assert (paper["case"], paper["options"]) == (lodged.code, "full-locked")
