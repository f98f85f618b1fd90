"""Policy files: the one that ships with the bot, the one the settings name, any other."""

from importlib.resources import files
from pathlib import Path


def policy_bytes(path: Path | None) -> bytes:
    """The policy at *path*, else the one the settings name, else the shipped one."""
    if path is None:
        from bot.settings import read_settings

        path = read_settings().policy_file
    if path is None:
        return (files("policy") / "text" / "privacy-policy.vi.txt").read_bytes()
    return path.read_bytes()
