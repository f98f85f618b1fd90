"""A customer's own cases: seen, added to, answered, withdrawn, reopened."""

import pytest
from sqlalchemy import update

from cases.dossier import Lodged
from cases.reference import ALPHABET, nearest, read_code
from cases.steps import Move, Step, Talk
from handlers.texts.customer import CUSTOMER_VI
from rights.consent import Purpose
from storage.case_tables import CaseRow
from tests.counter import cause
from tests.handlers.customer.visit import AN, BINH, Visit

OWN = CUSTOMER_VI.own
QUESTION = "Số nào đã gọi cho Anh/Chị?"


async def lodged(visit: Visit) -> Lodged:
    """A case of An's, who has agreed that it is kept."""
    person = await visit.counter.customer(AN)
    await visit.counter.consents.give(
        person, Purpose.COMPLAINT, "như đã hiện", "vi", "1", cause=cause()
    )
    return await visit.counter.lodged(person)


async def asked(visit: Visit) -> str:
    """A case of An's in which staff asked something; its code."""
    case, care = await lodged(visit), await visit.counter.care()
    await visit.counter.desk.move(case.code, Move.RECEIVE, care, cause=cause())
    await visit.counter.desk.move(case.code, Move.ASK, care, text=QUESTION, cause=cause())
    return case.code


async def settled(visit: Visit) -> str:
    """A case of An's that staff resolved; its code."""
    case, care = await lodged(visit), await visit.counter.care()
    for move in (Move.RECEIVE, Move.RESOLVE):
        text = "Đã xong" if move is Move.RESOLVE else ""
        await visit.counter.desk.move(case.code, move, care, text=text, cause=cause())
    return case.code


async def step(visit: Visit) -> Step:
    """Where An's only case stands."""
    (case,) = await visit.cases()
    return case.step


async def test_a_customer_sees_their_cases_and_one_with_its_timeline(visit: Visit) -> None:
    """Where it stands, what happened, what was said; no name of staff."""
    code = await asked(visit)
    await visit.says("/hoso")
    await visit.presses(code)
    shown = visit.last.text
    assert code in shown
    assert "1 ● 2 ● 3 ○" in shown
    assert OWN.waiting in shown
    assert QUESTION in shown
    assert OWN.event_receive in shown
    assert "Lan" not in shown
    assert OWN.answer_button in visit.last.buttons


async def test_a_note_of_staff_is_never_shown_to_the_customer(visit: Visit) -> None:
    """Neither in the view nor in its timeline."""
    code, care = await asked(visit), await visit.counter.care()
    await visit.counter.desk.note(code, "khách này hay gọi", care, cause=cause())
    await visit.says(f"/hoso {code.lower()}")
    assert "hay gọi" not in visit.last.text


async def test_whoever_has_no_case_is_told_so(visit: Visit) -> None:
    """By every command about cases, and nothing is kept of them."""
    for command, answer in [
        ("/hoso", OWN.cases_none),
        ("/bosung", OWN.add_none),
        ("/rut", OWN.withdraw_none),
        ("/molai", OWN.reopen_none),
        ("/dulieu", OWN.held_nothing),
    ]:
        await visit.says(command)
        assert visit.last.text == answer
    assert await visit.counter.people.known(AN) is None


async def test_facts_and_files_are_added_until_done(visit: Visit) -> None:
    """To the only open case, with no code typed."""
    case = await lodged(visit)
    await visit.says("/bosung")
    await visit.says("Họ lại gọi hôm nay")
    await visit.sends_photo(caption="ảnh chụp")
    await visit.sends_photo()
    await visit.says("xong")
    assert visit.last.text == OWN.add_done
    view = await visit.counter.desk.own(await visit.counter.customer(), case.code)
    assert [each.text for each in view.talk if each.kind is Talk.ADD] == [
        "Họ lại gọi hôm nay",
        "ảnh chụp",
    ]
    assert len(view.evidence) == 2
    await visit.says("Chính sách đăng ngày nào?")
    assert "15/01/2021" in visit.last.text


async def test_the_one_of_several_cases_is_chosen_by_a_button(visit: Visit) -> None:
    """When the command names none."""
    first, second = await lodged(visit), await lodged(visit)
    await visit.says("/rut")
    assert visit.last.text == OWN.which_case
    await visit.presses(first.code)
    await visit.presses(OWN.withdraw_yes_button)
    steps = {case.code: case.step for case in await visit.cases()}
    assert steps == {first.code: Step.WITHDRAWN, second.code: Step.LODGED}


