"""The dialog around answers over HTTP: follow-ups across a restart, and missed questions."""

import pytest

from bot.opening import opened
from bot.playground.demo import Playground
from bot.runtime import running
from bot.settings import Settings
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, said

pytestmark = pytest.mark.parametrize("forum", [False], indirect=True)
ONE_PLACE = pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True)

HACKED = "Máy chủ bị hacker tấn công mất dữ liệu thì sao?"
ATTACKED = "bị hacker tấn công dẫn đến mất mát dữ liệu"
GOING_ON = "thế có báo cho tôi không?"


@ONE_PLACE
async def test_a_follow_up_is_understood_after_a_restart(
    playground: Playground, settings: Settings
) -> None:
    """The last question stands sealed in the inbox, and nowhere else."""
    customer = playground.customer
    async with opened(settings, make=True) as drawers, running(settings, drawers):
        await said(customer, GOING_ON, "không nói về điều này")
        await said(customer, HACKED, ATTACKED)
    async with opened(settings) as drawers, running(settings, drawers):
        await said(customer, GOING_ON, ATTACKED)


async def test_a_missed_question_is_kept_read_by_an_admin_and_ended(play: Play) -> None:
    """From the answer that was not meant to its end, as its asker wished."""
    customer, admin = play.customer, play.admin
    answer = await said(customer, HACKED, ATTACKED)
    await customer.presses("Không đúng ý tôi", answer)
    asked = await customer.sees("giữ lại câu hỏi này không", within=SLOW)
    await customer.presses("Đồng ý", asked)
    await customer.sees("đã giữ lại câu hỏi này", within=SLOW)
    numbers = await said(admin, "/thongke", "chưa đúng ý: 1")
    await admin.presses("Xem các câu hỏi", numbers)
    shown = await admin.sees(HACKED, within=SLOW)
    assert shown.raw["has_protected_content"]
    held = await said(customer, "/dulieu", "Câu hỏi được giữ lại: 1")
    await customer.presses("Ngừng giữ câu hỏi", held)
    await customer.sees("đã xóa hết", within=SLOW)
    await said(admin, "/thongke", "chưa đúng ý: 0")
