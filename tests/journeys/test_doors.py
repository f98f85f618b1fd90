"""Every door stays shut to those it is not for: in chats, under buttons, behind links."""

import asyncio
import re

import pytest

from bot.playground.people import Person
from handlers.access import ANONYMOUS_ADMIN
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, STORY, card_of, lodged, received, said, sent

pytestmark = [
    pytest.mark.parametrize("forum", [False], indirect=True),
    pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True),
]

WRONG = "KN-0000-0000"
CARE_COMMANDS = (
    *("nhan", "doc", "traloi", "hoi", "ghichu", "giaiquyet", "chuyen", "tuchoi"),
    *("lienquan", "sochuyen", "spam"),
)
CARE_VERBS = ("receive", "read", "reply", "ask", "note", "resolve", "escalate", "reject", "files")
NOT_CARE = "dành cho bộ phận Chăm sóc"
NOT_ADMIN = "dành cho quản trị viên"


async def newcomer(play: Play) -> Person:
    """The second customer, who has started the bot."""
    await said(play.stranger, "/start", "Kính chào")
    return play.stranger


async def nothing_leaked(person: Person) -> None:
    """No word of the first customer's story stands in this chat."""
    for message in await person.transcript():
        assert not message.by_bot or STORY not in message.text


async def test_anothers_case_reads_like_a_wrong_code(play: Play) -> None:
    """By every command of a customer, the same answer to the letter."""
    code = await lodged(play.customer)
    stranger = await newcomer(play)
    for command in ("hoso", "bosung", "rut", "molai"):
        anothers = await said(stranger, f"/{command} {code}")
        wrong = await said(stranger, f"/{command} {WRONG}")
        assert anothers.text == wrong.text
        assert "không thấy mã này" in anothers.text
    await nothing_leaked(stranger)


OWN_VERBS = ("show", "answer", "add", "withdraw", "reopen", "sure_withdraw", "sure_reopen")


async def test_a_press_with_anothers_payload_does_nothing(play: Play) -> None:
    """The code on a button is no right to the case."""
    code = await lodged(play.customer)
    stranger = await newcomer(play)
    at = await stranger.last()
    for verb in OWN_VERBS:
        await stranger.presses(f"own:{verb}:{code.replace('-', '')}", at, old=True)
        await stranger.sees("không thấy mã này", within=SLOW)
    await nothing_leaked(stranger)
    shown = await said(play.customer, f"/hoso {code}", "Diễn biến")
    assert "chờ tiếp nhận" in shown.text


async def test_customers_cannot_act_as_staff(play: Play) -> None:
    """Commands and payloads of care are refused, and the case stays as it is."""
    code = await lodged(play.customer)
    stranger = await newcomer(play)
    for person in (stranger, play.customer):
        for command in CARE_COMMANDS:
            await said(person, f"/{command} {code} xin chào", NOT_CARE)
        for command in ("hangdoi", "tim"):
            await said(person, f"/{command}", NOT_CARE)
        at = await person.last()
        for verb in CARE_VERBS:
            await person.presses(f"case:{verb}:{code.replace('-', '')}", at, old=True)
            await person.alerted(NOT_CARE, within=SLOW)
    await nothing_leaked(stranger)
    await card_of(play, code, "chưa có")


async def test_who_is_no_admin_is_refused_the_admins_work(play: Play) -> None:
    """A customer in private, a member of staff in the group."""
    stranger, an = await newcomer(play), play.an.private()
    await said(an, "/start", "Kính chào")
    for person in (stranger, an):
        for command in ("napchinhsach", "phienban", "nhansu", "thongke", "suckhoe"):
            await said(person, f"/{command}", NOT_ADMIN)
        at = await person.last()
        for data in ("policy:confirm:aa", "policy:drop:aa", "policy:back:1", "policy:sure:1"):
            await person.presses(data, at, old=True)
            await person.alerted(NOT_ADMIN, within=SLOW)
    for command in ("gannhom", "gannhom all", "bogan", f"nhansu add {stranger.id}", "thongke"):
        await said(play.an, f"/{command}", NOT_ADMIN)


async def test_an_admin_is_not_yet_care(play: Play) -> None:
    """An admin outside the care group may not read cases."""
    code = await lodged(play.customer)
    await play.admin.at(play.playground.care_group).leaves()
    await said(play.admin, f"/doc {code}", NOT_CARE)


async def test_an_anonymous_admin_is_no_person(play: Play) -> None:
    """Refused with the reason, by command and by press."""
    code = await lodged(play.customer)
    card = await card_of(play, code)
    group = play.playground.care_group
    face = {"id": group, "type": "supergroup", "title": "Chăm sóc khách hàng"}
    await play.an.mark()
    await play.playground.stage.inject({
        "message": {
            "message_id": 9000, "date": 1_700_000_000, "chat": face, "sender_chat": face,
            "from": {"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group"},
            "text": f"/nhan {code}",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        }
    })  # fmt: skip
    await play.an.sees("ẩn danh", within=SLOW)
    nobody = (await play.playground.stage.person("Group", id=ANONYMOUS_ADMIN)).at(group)
    await nobody.joins()
    await nobody.presses("Tiếp nhận", card)
    await nobody.alerted("ẩn danh", within=SLOW)
    await card_of(play, code, "chưa có")


