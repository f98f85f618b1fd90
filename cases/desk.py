"""The desk: every use case of a complaint, one method and one transaction each."""

from dataclasses import dataclass

from cases.dossiers import Dossiers
from cases.edits import Edits
from cases.leavers import Leavers
from cases.lodging import Lodging
from cases.moves import Moves
from cases.outcomes import Outcomes
from cases.own_cards import OwnCards
from cases.own_cases import OwnCases
from cases.ownership import Ownership
from cases.papers import Papers
from cases.parties import Parties
from cases.queue import Queue
from cases.rating import Ratings
from cases.readings import Readings
from cases.reminders import Reminders
from cases.search import Search
from cases.spam import Spam
from cases.spots import Spots
from cases.talks import Talks


@dataclass(frozen=True)
class CaseDesk(
    Dossiers,
    Outcomes,
    Lodging,
    Moves,
    Talks,
    Readings,
    Queue,
    Search,
    Reminders,
    Papers,
    Parties,
    Ownership,
    Leavers,
    OwnCards,
    OwnCases,
    Ratings,
    Spam,
    Spots,
    Edits,
):
    """Lodges, moves, talks in and shows cases.

    A case is named by its id or by its code, read kindly. Wherever one is named,
    CaseNotFoundError says that there is none such for the one who asks.
    """
