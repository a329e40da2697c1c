"""One MongoDB for all mutants: each trial would otherwise start one, which takes longer than its tests."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence

from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.trial import tests_of

__all__ = ["shared_database"]

_SERVE = """
import sys
from pathlib import Path
from tests.support.mongo import running_mongo

with running_mongo(Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.read()
"""
"""In a process of its own, because nothing of ours may be imported in this one."""


@contextlib.contextmanager
def shared_database(mutants: Sequence[Mutant]) -> Iterator[None]:
    """Run a server while the block runs, if tests of the mutants need one."""
    if not any("integration" in file.parts for mutant in mutants for group in tests_of(mutant.file) for file in group):
        yield
        return
    with tempfile.TemporaryDirectory() as folder, _serving(folder) as url:
        os.environ["PREPLINE_TEST_MONGO"] = url
        yield
        del os.environ["PREPLINE_TEST_MONGO"]


@contextlib.contextmanager
def _serving(folder: str) -> Iterator[str]:
    command = [sys.executable, "-c", _SERVE, folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate()  # the end of its input ends it
