"""The staff card and the texts around it."""

from dataclasses import asdict, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.dossier import Card
from cases.questions import DataKind
from cases.steps import Move, Refusal, Role, Step, Talk, moves_open
from handlers.card import HOLDS, MOVES, TALKS, CardPainter, Verb, allows, case_button
from handlers.care_cases import COMMANDS
from handlers.menus import admin_commands, care_commands, customer_commands, menus
from handlers.texts import (
    abuse_en,
    abuse_vi,
    admin_en,
    admin_vi,
    canned_en,
    canned_vi,
    care_en,
    care_vi,
    clock_en,
    clock_vi,
    delivered_en,
    delivered_vi,
    dossier_en,
    dossier_vi,
    edits_en,
    edits_vi,
    enclosing_en,
    enclosing_vi,
    holding_en,
    holding_vi,
    menus_en,
    menus_vi,
    notices_en,
    notices_vi,
    queue_en,
    queue_vi,
    step3_en,
    step3_vi,
)
from tests.counter import ZONE

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SOON = AT + timedelta(days=1)
CARD = Card(
    case_id=uuid4(),
    code="KN-7F3K-92QX",
    step=Step.RECEIVED,
    reached=2,
    waiting_since=AT,
    role="accountant",
    kinds=("phone", "bank", "from a later version"),
    clause="1.5",
    policy_number=3,
    language="en",
    lodged_at=AT,
    first_answer_due=AT,
    resolve_due=AT,
    next_due=AT + timedelta(days=2),
    answered_at=None,
    ended_at=None,
    holder_name="Lan _*[<b>&{name}**😀\ud800",
    reachable=True,
    files=3,
    arriving=1,
    failed=0,
    last=None,
    moves=(Move.ASK, Move.RESOLVE),
    talks=(Talk.NOTE,),
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_card_shows_what_is_needed_to_triage(language: str) -> None:
    """Code, steps, clause, role, kinds, files, dates, holder: as they are."""
    text = CardPainter(ZONE, language).card(CARD, AT).text
    for part in ("KN-7F3K-92QX", "1 ● 2 ● 3 ○", "1.5", "3 (1", "Lan _*[<b>&{name}**😀\ufffd"):
        assert part in text
    assert "09:00" in text


def test_past_its_target_the_card_says_so() -> None:
    """And that the target is internal."""
    painter = CardPainter(ZONE)
    late = painter.card(CARD, AT + timedelta(days=3)).text
    assert "Đã quá mục tiêu nội bộ" in late
    assert "không phải tư vấn pháp lý" in late


def test_what_went_wrong_is_on_the_card() -> None:
    """Files that never came, and a customer who cannot be written to."""
    text = CardPainter(ZONE).card(replace(CARD, failed=2, reachable=False), AT).text
    assert care_vi.VI.card.files_failed.format(failed=2) in text
    assert "Không nhắn được cho khách" in text


def test_buttons_are_the_allowed_moves_alone() -> None:
    """What the card may not do it does not offer."""
    labels = care_vi.VI.labels
    shown = [button.label for row in CardPainter(ZONE).buttons(CARD) for button in row]
    own = [labels.release, labels.give]
    assert shown == [labels.ask, labels.read, labels.note, *own, labels.resolve]


def test_a_case_in_nobodys_hands_can_be_taken_and_nothing_else() -> None:
    """Nobody holds it, or in name alone who has left; once ended it is in no hands at all."""
    labels = care_vi.VI.labels
    for free in (replace(CARD, holder_name=None), replace(CARD, holder_left=True)):
        shown = [button.label for row in CardPainter(ZONE).buttons(free) for button in row]
        assert labels.claim in shown
        assert labels.give not in shown
    assert "đã rời bộ phận" in CardPainter(ZONE).card(replace(CARD, holder_left=True), AT).text
    ended = replace(CARD, step=Step.RESOLVED)
    assert not any(allows(ended, verb) for verb in HOLDS)


@given(st.sampled_from(Step), st.booleans())
def test_every_button_of_every_step_fits_and_is_allowed(step: Step, waiting: bool) -> None:
    """64 bytes at most, and care may make each move shown."""
    moves = moves_open(step, Role.CARE, waiting=waiting, due=SOON, ended_at=AT, now=AT)
    card = replace(CARD, step=step, moves=moves, talks=tuple(Talk))
    for row in CardPainter(ZONE).buttons(card):
        for button in row:
            assert len(button.data.encode()) <= 64
    for verb, move in MOVES.items():
        assert allows(card, verb) is (move in moves)


def test_each_move_of_care_has_a_verb() -> None:
    """A new move of care staff must get its button."""
    of_care = {
        move
        for step in Step
        for move in moves_open(step, Role.CARE, due=SOON, ended_at=AT, now=AT)
    }
    assert of_care == set(MOVES.values())
    assert set(TALKS.values()) == {Talk.REPLY, Talk.NOTE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (care_vi.VI, care_en.EN),
        (abuse_vi.SPAM_VI, abuse_en.SPAM_EN),
        (delivered_vi.DELIVERED_VI, delivered_en.DELIVERED_EN),
        (enclosing_vi.ENCLOSING_VI, enclosing_en.ENCLOSING_EN),
        (holding_vi.VI, holding_en.EN),
        (clock_vi.CLOCK_VI, clock_en.CLOCK_EN),
        (admin_vi.VI, admin_en.EN),
        (notices_vi.VI, notices_en.EN),
        (menus_vi.VI, menus_en.EN),
        (step3_vi.VI, step3_en.EN),
        (queue_vi.QUEUE_VI, queue_en.QUEUE_EN),
        (dossier_vi.DOSSIER_VI, dossier_en.DOSSIER_EN),
        (edits_vi.EDITED_VI, edits_en.EDITED_EN),
        (canned_vi.CANNED_VI, canned_en.CANNED_EN),
    ],
)
def test_both_languages_say_the_same_with_the_same_places(one: Any, other: Any) -> None:
    """No empty sentence, and a `{place}` in one is in the other."""
    for name, vi, en in sentences(one, other):
        assert vi.strip(), name
        assert en.strip(), name
        assert places(vi) == places(en), name


