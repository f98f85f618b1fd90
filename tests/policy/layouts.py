"""One small policy in every layout that firms use."""

from collections.abc import Callable

HEADINGS = ("Thông tin thu thập", "Mục đích sử dụng", "Liên hệ với chúng tôi")
CLAUSES = (
    (
        "Chúng tôi thu thập họ tên và số điện thoại của khách hàng khi mua hàng.",
        "Chúng tôi không thu thập dữ liệu của trẻ em dưới mười sáu tuổi.",
    ),
    ("Thông tin được dùng để giao hàng cho khách.", "Thông tin không được bán cho bên thứ ba."),
    (
        "Khách hàng gửi thư về hotro@vidu.example để được giải đáp.",
        "Thời gian trả lời là ba ngày làm việc.",
    ),
)
TITLE = "Chính sách bảo mật\n\n"
OPENING = "Chúng tôi tôn trọng thông tin cá nhân của khách hàng.\n\n"
ROMAN = ("", "I", "II", "III")


def laid_out(
    heading: Callable[[int, str], str],
    item: Callable[[int, str], str] = lambda _, text: text,
    opening: str = OPENING,
    title: str = TITLE,
) -> str:
    """Return the policy with its headings and items written as told."""
    text = title + opening
    for number, (head, clauses) in enumerate(zip(HEADINGS, CLAUSES, strict=True), start=1):
        items = (item(place, clause) for place, clause in enumerate(clauses, start=1))
        text += heading(number, head) + "\n" + "\n".join(items) + "\n\n"
    return text


def _dotted(number: int, head: str) -> str:
    return f"{number}. {head}"


_LISTED = "\n".join(_dotted(number, head) for number, head in enumerate(HEADINGS, start=1))

LAYOUTS = {
    "1. Title": laid_out(_dotted),
    "1.Title": laid_out(lambda n, h: f"{n}.{h}"),
    "1/ Title": laid_out(lambda n, h: f"{n}/ {h}"),
    "1- Title": laid_out(lambda n, h: f"{n}- {h}"),
    "01 Title": laid_out(lambda n, h: f"0{n} {h}"),
    "roman": laid_out(lambda n, h: f"{ROMAN[n]}. {h}"),
    "Điều": laid_out(lambda n, h: f"Điều {n}. {h}"),
    "capitals": laid_out(lambda _, h: h.upper()),
    "colon": laid_out(lambda _, h: f"{h}:"),
    "full stop": laid_out(lambda _, h: f"{h}."),
    "nothing": laid_out(lambda _, h: h),
    "headings as bullets": laid_out(lambda _, h: f"• {h}"),
    "dashes": laid_out(_dotted, lambda _, t: f"- {t}"),
    "long dashes": laid_out(_dotted, lambda _, t: f"– {t}"),
    "wide spaces": laid_out(_dotted, lambda _, t: f"•        {t}"),
    "two marks mixed": laid_out(_dotted, lambda n, t: f"{'-•'[n - 1]} {t}"),
    "no title": laid_out(_dotted, title=""),
    "title in lower case": laid_out(_dotted, title="chính sách bảo mật thông tin\n"),
    "title twice": laid_out(_dotted, title="Chính sách bảo mật\nCHÍNH SÁCH BẢO MẬT\n"),
    "firm above title": laid_out(_dotted, title="CÔNG TY VÍ DỤ\nCHÍNH SÁCH BẢO MẬT\n"),
    "contents list": laid_out(_dotted, opening=f"Mục lục\n{_LISTED}\n\n{OPENING}"),
    "a number missing": laid_out(lambda n, h: f"{n + n // 3}. {h}"),
    "a number twice": laid_out(lambda n, h: f"{min(n, 2)}. {h}"),
    "numbers, then none": laid_out(lambda n, h: f"{n}. {h}" if n < 3 else h.upper()),
    "laws cited first": laid_out(
        lambda n, h: f"Điều {n}. {h}",
        opening="Căn cứ Luật An ninh mạng 2018;\n"
        "Điều 21 Luật Giao dịch điện tử 2005 quy định về dữ liệu;\n",
    ),
    "emoji": laid_out(lambda n, h: f"🔒 {n}. {h}", lambda _, t: f"✅ {t}"),
    "Markdown": laid_out(lambda _, h: f"## {h}", lambda _, t: f"* {t}", title=f"# {TITLE}"),
    "bold": laid_out(lambda n, h: f"**{n}. {h}**"),
    "hard spaces": laid_out(lambda n, h: f"{n}.\xa0{h}", lambda _, t: f"-&nbsp;{t}"),
    "rules of dashes": laid_out(lambda n, h: f"--------\n{n}. {h}\n--------"),
    "roman items": laid_out(_dotted, lambda n, t: f"{ROMAN[n]}. {t}"),
    "arabic items under roman": laid_out(
        lambda n, h: f"{ROMAN[n]}. {h}", lambda n, t: f"{n}. {t}"
    ),
    "arabic items under capitals": laid_out(lambda _, h: h.upper(), lambda n, t: f"{n}. {t}"),
    "decimal sentences": laid_out(lambda n, h: f"Điều {n}. {h}", lambda n, t: f"1.{n}. {t}"),
    "lettered items": laid_out(_dotted, lambda n, t: f"{'ab'[n - 1]}) {t}"),
}
