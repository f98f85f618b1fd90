"""Evidence: sealed in pieces, read back whole."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import select

from cases.evidence import (
    MOST_BYTES,
    MOST_LOOSE,
    PIECE,
    EvidenceGoneError,
    EvidenceRefusal,
    EvidenceRefusedError,
)
from cases.people import Person
from storage.case_tables import EvidenceRow, PieceRow
from storage.vault import SealBrokenError
from tests.counter import Counter, cause


async def kept(counter: Counter, person: Person, name: str = "ảnh.jpg", size: int = 10) -> None:
    """A file taken note of."""
    await counter.evidence.keep(person, "photo", f"FILE-{name}", name, size, cause=cause())


async def test_a_file_is_taken_note_of_once(counter: Counter) -> None:
    """A repeat gives the same id, and the queue of fetching knows where to fetch it."""
    person, again = await counter.customer(), cause()
    ids = {
        await counter.evidence.keep(person, "voice", "TG-1", "v.ogg", 10, cause=again)
        for _ in range(2)
    }
    waiting = await counter.evidence.waiting()
    assert [(each.id, each.file_id) for each in waiting] == [(ids.pop(), "TG-1")]


async def test_a_file_is_read_back_as_it_came(counter: Counter) -> None:
    """Piece by piece, whatever comes twice."""
    person, data = await counter.customer(), bytes(range(256)) * 4096
    file = await counter.evidence.keep(person, "document", "F", "a.pdf", len(data), cause=cause())
    pieces = [data[start : start + PIECE] for start in range(0, len(data), PIECE)]
    for number, piece in [*enumerate(pieces), (0, pieces[0])]:
        await counter.evidence.store_piece(file, number, piece)
    await counter.evidence.finish(file, sha256(data).hexdigest())
    assert b"".join([piece async for piece in counter.evidence.read(file)]) == data
    assert [each.state for each in await counter.evidence.files(person, [file])] == ["kept"]
    assert await counter.evidence.waiting() == ()


async def test_pieces_cannot_change_places(counter: Counter) -> None:
    """Each is sealed with its number."""
    person = await counter.customer()
    file = await counter.evidence.keep(person, "photo", "F", "a.jpg", 10, cause=cause())
    for number, piece in enumerate((b"mot", b"hai")):
        await counter.evidence.store_piece(file, number, piece)
    async with counter.database.write() as session:
        one, two = await session.scalars(select(PieceRow).order_by(PieceRow.number))
        assert b"mot" not in one.body
        one.body, two.body = two.body, one.body
    with pytest.raises(SealBrokenError):
        [piece async for piece in counter.evidence.read(file)]


async def test_neither_name_nor_address_of_a_file_is_in_clear(counter: Counter) -> None:
    """A file name can say a lot."""
    await kept(counter, await counter.customer(), "bang luong.xls")
    async with counter.database.read() as session:
        row = (await session.scalars(select(EvidenceRow))).one()
    assert "bang luong" not in repr(vars(row))
    assert "FILE" not in repr(vars(row))


async def test_a_file_too_large_is_refused(counter: Counter) -> None:
    """Exactly 20 MB is not."""
    person = await counter.customer()
    await kept(counter, person, size=MOST_BYTES)
    with pytest.raises(EvidenceRefusedError) as refused:
        await kept(counter, person, size=MOST_BYTES + 1)
    assert refused.value.reason is EvidenceRefusal.TOO_LARGE


async def test_files_without_end_are_refused(counter: Counter) -> None:
    """Until some are discarded or sent."""
    person = await counter.customer()
    ids = [
        await counter.evidence.keep(person, "photo", "F", "a.jpg", 10, cause=cause())
        for _ in range(MOST_LOOSE)
    ]
    with pytest.raises(EvidenceRefusedError) as refused:
        await kept(counter, person)
    assert refused.value.reason is EvidenceRefusal.TOO_MANY
    await counter.evidence.discard(person, ids[:1], cause())
    await kept(counter, person)


async def test_only_ones_own_loose_files_are_discarded(counter: Counter) -> None:
    """Not another's, nor one that is part of a case."""
    one, two = await counter.customer(1), await counter.customer(2)
    theirs = await counter.evidence.keep(two, "photo", "F", "b.jpg", 10, cause=cause())
    mine = await counter.evidence.keep(one, "photo", "F", "a.jpg", 10, cause=cause())
    await counter.lodged(one, files=(mine,))
    await counter.evidence.discard(one, [mine, theirs], cause())
    assert len(await counter.evidence.files(one, [mine, theirs])) == 1
    assert len(await counter.evidence.files(two, [theirs])) == 1


async def test_a_file_that_fails_gets_its_turn_again_after_the_others(counter: Counter) -> None:
    """And is given up after five times; the card is told."""
    person = await counter.customer()
    first = await counter.evidence.keep(person, "photo", "F1", "a.jpg", 10, cause=cause())
    counter.clock.move(seconds=1)
    second = await counter.evidence.keep(person, "photo", "F2", "b.jpg", 10, cause=cause())
    lodged = await counter.lodged(person, files=(first, second))
    await counter.evidence.failed(first)
    assert [each.id for each in await counter.evidence.waiting()] == [second, first]
    for _ in range(4):
        await counter.evidence.failed(first)
    assert [each.id for each in await counter.evidence.waiting()] == [second]
    assert (await counter.desk.card(lodged.code)).failed == 1


async def test_a_file_that_is_gone_is_said_to_be(counter: Counter) -> None:
    """Whoever still works on it learns so."""
    gone = uuid4()
    with pytest.raises(EvidenceGoneError):
        await counter.evidence.store_piece(gone, 0, b"x")
    with pytest.raises(EvidenceGoneError):
        await counter.evidence.finish(gone, "")
    with pytest.raises(EvidenceGoneError):
        await counter.evidence.failed(gone)
    with pytest.raises(EvidenceGoneError):
        [piece async for piece in counter.evidence.read(gone)]


async def test_files_never_sent_are_swept_in_time(counter: Counter) -> None:
    """Those of a case stay."""
    person = await counter.customer()
    loose = await counter.evidence.keep(person, "photo", "F", "a.jpg", 10, cause=cause())
    await counter.evidence.store_piece(loose, 0, b"x")
    sent = await counter.evidence.keep(person, "photo", "F", "b.jpg", 10, cause=cause())
    await counter.lodged(person, files=(sent,))
    assert await counter.evidence.sweep(counter.clock.at) == 0
    assert await counter.evidence.sweep(counter.clock.at + timedelta(seconds=1)) == 1
    assert [each.id for each in await counter.evidence.files(person, [loose, sent])] == [sent]
