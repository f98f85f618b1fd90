"""The mixed story: what each person does, patient enough to outlast any number of kills."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.playground.demo import Playground
from bot.playground.people import Person
from bot.playground.seen import Seen
from tests.handlers.customer.visit import shipped

LONG = 90.0
CODE = re.compile(r"KN-\w{4}-\w{4}")
EVIDENCE = b"%PDF " + bytes(range(256)) * 3000
POSTED = "Ngày đăng: 15/01/2021"
BETWEEN_LOADS = 10.0
"""Seconds from one policy to the next."""
QUESTIONS = (
    ("Thông tin của tôi có bị chia sẻ cho bên thứ ba không?", "không chia sẻ thông tin"),
    ("Liên hệ bảo mật ở đâu?", "Mục"),
)
BURST = (
    ("/lienhe", "DichvuthueBTS@gmail.com"),
    ("/hoso KN-AAAA-AAAA", "không thấy mã này"),
    ("/chinhsach", "chọn một mục"),
    ("/help", "Gõ câu hỏi bất kỳ"),
)


@dataclass
class Cast:
    """Who plays, and what came of it."""

    playground: Playground
    codes: list[str] = field(default_factory=list)
    #: user id -> what that person told
    stories: dict[int, str] = field(default_factory=dict)
    turns: dict[int, asyncio.Lock] = field(default_factory=dict)
    #: How many policies were put in force.
    loads: int = 0

    async def customer(self, number: int) -> None:
        """Ask, then tell a complaint step by step with a file, and send it."""
        lan = await self.playground.stage.person(f"Khách {number}")
        story = f"Có người lạ gọi mời vay, lần {number}, đọc đúng tên tôi"
        self.stories[lan.id] = story
        await said(lan, "/start", "Kính chào")
        await said(lan, *QUESTIONS[0])
        for words, answer in (
            ("/khieunai", "đồng ý"),
            ("đồng ý", "Chuyện gì đã xảy ra"),
            (story, "khách hàng hay kế toán"),
            ("khách hàng", "từ khi nào"),
            (f"đầu tháng {number}", "thông tin nào"),
            ("1,2", "ai đã dùng sai"),
            (f"Công ty {number}", "điều nào trong chính sách"),
            ("1", "ảnh chụp màn hình"),
        ):
            await said(lan, words, answer)
        await lan.sends_file(EVIDENCE, f"chung-cu-{number}.pdf")
        await lan.sees("1", within=LONG)
        await said(lan, "xong", "trả lời Anh/Chị ở đâu")
        await said(lan, "bỏ qua", story)
        receipt = await said(lan, "gửi", "KN-")
        found = CODE.search(receipt.text)
        assert found is not None
        await self.staff(lan, found[0], number)
        self.codes.append(found[0])

    async def staff(self, lan: Person, code: str, number: int) -> None:
        """A colleague receives, notes, replies and resolves; the customer is told of each."""
        an = self.playground.staff[number % 2].private()
        an = Person(an.stage, an.id, an.id, an.name)
        async with _turn(self, an.id):
            await lan.mark()
            await said(an, f"/nhan {code}", f"Đã tiếp nhận hồ sơ {code}")
            await lan.sees(code, "●", within=LONG)
            await said(an, f"/ghichu {code} ghi chú số {number}", f"ghi chú của hồ sơ {code}")
            await said(an, f"/traloi {code} trả lời số {number}", "Chưa gửi")
            await said(an, "xác nhận", f"trả lời của hồ sơ {code}")
            await lan.sees(f"trả lời số {number}", within=LONG)
            await said(an, f"/giaiquyet {code} xong việc số {number}", "Chưa gửi")
            await said(an, "xác nhận", f"Hồ sơ {code} đã giải quyết xong")
        await lan.sees(f"xong việc số {number}", within=LONG)

    async def admin(self, over: asyncio.Event | None = None) -> None:
        """Load a changed policy and confirm it; another and another, until it is *over*."""
        admin = self.playground.admin
        while True:
            posted = f"{date(2027, 2, 2) + timedelta(days=self.loads):%d/%m/%Y}"
            policy = shipped().decode().replace(POSTED, f"Ngày đăng: {posted}")
            await admin.sends_file(
                policy.encode(), "policy.txt", mime="text/plain", caption="/napchinhsach"
            )
            await admin.sees(posted, within=LONG)
            await said(admin, "xác nhận", "đã có hiệu lực")
            self.loads += 1
            if over is None or await _is_over(over, BETWEEN_LOADS):
                return

    async def hurried(self, minh: Person, over: asyncio.Event) -> None:
        """Send several commands at once, again and again; see all the answers each time."""
        await said(minh, "/start", "Kính chào")
        while not over.is_set():
            marks = []
            for words, answer in BURST:
                await minh.says(words)
                marks.append((minh.since, answer))
            for since, answer in marks:
                await minh.sees(answer, within=LONG, since=since)


async def _is_over(over: asyncio.Event, seconds: float) -> bool:
    """Wait that long for the end; whether it has come."""
    try:
        await asyncio.wait_for(over.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def half_told(lan: Person, words: str) -> None:
    """Begin a complaint, and tell what has happened."""
    await said(lan, "/khieunai", "đồng ý")
    await said(lan, "đồng ý", "Chuyện gì đã xảy ra")
    await said(lan, words, "khách hàng hay kế toán")


async def lodged(lan: Person, words: str = "Có người lạ gọi mời vay") -> str:
    """Lodge a complaint at its shortest; return its code."""
    await half_told(lan, words)
    found = CODE.search((await said(lan, "gửi ngay", "KN-")).text)
    assert found is not None
    return found[0]


def _turn(cast: Cast, user: int) -> asyncio.Lock:
    return cast.turns.setdefault(user, asyncio.Lock())


async def said(person: Person, words: str, answer: str) -> Seen:
    """Say *words* and wait for what must come of it."""
    await person.says(words)
    return await person.sees(answer, within=LONG)
