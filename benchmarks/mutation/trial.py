"""One mutant against its tests, in a forked process that imports the changed module."""

import importlib.abc
import importlib.util
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

from benchmarks.mutation.mutants import Mutant, mutated

__all__ = ["Finder", "fork", "module_name", "silence", "start", "tell_children", "tests_of", "wait_for_one"]

_TESTS = Path("tests")
_STARTUP = Path(__file__).parent / "startup"


def tests_of(file: Path) -> list[list[Path]]:
    """Return the test files of a module in groups, nearest first: its own, its folder's, its package's.

    Tests that need servers are left out, but for the packages whose work is done by servers.
    """
    groups, known = [], set[Path]()
    for place in _places(file):
        files = [place] if place.is_file() else sorted(place.rglob("test_*.py"))
        if group := [file for file in files if file not in known]:
            groups.append(group)
            known.update(group)
    return groups


def _places(file: Path) -> list[Path]:
    parts = file.with_suffix("").parts
    package, *folders, name = parts[1:] if parts[0] == "services" and len(parts) > 2 else parts
    unit, component = _TESTS / "unit" / package, _TESTS / "component" / package
    mirrored = (_TESTS if package == "contracts" else _TESTS / "unit").joinpath(package, *folders)
    own = folders[-1] if name == "__init__" and folders else name
    places = [mirrored / f"test_{own.strip('_')}.py", mirrored, unit, component]
    match package:
        case "contracts":
            places += [_TESTS / "contracts", _TESTS / "unit" / "runtime" / "kafka", _TESTS / "component" / "gateway"]
        case "billing":
            places += [_TESTS / "integration" / "billing"]
        case "runtime":
            places += [_TESTS / "integration" / "runtime", _TESTS / "integration" / "delivery"]
    return places


def start(mutant: Mutant, *, limit: float) -> int:
    """Run a mutant's tests in a child, for at most `limit` seconds; return its process id for `wait_for_one`."""
    return fork(partial(_is_noticed, mutant), limit=limit)


def fork(ask: Callable[[], bool], *, limit: float = 0) -> int:
    """Ask in a child, which exits with 0 for no; after `limit` seconds, if any, the answer is yes.

    A mutant that loops forever is thus noticed.
    """
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    silence()
    signal.setitimer(signal.ITIMER_REAL, limit)
    answer = True
    try:
        answer = ask()
    finally:
        os._exit(int(answer))


def silence() -> None:
    """Let this process read and print nothing."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)


def _is_noticed(mutant: Mutant) -> bool:
    """Whether a test fails. Changes what this process imports, hence only in a child.

    Each group of tests is collected only when those before it have passed.
    """
    import pytest

    tell_children(mutant)
    sys.meta_path.insert(0, Finder(mutant))
    # Hypothesis was imported before the fork, which pytest would complain about.
    options = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return any(pytest.main([*options, *map(str, group)]) != pytest.ExitCode.OK for group in tests_of(mutant.file))


def tell_children(mutant: Mutant) -> None:
    """Let processes that tests start import the changed module as well."""
    os.environ["MUTANT"] = pickle.dumps(mutant).hex()
    paths = [str(_STARTUP), str(Path.cwd()), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))


def module_name(file: Path) -> str:
    """Return the name under which a file is imported."""
    parts = file.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def wait_for_one(running: Sequence[int]) -> tuple[int, bool]:
    """Return the next child that ends, and whether its mutant was noticed; what it left running is stopped."""
    while True:
        for child in running:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                _stop_group(child)
                return child, os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)


def _stop_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


class _Loader(SourceFileLoader):
    """Loads a module with the change in it."""

    def __init__(self, name: str, mutant: Mutant) -> None:
        super().__init__(name, str(mutant.file))
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        return compile(mutated(self._mutant), self.get_filename(fullname), "exec")


class Finder(importlib.abc.MetaPathFinder):
    """Finds the mutated module, and leaves all others to Python."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = module_name(mutant.file)
        self._mutant = mutant

    def find_spec(self, fullname: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return the mutant's own module alone."""
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self._mutant.file, loader=_Loader(fullname, self._mutant)
        )