async def test_a_reading_link_serves_one_person_once(play: Play) -> None:
    """Another member of staff, a customer and a second use get the same refusal or less."""
    code = await lodged(play.customer)
    card = await card_of(play, code)
    await play.an.presses("Đọc", card)
    link = (await play.an.alerted(within=SLOW)).url
    stranger = await newcomer(play)
    await stranger.opens(link)
    await stranger.sees(NOT_CARE, within=SLOW)
    await play.binh.opens(link)
    binh = play.binh.private()
    await binh.sees("dành cho người khác", within=SLOW, since=0)
    await play.an.opens(link)
    await play.an.private().sees(STORY, within=SLOW, since=0)
    again = play.an.private()
    await again.starts(re.sub(r".*start=", "", link))
    await again.sees("đã dùng rồi", within=SLOW)
    await nothing_leaked(stranger)
    await nothing_leaked(binh)


async def test_a_preview_can_be_confirmed_by_its_writer_alone(play: Play) -> None:
    """Another member's press, and the customer's, send nothing."""
    code = await lodged(play.customer)
    await received(play, code)
    shown = await said(play.an, f"/traloi {code} Lời của An", "Chưa gửi")
    await play.binh.presses("Xác nhận", shown)
    await play.binh.alerted("của người khác", within=SLOW)
    await play.customer.mark()
    await play.customer.sees_nothing()
    await play.an.presses("Xác nhận", shown)
    await play.customer.sees("Lời của An", within=SLOW)


async def test_a_leaver_is_refused_at_once_and_a_named_colleague_works(play: Play) -> None:
    """Membership ends with the group; a name on the list stands without it."""
    code = await lodged(play.customer)
    await received(play, code)
    await said(play.an.private(), "/start", "Kính chào")
    await said(play.an.private(), "/hangdoi", code)
    await play.an.leaves()
    await asyncio.sleep(1)  # chats run beside each other: the group's news comes first
    await said(play.an.private(), f"/doc {code}", NOT_CARE)
    await said(play.an.private(), "/hangdoi", NOT_CARE)
    await said(play.admin, f"/nhansu add {play.an.id}", "từ nay thuộc bộ phận")
    await said(play.an.private(), f"/doc {code}", STORY)
    await said(play.admin, f"/nhansu remove {play.an.id}", "không còn thuộc")
    await said(play.an.private(), f"/doc {code}", NOT_CARE)


async def test_a_group_nobody_bound_hears_nothing_of_cases(play: Play) -> None:
    """Commands there are refused, even of staff; its members are not staff."""
    outsider = play.stranger
    other = await play.playground.stage.group("Nhóm lạ", members=[outsider, play.an])
    code = await lodged(play.customer)
    await said(outsider.at(other), f"/nhan {code}", NOT_CARE)
    await said(play.an.at(other), f"/doc {code}", "trong nhóm chăm sóc")
    await said(play.an.at(other), "/khieunai", "nhắn riêng")
    for message in await play.playground.stage.transcript(other):
        assert not message.by_bot or code not in message.text


async def test_an_unbound_care_group_loses_its_rights(play: Play) -> None:
    """After /bogan its members are refused like anybody."""
    code = await lodged(play.customer)
    card = await card_of(play, code)
    admin = play.admin.at(play.playground.care_group)
    await said(admin, "/bogan", "Đã bỏ gắn")
    await play.an.presses("Tiếp nhận", card)
    alert = await play.an.alerted(within=SLOW)
    assert "Đã tiếp nhận" not in alert.text
    await sent_nothing(play)


async def sent_nothing(play: Play) -> None:
    """The customer hears of no move."""
    await play.customer.mark()
    await play.customer.sees_nothing()


async def test_old_buttons_of_a_sent_complaint_change_nothing(play: Play) -> None:
    """A receipt is final: pressing the form again is told kindly."""
    code = await lodged(play.customer)
    at = await play.customer.last()
    for data in ("form:send:summary", "form:pick:reporter:customer", "form:drop", "form:agree"):
        await play.customer.presses(data, at, old=True)
        await play.customer.alerted("không còn dùng được", within=SLOW)
    await received(play, code)
    await sent(play, f"/giaiquyet {code} Đã xong việc.", "Đã xong việc.")
    shown = await said(play.customer, "/hoso", "Hồ sơ của Anh/Chị")
    assert sum(code in button.text for button in shown.buttons) == 1
