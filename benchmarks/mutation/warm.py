"""Many mutants against tests that were collected once: each is tried in a fork, where functions change in place.

What runs while a module is imported is not run again, so that a survivor in there may still be noticed by `trial`.
"""

import functools
import gc
import json
import os
import pickle
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import NamedTuple

import pytest

from benchmarks.mutation.mutants import Mutant, functions_around, mutated
from benchmarks.mutation.trial import Finder, fork, module_name, silence, tell_children, tests_of, wait_for_one

__all__ = ["Outcome", "try_warm"]

_SLOWER, _SPARE, _LONGEST = 3, 10, 900
"""A mutant may take thrice as long as the unchanged tests and ten seconds more, those a quarter of an hour."""
_COMMANDS = Path("services/cli")
"""Its tests start commands as processes, so that no test is seen to call its functions."""
Place = tuple[str, int]
"""A function: its file and first line."""
_CACHED = type(functools.cache(len))
_OURS = ("contracts", "lexicon", "runtime", "services", "tests", "test_")


class Outcome(NamedTuple):
    """What was found out without importing anything anew."""

    survivors: list[Mutant]
    unsure: list[Mutant]
    """Survivors in functions that ran while modules were imported."""
    limit: float
    """How many seconds a mutant may take."""
    failing: bool
    """The tests fail without a change, so that nothing was tried."""


def try_warm(mutants: Sequence[Mutant], *, jobs: int) -> Outcome:
    """Try the mutants, `jobs` at once; in a child, so that nothing of ours is imported here."""
    reader, writer = os.pipe()
    child = fork(lambda: _report(mutants, jobs, writer))
    os.close(writer)
    with os.fdopen(reader) as stream:
        written = stream.read()
    wait_for_one([child])
    if not written:
        return Outcome(survivors=[], unsure=[], limit=0, failing=True)
    result = json.loads(written)
    survivors, unsure = ([mutants[number] for number in result[name]] for name in ("survivors", "unsure"))
    return Outcome(survivors=survivors, unsure=unsure, limit=result["limit"], failing=False)


