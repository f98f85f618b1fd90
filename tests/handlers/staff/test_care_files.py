"""Files of care staff: taken up with the words, previewed, and sent after them on a yes alone."""

import json
from typing import Any

import pytest

from cases.canned import load_canned
from cases.enclosures import MOST_BYTES, Unfit
from cases.notices import NoticeKind
from handlers.rich import fill
from handlers.texts.canned_vi import CANNED_VI
from handlers.texts.care_vi import VI
from handlers.texts.enclosing_vi import ENCLOSING_VI
from tests.handlers.staff.cases import CUSTOMER, lodged, view
from tests.handlers.staff.office import GROUP, STAFF, Office, chat_of
from tests.handlers.staff.wire import BOT

PHOTO: dict[str, Any] = {
    "photo": [{"file_id": "small", "file_unique_id": "s", "width": 9, "height": 9}]
}
PDF: dict[str, Any] = {
    "document": {"file_id": "pdf", "file_unique_id": "u", "file_name": "Biên bản <b>_1_.pdf"}
}


def photo(file_id: str) -> dict[str, Any]:
    """A photo in a message."""
    return {"photo": [{"file_id": file_id, "file_unique_id": "s", "width": 9, "height": 9}]}


def document(file_id: str, size: int = 9) -> dict[str, Any]:
    """A document in a message."""
    face = {"file_id": file_id, "file_unique_id": "u", "file_name": f"{file_id}.pdf"}
    return {"document": {**face, "file_size": size}}


