"""What is masked, and what is left alone."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.masking import MASK, SecretKind, mask
from cases.words import fold

SECRETS = [
    (SecretKind.PASSWORD, "mật khẩu là {}", "Abc@123"),
    (SecretKind.PASSWORD, "mật khẩu của tôi là {}, xin giúp", "matkhau99"),
    (SecretKind.PASSWORD, "Mật khẩu Gmail của em là {} ạ", "x9!k"),
    (SecretKind.PASSWORD, "mật khẩu đăng nhập trang thuế là {}", "Thue@2024"),
    (SecretKind.PASSWORD, "mật khẩu tài khoản ngân hàng: {}", "998877"),
    (SecretKind.PASSWORD, "mật khẩu:\n{}\nxin xóa", "hoahong"),
    (SecretKind.PASSWORD, "mk: {}", "hunter2"),
    (SecretKind.PASSWORD, "mk {} nhé", "123456"),
    (SecretKind.PASSWORD, "MK={}", "tinhyeu"),
    (SecretKind.PASSWORD, "pass: {}", "abc"),
    (SecretKind.PASSWORD, "user admin pass {}", "abc123"),
    (SecretKind.PASSWORD, "my password is {} and they know it", "hunter2"),
    (SecretKind.PASSWORD, "My old password was {}", "correcthorse"),
    (SecretKind.PASSWORD, "password = {}", '"two words"'),
    (SecretKind.PASSWORD, "mật khẩu là {} đó", "“mèo con”"),
    (SecretKind.PASSWORD, "mã PIN: {}", "4821"),
    (SecretKind.PASSWORD, "mã pin {}", "4821"),
    (SecretKind.ONE_TIME_CODE, "mã OTP {}", "123456"),
    (SecretKind.ONE_TIME_CODE, "OTP là {}", "123 456"),
    (SecretKind.ONE_TIME_CODE, "otp: {}", "9981"),
    (SecretKind.ONE_TIME_CODE, "mã OTP gửi về máy là {}", "482913"),
    (SecretKind.ONE_TIME_CODE, "Mã xác thực của tôi: {}.", "482913"),
    (SecretKind.ONE_TIME_CODE, "the verification code is {}", "482913"),
    (SecretKind.ONE_TIME_CODE, "{} là mã OTP của anh", "482913"),
    (SecretKind.ONE_TIME_CODE, "{} is your verification code", "482913"),
    (SecretKind.ID_NUMBER, "CCCD {}", "001204012345"),
    (SecretKind.ID_NUMBER, "cccd số: {}", "001 204 012 345"),
    (SecretKind.ID_NUMBER, "số căn cước công dân của tôi là {}", "079304012345"),
    (SecretKind.ID_NUMBER, "họ biết {} của tôi", "079304012345"),
    (SecretKind.ID_NUMBER, "họ biết {} của tôi", "0793 0401 2345"),
    (SecretKind.ID_NUMBER, "CMND của tôi là {}", "012345678"),
    (SecretKind.ID_NUMBER, "chứng minh nhân dân số {}", "012345678"),
    (SecretKind.ID_NUMBER, "my id number is {}", "012345678"),
    (SecretKind.PASSPORT, "hộ chiếu {}", "B1234567"),
    (SecretKind.PASSPORT, "passport no {}", "C12345678"),
    (SecretKind.BANK_CARD, "thẻ {} bị trừ tiền", "4111 1111 1111 1111"),
    (SecretKind.BANK_CARD, "thẻ {}", "4111111111111111"),
    (SecretKind.BANK_CARD, "thẻ ({})", "5500-0000-0000-0004"),
    (SecretKind.BANK_CARD, "napas {}", "9704000000000018"),
    (SecretKind.BANK_CARD, "amex {}", "3782 822463 10005"),
]

INNOCENT = [
    "Mật khẩu của tôi bị lộ.",
    "mật khẩu là gì?",
    "Mật khẩu: bị lộ từ tháng trước",
    "mật khẩu được đổi ngày 12/3/2024",
    "Tôi đổi mật khẩu lần cuối là 12/3/2024",
    "mật khẩu 2024-05-12",
    "mật khẩu - email bị lộ",
    "mật khẩu bị bán giá là 500k",
    "my password is leaked",
    "Is my password safe?",
    "password manager",
    "pin 5000 mAh",
    "OTP hết hạn 2024",
    "phí OTP 2000 đồng",
    "nhập OTP 3 lần",
    "mã số thuế 0123456789",
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "+84 912 345 678",
    "84912345678",
    "0084912345678",
    "084 912 345 678",
    "084 345 678 901",
    "084345678901",
    "Mật khẩu:\nWebsite: không có",
    "phí OTP 2000,50 USD",
    "024 3825 1234",
    "150000000",
    "150.000.000 đồng",
    "100000000000",
    "1.500.000.000.000 VND",
    "12/03/2024",
    "ngày 2024-03-12 lúc 10:30",
    "id 123456789",
    "KN-7F3K-92QX",
    "1732345678901",
    "4111111111111112",
    "x4111111111111111",
    "Email: DichvuthueBTS@gmail.com",
    "",
]


@pytest.mark.parametrize(("kind", "sentence", "secret"), SECRETS)
def test_a_secret_is_masked_and_its_sentence_left(
    kind: SecretKind, sentence: str, secret: str
) -> None:
    """In any case, with or without marks, however they are encoded."""
    for way in (
        sentence,
        sentence.upper(),
        fold(sentence).strip() if "\n" not in sentence else sentence,
        unicodedata.normalize("NFD", sentence),
    ):
        masked = mask(way.format(secret))
        assert secret not in masked.text
        assert masked.text.split(MASK)[0] == way.split("{}")[0]
        assert masked.found == {kind}


@pytest.mark.parametrize("text", INNOCENT)
def test_what_gives_nothing_away_stays_as_it_is(text: str) -> None:
    """Telephones, amounts, dates, and talk about passwords."""
    masked = mask(text)
    assert (masked.text, masked.found) == (text, frozenset())


def test_the_published_policy_is_left_alone() -> None:
    """A text that speaks of passwords at length."""
    text = (
        "Khách hàng có trách nhiệm tự bảo vệ mình trước sự tiếp cận thông tin về password khi "
        "dùng chung máy tính với nhiều người, bảo mật mật khẩu truy xuất. 0982 844 011"
    )
    assert mask(text).text == text


def test_several_secrets_in_one_message_are_all_masked() -> None:
    """Each by its own kind."""
    masked = mask("tk: an, mk: y1 otp 5555\ncccd 012345678, thẻ 4111 1111 1111 1111 hết hạn 12/27")
    assert masked.text == (f"tk: an, mk: {MASK} otp {MASK}\ncccd {MASK}, thẻ {MASK} hết hạn 12/27")
    assert masked.found == {
        SecretKind.PASSWORD,
        SecretKind.ONE_TIME_CODE,
        SecretKind.ID_NUMBER,
        SecretKind.BANK_CARD,
    }


def test_a_secret_of_two_kinds_is_masked_once() -> None:
    """A card number given as the password."""
    masked = mask("mật khẩu: 4111 1111 1111 1111 đó")
    assert masked.text == f"mật khẩu: {MASK} đó"
    assert masked.found == {SecretKind.PASSWORD, SecretKind.BANK_CARD}


def test_full_width_digits_are_digits() -> None:
    """A secret is not hidden by its shape."""
    assert mask("mã OTP １２３４５６").text == f"mã OTP {MASK}"


PHONES = st.from_regex(r"(0|\+84 ?|84|0084)[35789]\d{2}[ .]?\d{3}[ .]?\d{3}", fullmatch=True)
AMOUNTS = st.integers(0, 10**12).map(lambda number: f"{number:,}".replace(",", ".") + " đồng")
PLAIN_AMOUNTS = st.integers(0, 10**12 - 1).map(str)
DATES = st.dates().map(lambda day: f"{day.day:02d}/{day.month:02d}/{day.year}")
ISO_DATES = st.dates().map(str)
WORDS = st.sampled_from(
    ["tôi", "họ gọi", "chuyển", "ngày", "từ số", "và", "mật khẩu", "OTP bị lộ"]
)


@given(st.lists(st.one_of(PHONES, AMOUNTS, PLAIN_AMOUNTS, DATES, ISO_DATES), max_size=5), WORDS)
def test_telephones_amounts_and_dates_are_never_masked(numbers: list[str], word: str) -> None:
    """One after the other, in a sentence that may speak of secrets."""
    text = f"{word}: ở đây, " + ", ".join(numbers)
    assert mask(text).text == text


@given(st.text(st.characters()))
def test_masking_twice_masks_nothing_more(text: str) -> None:
    """And no text makes it fail, lone surrogates included."""
    masked = mask(text)
    assert mask(masked.text).text == masked.text
    assert (masked.text == text) or masked.found


@given(
    st.text(max_size=40),
    st.from_regex(r"[A-Za-z]{2,8}[0-9]{2,6}[@#$]", fullmatch=True),
    st.sampled_from(["mật khẩu là", "mk:", "password:", "my password is", "Mat khau ="]),
)
def test_a_password_that_is_named_is_masked_wherever_it_stands(
    before: str, secret: str, named: str
) -> None:
    """Whatever was said before it."""
    masked = mask(f"{before}\n{named} {secret}")
    assert secret not in masked.text.removeprefix(before)
    assert SecretKind.PASSWORD in masked.found


@pytest.mark.parametrize(
    "piece",
    [
        "mk ",
        "mk la ",
        "mk a la ",
        "mk: ",
        "otp la ",
        " ",
        "0",
        "4111 ",
        "1 ",
        "mat khau cua ",
        "“",
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Twenty-five times the longest message is read in a moment."""
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    mask(text)
    assert time.perf_counter() - start < 3
