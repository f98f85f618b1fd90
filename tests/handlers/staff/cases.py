"""A customer's case, for the tests of the staff's side."""

from cases.dossier import CaseView
from tests.handlers.staff.office import Office

CUSTOMER = 1001


async def lodged(office: Office) -> str:
    """The code of a fresh case of the customer."""
    person = await office.counter.customer(CUSTOMER)
    return (await office.counter.lodged(person)).code


async def view(office: Office, code: str) -> CaseView:
    """The customer's view of the case."""
    person = await office.counter.customer(CUSTOMER)
    return await office.counter.desk.own(person, code)


def carried(code: str) -> str:
    """The code as buttons carry it."""
    return code.replace("-", "")
