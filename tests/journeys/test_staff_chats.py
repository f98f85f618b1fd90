"""Staff chats hear what they asked for; topics come and go; no group at all loses nothing."""

import asyncio

import pytest

from bot.playground.people import Person
from tests.journeys.conftest import Play
from tests.journeys.walks import (
    SLOW,
    card_of,
    lodged,
    morning,
    move_clock,
    received,
    said,
    to_authority,
)

pytestmark = pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True)
plain = pytest.mark.parametrize("forum", [False], indirect=True)
topics = pytest.mark.parametrize("forum", [True], indirect=True)


async def listening(play: Play, hears: str) -> Person:
    """The admin in a further group, bound to hear *hears*."""
    group = await play.playground.stage.group(f"Nhóm {hears}", members=[play.admin])
    admin = play.admin.at(group)
    await said(admin, f"/gannhom {hears}", "Đã gắn nhóm này")
    return admin


async def heard(person: Person, code: str) -> list[str]:
    """What the bot said of a case in this chat."""
    return [m.text for m in await person.transcript() if m.by_bot and code in m.text]


@plain
async def test_further_chats_hear_just_what_they_asked_for(play: Play) -> None:
    """Steps, step 3, deadlines, all: each its own, without a word of the customer."""
    steps, step3 = await listening(play, "steps"), await listening(play, "step3")
    deadlines, everything = await listening(play, "deadlines"), await listening(play, "all")
    code = await lodged(play.customer)
    await received(play, code)
    await steps.sees(code, "tiếp nhận", within=SLOW, since=0)
    await everything.sees(code, "tiếp nhận", within=SLOW, since=0)
    await said(play.customer, f"/bosung {code}", "muốn bổ sung")
    await said(play.customer, "Họ lại gọi hôm nay", "Đã thêm vào hồ sơ")
    await everything.sees(code, "bổ sung", within=SLOW, since=0)
    assert await heard(step3, code) == []
    await move_clock(play, days=40)
    await morning(play)  # at night nobody is told
    await deadlines.sees(code, "quá hạn", within=SLOW, since=0)
    await everything.sees(code, "quá hạn", within=SLOW, since=0)
    await said(play.an, f"/chuyen {code} Việc này ngoài quyền của chúng tôi.", "cơ quan nào")
    await to_authority(play.an)
    await step3.sees(code, "bước 3", within=SLOW, since=0)
    await steps.sees(code, "bước 3", within=SLOW, since=0)
    assert not any("bổ sung" in text or "hạn" in text for text in await heard(steps, code))
    assert all("hạn" in text for text in await heard(deadlines, code))
    assert len(await heard(step3, code)) == 1
    for person in (steps, step3, deadlines, everything):
        said_there = " ".join(await heard(person, code))
        assert "Họ lại gọi" not in said_there
        assert "Lan" not in said_there


@topics
async def test_each_case_has_a_topic_of_its_own_made_again_when_deleted(play: Play) -> None:
    """Commands in the topic need no code; a card without its topic comes in a new one."""
    first, second = await lodged(play.customer), await lodged(play.customer)
    cards = [await card_of(play, code) for code in (first, second)]
    assert len({card.topic for card in cards} - {None}) == 2
    an = play.an.at(play.an.chat, cards[0].topic)
    await said(an, "/nhan", f"Đã tiếp nhận hồ sơ {first}")
    await card_of(play, first, "Người phụ trách: An")
    gone = cards[1].topic or 0
    await play.house.application.bot.delete_forum_topic(play.an.chat, gone)
    await received(play, second)
    again = await card_of(play, second, "Người phụ trách: An")
    assert again.topic not in {None, cards[0].topic, cards[1].topic}


@topics
async def test_news_of_a_case_in_a_closed_topic_stand_under_its_card_in_the_group(
    play: Play,
) -> None:
    """An admin closed it and the bot is none any more: nothing is lost, and it is said."""
    code = await lodged(play.customer)
    card = await card_of(play, code)
    await play.house.application.bot.close_forum_topic(play.an.chat, card.topic or 0)
    await play.playground.stage.bot_status(play.an.chat, "member")
    await said(play.customer, f"/bosung {code}", "muốn bổ sung")
    await said(play.customer, "Họ lại gọi hôm nay", "Đã thêm vào hồ sơ")
    news = await play.an.sees(f"Hồ sơ {code}: khách bổ sung", within=SLOW, since=0)
    aside = await card_of(play, code, "đã bị đóng")
    assert (aside.topic, news.topic) == (None, None)


@topics
async def test_talk_in_a_topic_never_reaches_the_customer(play: Play) -> None:
    """Neither plain talk nor a reply to the card; the reply is told what would."""
    code = await lodged(play.customer)
    card = await card_of(play, code)
    await play.customer.mark()
    an = play.an.at(play.an.chat, card.topic)
    await an.says("Chắc khách này nhầm")
    await an.sees_nothing()
    await an.says("Để tôi gọi", reply_to=card)
    await an.sees("chưa gửi cho khách", within=SLOW)
    await play.customer.sees_nothing()


@plain
async def test_a_reply_to_the_card_names_the_case_in_a_plain_group(play: Play) -> None:
    """Commands without a code go to the case whose card is replied to."""
    first, second = await lodged(play.customer), await lodged(play.customer)
    card = await card_of(play, first)
    await card_of(play, second)
    await said(play.an, "/nhan", "Xin ghi mã hồ sơ")
    await play.an.says("/nhan", reply_to=card)
    await play.an.sees(f"Đã tiếp nhận hồ sơ {first}", within=SLOW)
    await play.an.says("/ghichu xem lại nhật ký gọi", reply_to=card)
    await play.an.sees(f"Đã lưu ghi chú của hồ sơ {first}", within=SLOW)


@plain
@pytest.mark.parametrize("further", [{"care_chat_id": None}])
async def test_without_a_care_group_complaints_wait_for_one(play: Play) -> None:
    """They are accepted, an admin is told, and their cards go out on /gannhom."""
    await said(play.admin, "/start", "Kính chào")
    code = await lodged(play.customer)
    await play.admin.sees("chưa có nhóm chăm sóc", "/gannhom", within=SLOW, since=0)
    assert await heard(play.an, code) == []
    await said(play.admin.at(play.playground.care_group), "/gannhom", "Đã gắn nhóm này")
    await card_of(play, code, "chưa có")
    await received(play, code)


@plain
async def test_a_colleague_has_the_commands_of_care_in_private(play: Play) -> None:
    """From their first /start on, in the language they read; a customer has them not."""
    await said(play.an, "/hangdoi", "Không có hồ sơ")  # so is An known
    for person in (play.an.private(), play.customer):
        await said(person, "/start", "Kính chào")
    await asyncio.sleep(0.5)
    sent_menus = await play.playground.stage.calls("setMyCommands")
    menus = {
        str(call["params"].get("scope")): str(call["params"]["commands"]) for call in sent_menus
    }
    assert any(str(play.an.id) in scope and "giaiquyet" in menus[scope] for scope in menus)
    assert not any(str(play.customer.id) in scope for scope in menus)