async def test_a_reply_to_the_staff_s_question_is_its_answer(visit: Visit) -> None:
    """Without any asking back."""
    code = await asked(visit)
    await visit.replies("Số 0912 345 678", f"Về hồ sơ {code}: {QUESTION}")
    assert visit.last.text == OWN.answered.format(code=code)
    (case,) = await visit.cases()
    assert not case.waiting
    assert case.talk[-1].text == "Số 0912 345 678"


async def test_a_reply_that_comes_again_is_the_answer_it_was(visit: Visit) -> None:
    """Killed before its reply went out: answered once, and told so again, no form disturbed."""
    code = await asked(visit)
    await visit.says("/khieunai")
    await visit.says("đồng ý")
    first = await visit.replies("Số 0912 345 678", f"Về hồ sơ {code}: {QUESTION}")
    await visit.replies("Số 0912 345 678", f"Về hồ sơ {code}: {QUESTION}", again=first)
    assert visit.last.text == OWN.answered.format(code=code)
    (case,) = await visit.cases()
    assert [said.text for said in case.talk if said.kind is Move.ANSWER] == ["Số 0912 345 678"]
    await visit.says("/khieunai")
    assert "Chuyện gì đã xảy ra?" in visit.last.text


async def test_a_photo_in_reply_needs_a_few_words_to_be_the_answer(visit: Visit) -> None:
    """It is kept, and the next text is the answer."""
    code = await asked(visit)
    told = {"message_id": 5, "date": 1, "chat": {"id": AN, "type": "private"}}
    bot = {"id": 77, "is_bot": True, "first_name": "Bảo mật", "username": "baomat_bot"}
    await visit.sends_photo(reply_to_message={**told, "from": bot, "text": f"{code}: ?"})
    assert visit.last.text == OWN.answer_words_too.format(code=code)
    await visit.says("Số này đây")
    (case,) = await visit.cases()
    assert (case.waiting, len(case.evidence)) == (False, 1)


@pytest.mark.parametrize("choice", ["1", OWN.sort_answer_button])
async def test_plain_text_while_staff_wait_is_asked_about_and_can_be_the_answer(
    visit: Visit, choice: str
) -> None:
    """By a press or a typed number; words typed meanwhile belong to it."""
    code = await asked(visit)
    await visit.says("Số 0912 345 678")
    assert code in visit.last.text
    await visit.says("gọi lúc 9 giờ")
    if choice == "1":
        await visit.says("1")
    else:
        await visit.presses("1.")
    (case,) = await visit.cases()
    assert case.talk[-1].text == "Số 0912 345 678\ngọi lúc 9 giờ"
    assert not case.waiting


async def test_plain_text_while_staff_wait_can_be_a_new_question(visit: Visit) -> None:
    """It is answered, and staff go on waiting."""
    await asked(visit)
    await visit.says("Chính sách đăng ngày nào?")
    await visit.presses("2.")
    assert "15/01/2021" in visit.last.text
    (case,) = await visit.cases()
    assert case.waiting


async def test_the_answer_button_opens_the_question_again(visit: Visit) -> None:
    """And a password in the answer is masked."""
    code = await asked(visit)
    await visit.presses_data(f"own:answer:{code.replace('-', '')}")
    assert QUESTION in visit.last.text
    await visit.says("mật khẩu là Hoa12345!")
    (case,) = await visit.cases()
    assert "Hoa12345" not in case.talk[-1].text
    assert CUSTOMER_VI.complaint.secret_password in visit.told()
    await visit.presses_data(f"own:answer:{code.replace('-', '')}")
    assert visit.last.text == OWN.refused_not_waiting.format(code=code)


async def test_withdrawing_is_asked_once_more_and_done_once(visit: Visit) -> None:
    """By typed words; an update that comes again answers the same again."""
    await lodged(visit)
    await visit.says("/rut")
    await visit.says("ờ")
    assert await step(visit) is Step.LODGED
    under = await visit.says("xác nhận")
    first = visit.last.text
    await visit.says("xác nhận", again=under)
    assert visit.last.text == first
    assert await step(visit) is Step.WITHDRAWN
    assert [each.move for each in (await visit.cases())[0].timeline].count("withdraw") == 1


async def test_a_withdrawal_can_be_thought_better_of(visit: Visit) -> None:
    """By a press."""
    await lodged(visit)
    await visit.says("/rut")
    await visit.presses(OWN.withdraw_no_button)
    assert visit.last.text == OWN.left_as_it_is
    assert await step(visit) is Step.LODGED