def sentences(one: Any, other: Any) -> list[tuple[str, str, str]]:
    """Each pair of sentences with its field's name."""
    found = []
    for field in fields(one):
        vi, en = getattr(one, field.name), getattr(other, field.name)
        if is_dataclass(vi):
            found += sentences(vi, en)
        else:
            found.append((field.name, vi, en))
    return found


def places(sentence: str) -> set[str]:
    """The `{named}` places of a sentence."""
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_member_of_an_enum_has_its_words() -> None:
    """Steps, kinds of data, refusals, moves and verbs."""
    for texts in (care_vi.VI, care_en.EN):
        assert all(texts.steps.of(step) for step in Step)
        assert all(texts.kinds.of(kind) for kind in DataKind)
        assert all(texts.refusals.of(refusal) for refusal in Refusal)
        assert all(texts.labels.of(verb) and texts.done.of(verb) for verb in Verb)
        assert all(texts.events.of(event) != texts.events.other for event in (*Move, *Talk))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_menus_fit_telegrams_limits_and_name_commands_once(language: str) -> None:
    """At most 100, 32 characters of a-z0-9_, described in at most 256."""
    for commands in (
        customer_commands(language),
        care_commands(language),
        admin_commands(language),
    ):
        names = [each.command for each in commands]
        assert len(set(names)) == len(names) <= 100
        assert all(name.isascii() and name.islower() and len(name) <= 32 for name in names)
        assert all(1 <= len(each.description) <= 256 for each in commands)


def test_menus_go_to_private_chats_the_care_group_and_each_admin() -> None:
    """Without a care group it has none."""
    assert [len(menus(None, [])), len(menus(-1, [(5, "vi"), (6, "en")]))] == [1, 4]


def test_the_menu_of_care_names_commands_that_exist() -> None:
    """Each verb's command, and the queue."""
    names = {each.command for each in care_commands("vi")}
    assert {vi for vi, _ in COMMANDS.values()} <= names


def test_a_button_names_the_case_without_dashes() -> None:
    """So that it fits, and is read kindly."""
    assert case_button(Verb.READ, "KN-7F3K-92QX", "x").data == "case:read:KN7F3K92QX"
    assert asdict(CARD)["code"] == "KN-7F3K-92QX"
