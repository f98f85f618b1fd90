"""Bad input everywhere gets a plain answer or none; nothing is lost, nothing leaks."""

import asyncio
import unicodedata

import pytest

from bot.playground.people import Person
from tests.journeys.conftest import Play
from tests.journeys.test_story import POLICY, answers_soon
from tests.journeys.walks import SLOW, STORY, card_of, code_in, lodged, received, said, sent

pytestmark = [
    pytest.mark.parametrize("forum", [False], indirect=True),
    pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True),
]

NASTY = [
    "<b>đậm</b> <script>alert(1)</script> &amp; &lt;",
    "_*[nghiêng](tg://user?id=1)~`>#+-=|{}.!",
    "😡🤬 👨‍👩‍👧‍👦 🇻🇳 quá tệ",
    "مرحبا \u202eđảo chữ\u202c שלום",
    "{code} {at} %s {0} %(name)s",
    "Dòng một\n\n\tDòng hai",
]
BROKEN = ["\x00", "a\x00b", "\ud800", "câu \udfff hỏi", "\ud83d"]
UNSEEN = {0x202E: None, 0x202C: None, 0x09: " "}
"""What is not shown, lest a text be read backwards; a tab is a space."""
UNREADABLE = ["   ", "\n\n", "\u200b\u200b"]
TOLD = "Những gì Anh/Chị đã kể vẫn còn nguyên"


async def telling(customer: Person) -> None:
    """A complaint is open, told, at its second question."""
    await said(customer, "/khieunai", "đọc kỹ")
    await said(customer, "đồng ý", "Chuyện gì")
    await said(customer, STORY, "Câu 2/8")


async def plain_message(play: Play, person: Person, **content: object) -> None:
    """A message as Telegram would not make it, from this person, in private."""
    face = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "vi"}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    await person.mark()
    await play.playground.stage.inject({
        "message": {
            "message_id": 90_000, "date": 1_700_000_000, "chat": chat, "from": face, **content,
        }
    })  # fmt: skip


@pytest.mark.parametrize("story", ["\n".join(NASTY), "a" * 3900 + " hết"])
async def test_a_story_of_any_signs_arrives_unharmed_and_an_answer_goes_back(
    play: Play, story: str
) -> None:
    """In the staff's reading and in the reply: sign for sign, as people see them."""
    code = await lodged(play.customer, story)
    card = await card_of(play, code)
    assert "đậm" not in card.text
    await received(play, code)
    an = play.an.private()
    await said(an, "/start", "Kính chào")
    await said(an, f"/doc {code}", "hết" if story.endswith("hết") else "Dòng hai")
    read = "".join(m.text for m in await an.transcript() if m.by_bot)
    for line in story.splitlines():
        assert line.translate(UNSEEN).strip() in read
    answer = story[:800].translate(UNSEEN).strip()
    await sent(play, f"/traloi {code} {answer}", answer)
    await play.customer.sees(code, answer, within=SLOW, since=0)


async def test_nul_and_lone_surrogates_do_no_harm(play: Play) -> None:
    """As a question, as a story, to the staff and back: told or kept, never a fault."""
    customer = play.customer
    await said(customer, "/start", "Kính chào")
    for bad in BROKEN:
        await plain_message(play, customer, text=bad)
        await customer.sees(within=SLOW)
    await said(customer, "/khieunai", "đọc kỹ")
    await said(customer, "đồng ý", "Chuyện gì")
    await plain_message(play, customer, text=f"Tôi bị lộ số {' '.join(BROKEN)} điện thoại")
    await customer.sees("Câu 2/8", within=SLOW)
    code = code_in(await said(customer, "gửi ngay", "Mã hồ sơ"))
    await said(play.an.private(), "/start", "Kính chào")
    await said(play.an.private(), f"/doc {code}", "Tôi bị lộ số", "điện thoại")
    await said(customer, f"/hoso {code}", "Tôi bị lộ số")


async def test_what_is_no_answer_loses_nothing_of_an_open_complaint(play: Play) -> None:
    """Stickers, contacts, places, empty and too long texts; then it is sent as it was."""
    customer = play.customer
    await telling(customer)
    for send in (customer.sends_sticker, customer.sends_location):
        await send()
        await customer.sees(TOLD, "Câu 2/8", within=SLOW)
    for text in UNREADABLE:
        await plain_message(play, customer, text=text)
        await customer.sees(within=SLOW)
    await said(customer, "chẳng rõ nữa", "chưa hiểu lựa chọn")
    await said(customer, "99", "chưa hiểu lựa chọn")
    await said(customer, "bỏ qua", "Câu 3/8")
    await said(customer, "x" * 4096, "rút gọn trong khoảng 1000 ký tự")
    await said(customer, "?", "Chỉ cần áng chừng")
    await said(customer, "/linhtinh", "không có lệnh này")
    await said(customer, "bỏ qua", "Câu 4/8")
    code = code_in(await said(customer, "gửi ngay", "Mã hồ sơ"))
    await said(customer, f"/hoso {code}", STORY)


