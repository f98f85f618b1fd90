"""Message text: what Telegram cleans, how it reads HTML, which entities it finds by itself."""

import html
import re
from dataclasses import dataclass

from bot.playground.chats import Json
from bot.playground.refusal import bad

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_NAMED = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_COMMAND = re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?!\w)")
_DROPPED = re.compile("[\r\u2028-\u202e]")
_BLANKED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")


def width(text: str) -> int:
    """Length in UTF-16 units, the unit of every length and offset of Telegram."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text as the server keeps it: control characters blanked, direction marks dropped.

    Raises:
        RefusedError: a lone surrogate, which is not UTF-8.
    """
    if text.isascii() and text.isprintable():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None
    return _BLANKED.sub(" ", _DROPPED.sub("", text))


@dataclass(slots=True)
class _Open:
    """A start tag that waits for its end."""

    tag: str
    start: int
    entity: Json


class _Reader:
    """One strict pass over HTML text, as the Bot API reads it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        at = 0
        while (angle := self.source.find("<", at)) >= 0:
            self._words(self.source[at:angle])
            match = _TAG.match(self.source, angle)
            if match is None:
                raise self._error('Unsupported start tag ""', angle)
            self._end(match) if match[1] else self._start(match)
            at = match.end()
        self._words(self.source[at:])
        if self.open:
            raise bad(
                "can't parse entities: Can't find end tag corresponding to start tag "
                f'"{self.open[-1].tag}"'
            )
        return "".join(self.parts), self.entities

    def _words(self, raw: str) -> None:
        if raw:
            words = _NAMED.sub(lambda match: html.unescape(match[0]), raw)
            self.parts.append(words)
            self.length += width(words)

    def _error(self, what: str, at: int) -> Exception:
        return bad(f"can't parse entities: {what} at byte offset {len(self.source[:at].encode())}")

    def _start(self, match: re.Match[str]) -> None:
        tag = match[2].lower()
        given = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "")
                 for m in _ATTRIBUTE.finditer(match[3])}  # fmt: skip
        if tag not in TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', match.start())
        if tag == "span" and given.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', match.start())
        self.open.append(_Open(tag, self.length, _entity(tag, given)))

    def _end(self, match: re.Match[str]) -> None:
        tag = match[2].lower()
        if not self.open:
            raise self._error("Unexpected end tag", match.start())
        opened = self.open.pop()
        if opened.tag != tag:
            raise self._error(
                f'Unmatched end tag, expected "</{opened.tag}>", found "</{tag}>"', match.start()
            )
        length = self.length - opened.start
        useless = opened.entity["type"] == "text_link" and not opened.entity.get("url")
        if length and not useless:
            self.entities.append(opened.entity | {"offset": opened.start, "length": length})


def _entity(tag: str, given: dict[str, str]) -> Json:
    entity: Json = {"type": TAGS[tag]}
    if tag == "a":
        entity["url"] = given.get("href", "")
    if tag == "tg-emoji":
        entity["custom_emoji_id"] = given.get("emoji-id", "")
    if tag == "blockquote" and "expandable" in given:
        entity["type"] = "expandable_blockquote"
    if tag == "code" and given.get("class", "").startswith("language-"):
        entity["language"] = given["class"].removeprefix("language-")
    return entity


def read_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of HTML markup.

    Raises:
        RefusedError: "can't parse entities", as the Bot API refuses broken markup.
    """
    text, entities = _Reader(source).read()
    return text, sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without blank edges, and its entities moved and cut to fit."""
    left = text.lstrip()
    shift = width(text) - width(left)
    text = left.rstrip()
    if not entities:
        return text, entities
    end, kept = width(text), []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] - shift + entity["length"], end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, kept


def found(text: str) -> list[Json]:
    """Entities that Telegram finds by itself: commands, mentions, links, e-mail addresses."""
    finders = []
    if "/" in text:
        finders += [("bot_command", _COMMAND), ("url", _URL)]
    if "@" in text:
        finders += [("email", _EMAIL), ("mention", _MENTION)]
    entities: list[Json] = []
    for kind, pattern in finders:
        entities += [
            {"type": kind, "offset": width(text[: m.start()]), "length": width(m[0])}
            for m in pattern.finditer(text)
        ]
    return sorted(_apart(entities), key=lambda entity: int(entity["offset"]))


def _apart(entities: list[Json]) -> list[Json]:
    """Entities that do not lie inside another one found here."""
    longest = sorted(entities, key=lambda e: -int(e["length"]))
    kept: list[Json] = []
    for entity in longest:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if all(end <= k["offset"] or start >= k["offset"] + k["length"] for k in kept):
            kept.append(entity)
    return kept
