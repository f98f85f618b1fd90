"""What people say and what they are called stands nowhere in clear."""

from sqlalchemy import select

from cases.contacts import Contact
from cases.notices import Hears
from cases.outside import Notifiable
from cases.referrals import Referring
from cases.steps import Move
from storage.rows import Row
from tests.counter import Counter, cause

SECRET = "hoa sua thom"


async def everything(counter: Counter) -> bytes:
    """Every value of every row."""
    async with counter.database.read() as session:
        said = [
            value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            for table in Row.metadata.sorted_tables
            for row in await session.execute(select(table))
            for value in row
        ]
    return b"\n".join(said)


async def test_a_sentence_planted_through_every_door_is_sealed(counter: Counter) -> None:
    """Form, talk, notes, drafts, files, names, titles, Telegram ids."""
    user_id = 918273645
    person, care = await counter.customer(user_id), await counter.care(817263545, SECRET)
    await counter.staff.bind(-100918273, SECRET, Hears.CARE, by=None, cause=cause())
    file = await counter.evidence.keep(person, "document", SECRET, SECRET, 9, cause=cause())
    await counter.evidence.store_piece(file, 0, SECRET.encode())
    code = (await counter.lodged(person, SECRET, files=(file,), since=(SECRET,))).code
    await counter.desk.move(code, Move.RECEIVE, care, text=SECRET, cause=cause())
    await counter.desk.move(code, Move.ASK, care, text=SECRET, cause=cause())
    await counter.desk.reply(code, SECRET, care, cause=cause())
    await counter.desk.note(code, SECRET, care, cause=cause())
    await counter.desk.add(code, person, text=SECRET, cause=cause())
    at_authority = Referring("a05", "Cục A05", Notifiable.UNSURE)
    await counter.desk.move(code, Move.ESCALATE, care, text=SECRET, to=at_authority, cause=cause())
    contact = Contact(SECRET, counter.clock.at, SECRET)
    await counter.desk.contacted(code, contact, care, cause=cause())
    await counter.desk.party_answered(code, 1, SECRET, care, cause=cause())
    await counter.desk.referred(code, SECRET, care, cause=cause())
    await counter.desk.authority_answered(code, SECRET, care, cause=cause())
    await counter.drafts.save("form", user_id, person, {SECRET: SECRET}, cause())
    await counter.drafts.save("form", user_id, person, {SECRET: SECRET}, cause())
    found = await everything(counter)
    assert code.encode() in found
    for planted in (SECRET, str(user_id), "817263545", "100918273"):
        assert planted.encode() not in found


async def test_nothing_of_the_desks_says_a_secret_when_it_fails(counter: Counter) -> None:
    """Neither the key ring's secrets nor keys stand in what a desk prints of itself."""
    for secret in (counter.vault.ring.index_secret, counter.vault.ring.active[1]):
        assert repr(secret) not in repr(counter)
