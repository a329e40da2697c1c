"""One service as a process: what `prepline run SERVICE` does."""

import asyncio
import sys
from typing import TYPE_CHECKING

from contracts.status import Stage
from runtime.lean import leave_out_unused

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["run_service"]

_FAILED = 1
_USED_WRONGLY = 2


def run_service(service: Stage) -> int:
    """Run a service until it is told to stop and return the code to end with; settings that are not valid are told."""
    leave_out_unused()

    from pydantic import ValidationError

    from runtime.logs import configure_logs
    from runtime.serving import ServerDiedError, serve
    from services.registry import build, settings_of

    try:
        settings = settings_of(service)()
    except ValidationError as error:
        _explain(error)
        return _USED_WRONGLY
    configure_logs(level=settings.log_level, log_format=settings.log_format)
    try:
        with asyncio.Runner(loop_factory=_event_loop) as runner:
            return runner.run(serve(build(service, settings), host=settings.host, port=settings.port))
    except ServerDiedError as error:
        _report(str(error))
        return _FAILED


def _explain(error: "ValidationError") -> None:
    _report("The settings are not valid:")
    for flaw in error.errors(include_input=False, include_url=False):
        variable = "__".join(str(part).upper() for part in flaw["loc"])
        _report(f"  {f'PREPLINE_{variable}: ' if variable else ''}{flaw['msg']}")


def _report(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _event_loop() -> asyncio.AbstractEventLoop:
    import uvloop

    return uvloop.new_event_loop()
