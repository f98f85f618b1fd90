"""Whatever staff, strangers and admins send: an answer or none, never a crash, never a leak."""

from random import Random

from tests.handlers.staff.cases import CUSTOMER, carried, lodged
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, STRANGER, Office

PEOPLE = (STAFF, OTHER_STAFF, ADMIN, STRANGER)
PIECES = (
    *("<b>", "_*[", "&amp;", "😀", "\u202eđảo", "\x00", "\ud800", "xác nhận", "bỏ", "gửi ngay"),
    *("KN", "-", "7F3K", "1", "add", "steps", "  ", "\n", "á" * 300, "{code}", "{0}", "**"),
)
COMMANDS = (
    *("nhan", "doc", "traloi", "hoi", "ghichu", "giaiquyet", "chuyen", "tuchoi", "hangdoi"),
    *(
        "lienquan",
        "sochuyen",
        "danhba",
        "hoso",
        "tim",
        "napchinhsach",
        "phienban",
        "gannhom",
        "nhansu",
        "thongke",
        "suckhoe",
    ),
    *("bohoso", "spam", "gospam", "giahan", "mautraloi"),
    *("giu", "tra", "giao", "nguoiroi", "datrieng"),
)
PRESSES = (
    *("case:receive:", "case:reply:", "case:read:", "case:files:", "case:card:", "case:reopen:"),
    *("party:show:", "party:add:", "party:answer:1:", "refer:show:", "refer:number:"),
    *("refer:answer:", "refer:yes:", "refer:no:", "refer:go:", "refer:to:a05:", "auth:see:"),
    *("canned:list:", "canned:use:sorry:", "canned:see:vi:", "canned:add:vi:", "canned:hide:en:"),
    *("case:dossier:", "paper:full-plain:", "paper:redacted-locked:"),
    *("queue:show:late", "queue:after:mine:zz.1.", "find:,,,,,:1.", "find:zzzzz,1,9,z,-,1.5:z."),
    *("queue:page:", "staff:confirm:", "staff:drop:", "policy:confirm:", "policy:back:"),
    *("case:spam:", "spam:undo:", "aside:again:", "aside:all", "case:extend:"),
    *("case:claim:", "case:release:", "case:give:", "hold:to:", "hold:yes:", "hold:all:"),
)


async def acts(office: Office, chance: Random, code: str) -> None:
    """Somebody does something, most of it nonsense."""
    user, where = chance.choice(PEOPLE), chance.choice((None, GROUP, -1005))
    nonsense = "".join(chance.choice((*PIECES, code)) for _ in range(chance.randint(0, 4)))
    match chance.randint(0, 3):
        case 0:
            await office.says(user, f"/{chance.choice(COMMANDS)} {nonsense}", where)
        case 1:
            carries = chance.choice((carried(code), "0", "77", "ffff", "KN", ""))
            await office.presses(user, chance.choice(PRESSES) + carries, where)
        case 2:
            await office.replies(user, nonsense or ".", to=chance.randint(1000, 1100))
        case _:
            await office.says(user, nonsense or ".", where)


async def test_nonsense_crashes_nothing_and_leaks_nothing(office: Office) -> None:
    """Three hundred acts of anybody; the customer's words stay out of every group."""
    chance = Random(20261123)
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    for _ in range(300):
        await acts(office, chance, code)
    await office.deliver()

    assert "bán số" not in office.told(GROUP) + office.told(-1005) + office.told(STRANGER)
    for call in office.telegram.calls:
        assert "parse_mode" not in call.values
        assert "\x00" not in call.text
        call.text.encode()
    assert office.told(CUSTOMER)
