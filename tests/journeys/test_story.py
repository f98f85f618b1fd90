"""The whole story, over HTTP: asked, lodged, received, answered, ended; the policy changed."""

import asyncio
import json
import time
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from bot.playground.people import Person
from bot.playground.seen import Seen
from cases.calendar import load_calendar
from tests.journeys.conftest import WAYS, Play
from tests.journeys.walks import (
    SLOW,
    STORY,
    Counted,
    card_of,
    code_in,
    lodged,
    received,
    said,
    sent,
    to_authority,
)

EVERY_WAY = list(zip(WAYS, (False, True, True, False), strict=True))
"""Each way in with each database, every other one with topics in the care group."""
FURTHEST_APART = [(WAYS[0], True), (WAYS[-1], False)]
POLICY = """Chính sách bảo mật

Ngày đăng: 01/11/2026

1. Cam kết bảo mật thông tin cá nhân khách hàng

– Chúng tôi không chia sẻ thông tin khách hàng cho bất kỳ bên thứ ba nào.
– Thông tin cá nhân của khách hàng được lưu giữ mười hai tháng rồi xóa.

2. Liên hệ

Khách hàng có thắc mắc về dữ liệu xin liên hệ Email: rieng@example.com
"""
SHARED = "Thông tin của tôi có bị chia sẻ cho bên thứ ba không?"
OLD_CLAUSE = "không chia sẻ thông tin nếu chưa được sự đồng ý"
NEW_CLAUSE = "cho bất kỳ bên thứ ba nào"


async def asks(play: Play) -> None:
    """The customer asks: quoted, the whole section, something else, not stated, in English."""
    customer = play.customer
    await customer.starts()
    await customer.sees("Kính chào", within=SLOW)
    answer = await said(customer, SHARED, OLD_CLAUSE, "15/01/2021", "Mục 1")
    assert answer.button("Xem cả mục") is not None
    await customer.presses("Xem cả mục", answer)
    await customer.sees("password khi dùng chung máy tính", within=SLOW)
    await customer.presses("Không đúng ý tôi", answer)
    others = await customer.sees("Có thể Anh/Chị đang tìm", within=SLOW)
    await customer.presses(others.buttons[0].data, others)
    await customer.sees("Nguyên văn", within=SLOW)
    silent = await said(customer, "Bên mình có giữ bản sao lưu mấy năm?", "không nói về điều này")
    assert "DichvuthueBTS@gmail.com" in silent.text
    await said(customer, "Do you share my data with third parties?", OLD_CLAUSE, "policy")


async def lodges_by_buttons(play: Play) -> str:
    """From /start to the receipt with every question, an edit on the way; at most 14 acts."""
    customer = Counted(play.customer)
    await customer.says("/start", "Kính chào")
    offered = await customer.says(
        "Công ty để lộ số điện thoại của tôi cho bên vay tiền", "gửi khiếu nại không"
    )
    assert offered.raw["reply_to_message"]
    await customer.presses("Gửi khiếu nại", "mã hóa đầu cuối", "DichvuthueBTS@gmail.com")
    await customer.presses("Đồng ý", "Câu 2/8")
    await customer.presses("Kế toán viên", "Câu 3/8")
    await customer.says("từ đầu tháng 10", "Câu 4/8")
    await customer.presses("Số điện thoại", "☑")
    await customer.presses("Xong", "Câu 5/8")
    await customer.says("Một công ty cho vay", "Câu 6/8")
    await customer.presses("Không rõ", "Câu 7/8")
    await customer.sends_file(b"%PDF anh chup", "Đã nhận tệp")
    await customer.presses("Xong", "Câu 8/8")
    summary = await customer.presses("Ngay tại đây", "xem lại khiếu nại")
    assert "để lộ số điện thoại của tôi" in summary.text
    edit = Counted(play.customer)
    await edit.presses("Sửa 5", "Câu 5/8")
    await edit.says("Công ty Vay Nhanh", "Công ty Vay Nhanh", "xem lại")
    receipt = await customer.presses("📨 Gửi", "Mã hồ sơ")
    assert customer.acts <= 14
    promises(receipt.text)
    return code_in(receipt)


