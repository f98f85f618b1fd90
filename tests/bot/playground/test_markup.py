"""Text as the server reads it: HTML, entities, what is found without markup."""

import html

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.markup import clean, found, read_html, trimmed, width
from bot.playground.refusal import RefusedError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TAG = st.sampled_from(["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"])


def part(text: str, offset: int, length: int) -> str:
    """The piece that an entity covers, counted in UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le")


@given(TEXT)
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    """Nothing a person writes becomes markup once it is escaped."""
    assert read_html(html.escape(text)) == (text, [])


@given(st.lists(st.tuples(TAG, TEXT), max_size=5))
def test_each_entity_covers_exactly_what_stood_in_its_tags(pieces: list[tuple[str, str]]) -> None:
    """Offsets hold behind emoji and Vietnamese marks."""
    source = "".join(f"ă😀<{tag}>{html.escape(inner)}</{tag}>" for tag, inner in pieces)
    text, entities = read_html(source)
    covered = [part(text, entity["offset"], entity["length"]) for entity in entities]
    assert covered == [inner for _, inner in pieces if inner]


@given(TEXT)
def test_any_text_is_read_or_refused_but_never_crashes(text: str) -> None:
    """Broken markup is a refusal with Telegram's words."""
    try:
        read, entities = read_html(text)
    except RefusedError as refused:
        read, entities = refused.description, []
    assert read.startswith("Bad Request: can't parse entities") or width(read) <= width(text)
    assert all(entity["length"] > 0 for entity in entities)


def test_nested_tags_and_links_are_read() -> None:
    """Outer before inner; a language of code; an address with its & resolved."""
    text, entities = read_html(
        '<b>a<i>b</i></b><a href="https://a.vn/?x=1&amp;y=2">c</a>'
        '<span class="tg-spoiler">d</span><blockquote expandable>e</blockquote>'
    )
    assert text == "abcde"
    kinds = [(entity["type"], entity["offset"], entity["length"]) for entity in entities]
    assert kinds == [
        ("bold", 0, 2),
        ("italic", 1, 1),
        ("text_link", 2, 1),
        ("spoiler", 3, 1),
        ("expandable_blockquote", 4, 1),
    ]
    assert entities[2]["url"] == "https://a.vn/?x=1&y=2"


def test_unknown_names_of_characters_stay_as_they_are() -> None:
    """Telegram knows four names and numbers."""
    assert read_html("&lt;&gt;&amp;&quot;&#39;&#x1F600;&nbsp;&copy;")[0] == "<>&\"'😀&nbsp;&copy;"


def test_blank_edges_go_and_entities_move_along() -> None:
    """What falls outside is cut or gone."""
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 5, "length": 2},
    ]
    assert trimmed("  ab   ", entities) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])


def test_commands_links_and_mentions_are_found() -> None:
    """Not inside words, paths or addresses."""
    text = "😀 /khieunai@baomat_bot xem https://a.vn/chinhsach. an@a.vn @lan_nguyen a/b /"
    entities = found(text)
    covered = [(e["type"], part(text, e["offset"], e["length"])) for e in entities]
    assert covered == [
        ("bot_command", "/khieunai@baomat_bot"),
        ("url", "https://a.vn/chinhsach"),
        ("email", "an@a.vn"),
        ("mention", "@lan_nguyen"),
    ]


def test_control_characters_and_direction_marks_are_cleaned() -> None:
    """NUL becomes a blank, a right-to-left override goes, a line break stays."""
    assert clean("a\x00b\r\nc\u202ed\te") == "a b\ncd e"
