"""Date lines and contacts."""

from datetime import date

import pytest

from policy.particulars import contacts_in, date_in, phones_in, tells_date


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ngày đăng: 15/01/2021", date(2021, 1, 15)),
        ("Cập nhật lần cuối: 5-3-2022", date(2022, 3, 5)),
        ("áp dụng từ ngày 01 tháng 07 năm 2023", date(2023, 7, 1)),
        ("Last updated: January 5, 2021", date(2021, 1, 5)),
        ("Effective 5 January 2021", date(2021, 1, 5)),
        ("2024-02-29", date(2024, 2, 29)),
        ("tháng 9/2024", None),
        ("ngày 31/02/2021", None),
        ("Nghị định 13", None),
    ],
)
def test_a_date_is_read_day_first(line: str, day: date | None) -> None:
    """Numbers and words, Vietnamese and English; an impossible day is none."""
    assert date_in(line) == day


def test_a_cited_law_is_no_date_line() -> None:
    """A decree's date is not the policy's."""
    assert tells_date("Có hiệu lực từ ngày 1/7/2023", strong=True)
    assert not tells_date("Nghị định 13/2023/NĐ-CP ban hành ngày 17/4/2023", strong=True)


@pytest.mark.parametrize(
    ("line", "phones"),
    [
        ("gọi 0236 555 0142, từ thứ Hai", ["0236 555 0142"]),
        ("Hotline: 1900 1234 - (028) 3822.1234", ["1900 1234", "(028) 3822.1234"]),
        ("+84 982 844 011", ["+84 982 844 011"]),
        ("Mã số thuế: 0312345678", []),
        ("ngày 15/01/2021", []),
    ],
)
def test_phone_numbers_are_told_from_other_numbers(line: str, phones: list[str]) -> None:
    """Tax numbers and dates are none."""
    assert phones_in(line) == phones


def test_each_contact_is_listed_once() -> None:
    """The same number written another way is the same contact."""
    found = contacts_in(["a@b.vn, 0982 844 011", "A@B.vn hoặc 0982.844.011, https://b.vn/x."])

    assert [(contact.kind, contact.value) for contact in found] == [
        ("email", "a@b.vn"), ("phone", "0982 844 011"), ("web", "https://b.vn/x"),
    ]  # fmt: skip