async def test_out_of_any_dialog_all_that_is_sent_gets_a_plain_answer(play: Play) -> None:
    """Sticker, contact, place, file, forwarded and long messages, broken markup."""
    customer = play.customer
    await said(customer, "/start", "Kính chào")
    for send in (customer.sends_sticker, customer.sends_contact, customer.sends_location):
        await send()
        await customer.sees("chưa đọc được loại tin nhắn này", within=SLOW)
    await customer.sends_file(b"x")
    await customer.sees("chưa giữ tệp này", within=SLOW)
    for text in (*NASTY, "?" * 4096, "😀" * 2000):
        await customer.says(text)
        await customer.sees(within=SLOW)
    for text in UNREADABLE:
        await plain_message(play, customer, text=text)
        await customer.sees("không có chữ nào", within=SLOW)
    question = await customer.says("Tôi có phải giữ kín mật khẩu không?")
    await customer.sees("chính sách viết", within=SLOW)
    await customer.forwards(question)
    await customer.sees("chính sách viết", within=SLOW)


async def test_secrets_are_masked_and_the_customer_is_warned(play: Play) -> None:
    """A password in a story never reaches the staff."""
    code = await lodged(play.customer, "Họ đăng nhập được, mật khẩu: Hoa@Mai123 của tôi bị lộ")
    warned = [m.text for m in await play.customer.transcript() if "nên xóa tin nhắn" in m.text]
    assert len(warned) == 1
    await said(play.an.private(), "/start", "Kính chào")
    full = await said(play.an.private(), f"/doc {code}", "Họ đăng nhập được")
    assert "Hoa@Mai123" not in full.text


async def test_files_too_large_or_too_early_are_told_why(play: Play) -> None:
    """Before consent nothing is kept; over 20 MB a smaller one is asked for."""
    customer = play.customer
    await said(customer, "/khieunai", "đọc kỹ")
    await customer.sends_file(b"x")
    await customer.sees("chưa được lưu vào khiếu nại", within=SLOW)
    await said(customer, "đồng ý", "Chuyện gì")
    await plain_message(
        play,
        customer,
        document={"file_id": "big", "file_unique_id": "big", "file_size": 21 * 1024 * 1024},
    )
    await customer.sees("lớn hơn 20 MB", within=SLOW)
    await said(customer, STORY, "Câu 2/8")


async def test_two_presses_at_once_send_one_complaint(play: Play) -> None:
    """The second finds the button outdated."""
    customer = play.customer
    await telling(customer)
    asked = await customer.last()
    await asyncio.gather(*(customer.presses("Gửi ngay", asked) for _ in range(3)))
    await customer.sees("Mã hồ sơ", within=SLOW, since=0)
    await asyncio.sleep(1)
    receipts = [m for m in await customer.transcript() if "Mã hồ sơ" in m.text]
    assert len(receipts) == 1


async def test_presses_that_mean_nothing_are_told_kindly(play: Play) -> None:
    """Broken, empty-handed and old payloads, with a complaint open that stays as it is."""
    customer = play.customer
    await telling(customer)
    asked = await customer.last()
    for data in ("x", "form:pick:since:zz", "form:pick:reporter:zz", "form:edit:summary:999",
                 "own:show:", "own:show:ZZ", "queue:page:0", "policy:clause:1:99.99",
                 "policy:section:999:1", "policy:clause:1:", "staff:confirm:aa", "sort:answer",
                 "case:receive:KN"):  # fmt: skip
        before = await customer.mark()
        await customer.presses(data, asked, old=True)
        await answered_somehow(customer, before)
    await said(customer, "khách hàng", "Câu 3/8")


async def answered_somehow(person: Person, before: int) -> None:
    """The bot says something, in the chat or under the button."""
    try:
        await person.alerted(within=1)
    except AssertionError:
        await person.sees(within=SLOW, since=before)


