"""Logs: one JSON line an event on stderr, with no token and no customer's word in it."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}")
TALKATIVE = (
    "telegram", "httpx", "httpcore", "aiohttp", "asyncio", "sqlalchemy", "alembic",
    "pypdf", "fpdf", "fontTools",
)  # fmt: skip
"""Libraries whose log lines may quote updates, addresses, rows or files."""


class Unquoting(logging.Filter):
    """Takes message arguments, tracebacks and tokens out of other people's log lines."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line pass with its place and the class of its error alone."""
        if record.name.split(".")[0] in TALKATIVE:
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            record.msg = f"{record.name}:{record.lineno} {kind}".strip()
            record.args, record.exc_info, record.exc_text = (), None, None
        else:
            record.msg = TOKEN.sub("[token]", record.getMessage())
            record.args = ()
        return True


def _without_tokens(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = TOKEN.sub("[token]", value)
    return event


def set_up_logs(level: str = "INFO") -> None:
    """Send structured lines to stderr and quiet the libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Unquoting())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_tokens,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
