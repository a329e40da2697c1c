"""Each part of the code imports what its own extra declares: `deptry` sees the distribution as a whole only."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

from contracts.status import Stage

ROOT = Path(__file__).parents[3]
OWN = ("contracts", "lexicon", "runtime", "services")
# Parts of the runtime that only some services need, by their extra.
OPTIONAL = {
    "fetch": "runtime.fetch",
    "browser": "runtime.fetch.rendering",
    "llm": "runtime.llm",
    "storage": "runtime.storage",
}
CODE = OPTIONAL | {str(stage): f"services.{stage}" for stage in Stage}
# Declared, and used in other ways than by an import.
NOT_IMPORTED = {"manimgx-fonts", "manimgx-fonts-cjk", "httptools"}
# Comes with pydantic, in the one version that it works with.
WITH_PYDANTIC = {"pydantic-core"}

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
MODULES = packages_distributions()


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*OWN, "local", include_external_packages=True)


def name_of(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def extras_of(extra: str) -> set[str]:
    """Return the extra with all that it contains."""
    found = {extra}
    for requirement in PROJECT["optional-dependencies"][extra]:
        if inner := re.fullmatch(r"prepline\[(.+)\]", requirement):
            found |= {name for part in inner[1].split(",") for name in extras_of(part)}
    return found


def declared(extra: str) -> set[str]:
    """Return the distributions that an extra names itself."""
    return {name_of(entry) for entry in PROJECT["optional-dependencies"][extra]} - {"prepline"}


BASE = {name_of(requirement) for requirement in PROJECT["dependencies"]}


def imported(graph: grimp.ImportGraph, *packages: str, without: tuple[str, ...] = ()) -> set[str]:
    """Return the distributions that the packages import themselves."""
    modules = {
        module
        for package in packages
        for module in {package, *graph.find_descendants(package)}
        if not any(module == part or module.startswith(f"{part}.") for part in without)
    }
    foreign = {name for module in modules for name in graph.find_modules_directly_imported_by(module)}
    roots = {name.partition(".")[0] for name in foreign} - {*OWN, "local", *sys.stdlib_module_names}
    return {name_of(MODULES[root][0]) for root in roots} - WITH_PYDANTIC


def without_inner(extra: str) -> tuple[str, ...]:
    return tuple(code for name, code in CODE.items() if name != extra and code.startswith(f"{CODE[extra]}."))


@pytest.mark.parametrize("extra", CODE)
def test_an_extra_declares_what_its_code_imports(graph: grimp.ImportGraph, extra: str) -> None:
    used = imported(graph, CODE[extra], without=without_inner(extra))

    assert used <= BASE | {name for part in extras_of(extra) for name in declared(part)}


@pytest.mark.parametrize("extra", CODE)
def test_an_extra_declares_nothing_else(graph: grimp.ImportGraph, extra: str) -> None:
    used = imported(graph, CODE[extra], without=without_inner(extra))

    assert declared(extra) - NOT_IMPORTED <= used - BASE


@pytest.mark.parametrize("stage", Stage)
def test_a_service_has_the_extras_of_what_it_uses_of_the_runtime(graph: grimp.ImportGraph, stage: Stage) -> None:
    package = f"services.{stage}"
    modules = {package, *graph.find_descendants(package)}
    used = {name for module in modules for name in graph.find_modules_directly_imported_by(module)}
    # Rendering in a browser is off by default, and the extra for it is the operator's choice.
    needed = {name for name, code in OPTIONAL.items() if any(f"{entry}.".startswith(f"{code}.") for entry in used)}

    assert needed - {"browser"} <= extras_of(stage)


def test_what_every_process_imports_is_declared_for_all(graph: grimp.ImportGraph) -> None:
    used = imported(graph, *OWN, without=tuple(CODE.values()))

    assert used == BASE - NOT_IMPORTED


def test_the_local_stack_imports_what_its_distribution_depends_on(graph: grimp.ImportGraph) -> None:
    local = tomllib.loads((ROOT / "local" / "pyproject.toml").read_text())["project"]
    assert local["dependencies"] == ["prepline[services,servers]"]

    extras = extras_of("services") | extras_of("servers")
    used = imported(graph, "local", without=("local.build_cities", "local.build_countries"))  # they write data files
    assert used <= BASE | {name for extra in extras for name in declared(extra)}
