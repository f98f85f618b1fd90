"""Admins: the policy, its versions, chats, staff, and how the bot is doing."""

from pathlib import Path
from typing import Any

import pytest

from cases.notices import Hears
from handlers.access import Caller
from handlers.admin_chats import AdminChats, StaffOrder
from handlers.texts.admin_vi import VI
from tests.counter import cause
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, STRANGER, Office, staffed, user_of

SHIPPED = Path(__file__).parents[3] / "policy" / "text" / "privacy-policy.vi.txt"
CHANGED = SHIPPED.read_text(encoding="utf-8").replace(
    "Ngày đăng: 15/01/2021", "Ngày đăng: 02/02/2027"
)


async def sends_file(
    office: Office, user: int, data: bytes, name: str = "policy.txt", **more: Any
) -> None:
    """A person sends a file in private."""
    office.telegram.files[name] = data
    document = {
        "file_id": name,
        "file_unique_id": "u",
        "file_name": name,
        "file_size": more.pop("file_size", len(data)),
    }
    await office.feed("message", office.message(user, user, document=document, **more))


async def in_force(office: Office) -> int | None:
    """The number of the version in force."""
    version = await office.counter.library.in_force()
    return version.number if version else None


@pytest.fixture(name="bureau")
async def _bureau(office: Office) -> Office:
    """An office with the shipped policy in force."""
    await office.counter.library.load(SHIPPED.read_bytes(), None, cause())
    return office


async def test_a_policy_loads_by_command_then_file_then_the_button(bureau: Office) -> None:
    """Shown with what it changes first; in force only after the yes."""
    await bureau.says(ADMIN, "/napchinhsach")
    assert bureau.last.text == VI.policy.send_file

    await sends_file(bureau, ADMIN, CHANGED.encode())
    preview = bureau.last
    assert "02/02/2027" in preview.text
    assert "Sửa 1 ý" in preview.text
    assert await in_force(bureau) == 1

    await bureau.presses(ADMIN, preview.buttons[VI.policy.confirm])
    assert await in_force(bureau) == 2
    assert bureau.toast == VI.policy.loaded.format(number=2)
    await bureau.presses(ADMIN, preview.buttons[VI.policy.confirm])
    assert bureau.toast == VI.policy.outdated


async def test_a_policy_loads_by_a_captioned_file_and_typed_words(bureau: Office) -> None:
    """The command as the caption; BOM, CRLF and NFD are read; `xac nhan` is a yes."""
    data = CHANGED.replace("\n", "\r\n").encode("utf-8-sig")
    await sends_file(bureau, ADMIN, data, caption="/reload")
    await bureau.says(ADMIN, "có gì đó khác")
    assert bureau.last.text == VI.policy.ask
    await bureau.says(ADMIN, "xac nhan")
    assert await in_force(bureau) == 2


async def test_a_bare_file_is_offered_to_admins_alone(bureau: Office) -> None:
    """From anybody else it is no policy, and nothing is fetched."""
    await sends_file(bureau, ADMIN, CHANGED.encode())
    assert bureau.last.text.startswith(VI.policy.offered)

    await bureau.counter.customer(STRANGER)
    with bureau.fresh() as made:
        await sends_file(bureau, STRANGER, CHANGED.encode())
        await sends_file(bureau, STRANGER, CHANGED.encode(), caption="/napchinhsach")
    assert [call.method for call in made] == ["sendMessage"]


async def test_dropped_or_pressed_late_nothing_changes(bureau: Office) -> None:
    """A preview that was replaced or dropped is outdated for good."""
    await sends_file(bureau, ADMIN, CHANGED.encode(), caption="/reload")
    old = bureau.last.buttons
    await sends_file(bureau, ADMIN, CHANGED.encode() + b"\n- them\n", caption="/reload")
    await bureau.presses(ADMIN, old[VI.policy.confirm])
    assert bureau.toast == VI.policy.outdated

    await bureau.says(ADMIN, "bỏ")
    assert bureau.last.text == VI.policy.dropped
    assert await in_force(bureau) == 1


async def test_confirming_again_after_a_crash_loads_once(bureau: Office) -> None:
    """The same cause, the same version, the same answer."""
    await sends_file(bureau, ADMIN, CHANGED.encode(), caption="/reload")
    confirm = bureau.last.buttons[VI.policy.confirm]
    under = await bureau.presses(ADMIN, confirm)
    first = bureau.toast
    await bureau.presses(ADMIN, confirm, again=under)
    assert bureau.toast == first
    assert [version.number for version in await bureau.counter.library.versions()] == [2, 1]


