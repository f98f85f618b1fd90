"""Ready replies: read and filled without surprises, shipped whole, changed by admins."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.canned import (
    FIELDS,
    LANGUAGES,
    LONGEST_BODY,
    LONGEST_TITLE,
    MOST,
    CannedFileError,
    CannedFormError,
    CannedUnknownError,
    FieldUnknownError,
    TooManyCannedError,
    fields_in,
    filled,
    load_canned,
    read_canned,
)
from cases.dossier import CaseNotFoundError
from storage.audit import HOUSE
from tests.counter import Counter, cause

VALUES = {field: f"<{field}>" for field in FIELDS}


def test_what_is_shipped_is_whole_in_each_language() -> None:
    """The same replies in the same order, their fields known, with room for a firm's own."""
    shipped = {
        language: [each for each in load_canned() if each.language == language]
        for language in LANGUAGES
    }
    vi, en = (shipped[language] for language in LANGUAGES)
    assert [each.slug for each in vi] == [each.slug for each in en]
    assert 0 < len(vi) <= MOST // 2
    for one, other in zip(vi, en, strict=True):
        assert fields_in(one.body) == fields_in(other.body)


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("Chào {name}", "{name}"),
        ("Chào {}", "{}"),
        ("Chào {0}", "{0}"),
        ("{code!r}", "{code!r}"),
        ("{code.x}", "{code.x}"),
        ("{ code }", "{ code }"),
        ("{{code}}", "{"),
        ("một { thôi", "{"),
        ("hay } thôi", "}"),
    ],
)
def test_what_is_no_field_is_named(body: str, wrong: str) -> None:
    """A name nobody fills in, and a brace by itself."""
    with pytest.raises(FieldUnknownError) as refused:
        fields_in(body)
    assert refused.value.what == wrong


@given(st.lists(st.one_of(st.sampled_from([f"{{{each}}}" for each in FIELDS]), st.text())))
@settings(max_examples=60)
def test_a_reply_that_passes_can_be_filled_and_no_other(parts: list[str]) -> None:
    """Whatever is typed: either it is refused, or each of its fields is filled in, once."""
    body = "".join(parts)
    try:
        named = fields_in(body)
    except FieldUnknownError:
        return
    whole = filled(body, VALUES)
    assert "{" not in whole
    assert all((VALUES[field] in whole) for field in named)


def test_what_fills_a_field_is_never_read_for_fields() -> None:
    """Nor for anything else."""
    assert filled("{step} {code}", {"step": "{code} _*[<&", "code": "KN"}) == "{code} _*[<& KN"


def test_a_reply_is_typed_as_a_title_and_what_stands_below() -> None:
    """Blank lines between belong to neither."""
    assert read_canned(" Tên \n\n Lời một\n\nLời hai ") == ("Tên", "Lời một\n\nLời hai")
    for wrong in (
        "",
        "Chỉ tên",
        "Chỉ tên\n \u200b",
        "x" * (LONGEST_TITLE + 1) + "\nLời",
        "Tên\n" + "x" * (LONGEST_BODY + 1),
        "Tên\u2028hai dòng\nLời",
    ):
        with pytest.raises(CannedFormError):
            read_canned(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "[a.vi]\ntitle = 'x'\nbody = 'y'",
        "[a.vi]\ntitle = 'x'\n[a.en]\ntitle = 'x'\nbody = 'y'",
        "[a.vi]\ntitle = 'x'\nbody = 'y {z}'\n[a.en]\ntitle = 'x'\nbody = 'y'",
        "[a.vi]\ntitle = ''\nbody = 'y'\n[a.en]\ntitle = 'x'\nbody = 'y'",
        "['A B'.vi]\ntitle = 'x'\nbody = 'y'\n['A B'.en]\ntitle = 'x'\nbody = 'y'",
        "a = 1",
        "[a",
    ],
)
def test_a_file_that_cannot_be_used_says_where(tmp_path: Path, text: str) -> None:
    """Whoever edits it learns what to correct."""
    path = tmp_path / "canned.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannedFileError, match=r"canned\.toml|\[.+\.(vi|en)\]"):
        load_canned(path)


async def test_a_change_stands_above_what_is_shipped(counter: Counter) -> None:
    """In its language alone; hidden and shown again; each change is in the house's chain."""
    canned, by = counter.canned, (await counter.customer()).id
    await canned.write("sorry", "vi", "Xin lỗi", "Chúng tôi xin lỗi về {code}", by, cause())
    assert (await canned.find("sorry", "vi")).body == "Chúng tôi xin lỗi về {code}"
    assert (await canned.find("sorry", "en")) in load_canned()
    await canned.hide("sorry", "vi", True, by, cause())
    assert (await canned.find("sorry", "vi")).hidden
    await canned.hide("sorry", "vi", False, by, cause())
    assert [each.slug for each in await canned.all("vi")] == [
        each.slug for each in load_canned() if each.language == "vi"
    ]
    assert (await counter.audit(HOUSE)).count("canned") == 3
    with pytest.raises(CannedUnknownError):
        await canned.write("none", "vi", "A", "B", by, cause())
    with pytest.raises(FieldUnknownError):
        await canned.write("sorry", "vi", "A", "{b}", by, cause())


async def test_replies_are_added_up_to_a_number_and_once_for_a_cause(counter: Counter) -> None:
    """The buttons of all of them fit under one message."""
    canned, by = counter.canned, (await counter.customer()).id
    shipped, again = len(await canned.all("en")), cause()
    for _ in range(2):
        await canned.write(None, "en", "Own", "Words", by, again)
    assert len(await canned.all("en")) == shipped + 1
    for number in range(MOST - shipped - 1):
        await canned.write(None, "en", f"Own {number}", "Words", by, cause())
    with pytest.raises(TooManyCannedError):
        await canned.write(None, "en", "One more", "Words", by, cause())
    await canned.write(None, "vi", "Một mẫu", "Lời", by, cause())
    every = await canned.all("en")
    assert len(every) == MOST
    assert all(len(each.slug) <= 20 for each in every)


async def test_a_customer_is_answered_in_the_language_they_read_now(counter: Counter) -> None:
    """Not in the one they complained in."""
    person = await counter.customer()
    lodged = await counter.lodged(person)
    assert await counter.canned.reader(lodged.case_id) == "vi"
    await counter.people.speak(person.id, "en", cause())
    assert await counter.canned.reader(lodged.case_id) == "en"
    await counter.own_data.erase(person, cause())
    with pytest.raises(CaseNotFoundError):
        await counter.canned.reader(lodged.case_id)
