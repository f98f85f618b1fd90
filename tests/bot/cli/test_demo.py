"""The demo as a person starts it: one command, one address, one Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Baomat

Demo = subprocess.Popen[str]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a demo: settings of a real bot that it must not touch."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BAOMAT_")}
    return kept | {
        "TMPDIR": str(tmp_path),
        "BAOMAT_BOT_TOKEN": "123456:a-real-one",
        "BAOMAT_DATABASE_URL": f"sqlite:///{tmp_path}/real.db",
        "BAOMAT_WEBHOOK_URL": "https://example.org/telegram",
        "BAOMAT_WEBHOOK_SECRET": "s",
    }


@pytest.fixture
def demo(environment: dict[str, str]) -> Iterator[Demo]:
    """A demo that is running."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo"],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        try:
            yield started
        finally:
            started.send_signal(signal.SIGINT)
            started.wait(20)


def bots(folder: Path) -> list[int]:
    """The processes that work in *folder*."""
    if not Path("/proc").exists():
        pytest.skip("processes are looked for in /proc")
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"BAOMAT_DATA_DIR={folder}".encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue
    return found


def test_the_demo_shows_its_page_and_leaves_nothing_behind(demo: Demo, tmp_path: Path) -> None:
    """The address answers, the bot works in a folder of its own, and both end on Ctrl-C."""
    assert demo.stdout is not None
    line = demo.stdout.readline()
    address = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/) in a browser\. .*\n", line)
    assert address is not None, line
    with urllib.request.urlopen(address[1]) as page:
        assert b"<html" in page.read()
    (folder,) = tmp_path.glob("baomat-demo-*")
    assert len(bots(folder)) == 1
    assert (folder / "baomat.db").exists()

    demo.send_signal(signal.SIGINT)

    assert demo.wait(20) == 0
    assert bots(folder) == []
    assert list(tmp_path.iterdir()) == []


def test_a_bot_that_dies_is_told(demo: Demo, tmp_path: Path) -> None:
    """The demo ends with exit code 1 and says why."""
    assert demo.stdout is not None
    assert demo.stderr is not None
    demo.stdout.readline()
    (folder,) = tmp_path.glob("baomat-demo-*")
    for number in bots(folder):
        os.kill(number, signal.SIGKILL)

    assert demo.wait(20) == 1
    assert "The bot ended by itself" in demo.stderr.read()


def test_a_bot_that_cannot_start_says_its_own_sentence(
    baomat: Baomat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong policy file is named by the bot, and shown by the demo."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    monkeypatch.setenv("BAOMAT_POLICY_FILE", "nowhere.txt")

    said = baomat("demo", "--data-dir", "kept")

    assert said.code == 1
    assert "BAOMAT_POLICY_FILE is wrong" in said.err
    assert (folder / "kept" / "bot.log").exists()


def test_a_folder_in_use_is_not_a_demos(baomat: Baomat, folder: Path) -> None:
    """The demo's people are new each time, so its data must be."""
    (folder / "data").mkdir()
    (folder / "data" / "baomat.db").touch()

    said = baomat("demo", "--data-dir", "data")

    assert (said.code, said.out) == (1, "")
    assert "is not empty" in said.err


def test_a_port_in_use_is_one_sentence(baomat: Baomat) -> None:
    """It says what to change."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = baomat("demo", "--port", str(taken.getsockname()[1]))

    assert said.code == 1
    assert said.err.startswith("That address is in use")


def test_an_address_that_is_none_is_wrong_usage(baomat: Baomat) -> None:
    """Exit code 2."""
    assert baomat("demo", "--listen", "here").code == 2
    assert baomat("demo", "--port", "70000").code == 2
