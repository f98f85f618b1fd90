"""What people see, put together: the dialogs of customers, care staff and admins."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from bot.clock import Now
from bot.desks import Desks
from bot.settings import Settings
from handlers.access import Access
from handlers.admin_aside import AdminAside
from handlers.admin_authorities import AdminAuthorities
from handlers.admin_canned import AdminCanned
from handlers.admin_chats import AdminChats
from handlers.admin_leavers import AdminLeavers
from handlers.admin_misses import AdminMisses
from handlers.admin_policy import PolicyLoading
from handlers.admin_spam import AdminSpam
from handlers.admin_state import AdminState
from handlers.admin_versions import PolicyVersions
from handlers.canned_offers import CannedOffers
from handlers.care_canned import CareCanned
from handlers.care_cases import CaseFinder
from handlers.care_dossier import CareDossier
from handlers.care_escalating import CareEscalating
from handlers.care_membership import Membership
from handlers.care_moves import CareMoves
from handlers.care_ownership import CareOwnership
from handlers.care_parties import CareParties
from handlers.care_queue import CareQueue
from handlers.care_reading import CareReading
from handlers.care_referrals import CareReferrals
from handlers.care_search import CareSearch
from handlers.care_words import CareWords
from handlers.customer_agreeing import CustomerAgreeing
from handlers.customer_answers import CustomerAnswers
from handlers.customer_asking import CustomerAsking
from handlers.customer_cases import CustomerCases
from handlers.customer_complaint import CustomerComplaint
from handlers.customer_consent import Agreeing
from handlers.customer_data import CustomerData
from handlers.customer_edits import CustomerEdits
from handlers.customer_joining import CustomerJoining
from handlers.customer_lodging import Lodging
from handlers.customer_messages import CustomerMessages
from handlers.customer_misses import CustomerMisses
from handlers.customer_moves import CustomerMoves
from handlers.customer_policy import CustomerPolicy
from handlers.customer_rating import CustomerRating
from handlers.customer_receipts import CustomerReceipts
from handlers.customer_start import CustomerStart
from handlers.customer_words import CustomerWords
from handlers.dialogs import CodeTaker, Dialog, FileTaker, Handler, LinkTaker, Persona
from handlers.farewell import Farewell
from handlers.leftovers import Leftovers
from handlers.menus import menus
from handlers.notices import Notices, build_notices
from handlers.own_card import OwnCard
from handlers.private_showing import PrivateShowing
from handlers.receipt_sending import ReceiptSending
from handlers.routes import routes
from handlers.speaker import Speakers
from handlers.staff_help import StaffHelp
from policy.shelf import Shelf
from rights.clocks import load_breach_clock

log = structlog.get_logger()

Waiting = Callable[[], Awaitable[tuple[int, int]]]
Alarm = Callable[[str], Awaitable[None]]


@dataclass(frozen=True)
class Personas:
    """Every handler in its order, the notices, and the menus."""

    routes: list[Handler]
    notices: Notices
    desks: Desks
    settings: Settings

    async def set_menus(self, bot: Bot) -> None:
        """Have Telegram offer the commands; a chat it does not know yet goes without."""
        care = await self.desks.staff.care_chat()
        admins = [(user_id, self.settings.language) for user_id in self.settings.admin_ids]
        admins += [
            (person.user_id, person.language)
            for person in await self.desks.staff.admins()
            if person.user_id not in self.settings.admin_ids
        ]
        roll = await self.desks.staff.roll()
        found = menus(
            None if care is None else care.chat_id,
            admins,
            self.settings.language,
            [each.user_id for each in roll if each.is_care],
        )
        for menu in found:
            try:
                await bot.set_my_commands(menu.commands, scope=menu.scope)
            except (BadRequest, Forbidden) as error:
                log.info("menu not set", error=type(error).__name__)


@dataclass(frozen=True)
class StaffSide:
    """What care staff and admins meet; the rest is what private chats hand on to them.

    `dialogs` are their open dialogs, `links` take deep links by purpose, `codes` the code of a
    case that is not the writer's own, `files` a file that nobody asked for.
    """

    access: Access
    personas: list[Persona]
    dialogs: tuple[Dialog, ...]
    links: Mapping[str, LinkTaker]
    codes: tuple[CodeTaker, ...]
    files: tuple[FileTaker, ...]


def staff_side(
    settings: Settings, desks: Desks, now: Now, waiting: Waiting, alarm: Alarm
) -> StaffSide:
    """The handlers of care staff and admins, in their order."""
    zone, cases = settings.zone, desks.cases
    access = Access(desks.people, desks.staff, settings.admin_ids, now, alarm, settings.language)
    finder = CaseFinder(cases, desks.staff)
    drafts, clock = desks.drafts, load_breach_clock()
    showing = PrivateShowing(desks.removals, now)
    escalating = CareEscalating(access, cases, drafts, desks.authorities, clock, zone, now)
    offers = CannedOffers(cases, desks.canned, zone, now)
    words = CareWords(access, cases, drafts, finder, escalating, offers)
    templates = AdminCanned(access, desks.canned, drafts)
    parties = CareParties(access, cases, drafts, finder, showing, zone, now)
    referrals = CareReferrals(access, cases, drafts, finder, showing, clock, zone, now)
    directory = AdminAuthorities(access, desks.authorities, drafts)
    reading = CareReading(
        access, cases, finder, desks.tickets, desks.evidence, desks.removals, zone, now
    )
    dossier = CareDossier(
        access, cases, finder, desks.tickets, desks.removals, desks.library, zone, now
    )
    queue = CareQueue(access, cases, zone, now)
    search = CareSearch(access, cases, finder, zone, now)
    loading = PolicyLoading(access, desks.library, desks.drafts)
    versions = PolicyVersions(access, desks.library, desks.drafts, zone)
    chats = AdminChats(access, desks.people, desks.staff, desks.tickets)
    state = AdminState(
        access,
        cases,
        desks.staff,
        desks.library,
        cases.calendar,
        zone,
        now,
        waiting,
        desks.misses,
        desks.aside,
    )
    personas: list[Persona] = [
        Membership(desks.people, desks.staff, alarm),
        words,
        CareCanned(access, words, offers),
        templates,
        escalating,
        parties,
        referrals,
        directory,
        CareMoves(access, cases, finder, words),
        CareOwnership(access, cases, desks.staff, finder),
        reading,
        dossier,
        queue,
        search,
        loading,
        versions,
        chats,
        state,
        AdminAside(access, desks.aside, zone),
        AdminSpam(access, cases, zone),
        AdminLeavers(access, cases, desks.staff),
        AdminMisses(access, desks.misses, desks.removals, zone, now),
    ]
    return StaffSide(
        access=access,
        personas=personas,
        dialogs=(words, loading, versions, parties, referrals, directory, templates),
        links={
            "admin": chats.redeem_admin,
            "read": reading.redeem_reading,
            "dossier": dossier.redeem,
        },
        codes=(search.show_named,),
        files=(loading.bare_file,),
    )


def build_personas(
    settings: Settings, desks: Desks, shelf: Shelf, now: Now, waiting: Waiting, alarm: Alarm
) -> Personas:
    """Every persona, and the one ordered list of their handlers."""
    staff = staff_side(settings, desks, now, waiting, alarm)
    customer = customer_side(settings, desks, shelf, now, staff)
    leftovers = Leftovers(desks.people, settings.language)
    ordered = routes(
        staff=[
            StaffHelp(staff.access, customer.start.help, leftovers.in_group),
            *staff.personas,
        ],
        customers=customer.personas,
        messages=customer.messages,
        leftovers=leftovers,
    )
    receipts = ReceiptSending(desks.cases, desks.library, settings.zone)
    notices = build_notices(
        desks.cases, desks.staff, settings.zone, now, receipts, settings.language
    )
    return Personas(ordered, notices, desks, settings)


@dataclass(frozen=True)
class CustomerSide:
    """What customers meet."""

    start: CustomerStart
    personas: list[Persona]
    messages: CustomerMessages


def customer_side(
    settings: Settings, desks: Desks, shelf: Shelf, now: Now, staff: StaffSide
) -> CustomerSide:
    """The handlers of customers."""
    zone, drafts = settings.zone, desks.drafts
    speakers = Speakers(desks.people, settings.language)
    cards = OwnCard(desks.cases, zone)
    cases = CustomerCases(speakers, desks.cases, cards, staff.codes)
    asking = CustomerAsking(shelf, cases, desks.recent)
    farewell = Farewell(desks.forgetting, shelf)
    agreeing = Agreeing(desks.consents, shelf)
    lodging = Lodging(drafts, agreeing, desks.cases, desks.evidence, shelf, farewell)
    joining = CustomerJoining(speakers, lodging, zone)
    complaint = CustomerComplaint(speakers, lodging, joining)
    consented = CustomerAgreeing(drafts, agreeing)
    words = CustomerWords(speakers, drafts, desks.cases, desks.evidence, consented)
    moves = CustomerMoves(speakers, drafts, desks.cases, agreeing, zone)
    data = CustomerData(speakers, drafts, desks.own_data, desks.consents, farewell, zone)
    answers = CustomerAnswers(speakers, drafts, desks.cases, words, asking)
    rating = CustomerRating(speakers, drafts, desks.cases, agreeing)
    receipts = CustomerReceipts(speakers, desks.cases, zone, cards)
    links = {**staff.links, "receipt": receipts.redeem}
    start = CustomerStart(speakers, desks.people, shelf, links, staff.access)
    edits = CustomerEdits(speakers, lodging)
    policy = CustomerPolicy(speakers, shelf, desks.library)
    misses = CustomerMisses(speakers, policy, desks.recent, desks.consents, desks.misses)
    messages = CustomerMessages(
        speakers,
        drafts,
        lodging,
        (complaint, words, moves, rating, data, answers, *staff.dialogs),
        answers,
        asking,
        misses,
        (receipts.file, *staff.files),
        rating,
        now,
    )
    return CustomerSide(
        start,
        [
            *(start, policy, misses, complaint, joining, edits, cases, words, moves),
            *(rating, data, answers),
        ],
        messages,
    )
