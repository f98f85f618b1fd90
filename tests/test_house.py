"""The house's own rules: where things stand, how long they are, what they are called."""

import ast
import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DOORS = ("bot", "handlers", "rights", "policy", "cases", "storage")
WORN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "service"}
LONGEST = 300
LONGEST_TEST = 600


def sources(*places: str) -> Iterator[Path]:
    """The Python files of these folders."""
    for place in places:
        yield from sorted((ROOT / place).rglob("*.py"))


def written_tests(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The test functions of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
            "test_"
        ):
            yield node


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    """A requirement's package, in the form lock files have."""
    return re.split(r"[\[=<>;~! ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize(
    ("places", "longest"), [((*DOORS, "benchmarks"), LONGEST), (("tests",), LONGEST_TEST)]
)
def test_no_file_is_longer_than_a_reader_bears(places: tuple[str, ...], longest: int) -> None:
    """A file that has outgrown this is split by noun; a migration is written once, as it is."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources(*places)
        if "versions" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > longest
    }
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    """A module is called by the noun it holds."""
    worn = [
        str(path.relative_to(ROOT))
        for path in sources(*DOORS)
        if WORN_NAMES & {*path.relative_to(ROOT).parts, path.stem}
    ]
    assert not worn


def test_every_test_says_in_a_line_what_must_be_true() -> None:
    """A test has a sentence for a name, and a docstring."""
    silent = [
        f"{path.relative_to(ROOT)}:{test.lineno} {test.name}"
        for path in sources("tests")
        for test in written_tests(path)
        if ast.get_docstring(test) is None or test.name.count("_") < 3
    ]
    assert not silent


def test_tests_stand_where_what_they_test_stands() -> None:
    """A folder of tests is a door of the house, or one of those for whole stories."""
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/*.py")}
    assert folders <= {*DOORS, "journeys", "browser", "faults", "data"}


def test_nothing_is_left_for_later_in_a_comment() -> None:
    """What is to be done stands in the tracker, not in the code."""
    marks = re.compile(r"#.*\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(*DOORS, "tests", "benchmarks")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert not left


def test_everything_the_code_reads_is_packed_with_it() -> None:
    """A data file that the package leaves behind would be missed only once it is installed."""
    packed = project()["tool"]["setuptools"]["package-data"]["*"]
    behind = [
        str(path.relative_to(ROOT))
        for door in DOORS
        for path in (ROOT / door).rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not any(fnmatch.fnmatch(path.name, pattern) for pattern in packed)
    ]
    assert not behind


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", []), ("requirements-dev.lock", ["dev"])]
)
def test_a_lock_holds_every_library_by_its_hash(lock: str, extras: list[str]) -> None:
    """A library that is asked for but not locked would break `make setup`."""
    locked = (ROOT / lock).read_text(encoding="utf-8")
    said = project()["project"]
    asked = [*said["dependencies"]]
    for extra in extras:
        asked += said["optional-dependencies"][extra]
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", locked, re.MULTILINE))
    assert {name_of(each) for each in asked} <= pinned
    for entry in re.split(r"\n(?=\S)", locked.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
    assert "://" not in locked
