"""Saying that staff see a complaint later: to its customer, and to staff who look at the queue."""

from datetime import datetime, tzinfo

from cases.desk import CaseDesk
from cases.notices import NoticeView
from handlers.dates import time_and_day
from handlers.rich import Rich, fill
from handlers.texts.customer import customer_texts
from handlers.texts.staff_languages import spam_texts


def shown_later(view: NoticeView, zone: tzinfo) -> list[Rich]:
    """The lines of a receipt that say by when staff will see it; none where they do at once."""
    until = view.values.get("shown_at")
    if not until:
        return []
    at = time_and_day(datetime.fromisoformat(until), view.language, zone)
    return [Rich(), fill(customer_texts(view.language).many.shown_later, at=at)]


async def held_back(desk: CaseDesk, language: str) -> list[Rich]:
    """The line of the queue that counts what it leaves out; none where that is nothing."""
    count = await desk.hushed()
    return [fill(spam_texts(language).hushed, count=count)] if count else []
