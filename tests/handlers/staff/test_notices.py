"""Notices as they go out: cards kept in place, customers told in their language."""

from typing import Any

import pytest
from telegram.error import NetworkError

from cases.dossier import Actor
from cases.notices import Hears, NoticeKind
from cases.people import Person
from cases.steps import Move, Role
from handlers.texts import notices_en, notices_vi
from handlers.texts.care_vi import VI as CARE
from handlers.texts.notices import NoticeTexts
from storage.database import Cause
from tests.counter import cause
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, Office
from tests.handlers.staff.wire import Call

CUSTOMER = 1001
STORY = "Ai đó bán số của tôi _*[ <b>&amp; 😀"


async def lodged(office: Office, language: str | None = None) -> str:
    """The code of a fresh case."""
    person = await office.counter.customer(CUSTOMER, language)
    return (await office.counter.lodged(person, STORY)).code


async def lan(office: Office) -> Actor:
    """Lan of customer care."""
    return await office.counter.care(STAFF, "Lan_*[<b>😀")


async def moved(office: Office, code: str, move: Move, text: str = "") -> None:
    """Lan moves the case, and everybody is told."""
    await office.counter.desk.move(code, move, await lan(office), text=text, cause=cause())
    await office.deliver()


def to_group(office: Office) -> list[Call]:
    """What the care group was sent."""
    return [call for call in office.telegram.sent() if call.values["chat_id"] == GROUP]


async def test_every_kind_of_notice_has_its_sender(office: Office) -> None:
    """A kind without a line in the table would be tried five times and die."""
    assert set(office.notices.senders) == set(NoticeKind)


async def test_the_card_is_posted_once_and_edited_in_place(office: Office) -> None:
    """One message a case, without a word of the customer's, however much happens."""
    code = await lodged(office)
    await office.deliver()
    (card,) = to_group(office)
    assert code in card.text
    assert "1 ● 2 ○ 3 ○" in card.text
    assert STORY not in card.text

    await moved(office, code, Move.RECEIVE)
    assert len(to_group(office)) == 1
    edits = office.telegram.sent("editMessageText")
    (edit,) = [call for call in edits if call.values["chat_id"] == GROUP]
    assert "1 ● 2 ● 3 ○" in edit.text
    assert "Lan_*[<b>😀" in edit.text
    assert CARE.labels.receive not in edit.buttons
    assert CARE.labels.resolve in edit.buttons


async def test_a_card_that_is_gone_is_posted_anew(office: Office) -> None:
    """Somebody deleted it; the next change brings it back."""
    code = await lodged(office)
    await office.deliver()
    office.telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await moved(office, code, Move.RECEIVE)
    assert len(to_group(office)) == 2
    await moved(office, code, Move.RESOLVE, "xong")
    assert len(to_group(office)) == 2


async def test_each_case_has_its_topic_which_is_made_again_when_deleted(forum: Office) -> None:
    """The topic bears the code; a deleted one takes the card with it."""
    code = await lodged(forum)
    await forum.deliver()
    (topic,) = forum.telegram.sent("createForumTopic")
    assert topic.values["name"] == code

    forum.telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    forum.telegram.refuse("sendMessage", 400, "Bad Request: message thread not found", GROUP)
    await forum.counter.desk.move(code, Move.RECEIVE, await lan(forum), cause=cause())
    with forum.fresh() as made:
        await forum.deliver()
    assert "createForumTopic" in [call.method for call in made]
    threads = [call.values.get("message_thread_id") for call in to_group(forum)]
    assert len(set(threads)) == 2


async def test_a_card_that_could_not_be_posted_finds_its_topic_at_the_next_try(
    forum: Office,
) -> None:
    """Two tries, one topic."""
    code = await lodged(forum)
    waits = next(told for told in await forum.counter.told() if told.kind == "card")
    chat = await forum.counter.staff.care_chat()
    assert chat is not None

    async def post() -> None:
        await forum.notices.send(
            waits.kind,
            waits.values,
            chat_id=GROUP,
            chat_row=chat.id,
            person=None,
            case_id=None,
            cause=cause(),
            late=None,
            bot=forum.application.bot,
        )

    forum.telegram.refuse("sendMessage", 502, "Bad Gateway")
    with pytest.raises(NetworkError):
        await post()
    await post()
    await post()

    (topic,) = forum.telegram.sent("createForumTopic")
    assert topic.values["name"] == code
    assert len(forum.telegram.sent("editMessageText")) == 1


async def test_a_group_that_no_longer_has_topics_gets_plain_cards(forum: Office) -> None:
    """Telegram's refusal is remembered."""
    forum.telegram.refuse("createForumTopic", 400, "Bad Request: the chat is not a forum")
    await lodged(forum)
    await forum.deliver()
    assert to_group(forum)[-1].values.get("message_thread_id") is None
    chat = await forum.counter.staff.care_chat()
    assert chat is not None
    assert not chat.forum


