"""The desks on their drawers: what handlers, timers and delivery ask."""

from dataclasses import dataclass

from bot.clock import Now
from bot.opening import Drawers
from bot.settings import Settings
from cases.aside import Aside
from cases.authorities import Authorities, load_authorities
from cases.calendar import load_calendar
from cases.canned import CannedReplies, load_canned
from cases.deadlines import load_promise
from cases.desk import CaseDesk
from cases.drafts import Drafts
from cases.evidence import Evidence
from cases.people import People
from cases.recent import Recent
from cases.removals import Removals
from cases.staff import Staff
from cases.tickets import Tickets
from policy.library import Library
from rights.consent import Consents
from rights.forgetting import Forgetting
from rights.misses import Misses
from rights.own_data import OwnData
from storage.outbox import Outbox


@dataclass(frozen=True)
class Desks:
    """Every desk: what the handlers ask, and what timers and delivery use."""

    people: People
    staff: Staff
    drafts: Drafts
    tickets: Tickets
    evidence: Evidence
    removals: Removals
    cases: CaseDesk
    consents: Consents
    own_data: OwnData
    forgetting: Forgetting
    misses: Misses
    recent: Recent
    aside: Aside
    library: Library
    authorities: Authorities
    canned: CannedReplies


def build_desks(settings: Settings, drawers: Drawers, outbox: Outbox, now: Now) -> Desks:
    """The desks on their drawers."""
    database, vault = drawers.database, drawers.vault
    cases = CaseDesk(database, vault, outbox, load_calendar(), load_promise(), settings.zone, now)
    return Desks(
        people=People(database, vault, outbox, now),
        staff=Staff(database, vault, outbox, now),
        drafts=Drafts(database, vault, now),
        tickets=Tickets(database, vault, now),
        evidence=Evidence(database, vault, outbox, now),
        removals=Removals(database, vault, now),
        cases=cases,
        consents=Consents(database, now),
        own_data=OwnData(database, vault, outbox, cases, now),
        forgetting=Forgetting(database, vault, now),
        misses=Misses(database, vault, now),
        recent=Recent(database, vault, outbox.days),
        aside=Aside(database, outbox.days, now),
        library=Library(database, now),
        authorities=Authorities(database, load_authorities(), now),
        canned=CannedReplies(database, load_canned(), now),
    )
