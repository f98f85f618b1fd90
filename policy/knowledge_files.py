"""The knowledge that ships with the bot, as readable files: words, short forms, topics."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from importlib.resources.abc import Traversable

KEYS = ("says", "else", "flow", "place")


class KnowledgeError(ValueError):
    """A line of a knowledge file cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Topic:
    """One thing people ask about."""

    name: str
    says: tuple[str, ...] = ()  #: how a clause that answers it reads; any of them
    otherwise: tuple[str, ...] = ()  #: the same, asked only where no clause reads so ("else:")
    flow: str = ""  #: the flow it asks for, instead of a clause
    place: str = ""  #: the place in a policy that answers it, such as "step 1" or "date"
    phrasings: tuple[str, ...] = field(default=(), repr=False)
    trade: str = ""  #: the trade whose policies speak of it, or "" for any firm's


def _root() -> Traversable:
    return files("policy") / "knowledge"


def _lines(file: Traversable) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def read_pairs(name: str) -> dict[str, str]:
    """Return the "left = right" lines of a knowledge file."""
    pairs = {}
    for line in _lines(_root() / name):
        left, equals, right = line.partition(" = ")
        if not equals:
            raise KnowledgeError(f"{name}: write 'word = meaning', not {line!r}")
        pairs[left.strip()] = right.strip()
    return pairs


def read_weights() -> dict[str, tuple[float, float, float]]:
    """Return the table of weights, sign by sign."""
    table = {}
    for sign, row in read_pairs("weights.txt").items():
        unstated, clause, flow = map(float, row.split())
        table[sign] = (unstated, clause, flow)
    return table


def read_topics() -> tuple[Topic, ...]:
    """Return the topics of every file, in the files' order by name; those of trades last."""
    topics = _root() / "topics"
    general = (topic for file in _texts(topics) for topic in _topics(file))
    trades = (
        replace(topic, trade=file.name.removesuffix(".txt"))
        for file in _texts(topics / "trades")
        for topic in _topics(file)
    )
    return (*general, *trades)


def _texts(folder: Traversable) -> list[Traversable]:
    found = (file for file in folder.iterdir() if file.name.endswith(".txt"))
    return sorted(found, key=lambda file: file.name)


def _topics(file: Traversable) -> Iterator[Topic]:
    name, keyed, phrasings = "", {key: [] for key in KEYS}, []  # type: tuple[str, dict[str, list[str]], list[str]]
    for line in [*_lines(file), "[]"]:
        key, colon, value = line.partition(":")
        if line.startswith("["):
            if name:
                yield Topic(
                    name,
                    tuple(keyed["says"]),
                    tuple(keyed["else"]),
                    "".join(keyed["flow"]),
                    "".join(keyed["place"]),
                    tuple(phrasings),
                )
            name, keyed, phrasings = line.strip("[]"), {key: [] for key in KEYS}, []
        elif not name:
            raise KnowledgeError(f"{file.name}: a [topic] must stand before {line!r}")
        elif colon and key in KEYS:
            keyed[key].append(value.strip())
        else:
            phrasings.append(line)
