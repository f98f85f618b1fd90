"""A code that names no case of theirs, answered with their own codes that it may mean."""

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, CaseView
from handlers.rich import Rich, code, fill, lines
from handlers.speaker import Speaker


async def own_case(desk: CaseDesk, speaker: Speaker, named: str) -> CaseView | None:
    """The case of theirs that *named* is; None, and they are told, when they have none such."""
    person = speaker.person
    try:
        if person is not None:
            return await desk.own(person, named)
    except CaseNotFoundError:
        pass
    await speaker.tell(await unknown(desk, speaker, named))
    return None


async def unknown(desk: CaseDesk, speaker: Speaker, named: str) -> Rich:
    """That they have no such case, and which of their own may be meant.

    Only what was typed and their own codes count: it is the same for a code that another
    customer has as for one that nobody has.
    """
    own, person = speaker.texts.own, speaker.person
    near = await desk.own_codes_near(person, named) if person is not None else ()
    return lines(fill(own.case_unknown), *(fill(own.case_near, code=code(each)) for each in near))