async def test_a_resolved_case_is_reopened_with_a_reason(visit: Visit) -> None:
    """The typed words are the reason."""
    await settled(visit)
    await visit.says("/molai")
    await visit.says("Họ vẫn gọi")
    (case,) = await visit.cases()
    assert case.step is Step.RECEIVED
    assert case.talk[-1].text == "Họ vẫn gọi"


async def test_a_case_cannot_be_reopened_after_fourteen_days(visit: Visit) -> None:
    """They are told that its time has passed, whichever way they try."""
    code = await settled(visit)
    visit.counter.clock.move(days=15)
    await visit.presses_data(f"own:sure_reopen:{code.replace('-', '')}")
    assert visit.last.text == OWN.refused_too_late.format(code=code)
    assert await step(visit) is Step.RESOLVED


async def test_an_ended_case_takes_no_more_words(visit: Visit) -> None:
    """Even when the dialog was opened before it ended."""
    case = await lodged(visit)
    await visit.says(f"/bosung {case.code}")
    care = await visit.counter.care()
    await visit.counter.desk.move(case.code, Move.REJECT, care, text="không đúng", cause=cause())
    await visit.says("thêm nữa")
    assert visit.last.text == OWN.refused_wrong_step.format(code=case.code)
    assert [each.kind for each in (await visit.cases())[0].talk] == [Move.REJECT]


async def test_another_customer_s_buttons_move_nothing(visit: Visit) -> None:
    """Binh presses what An was shown."""
    code = (await asked(visit)).replace("-", "")
    await visit.counter.customer(BINH)
    for verb in ("show", "answer", "add", "withdraw", "sure_withdraw", "sure_reopen"):
        await visit.presses_data(f"own:{verb}:{code}", BINH)
        assert visit.last.text == OWN.case_unknown
    assert await step(visit) is Step.RECEIVED


@pytest.mark.parametrize("label", [OWN.reopen_no_button, OWN.reopen_yes_button])
async def test_what_the_buttons_say_about_reopening_can_be_typed(visit: Visit, label: str) -> None:
    """A typed no is no reason to reopen."""
    await settled(visit)
    await visit.says("/molai")
    await visit.says(label)
    wanted = Step.RECEIVED if label == OWN.reopen_yes_button else Step.RESOLVED
    assert await step(visit) is wanted


async def test_a_reply_goes_to_the_case_it_names(visit: Visit) -> None:
    """Of two that wait."""
    first, second = await asked(visit), await asked(visit)
    for code in (first, second):
        await visit.replies(f"trả lời {code}", f"Về hồ sơ {code}: {QUESTION}")
    said = {case.code: case.talk[-1].text for case in await visit.cases()}
    assert said == {first: f"trả lời {first}", second: f"trả lời {second}"}


async def test_a_reply_to_one_s_own_message_is_no_answer_to_staff(visit: Visit) -> None:
    """Only what the bot wrote can have asked."""
    code = await asked(visit)
    own = visit.message(AN, text=f"{code}?")
    await visit.says("Chính sách đăng ngày nào?", reply_to_message=own)
    (case,) = await visit.cases()
    assert case.waiting


async def withdrawn_consent(visit: Visit) -> None:
    """An has taken the consent back."""
    person = await visit.counter.customer(AN)
    await visit.counter.consents.withdraw(person, Purpose.COMPLAINT, cause())


async def test_no_further_word_is_kept_once_the_consent_is_taken_back(visit: Visit) -> None:
    """By no way at all; agreed again, it is taken as before."""
    code = await asked(visit)
    await visit.says(f"/bosung {code}")
    await withdrawn_consent(visit)
    await visit.says("Họ lại gọi")
    assert visit.last.text.startswith(CUSTOMER_VI.complaint.consent_lapsed)
    await visit.says("Họ lại gọi")
    assert visit.last.text == CUSTOMER_VI.complaint.consent_missing
    await visit.says("từ chối")
    await visit.replies("Số 0912 345 678", f"Về hồ sơ {code}: {QUESTION}")
    await visit.presses(CUSTOMER_VI.complaint.decline_button)
    await visit.says(f"/bosung {code}")
    assert "mã hóa đầu cuối" in visit.last.text
    await visit.sends_photo()
    (case,) = await visit.cases()
    assert case.waiting
    assert not case.evidence
    assert [said.role for said in case.talk] == ["care"]

    await visit.presses(CUSTOMER_VI.complaint.agree_button)
    await visit.says("Họ lại gọi")
    (case,) = await visit.cases()
    assert case.talk[-1].text == "Họ lại gọi"


