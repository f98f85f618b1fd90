"""Files that staff send along with their words: taken up, or said why not, and listed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Protocol

from cases.enclosures import Enclosure, Unfit, unfit
from handlers.card import Verb
from handlers.place import Place
from handlers.rich import Rich, clean, fill
from handlers.texts.staff_languages import care_texts, enclosing_texts

ENCLOSES: Final = frozenset({Verb.REPLY, Verb.ASK, Verb.RESOLVE, Verb.REJECT})
"""The verbs whose words reach the customer as they are; files can go with them."""


@dataclass(frozen=True)
class Written:
    """What a member of staff has written so far, and the files that are to go with it.

    `id` ties the buttons of a preview to what it shows; `preview` is the message that shows it,
    changed in place as more of `album` comes; `left` is why files of what came last do not go
    along.
    """

    id: str
    verb: Verb
    case: str
    text: str
    files: tuple[Enclosure, ...] = ()
    album: str = ""
    preview: int | None = None
    left: tuple[Unfit, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it can be sent; to a reply files alone are enough."""
        return bool(self.text or (self.files and self.verb is Verb.REPLY))

    def content(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return asdict(self)


def read_written(content: dict[str, Any]) -> Written:
    """What a draft keeps."""
    files = tuple(Enclosure(**each) for each in content.get("files", ()))
    left = tuple(Unfit(each) for each in content.get("left", ()))
    known = {**content, "verb": Verb(content["verb"]), "files": files, "left": left}
    return Written(**known)


def taken_up(written: Written, place: Place) -> Written:
    """What is written with the file that came along, or with why it does not go along."""
    goes_on = bool(place.album) and place.album == written.album
    if not goes_on:
        written = replace(written, album=place.album, preview=None, left=())
    if not place.file or written.verb not in ENCLOSES:
        return written
    why, sent = _unfit(written, place), place.sent
    if sent is None or why is not None:
        left = dict.fromkeys((*written.left, why or Unfit.UNKNOWN_KIND))
        return replace(written, left=tuple(left))
    file = Enclosure(sent.kind, sent.file_id, clean(sent.name), sent.size, place.album)
    return replace(written, files=(*written.files, file))


def _unfit(written: Written, place: Place) -> Unfit | None:
    if place.partial:
        return Unfit.REST_UNSEEN
    if place.sent is None:
        return Unfit.UNKNOWN_KIND
    return unfit(place.sent.kind, place.sent.size, len(written.files))


def asides(written: Written, place: Place, language: str) -> list[Rich]:
    """What is to be said of files that do not go along."""
    if written.verb not in ENCLOSES:
        return left_out(place, language)
    words = enclosing_texts(language).unfit
    return [fill(words.of(why)) for why in written.left]


def left_out(place: Place, language: str) -> list[Rich]:
    """That the file which came with the words stays behind; nothing if none came."""
    return [fill(care_texts(language).file_left_out)] if place.file else []


class Named(Protocol):
    """A file to be listed."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def name(self) -> str:
        """Its name, empty if it has none."""


def listed(files: Sequence[Named], language: str) -> list[Rich]:
    """The line that lists files; none for no files."""
    if not files:
        return []
    sentence = enclosing_texts(language).listed
    return [fill(sentence, count=len(files), names=names(files, language))]


def names(files: Sequence[Named], language: str) -> str:
    """The names of files, or what they are."""
    kinds = enclosing_texts(language).kinds
    return "; ".join(file.name or kinds.of(file.kind) for file in files)
