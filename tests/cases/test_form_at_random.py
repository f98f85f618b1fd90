"""The complaint form in the hands of somebody who does anything."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cases.form import (
    HERE,
    UNSURE,
    AnswerRefusedError,
    Field,
    Form,
    Typed,
    as_json,
    choose,
    edited,
    from_json,
    hear,
    offer_clauses,
)
from tests.cases.telling import CLAUSES, FULL


class Filling(RuleBasedStateMachine):
    """Somebody who types, presses and edits at random."""

    def __init__(self) -> None:
        """Start with an empty form."""
        super().__init__()
        self.form = Form.start()
        self.story: str | None = None

    @rule(
        text=st.sampled_from(
            [
                *FULL,
                "quay lại",
                "back",
                "hủy",
                "gửi",
                "gửi ngay",
                "sửa 1",
                "sửa 5",
                "bỏ qua",
                "",
                "?",
            ]
        )
        | st.text(max_size=20),
        number=st.integers(1, 5),
    )
    def types(self, text: str, number: int) -> None:
        """A message is heard or refused."""
        try:
            self.form = hear(self.form, Typed(text, number)).form
        except AnswerRefusedError:
            return
        if self.form.what:
            self.form = offer_clauses(self.form, CLAUSES)

    @rule(code=st.sampled_from(["agreed", "tax", "phone", "customer", UNSURE, HERE, "1.1"]))
    def presses(self, code: str) -> None:
        """A press is taken or refused."""
        try:
            self.form = choose(self.form, code)
        except AnswerRefusedError:
            return

    @rule(number=st.integers(1, 5), text=st.sampled_from(["1", "mới", ""]))
    def edits_a_message(self, number: int, text: str) -> None:
        """An edit is taken, refused or nobody's."""
        try:
            self.form = edited(self.form, number, text) or self.form
        except AnswerRefusedError:
            return

    @invariant()
    def nothing_told_is_lost(self) -> None:
        """A story once told stays told, and the draft can be kept."""
        assert self.story is None or self.form.what
        self.story = self.form.what
        assert from_json(as_json(self.form)) == self.form

    @invariant()
    def nothing_is_told_without_consent(self) -> None:
        """No answer stands before it."""
        assert self.form.values(Field.CONSENT) or not self.form.answers

    @invariant()
    def every_answer_is_of_its_kind(self) -> None:
        """What the case reads can be read."""
        form = self.form
        assert (form.reporter, form.kinds, form.contact, form.clause_id) is not None
        assert form.field is not Field.SUMMARY or form.sendable
        assert not form.chosen or form.field is Field.DATA


TestFilling = Filling.TestCase