@pytest.mark.parametrize(("language", "texts"), [("vi", notices_vi.VI), ("en", notices_en.EN)])
async def test_the_customer_is_told_each_step_in_their_language(
    office: Office, language: str, texts: NoticeTexts
) -> None:
    """The step reached, staff's own words, and the next date."""
    code = await lodged(office, language)
    await office.deliver()
    receipt = office.told(CUSTOMER)
    assert receipt.count(code) == 1
    assert "1 ● 2 ○ 3 ○" in receipt

    await moved(office, code, Move.RECEIVE)
    step = office.told(CUSTOMER).removeprefix(receipt)
    assert "1 ● 2 ● 3 ○" in step
    assert "26/11/2026" in step or "26 Nov 2026" in step
    assert "Lan" not in office.told(CUSTOMER)

    await moved(office, code, Move.ASK, "Từ khi nào?")
    question = office.last
    assert "Từ khi nào?" in question.text
    assert question.buttons[texts.answer_label] == f"own:answer:{code.replace('-', '')}"
    assert code in question.text

    await moved(office, code, Move.ESCALATE, "Gửi A05")
    assert "1 ● 2 ● 3 ●" in office.told(CUSTOMER)
    await moved(office, code, Move.RESOLVE, "Đã xóa _*[ <b>")
    assert "Đã xóa _*[ <b>" in office.told(CUSTOMER)
    assert code in office.told(CUSTOMER)


async def test_a_question_answered_meanwhile_has_no_button(office: Office) -> None:
    """A late notice does not ask for what has been given."""
    code = await lodged(office)
    await moved(office, code, Move.RECEIVE)
    desk, person = office.counter.desk, await office.counter.customer(CUSTOMER)
    await desk.move(code, Move.ASK, await lan(office), text="Hỏi", cause=cause())
    customer = Actor(Role.CUSTOMER, person.id)
    await desk.move(code, Move.ANSWER, customer, text="Đáp", cause=cause())
    await office.deliver()
    told = [c for c in office.telegram.sent() if c.values["chat_id"] == CUSTOMER]
    assert told[-1].buttons == {}


async def test_listening_chats_hear_of_steps_and_the_care_group_of_the_customer(
    office: Office,
) -> None:
    """Who asked for steps is told of them, with codes alone; care of what the customer adds."""
    await office.counter.staff.bind(-1002, "Sếp", Hears.STEPS, by=None, cause=cause())
    code = await lodged(office)
    await moved(office, code, Move.RECEIVE)
    assert code in office.told(-1002)

    person = await office.counter.customer(CUSTOMER)
    await office.counter.desk.add(code, person, text="Thêm: bí mật", cause=cause())
    await office.deliver()
    assert "bí mật" not in office.told(GROUP) + office.told(-1002)
    assert CARE.events.add in to_group(office)[-1].text
    assert CARE.labels.read in to_group(office)[-1].buttons


async def test_due_dates_are_told_before_and_after(office: Office) -> None:
    """As the internal target, which is no legal advice."""
    code = await lodged(office)
    await office.deliver()
    for hours in (72, 9):
        office.counter.clock.move(hours=hours)
        await office.counter.remind()
        await office.deliver()
    said = office.told(GROUP)
    assert "sắp đến hạn" in said
    assert "đã quá hạn" in said
    assert said.count("không phải tư vấn pháp lý") >= 2
    assert code in said


async def test_of_an_erased_case_nothing_is_sent_and_the_card_says_so(office: Office) -> None:
    """What waited for the customer dies with their data."""
    code = await lodged(office)
    await office.deliver()
    person = await office.counter.customer(CUSTOMER)
    await office.counter.desk.move(code, Move.RECEIVE, await lan(office), cause=cause())
    await office.counter.own_data.erase(person, cause())
    with office.fresh() as made:
        await office.deliver()
    assert CUSTOMER not in {call.values.get("chat_id") for call in made}
    assert made[-1].method == "editMessageText"
    assert code in made[-1].text
    assert made[-1].buttons == {}


@pytest.mark.parametrize("what", ["no care group", "care group lost", "something new"])
async def test_alarms_are_plain_sentences(office: Office, what: str) -> None:
    """Also one that the texts do not know."""
    await to_admin(office, NoticeKind.ALARM, {"what": what, "kind": "card"})
    texts = notices_vi.VI.alarm
    assert office.last.text == texts.of(what).format(what=what)


async def test_the_root_of_a_day_is_told_in_the_admins_language(office: Office) -> None:
    """With the day, the hash and how many chains it covers, word for word."""
    root = {"day": "2026-11-22", "digest": "ab" * 32, "chains": 3}
    await to_admin(office, NoticeKind.ROOT, root)
    assert office.last.text == plain(notices_vi.VI.root, root)
    admin = await office.counter.people.meet(ADMIN, language="en", started=True, cause=cause())
    await to_admin(office, NoticeKind.ROOT, root, admin)
    assert office.last.text == plain(notices_en.EN.root, root)


def plain(template: str, values: dict[str, Any]) -> str:
    """The sentence as it is read: filled, without the marks of emphasis."""
    return template.format(**values).replace("**", "")


