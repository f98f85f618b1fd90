"""The particulars of a policy: its date line, e-mail addresses, phone numbers, web addresses."""

import re
from collections.abc import Iterable
from datetime import date

from policy.document import Contact
from policy.folding import plain

_MONTHS = {
    name: place
    for place, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_DATES = (
    re.compile(
        r"(?<![\d/])(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})\s+thang\s+(?P<m>\d{1,2})\s*,?\s+nam\s+(?P<y>(?:19|20)\d\d)"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<b>[a-z]{3,9})\.?,?\s+(?P<y>(?:19|20)\d\d)"),
    re.compile(r"(?P<b>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)"),
)
_MONTH_ONLY = re.compile(
    r"thang\s+\d{1,2}\s*(?:/|nam|-)\s*(?:19|20)\d\d|(?:nam|in)\s+(?:19|20)\d\d"
)
_CUE = re.compile(
    r"\b(ngay|cap nhat|hieu luc|ap dung|ban hanh|cong bo|sua doi|phien ban|chinh sua|"
    r"updated?|effective|posted|published|revised|version|date|modified)\b"
)
_STRONG = re.compile(
    r"\b(cap nhat|hieu luc|ap dung tu|ban hanh|cong bo|sua doi|ngay dang|dang ngay|"
    r"updated|effective|posted|published|revised|modified)\b"
)
_LAW = re.compile(r"\b(luat|nghi dinh|thong tu|bo luat|phap lenh|hien phap|decree|law|act)\b")

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.@/+-])(?:1[89]00(?:[\s.-]?\d){4,6}"
    r"|(?:\(?\+?84\)?[\s.-]?|\(?0)(?:\d\)?[\s.-]{0,2}){7,9}\d)(?![\w@/])"
)
_NOT_PHONE = re.compile(
    r"(mst|ma so|so the|tai khoan|stk|dang ky|giay|gcn|quyet dinh|tax|account|no)[^a-z\d]*"
    r"(?:doanh nghiep|thue|kinh doanh)?\W*$"
)
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"“”')]+", re.IGNORECASE)


def date_in(text: str) -> date | None:
    """Return the first full date that the text names, day before month."""
    folded = plain(text)
    for pattern in _DATES:
        for found in pattern.finditer(folded):
            parts = found.groupdict()
            month = int(parts["m"]) if parts.get("m") else _MONTHS.get((parts["b"] or "")[:3], 0)
            try:
                return date(int(parts["y"]), month, int(parts["d"]))
            except ValueError:
                continue
    return None


def tells_date(text: str, *, strong: bool = False) -> bool:
    """Whether the text says when the policy was posted, changed or came into force.

    With *strong*, a bare "ngày" is not enough and a line that cites a law is not it.
    """
    folded = plain(text)
    if date_in(text) is None and not _MONTH_ONLY.search(folded):
        return False
    if strong:
        return bool(_STRONG.search(folded)) and not _LAW.search(folded)
    bare = len(re.sub(r"[\W\d_]", "", folded)) <= 12
    return bare or (bool(_CUE.search(folded)) and not _LAW.search(folded))


def phones_in(text: str) -> list[str]:
    """Return the phone numbers of a line as they are printed; tax and account numbers are none."""
    found = []
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        before = plain(text[max(0, match.start() - 30) : match.start()])
        if 8 <= len(digits) <= 12 and not _NOT_PHONE.search(before):
            found.append(match[0].strip(" .-"))
    return found


def contacts_in(lines: Iterable[str]) -> tuple[Contact, ...]:
    """Return the contacts that the lines print, each once, in their order."""
    found: dict[tuple[str, str], Contact] = {}
    for line in lines:
        for kind, values in (
            ("email", [m[0].rstrip(".") for m in _EMAIL.finditer(line)]),
            ("phone", phones_in(line)),
            ("web", [m[0].rstrip(".,;:") for m in _WEB.finditer(line)]),
        ):
            for value in values:
                found.setdefault(
                    (kind, re.sub(r"[\s.-]", "", value.lower())), Contact(kind, value)
                )
    return tuple(found.values())
