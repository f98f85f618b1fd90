"""The breaks by which the fault tests are proven still fit the code and its tests."""

import shutil
from pathlib import Path

import pytest

from benchmarks.proofs import BREAKS, ROOT, Break, broken


@pytest.mark.parametrize("proof", BREAKS, ids=[each.promise for each in BREAKS])
def test_each_break_still_finds_what_it_breaks(proof: Break, tmp_path: Path) -> None:
    """And what it makes of it is Python, and the test it names is there."""
    copied = tmp_path / proof.file
    copied.parent.mkdir(parents=True)
    shutil.copy(ROOT / proof.file, copied)
    broken(proof, tmp_path)
    compile(copied.read_text(encoding="utf-8"), proof.file, "exec")
    assert (ROOT / proof.test).exists()