async def received(office: Office) -> str:
    """The code of a case that is in hand; what was told of it is out."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.deliver()
    office.telegram.calls.clear()
    return code


async def sends(
    office: Office, content: dict[str, Any], chat: int = STAFF, to: int | None = None, **more: Any
) -> None:
    """A member of staff sends a file, as a reply to a message of the bot if one is named."""
    if to is not None:
        replied = {"message_id": to, "date": 1, "chat": chat_of(chat), "from": BOT, "text": "x"}
        more["reply_to_message"] = replied
    await office.feed("message", office.message(STAFF, chat, **content, **more))


async def confirmed(office: Office, chat: int) -> None:
    """The preview shown last is confirmed, and all that waits is sent."""
    shown = [call for call in office.telegram.calls if VI.confirm in call.buttons][-1]
    await office.presses(STAFF, shown.buttons[VI.confirm], chat)
    await office.deliver()


def to_customer(office: Office) -> list[str]:
    """The methods by which the customer was sent something, in order; their card aside."""
    return [
        call.method
        for call in office.telegram.calls
        if call.values.get("chat_id") == CUSTOMER and call.method != "editMessageText"
    ]


@pytest.mark.parametrize("chat", [STAFF, GROUP])
async def test_a_file_goes_after_the_words_by_its_id_on_a_yes_alone(
    office: Office, chat: int
) -> None:
    """The preview names it; nothing is downloaded or uploaded."""
    code = await received(office)
    await sends(office, PDF, chat, caption=f"/traloi {code} Xin gửi biên bản ạ")
    await office.deliver()
    assert "Kèm theo 1 tệp: Biên bản <b>_1_.pdf" in office.last.text
    assert "Xin gửi biên bản ạ" in office.last.text
    assert to_customer(office) == []

    await confirmed(office, chat)

    assert to_customer(office)[:2] == ["sendMessage", "sendDocument"]
    told = next(call for call in office.telegram.sent() if call.values["chat_id"] == CUSTOMER)
    assert "Biên bản <b>_1_.pdf" in told.text
    sent = office.telegram.sent("sendDocument")[-1]
    assert sent.values["document"] == "pdf"
    assert code in sent.values["caption"]
    assert sent.file == b""


@pytest.mark.parametrize("verb", ["hoi", "giaiquyet", "tuchoi"])
async def test_a_file_goes_with_a_question_and_with_an_outcome(office: Office, verb: str) -> None:
    """They reach the customer in words, so a file can go with them as well."""
    code = await received(office)
    await sends(office, PHOTO, GROUP, caption=f"/{verb} {code} Xin xem ảnh")
    await confirmed(office, GROUP)
    assert office.telegram.sent("sendPhoto")[-1].values["photo"] == "small"
    assert [file.kind for file in (await view(office, code)).talk[-1].files] == ["photo"]


async def test_an_album_is_one_preview_and_reaches_the_customer_in_one_piece(
    office: Office,
) -> None:
    """Its items come one by one; the preview is changed in place, the older yes is outdated."""
    code = await received(office)
    await sends(office, photo("a"), caption=f"/traloi {code} Ba ảnh", media_group_id="9")
    first = office.last.buttons[VI.confirm]
    posted = len(office.telegram.sent())
    await sends(office, photo("b"), media_group_id="9")
    await sends(office, photo("c"), media_group_id="9")
    assert len(office.telegram.sent()) == posted
    assert "Kèm theo 3 tệp: ảnh; ảnh; ảnh" in office.telegram.sent("editMessageText")[-1].text
    await office.presses(STAFF, first)
    assert office.toast == VI.not_your_preview

    await confirmed(office, STAFF)

    album = office.telegram.sent("sendMediaGroup")
    assert len(album) == 1
    assert [each["media"] for each in album[0].values["media"]] == ["a", "b", "c"]
    assert code in album[0].values["media"][0]["caption"]


async def test_an_album_in_the_group_is_taken_when_it_replies_to_the_bot(office: Office) -> None:
    """By its command the first file alone would be seen: that is said, and the words stay."""
    code = await received(office)
    await sends(
        office, document("a"), GROUP, caption=f"/traloi {code} Hai tệp", media_group_id="9"
    )
    assert fill(ENCLOSING_VI.unfit.of(Unfit.REST_UNSEEN)).text in office.last.text
    prompt = office.telegram.last_id
    for name in ("a", "b"):
        await sends(office, document(name), GROUP, prompt, media_group_id="10")
    await confirmed(office, GROUP)

    assert "Hai tệp" in office.told(CUSTOMER)
    album = office.telegram.sent("sendMediaGroup")[-1].values["media"]
    assert [each["media"] for each in album] == ["a", "b"]


async def test_files_of_different_sorts_stay_in_their_order(office: Office) -> None:
    """What Telegram takes in no album goes by itself; words typed later replace the first."""
    code = await received(office)
    await sends(office, photo("a"), caption=f"/traloi {code} Lời cũ", media_group_id="9")
    await sends(office, photo("b"), media_group_id="9")
    await sends(office, document("c"))
    await sends(office, photo("d"))
    await office.says(STAFF, "Lời mới")
    assert "Kèm theo 4 tệp: ảnh; ảnh; c.pdf; ảnh" in office.last.text
    office.telegram.calls.clear()
    await office.says(STAFF, "xác nhận")
    await office.deliver()

    assert to_customer(office) == ["sendMessage", "sendMediaGroup", "sendDocument", "sendPhoto"]
    assert "Lời mới" in office.told(CUSTOMER)
    assert "Lời cũ" not in office.told(CUSTOMER)


async def test_a_reply_may_be_a_file_alone_but_an_outcome_needs_words(office: Office) -> None:
    """For an outcome the words are asked for, and the file waits for them."""
    code = await received(office)
    await office.says(STAFF, f"/traloi {code}")
    await sends(office, PDF)
    await confirmed(office, STAFF)
    said = (await view(office, code)).talk[-1]
    assert (said.text, [file.name for file in said.files]) == ("", ["Biên bản <b>_1_.pdf"])

    await sends(office, PDF, caption=f"/giaiquyet {code}")
    assert fill(ENCLOSING_VI.held).text in office.last.text
    assert VI.confirm not in office.last.buttons
    await office.says(STAFF, "Đã xong")
    await confirmed(office, STAFF)
    assert office.telegram.sent("sendDocument")[-1].values["document"] == "pdf"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (document("big", MOST_BYTES + 1), Unfit.TOO_BIG),
        ({"location": {"latitude": 1.0, "longitude": 1.0}}, Unfit.UNKNOWN_KIND),
        (
            {
                **document("gif"),
                "animation": {
                    "file_id": "gif",
                    "file_unique_id": "g",
                    "width": 1,
                    "height": 1,
                    "duration": 1,
                },
            },
            Unfit.UNKNOWN_KIND,
        ),
    ],
)
async def test_what_cannot_go_along_is_told_and_the_words_stay(
    office: Office, content: dict[str, Any], why: Unfit
) -> None:
    """A plain sentence says why; what is confirmed then is the words alone."""
    code = await received(office)
    await office.says(STAFF, f"/traloi {code} Chỉ có chữ")
    await sends(office, content)
    assert fill(ENCLOSING_VI.unfit.of(why)).text in office.last.text
    office.telegram.calls.clear()
    await confirmed_by_word(office)
    assert "Chỉ có chữ" in office.told(CUSTOMER)
    assert not {"sendDocument", "sendMediaGroup"} & set(to_customer(office))


async def confirmed_by_word(office: Office) -> None:
    """The preview is confirmed by typing."""
    await office.says(STAFF, "xác nhận")
    await office.deliver()


async def test_one_file_of_an_album_too_large_is_told_however_many_follow(
    office: Office,
) -> None:
    """The preview that is changed in place goes on saying so."""
    code = await received(office)
    await sends(office, document("a"), caption=f"/traloi {code} Ba tệp", media_group_id="9")
    await sends(office, document("b", MOST_BYTES + 1), media_group_id="9")
    await sends(office, document("c"), media_group_id="9")
    shown = office.telegram.sent("editMessageText")[-1].text
    assert fill(ENCLOSING_VI.unfit.of(Unfit.TOO_BIG)).text in shown
    assert "Kèm theo 2 tệp: a.pdf; c.pdf" in shown


async def test_more_than_ten_files_do_not_go_with_one_text(office: Office) -> None:
    """The eleventh is told of, and the first ten still go."""
    code = await received(office)
    await office.says(STAFF, f"/traloi {code} Nhiều tệp")
    for number in range(11):
        await sends(office, document(f"t{number}"))
    assert fill(ENCLOSING_VI.unfit.of(Unfit.TOO_MANY)).text in office.last.text
    assert "t9.pdf" in office.last.text
    assert "t10.pdf" not in office.last.text


async def test_a_preview_that_is_handled_again_takes_the_file_once(office: Office) -> None:
    """After a crash the same file is not there twice, nor sent twice."""
    code = await received(office)
    await office.says(STAFF, f"/traloi {code} Một tệp")
    body = office.message(STAFF, STAFF, **PDF)
    under = await office.feed("message", body)
    await office.feed("message", body, under)
    assert "Kèm theo 1 tệp" in office.last.text
    confirm = office.last.buttons[VI.confirm]
    under = await office.presses(STAFF, confirm)
    await office.presses(STAFF, confirm, again=under)
    await office.deliver()
    assert len(office.telegram.sent("sendDocument")) == 1


async def test_dropped_files_go_nowhere(office: Office) -> None:
    """No file waits for the words of the next reply."""
    code = await received(office)
    await sends(office, PDF, caption=f"/traloi {code} Thôi")
    await office.says(STAFF, "bỏ")
    await office.says(STAFF, f"/traloi {code} Chỉ có chữ")
    assert "Kèm theo" not in office.last.text


async def test_a_ready_reply_takes_the_place_of_the_words_alone(office: Office) -> None:
    """The file beside them stays, and goes on the yes to the new preview."""
    code = await received(office)
    await sends(office, PDF, caption=f"/traloi {code} Lời cũ")
    await office.presses(STAFF, office.last.buttons[CANNED_VI.offered.label])
    title = next(each.title for each in load_canned() if each.language == "vi")
    await office.presses(STAFF, office.last.buttons[title])
    assert "Kèm theo 1 tệp: Biên bản <b>_1_.pdf" in office.last.text
    assert "Lời cũ" not in office.last.text
    await confirmed(office, STAFF)
    assert office.telegram.sent("sendDocument")[-1].values["document"] == "pdf"


async def test_a_file_that_is_refused_repeats_no_words(office: Office) -> None:
    """It has a notice of its own: sent again, the words are not."""
    code = await received(office)
    await sends(office, PDF, caption=f"/traloi {code} Nói một lần")
    await office.presses(STAFF, office.last.buttons[VI.confirm])
    kinds = [told.kind for told in await office.counter.told()]
    assert kinds.index(NoticeKind.REPLY) < kinds.index(NoticeKind.ENCLOSED)
    told = next(t for t in await office.counter.told() if t.kind == NoticeKind.ENCLOSED)
    assert "pdf" not in json.dumps(told.values)
    assert "Nói" not in json.dumps(told.values)


async def test_the_full_text_lists_what_was_sent(office: Office) -> None:
    """With the words it went with; the audit chain has how many, and no name."""
    code = await received(office)
    await sends(office, PDF, caption=f"/traloi {code} Xin gửi")
    await confirmed(office, STAFF)
    await office.says(STAFF, f"/doc {code}")
    full = "\n".join(call.text for call in office.telegram.sent())
    assert full.count("Kèm theo 1 tệp: Biên bản <b>_1_.pdf") >= 3  # preview, customer, full text
    seen = await view(office, code)
    assert "enclose" in await office.counter.audit(seen.id)


async def test_erasing_takes_the_files_and_the_notices_of_them(office: Office) -> None:
    """What still waits is sent nowhere."""
    code = await received(office)
    await sends(office, PDF, caption=f"/traloi {code} Xin gửi")
    await office.presses(STAFF, office.last.buttons[VI.confirm])
    customer = await office.counter.customer(CUSTOMER)
    copied = await office.counter.own_data.copy(customer)
    files = copied["cases"][0]["said"][-1]["files"]
    assert files == [{"kind": "document", "name": "Biên bản <b>_1_.pdf", "size": 0}]
    await office.counter.own_data.erase(customer, (await office.says(STAFF, "/trogiup")))
    await office.deliver()
    assert office.telegram.sent("sendDocument") == []
