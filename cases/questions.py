"""The questions of the complaint form, in the order they are asked, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

AGREED: Final = "agreed"
HERE: Final = "here"
NAMED: Final = "named"  # here, and their Telegram name is to be told
UNSURE: Final = "unsure"


class Field(StrEnum):
    """A place of the form; the summary asks nothing."""

    CONSENT = "consent"
    WHAT = "what"
    REPORTER = "reporter"
    SINCE = "since"
    DATA = "data"
    MISUSER = "misuser"
    PROMISE = "promise"
    EVIDENCE = "evidence"
    CONTACT = "contact"
    SUMMARY = "summary"


class Reporter(StrEnum):
    """Who complains, in the policy's two words."""

    CUSTOMER = "customer"
    ACCOUNTANT = "accountant"


class DataKind(StrEnum):
    """What kind of personal data was misused."""

    NAME = "name"  # name, address
    PHONE = "phone"
    EMAIL = "email"
    ID_PAPERS = "id_papers"
    TAX = "tax"  # tax and accounting records
    BANK = "bank"  # bank and payment
    PASSWORD = "password"  # noqa: S105 - a kind of data, no password
    EMPLOYEES = "employees"  # employee records
    OTHER = "other"


@dataclass(frozen=True)
class Question:
    """What a field takes: a text up to *limit* characters (0 = none), options, or both."""

    limit: int = 0
    options: tuple[str, ...] = ()
    several: bool = False
    optional: bool = True
    numbered: bool = True
    # How an option can be typed, by its code.
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_REPORTERS: Final[Mapping[str, tuple[str, ...]]] = {
    Reporter.CUSTOMER: ("khách hàng", "customer"),
    Reporter.ACCOUNTANT: ("kế toán viên", "kế toán", "accountant"),
}
DATA_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    DataKind.NAME: (
        "họ tên, địa chỉ",
        "họ tên",
        "tên",
        "địa chỉ",
        "name, address",
        "name",
        "address",
    ),
    DataKind.PHONE: ("số điện thoại", "điện thoại", "sđt", "phone", "phone number"),
    DataKind.EMAIL: ("email", "e-mail", "thư điện tử"),
    DataKind.ID_PAPERS: (
        *("giấy tờ tùy thân", "giấy tờ", "cccd", "căn cước", "cmnd", "hộ chiếu"),
        *("identity papers", "id papers", "id card", "passport"),
    ),
    DataKind.TAX: (
        *("hồ sơ thuế, kế toán", "hồ sơ thuế", "hồ sơ kế toán", "thuế", "kế toán"),
        *("tax and accounting records", "tax", "tax records", "accounting", "accounting records"),
    ),
    DataKind.BANK: (
        *("ngân hàng, thanh toán", "ngân hàng", "tài khoản ngân hàng", "thanh toán"),
        *("bank and payment", "bank", "bank account", "payment"),
    ),
    DataKind.PASSWORD: (
        *("mật khẩu, tài khoản đăng nhập", "mật khẩu", "tài khoản đăng nhập", "đăng nhập"),
        *("password, login", "password", "login"),
    ),
    DataKind.EMPLOYEES: ("hồ sơ nhân viên", "nhân viên", "employee records", "employees"),
    DataKind.OTHER: ("thông tin khác", "dữ liệu khác", "khác", "something else", "other"),
}
_UNSURE_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    UNSURE: ("không rõ", "không chắc", "chưa rõ", "tôi không rõ", "not sure", "unsure"),
}
_CONTACT_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    HERE: ("ở đây", "tại đây", "ngay tại đây", "qua telegram", "telegram", "here", "right here"),
    NAMED: (
        *("ngay tại đây, ghi tên telegram của tôi", "tại đây, ghi tên", "ghi tên", "kèm tên"),
        *("right here, with my telegram name", "here, with my name", "with my name"),
    ),
}
_CONSENT_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    AGREED: ("đồng ý", "tôi đồng ý", "agree", "i agree"),
}

QUESTIONS: Final[Mapping[Field, Question]] = {
    # Consent is said in words or pressed; a stray "1" is no consent.
    Field.CONSENT: Question(
        options=(AGREED,), optional=False, numbered=False, names=_CONSENT_NAMES
    ),
    Field.WHAT: Question(limit=4096, optional=False),
    Field.REPORTER: Question(options=tuple(Reporter), names=_REPORTERS),
    Field.SINCE: Question(limit=1000),
    Field.DATA: Question(options=tuple(DataKind), several=True, names=DATA_NAMES),
    Field.MISUSER: Question(limit=1000),
    Field.PROMISE: Question(options=(UNSURE,), names=_UNSURE_NAMES),
    Field.EVIDENCE: Question(limit=1000),
    Field.CONTACT: Question(limit=1000, options=(HERE, NAMED), names=_CONTACT_NAMES),
}

ORDER: Final = tuple(QUESTIONS)
EDITABLE: Final = ORDER[1:]
