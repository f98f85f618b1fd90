"""The database, its key ring and its people on the command line."""

import asyncio
import json
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.lock import process_lock
from storage.database import open_database
from storage.keyring import read_ring
from storage.vault import Vault
from tests.bot.cli.conftest import Baomat
from tests.bot.cli.full_database import CUSTOMER, SECRET, fill

BAD_PORT = "postgresql://me:hunter2@x:port/y"
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def full(new_database: Baomat, folder: Path) -> Baomat:
    """The command line on a database with something in every table."""

    async def do() -> None:
        database = open_database(f"sqlite:///{folder}/data/baomat.db")
        await fill(database, Vault(read_ring(folder / "data.key")), NOW)
        await database.close()

    asyncio.run(do())
    return new_database


def test_a_key_ring_is_made_once_and_private(baomat: Baomat, folder: Path) -> None:
    """Mode 0600; the second time is refused and leaves the first as it is."""
    first, second = baomat("keys", "new"), None
    made = (folder / "data.key").read_bytes()
    second = baomat("keys", "new")

    assert (first.code, second.code) == (0, 1)
    assert "it is never overwritten" in second.err
    assert (folder / "data.key").read_bytes() == made
    assert (folder / "data.key").stat().st_mode & 0o777 == 0o600


def test_no_new_key_ring_is_made_for_a_database_that_has_one(
    new_database: Baomat, folder: Path
) -> None:
    """A lost ring must come back: a fresh one would open nothing."""
    (folder / "data.key").unlink()

    said = new_database("keys", "new")

    assert said.code == 1
    assert "Bring it back" in said.err
    assert not (folder / "data.key").exists()


def test_a_database_is_not_made_without_its_key_ring(baomat: Baomat, folder: Path) -> None:
    """`db upgrade` makes no key ring; the sentence says what does."""
    said = baomat("db", "upgrade")

    assert said.code == 1
    assert "baomat keys new" in said.err
    assert not (folder / "data.key").exists()


def test_the_wrong_key_ring_is_refused_and_nothing_touched(
    new_database: Baomat, folder: Path
) -> None:
    """One sentence, exit code 1."""
    (folder / "data.key").rename(folder / "kept.key")
    other = folder / "other"
    other.mkdir()
    os.environ["BAOMAT_DATA_DIR"] = str(other / "data")
    try:
        assert new_database("keys", "new").code == 0
    finally:
        del os.environ["BAOMAT_DATA_DIR"]
    (other / "data.key").rename(folder / "data.key")

    said = new_database("stats")
    checked = new_database("db", "check", "--json")

    assert said.code == 1
    assert said.err.startswith("BAOMAT_KEY_FILE is wrong")
    assert checked.code == 1
    assert [each["ok"] for each in json.loads(checked.out)["findings"]] == [True, False]


