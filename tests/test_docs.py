"""The documents tell the truth: what is there is in them, and what is in them is there."""

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.settings import PREFIX, Settings
from cases.words import WRITTEN
from handlers.menus import ENGLISH
from handlers.texts.menus import AdminMenu, BindingMenu, CareMenu, CustomerMenu

ROOT = Path(__file__).parent.parent
DOORS = ("bot", "handlers", "rights", "policy", "cases", "storage")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SETTINGS = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
MENUS = (CustomerMenu, CareMenu, AdminMenu, BindingMenu)


def text_of(path: str) -> str:
    """A document's text."""
    return (ROOT / path).read_text(encoding="utf-8")


def commands(group: typer.Typer, before: str = "baomat") -> Iterator[str]:
    """Every command that can be typed, those of its groups included."""
    for command in group.registered_commands:
        called = command.name or getattr(command.callback, "__name__", "").replace("_", "-")
        yield f"{before} {called}"
    for each in group.registered_groups:
        if each.typer_instance is not None:
            yield from commands(each.typer_instance, f"{before} {each.name}")


def examples() -> list[tuple[str, str]]:
    """The README's questions on the command line, with the answers it shows."""
    shown = re.findall(r"```console\n(.*?)```", text_of("README.md"), re.DOTALL)
    return [
        (question, said.strip())
        for block in shown
        for question, said in re.findall(
            r'\$ baomat ask "(.*?)"\n(.*?)(?=\n\$ |\Z)', block, re.DOTALL
        )
    ]


def test_every_command_of_the_command_line_is_told_of() -> None:
    """And none is told of that is not there."""
    told = set(
        re.findall(r"^\| `(baomat [a-z]+(?: [a-z]+)?)", text_of("docs/commands.md"), re.MULTILINE)
    )
    assert told == set(commands(app))


def test_every_command_of_the_menus_is_told_of_in_both_spellings() -> None:
    """A command that no document names is found by nobody."""
    told = set(re.findall(r"`/([a-z]+)", text_of("docs/commands.md")))
    for menu in MENUS:
        for field in fields(menu):
            assert field.name in told
    assert set(ENGLISH.values()) <= told


def test_every_typed_word_is_told_of() -> None:
    """What can be typed instead of a button stands in the list, in both languages."""
    told = text_of("docs/commands.md")
    for written in WRITTEN.values():
        assert written[0] in told


def test_the_settings_example_names_every_setting_and_no_other() -> None:
    """A setting that is not in the example would be known to its author alone."""
    named = set(re.findall(r"^#? ?(BAOMAT_[A-Z_]+)=", text_of(".env.example"), re.MULTILINE))
    assert named == SETTINGS


@pytest.mark.parametrize(
    "path", [*PAGES, ROOT / "Dockerfile", ROOT / "compose.yaml"], ids=lambda path: path.name
)
def test_no_document_names_a_setting_that_is_not_there(path: Path) -> None:
    """`BAOMAT_HOST` is the compose file's own; `_FILE` behind a name is understood."""
    named = set(re.findall(r"\b(BAOMAT_[A-Z_]*[A-Z])\b", path.read_text(encoding="utf-8")))
    known = SETTINGS | {f"{name}_FILE" for name in SETTINGS} | {"BAOMAT_HOST"}
    assert named <= known


def test_a_commented_default_is_the_default() -> None:
    """The example shows what holds when nothing is said."""
    shown = re.findall(r"^# (BAOMAT_[A-Z_]+)=(.+)$", text_of(".env.example"), re.MULTILINE)
    said = {name.removeprefix(PREFIX).lower(): value for name, value in shown}
    defaults = {name: Settings.model_fields[name].default for name in said}
    assert said
    for name, value in said.items():
        kind = type(defaults[name])
        assert (float(value) if kind is float else kind(value)) == defaults[name], name


@pytest.mark.parametrize("door", DOORS)
def test_the_architecture_names_every_module(door: str) -> None:
    """The map of the house has every room, and no room that is gone."""
    page = text_of("docs/architecture.md")
    part = page.split(f"### `{door}/`")[1].split("\n### ")[0]
    told = set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE))
    there = {path.stem for path in (ROOT / door).glob("*.py") if path.stem != "__init__"}
    there |= {
        f"{path.name}/"
        for path in (ROOT / door).iterdir()
        if path.is_dir() and path.name != "__pycache__" and any(path.iterdir())
    }
    there |= {path.name for path in (ROOT / door).glob("*.toml")}
    assert told == there


def glossary() -> list[tuple[str, str, str]]:
    """The glossary's words: in English, in Vietnamese, and their place in code."""
    rows = re.findall(
        r"^\| (.+?) \| (.+?) \| .+ \| `(.+?)` \|$", text_of("docs/glossary.md"), re.MULTILINE
    )
    return [(word, vietnamese, place) for word, vietnamese, place in rows]


def test_the_glossary_has_words() -> None:
    """Should the table's form change, the test below must not pass on nothing."""
    assert len(glossary()) > 40


@pytest.mark.parametrize(("word", "vietnamese", "place"), glossary())
def test_a_word_of_the_glossary_stands_where_it_says(
    word: str, vietnamese: str, place: str
) -> None:
    """A word whose place has moved away misleads."""
    assert vietnamese.strip(), word
    parts = place.split(".")
    found: object = importlib.import_module(".".join(parts[:2]))
    for number, part in enumerate(parts[2:], 3):
        if not hasattr(found, part):
            found = importlib.import_module(".".join(parts[:number]))
        else:
            found = getattr(found, part)
    assert found is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_link_to_a_file_leads_to_it(page: Path) -> None:
    """Links between documents do not break when a file moves."""
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_make_target_that_is_named_is_there(page: Path) -> None:
    """`make something` in a document can be typed."""
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_the_readme_shows_questions_with_their_answers() -> None:
    """Should the blocks' form change, the test below must not pass on nothing."""
    assert len(examples()) >= 2


@pytest.mark.parametrize(("question", "shown"), examples())
def test_the_readme_shows_what_the_bot_answers(question: str, shown: str) -> None:
    """The example is the bot's own answer; a last line of three dots leaves the rest out."""
    ask = [sys.executable, "-m", "bot", "ask", question]
    done = subprocess.run(ask, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    if shown.endswith("\n..."):
        assert done.stdout.startswith(shown.removesuffix("..."))
    else:
        assert done.stdout.strip() == shown
