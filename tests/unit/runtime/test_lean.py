import subprocess
import sys

FALL_BACK = """
from runtime.lean import leave_out_unused

leave_out_unused()
import httpx, structlog, uvicorn
import sys

print(sorted(name for name in ("rich", "pygments", "greenlet", "watchfiles") if sys.modules.get(name)))
from structlog.dev import ConsoleRenderer
ConsoleRenderer(colors=False)(None, "info", {"event": "said"})
"""
KEPT = """
import rich
from runtime.lean import leave_out_unused

leave_out_unused()
from rich.console import Console
print(Console.__name__)
"""


def _said_by(program: str) -> str:
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 — our own words
    return done.stdout.strip()


def test_libraries_fall_back_without_what_no_service_uses() -> None:
    assert _said_by(FALL_BACK) == "[]"


def test_what_somebody_uses_already_stays() -> None:
    assert _said_by(KEPT) == "Console"


STOOD_IN = """
from runtime.lean import leave_out_unused

leave_out_unused()
import sys
import minio, uvicorn
from uvicorn.server import Server

assert uvicorn.Server is Server
print("click" in sys.modules, "argon2" in sys.modules)
try:
    minio.MinioAdmin()
except RuntimeError as error:
    print(error)
"""
RUN = """
import sys
sys.argv = ["prepline", "run", "scraper"]
from services import running
running.run_service = lambda service: print(service, "typer" in sys.modules) or 0
from services.cli import main
main()
"""


def test_modules_that_are_imported_in_any_case_are_empty_and_say_so_when_called() -> None:
    left_out, said = _said_by(STOOD_IN).splitlines()
    assert left_out == "False False"
    assert said == "minio.minioadmin.MinioAdmin is left out of services; see runtime.lean"


def test_a_service_runs_without_the_command_line() -> None:
    assert _said_by(RUN) == "scraper False"
