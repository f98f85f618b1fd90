"""Policy files: the one that ships with the bot, the one the settings name, any other."""

import os
from importlib.resources import files
from pathlib import Path


def policy_bytes(path: Path | None) -> bytes:
    """The policy at *path*, else the one the settings name, else the shipped one."""
    path = path or _named()
    if path is None:
        return (files("policy") / "text" / "privacy-policy.vi.txt").read_bytes()
    return path.read_bytes()


def _named() -> Path | None:
    # Settings take longer to import than an answer takes: read them only where they can matter.
    if "BAOMAT_POLICY_FILE" not in os.environ and not Path(".env").exists():
        return None
    from bot.settings import read_settings

    return read_settings().policy_file
