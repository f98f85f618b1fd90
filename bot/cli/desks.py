"""The desks that commands ask, put together without the parts that speak to Telegram."""

from bot.clock import clock
from bot.opening import Drawers
from bot.settings import Settings
from cases.calendar import load_calendar
from cases.deadlines import load_promise
from cases.desk import CaseDesk
from cases.people import People
from rights.own_data import OwnData
from storage.days import DayKeys
from storage.outbox import Outbox


def people(settings: Settings, drawers: Drawers) -> People:
    """Who is known."""
    now = clock(settings.clock_file)
    return People(drawers.database, drawers.vault, Outbox(DayKeys(drawers.vault)), now)


def own_data(settings: Settings, drawers: Drawers) -> OwnData:
    """What is held of a person."""
    database, vault, now = drawers.database, drawers.vault, clock(settings.clock_file)
    outbox = Outbox(DayKeys(vault))
    cases = CaseDesk(database, vault, outbox, load_calendar(), load_promise(), settings.zone, now)
    return OwnData(database, vault, outbox, cases, now)
