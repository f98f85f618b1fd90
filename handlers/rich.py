"""Messages as text with styles beside it: no markup is written, so none can leak or break."""

import re
from dataclasses import dataclass

from telegram import MessageEntity, User
from telegram.constants import MessageEntityType, MessageLimit

STYLES = {
    "bold": MessageEntityType.BOLD,
    "italic": MessageEntityType.ITALIC,
    "code": MessageEntityType.CODE,
    "quote": MessageEntityType.BLOCKQUOTE,
}
LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
_CALLS = "@"
_SPOT = re.compile(r"\{(\w+)\}|\*\*(.+?)\*\*", re.DOTALL)
_UNSENDABLE = re.compile(r"[\ud800-\udfff\x00]")


def clean(text: str) -> str:
    """Text that can be sent: lone surrogates and NUL become U+FFFD."""
    return _UNSENDABLE.sub("\ufffd", text)


def units(text: str) -> int:
    """The length of *text* as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


@dataclass(frozen=True)
class Rich:
    """A message: pieces of text, each with the name of its style ("" is none)."""

    parts: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: "Rich | str") -> "Rich":
        more = other.parts if isinstance(other, Rich) else ((clean(other), ""),)
        return Rich(self.parts + more)

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(text for text, _ in self.parts)


def plain(text: str) -> Rich:
    """Text as it is; a `<` or `*` in it stays a `<` or `*`."""
    return Rich(((clean(text), ""),))


def bold(text: str) -> Rich:
    """Text in bold."""
    return Rich(((clean(text), "bold"),))


def italic(text: str) -> Rich:
    """Text in italics."""
    return Rich(((clean(text), "italic"),))


def code(text: str) -> Rich:
    """Text that copies at a tap."""
    return Rich(((clean(text), "code"),))


def quote(text: str) -> Rich:
    """Text set off as a quotation."""
    return Rich(((clean(text), "quote"),))


def mention(name: str, user_id: int) -> Rich:
    """A name that calls its bearer, who need have no username."""
    return Rich(((clean(name), f"{_CALLS}{user_id}"),))


def fill(template: str, **values: str | int | Rich) -> Rich:
    """One of our own sentences with its `{named}` places filled and `**bold**` set.

    Only the template is read for marks; what fills it never is.
    """
    message, at = Rich(), 0
    for spot in _SPOT.finditer(template):
        message += template[at : spot.start()]
        name, strong = spot.groups()
        if name is None:
            filled = fill(strong, **values)
            message += Rich(tuple((text, style or "bold") for text, style in filled.parts))
        else:
            value = values[name]
            message += value if isinstance(value, Rich) else str(value)
        at = spot.end()
    return message + template[at:]


def lines(*rows: Rich | str) -> Rich:
    """Rows under each other."""
    message = Rich()
    for number, row in enumerate(rows):
        message = message + ("\n" if number else "") + row
    return message


@dataclass(frozen=True)
class Page:
    """What one Telegram message carries."""

    text: str
    entities: tuple[MessageEntity, ...]


def _entity(style: str, at: int, text: str) -> MessageEntity:
    if not style.startswith(_CALLS):
        return MessageEntity(STYLES[style], at, units(text))
    called = User(int(style.removeprefix(_CALLS)), text, is_bot=False)
    return MessageEntity(MessageEntityType.TEXT_MENTION, at, units(text), user=called)


def pages(message: Rich, longest: int = LONGEST) -> list[Page]:
    """Cut *message* into as few Telegram messages as hold it, at a line or a space if it can."""
    done: list[Page] = []
    text, entities, used = "", list[MessageEntity](), 0
    for piece, style in message.parts:
        left = piece
        while left:
            head, left = _cut(left, longest - used, fresh=used == 0)
            if head:
                if style and head.strip():
                    entities.append(_entity(style, used, head))
                text, used = text + head, used + units(head)
            if left:
                done.append(Page(text, tuple(entities)))
                text, entities, used = "", [], 0
    if text.strip() or not done:
        done.append(Page(text, tuple(entities)))
    return [page for page in done if page.text.strip()] or done[:1]


def _cut(text: str, room: int, *, fresh: bool) -> tuple[str, str]:
    """Split *text* so that the head fits *room* units; on a fresh page the head is not empty."""
    if units(text) <= room:
        return text, ""
    end, used = 0, 0
    while used + units(text[end]) <= room:
        used += units(text[end])
        end += 1
    mark = max(text.rfind("\n", 0, end), text.rfind(" ", 0, end))
    if mark > 0 and (not fresh or mark > end // 2):
        end = mark + 1
    elif not fresh:
        end = 0
    return text[:end], text[end:]
