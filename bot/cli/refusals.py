"""Known errors as one plain sentence and an exit code, without importing where they live."""

import errno
import inspect
from dataclasses import dataclass

FAILED = 1
WRONG_USAGE = 2

CODES = {
    "bot.cli.refusals.RefusedError": FAILED,
    "bot.settings.SettingsError": WRONG_USAGE,
    "bot.opening.CannotOpenError": FAILED,
    "bot.lock.InUseError": FAILED,
    "bot.lock.NoLockError": FAILED,
    "bot.web.CannotListenError": WRONG_USAGE,
    "bot.backup.BackupError": FAILED,
    "bot.rotation.BotAtWorkError": FAILED,
    "cases.aside.AsideGoneError": FAILED,
    "cases.aside.ManyMeantError": FAILED,
    "cases.aside.NotAsideError": FAILED,
    "cases.calendar.CalendarError": FAILED,
    "policy.asking.LineRefusedError": FAILED,
    "policy.library.SamePolicyError": FAILED,
    "policy.library.VersionUnknownError": FAILED,
    "policy.reader.PolicyRefusedError": FAILED,
    "storage.chains.EntryBrokenError": FAILED,
    "storage.keyring.KeyRingBrokenError": FAILED,
    "storage.keyring.KeyRingExistsError": FAILED,
    "storage.keyring.KeyRingMissingError": FAILED,
    "storage.people_rows.PersonGoneError": FAILED,
    "storage.vault.SealBrokenError": FAILED,
    "sqlalchemy.exc.SQLAlchemyError": FAILED,
    "builtins.OSError": FAILED,
}
"""Where a known error lives, and what the process ends with."""

KEY_RINGS = {
    "storage.keyring.KeyRingBrokenError": "BAOMAT_KEY_FILE is wrong: {} is not a key ring",
    "storage.keyring.KeyRingExistsError": "There is a key ring at {}; it is never overwritten",
    "storage.keyring.KeyRingMissingError": (
        "BAOMAT_KEY_FILE is missing: there is no key ring at {}. Bring it back; for a new "
        "database run `baomat keys new`"
    ),
}


class RefusedError(Exception):
    """A command cannot do what was asked; the message says in plain words what to do."""


@dataclass(frozen=True)
class Refusal:
    """What a person reads of an error, and what a script gets."""

    sentence: str
    code: int


def refusal(error: BaseException) -> Refusal | None:
    """The plain sentence of a known error; None for one that is a mistake of ours."""
    for kind in type(error).__mro__:
        place = f"{kind.__module__}.{kind.__qualname__}"
        if place in CODES:
            return Refusal(_sentence(error, place), CODES[place])
    return None


def _sentence(error: BaseException, place: str) -> str:
    said = str(error)
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        said = "That address is in use: choose another port (BAOMAT_LISTEN; of the demo, --port)"
    elif isinstance(error, OSError):
        said = f"{error.strerror or type(error).__name__}: {error.filename or ''}".rstrip(": ")
    elif place.startswith("sqlalchemy."):
        # Its own message quotes the statement with the row's values.
        said = f"The database failed ({_why(error)}); nothing half done was kept"
    elif place in KEY_RINGS:
        said = KEY_RINGS[place].format(said)
    elif " " not in said:
        said = _first_sentence(type(error))
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _why(error: BaseException) -> str:
    from storage.failures import reason

    wrong = reason(error)
    return type(error).__name__ if wrong is None else f"{wrong.why}: {wrong.remedy}"


def _first_sentence(kind: type) -> str:
    return (inspect.getdoc(kind) or kind.__name__).split("\n", maxsplit=1)[0]
