"""A dossier over HTTP: asked for in the group, made in private, opened by its password alone."""

import asyncio
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.playground.people import Person
from bot.playground.seen import Seen
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, lodged, move_clock, received, said

pytestmark = [
    pytest.mark.parametrize(
        ("way", "forum"),
        [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
        indirect=True,
        ids=["polling-sqlite-forum", "webhook-postgresql-plain"],
    ),
]
HARD = "Bên bán bảo hiểm gọi, đọc đúng tên tôi _*[ <b>&amp;</b> 😀"


def printed(data: bytes, password: str | None = None) -> str:
    """What stands in a PDF, without its spaces."""
    pages = PdfReader(BytesIO(data), password=password).pages
    return "".join("".join(page.extract_text() for page in pages).split())


async def made(person: Person, label: str, code: str) -> tuple[Seen, bytes]:
    """The dossier that comes when a way to make it is pressed."""
    await person.presses(label)
    message = await person.sees(f"Bộ hồ sơ {code} (", within=SLOW)
    return message, await person.stage.file(message.file_id)


async def is_gone(person: Person, words: str) -> bool:
    """Whether no message with *words* is left in the chat."""
    return not any(words in seen.text for seen in await person.transcript())


async def gone(person: Person, words: str) -> bool:
    """The same, waited for."""
    for _ in range(50):
        if await is_gone(person, words):
            return True
        await asyncio.sleep(0.2)
    return False


async def test_a_dossier_is_asked_for_in_the_group_and_made_in_private(play: Play) -> None:
    """Locked in full, then redacted; the password goes first, the files after a day."""
    code = await lodged(play.customer, HARD)
    await received(play, code)
    asked = await said(play.an, f"/bohoso {code}", "Bot chưa nhắn riêng")
    (button,) = asked.buttons
    an = play.an.private()
    await play.an.opens(button.url)
    await an.sees(f"Bộ hồ sơ {code} (PDF)", within=SLOW, since=0)

    message, locked = await made(an, "Đầy đủ, có mật khẩu", code)
    told = await an.sees("Mật khẩu của tệp trên", within=SLOW, since=0)
    password = told.text.split("\n\n")[1]
    assert (message.protected, told.protected) == (False, True)
    assert "".join(HARD.split()) in printed(locked, password)
    assert not PdfReader(BytesIO(locked)).decrypt("")

    message, redacted = await made(an, "Lược bỏ, không mật khẩu", code)
    assert message.raw["document"]["file_name"] == f"bo-ho-so-{code}-luoc-bo.pdf"
    words = printed(redacted)
    assert code in words
    assert "bảohiểm" not in words

    await move_clock(play, minutes=11)
    assert await gone(an, password)
    assert not await is_gone(an, f"Bộ hồ sơ {code} (")
    await move_clock(play, hours=24)
    assert await gone(an, f"SHA-256: {message.text.rpartition('SHA-256: ')[2][:64]}")
    for seen in (*await play.an.transcript(), *await play.customer.transcript()):
        assert not seen.file_id or "bien-nhan" in seen.raw["document"]["file_name"]
        assert password not in seen.text
