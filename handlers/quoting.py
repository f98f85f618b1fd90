"""The policy's own words as messages: quoted verbatim, with their place and the posted date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from handlers.buttons import LONGEST_DATA, Button
from handlers.dates import bare_day
from handlers.rich import Rich, fill, italic, lines, plain, quote, units
from handlers.texts.customer import CustomerTexts
from policy.document import Clause, Contact, Document, Section
from policy.folding import unmarked
from policy.library import Version

LEAF = 3000
"""UTF-16 units of policy on one page of a section, leaving room for headings."""
LABEL = 48

Courtesy = Mapping[str, str]
"""English courtesy translations by clause id."""


class PolicyVerb(StrEnum):
    """What a button into the policy does; each carries the version's number."""

    HOME = "home"
    SECTION = "section"
    CLAUSE = "clause"


POLICY = f"^policy:({'|'.join(PolicyVerb)}):([0-9]+)(?::(.*))?$"
"""The pattern of their data: `policy:clause:3:1.5`."""


def policy_button(label: str, verb: PolicyVerb, number: int, *carried: str | int) -> Button:
    """A button into version *number* of the policy."""
    return Button(label, ":".join(["policy", verb, str(number), *map(str, carried)]))


def fits(button: Button) -> bool:
    """Whether Telegram takes what the button carries."""
    return len(button.data.encode()) <= LONGEST_DATA


def clause_buttons(clauses: Iterable[Clause], number: int) -> list[list[Button]]:
    """A row for each clause, labelled with the clause's beginning."""
    buttons = (
        policy_button(
            f"{clause.id} · {shortened(clause.text)}", PolicyVerb.CLAUSE, number, clause.id
        )
        for clause in clauses
    )
    return [[button] for button in buttons if fits(button)]


def shortened(text: str, longest: int = LABEL) -> str:
    """The beginning of *text* in one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[:longest]
    return f"{head[: head.rfind(' ')] if ' ' in head else head}…"


def section_title(texts: CustomerTexts, section: Section) -> Rich:
    """A section's number and heading."""
    asking = texts.asking
    if not section.heading:
        return fill(asking.section_without_heading, section=section.id)
    return fill(asking.section, section=section.id, heading=section.heading)


def quoted(texts: CustomerTexts, document: Document, clause: Clause) -> Rich:
    """A clause, word for word, under its place."""
    section, asking = document.section_of(clause.id), texts.asking
    if section is None:
        return quote(clause.text)
    if not section.heading:
        place = fill(asking.place_without_heading, section=section.id, clause=clause.id)
    else:
        place = fill(asking.place, section=section.id, heading=section.heading, clause=clause.id)
    return lines(place, quote(clause.text))


def translated(texts: CustomerTexts, clauses: Sequence[Clause], courtesy: Courtesy) -> list[Rich]:
    """For readers of English: the courtesy translation of what was quoted, and which one binds.

    Where there is none, that the words are in Vietnamese; nothing for words that are not.
    """
    foreign = [clause for clause in clauses if unmarked(clause.text) != clause.text]
    if texts.language != "en" or not foreign:
        return []
    known = [clause for clause in foreign if clause.id in courtesy]
    if not known:
        return [Rich(), plain(texts.asking.only_vietnamese)]
    rows: list[Rich] = [Rich(), fill(texts.asking.courtesy)]
    for clause in known:
        named = plain(f"{clause.id}\n") if len(known) > 1 else Rich()
        rows.append(named + italic(courtesy[clause.id]))
    return rows


def source(texts: CustomerTexts, version: Version, in_force: int | None) -> Rich:
    """Which text was quoted: its posted date, and whether it has been replaced since."""
    asking, posted = texts.asking, version.document.posted
    said = (
        plain(asking.undated)
        if posted is None
        else fill(asking.posted, date=bare_day(posted, texts.language))
    )
    if version.number == in_force:
        return said
    return lines(said, fill(asking.older_version, number=version.number))


def leaves(section: Section) -> list[Rich]:
    """A section's clauses, verbatim, in pages that each fit one message with room to spare."""
    pages: list[Rich] = []
    page, used = Rich(), 0
    for piece in (piece for clause in section.clauses for piece in _pieces(clause)):
        if used and used + units(piece.text) > LEAF:
            pages.append(page)
            page, used = Rich(), 0
        page = page + ("\n\n" if used else "") + piece
        used += units(piece.text)
    return [*pages, page] if used else pages or [Rich()]


def _pieces(clause: Clause) -> Iterator[Rich]:
    """The clause, in parts where it is longer than a page."""
    left, named = clause.text, f"{clause.id}\n"
    while left:
        end = len(left) if units(left) <= LEAF else LEAF // 2
        yield plain(named) + quote(left[:end])
        left, named = left[end:], ""


def contacts(texts: CustomerTexts, document: Document | None) -> Rich | None:
    """The ways to reach the firm that the policy prints; None when it prints none."""
    found = document.contacts if document is not None else ()
    return lines(*(_contact(texts, contact) for contact in found)) if found else None


def _contact(texts: CustomerTexts, contact: Contact) -> Rich:
    match contact.kind:
        case "email":
            return fill(texts.common.contact_email, value=contact.value)
        case "phone":
            return fill(texts.common.contact_phone, value=contact.value)
        case _:
            return fill(texts.common.contact_web, value=contact.value)
