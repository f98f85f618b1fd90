"""A person's data by command: a copy, and its erasure."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database import open_database
from storage.keyring import read_ring
from storage.people_rows import met
from storage.vault import Vault
from tests.bot.cli.conftest import Baomat
from tests.conftest import Postgres, in_own_loop

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LAN = 4_000_000_001


@pytest.fixture
def known(new_database: Baomat, folder: Path) -> Baomat:
    """The command line on a database that knows one person."""

    async def do() -> None:
        database = open_database(f"sqlite:///{folder}/data/baomat.db")
        async with database.write() as session:
            vault = Vault(read_ring(folder / "data.key"))
            await met(session, vault, LAN, language="vi", now=NOW)
        await database.close()

    asyncio.run(do())
    return new_database


def test_what_is_held_of_a_person_is_printed_as_json(known: Baomat) -> None:
    """Their own id in clear, when we met them, and no case."""
    copied = json.loads(known("export", str(LAN)).out)

    assert copied["telegram_id"] == LAN
    assert copied["language"] == "vi"
    assert copied["cases"] == []


def test_a_person_is_erased_only_when_it_is_meant(known: Baomat) -> None:
    """Without --yes nothing goes; with it everything, and the audit chain tells of it."""
    asked = known("erase", str(LAN))
    assert (asked.code, asked.out) == (1, "")
    assert asked.err.endswith("Nothing was done. Add --yes to do it.\n")
    assert known("export", str(LAN)).code == 0

    erased = known("erase", str(LAN), "--yes", "--json")

    assert json.loads(erased.out) == {
        "cases": 0,
        "withdrawn": 0,
        "files": 0,
        "still_staff": False,
        "language": "vi",
    }
    assert known("export", str(LAN)).code == 1
    assert json.loads(known("stats", "--json").out)["people"] == 0
    assert "1 entries are whole" in known("audit", "verify").out


def test_the_commands_work_on_postgresql_and_its_backup_on_sqlite(
    baomat: Baomat, postgres: Postgres, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Key ring, tables, policy, backup there; restore, look and rollback here."""
    policy = Path(__file__).parents[3] / "policy" / "text" / "privacy-policy.vi.txt"
    monkeypatch.setenv("BAOMAT_DATABASE_URL", in_own_loop(postgres.copy(None)))
    early = baomat("stats")
    assert (early.code, "baomat keys new" in early.err) == (1, True)
    for command in (
        ("keys", "new"),
        ("db", "upgrade"),
        ("policy", "load", policy, "--yes"),
        ("keys", "rotate"),
        ("db", "check"),
        ("audit", "verify"),
        ("backup", "b.gz"),
    ):
        said = baomat(*command)
        assert said.code == 0, (command, said)
    found = json.loads(baomat("doctor", "--json").out)["findings"]
    assert {"database", "key ring", "policy", "inbox"} <= {f["name"] for f in found if f["ok"]}
    monkeypatch.setenv("BAOMAT_DATABASE_URL", f"sqlite:///{folder}/here.db")

    assert baomat("restore", "b.gz").code == 0
    assert baomat("policy", "show").out.startswith("Chính sách bảo mật")
