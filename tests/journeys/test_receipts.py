"""The receipt's paper over HTTP: it comes with the complaint, and is judged when it comes back."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.playground.seen import Seen
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, STORY, card_of, lodged, received

pytestmark = [
    pytest.mark.parametrize(
        ("way", "forum"),
        [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
        indirect=True,
        ids=["polling-sqlite-forum", "webhook-postgresql-plain"],
    ),
]


async def paper(play: Play, code: str) -> tuple[Seen, bytes]:
    """The receipt's document in the customer's chat, with its bytes."""
    message = await play.customer.sees(f"Biên nhận khiếu nại {code}", within=SLOW, since=0)
    return message, await play.customer.stage.file(message.file_id)


async def test_a_receipt_is_kept_shown_and_judged(play: Play) -> None:
    """Its customer sees where the case stands now; another that it is genuine, and no more."""
    customer, stranger = play.customer, play.stranger
    code = await lodged(customer)
    message, data = await paper(play, code)
    assert message.raw["document"]["file_name"] == f"bien-nhan-{code}.pdf"
    words = "".join(PdfReader(BytesIO(data)).pages[0].extract_text().split())
    assert code in words
    found = re.search(r"https://t\.me/\w+\?start=receipt-[0-9A-Z]{8}-[0-9a-f]{32}", words)
    assert found is not None

    await card_of(play, code)
    await received(play, code)
    await customer.opens(found[0])
    await customer.sees("Biên nhận này là thật", code, within=SLOW)
    await customer.sees("1 ● 2 ● 3 ○", STORY, within=SLOW)
    await customer.sends_file(data, "ban-giu-lai.pdf")
    await customer.sees("1 ● 2 ● 3 ○", STORY, within=SLOW)

    await stranger.opens(found[0])
    await stranger.sees("Biên nhận này là thật", code, within=SLOW)
    await stranger.sends_file(data)
    await stranger.sees("Biên nhận này là thật", code, within=SLOW)
    await stranger.opens(found[0][:-4] + "0000")
    await stranger.sees("không xác nhận được biên nhận", within=SLOW)
    for seen in await stranger.transcript():
        assert STORY not in seen.text
        assert "●" not in seen.text
