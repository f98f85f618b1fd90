"""The demo's page in a real browser, through the whole story."""

import asyncio
import os
import re
import shutil
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not here: the page cannot be tried in a browser"
)


@dataclass(frozen=True)
class Column:
    """One column of the page, with the verbs of a person in front of it."""

    root: Locator
    pictures: Path

    async def says(self, words: str) -> None:
        """Type and send."""
        await self.root.locator("textarea").fill(words)
        await self.root.locator("button.send").click()

    async def sees(self, words: str) -> None:
        """A message of the bot, or of anybody, with these words is there."""
        await expect(
            self.root.locator(".messages .text").filter(has_text=words).last
        ).to_be_visible(timeout=PATIENCE)

    async def presses(self, label: str, *, under: str) -> None:
        """Press the button with this label under the newest message with those words."""
        await self.sees(under)
        item = self.root.locator(".messages li").filter(has_text=under).last
        await item.locator(".keys button").filter(has_text=label).first.click(timeout=PATIENCE)

    async def sends(self, *paths: Path) -> None:
        """Choose files."""
        await self.root.locator("input[type=file]").set_input_files([str(path) for path in paths])

    async def switches(self, name: str) -> None:
        """Open another chat of the column."""
        await self.root.locator(".tabs button").filter(has_text=name).click()


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The address of the page of `baomat demo`, as anybody starts it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("BAOMAT_")}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--data-dir", str(tmp_path / "demo")),
        env=env,
        stdout=PIPE,
    )
    try:
        yield await asyncio.wait_for(address_of(child), 60)
    finally:
        child.send_signal(signal.SIGTERM)
        await asyncio.wait_for(child.wait(), 20)


async def address_of(child: Process) -> str:
    """The address the demo prints."""
    assert child.stdout is not None
    while line := (await child.stdout.readline()).decode():
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            return found[0]
    raise AssertionError("the demo printed no address")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Headless Chromium."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        await opened.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where the pictures of the page go: the folder a variable names, else a passing one."""
    folder = Path(os.environ.get("BAOMAT_PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def test_the_whole_story_can_be_played_on_the_page(
    demo: str, browser: Browser, pictures: Path, tmp_path: Path
) -> None:
    """Ask, lodge, receive, reply, resolve, reload: typed, pressed and sent in a browser."""
    page = await browser.new_page(viewport={"width": 1400, "height": 900})
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    await page.goto(demo)
    customer, care, admin = (
        Column(page.locator(f"[data-pane={key}]"), pictures)
        for key in ("customer", "care", "admin")
    )
    await ask(customer)
    code = await lodge(customer, tmp_path)
    await picture(page, pictures, "lodged")
    await work(care, customer, code)
    await picture(page, pictures, "resolved")
    await reload(admin, customer, tmp_path)
    await picture(page, pictures, "reloaded")
    await page.set_viewport_size({"width": 420, "height": 800})
    await picture(page, pictures, "narrow")
    assert troubles == []


async def picture(page: Page, folder: Path, name: str) -> None:
    """Keep what the page looks like now."""
    await page.wait_for_timeout(300)
    await page.screenshot(path=folder / f"{name}.png")


async def ask(customer: Column) -> None:
    """A question is answered with the clause itself."""
    await customer.root.locator(".start button").click()
    await customer.sees("Anh/Chị")
    await customer.says("Thông tin của tôi có bị chia sẻ cho bên thứ ba không?")
    await customer.sees("không chia sẻ thông tin nếu chưa được sự đồng ý xác nhận của khách hàng")


async def lodge(customer: Column, folder: Path) -> str:
    """A complaint from the first word to the receipt; return its code."""
    await customer.says("/khieunai")
    await customer.presses("Đồng ý", under="Trước khi bắt đầu")
    await customer.sees("Chuyện gì đã xảy ra?")
    await customer.says("Công ty lạ gọi mời vay tiền, đọc đúng tên tôi <b>& _số_ *điện* thoại</b>")
    await customer.presses("Khách hàng", under="khách hàng hay kế toán viên")
    await customer.sees("bắt đầu từ khi nào")
    await customer.says("Từ đầu tháng 11")
    await customer.sees("thông tin nào của Anh/Chị")
    await customer.says("2")
    await customer.sees("ai đã dùng sai thông tin")
    await customer.says("Công ty tài chính X")
    await customer.presses("1", under="Anh/Chị thấy điều nào trong chính sách")
    await customer.sees("ảnh chụp màn hình")
    proof = folder / "cuoc-goi.txt"
    proof.write_text("09:00 cuộc gọi lạ")
    await customer.sends(proof)
    await customer.presses("Xong", under="Đã nhận tệp")
    await customer.presses("Ngay tại đây", under="trả lời Anh/Chị ở đâu")
    await customer.presses("📨 Gửi", under="xem lại khiếu nại")
    receipt = customer.root.locator(".messages .text").filter(has_text=re.compile("KN-"))
    await expect(receipt.last).to_be_visible(timeout=PATIENCE)
    found = re.search(r"KN-\w{4}-\w{4}", await receipt.last.inner_text())
    assert found is not None
    return found[0]


async def work(care: Column, customer: Column, code: str) -> None:
    """Staff receive, reply and resolve; the customer sees each step."""
    await care.sees(code)
    shown = await care.root.locator(".messages").inner_text()
    assert "vay tiền" not in shown, "the card in the group carries no word of the story"
    await care.presses("Tiếp nhận", under=code)
    await customer.sees("tiếp nhận")
    await care.says(f"/traloi {code} Chúng tôi đang làm rõ với bên liên quan.")
    await care.presses("Xác nhận", under="Chúng tôi đang làm rõ")
    await customer.sees("Chúng tôi đang làm rõ với bên liên quan.")
    await care.says(f"/giaiquyet {code} Bên liên quan đã xóa số của Anh/Chị.")
    await care.presses("Xác nhận", under="Bên liên quan đã xóa")
    await customer.sees("Bên liên quan đã xóa số của Anh/Chị.")


async def reload(admin: Column, customer: Column, folder: Path) -> None:
    """An admin loads a changed policy, and the bot answers from it."""
    shipped = (files("policy") / "text" / "privacy-policy.vi.txt").read_text("utf-8")
    changed = folder / "chinh-sach-moi.txt"
    changed.write_text(
        shipped.replace("không chia sẻ thông tin nếu", "tuyệt đối không chia sẻ thông tin nếu"),
        "utf-8",
    )
    await admin.root.locator(".start button").click()
    await admin.sees("Anh/Chị")
    await admin.says("/napchinhsach")
    await admin.sends(changed)
    await admin.presses("Xác nhận", under="Chính sách bảo mật")
    await admin.sees("2")
    await asyncio.sleep(5)
    await customer.says("Thông tin của tôi có bị chia sẻ cho bên thứ ba không?")
    await customer.sees("tuyệt đối không chia sẻ thông tin nếu")