async def lodges_by_words(play: Play) -> str:
    """The same by typed words alone."""
    customer = Counted(play.customer)
    await customer.says("/start", "Kính chào")
    await customer.says("/khieunai", "mã hóa đầu cuối")
    await customer.says("dong y", "Chuyện gì đã xảy ra")
    await customer.says("Công ty để lộ số điện thoại của tôi cho bên vay tiền", "Câu 2/8")
    await customer.says("kế toán viên", "Câu 3/8")
    await customer.says("từ đầu tháng 10", "Câu 4/8")
    await customer.says("1, 2", "Câu 5/8")
    await customer.says("Một công ty cho vay", "Câu 6/8")
    await customer.says("không rõ", "Câu 7/8")
    await customer.sends_file(b"%PDF anh chup", "Đã nhận tệp")
    await customer.says("xong", "Câu 8/8")
    await customer.says("ngay tại đây", "xem lại khiếu nại", "1 tệp")
    edit = Counted(play.customer)
    await edit.says("sửa 5", "Câu 5/8")
    await edit.says("Công ty Vay Nhanh", "Công ty Vay Nhanh", "xem lại")
    receipt = await customer.says("gửi", "Mã hồ sơ")
    assert customer.acts <= 14
    promises(receipt.text)
    return code_in(receipt)


def promises(receipt: str) -> None:
    """The receipt names the working days the firm has promised."""
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    working = list(islice(load_calendar().working_days_after(today), 10))
    for promised in (working[1], working[9]):
        assert f"{promised:%d/%m/%Y}" in receipt


async def is_bare(play: Play, code: str) -> Seen:
    """The card has codes and kinds alone: no name, no word of the story, in its own topic."""
    card = await card_of(play, code, "chưa có")
    for secret in ("Lan", "Nguyễn", "vay", "Vay Nhanh", "đầu tháng 10"):
        assert secret not in card.text, card.text
    assert "kế toán viên" in card.text
    assert "số điện thoại" in card.text
    assert (card.topic is not None) is play.forum
    return card


async def cares_by_buttons(play: Play, code: str) -> None:
    """Received by one of two, read in private, replied, asked, noted, escalated, resolved."""
    card = await is_bare(play, code)
    customer = play.customer
    an, other = await one_of_two_receives(play, code, card)
    await customer.sees(code, "tiếp nhận", within=SLOW, since=0)

    await reads_by_link(an, card)
    await other.presses("Trả lời", card)
    await other.alerted("đang phụ trách hồ sơ này", within=SLOW)

    await by_button(an, card, "Trả lời", "Chúng tôi đang kiểm tra, mong Anh/Chị chờ.")
    await customer.sees(code, "Chúng tôi đang kiểm tra", within=SLOW, since=0)

    await by_button(an, card, "Hỏi khách", "Anh/Chị nhận cuộc gọi ngày nào?")
    question = await customer.sees("ngày nào?", within=SLOW, since=0)
    await customer.says("Ngày 2 tháng 10", reply_to=question)
    await customer.sees("Câu trả lời đã vào hồ sơ", within=SLOW)

    await by_button(an, card, "Hỏi khách", "Từ số điện thoại nào?")
    await customer.sees("số điện thoại nào?", within=SLOW, since=0)
    await said(customer, "Từ một số lạ", "hay là một câu hỏi mới")
    await customer.presses(f"Trả lời {code}")
    await customer.sees("Câu trả lời đã vào hồ sơ", within=SLOW)

    await an.presses("Ghi chú", card)
    prompt = await an.sees("ghi chú gì", within=SLOW)
    await an.says("Nghi bên thứ ba, noi bo", reply_to=prompt)
    await an.sees("Khách không thấy", within=SLOW)

    await an.presses("Chuyển bước 3", card)
    await to_authority(an, "Việc này ngoài quyền của chúng tôi.")
    await customer.sees("bước 3", "A05", "ngoài quyền", within=SLOW, since=0)
    await by_button(an, card, "Giải quyết xong", "Bên thứ ba đã xóa dữ liệu.")
    await customer.sees("giải quyết", "đã xóa dữ liệu", within=SLOW, since=0)


