"""The settings, and the plain sentence a wrong one gets."""

from pathlib import Path

import pytest

from bot.settings import OFFICIAL_API, SettingsError, read_settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside, no `.env`."""
    monkeypatch.chdir(tmp_path)
    import os

    for name in [name for name in os.environ if name.startswith("BAOMAT_")]:
        monkeypatch.delenv(name)


def test_with_nothing_set_all_but_the_token_has_a_value() -> None:
    """A missing token is said when it is needed, by its name."""
    settings = read_settings()
    assert settings.telegram_api_url == OFFICIAL_API
    assert settings.database == "sqlite:///data/baomat.db"
    assert settings.key_path == Path("data.key")
    with pytest.raises(SettingsError, match="BAOMAT_BOT_TOKEN is missing"):
        _ = settings.token


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "no token"),
        ("ADMIN_IDS", "1,boss"),
        ("CARE_CHAT_ID", "our group"),
        ("LISTEN", "here"),
        ("LISTEN", "host:99999"),
        ("PACE_OVERALL", "-1"),
        ("PACE_CHAT", "nan"),
        ("LANGUAGE", "fr"),
        ("TIMEZONE", "Asia/Nowhere"),
        ("TELEGRAM_API_URL", "ftp://x"),
        ("WEBHOOK_URL", "ftp://foo"),
        ("WEBHOOK_SECRET", "có dấu"),
        ("POLICY_FILE", "/nowhere/policy.txt"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The value itself is not repeated: it may be a secret."""
    monkeypatch.setenv(f"BAOMAT_{name}", value)
    with pytest.raises(SettingsError) as told:
        _ = read_settings().token
    assert str(told.value).startswith(f"BAOMAT_{name} is wrong")
    assert "\n" not in str(told.value)
    assert value not in str(told.value).removeprefix("BAOMAT_")


def test_a_value_may_stand_in_a_file_that_a_variable_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As mounted secrets do; a file that is not there is said by the variable's name."""
    secret = tmp_path / "token"
    secret.write_text("123456:secret\n")
    monkeypatch.setenv("BAOMAT_BOT_TOKEN_FILE", str(secret))
    assert read_settings().token == "123456:secret"
    monkeypatch.setenv("BAOMAT_BOT_TOKEN_FILE", str(tmp_path / "gone"))
    with pytest.raises(SettingsError, match="BAOMAT_BOT_TOKEN_FILE"):
        read_settings()


def test_a_file_may_be_named_in_the_dot_env_file_too(tmp_path: Path) -> None:
    """What a variable can say, `.env` can."""
    (tmp_path / "token").write_text("123456:secret")
    (tmp_path / ".env").write_text(f"BAOMAT_BOT_TOKEN_FILE={tmp_path / 'token'}\n")
    assert read_settings().token == "123456:secret"


def test_lists_and_empty_values_are_read_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spaces and a last comma do no harm; an empty variable is one not set."""
    monkeypatch.setenv("BAOMAT_ADMIN_IDS", " 1, 2 ,")
    monkeypatch.setenv("BAOMAT_CARE_CHAT_ID", "")
    monkeypatch.setenv("BAOMAT_WEBHOOK_URL", "")
    monkeypatch.setenv("BAOMAT_PACE_CHAT", "")
    settings = read_settings()
    assert settings.admin_ids == {1, 2}
    assert settings.care_chat_id is None
    assert settings.webhook_url is None


def test_a_shifted_clock_is_refused_with_the_official_api(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Trials never move a real customer's deadlines."""
    monkeypatch.setenv("BAOMAT_CLOCK_FILE", "clock")
    with pytest.raises(SettingsError, match="BAOMAT_CLOCK_FILE"):
        read_settings()
    monkeypatch.setenv("BAOMAT_TELEGRAM_API_URL", "http://127.0.0.1:1")
    assert read_settings().clock_file == Path("clock")


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else anybody could write to it."""
    monkeypatch.setenv("BAOMAT_WEBHOOK_URL", "https://bot.example/telegram")
    with pytest.raises(SettingsError, match="BAOMAT_WEBHOOK_SECRET"):
        read_settings()
