"""What was set aside is tried again once its cause is mended, and then counts exactly once."""

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Mapping

import aiohttp
import pytest

from bot.playground.demo import Playground
from handlers.texts.aside_vi import ASIDE_VI
from handlers.texts.notices_vi import VI as NOTICES
from tests.faults.campaign import settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import Ledger, TalkRow, looked_at
from tests.faults.process import ROOT, BotProcess, live
from tests.faults.story import CODE, QUESTIONS, said
from tests.faults.test_poison import handled, states
from tests.journeys.conftest import Play

TryAgain = Callable[[BotProcess, Playground], Awaitable[None]]

TRIES = 3
ALARM = NOTICES.alarm.update_set_aside
SHORT = re.compile(r"([0-9a-f]{8}): nhận lúc")
ADDED = "Đã thêm vào hồ sơ"
WRONG = {"ok": True, "result": {"message_id": "none"}}
"""An answer of the server that no handler can go on with, after its effect is committed."""
FORM = (
    ("/khieunai", "đồng ý"),
    ("đồng ý", "Chuyện gì đã xảy ra"),
    ("Có người lạ gọi mời vay, đọc đúng tên tôi", "khách hàng hay kế toán"),
    ("khách hàng", "từ khi nào"),
    ("đầu tháng", "thông tin nào"),
    ("1,2", "ai đã dùng sai"),
    ("bỏ qua", "điều nào trong chính sách"),
    ("1", "ảnh chụp màn hình"),
    ("xong", "trả lời Anh/Chị ở đâu"),
    ("bỏ qua", "đọc đúng tên tôi"),
)


def impatient(environment: Mapping[str, str], files: tuple[str, str]) -> None:
    """Be a bot that tries three times, else the pauses would take most of a minute."""
    import bot.worker

    bot.worker.TRIES = TRIES
    live(environment, files)


async def command(bot: BotProcess, *words: str) -> str:
    """Run `baomat` as a process of its own beside the bot; return what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *words),
        env={**bot.environment, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate()
    assert process.returncode == 0, bot.errors[-1000:]
    return printed.decode()


async def set_aside(ledger: Ledger, count: int) -> None:
    """Return once so many updates are set aside."""
    async with asyncio.timeout(30):
        while await ledger.quarantined() != count:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.1)


async def by_command(bot: BotProcess, _playground: Playground) -> None:
    """Try again on the machine, by the beginning of the id that the list shows."""
    listed = await command(bot, "aside", "list")
    assert "đọc" not in listed
    assert "1 back in line" in await command(bot, "aside", "replay", listed.split()[0])


async def by_button(_bot: BotProcess, playground: Playground) -> None:
    """Try again in Telegram, by the button under the list."""
    shown = await said(playground.admin, "/datrieng", "Tin được đặt riêng (1)")
    short = SHORT.search(shown.text)
    assert short is not None
    await playground.admin.presses(ASIDE_VI.again_button.format(id=short[1]), shown)


@pytest.mark.parametrize(
    ("place", "try_again"),
    [("sqlite", by_command), ("postgresql", by_button)],
    indirect=["place"],
)
async def test_once_mended_it_is_answered_and_what_it_did_is_done_once(
    playground: Playground,
    make_bot: MakeBot,
    try_again: TryAgain,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Meanwhile its own chat and the neighbours go on; the effect of the first try stands."""
    monkeypatch.setattr("tests.faults.process.live", impatient)
    bot, lan = await make_bot(), playground.customer
    await bot.start()
    for words, answer in FORM:
        await said(lan, words, answer)
    found = CODE.search((await said(lan, "gửi", "KN-")).text)
    assert found is not None
    await said(playground.admin, "/start", "Anh/Chị")
    async with looked_at(bot) as ledger:
        await settled(ledger)
        await playground.stage.fault(
            "sendMessage", times=TRIES, chat_id=lan.id, status=200, body=WRONG
        )
        await lan.says(f"/bosung {found[0]} Họ lại gọi lúc 8 giờ tối")
        await said(playground.second_customer, *QUESTIONS[0])
        await said(lan, "/lienhe", "DichvuthueBTS@gmail.com")
        await set_aside(ledger, 1)
        await playground.admin.sees(ALARM, within=20)
        assert not [m for m in await lan.transcript() if ADDED in m.text]
        assert (await ledger.counts(TalkRow.kind))[("add",)] == 1, "it had its effect"

        await try_again(bot, playground)
        await lan.sees(ADDED, within=20)
        await settled(ledger)
        assert await ledger.quarantined() == 0
        assert (await ledger.counts(TalkRow.kind))[("add",)] == 1
        assert await ledger.chains_whole()
    assert len([m for m in await lan.transcript() if ADDED in m.text]) == 1


@pytest.mark.parametrize("way", ["webhook"], indirect=True)
async def test_what_is_no_json_is_set_aside_again_once_with_one_alarm(play: Play) -> None:
    """Trying it again ends there and does not go round; others are answered meanwhile."""
    await said(play.admin, "/start", "Anh/Chị")
    deep = '{"update_id": 78, "message": ' + "[" * 50_000 + "]" * 50_000 + "}"
    secret = {"X-Telegram-Bot-Api-Secret-Token": "a-secret"}
    hook = f"http://{play.house.web.address}/telegram"
    async with (
        aiohttp.ClientSession() as session,
        session.post(hook, data=deep, headers=secret) as answer,
    ):
        assert answer.status == 200
    assert await handled(play, [78]) == {78: "quarantined"}
    await play.admin.sees(ALARM, within=10)

    shown = await said(play.admin, "/datrieng", ASIDE_VI.unreadable)
    short = SHORT.search(shown.text)
    assert short is not None
    await play.admin.presses(ASIDE_VI.again_button.format(id=short[1]), shown)
    await play.admin.sees(ALARM, within=10)
    await play.customer.says(QUESTIONS[0][0])
    await play.customer.sees(QUESTIONS[0][1], within=10)
    await asyncio.sleep(2.5)
    assert (await states(play))[78] == ("quarantined", 1)
    assert len([m for m in await play.admin.transcript() if m.text == ALARM]) == 2
    ends = play.house.workers.metrics.registry
    assert ends.get_sample_value("baomat_handled_total", {"end": "quarantined"}) == 2
