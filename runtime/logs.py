"""Structured logs: one JSON object per line, or readable lines on a terminal."""

import logging
import re
import sys
from typing import Literal

import structlog

__all__ = ["configure_logs"]

_NOISY = (
    "aiokafka",
    "faststream_concurrent_aiokafka",
    "httpx",
    "httpcore",
    "httpcore2",
    "httpx2",
    "uvicorn.access",
    "pymongo",
    "urllib3",
)

_SIGNED = re.compile(r"(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\s\"']+")
_RETRY = "stamina.retry_scheduled"


def configure_logs(*, level: str = "INFO", log_format: Literal["json", "console"] = "json") -> None:
    """Send all logs, those of libraries too, to stderr in one shape."""
    shared: list[structlog.typing.Processor] = [
        _without_signatures,
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[_retries_are_details, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    last: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if log_format == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _without_signatures(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Take the signature out of presigned addresses: whoever reads one in a log could download the file."""
    for name, value in event.items():
        if isinstance(value, str) and "X-Amz-" in value:
            event[name] = _SIGNED.sub(r"\1redacted", value)
    return event


def _retries_are_details(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Log what stamina warns about, a request that is tried again, for debugging only: that is what retries are for."""
    if event.get("event") == _RETRY:
        if not logging.getLogger().isEnabledFor(logging.DEBUG):
            raise structlog.DropEvent
        event["retry_of"] = event.pop("callable", None)
    return event
