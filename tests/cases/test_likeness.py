"""Likeness: what is likely told twice, and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.form import Answer, Field, Form
from cases.likeness import OFFERED, alike, likeness, most_like

STORY = "Có người lạ gọi mời vay tiền và đọc đúng tên tôi"


def told(what: str, **answers: str) -> Form:
    """A form that tells this."""
    given = {Field(name): Answer((value,)) for name, value in answers.items()}
    return Form(field=Field.SUMMARY, answers={Field.WHAT: Answer((what,)), **given})


@pytest.mark.parametrize(
    "again",
    [
        STORY,
        "co nguoi la goi moi vay tien, doc dung ten toi!!",
        "Hôm nay lại có người lạ gọi mời vay tiền, họ đọc đúng tên và số căn cước của tôi",
        "ĐỌC ĐÚNG TÊN TÔI, CÓ NGƯỜI LẠ GỌI MỜI VAY TIỀN",
    ],
)
def test_the_same_told_otherwise_is_alike(again: str) -> None:
    """Marks, case, order, signs and further words do not matter."""
    assert alike(told(STORY), told(again))


@pytest.mark.parametrize(
    "other",
    [
        "Tôi vừa nộp hồ sơ thuế thì bên bán bảo hiểm gọi, đọc đúng tên tôi",
        "Nhân viên để lộ mật khẩu hộp thư của tôi lên một trang web",
        "Có người gọi",
        "vay tiền",
        "😀",
    ],
)
def test_another_story_is_not_alike_even_of_the_same_data(other: str) -> None:
    """A few words that any story holds are no duplicate of it."""
    assert not alike(told(STORY, data="phone"), told(other, data="phone"))


def test_the_same_subject_makes_up_for_other_words() -> None:
    """A clause or a kind of data that both name counts."""
    other = "Có người lạ gọi mời mua bảo hiểm và đọc đúng tên tôi"
    assert not alike(told(STORY), told(other))
    assert alike(told(STORY, promise="1.5"), told(other, promise="1.5"))
    assert alike(told(STORY, data="phone"), told(other, data="phone"))
    assert not alike(told(STORY, promise="unsure"), told(other, promise="unsure"))


def test_the_most_alike_comes_first_and_few_are_offered() -> None:
    """At most three, however many there are."""
    others = [(f"KN-{number}", told(f"{STORY} lần {number}")) for number in range(6)]
    near = most_like(told(STORY), [("KN-X", told("Lộ mật khẩu")), *others, ("KN-S", told(STORY))])
    assert len(near) == OFFERED
    assert "KN-X" not in near


@settings(max_examples=50)
@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    """Whatever signs are typed, it is a number from 0 to 100."""
    there, back = likeness(told(one), told(other)), likeness(told(other), told(one))
    assert there == pytest.approx(back)
    assert 0 <= there <= 100
