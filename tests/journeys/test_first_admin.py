"""A bot without an admin: the link it prints lets one in, once, for a quarter of an hour."""

import re

import pytest

from bot.playground.people import Person
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, move_clock, said

pytestmark = [
    pytest.mark.parametrize("forum", [False], indirect=True),
    pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True),
    pytest.mark.parametrize("further", [{"admin_ids": frozenset()}]),
]
SPENT = "đã dùng rồi hoặc đã hết hạn"
NOT_ADMIN = "dành cho quản trị viên"


def printed_link(printed: str) -> str:
    """The link to become an admin in what the bot has printed."""
    found = re.search(r"https://t\.me/\S+\?start=admin-\S+", printed)
    assert found is not None, printed
    return found[0]


async def opened(person: Person, link: str, *words: str) -> None:
    """The person opens the link in their own chat and is told *words*."""
    await person.starts(link.partition("start=")[2])
    await person.sees(*words, within=SLOW)


async def test_the_printed_link_makes_one_admin_once(
    capsys: pytest.CaptureFixture[str], play: Play
) -> None:
    """The first who opens it; a second use and a second person are refused."""
    await said(play.customer, "/start", "Kính chào")  # by now the bot has settled in
    link = printed_link(capsys.readouterr().out)
    await said(play.admin, "/thongke", NOT_ADMIN)
    await opened(play.admin, link, "từ nay là quản trị viên")
    await said(play.admin, "/thongke", "Thống kê hồ sơ")
    for person in (play.stranger, play.admin):
        await opened(person, link, SPENT)
    await said(play.stranger, "/thongke", NOT_ADMIN)
    await opened(play.stranger, "start=admin-" + "0" * 32, SPENT)


async def test_the_printed_link_ends_after_fifteen_minutes(
    capsys: pytest.CaptureFixture[str], play: Play
) -> None:
    """Who comes too late is told so, and is no admin."""
    await said(play.customer, "/start", "Kính chào")
    link = printed_link(capsys.readouterr().out)
    await move_clock(play, minutes=16)
    await opened(play.admin, link, SPENT)
    await said(play.admin, "/thongke", NOT_ADMIN)
