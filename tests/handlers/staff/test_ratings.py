"""What staff see of ratings: numbers alone in the figures, the words in the full text."""

from cases.steps import Move
from handlers.card import Verb
from handlers.texts.admin_vi import VI
from handlers.texts.care_vi import VI as CARE
from tests.counter import cause
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, Office

WORDS = "Nhanh _*[<& 😀"


async def rated(office: Office, rating: int) -> str:
    """A case that was resolved and rated; its code."""
    counter = office.counter
    person, care = await counter.customer(1001), await counter.care(STAFF, "Lan")
    code = (await counter.lodged(person)).code
    for move in (Move.RECEIVE, Move.RESOLVE):
        await counter.desk.move(code, move, care, text="Xong", cause=cause())
    await counter.desk.rate(code, person, rating, cause=cause())
    await counter.desk.rate_in_words(code, person, WORDS, cause=cause())
    return code


async def test_the_figures_have_the_numbers_alone(office: Office) -> None:
    """How many, on average, each; no line while nobody has rated."""
    head = VI.state.stats_ratings.partition(":")[0]
    await office.says(ADMIN, "/thongke")
    assert head not in office.last.text
    for rating in (5, 4, 4):
        await rated(office, rating)
    await office.says(ADMIN, "/thongke")
    each = "1: 0 · 2: 0 · 3: 0 · 4: 2 · 5: 1"
    assert VI.state.stats_ratings.format(count=3, mean="4,3", each=each) in office.last.text
    assert WORDS not in office.last.text


async def test_the_words_open_in_private_and_never_in_the_group(office: Office) -> None:
    """With the full text, whose opening is audited."""
    code = await rated(office, 2)
    await office.deliver()
    await office.presses(STAFF, f"case:{Verb.READ}:{code.replace('-', '')}", GROUP)
    opened = office.told(STAFF)
    assert CARE.reading.rated.replace("**", "").format(rating=2) in opened
    assert WORDS in opened
    assert WORDS not in office.told(GROUP)
