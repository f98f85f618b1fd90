"""Why a database fails, in plain words with what to do, read off its error's code."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """What is wrong, and what to do about it."""

    why: str
    remedy: str


BROUGHT_BACK = "move it away and bring a backup back with `baomat restore`"
GIVEN_BACK = "let the user the bot runs as write the file and its folder"

REASONS = {
    "SQLITE_FULL": Reason("the disk is full", "make room on it"),
    "SQLITE_READONLY": Reason("it cannot be written", GIVEN_BACK),
    "SQLITE_CANTOPEN": Reason("it cannot be opened", GIVEN_BACK),
    "SQLITE_PERM": Reason("it cannot be opened", GIVEN_BACK),
    "SQLITE_CORRUPT": Reason("the file is damaged", BROUGHT_BACK),
    "SQLITE_NOTADB": Reason("the file is no SQLite database", BROUGHT_BACK),
    "SQLITE_IOERR": Reason("the disk fails", "look at the disk"),
    "SQLITE_BUSY": Reason("another process holds it", "end that process"),
    "53100": Reason("the server's disk is full", "make room on it"),
    "25006": Reason("the server takes no writes", "point BAOMAT_DATABASE_URL at the primary"),
}
"""Classes of SQLite's errors, and PostgreSQL's SQLSTATEs, that a person can do something about."""


def reason(error: BaseException) -> Reason | None:
    """The reason an error of SQLAlchemy or of a driver gives; None for one without a plain one."""
    orig = getattr(error, "orig", None) or error
    code = getattr(orig, "sqlite_errorname", None) or getattr(orig, "sqlstate", None) or ""
    return REASONS.get("_".join(str(code).split("_")[:2]))


def named(error: BaseException) -> str:
    """The reason of an error in a few words, or else its class; never its own words."""
    found = reason(error)
    return type(error).__name__ if found is None else found.why