async def test_a_reason_is_not_kept_without_consent_but_the_case_is_reopened(
    visit: Visit,
) -> None:
    """And they are told so, with the way to tell more."""
    code = await settled(visit)
    await withdrawn_consent(visit)
    await visit.says(f"/molai {code} họ lại gọi")
    assert await step(visit) is Step.RECEIVED
    assert OWN.reason_not_kept.format(code=code) in visit.last.text
    (case,) = await visit.cases()
    assert all(said.text != "họ lại gọi" for said in case.talk)


async def test_words_and_a_file_beside_the_command_are_taken(visit: Visit) -> None:
    """Whatever stands in the caption of a photo, and more after it."""
    case = await lodged(visit)
    await visit.says(f"/bosung {case.code.lower()} Họ lại gọi")
    await visit.sends_photo(caption=f"/bosung {case.code} ảnh chụp")
    await visit.sends_photo(caption="/bosung")
    await visit.sends_photo()
    (view,) = await visit.cases()
    assert [said.text for said in view.talk] == ["Họ lại gọi", "ảnh chụp"]
    assert len(view.evidence) == 3


async def test_secrets_in_a_reason_are_masked_and_told_of(visit: Visit) -> None:
    """As everywhere."""
    code = await settled(visit)
    await visit.says(f"/molai {code} mật khẩu là Hoa12345! đã lộ")
    (case,) = await visit.cases()
    assert "Hoa12345!" not in case.talk[-1].text
    assert CUSTOMER_VI.complaint.secret_password in visit.last.text


async def test_a_case_takes_ten_files_and_says_when_it_is_full(visit: Visit) -> None:
    """The eleventh is told so, and words are still taken; too large is another thing."""
    case = await lodged(visit)
    await visit.says("/bosung")
    for _ in range(11):
        await visit.sends_photo()
    assert visit.last.text == OWN.too_many.format(code=case.code, limit=10)
    await visit.sends_photo(size=30 * 1024 * 1024)
    assert visit.last.text == OWN.too_large
    (view,) = await visit.cases()
    assert len(view.evidence) == 10


async def test_asking_what_the_choice_means_puts_nothing_into_the_answer(visit: Visit) -> None:
    """It is explained, and asked once more."""
    await asked(visit)
    await visit.says("Số 0912 345 678")
    await visit.says("?")
    assert OWN.sort_help.partition("{code}")[2][:30] in visit.told()
    await visit.says("1")
    (case,) = await visit.cases()
    assert case.talk[-1].text == "Số 0912 345 678"


NEAR = f"{OWN.case_unknown}\n{OWN.case_near}"


async def test_a_mistyped_code_is_answered_with_their_own_that_is_near(visit: Visit) -> None:
    """By every command; to who has no such case nothing is suggested."""
    code = (await lodged(visit)).code
    slip = code[:-1] + next(each for each in ALPHABET if each != code[-1])
    await visit.counter.customer(BINH)
    for command in ("hoso", "rut", "bosung", "molai"):
        for words in ("", " xin xem giúp"):
            await visit.says(f"/{command} {slip}{words}")
            assert visit.last.text == NEAR.format(code=code)
        await visit.says(f"/{command} {slip}", BINH)
        assert visit.last.text == OWN.case_unknown


async def test_anothers_code_that_is_near_their_own_reads_like_a_wrong_one(visit: Visit) -> None:
    """What is suggested depends on what they typed and hold, not on who else has that code."""
    code = (await lodged(visit)).code
    pairs = (f"{code[:9]}{one}{other}{code[11:]}" for one in ALPHABET for other in ALPHABET)
    typed = next(each for each in pairs if each != code and read_code(each))
    assert nearest(typed, [code]) == (code,)
    before = []
    for command in ("hoso", "rut", "bosung", "molai"):
        await visit.says(f"/{command} {typed}")
        before.append(visit.last.text)
    anothers = await visit.counter.lodged(await visit.counter.customer(BINH))
    async with visit.counter.database.write() as session:
        renamed = update(CaseRow).where(CaseRow.id == anothers.case_id).values(code=typed)
        await session.execute(renamed)
    for command, said in zip(("hoso", "rut", "bosung", "molai"), before, strict=True):
        await visit.says(f"/{command} {typed}")
        assert visit.last.text == said == NEAR.format(code=code)
