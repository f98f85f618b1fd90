"""What kind of thing a question asks for, and whether a clause tells such a thing.

"How long do you keep it?" is not answered by a clause without a time in it, however many of its
words it shares.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from policy.model import Floats

_UNIT = r"(?:giây|phút|giờ|tiếng|ngày|hôm|tuần|tháng|quý|năm)"
_NUMBER = r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mươi|trăm|nửa)"
_TIME = (
    rf"\b{_NUMBER}(?:\s+\(?\d+\)?)?\s+(?:{_UNIT})\b|\b\d+h\b|qua đêm|vĩnh viễn|mãi mãi|"
    rf"vô thời hạn|"
    rf"\b(?:mỗi|hằng|hàng|cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+)?{_UNIT}\b|\d{{1,2}}/\d{{4}}|"
    r"cho đến khi|cho tới khi|ngay sau khi|ngay khi|trong suốt|không (?:được )?(?:lưu|giữ)|"
    r"\b(?:\d+|one|two|three|five|seven|ten|thirty)\s+(?:hour|day|week|month|year)s?\b|"
    r"permanent|forever|until|immediately"
)


@dataclass(frozen=True)
class Expectation:
    """A kind of thing asked for: how questions ask (plain words), how clauses tell it."""

    kind: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


def _expectation(kind: str, asked: str, told: str) -> Expectation:
    return Expectation(kind, re.compile(asked), re.compile(told, re.IGNORECASE))


EXPECTATIONS = (
    _expectation(
        "how often",
        r"\b(bao lau|may \w+|bao nhieu \w+) .{0,40}\b(mot|1) lan\b|\bmay lan\b|"
        r"\bhow often\b|\bdinh ky\b|"
        r"\bmoi (nam|thang|tuan|quy) .{0,40}(may|bao nhieu|mot|1) lan\b",
        rf"\b(?:mỗi|hằng|hàng|định kỳ|một lần|lần một|every|annual|regular)\b|{_TIME}",
    ),
    _expectation(
        "how long",
        r"\bbao lau\b|\b(may|bao nhieu|nhieu) (giay|phut|gio|tieng|ngay|hom|bua|tuan|thang|nam)\b"
        r"(?! (nao|may))|\bthoi (han|hieu)\b|\bthoi gian (luu|giu|xu ly|giai quyet|"
        r"tra loi|cho|phan)"
        r"|\btrong vong\b|\bden khi nao\b|\btoi khi nao\b|\bmai mai\b|\bvinh vien\b|\bhan chot\b|"
        r"\bhow (long|soon|quickly|many (hours|days|weeks|months|years))\b|\bdeadline\b|"
        r"\btime limit\b"
        r"|\bretention\b|\bmaximum time\b|\bforever\b",
        _TIME,
    ),
    _expectation(
        "what time of day",
        r"\bmay gio\b|\bwhat time\b|\bopening hours\b|\bgio (lam viec|mo cua|dong cua)\b",
        r"\b\d{1,2}\s*(?:giờ|h\b|:\d\d)|giờ hành chính|24/7|thứ (?:hai|bảy)|\b(?:am|pm)\b",
    ),
    _expectation(
        "how much money",
        r"\bbao nhieu tien\b|\bnhieu tien\b|\bgia (bao|sao|the|nhieu|ca)\b|\bbang gia\b|"
        r"\bbao gia\b|"
        r"\b(mat|ton|thu|tinh|tra|chiu|ve|muc|co) phi\b|\bchi phi\b|\ban phi\b|"
        r"\bmien phi\b|\bphi dich vu\b|"
        r"\bhow much (does|do|is|for|money|to)\b|\bfees?\b|\bprices?\b|\bcosts?\b",
        r"\bphí\b|\btiền\b|\bđồng\b|\bvnđ?\b|\bgiá\b|miễn|\bfree\b|\bfees?\b|\bcosts?\b",
    ),
    _expectation(
        "amends",
        r"\bboi thuong\b|\bden bu\b|\bden tien\b|\bbat den\b|\bhoan (lai )?(tien|phi)\b|"
        r"\btien phat\b|"
        r"\bcompensat\w*\b|\bdamages\b|\brefund\w*\b|\bbi phat\b|\bmuc phat\b|\bche tai\b|"
        r"\bky luat\b",
        r"bồi thường|đền|hoàn (?:lại )?(?:tiền|phí)|phạt|kỷ luật|chế tài|compensat|damages|refund",
    ),
    _expectation(
        "which country or building",
        r"\bnuoc nao\b|\b(luu|gui|chuyen|dat|may chu|server)\b.{0,40}\bnuoc ngoai\b|"
        r"\btrong nuoc hay\b|\b(dat|luu|nam|de) (o|tai) (dau|mo)\b|"
        r"\bserver o dau\b|\bwhere (are|is) .{0,40}(stored|servers?|located|kept|held)\b|"
        r"\bwhich country\b|"
        r"\b(dia chi|van phong|tru so|chi nhanh)\b(?!.*\b(mail|email|thu dien tu)\b)",
        r"\b(?:đặt|nằm|lưu(?: trữ)?) (?:ở|tại)|chỉ đặt|việt nam|nước ngoài|tầng|đường|"
        r"quận|quầy|địa chỉ|"
        r"abroad|vietnam|located|country",
    ),
    _expectation(
        "how many characters",
        r"\bky tu\b|\bdo dai\b|\bchu hoa\b|\bcharacters\b",
        r"ký tự|độ dài|chữ hoa|characters",
    ),
    _expectation(
        "a form to fill in",
        r"\bmau (don|nao|bieu|phieu|thoa)\b|\bbieu mau nao\b|\btemplate\b|\bmau san\b",
        r"mẫu|biểu|template|form\b",
    ),
)  # fmt: skip


class Telling:
    """Which clauses tell which kinds of thing; found when the policy is loaded."""

    def __init__(self, clauses: Sequence[str]) -> None:
        self._size = len(clauses)
        self._tells = {
            kind.kind: np.array([kind.told.search(text) is not None for text in clauses])
            for kind in EXPECTATIONS
        }

    def told(self, plain: str) -> Floats:
        """Return, by clause, 1 where it tells all that is asked for, -1 if not, 0 unasked."""
        kinds = [kind.kind for kind in EXPECTATIONS if kind.asked.search(plain)]
        if not kinds:
            return np.zeros(self._size, dtype=np.float32)
        tells = np.logical_and.reduce([self._tells[kind] for kind in kinds])
        return np.where(tells, 1.0, -1.0).astype(np.float32)
