"""The log: one JSON object a line, which names nobody.

Our own lines hold ids, states and route templates. What other libraries say is told by their name
and place alone, and of an error its kind and its way through the code: its words may quote people.
"""

import logging
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

import structlog

Line = MutableMapping[str, Any]
STARTING: Final = "uvicorn"
"""The one library whose warnings are told in its words; they are of ports and protocols."""


def log_json_lines(stream: TextIO) -> None:
    """Write our log, and the warnings of every library, to a stream."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            errors_without_words,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Others()], force=True)
    logging.captureWarnings(True)


class _Others(logging.Handler):
    """What libraries log, without their words."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line of another library."""
        says = {"says": str(record.msg).strip()} if record.name.startswith(STARTING) else {}
        structlog.get_logger().log(
            record.levelno,
            "library",
            library=record.name,
            place=f"{Path(record.pathname).name}:{record.lineno}",
            exc_info=record.exc_info,
            **says,
        )


def errors_without_words(_logger: Any, _method: str, line: Line) -> Line:
    """An error as its kind and the places that it went through."""
    given = line.pop("exc_info", None)
    if given is None:
        return line
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        line["error"] = type(error).__name__
        line["where"] = places(error.__traceback__)
    return line


def places(trace: TracebackType | None) -> list[str]:
    """Where an error went through, such as ``engine.py:41 match``."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found
