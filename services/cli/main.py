"""Where `prepline` begins."""

import io
import sys

from runtime.lean import start_lightly

__all__ = ["main"]

_RUN = 2
"""Arguments of `prepline run SERVICE`."""


def main() -> None:
    """Run the command line."""
    start_lightly()
    if isinstance(sys.stdout, io.TextIOWrapper):  # JSON is UTF-8 whatever the terminal's locale
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    _run_service(sys.argv[1:])
    from services.cli.application import application

    application()()


def _run_service(arguments: list[str]) -> None:
    """Become a service if that is what is asked for.

    A command line with help and choices is five megabytes of every process; a service needs none of it.
    """
    if len(arguments) != _RUN or arguments[0] != "run":
        return
    from contracts.status import Stage

    if arguments[1] in tuple(Stage):
        from services.running import run_service

        sys.exit(run_service(Stage(arguments[1])))