def test_a_wrong_setting_is_one_sentence_and_wrong_usage(
    baomat: Baomat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the setting; exit code 2."""
    monkeypatch.setenv("BAOMAT_LANGUAGE", "fr")

    said = baomat("doctor")

    assert (said.code, said.err) == (2, "BAOMAT_LANGUAGE is wrong: must be vi or en.\n")


def test_running_without_a_token_is_one_sentence(baomat: Baomat, folder: Path) -> None:
    """The missing setting is named, and nothing is made."""
    said = baomat("run")

    assert said.code == 2
    assert said.err.startswith("BAOMAT_BOT_TOKEN is missing")
    assert list(folder.iterdir()) == []


def test_the_doctor_names_what_is_missing(
    new_database: Baomat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Admins, care group and policy are missing at first; the database and key are well."""
    monkeypatch.setenv("BAOMAT_BOT_TOKEN", "1:a")

    said = new_database("doctor", "--json")

    wrong = {each["name"] for each in json.loads(said.out)["findings"] if not each["ok"]}
    assert said.code == 1
    assert wrong - {"holidays"} == {"admins", "care group", "policy"}


def test_the_doctor_finds_what_waits_too_long(full: Baomat) -> None:
    """An update that nobody has taken for months is an alarm."""
    found = {each["name"]: each for each in json.loads(full("doctor", "--json").out)["findings"]}

    assert not found["outbox"]["ok"]
    assert found["outbox"]["said"].startswith("1 wait")
    assert found["policy"]["ok"]
    assert found["care group"]["ok"]


def test_the_figures_count_cases_by_step(full: Baomat) -> None:
    """Numbers alone."""
    counts = json.loads(full("stats", "--json").out)

    assert (counts["cases"], counts["cases received"], counts["people"]) == (1, 1, 2)


def test_a_backup_is_restored_elsewhere_and_only_into_an_empty_database(
    full: Baomat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The round trip by commands; restoring over a used database is refused."""
    assert full("backup", "b.gz").code == 0
    over = full("restore", "b.gz")
    again = full("backup", "b.gz")
    monkeypatch.setenv("BAOMAT_DATABASE_URL", f"sqlite:///{folder}/new/baomat.db")
    restored = full("restore", "b.gz")

    assert (over.code, over.err) == (1, "The database is not empty. Restore into a new one.\n")
    assert again.err == "b.gz is there already. Name a new file.\n"
    assert restored.code == 0, restored.err
    assert full("db", "check").code == 0
    assert json.loads(full("stats", "--json").out)["cases"] == 1
    assert SECRET.encode() not in (folder / "new" / "baomat.db").read_bytes()


def test_nothing_is_restored_while_a_bot_runs(full: Baomat, folder: Path) -> None:
    """The lock of the running bot is respected; so it is when the key ring is turned."""
    full("backup", "b.gz")
    with process_lock(folder / "data" / "baomat.db.lock"):
        restored, rotated = full("restore", "b.gz"), full("keys", "rotate")

    assert restored.code == rotated.code == 1
    assert restored.err.startswith("Another bot runs")


def test_turning_the_key_ring_leaves_everything_readable(full: Baomat, folder: Path) -> None:
    """All values move to the new key; the old one goes when told to; the copy reads on."""
    before = json.loads(full("keys", "status", "--json").out)
    kept = full("keys", "rotate")
    between = json.loads(full("keys", "status", "--json").out)
    dropped = full("keys", "rotate", "--drop-old")
    after = json.loads(full("keys", "status", "--json").out)

    assert (kept.code, dropped.code) == (0, 0)
    sealed = before["keys"][0]["seals"]
    assert sealed >= 6  # two people, a day, a chat twice, the check value
    assert between["keys"] == [{"number": 1, "seals": 0}, {"number": 2, "seals": sealed}]
    assert after["keys"] == [{"number": 3, "seals": sealed}]
    assert full("export", str(CUSTOMER)).code in {0, 1}
    assert full("db", "check").code == 0
    assert (folder / "data.key").stat().st_mode & 0o777 == 0o600


def test_a_broken_audit_chain_is_found_in_place_and_in_an_export(
    full: Baomat, folder: Path
) -> None:
    """Changing one word of an entry is told with its chain and number, offline too."""
    assert full("audit", "export", "whole.jsonl").code == 0
    assert full("audit", "verify", "--export", "whole.jsonl").code == 0
    with sqlite3.connect(folder / "data" / "baomat.db") as connection:
        connection.execute("UPDATE audit SET move = 'reject' WHERE move = 'receive'")
    connection.close()
    full("audit", "export", "broken.jsonl")

    for said in (full("audit", "verify"), full("audit", "verify", "--export", "broken.jsonl")):
        assert said.code == 1
        assert "entry 2" in said.out


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases SET step = 'resolved'",
        "DELETE FROM audit WHERE move = 'receive'",
        "DELETE FROM audit WHERE move IN ('lodge', 'receive')",
    ],
)
def test_a_case_moved_behind_its_chains_back_is_found(
    full: Baomat, folder: Path, change: str
) -> None:
    """So is a chain whose last entries, or all, were taken away."""
    assert full("audit", "verify").code == 0
    with sqlite3.connect(folder / "data" / "baomat.db") as connection:
        connection.execute(change)
    connection.close()

    said = full("audit", "verify", "--json")

    assert said.code == 1
    assert json.loads(said.out)["broken"].startswith("case ")


def test_an_export_that_is_none_is_refused(baomat: Baomat, folder: Path) -> None:
    """The line is named."""
    (folder / "e.jsonl").write_text('{"chain": "x"}\n', encoding="utf-8")
    (folder / "f.jsonl").write_text("hello\n", encoding="utf-8")

    for name in ("e.jsonl", "f.jsonl"):
        said = baomat("audit", "verify", "--export", name)
        assert (said.code, said.err) == (1, "line 1 is not an audit entry.\n")


def test_erasing_somebody_unknown_is_refused(new_database: Baomat) -> None:
    """Nothing is held, nothing is erased."""
    for command in ("export", "erase"):
        assert new_database(command, "77").err == "Nothing is held of the Telegram user 77.\n"


def test_a_broken_database_address_is_one_sentence(
    baomat: Baomat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback whatever is written there; nothing of the password is repeated."""
    assert baomat("keys", "new").code == 0
    for url in (
        "nonsense",
        "postgresql://me:hunter2@127.0.0.1:1/none",
        "oracle://me:hunter2@x/y",
        BAD_PORT,
    ):
        monkeypatch.setenv("BAOMAT_DATABASE_URL", url)
        said = baomat("stats")
        assert said.code in {1, 2}
        assert said.err.count("\n") == 1
        assert "hunter2" not in said.err
    assert folder.is_dir()
