"""No personal word and no token in clear: in no log, no file, no table."""

import asyncio
from pathlib import Path

import asyncpg
import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.story import said
from tests.faults.test_poison import message

SECRET = "bimatquyettruonghoa"


async def planted(playground: Playground) -> None:
    """The secret goes in by every door."""
    lan = playground.customer
    await said(lan, f"{SECRET} có được chia sẻ không?", "")
    await said(lan, "/khieunai", "đồng ý")
    await said(lan, "đồng ý", "Chuyện gì đã xảy ra")
    told = await lan.says(f"{SECRET} gọi cho tôi")
    await lan.sees("khách hàng hay kế toán", within=10)
    await lan.edits(told, f"{SECRET} gọi cho tôi hai lần")
    await lan.sends_file(SECRET.encode() * 50, f"{SECRET}.pdf", caption=SECRET)
    await lan.sends({"contact": {"phone_number": SECRET, "first_name": SECRET}})
    await lan.sends({"brand_new": {"words": SECRET}, "text": SECRET, "entities": SECRET})
    broken = [{"message": message(lan.id, date=SECRET)}, {"brand_new": {"words": SECRET}},
              {"callback_query": {"id": SECRET, "data": SECRET}}]  # fmt: skip
    await playground.stage.inject(*broken)
    await playground.staff[0].at(playground.care_group).says(f"/traloi {SECRET}")
    await playground.staff[0].at(playground.care_group).says(f"chuyện riêng {SECRET}")
    await playground.stage.fault(
        "sendMessage", chat_id=lan.id, status=400,
        body={"ok": False, "error_code": 400, "description": f"Bad Request: {SECRET}"},
    )  # fmt: skip
    await lan.says(SECRET)
    await said(playground.second_customer, f"/start {SECRET}", "")


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
async def test_a_planted_secret_stands_nowhere_in_clear(
    playground: Playground, make_bot: MakeBot, place: str, tmp_path: Path
) -> None:
    """Neither in the output of the process, killed in the middle, nor in the database."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    await planted(playground)
    await bot.kill()
    await bot.start()
    await bot.ready()
    async with looked_at(bot) as ledger:
        await settled(ledger)
    kept = await every_table(place) if place.startswith("postgres") else every_file(tmp_path)
    token = playground.token.partition(":")[2]
    for clear in (SECRET, token):
        assert clear.encode() not in kept
        assert clear not in bot.errors + bot.output
    assert str(playground.customer.id).encode() not in kept


def every_file(folder: Path) -> bytes:
    """All bytes of the data folder: the database, its WAL and its shared memory."""
    found = [path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file()]
    assert len(found) >= 3
    return b"".join(found)


async def every_table(url: str) -> bytes:
    """All rows of all tables as text, bytes in hex and as they are."""
    connection = await asyncpg.connect(url)
    try:
        names = await connection.fetch(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        rows = [
            bytes(value) if isinstance(value, bytes) else str(value).encode()
            for name in names
            for row in await connection.fetch(f'SELECT * FROM "{name["tablename"]}"')
            for value in row.values()
        ]
    finally:
        await asyncio.wait_for(connection.close(), 5)
    assert len(rows) > 50
    return b"\n".join(rows)