def _report(mutants: Sequence[Mutant], jobs: int, writer: int) -> bool:
    silence()
    trials = _Trials(mutants, jobs)
    files = {str(file) for mutant in mutants for file in chain.from_iterable(tests_of(mutant.file))}
    options = ["-q", "-s", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    pytest.main([*options, *sorted(files)], plugins=[trials])
    if trials.survivors is not None:
        unsure = [number for number in trials.survivors if trials.ran_at_import(mutants[number])]
        result = {"survivors": trials.survivors, "unsure": unsure, "limit": trials.limit}
        os.write(writer, json.dumps(result).encode())
    return False


class _Calls:
    """Which functions of the mutants' files were called since `start`."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self._files = {str(mutant.file.resolve()) for mutant in mutants}
        self.seen = set[Place]()

    def start(self) -> None:
        self.seen = set()
        threading.setprofile(self._note)
        sys.setprofile(self._note)

    @staticmethod
    def stop() -> None:
        threading.setprofile(None)
        sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_filename in self._files:
            self.seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))


class _Trials:
    """Takes the place of pytest's loop over the collected tests."""

    def __init__(self, mutants: Sequence[Mutant], jobs: int) -> None:
        self._mutants, self._jobs = mutants, jobs
        self._calls = _Calls(mutants)
        self._calls.start()
        self._at_import = set[Place]()
        self._tests_of = dict[Place, list[int]]()
        self._seconds: list[float] = []
        self.survivors: list[int] | None = None
        self.limit = 0.0

    def ran_at_import(self, mutant: Mutant) -> bool:
        """Whether the function that was changed ran before the tests did."""
        return not self._at_import.isdisjoint(_places(mutant))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._calls.stop()
        self._at_import = self._calls.seen
        started = time.monotonic()
        with tempfile.NamedTemporaryFile() as file:
            baseline = functools.partial(self._fail_unchanged, session, Path(file.name))
            _, is_failing = wait_for_one([fork(baseline, limit=_LONGEST)])
            if not is_failing:
                self._tests_of, self._seconds = pickle.loads(Path(file.name).read_bytes())  # noqa: S301 — our child's
        self.limit = _SLOWER * (time.monotonic() - started) + _SPARE
        if not is_failing:
            self.survivors = sorted(self._surviving(session))
        return True

    def _fail_unchanged(self, session: pytest.Session, file: Path) -> bool:
        """Run all tests, and write which of them call each function."""
        callers, seconds = dict[Place, list[int]](), []
        _forget()
        for number, (item, following) in enumerate(pairwise([*session.items, None])):
            started = time.monotonic()
            self._calls.start()
            _run(session, item, following)
            self._calls.stop()
            seconds.append(time.monotonic() - started)
            for place in self._calls.seen:
                callers.setdefault(place, []).append(number)
        file.write_bytes(pickle.dumps((callers, seconds)))
        return bool(session.testsfailed)

    def _surviving(self, session: pytest.Session) -> Iterator[int]:
        waiting, running = list(range(len(self._mutants))), dict[int, int]()
        while waiting or running:
            while waiting and len(running) < self._jobs:
                number = waiting.pop()
                trial = functools.partial(self._is_noticed, session, self._mutants[number])
                running[fork(trial, limit=self._limit_of(self._mutants[number]))] = number
            child, was_noticed = wait_for_one(list(running))
            number = running.pop(child)
            if not was_noticed:
                yield number

    def _calling(self, mutant: Mutant) -> list[int]:
        if mutant.file.is_relative_to(_COMMANDS):
            return list(range(len(self._seconds)))
        return sorted({number for place in _places(mutant) for number in self._tests_of.get(place, [])})

    def _limit_of(self, mutant: Mutant) -> float:
        return _SLOWER * sum(self._seconds[number] for number in self._calling(mutant)) + _SPARE

    def _is_noticed(self, session: pytest.Session, mutant: Mutant) -> bool:
        """Whether one of the tests fails that call the function, the nearest and fastest first."""
        rank = {file.resolve(): rank for rank, file in enumerate(chain.from_iterable(tests_of(mutant.file)))}
        calling = [number for number in self._calling(mutant) if session.items[number].path in rank]
        calling.sort(key=lambda number: (rank[session.items[number].path], self._seconds[number]))
        tell_children(mutant)
        _change(mutant)
        _forget()
        for item, following in pairwise([*map(session.items.__getitem__, calling), None]):
            if _fails(session, item, following) and _fails(session, item, following):
                return True
        return False


def _places(mutant: Mutant) -> set[Place]:
    return {(str(mutant.file.resolve()), line) for line in functions_around(mutant)}


def _run(session: pytest.Session, item: pytest.Item | None, following: pytest.Item | None) -> None:
    if item is not None:
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _fails(session: pytest.Session, item: pytest.Item | None, following: pytest.Item | None) -> bool:
    """Whether a test fails. Who asks twice is not deceived by a machine that was too busy for it once."""
    before = session.testsfailed
    if isinstance(item, pytest.Function):
        item._initrequest()  # noqa: SLF001 — what it was given the last time is used up
    _run(session, item, following)
    return session.testsfailed > before


def _forget() -> None:
    """Empty the caches of our functions, which may hold what they answered before the change."""
    for each in gc.get_objects():
        if isinstance(each, _CACHED) and each.__module__.startswith(_OURS):
            each.cache_clear()


def _change(mutant: Mutant) -> None:
    """Give the functions of the module the code of the mutant, or let the module be imported so."""
    if module_name(mutant.file) not in sys.modules:
        sys.meta_path.insert(0, Finder(mutant))
        return
    file = str(mutant.file.resolve())
    codes = dict(_codes(compile(mutated(mutant), file, "exec", dont_inherit=True)))
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == file:
            _replace(function, codes)


def _replace(function: FunctionType, codes: dict[tuple[str, int], CodeType]) -> None:
    new = codes.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
    if new is not None and new.co_freevars == function.__code__.co_freevars:
        function.__code__ = new


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    """Yield the code of each function inside, by its name and line."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield (constant.co_qualname, constant.co_firstlineno), constant
            yield from _codes(constant)
