"""Whether the fault tests can fail: the code is broken on purpose, a test has to go red.

Each break is one line of a copy of the project, changed as a tired engineer might have it.
Run: `python -m benchmarks.proofs [WORD ...]`; the words pick breaks by what they promise.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT_OUT = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "data.key", "build")
KILLS = "tests/faults/test_kills.py"
LONGEST = 600


@dataclass(frozen=True)
class Break:
    """A promise, the words of a file that keep it, what they become, and the test that minds."""

    promise: str
    file: str
    kept: str
    broken: str
    test: str


BREAKS = (
    Break(
        "an update is confirmed only when it is kept",
        "bot/polling.py",
        "        await self.intake.keep(updates)\n        return next_offset(updates)\n\n"
        "    async def _next_one",
        "        loop = asyncio.get_running_loop()\n"
        "        loop.call_later(0.5, lambda: loop.create_task(self.intake.keep(updates)))\n"
        "        return next_offset(updates)\n\n"
        "    async def _next_one",
        KILLS,
    ),
    Break(
        "an update is done only when it is handled",
        "bot/worker.py",
        "            await self._handle(work, waiting)\n",
        '            await self._marked(waiting.id, "done")\n'
        "            await self._handle(work, waiting)\n",
        KILLS,
    ),
    Break(
        "what a cause did it does not do again",
        "storage/effects.py",
        "    return await session.scalar(found)\n",
        "    await session.scalar(found)\n    return None\n",
        KILLS,
    ),
    Break(
        "a notice is marked only when it is sent",
        "bot/delivery.py",
        "                await self.send(notice",
        '                await self._settle(notice, "sent")\n'
        "                await self.send(notice",
        "tests/faults/test_notices.py",
    ),
    Break(
        "a chat's updates are taken in their order",
        "storage/inbox.py",
        "            .order_by(ranked.c.seq)\n",
        "            .order_by(ranked.c.seq.desc())\n",
        KILLS,
    ),
    Break(
        "a draft is handed over as it was before its cause",
        "cases/drafts.py",
        "row.before if row.cause == cause else row.body",
        "row.body",
        "tests/cases/test_drafts.py",
    ),
    Break(
        "of two messages the first comes once",
        "bot/journal.py",
        "        if numbers:\n            return 200",
        "        if numbers and turn.count > 99:\n            return 200",
        "tests/faults/test_between_sends.py",
    ),
    Break(
        "a process that slept past its lease writes nothing",
        "storage/database.py",
        "    if await session.scalar(held) != fence:",
        "    if await session.scalar(held) is None:",
        "tests/storage/test_inbox.py",
    ),
    Break(
        "one process at a time on SQLite",
        "bot/lock.py",
        "fcntl.LOCK_EX | fcntl.LOCK_NB",
        "fcntl.LOCK_SH | fcntl.LOCK_NB",
        "tests/faults/test_polling.py",
    ),
    Break(
        "a stand-by takes over in time",
        "bot/polling.py",
        "LEASE = 10.0",
        "LEASE = 40.0",
        "tests/faults/test_polling.py",
    ),
    Break(
        "a database that never answers is given up",
        "storage/database.py",
        '"timeout": CONNECTED_WITHIN, "command_timeout": ANSWERED_WITHIN}',
        '"timeout": CONNECTED_WITHIN}',
        "tests/faults/test_database.py",
    ),
    Break(
        "a damaged file is refused and left as it is",
        "storage/soundness.py",
        'REASONS["SQLITE_CORRUPT"]\n\n\n',
        "None\n\n\n",
        "tests/faults/test_database.py",
    ),
    Break(
        "a 429 is obeyed",
        "bot/transport.py",
        "            await self.pacer.hold(chat, wait)\n",
        "",
        "tests/faults/test_sending.py",
    ),
    Break(
        "poison is set aside and blocks nobody",
        "bot/worker.py",
        "        last = waiting.tries + 1 >= TRIES or isinstance(error, UnreadableError)\n",
        "        last = False\n",
        "tests/faults/test_poison.py",
    ),
)


def broken(proof: Break, folder: Path) -> None:
    """Break the copy of the project in *folder*.

    Raises:
        ValueError: The words are not there once: the code has changed, and so must the table.
    """
    file = folder / proof.file
    text = file.read_text(encoding="utf-8")
    if text.count(proof.kept) != 1:
        raise ValueError(f"{proof.file}: not there once: {proof.kept!r}")
    file.write_text(text.replace(proof.kept, proof.broken), encoding="utf-8")


def is_red(proof: Break) -> tuple[bool, float]:
    """Whether the test fails on a broken copy, and the seconds that took."""
    with tempfile.TemporaryDirectory(prefix="baomat-proof") as place:
        folder = Path(place) / "project"
        shutil.copytree(ROOT, folder, ignore=KEPT_OUT)
        broken(proof, folder)
        began = time.monotonic()
        run = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", proof.test]
        done = subprocess.run(run, cwd=folder, capture_output=True, timeout=LONGEST, check=False)
        # 1: tests failed. Anything else, such as a module that cannot be read, proves nothing.
        return done.returncode == 1, time.monotonic() - began


def main() -> None:
    """Break one after another; exit 1 if a test does not mind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*")
    given = parser.parse_args()
    picked = [each for each in BREAKS if all(word in each.promise for word in given.words)]
    green = 0
    for proof in picked:
        red, took = is_red(proof)
        green += not red
        told = "red" if red else "STILL GREEN"
        print(
            f"{told:12} {took:4.0f} s  {proof.promise}  ({proof.file}; {proof.test})", flush=True
        )
    if green:
        sys.exit(f"{green} of {len(picked)} promises are minded by no test.")


if __name__ == "__main__":
    main()
