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