async def one_of_two_receives(play: Play, code: str, card: Seen) -> tuple[Person, Person]:
    """Two press at once: one gets the case, the other is told who was quicker; in this order."""
    an, binh = play.an.at(play.an.chat, card.topic), play.binh.at(play.binh.chat, card.topic)
    await asyncio.gather(an.mark(), binh.mark())
    await asyncio.gather(an.presses("Tiếp nhận", card), binh.presses("Tiếp nhận", card))
    both = await asyncio.gather(an.alerted(within=SLOW), binh.alerted(within=SLOW))
    won = [alert for alert in both if f"Đã tiếp nhận hồ sơ {code}" in alert.text]
    lost = [alert for alert in both if "đã làm trước" in alert.text]
    assert (len(won), len(lost)) == (1, 1), both
    winner = ("An", "Bình")[both.index(won[0])]
    assert winner in lost[0].text
    await card_of(play, code, f"Người phụ trách: {winner}")
    await play.customer.sees(code, "được bộ phận", within=SLOW, since=0)
    customer = await play.customer.transcript()
    assert sum("tiếp nhận**" in m.text or "được bộ phận" in m.text for m in customer) == 1
    return (an, binh) if winner == "An" else (binh, an)


async def reads_by_link(an: Person, card: Seen) -> None:
    """Who never wrote to the bot gets a link that opens the text in private."""
    await an.presses("Đọc", card)
    alert = await an.alerted(within=SLOW)
    assert "start=read-" in alert.url
    await an.opens(alert.url)
    full = await an.private().sees("Toàn văn hồ sơ", "Công ty Vay Nhanh", within=SLOW, since=0)
    assert full.protected
    await an.private().presses("Xem tệp", full)
    await an.private().alerted("Đã gửi tệp", within=SLOW)
    files = [m for m in await an.private().transcript() if m.file_id]
    assert await an.stage.file(files[-1].file_id) == b"%PDF anh chup"


async def by_button(an: Person, card: Seen, label: str, words: str) -> None:
    """Press a verb of the card, reply to what is asked, confirm the preview."""
    await an.presses(label, card)
    prompt = await an.sees("Xin trả lời (reply)", within=SLOW)
    await an.says(words, reply_to=prompt)
    shown = await an.sees(words, "Chưa gửi", within=SLOW)
    await an.presses("Xác nhận", shown)
    await an.alerted(within=SLOW)


async def cares_by_words(play: Play, code: str) -> None:
    """The same by commands and typed words in the group and in private."""
    await is_bare(play, code)
    an, customer = play.an, play.customer
    await received(play, code)
    private = an.private()
    await said(private, "/start", "Kính chào")
    full = await said(private, f"/doc {code}", "Toàn văn hồ sơ", "Công ty Vay Nhanh")
    assert full.protected

    await typed_and_confirmed(private, f"/traloi {code}", "Chúng tôi đang kiểm tra.")
    await customer.sees(code, "Chúng tôi đang kiểm tra", within=SLOW, since=0)
    await typed_and_confirmed(private, f"/hoi {code}", "Anh/Chị nhận cuộc gọi ngày nào?")
    await customer.sees("ngày nào?", within=SLOW, since=0)
    await said(customer, "Ngày 2 tháng 10", "hay là một câu hỏi mới")
    await said(customer, "1", "Câu trả lời đã vào hồ sơ")
    await said(an, f"/ghichu {code} Nghi bên thứ ba, noi bo", "Khách không thấy")
    await said(private, f"/chuyen {code}", "cơ quan nào")
    await said(private, "Cục An toàn thông tin", "Vì sao")
    await said(private, "Việc này ngoài quyền của chúng tôi.", "72 giờ")
    await said(private, "chưa rõ", "Cục An toàn thông tin", "Chưa gửi")
    await said(private, "xác nhận", "đã xác nhận")
    await customer.sees("bước 3", "Cục An toàn thông tin", within=SLOW, since=0)
    await typed_and_confirmed(private, f"/giaiquyet {code}", "Bên thứ ba đã xóa dữ liệu.")
    await customer.sees("giải quyết", "đã xóa dữ liệu", within=SLOW, since=0)


