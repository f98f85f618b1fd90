"""The queue: in order, in parts, each case once however cases move between the pages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import queue
from cases.dossier import Actor
from cases.places import SEARCH, SPOT, read_search, read_spot, written_search, written_spot
from cases.questions import DataKind
from cases.queue import Filter
from cases.search import Query
from cases.steps import Move, Step
from storage.queue_rows import Spot
from storage.search_rows import Seen
from tests.cases.test_reference import CODES
from tests.counter import Counter, cause

LONGEST_DATA = 64


async def walked(counter: Counter, viewer: UUID, part: Filter, size: int) -> list[str]:
    """The codes of a part, page by page."""
    codes: list[str] = []
    page = await counter.desk.queue(viewer, part, size=size)
    while page.after is not None:
        codes += [card.code for card in page.cards]
        page = await counter.desk.queue(viewer, part, page.after, size)
    return codes + [card.code for card in page.cards]


async def desk_of_all_sorts(counter: Counter) -> tuple[Actor, dict[str, str]]:
    """Lan's desk: a case of each sort, lodged a minute after each other."""
    person, lan = await counter.customer(), await counter.care(2001, "Lan")
    minh, codes = await counter.care(2002, "Minh"), dict[str, str]()
    moves: Mapping[str, tuple[tuple[Move, Actor], ...]] = {
        "late": (),
        "free": (),
        "mine": ((Move.RECEIVE, lan),),
        "his": ((Move.RECEIVE, minh),),
        "waits": ((Move.RECEIVE, lan), (Move.ASK, lan)),
        "step3": ((Move.RECEIVE, minh), (Move.ESCALATE, minh)),
        "ended": ((Move.REJECT, lan),),
        "released": ((Move.RECEIVE, lan),),
    }
    for name, made in moves.items():
        code = codes[name] = (await counter.lodged(person)).code
        for move, who in made:
            await counter.desk.move(code, move, who, text="Lời", cause=cause())
        counter.clock.move(days=9 if name == "late" else 0, minutes=1)
    await counter.desk.release(codes["released"], lan, cause=cause())
    return lan, codes


async def test_each_part_has_its_cases_in_the_order_of_what_is_due(counter: Counter) -> None:
    """Whatever the size of a page; what waits or is escalated comes after all that is owed."""
    lan, codes = await desk_of_all_sorts(counter)
    assert lan.person_id is not None
    parts = {
        Filter.ALL: ["late", "free", "mine", "his", "released", "waits", "step3"],
        Filter.MINE: ["mine", "waits"],
        Filter.FREE: ["late", "free", "released"],
        Filter.LATE: ["late"],
        Filter.WAITING: ["waits"],
        Filter.STEP3: ["step3"],
    }
    for part, names in parts.items():
        for size in (1, 2, 3, 10):
            shown = await walked(counter, lan.person_id, part, size)
            assert shown == [codes[name] for name in names], (part, size)
    counts = (await counter.desk.queue(lan.person_id, Filter.MINE)).counts
    assert counts == {part: len(names) for part, names in parts.items()}
    numbers = await counter.desk.numbers()
    assert numbers.by_step == {Step.LODGED: 2, Step.RECEIVED: 4, Step.ESCALATED: 1}
    assert (numbers.late, numbers.waiting) == (1, 1)


async def test_an_empty_queue_is_one_empty_page(counter: Counter) -> None:
    """With nothing in any part."""
    page = await counter.desk.queue(uuid4())
    assert (page.cards, page.after, set(page.counts.values())) == ((), None, {0})


async def test_a_case_that_moves_while_pages_are_turned_is_not_shown_for_another(
    counter: Counter,
) -> None:
    """A page goes on behind the last case shown, though that one has ended meanwhile."""
    person, care = await counter.customer(), await counter.care()
    codes = []
    for _ in range(6):
        codes.append((await counter.lodged(person)).code)
        counter.clock.move(minutes=1)
    first = await counter.desk.queue(size=2)
    for code in (codes[0], codes[1]):
        await counter.desk.move(code, Move.REJECT, care, text="Vì", cause=cause())
    second = await counter.desk.queue(after=first.after, size=2)
    assert [card.code for card in second.cards] == codes[2:4]


async def test_a_part_is_counted_no_further_than_it_is_said(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of more than the most it is only known that there are more."""
    monkeypatch.setattr(queue, "MOST", 2)
    person = await counter.customer()
    for _ in range(4):
        await counter.lodged(person)
    page = await counter.desk.queue()
    assert (page.counts[Filter.ALL], len(page.cards)) == (3, 4)


MOMENTS = st.datetimes(datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, MOMENTS, CODES)
def test_a_place_in_the_queue_comes_back_from_its_button(
    queue_at: datetime, lodged_at: datetime, code: str
) -> None:
    """Whole, and short enough for one."""
    spot = Spot(queue_at, lodged_at, code)
    data = f"queue:after:step3:{written_spot(spot)}"
    assert re.fullmatch(f"queue:after:step3:({SPOT})", data)
    assert len(data) <= LONGEST_DATA
    assert read_spot(written_spot(spot)) == spot


QUERIES = st.builds(
    Query,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    clause=st.sampled_from(["", "1.5", "12.10", "meta.hotline"]),
    kinds=st.lists(st.sampled_from(DataKind), unique=True).map(
        lambda kinds: tuple(each for each in DataKind if each in kinds)
    ),
    step=st.none() | st.sampled_from(Step),
    holder=st.none() | st.uuids(),
)


@given(QUERIES, st.booleans(), MOMENTS, CODES)
def test_a_search_comes_back_from_its_button(
    query: Query, free: bool, at: datetime, code: str
) -> None:
    """With its holder while they are a colleague; without one it is asked anew."""
    query = replace(query, free=free and query.holder is None)
    seen, others = Seen(at, code), [uuid4(), *([query.holder] if query.holder else [])]
    token = written_search(query, seen)
    assert re.fullmatch(SEARCH, token)
    assert read_search(token, others) == (query, seen)
    assert query.holder is None or read_search(token, []) is None
