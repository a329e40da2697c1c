"""The command line as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `python -m services` in an empty directory, with no settings but those given."""

    def call(*arguments: str | Path, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREPLINE_")}
        return subprocess.run(  # noqa: S603 — our own command
            [sys.executable, "-m", "services", *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=inherited | {"PYTHONPATH": str(Path(__file__).parents[3]), "COLUMNS": "200"} | variables,
        )

    return call