async def typed_and_confirmed(an: Person, command: str, words: str) -> None:
    """Type a command without its text, the text, and yes."""
    await said(an, command, "Xin gõ vào đây")
    await said(an, words, words, "Chưa gửi")
    await said(an, "xác nhận", "đã xác nhận")


async def ends(play: Play, code: str, *, buttons: bool) -> None:
    """The timeline, reopened, another withdrawn; the notes stay with the staff."""
    customer = play.customer
    shown = await said(customer, f"/hoso {code.replace('-', '').lower()}", "Diễn biến")
    assert "đã xóa dữ liệu" in shown.text
    if buttons:
        await customer.presses("Mở lại", shown)
        await customer.sees("muốn mở lại hồ sơ", within=SLOW)
        await customer.presses("Mở lại")
    else:
        await said(customer, f"/molai {code}", "muốn mở lại hồ sơ")
        await customer.says("Tôi lại bị gọi")
    await customer.sees("đã được mở lại ở bước 2", within=SLOW)
    other = await lodged(customer, "Bên mình gửi nhầm hồ sơ của tôi cho người khác")
    await said(customer, f"/rut {other}", "Anh/Chị muốn rút")
    if buttons:
        await customer.presses("Rút khiếu nại")
    else:
        await customer.says("xác nhận")
    await customer.sees(f"Khiếu nại {other} đã được rút", within=SLOW)
    assert not any("noi bo" in message.text for message in await customer.transcript())


async def copies_and_erases(play: Play, *, buttons: bool) -> None:
    """What is held: a copy with the story in it, then all of it gone."""
    customer = play.customer
    held = await said(customer, "/dulieu", "Hồ sơ khiếu nại: 2")
    await customer.presses("Lấy bản sao", held)
    copied = await customer.sees("Bản sao mọi dữ liệu", within=SLOW)
    copy = json.loads(await customer.stage.file(copied.file_id))
    assert "để lộ số điện thoại" in json.dumps(copy, ensure_ascii=False)
    assert "noi bo" not in json.dumps(copy, ensure_ascii=False)
    await customer.presses("Xóa tất cả", held)
    await customer.sees("Xóa tất cả dữ liệu", within=SLOW)
    if buttons:
        await customer.presses("Xóa tất cả")
    else:
        await customer.says("xác nhận")
    await customer.sees("Đã xóa xong", within=SLOW)
    await said(customer, "/dulieu", "không giữ thông tin nào")


async def reloads(play: Play, *, buttons: bool) -> None:
    """An admin previews and confirms a new text; it answers within 5 s; then back again."""
    admin, customer = play.admin, play.customer
    await said(admin, "/napchinhsach", "gửi tệp .txt")
    await admin.sends_file(POLICY.encode(), "moi.txt", mime="text/plain")
    shown = await admin.sees("Xem trước", "Thêm", "Bỏ", "mười hai tháng", within=SLOW)
    await said(customer, SHARED, OLD_CLAUSE)
    if buttons:
        await admin.presses("Xác nhận", shown)
    else:
        await admin.says("xác nhận")
    await admin.sees("số 2 đã có hiệu lực", within=SLOW)
    await answers_soon(customer, NEW_CLAUSE)
    listed = await said(admin, "/phienban", "Số 2", "Đang dùng")
    if buttons:
        await admin.presses("bản số 1", listed)
        await admin.sees("Dùng lại chính sách số 1", within=SLOW)
        await admin.presses("Xác nhận")
    else:
        await said(admin, "/phienban 1", "Dùng lại chính sách số 1")
        await admin.says("xác nhận")
    await admin.sees("hiệu lực trở lại", within=SLOW)
    await answers_soon(customer, OLD_CLAUSE)


