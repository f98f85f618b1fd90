"""The rules a reply_markup must keep."""

from typing import Any

from bot.playground.chats import Json
from bot.playground.refusal import bad

_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
)  # fmt: skip
_SCHEMES = ("http://", "https://", "tg://", "mailto:", "tel:")


def checked(markup: Any) -> Json | None:  # noqa: ANN401 - anything may come in
    """The markup as it is kept with the message; None when there is nothing to keep.

    Raises:
        RefusedError: the keyboard breaks a rule.
    """
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = [_row(row) for row in _listed(markup["inline_keyboard"])]
        rows = [row for row in rows if row]
        if sum(map(len, rows)) > 100:
            raise bad("reply markup is too long")
        return {"inline_keyboard": rows} if rows else None
    if not markup.keys() & {"keyboard", "force_reply", "remove_keyboard"}:
        raise bad("inline keyboard expected")
    return markup


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - anything may come in
    if not isinstance(value, list):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return value


def _row(row: Any) -> list[Json]:  # noqa: ANN401 - anything may come in
    return [_button(button) for button in _listed(row)]


def _button(button: Any) -> Json:  # noqa: ANN401 - anything may come in
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("inline keyboard button text is empty")
    actions = [name for name in _ACTIONS if name in button]
    if len(actions) != 1:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if actions[0] == "callback_data":
        _check_data(button["callback_data"])
    if actions[0] == "url":
        _check_url(button["url"])
    return button


def _check_data(data: Any) -> None:  # noqa: ANN401 - anything may come in
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> None:  # noqa: ANN401 - anything may come in
    if not isinstance(url, str) or not url.startswith(_SCHEMES) or len(url) < 8:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
