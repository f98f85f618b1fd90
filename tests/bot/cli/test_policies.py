"""Policy files and versions on the command line."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Baomat
from tests.bot.cli.test_asking import POLICY


@pytest.fixture
def file(folder: Path) -> Path:
    """A policy file."""
    path = folder / "policy.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_checking_a_policy_prints_how_it_was_read(baomat: Baomat, file: Path) -> None:
    """The JSON has exactly the promised fields, and the clauses verbatim."""
    said = json.loads(baomat("policy", "check", file, "--json").out)

    assert set(said) == {"title", "posted", "sections", "contacts", "left_out", "warnings"}
    clauses = said["sections"][0]["clauses"]
    assert clauses[1] == {
        "id": "1.2",
        "text": "Dữ liệu cá nhân không được bán cho bên thứ ba.",
        "step": None,
    }
    assert "[1.2] Dữ liệu cá nhân" in baomat("policy", "check", file).out


def test_what_is_no_policy_is_refused_in_one_sentence(baomat: Baomat, folder: Path) -> None:
    """No traceback, exit code 1; a file that is not there as well."""
    (folder / "empty.txt").write_bytes(b"")

    refused = baomat("policy", "check", "empty.txt")
    missing = baomat("policy", "check", "nowhere.txt")

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("The file is empty.")
    assert (missing.code, missing.err) == (1, "No such file or directory: nowhere.txt.\n")


def test_loading_shows_the_changes_and_puts_the_policy_in_force(
    new_database: Baomat, file: Path
) -> None:
    """Loaded, listed, shown; the same text again is refused."""
    loaded = new_database("policy", "load", file, "--yes")
    again = new_database("policy", "load", file, "--yes")

    assert "added   [1.2] Dữ liệu cá nhân" in loaded.out
    assert loaded.out.endswith("Version 1 is in force.\n")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith("The text is in force already")
    assert new_database("policy", "show").out == POLICY
    listed = json.loads(new_database("policy", "list", "--json").out)["versions"]
    assert [(each["number"], each["in_force"]) for each in listed] == [(1, True)]


def test_without_yes_and_nobody_to_ask_nothing_is_loaded(new_database: Baomat, file: Path) -> None:
    """A script must say --yes."""
    said = new_database("policy", "load", file)

    assert (said.code, said.err) == (1, "Nothing was done. Add --yes to do it.\n")
    assert new_database("policy", "show").code == 1


def test_a_rolled_back_policy_is_in_force_again(new_database: Baomat, file: Path) -> None:
    """The older version by its number; an unknown number is refused; both are audited."""
    new_database("policy", "load", file, "--yes")
    file.write_text(POLICY.replace("mười năm", "hai năm"), encoding="utf-8")
    changed = new_database("policy", "load", file, "--yes").out

    assert "hai năm" in changed
    assert new_database("policy", "rollback", "9", "--yes").code == 1
    assert new_database("policy", "rollback", "1", "--yes").out.endswith("1 is in force.\n")
    assert "mười năm" in new_database("policy", "show").out
    assert "hai năm" in new_database("policy", "show", "2").out
    assert "1 chains with 3 entries are whole" in new_database("audit", "verify").out
