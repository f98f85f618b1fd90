"""Walks that several journeys take: lodging, receiving, the clock moved on."""

import asyncio
import re
from dataclasses import dataclass
from datetime import time, timedelta

from bot.playground.people import Person
from bot.playground.seen import Seen
from tests.journeys.conftest import Play

CODE = re.compile(r"KN-[0-9A-Z]{4}-[0-9A-Z]{4}")
SLOW = 15.0
"""Seconds that people wait in a journey: the machine may be busy."""
STORY = "Tôi vừa nộp hồ sơ thuế thì bên bán bảo hiểm gọi, đọc đúng tên tôi"


@dataclass
class Counted:
    """A person whose messages and presses are counted."""

    person: Person
    acts: int = 0

    async def says(self, text: str, *words: str) -> Seen:
        """Write *text*, then see *words*."""
        self.acts += 1
        await self.person.says(text)
        return await self.person.sees(*words, within=SLOW)

    async def presses(self, label: str, *words: str) -> Seen:
        """Press a button, then see *words*."""
        self.acts += 1
        await self.person.presses(label)
        return await self.person.sees(*words, within=SLOW)

    async def sends_file(self, data: bytes, *words: str) -> Seen:
        """Send a document, then see *words*."""
        self.acts += 1
        await self.person.sends_file(data)
        return await self.person.sees(*words, within=SLOW)


def code_in(message: Seen) -> str:
    """The case code in a message."""
    found = CODE.search(message.text)
    assert found is not None, message.text
    return found[0]


async def said(person: Person, text: str, *words: str) -> Seen:
    """What the bot answers to *text*, with *words* in it."""
    await person.says(text)
    return await person.sees(*words, within=SLOW)


async def lodged(customer: Person, story: str = STORY) -> str:
    """The code of a complaint lodged the shortest way, by typed words."""
    await customer.says("/khieunai")
    asked = await customer.sees(within=SLOW)
    if "đọc kỹ" in asked.text:
        await said(customer, "đồng ý", "Chuyện gì đã xảy ra")
    await said(customer, story, "Câu ", "gửi ngay")
    answer = await said(customer, "gửi ngay")
    if "giống một hồ sơ đang mở" in answer.text:
        answer = await said(customer, "gửi", "Mã hồ sơ")
    code = code_in(answer)
    await customer.sees(f"Biên nhận khiếu nại {code}", within=SLOW)
    return code


async def card_of(play: Play, code: str, *words: str) -> Seen:
    """The card of a case in the care group, when it has *words*."""
    return await play.an.sees(f"Hồ sơ {code}", "Người gửi:", *words, within=SLOW, since=0)


async def received(play: Play, code: str) -> None:
    """An takes the case, and the customer has been told."""
    await said(play.an, f"/nhan {code}", "Đã tiếp nhận hồ sơ")
    await play.customer.sees(code, "được bộ phận", within=SLOW, since=0)


async def sent(play: Play, command: str, words: str) -> None:
    """An writes *words* by a command and confirms the preview."""
    shown = await said(play.an, command, words, "Chưa gửi")
    await play.an.presses("Xác nhận", shown)
    await play.an.alerted(within=SLOW)


async def to_authority(an: Person, reason: str = "", *, breach: str = "Chưa rõ") -> None:
    """The A05, the reason unless it came along, an answer to the 72 hours, and yes."""
    await an.presses("A05", await an.sees("cơ quan nào", within=SLOW))
    if reason:
        prompt = await an.sees("Vì sao", within=SLOW)
        await an.says(reason, reply_to=prompt)
    await an.presses(breach, await an.sees("72 giờ", within=SLOW))
    await an.presses("Xác nhận", await an.sees("Chưa gửi", within=SLOW))
    await an.alerted("đã sang bước 3", within=SLOW)


async def move_clock(play: Play, **by: float) -> None:
    """Move the bot's clock on, by `days`, `hours` and `minutes` in all."""
    file = play.settings.clock_file
    assert file is not None
    units = {"days": 86_400.0, "hours": 3_600.0, "minutes": 60.0}
    seconds = float(file.read_text() or 0) + sum(units[each] * by[each] for each in by)
    file.write_text(str(seconds))
    await asyncio.sleep(1.1)  # the file is read each second


async def morning(play: Play) -> None:
    """Move the clock on to nine o'clock of the next working day."""
    desk = play.house.timers.desk
    at = desk.calendar.add_working_days(desk.now(), 1, desk.zone, ends=time(9))
    await move_clock(play, minutes=(at - desk.now()) / timedelta(minutes=1))
