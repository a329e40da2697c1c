"""Where `prepline` begins."""

import gc
import io
import os
import sys

__all__ = ["main"]

_ALLOCATIONS = 20_000
"""Between two searches for garbage; Python's own 700 suits small programs."""
_RUN = 2
"""Arguments of `prepline run SERVICE`."""


def main() -> None:
    """Run the command line."""
    # Pydantic would look through everything that is installed for plugins of its own when the first model is made,
    # which takes longer than most commands.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What is imported stays: looking again and again for garbage among it is a twentieth of a command's start.
    gc.set_threshold(_ALLOCATIONS)
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

    if arguments[1] in Stage:
        from services.running import run_service

        sys.exit(run_service(Stage(arguments[1])))
