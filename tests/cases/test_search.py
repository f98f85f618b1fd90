"""Searching: what is typed, and the cases it finds, held against looking at each one."""

from datetime import date
from itertools import product
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.questions import DataKind, Field
from cases.search import Query
from cases.searching import Wanted, read_wanted
from cases.steps import Move, Step
from storage import search_rows
from storage.case_tables import CaseRow
from tests.counter import ZONE, Counter, cause

TODAY = date(2026, 11, 26)
READ = {
    "25/11": Wanted(date(2026, 11, 25), date(2026, 11, 25)),
    "25-11-2025": Wanted(date(2025, 11, 25), date(2025, 11, 25)),
    "25.11.2025": Wanted(date(2025, 11, 25), date(2025, 11, 25)),
    "27/11": Wanted(date(2025, 11, 27), date(2025, 11, 27)),
    "hôm qua": Wanted(date(2026, 11, 25), date(2026, 11, 25)),
    "từ 1/11 đến 15/11": Wanted(date(2026, 11, 1), date(2026, 11, 15)),
    "tu ngay 15/11 toi 1/11": Wanted(date(2026, 11, 1), date(2026, 11, 15)),
    "from 1/11": Wanted(since=date(2026, 11, 1)),
    "đến 1/11": Wanted(until=date(2026, 11, 1)),
    "tháng 2": Wanted(date(2026, 2, 1), date(2026, 2, 28)),
    "tháng 12": Wanted(date(2025, 12, 1), date(2025, 12, 31)),
    "1.5": Wanted(clause="1.5"),
    "điều khoản 2": Wanted(clause="2"),
    "meta.hotline": Wanted(clause="meta.hotline"),
    "số điện thoại": Wanted(kinds=(DataKind.PHONE,)),
    "SDT, email": Wanted(kinds=(DataKind.PHONE, DataKind.EMAIL)),
    "bước 2": Wanted(step=Step.RECEIVED),
    "Đã giải quyết": Wanted(step=Step.RESOLVED),
    "của tôi": Wanted(mine=True),
    "chưa ai nhận": Wanted(free=True),
    "Lan Anh": Wanted(holder="Lan Anh"),
    "Đỗ Quyên": Wanted(holder="Đỗ Quyên"),
    "hồ sơ bước 3 của Lan": Wanted(step=Step.ESCALATED, holder="lan"),
    "31/2": Wanted(holder="31/2"),
    "": Wanted(),
    "bước 2, số điện thoại, tháng 11, 1.3, Hằng": Wanted(
        date(2026, 11, 1),
        date(2026, 11, 30),
        "1.3",
        (DataKind.PHONE,),
        Step.RECEIVED,
        holder="Hằng",
    ),
}


@pytest.mark.parametrize(("typed", "wanted"), READ.items())
def test_what_is_typed_is_read_kindly(typed: str, wanted: Wanted) -> None:
    """Days, months, clauses, kinds, steps, whose they are; the rest is a holder's name."""
    assert read_wanted(typed, TODAY) == wanted


@given(st.text() | st.lists(st.sampled_from(list(READ)), max_size=4).map(" ".join))
def test_whatever_is_typed_is_read_as_something(typed: str) -> None:
    """No words raise, and both days stand the right way round."""
    wanted = read_wanted(typed, TODAY)
    if wanted.since is not None and wanted.until is not None:
        assert wanted.since <= wanted.until or "den" not in typed


async def filled(counter: Counter) -> tuple[dict[str, CaseRow], list[UUID]]:
    """Cases of every sort, several in one moment, as they stand; and their two holders."""
    person, chance = await counter.customer(), Random(1)
    colleagues = [await counter.care(2001, "Lan"), await counter.care(2002, "Minh")]
    kinds: list[tuple[DataKind, ...]] = [(DataKind.PHONE,), (DataKind.PHONE, DataKind.TAX), ()]
    for each, clause in product(kinds, ("1.3", "1.5")):
        for made in ((), (Move.RECEIVE,), (Move.RECEIVE, Move.ESCALATE), (Move.REJECT,)):
            given: dict[str, Any] = {Field.DATA.value: each, Field.PROMISE.value: (clause,)}
            code = (await counter.lodged(person, **given)).code
            who = chance.choice(colleagues)
            for move in made:
                await counter.desk.move(code, move, who, text="Lời", cause=cause())
            counter.clock.move(hours=chance.choice((0, 0, 9)))
    async with counter.database.read() as session:
        rows = await search_rows.search_cases(session, search_rows.Sought(), None, 1000)
    holders = [each.person_id for each in colleagues if each.person_id is not None]
    return {row.code: row for row in rows.rows}, holders


def meets(row: CaseRow, query: Query) -> bool:
    """Whether a case is all that a query says."""
    day = row.lodged_at.astimezone(ZONE).date()
    return (
        (query.since is None or day >= query.since)
        and (query.until is None or day <= query.until)
        and query.clause in {"", row.clause}
        and set(query.kinds) <= set(row.kinds.split())
        and query.step in {None, row.step}
        and (query.holder is None or row.holder == query.holder)
        and (not query.free or row.holder is None)
    )


def queries(holders: list[UUID]) -> list[Query]:
    """Queries of every combination of conditions."""
    day = date(2026, 11, 24)
    return [
        Query(since, until, clause, kinds, step, holder, free)
        for since, until in ((None, None), (day, None), (None, day), (day, day))
        for clause in ("", "1.5")
        for kinds in ((), (DataKind.PHONE,), (DataKind.TAX, DataKind.PHONE))
        for step in (None, Step.RECEIVED)
        for holder, free in ((None, False), (holders[0], False), (None, True))
    ]


@pytest.mark.parametrize("at_once", [3, search_rows.AT_ONCE])
async def test_a_search_finds_what_looking_at_each_case_finds(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Of every combination, page by page, each once, the newest first."""
    monkeypatch.setattr(search_rows, "AT_ONCE", at_once)
    rows, holders = await filled(counter)
    for query in queries(holders):
        found, page = list[str](), await counter.desk.search(query, size=3)
        while page.further is not None:
            found += [card.code for card in page.cards]
            page = await counter.desk.search(query, page.further, 3)
        found += [card.code for card in page.cards]
        wanted = {code for code, row in rows.items() if meets(row, query)}
        assert len(found) == len(set(found)), query
        assert set(found) == wanted, query
        lodged = [rows[code].lodged_at for code in found]
        assert lodged == sorted(lodged, reverse=True), query
