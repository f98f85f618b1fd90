"""kill -9 at random moments of a mixed story: nothing is lost, nothing is done twice."""

import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import Campaign
from tests.faults.conftest import MakeBot
from tests.faults.flight import Flight
from tests.faults.story import Cast

KILLS = 20


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
async def test_twenty_kills_lose_nothing_and_double_nothing(
    playground: Playground, make_bot: MakeBot, place: str
) -> None:
    """Every effect once, every answer at least once, drafts as typed, chains whole."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    campaign = Campaign(playground, bot, Cast(playground), Flight(place))
    await campaign.fight(KILLS)
    faults = await campaign.judge()
    print(*(f"{name} {value:g}" for name, value in (await campaign.figures()).items()), sep=", ")
    assert faults == []
    assert campaign.flight.count > 0, "no kill caught anything: too gentle to prove anything"
    status, took = await bot.stop()
    assert (status, took < 10) == (0, True)