async def to_admin(
    office: Office, kind: NoticeKind, values: dict[str, Any], admin: Person | None = None
) -> None:
    """A notice to the admin that is of no case."""
    await office.notices.send(
        kind,
        values,
        chat_id=ADMIN,
        chat_row=None,
        person=admin,
        case_id=None,
        cause=Cause(cause().id),
        late=None,
        bot=office.application.bot,
    )


async def test_a_notice_that_comes_late_says_so(office: Office) -> None:
    """After an outage the customer is not left to wonder."""
    code = await lodged(office)
    person = await office.counter.customer(CUSTOMER)
    case = (await office.counter.desk.card(code)).case_id
    await office.counter.desk.move(code, Move.RECEIVE, await lan(office), cause=cause())
    told = next(t for t in await office.counter.told() if t.kind == "step_told")
    await office.notices.send(
        told.kind,
        told.values,
        chat_id=CUSTOMER,
        chat_row=None,
        person=person,
        case_id=case,
        cause=cause(),
        late=office.counter.clock(),
        bot=office.application.bot,
    )
    assert office.last.text.endswith(notices_vi.VI.late)


SHUT = "Bad Request: TOPIC_CLOSED"
NO_RIGHT = "Bad Request: not enough rights to reopen the topic"


async def added(office: Office, code: str) -> list[Call]:
    """What the bot does when the customer adds something to the case."""
    person = await office.counter.customer(CUSTOMER)
    await office.counter.desk.add(code, person, text="Thêm", cause=cause())
    with office.fresh() as made:
        await office.deliver()
    return [call for call in made if call.values.get("chat_id") == GROUP]


async def topic_of(forum: Office) -> int:
    """The topic of the only case."""
    found = [call.values.get("message_thread_id") for call in to_group(forum)]
    (thread,) = {int(each) for each in found if each is not None}
    return thread


@pytest.mark.parametrize("refusal", [None, "Bad Request: TOPIC_NOT_MODIFIED"])
async def test_a_topic_closed_by_hand_is_opened_again(forum: Office, refusal: str | None) -> None:
    """Where the bot may, or somebody was quicker: what is told stands under the card."""
    code = await lodged(forum)
    await forum.deliver()
    thread = await topic_of(forum)
    forum.telegram.refuse("sendMessage", 400, SHUT, GROUP)
    if refusal is not None:
        forum.telegram.refuse("reopenForumTopic", 400, refusal)

    made = await added(forum, code)

    (reopened,) = [call for call in made if call.method == "reopenForumTopic"]
    assert reopened.values["message_thread_id"] == thread
    assert made[-1].values["message_thread_id"] == thread
    assert CARE.events.add in made[-1].text


async def test_a_topic_that_stays_closed_gets_its_card_in_the_group_which_says_so(
    forum: Office,
) -> None:
    """The news stand under it, then and later; no second topic is made."""
    code = await lodged(forum)
    await forum.deliver()
    forum.telegram.refuse("sendMessage", 400, SHUT, GROUP)
    forum.telegram.refuse("reopenForumTopic", 400, NO_RIGHT)

    *_, card, news = await added(forum, code)

    assert notices_vi.VI.topic_closed in card.text
    assert CARE.labels.receive in card.buttons
    assert CARE.events.add in news.text
    for call in (card, news):
        assert "message_thread_id" not in call.values
    under = news.values["reply_parameters"]["message_id"]
    later = (await added(forum, code))[-1]
    assert later.values["reply_parameters"]["message_id"] == under
    assert "message_thread_id" not in later.values
    assert len(forum.telegram.sent("createForumTopic")) == 1


async def test_a_card_of_a_closed_topic_is_posted_in_the_group(forum: Office) -> None:
    """Deleted from a topic that stays closed, it comes back where it can be seen."""
    code = await lodged(forum)
    await forum.deliver()
    forum.telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    forum.telegram.refuse("sendMessage", 400, SHUT, GROUP)
    forum.telegram.refuse("reopenForumTopic", 400, NO_RIGHT)
    await moved(forum, code, Move.RECEIVE)
    card = to_group(forum)[-1]
    assert "message_thread_id" not in card.values
    assert notices_vi.VI.topic_closed in card.text


async def test_a_command_in_a_closed_topic_is_answered_in_the_group_at_large(
    forum: Office,
) -> None:
    """Who wrote there as an admin is asked for the words where they can be written."""
    code = await lodged(forum)
    await forum.deliver()
    thread = await topic_of(forum)
    await forum.says(STAFF, f"/nhan {code}", GROUP)
    forum.telegram.refuse("sendMessage", 400, SHUT, GROUP)
    forum.telegram.refuse("reopenForumTopic", 400, NO_RIGHT)
    await forum.says(
        STAFF, f"/traloi {code}", GROUP, message_thread_id=thread, is_topic_message=True
    )
    assert "message_thread_id" not in forum.last.values
    assert CARE.asking.reply.format(code=code) in forum.last.text