async def test_the_care_group_may_send_anything(play: Play) -> None:
    """Stickers, files and talk are left alone; words of a command may be of any signs."""
    code = await lodged(play.customer)
    await received(play, code)
    await card_of(play, code, "Người phụ trách: An")
    before = [m.id for m in await play.an.transcript() if m.by_bot]
    await play.an.sends_sticker()
    await play.an.sends_file(b"x")
    await play.an.says("nói chuyện <b>với</b> nhau " + "a" * 3900)
    await asyncio.sleep(1)
    assert [m.id for m in await play.an.transcript() if m.by_bot] == before
    for words in (line.translate(UNSEEN) for line in NASTY[:5]):
        await sent(play, f"/traloi {code} {words}", words)
        await play.customer.sees(words, within=SLOW, since=0)
    await said(play.an, "/traloi", "Xin ghi mã hồ sơ")
    await said(play.an, "/traloi KN-XXXX-YYYY abc", "Xin ghi mã hồ sơ")
    prompt = await said(play.an, f"/traloi {code}", "Xin trả lời (reply)")
    await play.an.sends({"sticker": {
        "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
        "is_animated": False, "is_video": False,
    }}, reply_to=prompt)  # fmt: skip
    await play.an.sees("bot chỉ chuyển được ảnh", within=SLOW)
    await play.an.says("Lời sau cùng", reply_to=prompt)
    await play.an.sees("Lời sau cùng", "Chưa gửi", within=SLOW)


@pytest.mark.parametrize("first_name", ["<b>_*[An](x)", "نور 😀"])
async def test_names_of_any_signs_stay_names(play: Play, first_name: str) -> None:
    """On the card as its holder, to the other member as who was quicker."""
    stage = play.playground.stage
    person = await stage.person(first_name)
    group = await stage.group("Nhóm <b>chăm sóc</b> _*", members=[play.admin, person])
    await said(play.admin.at(group), "/gannhom", "Đã gắn nhóm này")
    code = await lodged(play.customer)
    there = person.at(group)
    card = await there.sees(f"Hồ sơ {code}", within=SLOW, since=0)
    await there.presses("Tiếp nhận", card)
    await there.sees(f"Người phụ trách: {first_name}", within=SLOW, since=0)
    await play.admin.at(group).presses(f"case:receive:{code.replace('-', '')}", card, old=True)
    await play.admin.at(group).alerted(within=SLOW)


REFUSED = {
    "empty": (b"", "trống"),
    "spaces": (b" \n \n", "trống"),
    "no policy": ("Hôm nay trời đẹp.\n\nMai đi chợ.".encode(), "không giống một chính sách"),
    "large": (POLICY.encode() * 4000, "lớn hơn 1 MB"),
    "broken": (b"\xff\xfe\x00\xd8\x81\x8d" * 200, "Không đọc được chữ"),
    "cut": (POLICY.encode()[:-1] + b"\xc3", "Không đọc được chữ"),
}


async def test_what_cannot_be_a_policy_leaves_the_one_in_force(play: Play) -> None:
    """A clear refusal each; version 1 still answers."""
    for data, words in REFUSED.values():
        await said(play.admin, "/napchinhsach", "gửi tệp .txt")
        await play.admin.sends_file(data, "moi.txt", mime="text/plain")
        await play.admin.sees(words, within=SLOW)
        await said(play.admin, "/huy", "Đã bỏ")
    await said(play.admin, "/phienban", "Số 1", "Đang dùng")
    await said(play.customer, "Bên mình có chia sẻ thông tin cho bên thứ ba?", "15/01/2021")


async def test_only_an_admin_in_private_loads_a_policy(play: Play) -> None:
    """A customer's file is no policy; in the group the command is refused."""
    for caption in ("/napchinhsach", ""):
        await play.customer.sends_file(
            POLICY.encode(), "moi.txt", mime="text/plain", caption=caption
        )
        await play.customer.sees(within=SLOW)
    assert not any("Xem trước" in m.text for m in await play.customer.transcript())
    admin = play.admin.at(play.playground.care_group)
    await said(admin, "/napchinhsach", "trò chuyện riêng")
    await play.admin.sends_file(b"%PDF", "moi.pdf", caption="/napchinhsach")
    await play.admin.sees(within=SLOW)
    await said(play.admin, "/phienban", "Số 1", "Đang dùng")


WRITTEN = [
    b"\xef\xbb\xbf" + POLICY.encode(),
    unicodedata.normalize("NFD", POLICY.replace("mười hai", "sáu")).encode(),
    POLICY.replace("mười hai", "chín").replace("\n", "\r\n").encode(),
]


async def test_a_policy_may_be_written_by_any_editor(play: Play) -> None:
    """With a mark at its head, decomposed letters or the line ends of Windows."""
    for number, data in enumerate(WRITTEN, start=2):
        await play.admin.sends_file(data, "moi.txt", mime="text/plain")
        await play.admin.sees("Anh/Chị có muốn nạp tệp này", "2 mục, 3 ý", within=SLOW)
        await said(play.admin, "xác nhận", f"số {number} đã có hiệu lực")
        await answers_soon(play.customer, "bất kỳ bên thứ ba nào")
