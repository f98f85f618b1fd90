"""Ready replies in an admin's hands: seen, added, changed, hidden, shown again, by language."""

from cases.canned import FIELDS, LONGEST_BODY, LONGEST_TITLE, MOST, load_canned
from handlers.rich import fill
from handlers.texts.canned_en import CANNED_EN
from handlers.texts.canned_vi import CANNED_VI
from handlers.texts.care_vi import VI as CARE
from tests.counter import cause
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, Office

WORDS = CANNED_VI.keeping
NAMES = ", ".join(f"{{{each}}}" for each in FIELDS)


async def test_what_is_shipped_is_listed_and_shown_with_its_fields(office: Office) -> None:
    """Both languages, numbered through; a reply is shown as it is kept."""
    shipped = load_canned()
    await office.says(ADMIN, "/mautraloi")
    assert office.last.text.index(WORDS.language_vi[2:-2]) < office.last.text.index(
        WORDS.language_en[2:-2]
    )
    for number, each in enumerate(shipped, start=1):
        data = office.last.buttons[f"{number}. {each.title}"]
        assert data == f"canned:see:{each.language}:{each.slug}"
    await office.presses(ADMIN, "canned:see:en:taken_up")
    assert "{code}" in office.last.text
    assert "{resolve}" in office.last.text


async def test_a_reply_is_added_changed_hidden_and_shown(office: Office) -> None:
    """Each by a button and what is typed then; odd signs stay what they are."""
    await office.says(ADMIN, "/mautraloi")
    await office.presses(ADMIN, office.last.buttons[WORDS.add_vi])
    for field in FIELDS:
        assert f"{{{field}}}" in office.last.text
    await office.says(ADMIN, "Tên _*[<&\nChào **Anh/Chị**, hồ sơ {code} 😀\x00")
    assert fill(WORDS.kept, title="Tên _*[<&").text in office.last.text
    added = (await office.counter.canned.all("vi"))[-1]
    assert added.body == "Chào **Anh/Chị**, hồ sơ {code} 😀\ufffd"

    at = f"vi:{added.slug}"
    await office.presses(ADMIN, f"canned:see:{at}")
    assert added.body in office.last.text
    await office.presses(ADMIN, office.last.buttons[WORDS.change_label])
    await office.says(ADMIN, "Tên mới\nLời mới")
    assert (await office.counter.canned.find(added.slug, "vi")).body == "Lời mới"
    await office.presses(ADMIN, f"canned:hide:{at}")
    assert office.last.text == fill(WORDS.hidden, title="Tên mới").text
    await office.says(ADMIN, "/templates")
    assert "Tên mới (đang ẩn)" in office.last.text
    await office.presses(ADMIN, f"canned:see:{at}")
    await office.presses(ADMIN, office.last.buttons[WORDS.show_label])
    assert not (await office.counter.canned.find(added.slug, "vi")).hidden


async def test_what_cannot_be_filled_in_is_asked_again(office: Office) -> None:
    """The dialog stays open until something fits, or it is dropped; nothing is lost."""
    await office.presses(ADMIN, "canned:edit:vi:sorry")
    await office.says(ADMIN, "Tên\nHồ sơ {ma}")
    assert office.last.text == fill(WORDS.no_field, what="{ma}", fields=NAMES).text
    await office.says(ADMIN, "Tên\nHồ sơ {code")
    assert office.last.text == fill(WORDS.no_field, what="{", fields=NAMES).text
    for wrong in ("chỉ có tên", "x" * (LONGEST_TITLE + 1) + "\nLời", "xác nhận"):
        await office.says(ADMIN, wrong)
        again = fill(WORDS.again, title=LONGEST_TITLE, body=LONGEST_BODY)
        assert office.last.text == again.text
    await office.says(ADMIN, "bỏ")
    assert office.last.text == WORDS.cancelled
    assert await office.counter.canned.find("sorry", "vi") in load_canned()


async def test_a_language_has_only_so_many(office: Office) -> None:
    """One more is refused, with what to do instead."""
    by = (await office.counter.customer(ADMIN)).id
    for number in range(MOST - len(await office.counter.canned.all("en"))):
        await office.counter.canned.write(None, "en", f"{number}", "Words", by, cause())
    await office.presses(ADMIN, "canned:add:en:")
    await office.says(ADMIN, "One more\nWords")
    assert office.last.text == fill(WORDS.too_many, most=MOST).text


async def test_the_replies_are_for_admins_in_private(office: Office) -> None:
    """Neither care staff nor a group; one that is not there is said not to be."""
    await office.says(STAFF, "/mautraloi")
    assert office.last.text == CARE.not_admin
    await office.says(ADMIN, "/mautraloi", GROUP)
    assert office.last.text == CARE.only_private
    await office.presses(ADMIN, "canned:hide:en:none")
    assert office.toast == WORDS.unknown
    person = await office.counter.customer(ADMIN)
    await office.counter.people.speak(person.id, "en", cause())
    await office.says(ADMIN, "/templates")
    assert CANNED_EN.keeping.add_vi in office.last.buttons
