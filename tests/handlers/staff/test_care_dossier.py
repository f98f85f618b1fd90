"""Making a dossier: chosen and sent in private alone, noted in the chain, deleted in time."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from cases.dossiers import DOSSIER
from cases.steps import Move
from handlers.papers.options import Options
from handlers.texts.care_vi import VI
from handlers.texts.dossier_vi import DOSSIER_VI
from policy.reader import read_policy
from storage.case_tables import AuditRow
from storage.desk_tables import PaperRow
from storage.rows import Row
from tests.counter import cause
from tests.handlers.customer.visit import shipped
from tests.handlers.staff.cases import CUSTOMER, carried, lodged
from tests.handlers.staff.office import GROUP, OTHER_STAFF, STAFF, STRANGER, Office
from tests.handlers.staff.wire import Call

WORDS = "bán số điện thoại"


def pressed(options: Options, code: str) -> str:
    """What the button of a way to make it carries."""
    return f"paper:{options}:{carried(code)}"


async def papers(office: Office) -> list[PaperRow]:
    """The papers that were noted."""
    async with office.counter.database.read() as session:
        found = select(PaperRow).where(PaperRow.kind == DOSSIER).order_by(PaperRow.at)
        return list(await session.scalars(found))


def documents(office: Office) -> list[Call]:
    """The files sent."""
    return office.telegram.sent("sendDocument")


def text_of(data: bytes, password: str | None = None) -> str:
    """What is printed."""
    pages = PdfReader(BytesIO(data), password=password).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def test_by_command_in_private_the_ways_to_make_it_are_offered(office: Office) -> None:
    """In both spellings; nothing is made before one is chosen."""
    code = await lodged(office)
    for command in ("bohoso", "dossier"):
        await office.says(STAFF, f"/{command} {code}")
        assert office.last.values["chat_id"] == STAFF
        assert list(office.last.buttons.values()) == [pressed(each, code) for each in Options]
    assert documents(office) == []
    assert await papers(office) == []


async def test_a_plain_dossier_is_sent_once_chosen_and_noted(office: Office) -> None:
    """One entry in the chain and one row, both with the digest of just this file."""
    code = await lodged(office)
    await office.says(STAFF, f"/bohoso {code}")
    await office.presses(STAFF, office.last.buttons[DOSSIER_VI.full_plain])

    (sent,) = documents(office)
    digest = sha256(sent.file).hexdigest()
    assert sent.values["chat_id"] == STAFF
    assert not sent.values.get("protect_content")
    assert digest in sent.values["caption"]
    assert DOSSIER_VI.caption_personal in sent.values["caption"]
    assert WORDS in text_of(sent.file)
    (paper,) = await papers(office)
    assert (paper.options, paper.sha256) == (Options.FULL_PLAIN, digest)
    case = (await office.counter.desk.card(code)).case_id
    assert (await office.counter.audit(case))[-1] == DOSSIER
    async with office.counter.database.read() as session:
        entry = await session.scalar(select(AuditRow).where(AuditRow.move == DOSSIER))
    assert entry is not None
    assert (entry.start, entry.end) == (Options.FULL_PLAIN, digest[:32])
    assert entry.actor == paper.by


async def test_a_redacted_dossier_has_no_word_of_the_customers(office: Office) -> None:
    """And its name says that it is redacted."""
    code = await lodged(office)
    await office.presses(STAFF, pressed(Options.REDACTED_PLAIN, code))
    (sent,) = documents(office)
    assert WORDS not in text_of(sent.file)
    assert code in text_of(sent.file)
    assert DOSSIER_VI.caption_personal not in sent.values["caption"]


@pytest.mark.parametrize("options", [Options.FULL_LOCKED, Options.REDACTED_LOCKED])
async def test_the_password_comes_once_in_a_message_of_its_own(
    office: Office, options: Options
) -> None:
    """Protected, beneath the file it opens; neither in the caption nor in any row kept."""
    code = await lodged(office)
    await office.presses(STAFF, pressed(options, code))

    (sent,) = documents(office)
    told = office.last
    password = told.text.split("\n\n")[1]
    assert told.values["protect_content"] is True
    assert told.values["reply_parameters"]["message_id"] == office.telegram.last_in[STAFF] - 1
    assert told.values["chat_id"] == STAFF
    assert (WORDS in text_of(sent.file, password)) is options.full
    assert not PdfReader(BytesIO(sent.file)).decrypt("")
    assert password not in sent.values["caption"]
    assert password not in await everything(office)


async def everything(office: Office) -> str:
    """All that the database holds."""
    held: list[Any] = []
    async with office.counter.database.read() as session:
        for table in Row.metadata.sorted_tables:
            held += (await session.execute(select(table))).all()
    return "\n".join(map(str, held))


async def test_the_password_goes_after_ten_minutes_and_the_file_after_a_day(
    office: Office,
) -> None:
    """Each when its time is up, and both at once when the customer is erased."""
    counter, removals = office.counter, office.counter.removals
    code = await lodged(office)
    await office.presses(STAFF, pressed(Options.FULL_LOCKED, code))
    file = office.telegram.last_in[STAFF] - 1
    counter.clock.at += timedelta(minutes=10, seconds=1)
    (password,) = await removals.due()
    assert password.message_id == file + 1
    await removals.done(password.id)
    counter.clock.at += timedelta(hours=23, minutes=49)
    assert await removals.due() == ()
    counter.clock.at += timedelta(minutes=1)
    assert [each.message_id for each in await removals.due()] == [file]


async def test_an_erasure_takes_the_file_out_of_the_chat_at_once(office: Office) -> None:
    """The removal is hurried; of the erased case no other dossier is made."""
    counter = office.counter
    code = await lodged(office)
    await office.presses(STAFF, pressed(Options.FULL_LOCKED, code))
    await counter.own_data.erase(await counter.customer(CUSTOMER), cause())
    assert len(await counter.removals.due()) == 2
    await office.presses(STAFF, pressed(Options.FULL_LOCKED, code))
    assert office.toast == VI.case_missing
    assert len(documents(office)) == 1
    assert await papers(office) == []


async def test_in_the_group_neither_the_choice_nor_the_file_appears(office: Office) -> None:
    """The choice opens in private; a press carried into the group is refused."""
    code = await lodged(office)
    with office.fresh() as made:
        await office.says(STAFF, f"/bohoso {code}", GROUP)
    said = {call.values["chat_id"]: call for call in made if call.method == "sendMessage"}
    assert said[GROUP].text == DOSSIER_VI.opened
    assert said[GROUP].buttons == {}
    assert set(said[STAFF].buttons) == {DOSSIER_VI.kind(each) for each in Options}

    await office.presses(STAFF, pressed(Options.FULL_PLAIN, code), GROUP)
    assert office.toast == DOSSIER_VI.in_private
    assert documents(office) == []


async def test_who_never_started_the_bot_gets_a_link_that_only_they_can_use(
    office: Office,
) -> None:
    """It works once, in the right hands, and opens the choice in private."""
    code = await lodged(office)
    office.telegram.refuse("sendChatAction", 403, "Forbidden: bot can't initiate conversation")
    await office.says(STAFF, f"/bohoso {code}", GROUP)
    link = office.last.buttons[DOSSIER_VI.start_label]
    assert len(link.partition("start=")[2]) <= 64
    token = link.rpartition("-")[2]

    for user, opens in ((OTHER_STAFF, False), (STRANGER, False), (STAFF, True), (STAFF, False)):
        update, context = office.asked(user, f"/start dossier-{token}")
        await office.side.links["dossier"](update, context, token)
        assert bool(office.last.buttons) is opens


async def test_at_step_three_the_card_has_a_button_for_it(office: Office) -> None:
    """Before that the command alone."""
    code, label = await lodged(office), VI.labels.dossier
    await office.says(STAFF, f"/nhan {code}")
    await office.says(STAFF, f"/tim {code}")
    assert label not in office.last.buttons
    care = await office.counter.care()
    await office.counter.desk.move(code, Move.ESCALATE, care, text="Chuyển A05", cause=cause())
    await office.says(STAFF, f"/tim {code}", GROUP)
    await office.presses(STAFF, office.last.buttons[label], GROUP)
    assert office.toast == DOSSIER_VI.opened
    assert office.last.values["chat_id"] == STAFF
    assert len(office.last.buttons) == len(Options)


@pytest.mark.parametrize("where", [None, GROUP, -1005])
async def test_strangers_make_no_dossier(office: Office, where: int | None) -> None:
    """Whatever they type or press, and the customer neither."""
    code = await lodged(office)
    for user in (STRANGER, CUSTOMER):
        await office.says(user, f"/bohoso {code}", where)
        await office.presses(user, pressed(Options.FULL_PLAIN, code), where)
        await office.presses(user, f"case:dossier:{carried(code)}", where)
    assert documents(office) == []
    assert await papers(office) == []


async def test_a_code_that_is_none_or_mistyped_is_said(office: Office) -> None:
    """As for any command: which is meant, or that there is none such."""
    code = await lodged(office)
    await office.says(STAFF, "/bohoso")
    assert "/bohoso" in office.last.text
    await office.says(STAFF, f"/bohoso {code[:-2]}{code[-1]}{code[-2]}")
    assert code in office.last.text
    await office.presses(STAFF, "paper:full-plain:KN00000000")
    assert office.toast == VI.case_missing
    await office.presses(STAFF, "case:dossier:KN00000000")
    assert office.toast == VI.case_missing


async def test_one_that_is_made_again_for_the_same_press_is_noted_as_another(
    office: Office,
) -> None:
    """After an interruption the locked file is another, with a password of its own."""
    code = await lodged(office)
    under = await office.presses(STAFF, pressed(Options.FULL_LOCKED, code))
    first = office.last.text.split("\n\n")[1]
    await office.presses(STAFF, pressed(Options.FULL_LOCKED, code), again=under)
    one, other = documents(office)
    second = office.last.text.split("\n\n")[1]
    assert text_of(other.file, second)
    assert not PdfReader(BytesIO(one.file)).decrypt(second)
    assert first != second
    assert len(await papers(office)) == 2


async def test_the_dossier_is_made_under_the_policy_the_case_was_lodged_under(
    office: Office,
) -> None:
    """Its words stand in it though another policy is in force by then."""
    library, old = office.counter.library, shipped()
    await library.load(old, None, cause())
    clause = read_policy(old).clauses[2]
    person = await office.counter.customer(CUSTOMER)
    code = (await office.counter.lodged(person, promise=(clause.id,))).code
    new = old.replace(clause.text.encode(), "Điều khác hẳn.".encode())
    await library.load(new, None, cause())
    await office.presses(STAFF, pressed(Options.REDACTED_PLAIN, code))
    words = "".join(text_of(documents(office)[0].file).split())
    assert "".join(clause.text.split()) in words
    assert "Điềukháchẳn" not in words