@pytest.mark.parametrize(
    ("data", "size", "refusal"),
    [
        (b"", None, VI.policy.refused.empty),
        (b"x", 1_000_001, VI.policy.refused.too_large),
        (b"x" * 1_000_001, 10, VI.policy.refused.too_large),
        (b"\xff\xfe\x00\xd8\x81\x8d" * 40, None, VI.policy.refused.encoding),
        (b"hello\n\nworld\n", None, VI.policy.refused.not_a_policy),
    ],
)
async def test_what_is_no_policy_is_refused_with_the_reason(
    bureau: Office, data: bytes, size: int | None, refusal: str
) -> None:
    """The version in force is untouched, whatever is sent."""
    await sends_file(bureau, ADMIN, data, caption="/reload", file_size=size or len(data))
    assert bureau.last.text == refusal
    assert await in_force(bureau) == 1


async def test_the_text_in_force_is_nothing_to_load(bureau: Office) -> None:
    """Said at once, no button."""
    await sends_file(bureau, ADMIN, SHIPPED.read_bytes(), caption="/reload")
    assert bureau.last.text == VI.policy.same


async def test_going_back_to_an_older_version_asks_first(bureau: Office) -> None:
    """Listed, asked, put in force."""
    await bureau.counter.library.load(CHANGED.encode(), None, cause())
    await bureau.says(ADMIN, "/phienban")
    assert "Số 2" in bureau.last.text
    await bureau.presses(ADMIN, bureau.last.buttons[VI.policy.back_label.format(number=1)])
    question = bureau.telegram.sent("editMessageText")[-1]
    assert await in_force(bureau) == 2
    await bureau.presses(ADMIN, question.buttons[VI.policy.confirm])
    assert await in_force(bureau) == 1
    await bureau.presses(ADMIN, "policy:sure:99")
    assert bureau.toast == VI.policy.version_unknown


async def test_going_back_by_typed_words(bureau: Office) -> None:
    """The number after the command, then yes or no."""
    await bureau.counter.library.load(CHANGED.encode(), None, cause())
    for word, number in (("bỏ", 2), ("confirm", 1)):
        await bureau.says(ADMIN, "/phienban 1")
        await bureau.says(ADMIN, "hả?")
        assert bureau.last.text == VI.policy.ask
        await bureau.says(ADMIN, word)
        assert await in_force(bureau) == number
    await bureau.says(ADMIN, "/versions 77")
    assert bureau.last.text == VI.policy.version_unknown


@pytest.mark.parametrize(
    ("words", "hears"),
    [("", Hears.CARE), ("steps", Hears.STEPS), ("STEP3", Hears.STEP3), ("all", Hears.ALL)],
)
async def test_a_group_is_bound_to_what_it_wants_to_hear(
    office: Office, words: str, hears: Hears
) -> None:
    """The word says what; without one it is the care group."""
    await office.says(ADMIN, f"/gannhom {words}", -1003)
    chat = await office.counter.staff.chat(-1003)
    assert chat is not None
    assert chat.hears is hears
    assert VI.chats.hears.of(hears) in office.last.text
    assert (VI.chats.make_admin in office.last.text) is (hears is Hears.CARE)
    assert bool(office.telegram.sent("setMyCommands")) is (hears is Hears.CARE)

    await office.says(ADMIN, "/bogan", -1003)
    assert office.last.text == VI.chats.unbound
    assert await office.counter.staff.chat(-1003) is None


async def test_an_unknown_word_binds_nothing(office: Office) -> None:
    """What may be written is said."""
    await office.says(ADMIN, "/bind everything", -1003)
    assert office.last.text == VI.chats.bind_usage
    assert await office.counter.staff.chat(-1003) is None


async def test_staff_are_named_by_id_or_reply_and_listed(office: Office) -> None:
    """`add`, `remove` and their Vietnamese; ids are shown in private alone."""
    await office.says(ADMIN, "/nhansu add 4001")
    assert "4001" in office.last.text
    replied = {"message_id": 9, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}
    await office.says(
        ADMIN, "/nhansu thêm", GROUP, reply_to_message={**replied, "from": user_of(4002)}
    )
    assert "N4002" in office.last.text

    await office.says(ADMIN, "/staff", GROUP)
    assert "N4002" in office.last.text
    assert "4001):" not in office.last.text
    await office.says(ADMIN, "/staff")
    assert "(4001)" in office.last.text

    await office.says(ADMIN, "/nhansu remove 4002")
    assert await office.counter.staff.colleague(4002) is None
    for nonsense in ("add", "add x", "hello", "add 99999999999999999999"):
        await office.says(ADMIN, f"/nhansu {nonsense}")
        assert office.last.text == VI.chats.staff_usage


