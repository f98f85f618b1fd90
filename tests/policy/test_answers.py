"""Answers: quotes, flows, what is not stated, and every kind of bad input."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.answers import exams, sets
from policy.answers import Answerer
from policy.document import Document
from policy.knowledge_base import Knowledge
from policy.reader import read_policy

KNOWLEDGE = Knowledge.shipped()
SHIPPED = read_policy(Path("policy/text/privacy-policy.vi.txt").read_bytes())
ANSWERER = Answerer(SHIPPED, KNOWLEDGE)
SETS = {name: (path, policy) for name, path, policy in (*sets(), *exams())}
POLICIES = {
    policy: read_policy(policy.read_bytes())
    for policy in dict.fromkeys(policy for _, policy in SETS.values())
}


def questions(name: str) -> Iterator[str]:
    """Yield the questions of a set."""
    for line in SETS[name][0].read_text("utf-8").splitlines():
        yield str(json.loads(line)["q"])


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Máy chủ bị tin tặc tấn công thì tôi có được báo không?", "1.5"),
        ("co ma hoa du lieu khong", "2.1"),
        ("Bước 2 là gì?", "2.5"),
        ("What is step 3?", "2.6"),
        ("hotline bên mình số mấy", "meta.hotline"),
        ("chính sách đăng ngày nào", "meta.date"),
        ("Tôi muốn khiếu nại", "flow.complaint"),
        ("khiếu nại của tôi tới đâu rồi", "flow.status"),
        ("xoa het du lieu cua toi", "flow.rights"),
        ("cho tôi gặp nhân viên", "flow.contact"),
        ("xin chào", "flow.smalltalk"),
        ("How long do you keep my data?", "none"),
        ("web có dùng cookie không", "none"),
        ("thuế thu nhập cá nhân tính sao", "none"),
    ],
)
def test_plain_questions_get_what_they_ask_for(question: str, outcome: str) -> None:
    """A clause, a line outside the sections, a flow, or that it is not stated."""
    assert ANSWERER.answer(question).outcome == outcome


@pytest.mark.parametrize("name", SETS)
def test_every_quote_is_a_piece_of_the_policy(name: str) -> None:
    """Over every question of every set: nothing is made up, trimmed or mended."""
    document = POLICIES[SETS[name][1]]
    answerer = Answerer(document, KNOWLEDGE)
    for question in questions(name):
        answer = answerer.answer(question)
        shown = (*answer.quotes, *answer.also, *(clause for clause, _ in answer.ranked))
        assert all(clause.text in document.text for clause in shown)
        assert bool(answer.quotes) == (not answer.outcome.startswith(("flow.", "none")))
        assert answer.outcome != "none" or answer.also


def test_the_answers_come_from_the_loaded_policy_alone() -> None:
    """The same question on two policies quotes each its own."""
    question = "bị lộ dữ liệu thì có báo cho tôi không"
    answers = [Answerer(document, KNOWLEDGE).answer(question) for document in POLICIES.values()]
    quotes = [answer.quotes[0].text for answer in answers if answer.quotes]

    assert len(set(quotes)) == len(quotes) >= 4


def test_a_date_told_inside_a_paragraph_is_ranked_but_once() -> None:
    """The paragraph stands for its sentence, which only a question for the date quotes."""
    dated = read_policy(
        "Chính sách bảo mật\n\n1. Cam kết\nDữ liệu cá nhân được giữ kín.\n"
        "Thông tin khách hàng không bị bán, không cho thuê, không trao đổi với bất kỳ bên nào "
        "khác, kể cả khi công ty được sáp nhập hay chuyển nhượng về sau. "
        "Chính sách này có hiệu lực từ ngày 01/02/2024.\n"
        "2. Liên hệ\nGửi thư tới phòng khách hàng.\n".encode()
    )
    answer = Answerer(dated, KNOWLEDGE).answer("Chính sách có hiệu lực từ ngày nào?")

    assert answer.outcome == "meta.date"
    assert {clause.id for clause, _ in answer.ranked} == {"1.1", "1.2", "2.1"}


def test_a_follow_up_is_understood_from_the_question_before() -> None:
    """The words "and step 3?" mean nothing alone."""
    before = "Bước 1 của quy trình khiếu nại là gì?"

    assert ANSWERER.answer("còn bước 3?", before=before).outcome == "2.6"
    after_breach = ANSWERER.answer("còn mật khẩu thì sao?", before="bị hack thì có báo không?")
    assert after_breach.outcome in {"2.2", "1.2"}


def test_a_question_with_two_parts_gets_two_quotes() -> None:
    """Each part is answered by its own clause."""
    answer = ANSWERER.answer(
        "Bị hacker tấn công thì có báo cho khách không? Và chính sách này đăng ngày nào?"
    )

    assert {clause.id for clause in answer.quotes} == {"1.5", "meta.date"}


def test_a_sentence_that_tells_of_misuse_offers_the_form() -> None:
    """The complaint is noticed; a question is not taken for one."""
    assert ANSWERER.answer("Bên bạn bán số điện thoại của tôi cho bên cho vay rồi!").complaint
    assert not ANSWERER.answer("Chính sách này đăng ngày nào?").complaint


def test_nearest_gives_clauses_of_sections_best_first() -> None:
    """For the form's question which promise was broken."""
    found = ANSWERER.nearest("thông tin của tôi bị chia sẻ khi tôi chưa đồng ý")

    assert len(found) == 3
    assert found[0].id == "1.3"
    assert all(SHIPPED.section_of(clause.id) for clause in found)


@pytest.mark.parametrize(
    "text",
    ["", " ", "?", "\0",
     "\ud800", "😡😡", "你们好吗", "مرحبا", "'; DROP TABLE cases; --", "<b>*_[",
     "\u0301\u0301\u0301", "\u202e abc", "a", "1" * 50, "\n\n\n", "A" * 100_000, "ạ " * 50_000],
    ids=range(17),
)  # fmt: skip
def test_unsafe_text_is_answered_with_not_stated(text: str) -> None:
    """No exception, no clause, and in time that does not grow with the text."""
    started = time.perf_counter()
    answer = ANSWERER.answer(text, before=text)

    assert answer.outcome in {"none", "flow.smalltalk"}
    assert time.perf_counter() - started < 0.5


@given(st.text(max_size=400), st.none() | st.text(max_size=50))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_an_outcome(text: str, before: str | None) -> None:
    """The outcome is one of the known ids and the score a chance."""
    answer = ANSWERER.answer(text, before=before)

    known = {c.id for c in (*SHIPPED.clauses, *SHIPPED.meta)} | {s.id for s in SHIPPED.sections}
    assert answer.outcome in known | {"none"} or answer.outcome.startswith("flow.")
    assert 0.0 <= answer.score <= 1.0
    assert answer.reason


def test_a_policy_of_one_section_without_steps_or_contacts_is_answered_from() -> None:
    """Nothing is taken for granted of a policy's parts."""
    text = "Chúng tôi không bán dữ liệu của khách hàng.\n\nDữ liệu cá nhân được giữ hai năm."
    small: Document = read_policy(text.encode())
    answerer = Answerer(small, KNOWLEDGE)

    assert answerer.answer("giữ dữ liệu bao lâu").quotes == (small.clauses[1],)
    assert answerer.answer("bước 1 là gì").outcome == "none"
