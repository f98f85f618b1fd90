"""A complaint told to the form, message by message."""

import pytest

from cases.form import AnswerRefusedError, Clause, Form, Reason, Typed, hear, offer_clauses

CLAUSES = (Clause("1.1", "Cam kết bảo mật"), Clause("1.3", "Không chia sẻ"), Clause("2", "Bước"))
STORY = "Một công ty lạ gọi cho tôi và biết mã số thuế của tôi."


def told(*texts: str, form: Form | None = None) -> Form:
    """Return the form after these messages; clauses are offered once the story is told."""
    form = Form.start() if form is None else form
    for number, text in enumerate(texts, start=1):
        form = hear(form, Typed(text, number)).form
        if form.what and not form.clauses:
            form = offer_clauses(form, CLAUSES)
    return form


def refusal(form: Form, text: str) -> Reason:
    """Return why a message is refused."""
    with pytest.raises(AnswerRefusedError) as refused:
        hear(form, Typed(text))
    return refused.value.reason


FULL = (
    "đồng ý",
    STORY,
    "khách hàng",
    "từ tháng 3",
    "1,5",
    "Công ty X",
    "2",
    "xong",
    "1",
)