def without_settings(office: Office) -> AdminChats:
    """The admins' desk of a bot whose settings name no admin."""

    async def alarm(what: str) -> None:
        office.alarms.append(what)

    personas = staffed(office.counter, alarm).personas
    return next(each for each in personas if isinstance(each, AdminChats))


async def test_the_one_time_link_makes_one_admin(office: Office) -> None:
    """The second bearer is told that it is spent."""
    token = await office.counter.tickets.issue("admin", "first", None, 15, cause())
    chats = without_settings(office)
    for user, made in ((5001, True), (5002, False)):
        update, context = office.asked(user, f"/start admin-{token}")
        await chats.redeem_admin(update, context, token)
        colleague = await office.counter.staff.colleague(user)
        assert (colleague is not None and colleague.is_admin) is made
    await office.says(5001, "/thongke")
    assert VI.state.stats_late.format(count=0) in office.last.text


async def test_a_second_link_makes_no_second_admin(office: Office) -> None:
    """Once there is one, by a link or by the settings; and nobody is known by having tried."""
    tickets = office.counter.tickets
    first, second, third = [
        await tickets.issue("admin", name, None, 15, cause()) for name in ("1", "2", "3")
    ]
    chats = without_settings(office)
    for user, token in ((5001, first), (5002, second)):
        update, context = office.asked(user, f"/start admin-{token}")
        await chats.redeem_admin(update, context, token)
    assert office.last.text == VI.chats.link_too_late
    update, context = office.asked(5003, f"/start admin-{third}")
    await office.side.links["admin"](update, context, third)
    assert office.last.text == VI.chats.link_too_late
    for user in (5002, 5003):
        assert await office.counter.people.known(user) is None
    admins = await office.counter.staff.admins()
    assert [each.user_id for each in admins] == [5001]


async def test_an_admin_can_be_ended_by_another_but_not_the_last(office: Office) -> None:
    """Nor one that the settings name; each answer says what is so."""
    staff = office.counter.staff
    await staff.make_admin(5001, "Hoa", cause())
    await office.says(ADMIN, "/nhansu remove 5001")
    assert office.last.text == VI.chats.admin_ended.format(name="Hoa")
    assert await staff.colleague(5001) is None
    await office.says(ADMIN, f"/nhansu remove {ADMIN}")
    assert VI.chats.admin_by_settings.partition("}")[2] in office.last.text

    await staff.make_admin(5001, "Hoa", cause())
    _, context = office.asked(5001, "/nhansu remove 5001")
    person = await office.counter.customer(5001)
    caller = Caller(person, "Hoa", "vi", is_care=False, is_admin=True)
    order = StaffOrder(add=False, user_id=5001, name="Hoa")
    told = await without_settings(office).ordered(order, caller, context)
    assert told.text == VI.chats.admin_last.format(name="Hoa")
    assert [each.user_id for each in await staff.admins()] == [5001]


async def test_numbers_and_health_are_told_as_they_are(office: Office) -> None:
    """Counts by step, what waits, and each thing that needs a look."""
    person = await office.counter.customer(1001)
    await office.counter.lodged(person, "x")
    await office.says(ADMIN, "/thongke")
    assert f"{VI.state.steps.lodged}: 1" in office.last.text
    assert office.last.text.endswith(VI.state.stats_foot)

    await office.says(ADMIN, "/suckhoe")
    assert VI.state.waiting.format(inbox=3, outbox=4) in office.last.text
    assert VI.state.policy_none in office.last.text
    assert VI.state.care_unreachable in office.last.text
    assert VI.state.holidays_missing.format(year=2027) in office.last.text
    assert VI.state.unwell.format(count=3) in office.last.text


async def test_a_named_member_of_the_group_stays_staff_when_unnamed(office: Office) -> None:
    """The answer says why, and what ends it."""
    await office.says(ADMIN, f"/nhansu add {STAFF}")
    await office.says(ADMIN, f"/nhansu remove {STAFF}")
    assert office.last.text == VI.chats.staff_stays.format(name="Lan")