async def answers_soon(customer: Person, words: str) -> None:
    """Within 5 seconds the answer has *words*."""
    ends_at = time.monotonic() + 5
    while words not in (await said(customer, SHARED)).text:
        assert time.monotonic() < ends_at, "the policy in force still answers as before"
        await asyncio.sleep(0.3)


@pytest.mark.parametrize(("way", "forum"), EVERY_WAY, indirect=True)
async def test_the_story_told_by_buttons(play: Play) -> None:
    """Asked, lodged, cared for, ended, erased and the policy changed, by buttons."""
    await asks(play)
    code = await lodges_by_buttons(play)
    await cares_by_buttons(play, code)
    await ends(play, code, buttons=True)
    await copies_and_erases(play, buttons=True)
    await reloads(play, buttons=True)


@pytest.mark.parametrize(("way", "forum"), FURTHEST_APART, indirect=True)
async def test_the_story_told_by_typed_words(play: Play) -> None:
    """The same by commands and words alone."""
    await asks(play)
    code = await lodges_by_words(play)
    await cares_by_words(play, code)
    await ends(play, code, buttons=False)
    await copies_and_erases(play, buttons=False)
    await reloads(play, buttons=False)


@pytest.mark.parametrize("forum", [True], indirect=True)
@pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True)
async def test_the_shortest_way_takes_six_acts_at_most(play: Play) -> None:
    """From /start to the receipt."""
    customer = Counted(play.customer)
    await customer.says("/start", "Kính chào")
    await customer.presses("Gửi khiếu nại", "mã hóa đầu cuối")
    await customer.presses("Đồng ý", "Chuyện gì đã xảy ra")
    await customer.says(STORY, "Câu 2/8")
    receipt = await customer.presses("Gửi ngay", "Mã hồ sơ")
    assert customer.acts <= 6
    promises(receipt.text)


@pytest.mark.parametrize("forum", [False], indirect=True)
@pytest.mark.parametrize("way", [("webhook", "sqlite")], indirect=True)
async def test_the_story_can_be_told_in_english(play: Play) -> None:
    """Lodged in English words; the staff's moves are told in English."""
    customer = Counted(play.customer)
    await customer.says("/start", "Kính chào")
    await customer.presses("English", "Hello")
    await customer.says("/complaint", "end-to-end encrypted")
    await customer.says("agree", "What happened?")
    await customer.says("A stranger called and knew my tax records", "Question 2")
    await customer.says("customer", "Question 3")
    await customer.says("since early October", "Question 4")
    await customer.says("2 and 5", "Question 5")
    await customer.says("skip", "Question 6")
    await customer.says("not sure", "Question 7")
    await customer.says("done", "Question 8")
    await customer.says("right here", "look over your complaint", "Tax and accounting")
    receipt = await customer.says("send", "Case code")
    assert customer.acts <= 14
    code = code_in(receipt)
    await card_of(play, code, "tiếng Anh")
    await said(play.an, f"/nhan {code}", "Đã tiếp nhận")
    await play.customer.sees(code, "We aim to", within=SLOW, since=0)
    await sent(play, f"/giaiquyet {code} We have stopped it.", "We have stopped it.")
    await play.customer.sees("We have stopped it.", "/reopen", within=SLOW, since=0)
